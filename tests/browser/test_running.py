"""The facilitator's hand on the room, as phones feel it: time, looking up, who is ready or was heard, what shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


@pytest.fixture
def laptop(stage: Stage) -> Iterator[Page]:
    page = stage.laptop()
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def phone(stage: Stage) -> Iterator[Page]:
    page = stage.comes("Knot Three")
    yield page
    page.context.close()


def test_an_activity_gets_more_time(stage: Stage, laptop: Page) -> None:
    (timer,) = [one for one in stage.of("meeting.timer") if one["activity"] == stage.live()["activity"]]
    laptop.get_by_role("button", name="Add 2 min").click()
    stage.room.until(lambda: seconds(stage, timer["id"]) == timer["seconds"] + 120)


def test_time_that_is_over_counts_on_and_takes_nobody_by_surprise(stage: Stage, laptop: Page, phone: Page) -> None:
    """The facilitator sees "+2:10" and where to take it from; phones and everybody else are not hurried."""
    stage.move_to("silent_write")
    member = stage.laptop(stage.invite("Ness", "member"))
    expect(member.get_by_role("timer")).to_be_visible()
    left = stage.start_timer()
    for page in (laptop, member, phone):
        page.evaluate(LATER, (left + 130) * 1000)
    timer = laptop.get_by_role("timer")
    expect(timer).to_contain_text(re.compile(r"\+2:\d\d"))
    expect(timer).to_contain_text(re.compile("Over by 2 minutes. Take it from “.+”"))
    expect(member.get_by_role("timer")).to_contain_text("Take the time you need")
    for page in (member, phone):
        expect(page.get_by_text(re.compile(r"\+2:|Over by"))).to_have_count(0)
    laptop.get_by_role("button", name="Add 2 min").click()
    expect(timer).to_contain_text(re.compile(r"\+0:\d\d"))
    for page in (laptop, member, phone):
        page.evaluate(LATER, 0)
    member.context.close()


def test_phones_are_asked_to_look_up_and_put_it_away(stage: Stage, laptop: Page, phone: Page) -> None:
    laptop.get_by_role("button", name="Say to all", exact=True).click()
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


def test_what_shall_not_show_goes_back_to_whoever_wrote_it_with_the_reason(
    stage: Stage, laptop: Page, phone: Page
) -> None:
    stage.move_to("silent_write")
    stage.ask("meeting.set_room_rule", rule="moderation", on=True)
    phone.get_by_label("We think…").fill("Mr Bell never comes")
    phone.get_by_role("button", name="Share with the group").click()
    expect(phone.get_by_text("1 thing you shared waits to be shown.")).to_be_visible()
    laptop.get_by_role("region", name="Look before it shows").get_by_role("button", name="Don’t show").click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_label("Why").fill("It names somebody. Say it without the name.")
    sheet.get_by_role("button", name="Don’t show it").click()
    expect(phone.get_by_text("This was not shown.")).to_be_visible()
    expect(phone.get_by_text("It names somebody. Say it without the name.")).to_be_visible()
    phone.get_by_role("button", name="Put it away").click()
    expect(phone.get_by_text("This was not shown.")).to_have_count(0)
    assert not thought(stage, "Mr Bell never comes")
    stage.ask("meeting.set_room_rule", rule="moderation", on=False)


def test_what_is_hidden_leaves_every_screen_and_comes_back(stage: Stage, laptop: Page, phone: Page) -> None:
    stage.move_to("silent_write")
    wall = stage.wall()
    member = stage.page(f"/p/{stage.place}/hypotheses", stage.invite("Nell", "member"))
    words = "the night worker sleeps"
    phone.get_by_label("We think…").fill(words)
    phone.get_by_role("button", name="Share with the group").click()
    shown = member.get_by_role("main").get_by_text(re.compile(words, re.IGNORECASE)).first
    expect(shown).to_be_visible()
    laptop.get_by_role("button", name="Hide an item").click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_label("Find words").fill("night worker")
    sheet.get_by_role("radio", name=re.compile(words, re.IGNORECASE)).press("Space")
    sheet.get_by_role("button", name="Hide it").click()
    expect(shown).to_have_count(0)
    phone.get_by_role("button", name=re.compile("you’ve shared")).click()
    own = phone.get_by_role("dialog")
    expect(own.get_by_text("Hidden from everybody just now")).to_be_visible()
    own.get_by_role("button", name="Close").click()
    for page in (wall, member):
        expect(page.get_by_text(re.compile(words, re.IGNORECASE))).to_have_count(0)
    sheet.get_by_role("button", name="Show again").click()
    expect(shown).to_be_visible()
    for page in (wall, member):
        page.context.close()


def test_who_is_ready_is_a_number_on_every_screen(stage: Stage, laptop: Page, phone: Page) -> None:
    """The phone says so of its card, somebody at a laptop of the task; who it was is told to nobody."""
    stage.move_to("cluster")
    stage.ask("cards.open_round", question="What would help?", activity=stage.live()["activity"])
    here = laptop.get_by_role("region", name=re.compile("here$"))
    expect(here).to_contain_text(re.compile("0 of \\d ready"))
    phone.get_by_label("One card, one idea").fill("A key")
    phone.get_by_role("button", name="Keep this card").click()
    phone.get_by_role("button", name="I’m ready").click()
    expect(here).to_contain_text(re.compile("1 of \\d ready"))
    wall = stage.wall()
    expect(wall.get_by_text(re.compile("1 of \\d")).first).to_be_visible()
    phone.get_by_role("button", name="Ready. Tap to write more").click()
    expect(here).to_contain_text(re.compile("0 of \\d ready"))
    wall.context.close()


def test_who_has_not_been_heard_is_told_by_group(stage: Stage, laptop: Page) -> None:
    stage.move_to("silent_write")
    heard = laptop.get_by_role("region", name=re.compile("heard"))
    line = heard.get_by_role("listitem").filter(has_text="Council housing")
    expect(line).to_contain_text("nothing yet")
    before = heard.get_by_role("heading").inner_text()
    assert re.search(r"\d groups? not heard yet", before)
    rows = heard.get_by_role("listitem").filter(has_text=re.compile("Council housing|Smaller groups")).all()
    assert len({box["height"] for row in rows if (box := row.bounding_box())}) == 1, "a line of words breaks"
    housing = stage.page(f"/p/{stage.place}/hypotheses", stage.invite("Una", "member", group="Council housing"))
    housing.get_by_role("button", name="Add one").first.click()
    housing.get_by_role("dialog").get_by_label("We think").fill("we close at five")
    housing.get_by_role("dialog").get_by_role("button", name="Share with everybody").click()
    expect(line).to_contain_text("said 1 thing")
    expect(heard.get_by_role("heading")).not_to_have_text(before)
    expect(heard).not_to_contain_text("Una")
    assert housing.get_by_text("not heard yet").count() == 0
    housing.context.close()


def seconds(stage: Stage, timer: str) -> int:
    return next(int(one["seconds"]) for one in stage.of("meeting.timer") if one["id"] == timer)


# As if a page had been open for that much longer.
LATER = """(by) => {
  window.exactly ??= Date.now.bind(Date);
  Date.now = () => window.exactly() + by;
}"""


def thought(stage: Stage, words: str) -> bool:
    return words in {one["think"] for one in stage.of("hypotheses.hypothesis")}
