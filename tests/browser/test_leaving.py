"""Help or leave in the first moment, leaving with and without signal, and coming back: nothing pretends."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.doing import NO_SIGNAL
from tests.browser.driving import PHONE
from tests.browser.looking import look
from tests.browser.people import Joining, join, take_a_place
from tests.browser.stage import Stage
from tests.browser.test_offline import BECAUSE, BEGUN, IN_CHARGE, KEPT, THINK

pytestmark = pytest.mark.browser

GROUP = "Young people"
LATER = "the room does not know yet"
CODES = "() => JSON.parse(localStorage['common-ground:phone']).codes"
STORED = "() => ({...localStorage, ...sessionStorage})"


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.expected = NO_SIGNAL
    stage.move_to("silent_write")
    return stage


def joined(stage: Stage, nickname: str) -> Page:
    """Somebody joins on a phone, which keeps its pages from then on."""
    phone = stage.comes(nickname, GROUP)
    expect(phone.get_by_text(f"You are {nickname}")).to_be_visible()
    phone.evaluate(IN_CHARGE)
    return phone


def is_here(stage: Stage, nickname: str) -> bool:
    """Does Robin still see a seat of that name?"""
    return any(one["nickname"] == nickname for one in stage.of("meeting.seat"))


def help_or_leave(phone: Page, choice: str) -> None:
    phone.get_by_role("button", name="Help or leave").click()
    phone.get_by_role("dialog").get_by_role("button", name=choice).click()


def test_help_stays_open_while_the_page_below_it_changes(stage: Stage) -> None:
    """In the first moment after joining the room's own page is still on its way."""
    phone = stage.driver.person(PHONE, has_touch=True, is_mobile=True)
    coming: list[Route] = []

    def hold(route: Route) -> None:
        coming.append(route)

    phone.route("**/assets/TakePart-*.js", hold)
    join(phone, stage.server.url, Joining(stage.code(), "Gannet", GROUP))
    phone.get_by_role("button", name="Help or leave").click()
    sheet = phone.get_by_role("dialog", name="What do you need?")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("button", name="Take a break")).to_have_count(0)
    phone.wait_for_timeout(50)
    for route in coming:
        route.continue_()
    expect(sheet.get_by_role("button", name="Take a break")).to_be_visible()
    expect(sheet.get_by_role("link", name="0800 1111")).to_be_visible()
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_be_hidden()
    expect(phone.get_by_text("You are Gannet")).to_be_visible()


def test_whoever_leaves_before_going_in_has_no_place_any_more(stage: Stage) -> None:
    phone = stage.driver.person(PHONE, has_touch=True, is_mobile=True)
    take_a_place(phone, stage.server.url, Joining(stage.code(), "Fulmar", GROUP))
    stage.room.until(lambda: is_here(stage, "Fulmar"))
    help_or_leave(phone, "Leave the session")
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    expect(phone.get_by_text("You can close this page.")).to_be_visible()
    stage.room.until(lambda: not is_here(stage, "Fulmar"))
    assert stage.place not in json.dumps(phone.evaluate(STORED))


