"""A map under many hands: ways drawn, times said until it says how long it takes, copied, changed by ten at once."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

# A way of asking for a home, as a table: nothing is connected yet, and nobody has said how long it takes.
STEPS = (
    ("start_end", "Needs a place to stay", "Young person"),
    ("step", "Asks at the desk", "Housing"),
    ("wait", "Sleeps at a friend’s", "Young person"),
    ("start_end", "Has a home", "Young person"),
)
PEOPLE, MANY = 10, 200


def table(steps: tuple[tuple[str, str, str], ...]) -> str:
    """Steps one after the other, as a file that can be brought in."""
    lanes = ["lane,,Young person,,,,person", "lane,,Housing,,,,agency"]
    rows = [f"step,Z{n},{words},{lane},{shape},{n}," for n, (shape, words, lane) in enumerate(steps, 1)]
    return "\n".join(["row,ref,words,lane,shape,column,whose", *lanes, *rows])


@dataclass
class Drawing:
    """Robin's laptop at a map that was brought in."""

    stage: Stage
    page: Page

    def bring(self, name: str, steps: tuple[tuple[str, str, str], ...]) -> str:
        """A new map of these steps, open on the laptop."""
        body = {"name": name, "moment": "as_is", "rows": table(steps), "source": "", "id": name}
        made = self.stage.robin.post(f"/partnerships/{self.stage.place}/maps/import", **body)["map"]
        self.open(made)
        return str(made)

    def open(self, place: str) -> None:
        """Open a map, or a page of it."""
        self.stage.visit(self.page, f"pathways/{place}")
        self.page.locator(".bar .title").wait_for()

    def steps(self, map_: str) -> list[Json]:
        """The steps of a map in their order."""
        return [one for one in self.stage.of("pathways.step") if one["map"] == map_]

    def step(self, ref: str) -> Locator:
        """A step as it is drawn."""
        return self.page.get_by_role("button", name=re.compile(f"^{ref}, "))

    def whole(self) -> Locator:
        """What the whole map says of how long it takes."""
        self.page.get_by_role("tab", name="Whole map").click()
        return self.page.get_by_role("region", name="How long does it take?")


@pytest.fixture(scope="module")
def drawing(stage: Stage) -> Drawing:
    return Drawing(stage, stage.page(f"/p/{stage.place}/pathways", stage.robin))


def test_ways_and_times_are_said_until_the_map_says_how_long_it_takes(drawing: Drawing) -> None:
    """By pressing, from a list, with a share; what is missing or cannot be is named until nothing is."""
    page = drawing.page
    drawing.bring("A way home", STEPS)
    drawing.step("Z1").click()
    page.get_by_role("button", name="Connect", exact=True).click()
    drawing.step("Z2").click()
    expect(page.get_by_text("Z1 now goes to Z2")).to_be_attached()
    connect(drawing, "Z2", "friend")
    connect(drawing, "Z2", "has a home")
    connect(drawing, "Z3", "has a home")
    expect(drawing.whole()).to_contain_text("We can’t say.")
    expect(drawing.whole()).to_contain_text("At Z2 nobody knows how many go which way.")
    drawing.step("Z2").click()
    ways = page.get_by_role("region", name="Goes to").get_by_role("listitem")
    share = ways.filter(has_text="Has a home").get_by_label("How many")
    share.fill("all")
    share.press("Tab")
    expect(ways.get_by_text("Write a percentage from 0 to 100.")).to_be_visible()
    share.fill("60")
    share.press("Tab")
    ways.filter(has_text="Has a home").get_by_label("When").fill("if there is room")
    ways.filter(has_text="friend").get_by_label("How many").fill("50")
    ways.filter(has_text="friend").get_by_label("How many").press("Tab")
    expect(page.get_by_text("The shares add up to 110%, not 100%.")).to_be_visible()
    ways.filter(has_text="friend").get_by_label("How many").fill("40")
    ways.filter(has_text="friend").get_by_label("How many").press("Tab")
    expect(drawing.step("Z2")).to_have_accessible_name(re.compile("if there is room"))
    times(drawing, "Z2", touch="30", wait="2")
    times(drawing, "Z3", touch="0", wait="10")
    long = drawing.whole()
    expect(long).to_contain_text("for everybody who begins")
    expect(long).to_contain_text("6 days")
    expect(long).to_contain_text("Time with people30 minutes")
    assert look(page, "laptop: how long it takes").wrong() == []


