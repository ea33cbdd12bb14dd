"""Being erased on one's own phone, being erased by a facilitator who was asked, and what facilitators then see."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

OWN = "the bus driver knows my name"
OTHERS = "the office smells of paint"


@pytest.fixture(scope="module")
def people(stage: Stage) -> Page:
    return stage.page(f"/p/{stage.place}/people", stage.robin)


def test_somebody_erases_everything_of_theirs_on_a_phone(stage: Stage, people: Page) -> None:
    """CG-ERA-1, CG-ERA-3"""
    caller = stage.join("Gull One")
    stage.move_to("talk", str(stage.of("pathways.map")[-1]["id"]))
    page = stage.phone(who=caller)
    writer = Connection(caller, stage.place)
    writer.ask("hypotheses.propose", think=OWN, because="I saw it")
    hypotheses = stage.page(f"/p/{stage.place}/hypotheses", stage.robin)
    expect(hypotheses.get_by_text(OWN).first).to_be_visible()
    page.get_by_role("button", name=re.compile("things? you’ve shared")).click()
    expect(page.get_by_text(OWN).first).to_be_visible()
    page.get_by_role("button", name="Erase everything of mine").click()
    sheet = page.get_by_role("dialog", name="Erase everything of yours?")
    expect(sheet).to_contain_text("nobody can undo it")
    assert look(page, "phone: erase everything", colours=False).wrong() == []
    sheet.get_by_role("button", name="Erase everything", exact=True).click()
    page.wait_for_url(re.compile("/left$"))
    expect(page.get_by_text("Everything of yours is erased.")).to_be_visible()
    expect(hypotheses.get_by_text(OWN)).to_have_count(0)
    expect(people.get_by_role("listitem").filter(has_text="Somebody erased everything of theirs.")).to_be_visible()
    expect(people.get_by_text("Gull One")).to_have_count(0)
    page.goto(stage.server.url + f"/take-part/{stage.place}")
    expect(page.get_by_text(OWN)).to_have_count(0)


def test_a_facilitator_erases_somebody_who_asked(stage: Stage, people: Page) -> None:
    """CG-ERA-3, CG-ERA-2"""
    writer = Connection(stage.join("Heron One"), stage.place)
    writer.ask("hypotheses.propose", think=OTHERS, because="I saw it")
    people.get_by_role("button", name="Remove Heron One").click()
    dialog = people.get_by_role("dialog")
    dialog.get_by_text("They asked to have everything of theirs erased").click()
    dialog.get_by_label("How did they ask?").select_option(label="In writing")
    expect(dialog).to_contain_text("What they signed or approved stays")
    assert look(people, "laptop: people, erase", colours=False).wrong() == []
    dialog.get_by_role("button", name="Erase this person").click()
    expect(people.get_by_text("Heron One")).to_have_count(0)
    told = people.get_by_role("listitem").filter(has_text="Robin Hay erased somebody who asked in writing.")
    expect(told).to_be_visible()
    stage.room.until(lambda: OTHERS not in {one["think"] for one in stage.of("hypotheses.hypothesis")})


def test_what_was_done_and_how_long_what_is_kept_can_be_read(stage: Stage, people: Page) -> None:
    """CG-ERA-4"""
    shown = people.get_by_role("region", name="What was done")
    expect(shown.get_by_role("link", name="Download as a table")).to_have_attribute("href", re.compile(r"/audit\.csv$"))
    kept = people.get_by_role("region", name="How long what is kept")
    kept.get_by_text("Show").click()
    expect(kept.get_by_role("row", name="Quiet notes")).to_contain_text("90 days after it was written")
    expect(kept.get_by_role("row", name="What was agreed")).to_contain_text("contract and law")
    assert look(people, "laptop: people, what was done").wrong() == []
    member = stage.page(f"/p/{stage.place}/people", stage.invite("Nan", "member"))
    expect(member.get_by_role("heading", name="How long what is kept")).to_be_visible()
    expect(member.get_by_role("heading", name="What was done")).to_have_count(0)
    member.context.close()
