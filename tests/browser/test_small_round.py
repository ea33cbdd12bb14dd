"""A round with few scores is not used up unawares, and whoever scored finds their own score again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.begin("TPL-2")
    stage.move_to("private_score", _round(stage)["hypothesis"])
    return stage


def test_a_reveal_with_too_few_is_warned_of_and_can_wait(stage: Stage) -> None:
    page = stage.laptop()
    page.get_by_role("button", name="Reveal together").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Reveal so soon?")).to_be_visible()
    expect(sheet.get_by_role("status")).to_contain_text("0 of")
    expect(sheet).to_contain_text("With fewer than five scores nothing can be shown")
    page.set_viewport_size(SMALL_PHONE)
    assert look(page, "laptop: reveal with too few, at 320 pixels", colours=False).wrong() == []
    sheet.get_by_role("button", name="Wait for more people").click()
    expect(sheet).to_be_hidden()
    assert _round(stage)["status"] == "open"


def test_once_five_are_ready_it_is_revealed_without_more_ado(stage: Stage) -> None:
    page = stage.laptop()
    page.get_by_role("button", name="Reveal together").click()
    sheet = page.get_by_role("dialog")
    opened = _round(stage)["id"]
    for name in ("Fulmar", "Gannet", "Dunlin", "Plover", "Curlew"):
        line = Connection(stage.join(name), stage.place)
        assert not line.ask("hypotheses.score", round=opened, value=75).get("refused")
        assert not line.ask("meeting.say_ready", activity=stage.live()["activity"], ready=True).get("refused")
        line.close()
    expect(sheet.get_by_role("heading", name="Enough people are ready now")).to_be_visible()
    sheet.get_by_role("button", name="Reveal together").click()
    stage.room.until(lambda: all(one["status"] == "closed" for one in stage.of("hypotheses.round")))
    expect(sheet).to_be_hidden()


def test_whoever_scored_finds_their_score_in_words(stage: Stage) -> None:
    page = stage.phone(who=stage.joined[-1])
    page.get_by_role("button", name="Things you’ve shared").first.click()
    own = page.get_by_role("dialog").get_by_role("listitem").filter(has_text="Your private score")
    expect(own).to_contain_text("How much do you agree? Agree a lot")
    expect(own.get_by_role("paragraph").nth(1)).to_contain_text("because")
    page.set_viewport_size(SMALL_PHONE)
    assert look(page, "phone: a private score among one's own, at 320 pixels", colours=False).wrong() == []


def _round(stage: Stage) -> Json:
    """The demonstration's open round, or the one that it became."""
    return max(stage.of("hypotheses.round"), key=lambda one: one["status"] == "open")