def test_leaving_without_signal_forgets_at_once_and_tells_the_room_later(stage: Stage) -> None:
    phone = joined(stage, "Sanderling")
    code = phone.evaluate(CODES)[stage.place]
    phone.context.set_offline(True)
    # A page that is opened anew may have a moment of network before the browser takes it away from it as well.
    phone.context.route("**/api/**", lambda route: route.abort("internetdisconnected"))
    phone.get_by_label("We think…").fill(THINK)
    phone.get_by_label("because…").fill(BECAUSE)
    phone.get_by_role("button", name="Share with the group").click()
    phone.get_by_label("We think…").fill(BEGUN)
    help_or_leave(phone, "Leave the session")
    sheet = phone.get_by_role("dialog", name="Leave the session")
    expect(sheet.get_by_text("1 thing has not been sent yet. If you leave now, it is lost.")).to_be_visible()
    expect(sheet.get_by_text("No signal. You can leave all the same.")).to_be_visible()
    sheet.get_by_role("button", name="Leave now").click()

    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    expect(phone.get_by_text(LATER)).to_be_visible()
    assert look(phone, "phone: left without signal").wrong() == []
    kept = json.dumps(phone.evaluate(STORED))
    assert not [one for one in (THINK, BEGUN, code, "unsent", "last-seat") if one in kept]
    phone.goto(f"{stage.server.url}/take-part/{stage.place}")
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    expect(phone.get_by_text(LATER)).to_be_visible()
    assert is_here(stage, "Sanderling")

    phone.context.unroute("**/api/**")
    phone.context.set_offline(False)
    expect(phone.get_by_text("The room knows now.")).to_be_visible()
    stage.room.until(lambda: not is_here(stage, "Sanderling"))
    assert phone.evaluate(KEPT) == []
    assert stage.place not in json.dumps(phone.evaluate(STORED))
    assert not any(THINK in json.dumps(one) for one in stage.of("hypotheses.hypothesis"))
    phone.goto(f"{stage.server.url}/take-part/{stage.place}")
    expect(phone.get_by_role("heading", name="You are not in this room any more")).to_be_visible()


def test_leaving_for_today_without_signal_keeps_the_place_for_the_code(stage: Stage) -> None:
    """The code is typed where the join code belongs, in small letters: it is known for what it is."""
    phone = joined(stage, "Bunting")
    phone.context.set_offline(True)
    help_or_leave(phone, "Leave the session")
    sheet = phone.get_by_role("dialog", name="Leave the session")
    code = sheet.locator(".code b").inner_text()
    sheet.get_by_role("button", name="Leave for today").click()
    expect(phone.get_by_text(LATER)).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("The room knows now.")).to_be_visible()
    phone.goto(f"{stage.server.url}/take-part/{stage.place}")
    expect(phone.get_by_role("heading", name="You are not in this room any more")).to_be_visible()

    phone.get_by_role("link", name="To the join page").click()
    phone.get_by_label("Type the code on the screen or your invite").fill(code.lower())
    phone.get_by_role("button", name="Join", exact=True).click()
    expect(phone.get_by_text("You are Bunting")).to_be_visible()
    assert is_here(stage, "Bunting")


def test_a_code_of_neither_kind_stays_in_the_box(stage: Stage) -> None:
    phone = stage.phone("/")
    phone.get_by_label("Type the code on the screen or your invite").fill("acdefghjk")
    phone.get_by_role("button", name="Join", exact=True).click()
    expect(phone.get_by_text("We can’t find that code.")).to_be_visible()
    expect(phone.get_by_label("Type the code on the screen or your invite")).to_have_value("ACD EFG HJK")


def test_nothing_is_erased_without_signal_and_it_says_so(stage: Stage) -> None:
    phone = joined(stage, "Wigeon")
    phone.get_by_role("button", name="Things you’ve shared").click()
    phone.get_by_role("button", name="Erase everything of mine").click()
    sheet = phone.get_by_role("dialog", name="Erase everything of yours?")
    phone.context.set_offline(True)
    expect(sheet.get_by_text("No signal, so nothing is erased yet.")).to_be_visible()
    expect(sheet.get_by_role("button", name="Erase everything")).to_have_attribute("aria-disabled", "true")
    phone.context.set_offline(False)
    sheet.get_by_role("button", name="Erase everything", exact=True).click()
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    stage.room.until(lambda: not is_here(stage, "Wigeon"))
    assert stage.place not in json.dumps(phone.evaluate(STORED))


def test_nobody_is_signed_out_without_signal_and_the_page_says_so(stage: Stage) -> None:
    page = stage.page("/home", stage.invite("Beathag", "member"))
    page.get_by_role("heading", name="Your partnerships").wait_for()
    page.context.set_offline(True)
    page.get_by_role("button", name="Beathag").click()
    page.get_by_text("Sign out", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("No signal. Try again when you’re back.")
    expect(page.get_by_role("heading", name="Your partnerships")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Beathag").click()
    page.get_by_text("Sign out", exact=True).click()
    expect(page.get_by_label("Password")).to_be_visible()
