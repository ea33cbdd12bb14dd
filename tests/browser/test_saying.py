"""Saying it in another way than by typing: what one phone puts beside its words stands on laptop and wall, too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.doing import all_sent, take_back, without_signal
from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.saying import Saying, at_the_cards, beside
from tests.browser.sketching import draws, tool
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def saying(stage: Stage) -> Saying:
    return at_the_cards(stage)


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
