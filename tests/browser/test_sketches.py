"""Drawing beside what one says: no line is lost, and it stands on phone, laptop and wall, and with the safety lead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.doing import take_back, without_signal
from tests.browser.looking import look
from tests.browser.saying import Saying, at_the_cards, beside, drawn
from tests.browser.sketching import DOOR, ROOF, draws, stroke, tool
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def saying(stage: Stage) -> Saying:
    return at_the_cards(stage)


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
