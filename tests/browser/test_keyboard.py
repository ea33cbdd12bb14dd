"""The main job without a mouse: joining, contributing, scoring, running the room, exporting.

Whatever the keyboard comes to on the way must be seen: no focus without a ring, none below something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import focused
from tests.browser.stage import PASSWORD, Stage

pytestmark = pytest.mark.browser

MOST_STEPS = 150


@dataclass
class Hands:
    """Somebody who has a keyboard and no mouse."""

    page: Page

    def reach(self, name: str) -> None:
        """Go on with Tab until the focus is where the name matches."""
        met = []
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            found = focused(self.page)
            assert not found["wrong"], f"{found['name']!r} {found['wrong']} at {self.page.url}"
            if re.search(name, found["name"]):
                return
            met.append(found["name"])
        raise AssertionError(f"the keyboard does not reach {name!r}, only {met}")

    def press(self, name: str, key: str = "Enter") -> None:
        """Reach something and press a key there."""
        self.reach(name)
        self.page.keyboard.press(key)

    def write(self, name: str, words: str) -> None:
        """Reach a field and write."""
        self.reach(name)
        self.page.keyboard.type(words)


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    seat = stage.one("meeting.seat", nickname="Robin Hay")
    stage.ask("meeting.change_roles", seat=seat["id"], roles=["facilitator", "member", "commissioner"])
    return stage


def test_a_young_person_joins_contributes_and_scores(stage: Stage) -> None:
    stage.move_to("silent_write")
    page = stage.phone("/")
    page.get_by_role("heading", name="Join a session").wait_for()
    hands = Hands(page)
    hands.write("^Type the code", stage.code())
    page.keyboard.press("Enter")
    expect(page.get_by_text("Step 1 of 3")).to_be_visible()
    hands.write("^Nickname", "Swift")
    hands.write("^Which group are you in", "Young")
    hands.press("^Next")
    expect(page.get_by_text("Step 2 of 3")).to_be_visible()
    hands.press("^Next")
    expect(page.get_by_text("Step 3 of 3")).to_be_visible()
    hands.press("^OK, take me in")
    page.get_by_role("heading", name="Write this down").wait_for()
    copies_the_code(hands)
    hands.press("^I’ve got it")
    page.get_by_label("We think…").wait_for()
    hands.write("^We think", "the bus comes twice a day")
    hands.write("^because", "nobody rides it at night")
    hands.press("^Share with the group")
    expect(page.get_by_text("Shared with the group.").first).to_be_visible()
    stage.move_to("private_score", stage.of("hypotheses.round")[-1]["id"])
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "Slide, or tap Less and More")
    expect(page.locator(".track:not(.set) .thumb")).to_be_visible()
    hands.press("^How much|agree", "ArrowRight")
    page.keyboard.press("ArrowRight")
    hands.press("^I’m ready")
    expect(page.get_by_text("You’re ready.")).to_be_visible()
    hands.press("^Help or leave")
    expect(page.get_by_role("link", name="0800 1111")).to_be_visible()
    page.keyboard.press("Escape")
    assert focused(page)["name"] == "Help or leave", "closing gives the focus back"


def copies_the_code(hands: Hands) -> None:
    """With the browser's leave and without it; what came of it is said."""
    page = hands.page
    code = page.locator("main b.mono").inner_text()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hands.press("^Copy your come-back code")
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == code
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')) }")
    hands.press("^Copy your come-back code")
    expect(page.get_by_role("status").filter(has_text="It is marked.")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == code
    page.context.clear_permissions()


def test_a_facilitator_runs_the_room(stage: Stage) -> None:
    stage.move_to("private_score", stage.of("hypotheses.round")[-1]["id"])
    page = stage.laptop()
    page.get_by_text("Join code").first.wait_for()
    hands = Hands(page)
    hands.press("^Reveal together")
    hands.press("^Reveal all the same")
    stage.room.until(lambda: all(one["status"] == "closed" for one in stage.of("hypotheses.round")))
    before = stage.live()["activity"]
    hands.press("^Next activity")
    stage.room.until(lambda: stage.live()["activity"] != before)


def test_a_commissioner_signs_in_and_exports(stage: Stage) -> None:
    page = stage.page("/sign-in")
    page.get_by_label("Password").wait_for()
    hands = Hands(page)
    hands.write("^Sign-in name", "robin.hay")
    hands.write("^Password", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your partnerships").wait_for()
    hands.press("A safe place to live")
    page.wait_for_url("**/p/**")
    page.get_by_role("navigation").first.wait_for()
    hands.press("^Export")
    page.get_by_role("heading", name="1. What goes in").wait_for()
    for group in ("^Service specification", "^Markdown"):
        hands.reach(group)
        if not page.evaluate("document.activeElement.checked"):
            page.keyboard.press("Space")
    hands.reach(r"^Make \d+ file")
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    assert got.value.suggested_filename.endswith((".md", ".docx"))
