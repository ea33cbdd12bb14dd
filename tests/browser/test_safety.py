"""Concerns on the safeguarding lead's screen: exact words, who wrote them, put back or closed; and what others see."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.serving import Caller
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

REASON = "I ring her tonight."


@dataclass
class Safety:
    """Ailsa leads on safeguarding, Robin facilitates, and two young people are on the wire."""

    stage: Stage
    lead: Page
    laptop: Page
    writer: Connection
    worried: Caller

    def writes(self, words: str) -> str:
        """One young person writes something that everybody sees."""
        answer = self.writer.ask("hypotheses.propose", think=words, because="I saw it on Friday")
        return str(answer["made"][0])

    def raises(self, key: str, record: str, words: str) -> None:
        """Another one is worried about it."""
        about = "record" if record else "help"
        self.worried.post(f"/partnerships/{self.stage.place}/concerns", id=key, about=about, record=record, words=words)

    def concern(self, words: str) -> Locator:
        """The card of a concern on the lead's screen."""
        return self.lead.get_by_role("article").filter(has_text=words)

    def export(self) -> str:
        """Every hypothesis as Robin exports it."""
        url = f"{self.stage.server.url}/api/partnerships/{self.stage.place}/exports/hypotheses.md"
        asked = urllib.request.Request(url, headers={"Cookie": self.stage.robin.cookie()})
        with urllib.request.urlopen(asked) as answer:
            return str(answer.read().decode())


@pytest.fixture(scope="module")
def safety(stage: Stage) -> Iterator[Safety]:
    ailsa = stage.invite("Ailsa", "safeguarding_lead")
    writer = Connection(stage.join("Gull One"), stage.place)
    yield Safety(
        stage,
        stage.page(f"/p/{stage.place}/safety", ailsa),
        stage.page(f"/p/{stage.place}/hypotheses", stage.robin),
        writer,
        stage.join("Heron One"),
    )
    writer.close()


def test_what_was_harmless_is_shown_again(safety: Safety) -> None:
    words = "the bus driver is a robot"
    record = safety.writes(words)
    expect(safety.laptop.get_by_text("bus driver").first).to_be_visible()
    safety.raises("harmless", record, "Is that true?")
    expect(safety.laptop.get_by_text("bus driver")).to_have_count(0)
    expect(safety.lead.get_by_role("link", name="Safety")).to_contain_text("1")
    card = safety.concern(words)
    expect(card).to_contain_text("Raised by Heron One")
    expect(card).to_contain_text("Is that true?")
    assert look(safety.lead, "laptop: safety, concerns").wrong() == []
    card.get_by_role("button", name="Harmless: show it again").click()
    expect(safety.laptop.get_by_text("bus driver").first).to_be_visible()
    expect(safety.lead.get_by_text("1 closed concern")).to_be_visible()


def test_what_is_closed_stays_hidden_and_is_in_no_file(safety: Safety) -> None:
    words = "a worker hits people"
    safety.raises("closed", safety.writes(words), "")
    card = safety.concern(words)
    card.get_by_role("button", name="Close: it is in good hands").click()
    expect(card).to_have_count(0)
    safety.lead.get_by_text("closed concern").click()
    expect(safety.concern(words)).to_contain_text("Gone from every screen")
    expect(safety.laptop.get_by_text("hits people")).to_have_count(0)
    exported = safety.export()
    assert "stop asking" in exported and "hits people" not in exported


def test_the_register_opens_for_a_reason_and_all_facilitators_see_that(safety: Safety) -> None:
    stage, lead = safety.stage, safety.lead
    seat = stage.one("meeting.seat", nickname="Gull One")["id"]
    stage.robin.post(f"/partnerships/{stage.place}/register", seat=seat, name="Ruth Bell", reach="0191 000")
    safety.raises("who", safety.writes("somebody hurts me"), "I am scared.")
    safety.concern("somebody hurts me").get_by_role("button", name="Who wrote this?").click()
    sheet = lead.get_by_role("dialog")
    sheet.get_by_role("button", name="Open the register").click()
    expect(sheet.get_by_role("link", name="Say why you need to look.")).to_be_visible()
    assert look(lead, "laptop: register, no reason", colours=False).wrong() == []
    sheet.get_by_label("Your reason").fill(REASON)
    sheet.get_by_role("button", name="Open the register").click()
    expect(sheet.get_by_text("Gull One wrote it.")).to_be_visible()
    expect(sheet.get_by_role("row", name="Gull One")).to_contain_text("Ruth Bell")
    assert look(lead, "laptop: register, open", colours=False).wrong() == []
    lead.keyboard.press("Escape")
    page = safety.laptop
    stage.visit(page, "safety")
    expect(page.get_by_role("listitem").filter(has_text="Ailsa")).to_contain_text("For a concern")
    for hidden in (REASON, "somebody hurts me", "Ruth Bell"):
        expect(page.get_by_text(hidden)).to_have_count(0)


def test_somebody_who_needs_help_is_seen_at_once(safety: Safety) -> None:
    safety.raises("help", "", "Can somebody come to me?")
    card = safety.concern("Can somebody come to me?")
    expect(card).to_contain_text("Somebody needs help")
    card.get_by_role("button", name="Close: it is in good hands").click()
    expect(card.get_by_role("button")).to_have_count(0)


def test_others_have_no_way_in(safety: Safety) -> None:
    page = safety.stage.page(f"/p/{safety.stage.place}/safety", safety.stage.invite("Nan", "member"))
    expect(page.get_by_text("This page is for facilitators and the safety lead.")).to_be_visible()
    page.context.close()
