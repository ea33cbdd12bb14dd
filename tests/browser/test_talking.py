"""Talking instead of typing: what is said stays on the phone, or the phone says how else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.sketching import tool
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.join("Puffin Two")
    return stage


HEARD = "nobody picks up after sicks"
FAKE = """
window.ears = { state: "available", started: [], asked: [], recorded: 0, error: "" };
navigator.mediaDevices.getUserMedia = () => { ears.recorded++; return Promise.reject(new Error("no")); };
window.MediaRecorder = class { constructor() { ears.recorded++; } };
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  LOCALLY
  start() {
    ears.started.push({ local: this.processLocally, lang: this.lang });
    if (ears.error) return void setTimeout(() => (this.onerror({ error: ears.error }), this.onend()));
    const results = ["nobody picks up", "after sicks"].map((transcript) => [{ transcript }]);
    setTimeout(() => this.onresult({ results }));
  }
  stop() { setTimeout(() => this.onend()); }
  abort() {}
};
"""
ON_THE_PHONE = FAKE.replace(
    "LOCALLY",
    """processLocally = false;
  static available(asked) { ears.asked.push(asked); return Promise.resolve(ears.state); }
  static install(asked) { ears.asked.push(asked); ears.state = "available"; return Promise.resolve(true); }""",
)
AT_THE_MAKERS = FAKE.replace("LOCALLY", "")


def hearing(stage: Stage, fake: str, **ears: str) -> Page:
    """Puffin's phone, with ears of a kind."""
    stage.move_to("silent_write")
    phone = stage.phone("", stage.joined[0])
    phone.add_init_script(fake + "".join(f"ears.{name} = {value!r};" for name, value in ears.items()))
    phone.reload()
    expect(phone.get_by_label("We think…")).to_be_visible()
    return phone


def test_what_is_said_stays_on_the_phone_and_is_checked_before_it_is_shared(stage: Stage) -> None:
    phone = hearing(stage, ON_THE_PHONE)
    phone.get_by_label("We think…").fill("people wait")
    phone.get_by_label("because…").focus()
    before = len(stage.of("hypotheses.hypothesis"))
    sheet = tool(phone, "Talk")
    expect(sheet.get_by_text("Your voice stays on this device.")).to_be_visible()
    expect(sheet.get_by_text("We keep no recording, ever.")).to_be_visible()
    assert look(phone, "phone: talk").wrong() == []
    sheet.get_by_role("button", name="Start talking").click()
    expect(sheet.get_by_role("status")).to_contain_text("Listening")
    expect(sheet.get_by_text(HEARD)).to_be_visible()
    assert look(phone, "phone: talk, listening").wrong() == []
    sheet.get_by_role("button", name="I have said it").click()
    box = sheet.get_by_label("Is this what you said?")
    expect(box).to_have_value(HEARD)
    assert look(phone, "phone: talk, what was said").wrong() == []
    box.fill("long " * 60)
    sheet.get_by_role("button", name="Looks right").click()
    expect(sheet.get_by_text("That is more than fits.")).to_be_visible()
    sheet.get_by_role("button", name="Say it again").click()
    sheet.get_by_role("button", name="I have said it").click()
    box.fill(HEARD.replace("sicks", "six"))
    sheet.get_by_role("button", name="Looks right").click()
    expect(sheet).to_be_hidden()
    expect(phone.get_by_label("because…")).to_have_value("nobody picks up after six")
    expect(phone.get_by_label("We think…")).to_have_value("people wait")
    assert len(stage.of("hypotheses.hypothesis")) == before, "nothing is shared by talking"
    ears = phone.evaluate("ears")
    assert {one["local"] for one in ears["started"]} == {True} and {one["lang"] for one in ears["started"]} == {"en-GB"}
    assert all(one["processLocally"] for one in ears["asked"]) and ears["recorded"] == 0


def test_what_was_said_outlives_what_the_room_does_meanwhile(stage: Stage) -> None:
    phone = hearing(stage, ON_THE_PHONE)
    sheet = tool(phone, "Talk")
    sheet.get_by_role("button", name="Start talking").click()
    expect(sheet.get_by_text(HEARD)).to_be_visible()
    stage.move_to("break")
    expect(sheet).to_be_hidden()
    phone.get_by_role("button", name="Go back to them").click()
    expect(sheet.get_by_label("Is this what you said?")).to_have_value(HEARD)
    sheet.get_by_role("button", name="Looks right").click()
    expect(phone.get_by_label("We think…")).to_have_value(HEARD)
    sheet = tool(phone, "Talk")
    expect(sheet.get_by_role("button", name="Start talking")).to_be_visible()


def test_a_phone_that_would_send_the_voice_away_is_not_used(stage: Stage) -> None:
    phone = hearing(stage, AT_THE_MAKERS)
    sheet = tool(phone, "Talk")
    expect(sheet.get_by_text("This device cannot write down by itself what you say.")).to_be_visible()
    expect(sheet.get_by_text("whoever made the keyboard may hear you, too")).to_be_visible()
    expect(sheet.get_by_text("ask somebody here to write it down")).to_be_visible()
    expect(sheet.get_by_role("button", name="Start talking")).to_have_count(0)
    assert look(phone, "phone: talk, where a phone cannot").wrong() == []
    sheet.get_by_role("button", name="Back to the card").click()
    expect(phone.get_by_role("button", name="Talk")).to_be_focused()
    assert phone.evaluate("[ears.started.length, ears.recorded]") == [0, 0]


@pytest.mark.parametrize("state", ["unavailable", "downloadable"])
def test_a_phone_is_asked_whether_it_can_and_learns_it_only_when_told_to(stage: Stage, state: str) -> None:
    phone = hearing(stage, ON_THE_PHONE, state=state)
    sheet = tool(phone, "Talk")
    if state == "unavailable":
        expect(sheet.get_by_text("This device cannot write down by itself what you say.")).to_be_visible()
        return
    expect(sheet.get_by_text("It fetches one large file")).to_be_visible()
    assert phone.evaluate("ears.asked.length") == 1
    sheet.get_by_role("button", name="Fetch it now").click()
    expect(sheet.get_by_role("button", name="Start talking")).to_be_visible()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("not-allowed", "does not let us use its microphone"),
        ("no-speech", "We heard nothing."),
        ("network", "cannot write"),
    ],
)
def test_what_stops_somebody_from_talking_is_said_with_another_way(stage: Stage, error: str, told: str) -> None:
    phone = hearing(stage, ON_THE_PHONE, error=error)
    sheet = tool(phone, "Talk")
    sheet.get_by_role("button", name="Start talking").click()
    expect(sheet.get_by_text(told)).to_be_visible()
    expect(
        sheet.get_by_role("button", name="Say it again" if error == "no-speech" else "Back to the card")
    ).to_be_visible()


def test_own_words_about_outcomes_can_be_said_too(stage: Stage) -> None:
    stage.begin("TPL-6")
    stage.move_to("own_words")
    phone = stage.phone("", stage.joined[0])
    phone.add_init_script(ON_THE_PHONE)
    phone.reload()
    expect(phone.get_by_role("group", name="Other ways to say it").get_by_role("button")).to_have_count(1)
    tool(phone, "Talk")
    phone.keyboard.press("Escape")
