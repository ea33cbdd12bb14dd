"""A session in which much goes on at once: a door, two facilitators, a phone without signal, and a concern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.cast import Cast, Guest
from tests.browser.doing import NO_SIGNAL, all_sent
from tests.browser.driving import PHONE, driving
from tests.browser.people import Joining, join
from tests.serving import serving

pytestmark = pytest.mark.browser

WORDS = "my worker hits people"
BECAUSE = "I was there"


@dataclass
class Day:
    """Sam and Dev both facilitate, Jo leads on safeguarding, Puffin and Wren come with phones."""

    cast: Cast
    sam: Page
    dev: Page
    jo: Page
    phones: dict[str, Page]

    def comes(self, nickname: str) -> Page:
        """Somebody joins by code, and may have to wait."""
        phone = self.phones[nickname] = self.cast.driver.person(PHONE, has_touch=True, is_mobile=True)
        join(phone, self.cast.server.url, Joining(self.cast.code(), nickname, "Young people"))
        return phone

    def both(self, button: str) -> None:
        """Both press the same button before either can know of the other: Dev's page hears nothing until it presses."""
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        self.dev.route("**/held", hold)
        self.dev.evaluate(f"(name) => void setTimeout(() => {{ {HEAR_NOTHING}; ({PRESS})(name); }})", button)
        while not held:
            self.sam.wait_for_timeout(20)
        self.sam.evaluate(PRESS, button)
        held[0].fulfill()
        self.dev.unroute("**/held")


PRESS = """(name) => {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
  found.click();
}"""
# A page that waits for an answer in this old way does nothing else meanwhile.
HEAR_NOTHING = 'const asked = new XMLHttpRequest(); asked.open("GET", "/held", false); asked.send()'


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Day]:
    with serving(tmp_path_factory.mktemp("day")) as server, driving(browser) as driver:
        driver.stays = True
        cast = Cast.begin(server, driver)
        dev = cast.seat(Guest("Dev", "Council housing", ("Facilitator", "Member")))
        jo = cast.seat(Guest("Jo", "", ("Safety lead",)))
        cast.plan("What we think is going on")
        cast.to_the_room(dev)
        cast.go(jo, "safety")
        yield Day(cast, cast.sam, dev, jo, {})
        # Whoever has no signal is told so by the browser too.
        assert driver.faults(NO_SIGNAL) == []


def test_who_comes_waits_at_the_door_until_either_lets_them_in(day: Day) -> None:
    day.cast.go(day.dev, "people")
    day.dev.get_by_role("switch", name="Waiting room").or_(day.dev.get_by_label("Waiting room")).first.click()
    all_sent(day.dev)
    puffin = day.comes("Puffin")
    expect(puffin.get_by_role("heading", name="You’re at the door")).to_be_visible()
    for page in (day.sam, day.dev):
        expect(page.get_by_text("1 waiting,")).to_be_visible()
    assert "Welcome" not in puffin.inner_text("main"), "nothing of the room is seen from the door"
    day.sam.get_by_role("button", name="Check").click()
    day.sam.get_by_role("button", name="Let Puffin in").click()
    expect(puffin.get_by_role("heading", name="You’re at the door")).to_be_hidden()
    expect(day.dev.get_by_text("1 waiting,")).to_be_hidden()
    day.comes("Wren")
    day.dev.get_by_role("button", name="Check").click()
    day.dev.get_by_role("button", name="Let Wren in").click()
    wren = day.phones["Wren"]
    expect(wren.get_by_role("button", name="Things you’ve shared")).to_be_visible()
    # Whoever was let in while their page was closed comes back to it at the door, and is there no more.
    wren.goto(f"{wren.url}/door")
    expect(wren.get_by_role("button", name="Things you’ve shared")).to_be_visible()
    expect(wren).not_to_have_url(re.compile("/door$"))


def test_who_is_turned_away_at_the_door_is_told_so_and_leaves_no_name(day: Day) -> None:
    stranger = day.comes("Mallard")
    expect(stranger.get_by_role("heading", name="You’re at the door")).to_be_visible()
    day.sam.get_by_role("button", name="Check").click()
    day.sam.get_by_role("button", name="Turn Mallard away").click()
    expect(stranger.get_by_role("heading", name="You were not let in")).to_be_visible()
    # So is whoever was turned away before their page had reached the door: it finds no place.
    stranger.reload()
    expect(stranger.get_by_role("heading", name="You were not let in")).to_be_visible()
    for page in (day.sam, day.dev):
        expect(page.get_by_text("1 waiting,")).to_be_hidden()
        expect(page.get_by_text("Mallard", exact=True)).to_have_count(0)
    day.phones.pop("Mallard").context.close()


