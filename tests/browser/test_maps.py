"""Parts of maps copied, steps put together, a map begun by mistake: done and taken back by somebody who draws."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import LAPTOP
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json

pytestmark = pytest.mark.browser


@dataclass
class Drawing:
    """Robin's laptop at the maps of the demonstration, and what stands on them."""

    stage: Stage
    page: Page

    def map(self, moment: str) -> str:
        """The id of the map as it is, or as it could be."""
        return str(self.stage.one("pathways.map", moment=moment)["id"])

    def steps(self, moment: str) -> dict[str, Json]:
        """The steps of a map by ref."""
        return {one["ref"]: one for one in self.stage.of("pathways.step") if one["map"] == self.map(moment)}

    def lanes(self, moment: str) -> set[str]:
        """The names of a map's lanes."""
        return {one["name"] for one in self.stage.of("pathways.lane") if one["map"] == self.map(moment)}

    def open(self, moment: str, ref: str = "") -> None:
        """Open a map, at a step."""
        at = f"/{self.steps(moment)[ref]['id']}" if ref else ""
        self.stage.visit(self.page, f"pathways/{self.map(moment)}{at}")
        self.page.locator(".bar .title").wait_for()

    def copying(self, *refs: str) -> Locator:
        """The dialog that copies, with these steps chosen."""
        self.page.locator(".bar .title").get_by_role("button").click()
        self.page.get_by_text("Copy a part", exact=True).click()
        sheet = self.page.get_by_role("dialog")
        for ref in refs:
            sheet.get_by_role("checkbox", name=re.compile(f"^{ref} ")).check()
        return sheet

    def until_steps(self, moment: str, expected: set[str]) -> None:
        """Wait until a map has just these steps."""
        self.stage.room.until(lambda: set(self.steps(moment)) == expected)


@pytest.fixture(scope="module")
def drawing(stage: Stage) -> Drawing:
    return Drawing(stage, stage.page(f"/p/{stage.place}/pathways", stage.robin))


def test_a_part_goes_into_another_map_and_comes_back_out_whole(drawing: Drawing) -> None:
    """With its lane and the way between its steps; one undo takes all of that away again."""
    page, before, lanes = drawing.page, set(drawing.steps("to_be")), drawing.lanes("to_be")
    drawing.open("as_is")
    sheet = drawing.copying()
    sheet.get_by_role("button", name="Copy these steps").click()
    expect(sheet.get_by_text("Choose one step or more.")).to_be_visible()
    for ref in ("A9", "A12"):
        sheet.get_by_role("checkbox", name=re.compile(f"^{ref} ")).check()
    expect(sheet.get_by_label("Into which map")).to_have_value(drawing.map("to_be"))
    assert look(page, "laptop: copy a part", colours=False).wrong() == []
    sheet.get_by_role("button", name="Copy these steps").click()
    page.wait_for_url(f"**/pathways/{drawing.map('to_be')}/*")
    expect(page.get_by_role("tab", name="Step T16")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("heading", name="What led to it").locator("..")).to_contain_text("Continues A9")
    drawing.until_steps("to_be", before | {"T16", "T17"})
    made = drawing.steps("to_be")
    assert made["T17"]["origin"] == drawing.steps("as_is")["A12"]["id"]
    ways = {(one["start"], one["end"]) for one in drawing.stage.of("pathways.link")}
    assert (made["T16"]["id"], made["T17"]["id"]) in ways
    assert drawing.lanes("to_be") == lanes | {"Council housing"}
    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(page.get_by_text("Undone")).to_be_visible()
    drawing.until_steps("to_be", before)
    drawing.stage.room.until(lambda: drawing.lanes("to_be") == lanes)


