"""What comes of cards: reworded by who wrote them, taken further to what they become, and found again from there."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.doing import NO_SIGNAL, without_signal
from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

WROTE, NOW = "Somebody to ring at nite", "Somebody to ring at night"
OTHER = "A door that locks"


@dataclass
class Table:
    """Robin's laptop and Puffin's phone at two cards on the table; the other one is by nobody who looks."""

    stage: Stage
    laptop: Page
    phone: Page

    def open(self) -> None:
        """Robin comes to the room anew."""
        self.laptop.goto(f"{self.stage.server.url}/p/{self.stage.place}/sessions/{self.stage.live()['id']}")
        self.laptop.get_by_text("Cards, shown together").wait_for()

    def pile(self, name: str) -> Locator:
        """A pile of cards on the laptop."""
        return self.laptop.get_by_role("region", name=name)

    def further(self, words: str) -> Locator:
        """The sheet that takes a card or a group further."""
        self.laptop.get_by_role("button", name=f"Take further: {words}").click()
        return self.laptop.get_by_role("dialog")


@pytest.fixture(scope="module")
def table(stage: Stage) -> Table:
    stage.expected = NO_SIGNAL
    stage.move_to("cluster")
    puffin, lark = stage.join("Puffin Two"), stage.join("Lark Two")
    activity = stage.live()["activity"]
    (round_, *_) = stage.ask("cards.open_round", question="What would help at night?", activity=activity)["made"]
    for caller, words in ((puffin, WROTE), (lark, OTHER)):
        writer = Connection(caller, stage.place)
        assert not writer.ask("cards.write", round=round_, words=words).get("refused")
        writer.close()
    stage.ask("cards.reveal", round=round_)
    return Table(
        stage,
        stage.laptop(),
        stage.page(f"/take-part/{stage.place}", puffin, SMALL_PHONE, has_touch=True),
    )


def test_whoever_wrote_a_card_changes_its_words(table: Table) -> None:
    phone, laptop = table.phone, table.laptop
    laptop.get_by_text(WROTE).wait_for()
    phone.get_by_role("button", name=f"Change: {WROTE}").click()
    expect(phone.get_by_role("button", name=f"Change: {OTHER}")).to_have_count(0)
    expect(laptop.get_by_role("button", name=re.compile("^Change: "))).to_have_count(0)
    phone.get_by_label("Change your card").fill("")
    phone.get_by_role("button", name="Keep the change").click()
    expect(phone.get_by_text("Write a few words first.")).to_be_visible()
    phone.get_by_label("Change your card").fill(NOW)
    assert look(phone, "phone: change a card").wrong() == []
    phone.get_by_role("button", name="Keep the change").click()
    expect(phone.get_by_text("Your card is changed for everyone.")).to_be_visible()
    expect(laptop.get_by_text(NOW)).to_be_visible()


def test_a_card_becomes_a_hypothesis_and_keeps_its_words(table: Table) -> None:
    laptop = table.laptop
    table.open()
    sheet = table.further(OTHER)
    words = sheet.get_by_label("In which words")
    expect(words).to_have_value(OTHER)
    words.fill("")
    sheet.get_by_role("button", name="Take it further").click()
    expect(sheet.get_by_text("Write a few words")).to_be_visible()
    words.fill("Rooms that do not lock keep people awake.")
    assert look(laptop, "laptop: take a card further", colours=False).wrong() == []
    sheet.get_by_role("button", name="Take it further").click()
    expect(sheet).to_be_hidden()
    expect(laptop.get_by_role("checkbox", name=OTHER)).to_be_visible()
    assert look(laptop, "laptop: cards, one taken further").wrong() == []
    laptop.get_by_role("link", name=re.compile("Rooms that do not lock")).click()
    beside = laptop.get_by_role("complementary")
    beside.locator("summary", has_text="Thread").click()
    expect(beside.get_by_text(OTHER)).to_be_visible()
    table.open()
    expect(laptop.get_by_role("link", name=re.compile("Rooms that do not lock"))).to_be_visible()


def test_what_waits_until_it_was_looked_at_is_said_once(table: Table) -> None:
    """While talk is stopped, the words of a member wait, and so there is nothing yet that a card could lead to."""
    stage = table.stage
    page = stage.laptop(stage.invite("Maple Two", "member"))
    page.get_by_role("button", name=f"Take further: {OTHER}").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("In which words").fill("A lock is a right.")
    (stop, *_) = stage.ask("meeting.stop_talk", session=stage.live()["id"])["made"]
    sheet.get_by_role("button", name="Take it further").click()
    expect(page.get_by_text("It shows once a facilitator has looked at it")).to_be_visible()
    expect(sheet).to_be_hidden()
    stage.room.until(lambda: [one["words"] for one in stage.of("meeting.held")] == ["A lock is a right."])
    stage.ask("meeting.go_on", stop=stop)
    page.context.close()


def test_a_group_of_cards_is_part_of_an_outcome_that_was_there(table: Table) -> None:
    laptop, stage = table.laptop, table.stage
    table.open()
    laptop.get_by_role("checkbox", name=re.compile("^Somebody to ring")).check()
    laptop.get_by_label("Name for the chosen card").fill("At night")
    laptop.get_by_role("button", name="Put together").click()
    sheet = table.further("At night")
    sheet.get_by_role("radio", name=re.compile("^Part of what is there")).check(force=True)
    sheet.get_by_role("button", name="Take it further").click()
    expect(sheet.get_by_text("Choose what it led to.")).to_be_visible()
    outcome = stage.one("outcomes.outcome", ref="O1")
    sheet.get_by_role("searchbox").fill("O1 ")
    sheet.get_by_role("checkbox", name=re.compile("^O1 ")).check()
    assert look(laptop, "laptop: cards lead to what is there", colours=False).wrong() == []
    sheet.get_by_role("button", name="Take it further").click()
    expect(table.pile("At night").get_by_role("link", name=re.compile("^O1 "))).to_be_visible()
    stage.room.until(lambda: [one["led_to"] for one in stage.of("cards.became")][-1] == outcome["id"])
    table.pile("At night").get_by_role("button", name=re.compile("^Not this")).click()
    expect(table.pile("At night").get_by_role("link", name=re.compile("^O1 "))).to_have_count(0)


def test_a_name_that_came_too_late_is_chosen_or_let_go(table: Table) -> None:
    laptop, stage = table.laptop, table.stage
    if not stage.of("cards.cluster"):
        stage.ask("cards.make_cluster", round=stage.of("cards.round")[-1]["id"], name="At night")
    table.open()
    cluster = stage.of("cards.cluster")[-1]
    stage.ask("cards.rename_cluster", cluster=cluster["id"], basis_digest="0" * 64, name="When it is dark")
    pile = table.pile("At night")
    expect(pile.get_by_text("When it is dark")).to_be_visible()
    pile.get_by_role("button", name="Let the other one go").click()
    laptop.get_by_role("dialog").get_by_role("button", name="Let it go").click()
    expect(pile.get_by_text("When it is dark")).to_have_count(0)


def writing(stage: Stage, nickname: str) -> Page:
    """The small phone of somebody who writes cards in a new round."""
    stage.ask("cards.open_round", question="What helps at night?", activity=stage.live()["activity"])
    return stage.page(f"/take-part/{stage.place}", stage.join(nickname), SMALL_PHONE, has_touch=True)


def test_what_is_being_written_when_all_cards_are_shown_goes_on_where_it_can(table: Table) -> None:
    """A card on a laptop in the box below them, as on a phone; a change of one's own card at that card."""
    stage = table.stage
    phone = writing(stage, "Puffin Four")
    phone.get_by_label("One card, one idea").fill("A warm room")
    phone.get_by_role("button", name="Keep this card").click()
    phone.get_by_role("button", name="Change: A warm room").click()
    phone.get_by_label("Change your card").fill("A warm room with a key")
    page = stage.laptop(stage.invite("Rowan Two", "member"))
    page.get_by_label("One card, one idea").fill("Somebody awake")
    stage.ask("cards.reveal", round=stage.of("cards.round")[-1]["id"])
    expect(page.get_by_label("Something to add?")).to_have_value("Somebody awake")
    expect(phone.get_by_label("Change your card")).to_have_value("A warm room with a key")
    page.get_by_role("button", name="Add a card").click()
    phone.get_by_role("button", name="Keep the change").click()
    expect(phone.get_by_text("Somebody awake")).to_be_visible()
    expect(page.get_by_text("A warm room with a key").first).to_be_visible()
    for who in (phone, page):
        expect(who.get_by_label("Change your card")).to_be_hidden()
    page.get_by_label("Something to add?").fill("Half a card")
    kept = "() => Object.keys(sessionStorage).filter((key) => key.includes('draft'))"
    assert page.evaluate(kept)
    page.get_by_role("button", name="Rowan Two").click()
    page.get_by_text("Sign out", exact=True).click()
    expect(page.get_by_label("Password")).to_be_visible()
    assert page.evaluate(kept) == []
    for who in (phone, page):
        who.context.close()


