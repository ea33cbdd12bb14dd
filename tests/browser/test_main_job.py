"""The main job, from an empty database to files on the commissioner's disk, in real browsers.

Sam facilitates on a laptop, Lena and Tom sign for two providers, Priya commissions, Puffin is on a phone, and there is
a wall. Each scene is a function; what each leads to is checked where it happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Playwright, expect

from tests.browser.cast import Cast, Guest
from tests.browser.doing import (
    add_lane,
    add_step,
    all_sent,
    clause,
    listening,
    open_section,
    open_the_score,
    reword,
    score,
    sign,
    tick,
)
from tests.browser.driving import driving, launch
from tests.browser.files import words_of_docx, words_of_pdf, words_of_xlsx
from tests.serving import serving

pytestmark = pytest.mark.browser

FAILED = Path("test-output/main-job")
THINK = "young people stop asking"
BECAUSE = "they are sent from place to place"
OWN_WORDS = "one person who knows me"
OUTCOME = "Young people have one worker who stays with them."
BLOCKED = "Nights in a hostel"
SECRET_NOTE = "Can we do the next bit without the social workers?"


@pytest.fixture
def cast(tmp_path: Path, playwright: Playwright, whole_chromium_path: str) -> Iterator[Cast]:
    with serving(tmp_path) as server, launch(playwright, whole_chromium_path) as browser, driving(browser) as driver:
        yield Cast.begin(server, driver)


def test_the_main_job(cast: Cast, tmp_path: Path) -> None:
    with cast.driver.watched(FAILED):
        invite_everybody(cast)
        sign_the_agreement(cast)
        raise_and_score_a_hypothesis(cast)
        draw_the_pathway(cast)
        agree_outcomes(cast)
        agree_the_specification(cast)
        files = take_the_files(cast, tmp_path)
    check_the_files(files)
    assert cast.driver.errors == []


def invite_everybody(cast: Cast) -> None:
    cast.invite(Guest("Lena", "Voluntary providers", ("Member", "Signatory"), "Harbour Rooms"))
    cast.seat(Guest("Tom", "Voluntary providers", ("Member", "Signatory"), "Keel Row"))
    cast.seat(Guest("Priya", "Commissioners", ("Member", "Commissioner")))
    cast.plan("Starting out and signing")
    wall = cast.projector()
    puffin = cast.young_person("Puffin")
    expect(wall.get_by_text("3 here")).to_be_visible()
    expect(puffin.get_by_role("heading", name="Welcome", exact=False).first).to_be_visible()
    cast.people["wall"] = wall


def sign_the_agreement(cast: Cast) -> None:
    """Tom objects to one clause, it is answered and reworded; each signs the exact text, the change apart."""
    sam, lena, tom, puffin = cast.sam, cast.people["Lena"], cast.people["Tom"], cast.people["Puffin"]
    cast.move_to("Sign and say you have read it")
    cast.go(sam, "agreement")
    sam.get_by_role("button", name="Begin with the 22 clauses").click()
    cast.go(tom, "agreement")
    clause(tom, "WTA-10")
    tom.get_by_role("button", name="Object", exact=True).click()
    tom.get_by_label("Why do you object?").fill("Wards give our numbers away.")
    tom.get_by_label("What would fix it?").fill("Show three larger areas.")
    tom.get_by_role("button", name="Object with this reason").click()
    sign(tom, "Tom Reid", "Sign these 21 clauses")
    cast.go(lena, "agreement")
    sign(lena, "Lena Shaw", "Sign these 21 clauses")
    settle(cast)
    sign(tom, "Tom Reid", "Sign this clause", to="Sign the rest")
    sign(lena, "Lena Shaw", "Sign this clause", to="Sign the rest")
    reword(sam, "WTA-14", " Nobody talks over anybody.")
    sign(lena, "Lena Shaw", "Sign the change", to="Sign the change")
    puffin.get_by_role("button", name="I’ve read it").click()
    expect(puffin.get_by_text("You’ve read it.")).to_be_visible()
    expect(sam.get_by_text("1 person has acknowledged version")).to_be_visible()


def settle(cast: Cast) -> None:
    """Sam says what was done about the objection and rewords the clause; Tom agrees with the new words."""
    sam, tom = cast.sam, cast.people["Tom"]
    reword(sam, "WTA-10", " We show three large areas, never wards.")
    sam.get_by_role("button", name="Say what was done").click()
    sheet = sam.get_by_role("dialog")
    sheet.get_by_label("What was done").fill("The clause now says three large areas.")
    sheet.get_by_role("checkbox", name=re.compile("This meets the objection")).check(force=True)
    sheet.get_by_role("button", name="Save for everybody").click()
    expect(tom.get_by_text("three large areas, never wards")).to_be_visible()
    tom.get_by_role("button", name="Agree", exact=True).click()


def raise_and_score_a_hypothesis(cast: Cast) -> None:
    """Puffin raises it on the phone; five people score privately; nobody receives a score; all see the result."""
    sam, puffin, priya = cast.sam, cast.people["Puffin"], cast.people["Priya"]
    cast.to_the_room(sam)
    cast.end_session()
    cast.plan("What we think is going on")
    cast.move_to("Write on your own")
    heard = listening(priya)
    cast.to_the_room(priya)
    puffin.get_by_label("We think…").fill(SECRET_NOTE)
    puffin.get_by_role("button", name="Send quietly").click()
    expect(sam.get_by_text(SECRET_NOTE).first).to_be_visible()
    expect(puffin.get_by_label("We think…")).to_have_value("")
    puffin.get_by_label("We think…").fill(THINK)
    puffin.get_by_label("because…").fill(BECAUSE)
    puffin.get_by_role("button", name="Share with the group").click()
    expect(puffin.get_by_text("Shared with the group.").first).to_be_visible()
    cast.move_to("Score on your own")
    open_the_score(sam)
    score(puffin)
    for who in (sam, cast.people["Lena"], cast.people["Tom"], priya):
        score_on_a_laptop(cast, who)
    assert not [frame for frame in heard if "hypotheses.score" in frame and "participant:" not in frame]
    assert any("hypotheses.round" in frame for frame in heard), "nothing was heard at all"
    assert not any(SECRET_NOTE in frame or "meeting.quiet_note" in frame for frame in heard)
    cast.to_the_room(sam)
    sam.get_by_role("button", name="Reveal together").click()
    # Five have scored, and only some have said that they are ready.
    sam.get_by_role("dialog").get_by_role("button", name="Reveal all the same").click()
    expect(puffin.get_by_text("Most agree, in every group.")).to_be_visible()
    expect(sam.get_by_text("Common ground").first).to_be_visible()
    expect(cast.people["wall"].get_by_text("Common ground").first).to_be_visible()


def score_on_a_laptop(cast: Cast, who: Page) -> None:
    """Whoever leaves the page has their score sent with it."""
    cast.to_the_room(who)
    who.get_by_text("Hidden from everyone").first.wait_for()
    own = who.get_by_role("button", name="Your own score")
    if own.count():
        own.click()
    for _ in range(4):
        who.get_by_role("button", name="More", exact=True).click()
    cast.go(who, "overview")
    expect(who.get_by_role("button", name="More", exact=True)).to_have_count(0)
    all_sent(who)
    expect(who.get_by_text("All changes saved").first).to_be_visible()


def draw_the_pathway(cast: Cast) -> None:
    """Sam begins a map and Lena draws on it at the same time; the figures say what is unknown."""
    sam, lena = cast.sam, cast.people["Lena"]
    cast.go(sam, "pathways")
    sam.get_by_role("button", name="Begin a map").first.click()
    sheet = sam.get_by_role("dialog")
    sheet.get_by_label("Name of the map").fill("How it could be")
    sheet.get_by_role("radio", name=re.compile("How it could be")).check(force=True)
    sheet.get_by_role("button", name="Begin the map").click()
    expect(sheet).to_be_hidden()
    sam.get_by_role("button", name="Add a lane", exact=True).click()
    for name, kind in (("Young person", "The person whose journey it is"), ("Harbour Rooms", "An agency")):
        add_lane(sam, name, kind)
    cast.go(lena, "pathways")
    lena.get_by_role("link", name="How it could be").first.click()
    add_step(sam, "Needs somewhere safe", "Young person", "Start or end")
    add_step(lena, "Comes to one door", "Harbour Rooms", "Step")
    for who in (sam, lena):
        for words in ("Needs somewhere safe", "Comes to one door"):
            expect(who.get_by_role("button", name=re.compile(words)).first).to_be_visible()
    expect(sam.get_by_text("We can’t say").first).to_be_visible()


def agree_outcomes(cast: Cast) -> None:
    """Puffin says an outcome in own words; Sam words it formally beside them and adds an indicator without a reader."""
    sam, puffin = cast.sam, cast.people["Puffin"]
    cast.to_the_room(sam)
    cast.end_session()
    cast.plan("What matters to us")
    cast.move_to("A good day")
    puffin.get_by_label("In my own words…").fill(OWN_WORDS)
    puffin.get_by_role("button", name="Share with the group").click()
    cast.go(sam, "outcomes")
    sam.get_by_role("button", name="Choose a framework").click()
    sheet = sam.get_by_role("dialog")
    sheet.get_by_role("radio", name=re.compile("^SHANARRI")).press("Space")
    sheet.get_by_role("button", name="Use this framework").click()
    expect(sheet).to_be_hidden()
    expect(sam.get_by_text(OWN_WORDS).first).to_be_visible()
    sam.get_by_role("button", name=re.compile("No formal wording yet|O1")).first.click()
    sam.get_by_role("button", name="Word it formally").first.click()
    sheet = sam.get_by_role("dialog")
    sheet.get_by_label("Formal wording").fill(OUTCOME)
    sheet.get_by_role("button", name="Save the new words").click()
    sam.get_by_role("button", name="Add an indicator").first.click()
    sheet = sam.get_by_role("dialog")
    sheet.get_by_label("What tells us?").fill(BLOCKED)
    sheet.get_by_role("button", name=re.compile("indicator")).click()
    expect(sam.get_by_text("It cannot go in the specification.").first).to_be_visible()


def agree_the_specification(cast: Cast) -> None:
    """Sam drafts it from what was made; Priya agrees a requirement, asks why it is here, and publishes a version."""
    sam, priya = cast.sam, cast.people["Priya"]
    cast.go(sam, "specification")
    sam.get_by_role("button", name="Begin the specification").click()
    sam.get_by_role("button", name="Draft from the artefacts").first.click()
    sam.get_by_role("button", name="Make the draft").click()
    open_section(sam, "Outcomes and service qualities")
    expect(sam.get_by_text(OUTCOME).first).to_be_visible()
    cast.go(priya, "specification")
    open_section(priya, "Outcomes and service qualities")
    row = priya.get_by_role("listitem").filter(has_text=OUTCOME).last
    row.get_by_role("button", name=re.compile("Why is this here")).click()
    expect(priya.get_by_text(OWN_WORDS).first).to_be_visible()
    priya.get_by_role("button", name="Record agreement").click()
    priya.get_by_role("dialog").get_by_role("button", name="Record it").click()
    expect(priya.get_by_text("is agreed").first).to_be_visible()


def take_the_files(cast: Cast, folder: Path) -> dict[str, Path]:
    """Priya takes the specification as Word, PDF and Excel, all at once."""
    priya = cast.people["Priya"]
    cast.go(priya, "export")
    tick(priya, "Service specification", True)
    tick(priya, "Working-together agreement", False)
    for name in ("Word", "PDF", "Excel"):
        tick(priya, name, True)
    came: list[Download] = []

    def keep(one: Download) -> None:
        came.append(one)

    priya.on("download", keep)
    priya.get_by_role("button", name="Make 3 files").click()
    expect(priya.get_by_text("Your browser saves them")).to_be_visible(timeout=60_000)
    files = {}
    for one in came:
        files[one.suggested_filename.rsplit(".", 1)[1]] = folder / one.suggested_filename
        one.save_as(folder / one.suggested_filename)
    return files


def check_the_files(files: dict[str, Path]) -> None:
    """What must be in each file, the thread included, and what must not."""
    for ending, read in (("docx", words_of_docx), ("pdf", words_of_pdf), ("xlsx", words_of_xlsx)):
        words = read(files[ending])
        assert OUTCOME in words, ending
        assert OWN_WORDS in words, ending
        assert "O1" in words, ending
        for hidden in (SECRET_NOTE, BLOCKED, "Puffin", "participant:"):
            assert hidden not in words, (ending, hidden)
