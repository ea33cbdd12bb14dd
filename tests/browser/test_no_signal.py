"""Without signal, at each thing a phone does: it shows at once, what waits is said, and nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import NO_SIGNAL, without_signal
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

WAITING = "waiting on this device"
# What a browser itself says of a page, and of a service worker that it looks for again.


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.expected = NO_SIGNAL
    stage.ask("meeting.set_room_rule", rule="consent", on=True)
    return stage


def agree(phone: Page) -> None:
    """Say yes to taking part."""
    phone.get_by_label("I have read this").check(force=True)
    phone.get_by_role("button", name="Yes, I want to take part").click()
    expect(phone.get_by_role("heading", name="Do you want to take part?")).to_be_hidden()


def test_consent_and_the_words_after_it_wait_together(stage: Stage) -> None:
    stage.move_to("silent_write")
    phone = stage.phone("", stage.join("Wigeon"))
    expect(phone.get_by_role("heading", name="Do you want to take part?")).to_be_visible()
    expect(phone.get_by_text("Version")).to_be_visible()
    with without_signal(phone):
        phone.get_by_label("I have read this").check(force=True)
        phone.get_by_role("button", name="Yes, I want to take part").click()
        phone.get_by_label("We think…").fill("nobody answers after six")
        phone.get_by_role("button", name="Share with the group").click()
        expect(phone.get_by_text("No signal. It is safe on this phone")).to_be_visible()
        expect(phone.get_by_text("2 things are waiting on this device.")).to_be_visible()
    expect(phone.get_by_role("button", name="1 thing you’ve shared")).to_be_visible()

    with without_signal(phone):
        phone.get_by_role("button", name="1 thing you’ve shared").click()
        sheet = phone.get_by_role("dialog")
        sheet.get_by_role("button", name="Take back").click()
        expect(phone.get_by_text("No signal. We do this when you’re back.")).to_be_visible()
        expect(sheet.get_by_role("button", name="Waits for signal")).to_be_visible()
        expect(sheet.get_by_text("nobody answers after six")).to_be_visible()
    expect(phone.get_by_text("Taken back. It is gone.")).to_be_visible()
    expect(sheet.get_by_text("nobody answers after six")).to_be_hidden()
    sheet.get_by_role("button", name="Close").click()

    with without_signal(phone):
        phone.get_by_role("button", name="Your group and taking part").click()
        phone.get_by_role("button", name="Stop taking part").click()
        expect(
            phone.get_by_text("You’ve stopped on this phone. We tell the room when there is signal.")
        ).to_be_visible()
        phone.get_by_role("dialog").get_by_role("button", name="Close").click()
        expect(phone.get_by_role("heading", name="Do you want to take part?")).to_be_visible()
    expect(phone.get_by_text("You’ve stopped taking part. You can still watch")).to_be_visible()


def test_a_score_a_vote_and_a_feeling_wait_and_come_through(stage: Stage) -> None:
    writer = stage.join("Dipper")
    stage.move_to("private_score", stage.of("hypotheses.round")[-1]["id"])
    phone = stage.phone("", writer)
    agree(phone)
    phone.get_by_role("slider").wait_for()
    with without_signal(phone):
        phone.get_by_role("slider").press("ArrowRight")
        phone.get_by_role("button", name="I’m ready", exact=True).click()
        expect(phone.get_by_text("You’re ready.")).to_be_visible()
        expect(phone.get_by_text(WAITING)).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("You’re ready.")).to_be_visible()
    assert phone.get_by_role("slider").input_value() == "55"

    stage.move_to("talk", stage.of("pathways.map")[0]["id"])
    vote = phone.get_by_role("button", name="This matters to me").first
    vote.wait_for()
    with without_signal(phone):
        vote.click()
        expect(phone.get_by_role("button", name="You voted.")).to_have_count(1)
        phone.get_by_role("button", name="Add a feeling to step 1", exact=True).click()
        sheet = phone.get_by_role("dialog")
        sheet.get_by_text("Scared", exact=True).click()
        sheet.get_by_label("Say more").fill("I did not know whom to ask")
        sheet.get_by_role("button", name="Close").click()
        phone.get_by_role("button", name="Add a feeling to step 1", exact=True).click()
        expect(sheet.get_by_label("Say more")).to_have_value("I did not know whom to ask")
        sheet.get_by_role("button", name="Add to step 1").click()
        expect(phone.get_by_text("No signal. It is safe on this phone")).to_be_visible()
    expect(phone.get_by_role("button", name="1 thing you’ve shared")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("button", name="You voted.")).to_have_count(1)