def test_the_focus_stays_in_the_list_when_a_card_is_thrown_away(table: Table) -> None:
    phone = writing(table.stage, "Puffin Five")
    for words in ("A warm room", "A key of my own", "A lamp"):
        phone.get_by_label("One card, one idea").fill(words)
        phone.get_by_role("button", name="Keep this card").click()
    expect(phone.get_by_role("button", name=re.compile("^Throw away"))).to_have_count(3)
    for thrown, next_one in (("A key of my own", "A lamp"), ("A lamp", "A warm room")):
        phone.get_by_role("button", name=f"Throw away: {thrown}").press("Enter")
        expect(phone.get_by_role("listitem").filter(has_text=next_one)).to_be_focused()
    phone.context.close()


def test_a_card_that_has_the_focus_keeps_it_when_it_is_sent(table: Table) -> None:
    """Thrown away without signal, a card leaves the focus to the next one, which the server has still to number."""
    phone = writing(table.stage, "Puffin Six")
    write, keep = phone.get_by_label("One card, one idea"), phone.get_by_role("button", name="Keep this card")
    write.fill("A warm room")
    keep.click()
    away = phone.get_by_role("button", name="Throw away: A warm room")
    expect(away).to_be_visible()
    waiting = phone.get_by_role("listitem").filter(has_text="A lamp")
    with without_signal(phone):
        write.fill("A lamp")
        keep.click()
        expect(waiting).to_be_visible()
        away.press("Enter")
        expect(waiting).to_be_focused()
    expect(phone.get_by_role("button", name="Throw away: A lamp")).to_be_visible()
    expect(waiting).to_be_focused()
    phone.context.close()
