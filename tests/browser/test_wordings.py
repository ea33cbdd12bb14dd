"""Two people word one text at once: both wordings are kept, one is chosen, and the other one is let go."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json
from workshops.wording import digest

pytestmark = pytest.mark.browser

LATE = "Sent from place to place"


@dataclass
class Wording:
    """Robin's laptop at a step, and its words."""

    stage: Stage
    page: Page

    def step(self) -> Json:
        """Step A8 as it stands."""
        return self.stage.one("pathways.step", ref="A8")

    def late(self, words: str) -> None:
        """Words for it come from somebody who saw an earlier text."""
        self.stage.ask("pathways.reword_step", step=self.step()["id"], basis_digest=digest("before"), words=words)

    def kept(self) -> Locator:
        """The wordings that are kept beside it, on the screen."""
        return self.page.locator("details").filter(has_text="wording is kept")


@pytest.fixture(scope="module")
def wording(stage: Stage) -> Wording:
    found = Wording(stage, stage.page(f"/p/{stage.place}/pathways", stage.robin))
    step = found.step()
    stage.visit(found.page, f"pathways/{step['map']}/{step['id']}")
    return found


def test_the_wording_that_does_not_stand_is_let_go(wording: Wording) -> None:
    page, stood = wording.page, wording.step()["words"]
    wording.late(LATE)
    expect(wording.kept()).to_contain_text(LATE)
    wording.kept().get_by_role("button", name="Let the other one go").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("Whoever wrote it keeps it.")
    assert look(page, "laptop: let a wording go", colours=False).wrong() == []
    sheet.get_by_role("button", name="Keep both").click()
    expect(wording.kept()).to_contain_text(LATE)
    wording.kept().get_by_role("button", name="Let the other one go").click()
    sheet.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("The other wording is let go")).to_be_visible()
    expect(wording.kept()).to_have_count(0)
    assert wording.step()["words"] == stood
    assert wording.stage.one("meeting.own_wording", words=LATE), "its writer still has it"


def test_a_wording_that_was_chosen_and_undone_is_still_there(wording: Wording) -> None:
    page, stood = wording.page, wording.step()["words"]
    wording.late("Told to ask elsewhere")
    wording.kept().get_by_role("button", name="Use this one").last.click()
    wording.stage.room.until(lambda: bool(wording.step()["words"] == "Told to ask elsewhere"))
    expect(wording.kept()).to_have_count(0)
    page.get_by_role("button", name="Undo", exact=True).last.click()
    wording.stage.room.until(lambda: bool(wording.step()["words"] == stood))
    expect(wording.kept()).to_contain_text("Told to ask elsewhere")
    assert look(page, "laptop: two wordings").wrong() == []


def test_who_neither_facilitates_nor_wrote_it_lets_nothing_go(wording: Wording) -> None:
    stage, step = wording.stage, wording.step()
    if not wording.kept().count():
        wording.late(LATE)
    member = stage.page(f"/p/{stage.place}/pathways/{step['map']}/{step['id']}", stage.invite("Nadia", "member"))
    member.get_by_role("button", name="Join both").wait_for()
    expect(member.get_by_role("button", name="Let the other one go")).to_have_count(0)
    member.context.close()
