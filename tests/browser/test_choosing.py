"""Cards, dots and orders: written and chosen alone, shown together on phone, laptop and wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import all_sent
from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

QUESTION = "What would help on the first night?"
CARDS = ("A night bus", "Somebody to ring", "A door that locks", "Warm food", "Room for my dog")
OWN = "One text that says what happens tomorrow"


@dataclass
class Choosing:
    """A room in the middle of a session: Robin's laptop, Puffin's phone, a wall, and five more who are peers."""

    stage: Stage
    laptop: Page
    phone: Page
    wall: Page
    others: list[Connection]
    rounds: Iterator[int] = field(default_factory=count)

    def deal(self, *, show: bool = True) -> str:
        """A round in which the five have written a card each, once the laptop has come to it; returns its id."""
        asked = {"question": f"{QUESTION} ({next(self.rounds)})", "activity": self.stage.live()["activity"]}
        (round_, *_) = self.stage.ask("cards.open_round", **asked)["made"]
        expect(self.laptop.get_by_text(asked["question"]).first).to_be_visible()
        for one, words in zip(self.others, CARDS, strict=True):
            assert not one.ask("cards.write", round=round_, words=words).get("refused")
        if show:
            self.stage.ask("cards.reveal", round=round_)
        return str(round_)

    def cards(self, round_: str) -> dict[str, str]:
        """Ids of the cards of a round, by their words."""
        return {one["words"]: one["id"] for one in self.stage.of("cards.card") if one["round"] == round_}

    def poll(self) -> Json:
        """The poll that is open."""
        return self.stage.one("cards.poll", status="open")

    def all_ask(self, kind: str, **body: object) -> None:
        """Every peer asks for the same."""
        for one in self.others:
            answer: Json = one.ask(kind, **body)
            assert not answer.get("refused"), answer


@pytest.fixture(scope="module")
def room(stage: Stage) -> Iterator[Choosing]:
    stage.move_to("cluster")
    callers = [stage.join(f"Lark {number}") for number in ("One", "Two", "Three", "Four", "Five")]
    others = [Connection(caller, stage.place) for caller in callers]
    yield Choosing(
        stage,
        stage.laptop(),
        stage.page(f"/take-part/{stage.place}", stage.join("Puffin Two"), SMALL_PHONE, has_touch=True),
        stage.wall(),
        others,
    )
    for one in others:
        one.close()


def test_cards_are_written_alone_and_shown_together(room: Choosing) -> None:
    laptop, phone, wall = room.laptop, room.phone, room.wall
    laptop.get_by_role("button", name="Ask for cards").click()
    laptop.get_by_label("The question").fill(QUESTION)
    laptop.get_by_role("button", name="Let everybody write cards").click()
    phone.get_by_label("One card, one idea").fill(OWN)
    phone.get_by_role("button", name="Keep this card").click()
    expect(phone.get_by_text("Your 1 card.")).to_be_visible()
    all_sent(phone)
    expect(wall.get_by_text("Write on your own. Nobody sees it yet")).to_be_visible()
    room.all_ask("meeting.say_ready", activity=room.stage.live()["activity"], ready=True)
    expect(wall.get_by_text("ready", exact=False).last).to_contain_text("5 of")
    for page in (laptop, wall):
        expect(page.get_by_text(OWN)).to_have_count(0)
    laptop.get_by_role("button", name="Show all cards").click()
    expect(phone.get_by_text("yours", exact=True)).to_be_visible()
    expect(laptop.get_by_text(OWN)).to_be_visible()
    expect(wall.get_by_role("listitem").filter(has_text=" ".join(OWN.split()[:5]))).to_be_visible()


def test_similar_cards_lie_together_and_keep_their_words(room: Choosing) -> None:
    laptop, phone, wall = room.laptop, room.phone, room.wall
    room.deal()
    for words in CARDS[:2]:
        laptop.get_by_role("checkbox", name=words).check()
    laptop.get_by_label("Name for the 2 chosen cards").fill("At night")
    laptop.get_by_role("button", name="Put together").click()
    expect(phone.get_by_role("heading", name="At night")).to_be_visible()
    for words in CARDS:
        expect(phone.get_by_text(words)).to_be_visible()
    expect(wall.get_by_role("listitem").filter(has_text="At night")).to_contain_text("2 cards")
    expect(laptop.get_by_role("region", name="On the projector")).to_contain_text(QUESTION)
    assert look(wall, "projector: cards", narrow=False).wrong() == []


def test_everybodys_own_order_adds_up(room: Choosing) -> None:
    """From the laptop's button to the sum; what one person chose is on nobody else's screen."""
    laptop, phone, wall = room.laptop, room.phone, room.wall
    cards = room.cards(room.deal())
    laptop.get_by_role("button", name="Vote or rank").click()
    laptop.get_by_role("radio", name="Order").check(force=True)
    laptop.get_by_role("button", name="Let everybody choose").click()
    phone.get_by_role("button", name="It is good like this").click()
    up = phone.get_by_role("button", name=f"Higher: {CARDS[4]}")
    for _ in range(4):
        up.click()
    expect(phone.get_by_role("list").first.get_by_role("listitem").first).to_contain_text(CARDS[4])
    expect(phone.get_by_text("Your order is kept.")).to_be_visible()
    assert look(phone, "phone: order").wrong() == []
    expect(wall.get_by_text("Choose on your own. Nobody sees it")).to_be_visible()
    room.all_ask("cards.rank", poll=room.poll()["id"], order=[cards[words] for words in CARDS])
    laptop.get_by_role("button", name="Close and show the result").click()
    for page in (laptop, phone):
        sums = page.get_by_role("listitem").filter(has_text="points")
        expect(sums).to_have_count(5)
        expect(sums.first).to_contain_text(CARDS[0])
        expect(sums.last).to_contain_text(f"{CARDS[4]}10 points")
    expect(phone.get_by_text("First place gives 5 points, the last one 1.")).to_be_visible()
    expect(wall.get_by_text("6 people chose")).to_be_visible()
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight"), "a wall cannot scroll"
    assert look(wall, "projector: order", narrow=False).wrong() == []


def test_dots_are_given_from_a_budget(room: Choosing) -> None:
    laptop, phone, wall = room.laptop, room.phone, room.wall
    cards = room.cards(room.deal())
    laptop.get_by_role("button", name="Vote or rank").click()
    laptop.get_by_label("Dots for each person, 1 to 20").fill("2")
    laptop.get_by_role("button", name="Let everybody choose").click()
    for left in ("1 dot left.", "0 dots left."):
        phone.get_by_role("button", name=f"One dot more: {CARDS[3]}").click()
        expect(phone.get_by_text(left)).to_be_visible()
    phone.get_by_role("button", name=f"One dot more: {CARDS[0]}").click()
    expect(phone.get_by_text("0 dots left.")).to_be_visible()
    assert look(phone, "phone: dots").wrong() == []
    room.all_ask("cards.give_dots", poll=room.poll()["id"], option=cards[CARDS[3]], count=1)
    laptop.get_by_role("button", name="Close and show the result").click()
    for page in (laptop, phone, wall):
        expect(page.get_by_role("listitem").filter(has_text=CARDS[3])).to_contain_text("7 dots")


def test_after_a_choice_the_room_goes_on(room: Choosing) -> None:
    """To another choice of the same, and to new cards."""
    laptop, phone = room.laptop, room.phone
    options = list(room.cards(room.deal()).values())
    activity = room.stage.live()["activity"]
    room.stage.ask("cards.open_poll", question="Which?", way="ranking", options=options, activity=activity)
    room.stage.ask("cards.close_poll", poll=room.poll()["id"])
    expect(phone.get_by_text("Under five people chose or changed their choice, so we don’t show it.")).to_be_visible()
    laptop.get_by_role("button", name="Choose again").click()
    laptop.get_by_role("button", name="Let everybody choose").click()
    expect(phone.get_by_text("3 dots left.")).to_be_visible()
    laptop.get_by_role("button", name="Close and show the result").click()
    laptop.get_by_role("button", name="Ask for cards").click()
    laptop.get_by_label("The question").fill("And after a month?")
    laptop.get_by_role("button", name="Let everybody write cards").click()
    phone.get_by_label("One card, one idea").fill("A key")
    phone.get_by_role("button", name="Keep this card").click()
    own = f"{room.stage.server.url}/api/partnerships/{room.stage.place}/my-things"
    room.stage.room.until(lambda: "A key" in phone.request.get(own).text())
    laptop.get_by_role("button", name="Show all cards").click()
    expect(phone.get_by_text("A key")).to_be_visible()
    expect(laptop.get_by_role("checkbox", name="A key")).to_be_visible()
