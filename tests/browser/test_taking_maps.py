"""A map that was brought or drawn by mistake goes at once, and comes back; one that people have spoken on stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

TABLE = (
    "row,ref,words,lane,from,to\nlane,,Somebody,,,\nstep,Z1,Asks,Somebody,,\nstep,Z2,Waits,Somebody,,\nlink,,,,Z1,Z2\n"
)


def test_an_import_is_undone_at_once(stage: Stage, tmp_path: Path) -> None:
    page = stage.page(f"/p/{stage.place}/pathways", stage.robin)
    _bring(stage, page, tmp_path)
    page.get_by_role("dialog").get_by_role("button", name="Undo: take it away again").click()
    stage.room.until(lambda: "By mistake" not in _names(stage))
    expect(page.get_by_role("heading", name="By mistake")).to_have_count(0)
    page.context.close()


def test_a_drawn_map_goes_after_saying_what_goes_and_comes_back(stage: Stage, tmp_path: Path) -> None:
    page = stage.page(f"/p/{stage.place}/pathways", stage.robin)
    _bring(stage, page, tmp_path)
    page.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    page.get_by_role("button", name="Take this map away: By mistake").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("2 steps")
    page.set_viewport_size(SMALL_PHONE)
    assert look(page, "laptop: take a map away, at 320 pixels", colours=False).wrong() == []
    sheet.get_by_role("button", name="Take it away").click()
    stage.room.until(lambda: "By mistake" not in _names(stage))
    page.get_by_role("button", name="Undo", exact=True).click()
    stage.room.until(lambda: "By mistake" in _names(stage))
    back = stage.one("pathways.map", name="By mistake")["id"]
    stage.room.until(lambda: sorted(_words(stage, back)) == ["Asks", "Waits"])
    page.context.close()


def test_a_map_that_people_have_spoken_on_stays_and_says_why(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.place}/pathways", stage.robin)
    page.get_by_role("button", name="Take this map away: How it is now").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="“How it is now” stays for now")).to_be_visible()
    expect(sheet).to_contain_text("pain points")
    expect(sheet.get_by_role("button", name="Take it away")).to_have_count(0)
    page.context.close()


def _bring(stage: Stage, page: Page, folder: Path) -> None:
    file = folder / "map.csv"
    file.write_text(TABLE)
    page.get_by_role("button", name="Bring a map from a table").click()
    sheet = page.get_by_role("dialog")
    sheet.locator("input[type=file]").set_input_files(file)
    sheet.get_by_label("Name of the map").fill("By mistake")
    sheet.get_by_role("button", name="Bring it in").click()
    expect(sheet.get_by_role("heading", name="Your map is here")).to_be_visible()
    assert stage.one("pathways.map", name="By mistake")


def _names(stage: Stage) -> set[str]:
    return {one["name"] for one in stage.of("pathways.map")}


def _words(stage: Stage, on: str) -> list[str]:
    return [one["words"] for one in stage.of("pathways.step") if one["map"] == on]