def connect(drawing: Drawing, ref: str, wanted: str) -> None:
    """From a list, by typing."""
    drawing.step(ref).click()
    drawing.page.get_by_role("button", name="Connect to a step").click()
    sheet = drawing.page.get_by_role("dialog")
    sheet.get_by_label("Find a step").fill(wanted)
    expect(sheet.get_by_role("option")).to_have_count(1)
    sheet.get_by_label("Find a step").press("Enter")
    expect(sheet).to_be_hidden()


def times(drawing: Drawing, ref: str, touch: str, wait: str) -> None:
    """Minutes with somebody and days of waiting."""
    drawing.step(ref).click()
    held = drawing.page.get_by_role("region", name="Times")
    held.get_by_label("With the person", exact=True).fill("soon")
    held.get_by_label("With the person", exact=True).press("Tab")
    expect(held.get_by_text("Write a number, such as 2 or 1.5.")).to_be_visible()
    held.get_by_label("Unit: With the person").select_option(label="minutes")
    held.get_by_label("With the person", exact=True).fill(touch)
    held.get_by_label("Unit: Usual wait").select_option(label="days")
    held.get_by_label("Usual wait", exact=True).fill(wait)
    held.get_by_label("Usual wait", exact=True).press("Tab")
    drawing.stage.room.until(
        lambda: any(one["ref"] == ref and one["wait"] for one in drawing.stage.of("pathways.step"))
    )


def test_a_map_is_copied_as_it_could_be_and_every_step_says_what_it_continues(drawing: Drawing) -> None:
    page, stage = drawing.page, drawing.stage
    drawing.bring("The door at night", STEPS)
    page.locator(".bar .title").get_by_role("button").click()
    page.get_by_role("menuitem", name="Copy into a to-be map").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name of the map").fill("One door at night")
    sheet.get_by_role("button", name="Make the copy").click()
    expect(page.locator(".bar .title")).to_contain_text("One door at night")
    made = stage.one("pathways.map", name="One door at night")["id"]
    stage.room.until(lambda: len(drawing.steps(made)) == len(STEPS))
    page.get_by_role("button", name=re.compile("Asks at the desk")).click()
    expect(page.get_by_role("region", name="What led to it")).to_contain_text(
        re.compile(r"Continues \w+ Asks at the desk")
    )
    page.get_by_role("link", name="Compare").click()
    page.get_by_label("How it could be").select_option(label="One door at night")
    page.get_by_label("How it is now").select_option(label="The door at night")
    page.get_by_role("tab", name="List").click()
    expect(page.get_by_role("listitem").get_by_text("Same", exact=True)).to_have_count(len(STEPS))


def test_ten_people_change_a_wide_map_and_an_eleventh_goes_on_writing(drawing: Drawing) -> None:
    """All that they do comes to the page, and what is being written stays in its place."""
    page, stage = drawing.page, drawing.stage
    wide = drawing.bring("A wide map", tuple(("step", f"Step number {n}", "Housing") for n in range(MANY)))
    stage.room.until(lambda: len(drawing.steps(wide)) == MANY)
    first, *others = drawing.steps(wide)
    drawing.open(f"{wide}/{first['id']}")
    page.get_by_role("tab", name="List").click()
    page.get_by_label("What happens").fill("What I am writing")
    with ExitStack() as stack:
        people = [Connection(stage.robin, stage.place) for _ in range(PEOPLE)]
        for one in people:
            stack.callback(one.close)
        for number, one in enumerate(people):
            after, words = others[number]["id"], f"Added by {number}"
            one.peer.ask("pathways.time_step", step=after, touch=10, wait=20)
            one.peer.ask("pathways.add_step", lane=first["lane"], words=words, after=after)
        for number in range(PEOPLE):
            expect(page.get_by_role("row", name=re.compile(f"Added by {number}\\."))).to_be_attached()
    expect(page.get_by_label("What happens")).to_have_value("What I am writing")
    expect(page.get_by_label("What happens")).to_be_focused()
    page.get_by_role("button", name="Save the words").click()
    expect(page.get_by_role("row", name=re.compile("What I am writing"))).to_be_attached()
    stage.room.until(lambda: len(drawing.steps(wide)) == MANY + PEOPLE)