def test_a_part_is_copied_once_more_into_its_own_map(drawing: Drawing) -> None:
    page, before = drawing.page, drawing.steps("as_is")
    drawing.open("as_is")
    sheet = drawing.copying("A3", "A8")
    sheet.get_by_label("Into which map").select_option(label="This map, once more")
    expect(sheet.get_by_label("Where")).to_have_count(0)
    sheet.get_by_role("button", name="Copy these steps").click()
    expect(page.get_by_text("2 steps copied")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^A15, "))).to_be_focused()
    drawing.until_steps("as_is", {*before, "A15", "A16"})
    made = drawing.steps("as_is")
    assert made["A15"]["origin"] == "" and made["A15"]["column"] > max(one["column"] for one in before.values())
    page.keyboard.press("Control+z")
    drawing.until_steps("as_is", set(before))
    page.keyboard.press("Control+Shift+z")
    drawing.until_steps("as_is", set(made))
    page.keyboard.press("Control+z")
    drawing.until_steps("as_is", set(before))


def joined(page: Page, *refs: str) -> Locator:
    """The row of a comparison that says which steps were put together, wherever it stands."""
    return page.get_by_role("listitem").filter(has_text=f"Joins {', '.join(refs[:-1])} and {refs[-1]}.")


def test_several_steps_are_put_together_in_one(drawing: Drawing) -> None:
    """Two forms of today go into the one that could be: told at each of them, and where the maps are compared."""
    page, now = drawing.page, drawing.steps("as_is")
    drawing.open("to_be", "T5")
    led = page.get_by_role("region", name="What led to it")
    expect(led.get_by_label("And another step, put together in it?")).to_have_count(0)
    led.get_by_label("Which step does it continue?").select_option(now["A6"]["id"])
    more = led.get_by_label("And another step, put together in it?")
    for ref in ("A7", "A11"):
        more.select_option(now[ref]["id"])
        expect(led.get_by_role("link", name=f"{ref} ")).to_be_visible()
        expect(more).to_have_value("")
        expect(more.locator("option", has_text=f"{ref} ")).to_have_count(0)
    led.get_by_role("button", name=re.compile("^Not this one ?: A11")).click()
    expect(led.get_by_text("Continues")).to_have_count(2)
    assert look(page, "laptop: steps put together").wrong() == []
    drawing.stage.room.until(lambda: drawing.steps("to_be")["T5"]["merged"] == [now["A7"]["id"]])
    for ref in ("A6", "A7"):
        drawing.open("as_is", ref)
        expect(page.get_by_role("region", name="What led to it").get_by_text("Became T5")).to_be_visible()
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("tab", name="List").click()
    row = joined(page, "A6", "A7")
    expect(row).to_contain_text("Joined")
    expect(row.get_by_role("link")).to_contain_text("T5")
    assert look(page, "laptop: compare, steps put together").wrong() == []


def test_a_step_that_joins_others_comes_back_joining_them(drawing: Drawing) -> None:
    """And one that was joined comes back as a part of it."""
    page, now = drawing.page, drawing.steps("as_is")
    t8, a4, a5 = drawing.steps("to_be")["T8"], now["A4"]["id"], now["A5"]["id"]
    drawing.stage.ask("pathways.continue_steps", step=t8["id"], origins=[a4, a5])
    drawing.open("to_be", "T8")
    expect(page.get_by_role("heading", name="What led to it").locator("..")).to_contain_text("A5 ")
    page.get_by_role("button", name="Take T8 away").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Take")).click()
    expect(page.get_by_text("T8 is taken away").last).to_be_visible()
    drawing.stage.room.until(lambda: "T8" not in drawing.steps("to_be"))
    page.get_by_role("button", name="Undo", exact=True).last.click()
    drawing.stage.room.until(lambda: drawing.steps("to_be").get("T8", {}).get("merged") == [a5])
    assert drawing.steps("to_be")["T8"]["origin"] == a4
    expect(page.get_by_role("button", name=re.compile("^T8, "))).to_be_visible()
    expect(page.get_by_text("Undone").last).to_be_visible()
    drawing.open("as_is", "A5")
    page.get_by_role("button", name="Take A5 away").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Take")).click()
    expect(page.get_by_text("A5 is taken away").last).to_be_visible()
    drawing.stage.room.until(lambda: drawing.steps("to_be")["T8"]["merged"] == [])
    page.get_by_role("button", name="Undo", exact=True).last.click()
    drawing.stage.room.until(lambda: "A5" in drawing.steps("as_is"))
    again = drawing.steps("as_is")["A5"]["id"]
    drawing.stage.room.until(lambda: drawing.steps("to_be")["T8"]["merged"] == [again])


def test_a_map_begun_by_mistake_is_taken_away(drawing: Drawing) -> None:
    """Only while nothing stands on it; and it comes back under its own letter."""
    page, stage = drawing.page, drawing.stage
    stage.visit(page, "pathways")
    page.get_by_role("button", name="Begin a map").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name of the map").fill("A mistake")
    sheet.get_by_role("button", name="Begin the map").click()
    page.wait_for_url(re.compile(r"/pathways/\w+$"))
    stage.visit(page, "pathways")
    gone = page.get_by_role("button", name="Take this map away: A mistake")
    expect(gone).to_have_count(1)
    assert look(page, "laptop: maps, one empty").wrong() == []
    before = stage.one("pathways.map", name="A mistake")
    gone.click()
    expect(page.get_by_text("“A mistake” is taken away")).to_be_visible()
    stage.room.until(lambda: len(stage.of("pathways.map")) == 2)
    page.get_by_role("button", name="Undo", exact=True).last.click()
    stage.room.until(lambda: len(stage.of("pathways.map")) == 3)
    again = stage.of("pathways.map")[-1]
    assert (again["name"], again["prefix"], again["moment"]) == (before["name"], before["prefix"], before["moment"])
    gone.click()
    stage.room.until(lambda: len(stage.of("pathways.map")) == 2)
    expect(gone).to_have_count(0)


def test_the_whole_map_is_seen_at_once_and_its_tools_in_one_row(drawing: Drawing) -> None:
    """Also on a small laptop. Where words would be smaller than 13 px only the numbers of steps are drawn."""
    page = drawing.page
    page.set_viewport_size({"width": 1280, "height": 800})
    drawing.open("as_is")
    tops = "all => all.filter((one) => one.offsetWidth).map((one) => one.offsetTop + one.offsetHeight / 2)"
    rows = page.locator(".bar > :not([aria-hidden])").evaluate_all(tops)
    assert max(rows) - min(rows) < 4, rows
    words = page.locator("svg .words").first
    expect(words).to_be_visible()
    page.get_by_role("button", name="Fit", exact=True).click()
    expect(words).to_be_hidden()
    for number in page.locator("svg .number").all():
        expect(number).to_be_in_viewport(ratio=1)
        assert (number.bounding_box() or {"height": 0})["height"] >= 13, "the height of a line"
    expect(page.get_by_role("button", name="Out", exact=True)).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="In", exact=True).click()
    expect(words).to_be_visible()
    page.set_viewport_size(LAPTOP)


