"""The overview says what waits for whoever is signed in, and leads to the very row where it is settled."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.serving import Caller

pytestmark = pytest.mark.browser

COMMISSIONING = "Tynehaven Commissioning"


def test_a_commissioner_finds_the_approval_and_the_signature_that_wait(stage: Stage) -> None:
    clause = stage.one("agreement.clause", ref="WTA-03")
    wording = {"plain": clause["plain"] + " Always.", "formal": clause["formal"], "basis_digest": clause["digest"]}
    stage.ask("agreement.reword", clause=clause["id"], **wording)
    page = stage.page(f"/p/{stage.place}/overview", _kim(stage))
    waits = page.get_by_role("region", name="Waits for you")
    expect(waits.get_by_role("link", name="Your signature on what changed")).to_contain_text("WTA-03")
    waits.get_by_role("link", name="What your organisation says to clause WTA-03").click()
    page.get_by_role("button", name="Agree", exact=True).click()
    page.go_back()
    expect(waits.get_by_role("link", name="What your organisation says")).to_have_count(0)
    waits.get_by_role("link", name="Your approval of version 1").click()
    page.get_by_role("button", name="Approve version 1").click()
    page.get_by_role("dialog").get_by_role("button", name="Approve version 1").click()
    page.get_by_text("approved by Kim Reid", exact=False).first.wait_for()
    stage.visit(page, "overview")
    expect(waits).to_be_visible()
    expect(waits.get_by_role("link", name="Your approval")).to_have_count(0)
    page.context.close()


def test_what_waits_comes_first_and_fits_a_small_screen(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.place}/overview", stage.robin, SMALL_PHONE)
    expect(page.get_by_role("main").get_by_role("heading", level=2).first).to_have_text("Waits for you")
    assert look(page, "laptop: overview at 320 pixels", colours=False).wrong() == []
    page.context.close()


def test_what_begins_with_the_agreement_leads_there(stage: Stage) -> None:
    place = stage.another(("Tynehaven Homes",)).place
    page = stage.page(f"/p/{place}/overview", stage.robin)
    link = page.get_by_role("main").get_by_role("link", name="Begin with the agreement")
    expect(link).to_be_visible()
    assert look(page, "laptop: nothing is begun", colours=False).wrong() == []
    for stage_to_come in page.get_by_role("list", name="Stages still to come").get_by_role("listitem").all():
        name, about = stage_to_come.locator("b").bounding_box(), stage_to_come.locator(".small").bounding_box()
        assert name and about and name["x"] == about["x"], "the name of a stage stands above what it is about"
    link.press("Enter")
    expect(page).to_have_url(re.compile(rf"/p/{place}/agreement$"))
    page.context.close()


def test_an_objection_leads_to_its_clause_in_sight_and_under_the_keyboard(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.place}/overview", stage.robin)
    _follow(page, "of our agreement has an objection")
    row = page.get_by_role("button", name=re.compile("^WTA-10 "))
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport(ratio=1)
    page.go_back()
    _follow(page, "hold up requirements")
    expect(page.locator("main [aria-current=true]")).to_be_focused()
    page.context.close()


def _follow(page: Page, matter: str) -> None:
    page.get_by_role("region", name="What stands between us").get_by_role("link", name=matter).click()


def _kim(stage: Stage) -> Caller:
    return stage.invite("Kim Reid", "member", "signatory", "commissioner", organisation=COMMISSIONING)
