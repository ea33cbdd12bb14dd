"""Talk that turns to prices is stopped by one press: every screen says so and why, words wait, and it ends."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import add_step
from tests.browser.looking import look
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser
STOPPED = "We’ve stopped the talk for now"


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.move_to("silent_write")
    return stage


@pytest.fixture(scope="module")
def phone(stage: Stage) -> Page:
    page = stage.comes("Knot Five")
    page.get_by_label("We think…").fill("A key on the first night")
    return page


def test_one_press_says_so_on_every_screen_with_the_clause(laptop: Page, phone: Page, wall: Page) -> None:
    laptop.get_by_role("button", name="Stop: commercial talk").dblclick()
    expect(wall.get_by_role("heading", name=STOPPED)).to_be_visible()
    expect(wall.get_by_text("WTA-11")).to_be_visible()
    expect(wall.get_by_text("They must not talk about future prices or bids here.")).to_be_visible()
    expect(wall.get_by_text("We go on soon. You can go on writing.")).to_be_visible()
    expect(laptop.get_by_text("The talk has been stopped since")).to_be_visible()
    sheet = phone.get_by_role("dialog")
    expect(sheet.get_by_text("Nobody is in trouble. We go on soon.")).to_be_visible()
    expect(sheet.get_by_text("WTA-11")).to_be_visible()
    assert look(phone, "phone when the talk is stopped", colours=False).wrong() == []
    assert look(laptop, "room when the talk is stopped").wrong() == []
    assert look(wall, "wall when the talk is stopped", narrow=False, colours=False).wrong() == []


def test_the_time_is_held_and_words_wait_and_none_are_lost(stage: Stage, laptop: Page, phone: Page) -> None:
    phone.get_by_role("dialog").get_by_role("button", name="I’ve read this").click()
    expect(phone.get_by_label("We think…")).to_be_focused()
    expect(phone.get_by_text(STOPPED)).to_be_visible()
    phone.get_by_role("button", name="Share with the group").click()
    expect(phone.get_by_text("1 thing you shared waits to be shown.")).to_be_visible()
    expect(laptop.get_by_text("“A key on the first night”")).to_be_visible()
    assert "A key on the first night" not in {one["think"] for one in stage.of("hypotheses.hypothesis")}
    laptop.get_by_role("button", name="Start", exact=True).click()
    expect(laptop.get_by_text("The talk is stopped. Press “Go on” first.")).to_be_visible()


def test_who_works_elsewhere_meanwhile_is_told_that_it_waits(stage: Stage) -> None:
    kim = stage.invite("Kim Reid", "member")
    lane = next(one for one in stage.of("pathways.lane"))
    page = stage.page(f"/p/{stage.place}/pathways/{lane['map']}", kim)
    expect(page.get_by_text("What you write waits until a facilitator has looked at it.")).to_be_visible()
    add_step(page, "Asks what a room costs", lane["name"], "Step")
    expect(page.get_by_text("One thing you wrote waits.")).to_be_visible()
    assert look(page, "laptop: map while the talk is stopped").wrong() == []
    decline(stage, "Asks what a room costs")
    expect(page.get_by_text("One thing you wrote waits.")).to_have_count(0)
    stage.visit(page, "pathways")
    page.get_by_role("button", name="Begin a map").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name of the map").fill("Rooms and prices")
    sheet.get_by_role("button", name="Begin the map").click()
    expect(page.get_by_text("It shows once a facilitator has looked at it")).to_be_visible()
    expect(page.get_by_role("heading", name="Pathways", level=1)).to_be_visible()
    decline(stage, "Rooms and prices")


def decline(stage: Stage, words: str) -> None:
    stage.room.until(lambda: any(words in one["words"] for one in stage.of("meeting.held")))
    waits = next(one["id"] for one in stage.of("meeting.held") if words in one["words"])
    stage.ask("meeting.decline_held", held=waits, reason="It was about prices.")


def test_go_on_ends_it_and_the_session_keeps_a_line_of_it(stage: Stage, laptop: Page, phone: Page, wall: Page) -> None:
    laptop.get_by_role("button", name="Go on").click()
    expect(laptop.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    for who in (phone, wall):
        expect(who.get_by_text(STOPPED)).to_have_count(0)
    laptop.get_by_role("region", name="Look before it shows").get_by_role("button", name="Show it").click()
    stage.room.until(lambda: "A key on the first night" in {one["think"] for one in stage.of("hypotheses.hypothesis")})
    stage.ask("meeting.end_session", session=stage.live()["id"])
    expect(laptop.get_by_role("heading", name="Commercial talk was stopped")).to_be_visible()
    expect(laptop.get_by_text("in “Write on your own”")).to_be_visible()
