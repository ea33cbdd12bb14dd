"""A room that says things in other ways than by typing, and where those stand on its screens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from playwright.sync_api import Locator, Page, expect

from tests.browser.doing import NO_SIGNAL
from tests.browser.driving import SMALL_PHONE
from tests.browser.stage import Stage
from tests.browser.test_offline import IN_CHARGE


@dataclass
class Saying:
    """A room that writes cards: Puffin's phone, Robin's laptop, a wall."""

    stage: Stage
    phone: Page
    laptop: Page
    wall: Page
    rounds: Iterator[int] = field(default_factory=count)

    def deal(self, *, show: bool) -> str:
        """A new round of cards, shown at once or not, once the phone has come to it."""
        question = f"What helps at night? ({next(self.rounds)})"
        asked = {"question": question, "activity": self.stage.live()["activity"]}
        (round_, *_) = self.stage.ask("cards.open_round", **asked)["made"]
        expect(self.phone.get_by_text(question).first).to_be_visible()
        if show:
            self.stage.ask("cards.reveal", round=round_)
            expect(self.phone.get_by_label("Something to add?")).to_be_visible()
        return str(round_)

    def writes(self) -> None:
        """Everybody writes on their own, once the phone has come to it."""
        self.stage.move_to("silent_write")
        expect(self.phone.get_by_label("We think…")).to_be_visible()

    def screens(self) -> tuple[Page, Page, Page]:
        return self.phone, self.laptop, self.wall


def at_the_cards(stage: Stage) -> Saying:
    """The room at its cards, with a phone that keeps its pages."""
    stage.expected = NO_SIGNAL
    stage.move_to("cluster")
    phone = stage.page(f"/take-part/{stage.place}", stage.join("Puffin Two"), SMALL_PHONE, has_touch=True)
    # The sheets open without signal once the phone keeps them.
    phone.evaluate(IN_CHARGE)
    return Saying(stage, phone, stage.laptop(), stage.wall())


def beside(page: Page, words: str) -> Locator:
    """Where a card with these words stands, on whatever screen."""
    return page.locator("li, label, .inside").filter(has_text=words).last


def drawn(page: Page, words: str) -> Locator:
    """The lines drawn beside these words."""
    return beside(page, words).locator("svg[viewBox='0 0 400 300'] path")
