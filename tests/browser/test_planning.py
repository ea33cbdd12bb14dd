"""A session that is still to come gets another name and another time, and its plan follows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.looking import look
from tests.browser.stage import Stage, staged

pytestmark = pytest.mark.browser

NAME = "What a good first night is like"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("planning"), chromium_path) as stage:
        yield stage
        assert stage.driver.errors == []


def test_a_planned_session_is_named_and_timed_anew(stage: Stage) -> None:
    (session, *_) = stage.ask("meeting.plan_session", template="TPL-2", title="Before")["made"]
    page = stage.page(f"/p/{stage.place}/sessions/{session}", stage.robin)
    page.get_by_role("button", name="Name and time").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_label("Name of the session")).to_have_value("Before")
    sheet.get_by_label("Name of the session").fill("")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text("Give it a name")).to_be_visible()
    sheet.get_by_label("Name of the session").fill(NAME)
    sheet.get_by_label("When it begins").fill("2031-03-05T14:30")
    assert look(page, "laptop: name and time of a session", colours=False).wrong() == []
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    expect(page.get_by_role("main").get_by_role("listitem").first).to_contain_text("2:30pm")
    page.get_by_role("button", name="Name and time").click()
    expect(sheet.get_by_label("When it begins")).to_have_value("2031-03-05T14:30")
    sheet.get_by_label("When it begins").fill("")
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main").get_by_role("listitem").first).not_to_contain_text("pm")
    page.context.close()


def test_what_was_taken_out_of_a_plan_comes_back_in_its_place(stage: Stage) -> None:
    (session, *_) = stage.ask("meeting.plan_session", template="TPL-2", title="Half a day")["made"]

    def plan() -> list[tuple[str, int, str, str]]:
        held = [one for one in stage.of("meeting.activity") if one["session"] == session]
        return [
            (one["title"], one["minutes"], one["note"], one["block"])
            for one in sorted(held, key=lambda one: one["order"])
        ]

    before = plan()
    page = stage.page(f"/p/{stage.place}/sessions/{session}", stage.robin)
    page.get_by_role("button", name="Remove: Put like with like").click()
    stage.room.until(lambda: len(plan()) == len(before) - 1)
    page.get_by_role("button", name="Undo", exact=True).last.click()
    stage.room.until(lambda: plan() == before)
    page.context.close()


def test_what_is_live_or_over_is_not_renamed(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.place}/sessions/{stage.live()['id']}", stage.robin)
    page.get_by_role("button", name="End session").wait_for()
    expect(page.get_by_role("button", name="Name and time")).to_have_count(0)
    page.context.close()
