"""Small rooms: split by one press, each phone told where to go, who comes late shown to one, and back together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser
GROUPS = {"Young people": 3, "Carers and families": 2, "Voluntary providers": 2}


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Iterator[Stage]:
    stage.move_to("close")
    names = [(f"Guest {group[:5]} {number}", group) for group, count in GROUPS.items() for number in range(count)]
    here = [Connection(stage.join(*one), stage.place) for one in names]
    yield stage
    for one in here:
        one.close()


@pytest.fixture(scope="module")
def phone(stage: Stage) -> Page:
    return comes(stage, "Knot Six", "Young people")


def comes(stage: Stage, nickname: str, group: str) -> Page:
    page = stage.comes(nickname, group)
    expect(page.get_by_text(f"You are {nickname}")).to_be_visible()
    return page


def test_those_who_are_here_are_split_and_each_phone_says_where_to_go(
    stage: Stage, laptop: Page, phone: Page, wall: Page
) -> None:
    laptop.get_by_role("button", name="Split rooms").click()
    sheet = laptop.get_by_role("dialog")
    expect(sheet.get_by_text("8 people are here to be split.")).to_be_visible()
    expect(sheet.get_by_text("See to it: safe adults in each room.")).to_be_visible()
    assert look(laptop, "splitting the room", colours=False).wrong() == []
    sheet.get_by_role("button", name="Split now").click()
    expect(phone.get_by_role("dialog").get_by_role("heading", name="Go to Room")).to_be_visible()
    expect(wall.get_by_role("heading", name="Go to your small room")).to_be_visible()
    expect(wall.get_by_text("4 people").first).to_be_visible()
    assert look(wall, "wall with small rooms", narrow=False, colours=False).wrong() == []
    expect(wall.get_by_text("Knot Six")).to_have_count(0)


def test_a_room_gets_a_place_and_a_link_which_its_people_see(stage: Stage, laptop: Page, phone: Page) -> None:
    seat = stage.one("meeting.seat", nickname="Knot Six")["id"]
    own = next(one for one in stage.of("meeting.small_room") if seat in one["seats"])
    laptop.get_by_role("button", name="Open the rooms").click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_role("button", name=f"Name and place: Room {own['order'] + 1}").click()
    sheet.get_by_label("Where it is").fill("Table by the window")
    sheet.get_by_label("Link, for those who join from elsewhere").fill("meet.example.org")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text("Write the whole link, from https:// on")).to_be_visible()
    sheet.get_by_label("Link, for those who join from elsewhere").fill("https://meet.example.org/a")
    sheet.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("dialog").get_by_text("Table by the window")).to_be_visible()
    assert look(phone, "phone sent to a small room", colours=False).wrong() == []
    phone.get_by_role("button", name="OK, I’m going").click()
    expect(phone.get_by_text("Table by the window")).to_be_visible()
    expect(phone.get_by_role("link", name="Open meet.example.org")).to_be_visible()
    assert look(laptop, "small rooms", colours=False).wrong() == []


def test_who_comes_late_finds_a_room_and_is_moved_by_hand(stage: Stage, laptop: Page) -> None:
    late = comes(stage, "Late Fern", "Carers and families")
    sheet = laptop.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Not in a room yet: 1")).to_be_visible()
    late.get_by_role("button", name="Find me a room").click()
    expect(late.get_by_role("dialog").get_by_role("heading", name="Go to Room")).to_be_visible()
    expect(sheet.get_by_role("heading", name="Not in a room yet: 1")).to_have_count(0)
    seat = stage.one("meeting.seat", nickname="Late Fern")["id"]
    stage.room.until(lambda: any(seat in one["seats"] for one in stage.of("meeting.small_room")))
    before = next(one for one in stage.of("meeting.small_room") if seat in one["seats"])
    other = next(one for one in stage.of("meeting.small_room") if seat not in one["seats"])
    sheet.get_by_role("button", name=f"Move people: Room {before['order'] + 1}").click()
    sheet.get_by_label("Room of Late Fern").select_option(other["id"])
    stage.room.until(
        lambda: any(seat in one["seats"] for one in stage.of("meeting.small_room") if one["id"] == other["id"])
    )
    expect(late.get_by_role("heading", name=f"Go to Room {other['order'] + 1}")).to_be_visible()


def test_back_together_ends_it_everywhere(laptop: Page, phone: Page, wall: Page) -> None:
    laptop.get_by_role("dialog").get_by_role("button", name="Back together").click()
    expect(phone.get_by_text("Come back to everybody")).to_be_visible()
    for who in (phone, laptop):
        expect(who.get_by_text("Back together at about").or_(who.get_by_text("We come back together"))).to_have_count(0)
    expect(wall.get_by_role("heading", name="Go to your small room")).to_have_count(0)
