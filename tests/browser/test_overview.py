"""The overview leads to the very row where a matter is settled."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage, staged

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("overview"), chromium_path) as stage:
        yield stage
        assert stage.driver.errors == []


def test_an_objection_leads_to_its_clause_in_sight_and_under_the_keyboard(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.place}/overview", stage.robin)
    _follow(page, "of our agreement has an objection")
    row = page.get_by_role("button", name=re.compile("^WTA-10 "))
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport(ratio=1)
    page.go_back()
    _follow(page, "hold up requirements")
    expect(page.locator("main [aria-current=true]")).to_be_focused()
    page.context.close()


def _follow(page: Page, matter: str) -> None:
    page.get_by_role("region", name="What stands between us").get_by_role("link", name=matter).click()
