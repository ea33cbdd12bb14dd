"""What has just happened is said in one place: two things at most, and never over the bar that runs the room."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, expect

from tests.browser.driving import LAPTOP, SMALL_PHONE
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

# Wide enough for one row of buttons, too narrow for it, and a bar that stands in the page.
SIZES = (LAPTOP, ViewportSize(width=760, height=900), SMALL_PHONE)
CALLED = "Phones say “look up” now"


@pytest.mark.parametrize("size", SIZES, ids=lambda one: f"{one['width']} wide")
def test_what_is_said_stays_off_the_control_bar(stage: Stage, size: ViewportSize) -> None:
    page = stage.page(f"/p/{stage.place}/sessions/{stage.live()['id']}", stage.robin, size)
    for _ in range(2):
        _call(page)
    said = page.get_by_text(CALLED)
    expect(said).to_have_count(1)
    bar = page.get_by_role("region", name="Run the session")
    bar.scroll_into_view_if_needed()
    assert not _overlap(_box(said.locator("..")), _box(bar))
    page.context.close()


def _call(page: Page) -> None:
    page.get_by_role("button", name="Say to all", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Ask them to look up").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def _box(found: Locator) -> FloatRect:
    box = found.bounding_box()
    assert box, "it is not on the page"
    return box


def _overlap(one: FloatRect, other: FloatRect) -> bool:
    return one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
