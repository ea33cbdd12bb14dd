"""Saying it in another way than by typing: what one phone puts beside its words stands on laptop and wall, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.doing import NO_SIGNAL, all_sent, take_back, without_signal
from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.sketching import DOOR, ROOF, draws, stroke, tool
from tests.browser.stage import Stage
from tests.browser.test_offline import IN_CHARGE

pytestmark = pytest.mark.browser


@dataclass
class Saying:
    """A room that writes cards: Puffin's phone, Robin's laptop, a wall."""

    stage: Stage
    phone: Page
    laptop: Page
    wall: Page
    rounds: Iterator[int] = field(default_factory=count)

    def deal(self, *, show: bool) -> str:
        """A new round of cards, shown at once or not, once the phone has come to it."""
        question = f"What helps at night? ({next(self.rounds)})"
        asked = {"question": question, "activity": self.stage.live()["activity"]}
        (round_, *_) = self.stage.ask("cards.open_round", **asked)["made"]
        expect(self.phone.get_by_text(question).first).to_be_visible()
        if show:
            self.stage.ask("cards.reveal", round=round_)
            expect(self.phone.get_by_label("Something to add?")).to_be_visible()
        return str(round_)

    def writes(self) -> None:
        """Everybody writes on their own, once the phone has come to it."""
        self.stage.move_to("silent_write")
        expect(self.phone.get_by_label("We think…")).to_be_visible()

    def screens(self) -> tuple[Page, Page, Page]:
        return self.phone, self.laptop, self.wall


@pytest.fixture(scope="module")
def saying(stage: Stage) -> Saying:
    stage.expected = NO_SIGNAL
    stage.move_to("cluster")
    phone = stage.page(f"/take-part/{stage.place}", stage.join("Puffin Two"), SMALL_PHONE, has_touch=True)
    # The sheets open without signal once the phone keeps them.
    phone.evaluate(IN_CHARGE)
    return Saying(stage, phone, stage.laptop(), stage.wall())


def beside(page: Page, words: str) -> Locator:
    """Where a card with these words stands, on whatever screen."""
    return page.locator("li, label, .inside").filter(has_text=words).last


def test_a_picture_is_chosen_shown_everywhere_and_taken_back(saying: Saying) -> None:
    saying.deal(show=False)
    phone = saying.phone
    phone.get_by_label("One card, one idea").fill("Nowhere to go")
    sheet = tool(phone, "Picture")
    assert look(phone, "phone: choose a picture").wrong() == []
    sheet.get_by_role("button", name="A locked door").click()
    expect(sheet).to_be_hidden()
    expect(phone.get_by_text("A locked door")).to_be_visible()
    assert look(phone, "phone: a picture beside the words").wrong() == []
    phone.get_by_role("button", name="Keep this card").click()
    expect(phone.get_by_text("Your 1 card.")).to_be_visible()
    all_sent(phone)
    for other in (saying.laptop, saying.wall):
        expect(other.get_by_text("A locked door")).to_have_count(0)
    saying.stage.ask("cards.reveal", round=saying.stage.of("cards.round")[-1]["id"])
    for page in saying.screens():
        expect(beside(page, "Nowhere to go")).to_contain_text("A locked door")
    assert look(saying.wall, "projector: a card with a picture", narrow=False).wrong() == []
    assert look(saying.laptop, "laptop: a card with a picture").wrong() == []
    take_back(phone, "Nowhere to go")
    for page in saying.screens():
        expect(page.get_by_text("A locked door")).to_have_count(0)


def test_a_picture_stands_alone_with_its_word(saying: Saying) -> None:
    """Chosen by keyboard, before any word is written."""
    saying.deal(show=True)
    phone = saying.phone
    expect(phone.get_by_label("Something to add?")).to_be_visible()
    opener = phone.get_by_role("button", name="Picture")
    opener.focus()
    phone.keyboard.press("Enter")
    dog = phone.get_by_role("dialog").get_by_role("button", name="A dog")
    dog.focus()
    phone.keyboard.press("Space")
    expect(phone.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    phone.get_by_role("button", name="Take it off").click()
    phone.get_by_role("button", name="Add a card").click()
    expect(phone.get_by_text("Write a few words first.")).to_be_visible()
    tool(phone, "Picture").get_by_role("button", name="A dog").click()
    phone.get_by_role("button", name="Add a card").click()
    for page in saying.screens():
        expect(page.get_by_text("A dog")).to_have_count(1)
    assert saying.stage.one("cards.card", picture="dog")["words"] == "A dog"


def test_an_idea_with_a_picture_waits_without_signal_and_stands_before_the_room(saying: Saying) -> None:
    stage, phone = saying.stage, saying.phone
    stage.move_to("silent_write")
    phone.get_by_label("We think…").fill("the office shuts too early")
    with without_signal(phone):
        tool(phone, "Picture").get_by_role("button", name="Waiting").click()
        phone.get_by_role("button", name="Share with the group").click()
        expect(phone.get_by_text("No signal. It is safe on this phone")).to_be_visible()
    stage.room.until(lambda: any(one.get("picture") == "waiting" for one in stage.of("hypotheses.hypothesis")))
    idea = next(one for one in stage.of("hypotheses.hypothesis") if one.get("picture"))
    stage.move_to("talk", focus=idea["id"])
    for page in saying.screens():
        expect(page.get_by_text("Waiting", exact=True)).to_be_visible()
    stage.move_to("cluster")


def test_what_waits_to_be_shown_is_looked_at_with_its_picture(saying: Saying) -> None:
    stage, phone = saying.stage, saying.phone
    saying.deal(show=True)
    stage.ask("meeting.set_room_rule", rule="moderation", on=True)
    tool(phone, "Picture").get_by_role("button", name="Rain").click()
    phone.get_by_label("Something to add?").fill("We queue outside")
    phone.get_by_role("button", name="Add a card").click()
    held = saying.laptop.get_by_role("region", name="Look before it shows").get_by_role("listitem")
    expect(held).to_contain_text("We queue outside")
    expect(held).to_contain_text("Rain")
    held.get_by_role("button", name="Show it").click()
    expect(beside(saying.wall, "We queue outside")).to_contain_text("Rain")
    draws(phone, "Who it was")
    phone.get_by_role("button", name="Add a card").click()
    expect(held).to_contain_text("Who it was")
    expect(held.locator("svg[viewBox='0 0 400 300'] path")).to_have_count(2)
    held.get_by_role("button", name="Don’t show").click()
    saying.laptop.get_by_role("dialog").get_by_role("button", name="Don’t show it").click()
    lines = phone.locator("svg[viewBox='0 0 400 300'] path")
    expect(lines).to_have_count(2)
    expect(saying.wall.locator("svg[viewBox='0 0 400 300']")).to_have_count(0)
    phone.get_by_role("button", name="Put it away").click()
    expect(lines).to_have_count(0)
    stage.ask("meeting.set_room_rule", rule="moderation", on=False)


def drawn(page: Page, words: str) -> Locator:
    """The lines drawn beside these words."""
    return beside(page, words).locator("svg[viewBox='0 0 400 300'] path")


def test_the_sheet_says_what_is_missing_and_loses_no_line(saying: Saying) -> None:
    saying.deal(show=False)
    phone = saying.phone
    sheet = tool(phone, "Draw")
    put = sheet.get_by_role("button", name="Put it on the card")
    put.click()
    paper = sheet.get_by_role("img", name="Nothing is on it yet")
    expect(paper).to_be_focused()
    expect(paper).to_have_accessible_description("Draw something first.")
    expect(sheet.get_by_label("What does it show?")).not_to_have_attribute("aria-invalid", "true")
    for _ in range(2):
        stroke(phone, ROOF)
    stroke(phone, ((200, 100),))
    expect(sheet.get_by_role("img", name="Your drawing, 3 lines")).to_be_visible()
    sheet.get_by_role("button", name="Undo").click()
    expect(sheet.get_by_role("img", name="Your drawing, 2 lines")).to_be_visible()
    put.click()
    expect(sheet.get_by_label("What does it show?")).to_be_focused()
    expect(sheet.get_by_label("What does it show?")).to_have_accessible_description(re.compile("Say in a few words"))
    assert look(phone, "phone: draw").wrong() == []
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(tool(phone, "Draw").get_by_role("img", name="Your drawing, 2 lines")).to_be_visible()
    sheet.get_by_role("button", name="Start again").click()
    expect(sheet.get_by_role("img", name="Nothing is on it yet")).to_be_visible()
    phone.keyboard.press("Escape")


def test_what_is_being_drawn_outlives_what_the_room_does_meanwhile(saying: Saying) -> None:
    """The room moves on: the sheet is found again. All cards are shown: it stays, above the box that is then there."""
    phone = saying.phone
    saying.writes()
    sheet = tool(phone, "Draw")
    stroke(phone, ROOF)
    sheet.get_by_label("What does it show?").fill("A warm house")
    saying.stage.move_to("break")
    expect(sheet).to_be_hidden()
    phone.get_by_role("button", name="Go back to them").click()
    expect(sheet.get_by_role("img", name="Your drawing, 1 line")).to_be_visible()
    expect(sheet.get_by_label("What does it show?")).to_have_value("A warm house")
    sheet.get_by_role("button", name="Start again").click()
    sheet.get_by_label("What does it show?").fill("")
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    saying.stage.move_to("cluster")
    round_ = saying.deal(show=False)
    tool(phone, "Draw")
    stroke(phone, DOOR)
    saying.stage.ask("cards.reveal", round=round_)
    expect(phone.get_by_label("Something to add?")).to_be_attached()
    expect(sheet.get_by_role("img", name="Your drawing, 1 line")).to_be_visible()
    sheet.get_by_label("What does it show?").fill("A door at last")
    sheet.get_by_role("button", name="Put it on the card").click()
    expect(sheet).to_be_hidden()
    phone.get_by_role("button", name="Add a card").click()
    expect(drawn(saying.laptop, "A door at last")).to_have_count(1)
    expect(tool(phone, "Draw").get_by_role("img", name="Nothing is on it yet")).to_be_visible()
    phone.keyboard.press("Escape")


def test_what_one_phone_draws_stands_on_laptop_and_wall_and_is_gone_when_taken_back(saying: Saying) -> None:
    """Drawn without signal, kept over a reload of the page, and sent with the card."""
    round_ = saying.deal(show=False)
    phone = saying.phone
    expect(phone.get_by_label("One card, one idea")).to_be_visible()
    draws(phone, "A house with a red door")
    phone.reload()
    expect(phone.get_by_text("A house with a red door")).to_be_visible()
    with without_signal(phone):
        phone.get_by_label("One card, one idea").fill("A place of my own")
        phone.get_by_role("button", name="Keep this card").click()
        expect(drawn(phone, "A place of my own")).to_have_count(2)
    expect(phone.get_by_role("button", name="Throw away: A place of my own")).to_be_visible()
    for other in (saying.laptop, saying.wall):
        expect(other.locator("svg[viewBox='0 0 400 300']")).to_have_count(0)
    saying.stage.ask("cards.reveal", round=round_)
    for page in saying.screens():
        expect(drawn(page, "A place of my own")).to_have_count(2)
        expect(beside(page, "A place of my own")).to_contain_text("A house with a red door")
    card = saying.stage.one("cards.card", words="A place of my own")
    assert all(9 <= len(one) <= 21 for one in card["drawing"]), "the corners, and next to nothing between them"
    assert look(saying.laptop, "laptop: a card with a drawing").wrong() == []
    assert look(saying.wall, "projector: a card with a drawing", narrow=False).wrong() == []
    assert saying.wall.evaluate("document.documentElement.scrollHeight <= innerHeight"), "a wall cannot scroll"
    take_back(phone, "A place of my own")
    for page in saying.screens():
        expect(page.locator("svg[viewBox='0 0 400 300']")).to_have_count(0)
    room = saying.stage.room
    room.until(lambda: "red door" not in str(room.peer.streams))


def test_a_drawing_goes_quietly_to_those_who_run_the_room(saying: Saying) -> None:
    phone = saying.phone
    saying.writes()
    draws(phone, "A house that is too far away")
    phone.get_by_role("button", name="Send quietly").click()
    note = saying.laptop.get_by_role("region", name="Quiet notes, for you").get_by_role("listitem").first
    expect(note).to_contain_text("A house that is too far away")
    expect(note.locator("svg[viewBox='0 0 400 300'] path")).to_have_count(2)
    expect(saying.wall.locator("svg[viewBox='0 0 400 300']")).to_have_count(0)


def test_whoever_keeps_people_safe_sees_what_was_drawn(saying: Saying) -> None:
    stage = saying.stage
    saying.writes()
    draws(saying.phone, "Somebody who shouts")
    saying.phone.get_by_role("button", name="Share with the group").click()
    stage.room.until(
        lambda: any(one.get("shows") == "Somebody who shouts" for one in stage.of("hypotheses.hypothesis"))
    )
    said = next(one["id"] for one in stage.of("hypotheses.hypothesis") if one.get("shows") == "Somebody who shouts")
    stage.robin.post(f"/partnerships/{stage.place}/concerns", id="c1", about="record", record=said, words="")
    lead = stage.page(f"/p/{stage.place}/safety", stage.invite("Jo Two", "member", "safeguarding_lead"))
    card = lead.get_by_role("article").filter(has_text="Somebody who shouts")
    expect(card.locator("svg[viewBox='0 0 400 300'] path")).to_have_count(2)
    assert "who shouts" not in str(stage.room.peer.streams)


def test_how_it_feels_stands_beside_an_idea_on_every_screen(saying: Saying) -> None:
    stage, phone = saying.stage, saying.phone
    stage.move_to("silent_write")
    scared = phone.get_by_role("group", name="How does it feel?").get_by_role("button", name="Scared")
    scared.click()
    phone.get_by_label("We think…").fill("Nights are the worst")
    phone.reload()
    expect(scared).to_have_attribute("aria-pressed", "true")
    assert look(phone, "phone: how an idea feels").wrong() == []
    phone.get_by_role("button", name="Share with the group").click()
    expect(scared).to_have_attribute("aria-pressed", "false")
    stage.room.until(lambda: any(one.get("face") == "scared" for one in stage.of("hypotheses.hypothesis")))
    said = next(one["id"] for one in stage.of("hypotheses.hypothesis") if one.get("face") == "scared")
    stage.move_to("silent_write", said)
    for page in saying.screens():
        expect(page.get_by_text("Scared", exact=True).first).to_be_visible()
    stage.move_to("silent_write")


def test_in_urdu_the_sheet_runs_from_the_right_and_the_drawing_does_not(saying: Saying) -> None:
    phone = saying.stage.phone(f"/take-part/{saying.stage.place}?lang=ur", saying.stage.join("Bulbul"))
    phone.get_by_role("button", name="خاکہ").click()
    sheet = phone.get_by_role("dialog", name="خاکہ بنائیں")
    expect(sheet).to_be_visible()
    assert sheet.evaluate("node => getComputedStyle(node).direction") == "rtl"
    box = sheet.get_by_role("img").bounding_box()
    assert box
    phone.mouse.move(box["x"] + 20, box["y"] + 20)
    phone.mouse.down()
    phone.mouse.move(box["x"] + 60, box["y"] + 60, steps=3)
    phone.mouse.up()
    line = sheet.locator("svg[viewBox='0 0 400 300'] path").bounding_box()
    assert line and line["x"] < box["x"] + box["width"] / 2, "where the finger was"
    assert look(phone, "phone: draw, in Urdu").wrong() == []


def test_on_a_low_phone_the_box_is_not_below_the_buttons(saying: Saying) -> None:
    saying.stage.move_to("silent_write")
    phone = saying.phone
    phone.set_viewport_size({"width": 320, "height": 568})
    phone.evaluate("scrollTo(0, 0)")
    bar = phone.get_by_role("button", name="Share with the group").locator("xpath=..").bounding_box()
    assert bar
    for name in ("We think…", "because…"):
        box = phone.get_by_label(name).bounding_box()
        assert box and box["y"] + box["height"] <= bar["y"], name
    expect(phone.get_by_text("Quietly: only", exact=False).filter(visible=True)).to_have_count(1)
    phone.set_viewport_size(SMALL_PHONE)