def test_two_facilitators_move_the_room_once(day: Day) -> None:
    day.cast.to_the_room(day.dev)
    day.cast.to_the_room(day.sam)
    plan = day.sam.locator("ol li")
    before = next(n for n in range(plan.count()) if plan.nth(n).get_attribute("aria-current"))
    day.both("Next activity")
    for page in (day.sam, day.dev):
        expect(page.locator("ol li").nth(before + 1)).to_have_attribute("aria-current", "step")
    day.cast.move_to("Write on your own")
    for page in (day.dev, *day.phones.values()):
        expect(page.get_by_text("Write on your own").first).to_be_visible()


def test_a_phone_without_signal_misses_nothing_and_is_heard_once(day: Day) -> None:
    puffin = day.phones["Puffin"]
    puffin.context.set_offline(True)
    puffin.get_by_label("We think…").fill("the last bus goes at six")
    puffin.get_by_label("because…").fill("it is cut every winter")
    puffin.get_by_role("button", name="Share with the group").click()
    expect(puffin.get_by_text("1 thing is waiting on this device.")).to_be_visible()
    expect(day.sam.get_by_text("the last bus goes at six")).to_have_count(0)
    day.sam.get_by_role("button", name="Next activity").click()
    puffin.context.set_offline(False)
    heard = day.dev.get_by_label("The hypothesis we look at").locator("option", has_text="the last bus goes at six")
    expect(heard).to_have_count(1, timeout=15_000)
    expect(puffin.get_by_role("button", name="1 thing you’ve shared")).to_be_visible()
    for phone in day.phones.values():
        expect(phone.get_by_text("Write on your own")).to_have_count(0)
    day.dev.get_by_role("button", name="Back one").click()
    for phone in day.phones.values():
        expect(phone.get_by_text("Write on your own").first).to_be_visible()
        expect(phone.get_by_label("We think…")).to_have_value("")


def test_two_facilitators_give_more_time_once_and_the_second_is_told(day: Day) -> None:
    """Dev's signal is gone for a moment: what both asked for is done once."""
    expect(day.cast.now("Write on your own")).to_have_count(1)
    (minutes,) = re.findall(r"left of (\d+)", day.sam.get_by_role("timer").inner_text())
    day.dev.context.set_offline(True)
    expect(day.dev.get_by_text("No signal. Keep going.")).to_be_visible()
    for page in (day.dev, day.sam):
        page.get_by_role("button", name="Add 2 min").click()
    expect(day.sam.get_by_role("timer")).to_contain_text(f"left of {int(minutes) + 2}")
    day.dev.context.set_offline(False)
    expect(day.dev.get_by_text("Another facilitator changed the time first.")).to_be_visible(timeout=15_000)
    for page in (day.dev, day.sam):
        expect(page.get_by_role("timer")).to_contain_text(f"left of {int(minutes) + 2}")


def test_a_concern_goes_past_the_room_to_the_safety_lead(day: Day) -> None:
    """Written by one, worried about by another: gone from every screen, kept word for word, in no file."""
    puffin, wren = day.phones["Puffin"], day.phones["Wren"]
    wren.get_by_label("We think…").fill(WORDS)
    wren.get_by_label("because…").fill(BECAUSE)
    wren.get_by_role("button", name="Share with the group").click()
    expect(wren.get_by_text("Shared with the group.").first).to_be_visible()
    for page in (day.sam, day.dev):
        expect(page.locator("option", has_text="hits people")).to_have_count(1)
    puffin.get_by_role("button", name="Help or leave").click()
    puffin.get_by_role("button", name="Tell us about something you saw").click()
    puffin.get_by_text("Something that was written here").click()
    choice = puffin.get_by_label("What was written?")
    choice.select_option(value=choice.locator("option").filter(has_text="hits people").get_attribute("value"))
    puffin.get_by_label("What you want to say").fill("Is she safe?")
    puffin.get_by_role("button", name="Tell them").click()
    expect(puffin.get_by_text("Jo knows now.")).to_be_visible()
    expect(puffin.get_by_text("What was written is gone from every screen.")).to_be_visible()
    for page in (day.sam, day.dev, wren):
        expect(page.get_by_text(WORDS, exact=False)).to_have_count(0)
    card = day.jo.get_by_role("article")
    expect(card).to_contain_text(WORDS)
    expect(card).to_contain_text("Is she safe?")
    expect(card).to_contain_text("Raised by Puffin")
    expect(day.jo.get_by_role("link", name="Safety")).to_contain_text("1")
    for page in (day.sam, day.dev):
        expect(page.get_by_text("Is she safe?")).to_have_count(0)
    archive = day.sam.request.get(f"{day.cast.server.url}/api{_exports(day)}/hypotheses.html")
    assert "last bus" in archive.text() and "hits people" not in archive.text()


def _exports(day: Day) -> str:
    return f"/partnerships/{day.cast.place.rsplit('/', 1)[1]}/exports"
