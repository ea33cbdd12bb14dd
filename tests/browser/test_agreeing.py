"""A requirement is talked about, agreed with what is held against it, and goes out with all of that in the files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.doing import tick
from tests.browser.files import words_of_docx
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json

pytestmark = pytest.mark.browser

RESERVED = "Only while the night bus runs"
COMMENT = "Who pays for the taxi?"
ANSWERED = "The pooled budget, until April"
DISSENT = "One evening is not enough for those who work."
COVER = {
    "Reference": "TYNE-2031-07",
    "Owner": "Priya, lead commissioner",
    "Approver": "The joint board",
    "When it is reviewed": "March 2032",
    "Marking": "OFFICIAL",
}


@dataclass
class Agreeing:
    """Nadia commissions and Robin facilitates; both are at the specification."""

    stage: Stage
    nadia: Page
    robin: Page

    def requirement(self, words: str) -> Json:
        """The requirement with these words in it."""
        return next(one for one in self.stage.of("specification.requirement") if words in one["words"])

    def open(self, page: Page, one: Json) -> Locator:
        """Open a requirement; returns what stands beside."""
        self.stage.visit(page, f"specification/{one['id']}")
        beside = page.get_by_role("complementary", name=f"Why is {one['ref']} here?")
        beside.get_by_role("heading", name="What was said of it").wait_for()
        return beside

    def row(self, page: Page, one: Json) -> Locator:
        """The row of a requirement on its page."""
        return page.locator("main").get_by_role("listitem").filter(has_text=one["words"])

    def file(self, name: str, folder: Path) -> str:
        """The words of one document, made on the export page as Word."""
        page = self.nadia
        self.stage.visit(page, "export")
        page.get_by_role("checkbox", name=re.compile("^Service specification")).wait_for(state="attached")
        for other in ("Service specification", "Outcomes framework as the requirement", "PDF"):
            tick(page, other, other == name)
        with page.expect_download() as download:
            page.get_by_role("button", name="Make 1 file").click()
        download.value.save_as(folder / "made.docx")
        return words_of_docx(folder / "made.docx")


@pytest.fixture(scope="module")
def agreeing(stage: Stage) -> Agreeing:
    nadia = stage.invite("Nadia", "member", "commissioner", group="Commissioners")
    where = f"/p/{stage.place}/specification"
    return Agreeing(stage, stage.page(where, nadia), stage.page(where, stage.robin))


def test_a_requirement_is_agreed_in_the_words_that_were_read(agreeing: Agreeing) -> None:
    """With a reservation in the words of whoever holds it; new words are agreed anew, and what was said stays."""
    nadia, robin = agreeing.nadia, agreeing.robin
    one = agreeing.requirement("offer family mediation before a move")
    beside, sheet = agreeing.open(nadia, one), nadia.get_by_role("dialog")
    beside.get_by_role("button", name="Record agreement").click()
    sheet.get_by_role("radio", name="Agreed, with a reservation").check(force=True)
    sheet.get_by_label("Who says so").select_option(index=1)
    sheet.get_by_role("button", name="Record it").click()
    expect(sheet.get_by_text("Write the reservation in their words")).to_be_visible()
    sheet.get_by_label("The reservation, in their words").fill(RESERVED)
    assert look(nadia, "laptop: agree with a reservation", colours=False).wrong() == []
    sheet.get_by_role("button", name="Record it").click()
    expect(beside.get_by_text("agrees, with a reservation")).to_be_visible()
    expect(beside.get_by_text(f"“{RESERVED}”")).to_be_visible()
    theirs = agreeing.open(robin, one)
    expect(agreeing.row(robin, one)).to_contain_text("Agreed 1 reservation")
    theirs.get_by_role("button", name="Reword").click()
    change = robin.get_by_role("dialog")
    change.get_by_label("Plain words").fill("We help you talk before anybody moves.")
    change.get_by_role("button", name="Save the new words").click()
    expect(agreeing.row(robin, one)).to_contain_text("Drafted")
    expect(beside.get_by_text("Nobody has agreed these words yet.")).to_be_visible()
    beside.get_by_text("1 answer to earlier words").click()
    expect(beside.get_by_text(f"“{RESERVED}”")).to_be_visible()
    beside.get_by_role("button", name="Record agreement").click()
    sheet.get_by_role("button", name="Record it").click()
    expect(beside.get_by_text("The room agrees").first).to_be_visible()
    expect(agreeing.row(robin, one)).to_contain_text("Agreed")


def test_who_reads_older_words_reads_the_new_ones_before_agreeing(agreeing: Agreeing) -> None:
    nadia, one = agreeing.nadia, agreeing.requirement("open at times that suit young people")
    beside, sheet = agreeing.open(nadia, one), nadia.get_by_role("dialog")
    beside.get_by_role("button", name="Record agreement").click()
    agreeing.open(agreeing.robin, one).get_by_role("button", name="Reword").click()
    change = agreeing.robin.get_by_role("dialog")
    change.get_by_label("Plain words").fill("Open when you can come.")
    change.get_by_role("button", name="Save the new words").click()
    expect(sheet.get_by_text("The words changed while you read.")).to_be_visible()
    sheet.get_by_role("button", name="Read the new words", exact=True).click()
    expect(sheet.get_by_text("Open when you can come.")).to_be_visible()
    sheet.get_by_role("button", name="Record it").click()
    expect(beside.get_by_text("The room agrees").first).to_be_visible()


def test_a_comment_is_answered_settled_and_opened_again(agreeing: Agreeing) -> None:
    """It changes no word of the requirement; while it waits it is among what is not agreed."""
    nadia, robin, one = agreeing.nadia, agreeing.robin, agreeing.requirement("one named worker")
    beside = agreeing.open(nadia, one)
    beside.get_by_role("button", name="Comment").click()
    beside.get_by_label("Your comment").fill(COMMENT)
    beside.get_by_role("button", name="Add the comment").click()
    agreeing.stage.visit(robin, "specification/unresolved")
    waiting = robin.get_by_role("region", name=re.compile("without an answer$"))
    expect(waiting).to_contain_text(COMMENT)
    theirs = agreeing.open(robin, one)
    theirs.get_by_role("button", name=re.compile(f"^Settle\\s*: {re.escape(COMMENT)}")).click()
    theirs.get_by_label("What came of it").fill(ANSWERED)
    theirs.get_by_role("button", name="Answer and settle").click()
    expect(beside.get_by_text(f"“{COMMENT}”")).to_be_hidden()
    beside.get_by_text("1 settled comment").click()
    expect(beside.get_by_text(f"Answer: {ANSWERED}")).to_be_visible()
    theirs.get_by_text("1 settled comment").click()
    theirs.get_by_role("button", name="Open again").click()
    expect(beside.get_by_role("button", name="Take it back")).to_be_visible()
    assert agreeing.requirement("one named worker")["words"] == one["words"]


def test_another_view_stands_beside_a_requirement_and_in_what_is_not_agreed(agreeing: Agreeing) -> None:
    nadia, one = agreeing.nadia, agreeing.requirement("open at times that suit young people")
    beside, sheet = agreeing.open(nadia, one), nadia.get_by_role("dialog")
    keep_a_view(beside, sheet)
    expect(agreeing.row(nadia, one)).to_contain_text("1 other view kept")
    agreeing.stage.visit(nadia, "specification/unresolved")
    expect(nadia.get_by_role("region", name=re.compile("minority views$"))).to_contain_text(DISSENT)


def keep_a_view(beside: Locator, sheet: Locator) -> None:
    beside.get_by_role("button", name="More").click()
    beside.get_by_role("menuitem", name="Keep another view beside it").click()
    sheet.get_by_role("button", name="Keep this view").click()
    expect(sheet.get_by_text("Write how you see it")).to_be_visible()
    sheet.get_by_label("How you see it").fill(DISSENT)
    sheet.get_by_role("button", name="Keep this view").click()
    expect(beside.get_by_text(f"“{DISSENT}”")).to_be_visible()


def test_the_cover_says_how_it_stands_and_the_file_has_its_annexes(agreeing: Agreeing, tmp_path: Path) -> None:
    nadia, stage = agreeing.nadia, agreeing.stage
    stage.visit(nadia, "specification")
    nadia.locator("#main").get_by_role("button", name="More").click()
    nadia.get_by_role("menuitem", name="What the cover says").click()
    expect(nadia.get_by_label("Approver")).to_have_accessible_description(
        re.compile("^Who says, by name, that this text may be used")
    )
    sheet = nadia.get_by_role("dialog")
    for label, words in COVER.items():
        sheet.get_by_label(label).fill(words)
    assert look(nadia, "laptop: what the cover says", colours=False).wrong() == []
    sheet.get_by_role("button", name="Save the cover").click()
    expect(sheet).to_be_hidden()
    if not any(one["words"] == DISSENT for one in stage.of("meeting.minority_view")):
        keep_a_view(agreeing.open(nadia, agreeing.requirement("open at times")), sheet)
    stage.visit(nadia, "export")
    cover = nadia.get_by_role("complementary").get_by_role("region", name=re.compile("place to live"))
    expect(cover).to_contain_text("Draft for engagement")
    for words in COVER.values():
        expect(cover).to_contain_text(words)
    written = agreeing.file("Service specification", tmp_path)
    for words in ("DRAFT FOR ENGAGEMENT", *COVER.values(), *ANNEXES, DISSENT):
        assert words in written, words


ANNEXES = ("What is not agreed", "What has not been tested", "Who took part")


def test_the_framework_goes_out_alone_as_the_requirement(agreeing: Agreeing, tmp_path: Path) -> None:
    """Lambeth's way: outcomes and qualities with their own words, and no word of a service model."""
    model = agreeing.requirement("run one drop-in place, the Hub")["words"]
    assert model in agreeing.file("Service specification", tmp_path)
    written = agreeing.file("Outcomes framework as the requirement", tmp_path)
    for outcome in agreeing.stage.of("outcomes.outcome"):
        assert outcome["formal"] in written and outcome["own_words"] in written, outcome["ref"]
    assert "It holds no service model" in written and "What an offer answers" in written
    assert model not in written and "MUST" not in written
