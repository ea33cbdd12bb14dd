"""Somebody in a hurry on a phone: going back, closing the page, changing their mind. Nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage
from workshops.words import catalogue

pytestmark = pytest.mark.browser


def inside(stage: Stage, nickname: str) -> Page:
    return stage.comes(nickname)


def at_the_cards(stage: Stage, question: str, nickname: str) -> Page:
    stage.move_to("cluster")
    stage.ask("cards.open_round", question=question, activity=stage.live()["activity"])
    return inside(stage, nickname)


def test_the_phones_own_way_back_goes_one_step_and_keeps_what_was_typed(stage: Stage) -> None:
    phone = stage.phone(f"/j/{stage.code()}")
    phone.get_by_role("textbox", name="Nickname").fill("Tern Three")
    phone.get_by_label("Which group are you in?").select_option(label="Young people")
    phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_text("Step 2 of 3")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_role("textbox", name="Nickname")).to_have_value("Tern Three")
    phone.get_by_role("button", name="Back").click()
    expect(phone.get_by_label("Type the code on the screen or your invite")).to_be_visible()
    phone.get_by_role("button", name="Join", exact=True).click()
    for _ in range(2):
        phone.get_by_role("button", name="Next").click()
    phone.get_by_role("button", name="OK, take me in").click()
    phone.get_by_role("button", name="I’ve got it. Take me in").click()
    phone.wait_for_url("**/take-part/**")
    expect(phone.get_by_text("You are Tern Three")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_text("Step 3 of 3")).to_have_count(0)
    phone.context.close()


def test_a_nickname_that_is_taken_is_not_suggested(stage: Stage) -> None:
    names = catalogue("en")["join.name.list"].split()
    held = {one["nickname"] for one in stage.of("meeting.seat")}
    *taken, free, other = [name for name in names if name not in held]
    for name in taken:
        stage.join(name)
    phone = stage.phone(f"/j/{stage.code()}")
    ideas = phone.get_by_role("group", name="Ideas for a nickname").get_by_role("button")
    expect(ideas).to_have_count(3)
    assert set(ideas.all_inner_texts()) == {free, other, "More names"}
    phone.context.close()


def test_whoever_came_by_a_link_chooses_a_language_on_the_first_page(stage: Stage) -> None:
    phone = stage.phone(f"/j/{stage.code()}")
    phone.get_by_role("button", name="اردو").click()
    expect(phone.get_by_role("heading", name="آج ہم آپ کو کیا کہیں؟")).to_be_visible()
    phone.context.close()


def test_a_name_that_is_taken_leads_back_to_the_name_and_shows_why(stage: Stage) -> None:
    stage.join("Twite Three")
    phone = stage.phone(f"/j/{stage.code()}")
    phone.set_viewport_size({"width": 320, "height": 568})
    name = phone.get_by_role("textbox", name="Nickname")
    name.fill("Twite Three")
    phone.get_by_label("Which group are you in?").select_option(label="Young people")
    for _ in range(2):
        phone.get_by_role("button", name="Next").click()
    phone.get_by_role("button", name="OK, take me in").click()
    why = phone.get_by_text("Somebody here is called Twite Three. Pick another nickname.")
    expect(why).to_be_in_viewport()
    expect(name).to_be_focused()
    name.fill("Twite Four")
    expect(why).to_have_count(0)
    phone.get_by_role("button", name="Next").click()
    phone.get_by_role("button", name="Back").click()
    expect(name).to_have_value("Twite Four")
    expect(why).to_have_count(0)
    phone.context.close()


def test_only_who_may_come_from_work_is_asked_where(stage: Stage) -> None:
    phone = stage.phone(f"/j/{stage.code()}")
    group, work = phone.get_by_label("Which group are you in?"), phone.get_by_label("Where do you work?")
    expect(work).to_have_count(0)
    group.select_option(label="Young people")
    expect(work).to_have_count(0)
    group.select_option(index=2)
    expect(work).to_be_visible()
    phone.context.close()


def test_a_closed_page_is_no_lost_place_and_no_second_one(stage: Stage) -> None:
    phone = inside(stage, "Knot Three")
    for path in ("/", f"/j/{stage.code()}"):
        phone.goto(stage.server.url + path)
        phone.get_by_role("button", name="Go back to my place").click()
        phone.wait_for_url("**/take-part/**")
        expect(phone.get_by_text("You are Knot Three")).to_be_visible()
    phone.context.close()


def test_what_was_sent_quietly_can_be_taken_back_at_once_and_later(stage: Stage) -> None:
    stage.move_to("silent_write")
    phone = inside(stage, "Ruff Three")
    send_quietly(stage, phone, "Sent too soon")
    phone.get_by_role("button", name="Undo").click()
    is_gone(stage, "Sent too soon")
    expect(phone.get_by_role("button", name="Things you’ve shared")).to_be_visible()
    send_quietly(stage, phone, "Sent too late")
    phone.get_by_role("button", name="1 thing you’ve shared").click()
    phone.get_by_role("dialog").get_by_role("button", name="Take back").click()
    is_gone(stage, "Sent too late")
    phone.context.close()


def test_whoever_is_ready_keeps_the_card_that_still_stands_in_the_box(stage: Stage) -> None:
    phone = at_the_cards(stage, "What would help?", "Crake Three")
    phone.get_by_label("One card, one idea").fill("A door that locks")
    phone.get_by_role("button", name="I’m ready").click()
    expect(phone.get_by_label("One card, one idea")).to_have_value("")
    expect(phone.get_by_role("button", name="Change: A door that locks")).to_be_visible()
    phone.context.close()


def test_a_card_that_was_begun_outlives_a_reload(stage: Stage) -> None:
    phone = at_the_cards(stage, "What else would help?", "Dipper Three")
    phone.get_by_label("One card, one idea").fill("Somebody who rings back")
    phone.reload()
    expect(phone.get_by_label("One card, one idea")).to_have_value("Somebody who rings back")
    phone.get_by_role("button", name="Keep").first.click()
    phone.get_by_role("button", name="Change: Somebody who rings back").click()
    phone.get_by_label("Change your card").fill("Somebody who always rings back")
    phone.reload()
    expect(phone.get_by_role("button", name="Change: Somebody who rings back")).to_be_visible()
    expect(phone.get_by_label("One card, one idea")).to_have_value("")
    phone.context.close()


def send_quietly(stage: Stage, phone: Page, words: str) -> None:
    phone.get_by_label("We think…").fill(words)
    phone.get_by_role("button", name="Send quietly").click()
    stage.room.until(lambda: words in notes(stage))


def is_gone(stage: Stage, words: str) -> None:
    stage.room.until(lambda: words not in notes(stage))


def notes(stage: Stage) -> set[str]:
    return {one["words"] for one in stage.of("meeting.quiet_note")}
