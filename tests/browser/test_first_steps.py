"""The first steps of a new facilitator: the front door, and a plan that is made from the overview and from nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.people import PASSWORD
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def test_a_commissioner_finds_the_way_in_from_the_front_door(stage: Stage) -> None:
    stage.invite("Kim Reid", "commissioner")
    page = stage.page("/")
    page.get_by_role("link", name="I have an account: sign in").click()
    expect(page.get_by_text("commissioners, providers and partners")).to_be_visible()
    page.get_by_label("Sign-in name").fill(f"Kim Reid {stage.place}")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("commissioner").first).to_be_visible()
    page.context.close()


def test_whoever_goes_on_before_a_page_has_come_stays_where_they_went(stage: Stage) -> None:
    """Over a slow network what was asked for first may come last: the list of partnerships is held here until then."""
    page = stage.page(f"/p/{stage.place}/overview", stage.robin)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/Home-*.js", hold)
    page.get_by_role("link", name="Common Ground").click()
    while not held:
        page.wait_for_timeout(20)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="People").click()
    expect(page.get_by_role("heading", level=1, name="People")).to_be_visible()
    with page.expect_request_finished():
        held[0].continue_()
    page.wait_for_timeout(200)
    expect(page.get_by_role("heading", level=1, name="People")).to_be_visible()
    page.context.close()


def test_whoever_goes_on_while_a_partnership_is_begun_is_not_led_to_it(stage: Stage) -> None:
    page = stage.page("/home", stage.robin)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/partnerships", hold)
    page.get_by_role("button", name="Start a partnership").click()
    page.get_by_label("Name").first.fill("Begun over a slow line")
    page.get_by_role("button", name="Start it").click()
    while not held:
        page.wait_for_timeout(20)
    # It is on its way, and cannot be called back.
    expect(page.get_by_role("button", name="Not now")).to_have_count(0)
    stage.visit(page, "people")
    expect(page.get_by_role("heading", level=1, name="People")).to_be_visible()
    with page.expect_response("**/api/partnerships"):
        held[0].continue_()
    page.wait_for_timeout(200)
    expect(page.get_by_role("heading", level=1, name="People")).to_be_visible()
    assert page.url.endswith(f"/p/{stage.place}/people")
    page.context.close()


def test_a_session_is_planned_from_the_overview_its_name_first(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.another(('Keel Row',)).place}/overview", stage.robin)
    page.get_by_role("button", name="Plan a session").click()
    sheet = page.get_by_role("dialog")
    name = sheet.get_by_label("Name of the session")
    expect(name).to_be_in_viewport(ratio=1)
    expect(sheet.get_by_label("When it begins")).to_be_in_viewport(ratio=1)
    name.fill("Half an hour together")
    sheet.get_by_role("radio", name="Our own session").check(force=True)
    assert look(page, "laptop: plan a session", colours=False).wrong() == []
    sheet.get_by_role("button", name="Make this plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Half an hour together")
    expect(page.get_by_role("main")).to_contain_text("This session has no activities yet")
    _an_activity_changes_what_phones_do(page)
    page.context.close()


def _an_activity_changes_what_phones_do(page: Page) -> None:
    """An empty plan is filled, and what phones do in an activity is changed afterwards."""
    page.get_by_role("button", name="Add an activity").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name of the activity").fill("Hello")
    sheet.get_by_role("button", name="Add it to the plan").click()
    page.get_by_role("button", name="Change: Hello").click()
    expect(sheet.get_by_label("What phones do")).to_have_value("talk")
    sheet.get_by_label("What phones do").select_option(label="Write cards, shown together")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_have_count(0)
    page.get_by_role("button", name="Change: Hello").click()
    expect(sheet.get_by_label("What phones do")).to_have_value("cards")
    page.keyboard.press("Escape")


def test_what_a_template_plans_stays_unless_it_is_changed(stage: Stage) -> None:
    (session, *_) = stage.ask("meeting.plan_session", template="TPL-2")["made"]
    page = stage.page(f"/p/{stage.place}/sessions/{session}", stage.robin, SMALL_PHONE)
    page.get_by_role("button", name="Change: Put like with like").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_label("What phones do").locator("option:checked")).to_have_text("Stay as it was planned")
    assert look(page, "laptop: change an activity at 320 pixels", colours=False).wrong() == []
    sheet.get_by_label("Minutes").fill("25")
    sheet.get_by_role("button", name="Save").click()
    stage.room.until(
        lambda: any(one["minutes"] == 25 and one["block"] == "cluster" for one in stage.of("meeting.activity"))
    )
    page.context.close()


def test_a_language_chosen_after_going_back_stays_at_the_code(stage: Stage) -> None:
    page = stage.phone(f"/j/{stage.code()}")
    page.get_by_role("textbox", name="Nickname").fill("Fulmar")
    page.get_by_role("button", name="Back").click()
    page.get_by_role("heading", name="Join a session").wait_for()
    page.get_by_role("button", name="Gàidhlig").click()
    expect(page.get_by_role("heading", name="Thig a-steach gu seisean")).to_be_visible()
    expect(page.locator("#code")).not_to_have_value("")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("textbox", name="Nickname")).to_have_value("Fulmar")
    page.get_by_role("button", name="Gàidhlig").click()
    expect(page.locator("#nickname")).to_have_value("Fulmar")
    page.context.close()
