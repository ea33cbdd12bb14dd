"""A word that somebody does not know: explained once, seen by everybody, within reach for good, and taken away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser
MEANING = "How bad it must be before you get help"
BETTER = "The point where help begins"


@pytest.fixture(scope="module")
def phone(stage: Stage) -> Page:
    return stage.comes("Knot Four")


def test_a_word_is_explained_to_everybody_at_once(laptop: Page, phone: Page, wall: Page) -> None:
    laptop.get_by_role("button", name="Explain a word").click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_role("button", name="Show everybody").click()
    expect(sheet.get_by_text("Write the word first")).to_be_visible()
    sheet.get_by_label("The word").fill("Threshold")
    sheet.get_by_label("What it means here").fill(MEANING)
    sheet.get_by_role("button", name="Show everybody").click()
    for who in (phone, wall, laptop):
        expect(who.get_by_text(MEANING).first).to_be_visible()
    assert look(laptop, "explaining a word", colours=False).wrong() == []


def test_a_phone_puts_it_away_and_finds_it_again(phone: Page) -> None:
    assert look(phone, "phone with a word explained").wrong() == []
    phone.get_by_role("button", name="Put it away").click()
    expect(phone.get_by_text(MEANING)).to_have_count(0)
    phone.get_by_role("button", name="What words mean").click()
    expect(phone.get_by_role("dialog").get_by_text(MEANING)).to_be_visible()
    assert look(phone, "words explained on a phone", colours=False).wrong() == []
    phone.get_by_role("button", name="Close").click()


def test_it_is_said_better_and_shown_again(laptop: Page, phone: Page, wall: Page) -> None:
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_role("button", name="Reword: Threshold").click()
    sheet.get_by_label("What it means here").fill(BETTER)
    sheet.get_by_role("button", name="Save the new words").click()
    expect(wall.get_by_text(BETTER)).to_be_visible()
    expect(phone.get_by_text(BETTER)).to_have_count(0)
    sheet.get_by_role("button", name="Show again: Threshold").click()
    expect(phone.get_by_text(BETTER)).to_be_visible()


def test_it_stays_when_the_room_moves_on_and_goes_when_it_is_taken_away(
    stage: Stage, laptop: Page, phone: Page, wall: Page
) -> None:
    laptop.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    stage.move_to("close")
    for who in (phone, wall):
        expect(who.get_by_text(BETTER)).to_have_count(0)
    stage.visit(laptop, "overview")
    words = laptop.get_by_role("region", name="What words mean here")
    expect(words.get_by_text(BETTER)).to_be_visible()
    words.get_by_role("button", name="Explain a word").click()
    laptop.get_by_role("dialog").get_by_role("button", name="Take away: Threshold").click()
    expect(words.get_by_text(BETTER)).to_have_count(0)
    laptop.get_by_role("button", name="Undo").click()
    expect(words.get_by_text(BETTER)).to_be_visible()