def test_names_are_read_whole(drawing: Drawing) -> None:
    """A lane named like a group looks like it and keeps its long word in one line, also zoomed out; so does the map."""
    page, stage = drawing.page, drawing.stage
    page.set_viewport_size(LAPTOP)
    name = "How a break is asked for today"
    (made,) = stage.ask("pathways.begin_map", name=name, moment="as_is")["made"]
    stage.visit(page, f"pathways/{made}")
    page.get_by_role("button", name="Add a lane", exact=True).click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name", exact=True).fill("Commissioners")
    expect(sheet.get_by_label("Colour")).to_have_value("commissioners")
    sheet.get_by_role("button", name="Add a lane").click()
    page.keyboard.press("Escape")
    head = page.locator(".heads b", has_text="Commissioners")
    expect(page.locator(".heads li[data-thread=commissioners]")).to_be_visible()
    for way in ("In", "Out", "Out"):
        page.get_by_role("button", name=way, exact=True).click()
        assert head.evaluate("one => one.getClientRects().length") == 1, way
        assert head.evaluate("one => one.offsetHeight < 1.6 * parseFloat(getComputedStyle(one).fontSize)"), way
    title = page.locator(".bar .title b")
    expect(title).to_have_text(name)
    assert title.evaluate("one => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1")
