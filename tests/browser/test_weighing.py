"""How much an idea matters and how sure people are: asked on the phone, drawn on the laptop; and second scores."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SMALL_PHONE
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser


def hypothesis(stage: Stage, ref: str) -> str:
    return str(stage.one("hypotheses.hypothesis", ref=ref)["id"])


def raise_it(phone: Page, presses: int) -> None:
    """Slide up in steps, and see in words where that is."""
    for _ in range(presses):
        phone.get_by_role("button", name="More", exact=True).click()


def test_two_more_questions_on_the_phone_lead_to_what_to_test_first(stage: Stage) -> None:
    """Nobody has to answer them; what is answered shows only as the middle of five people and more."""
    h9 = hypothesis(stage, "H9")
    stage.move_to("private_score", h9)
    (round_, *_) = stage.ask("hypotheses.open_round", hypothesis=h9)["made"]
    phone = stage.page(f"/take-part/{stage.place}", stage.join("Lark Zero"), SMALL_PHONE, has_touch=True)
    phone.get_by_role("slider", name="How much do you agree?").wait_for()
    raise_it(phone, 2)
    phone.get_by_role("button", name="Two more questions, if you want").click()
    expect(phone.get_by_role("heading", name="How much does this matter?")).to_be_focused()
    raise_it(phone, 4)
    assert look(phone, "phone: how much it matters").wrong() == []
    phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_role("heading", name="How sure are you?")).to_be_focused()
    phone.get_by_role("button", name="Less", exact=True).click()
    assert look(phone, "phone: how sure").wrong() == []
    phone.get_by_role("button", name="Done").click()
    expect(phone.get_by_role("button", name="Change how much it matters and how sure you are")).to_be_visible()
    phone.get_by_role("button", name="I’m ready").click()
    expect(phone.get_by_text("You’re ready.")).to_be_visible()
    for number in ("One", "Two", "Three", "Four", "Five"):
        other = Connection(stage.join(f"Lark {number}"), stage.place)
        other.ask("hypotheses.score", round=round_, value=80, importance=90, confidence=20)
        other.close()
    laptop = stage.page(f"/p/{stage.place}/hypotheses/picture", stage.robin)
    stage.ask("hypotheses.reveal", round=round_)
    point = laptop.get_by_role("listitem").filter(has_text="H9")
    expect(point).to_contain_text("Matters 90 of 100")
    expect(point).to_contain_text("6 people")
    assert look(laptop, "laptop: what to test first").wrong() == []
    point.get_by_role("link").click()
    expect(laptop.get_by_role("heading", name="From score to score")).to_be_visible()
    laptop.context.close()
    phone.context.close()


def test_a_second_score_stands_beside_the_first(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.place}/hypotheses/{hypothesis(stage, 'H5')}", stage.robin)
    table = page.get_by_role("region", name="From score to score").or_(
        page.locator("section").filter(has=page.get_by_role("heading", name="From score to score"))
    )
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.get_by_role("row").filter(has_text="Everybody")).to_contain_text("nearer to “Disagree strongly”")
    expect(table.get_by_role("row").filter(has_text="Young people")).to_be_visible()
    assert not table.get_by_text("Health").count(), "a group of one is not drawn"
    assert look(page, "laptop: two scores").wrong() == []
    page.context.close()


def test_a_quoted_result_is_put_beside_a_hypothesis(stage: Stage) -> None:
    quote = {"statement": "Homes are found in time", "source": "A survey of 2017"}
    scale = {"low_words": "Strongly agree", "high_words": "Strongly disagree", "average": 20}
    stage.ask("hypotheses.quote_result", **quote, **scale)
    page = stage.page(f"/p/{stage.place}/hypotheses", stage.robin)
    quoted = page.get_by_role("listitem").filter(has_text=quote["statement"])
    expect(quoted).to_contain_text("Nearer to “Strongly agree”")
    quoted.get_by_label("It stands beside").select_option(hypothesis(stage, "H3"))
    stage.room.until(lambda: stage.of("hypotheses.published_result")[-1]["hypothesis"] == hypothesis(stage, "H3"))
    stage.visit(page, f"hypotheses/{hypothesis(stage, 'H3')}")
    expect(page.get_by_text(quote["statement"]).first).to_be_visible()
    page.context.close()
