"""The facilitator's hand on the room, as phones feel it: more time, looking up, and looking before it shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Joining, join
from tests.browser.stage import Stage, staged

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("running"), chromium_path) as stage:
        yield stage
        assert stage.driver.errors == []


@pytest.fixture
def laptop(stage: Stage) -> Iterator[Page]:
    page = stage.page(f"/p/{stage.place}/sessions/{stage.live()['id']}", stage.robin)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def phone(stage: Stage) -> Iterator[Page]:
    page = stage.phone("/")
    join(page, stage.server.url, Joining(stage.code(), "Knot Three", "Young people"))
    yield page
    page.context.close()


def test_an_activity_gets_more_time(stage: Stage, laptop: Page) -> None:
    (timer,) = [one for one in stage.of("meeting.timer") if one["activity"] == stage.live()["activity"]]
    laptop.get_by_role("button", name="Add 2 min").click()
    stage.room.until(lambda: seconds(stage, timer["id"]) == timer["seconds"] + 120)


def test_phones_are_asked_to_look_up_and_put_it_away(stage: Stage, laptop: Page, phone: Page) -> None:
    laptop.get_by_role("button", name="Look up", exact=True).click()
    laptop.get_by_label("What phones say").fill("Tea is here")
    laptop.get_by_role("button", name="Ask them to look up").click()
    expect(phone.get_by_text("Tea is here")).to_be_visible()
    phone.get_by_role("button", name="Back to my phone").click()
    expect(phone.get_by_text("Tea is here")).to_have_count(0)


def test_what_people_write_shows_once_it_was_looked_at(stage: Stage, laptop: Page, phone: Page) -> None:
    stage.move_to("silent_write")
    stage.ask("meeting.set_room_rule", rule="moderation", on=True)
    phone.get_by_label("We think…").fill("A key on the first night")
    phone.get_by_role("button", name="Share with the group").click()
    waiting = laptop.get_by_role("region", name="Look before it shows")
    expect(waiting.get_by_text("“A key on the first night”")).to_be_visible()
    assert not thought(stage, "A key on the first night")
    waiting.get_by_role("button", name="Show it").click()
    stage.room.until(lambda: thought(stage, "A key on the first night"))
    expect(waiting.get_by_text("“A key on the first night”")).to_have_count(0)


def seconds(stage: Stage, timer: str) -> int:
    return next(int(one["seconds"]) for one in stage.of("meeting.timer") if one["id"] == timer)


def thought(stage: Stage, words: str) -> bool:
    return words in {one["think"] for one in stage.of("hypotheses.hypothesis")}
