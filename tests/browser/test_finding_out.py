"""How people find out whether an idea holds: a plan fixed before, a second score, published results, other views."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

PLAN = {
    "Who finds out": "Kath from housing",
    "What they look at": "Forty case files of last year",
    "What is counted": "Nights without a place",
    "It counts as true if": "In twenty or more of forty",
}
FOUND = "Twenty-six of forty"
DISSENT = "For me it was the other way round."


def proposed(stage: Stage, think: str) -> str:
    """A new idea, about which nothing is known yet."""
    (made, *_) = stage.ask("hypotheses.propose", think=think, because="nobody looks after it")["made"]
    return str(made)


def opened(stage: Stage, hypothesis: str) -> Page:
    """Robin's laptop at a hypothesis."""
    page = stage.page(f"/p/{stage.place}/hypotheses/{hypothesis}", stage.robin)
    page.get_by_role("complementary").get_by_role("heading", name="Test plan").wait_for()
    return page


def part(page: Page, heading: str) -> Locator:
    """A part of what stands beside the board."""
    return page.get_by_role("complementary").get_by_role("region", name=heading)


def test_a_plan_is_fixed_before_locked_when_it_begins_and_reported(stage: Stage) -> None:
    """Who, what, how measured and from where it counts: all asked, and none of it moves once the test has begun."""
    (made, *_) = stage.ask("hypotheses.propose", think="Files go missing on the way", because="nobody owns them")[
        "made"
    ]
    page = opened(stage, made)
    plan, sheet = part(page, "Test plan"), page.get_by_role("dialog")
    plan.get_by_role("button", name="Plan the test").click()
    sheet.get_by_role("button", name="Fix the plan").click()
    expect(sheet.get_by_role("link")).to_have_count(len(PLAN))
    for label, words in PLAN.items():
        sheet.get_by_label(label).fill(words)
    assert look(page, "laptop: plan a test", colours=False).wrong() == []
    sheet.get_by_role("button", name="Fix the plan").click()
    expect(sheet).to_be_hidden()
    for words in PLAN.values():
        expect(plan.get_by_role("definition").filter(has_text=words)).to_be_visible()
    expect(plan).to_contain_text("before any evidence.")
    plan.get_by_role("button", name="Change the plan").click()
    sheet.get_by_label("Who finds out").fill("Kath and Tom")
    sheet.get_by_role("button", name="Fix the plan").click()
    expect(plan.get_by_role("definition").filter(has_text="Kath and Tom")).to_be_visible()
    plan.get_by_role("button", name="Begin the test").click()
    expect(plan).to_contain_text("Locked. The test has begun.")
    expect(plan.get_by_role("button", name="Change the plan")).to_have_count(0)
    assert look(page, "laptop: a test under way").wrong() == []
    plan.get_by_role("button", name="Say what came out").click()
    sheet.get_by_role("button", name="Keep the result").click()
    expect(sheet.get_by_text("Choose one")).to_be_visible()
    sheet.get_by_role("radio", name="It reached the threshold").check(force=True)
    sheet.get_by_label("What came out").fill(FOUND)
    sheet.get_by_role("button", name="Keep the result").click()
    expect(plan).to_contain_text(f"It reached the threshold {FOUND}")
    expect(plan.get_by_text("Done", exact=True)).to_be_visible()
    decide(page)
    page.context.close()


def decide(page: Page) -> None:
    """What was found becomes a status, with its words and how sure we are."""
    page.get_by_role("complementary").get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("menuitem", name="Decide the status").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Status").select_option(label="Supported")
    sheet.get_by_role("button", name="Decide", exact=True).click()
    expect(sheet.get_by_text("Say what we found")).to_be_visible()
    sheet.get_by_label("What did we find?").fill(FOUND)
    sheet.get_by_role("button", name="Decide", exact=True).click()
    expect(part(page, "What was decided, and when")).to_contain_text("Supported")
    expect(part(page, "What was decided, and when")).to_contain_text(FOUND)


def test_a_plan_that_comes_after_evidence_says_so(stage: Stage) -> None:
    page = opened(stage, proposed(stage, "People miss the last bus"))
    beside, sheet = page.get_by_role("complementary"), page.get_by_role("dialog")
    beside.get_by_role("button", name="Add evidence").click()
    sheet.get_by_label("What did you find?").fill("Three of us walked home")
    sheet.get_by_role("radio", name="Both ways").check(force=True)
    sheet.get_by_role("button", name="Add it for everybody").click()
    expect(beside.get_by_text("Three of us walked home")).to_be_visible()
    part(page, "Test plan").get_by_role("button", name="Plan the test").click()
    expect(sheet.get_by_text("1 piece of evidence is here already")).to_be_visible()
    for label, words in PLAN.items():
        sheet.get_by_label(label).fill(words)
    sheet.get_by_role("button", name="Fix the plan").click()
    expect(part(page, "Test plan")).to_contain_text("after evidence had come.")
    page.context.close()


def test_a_second_score_is_asked_for_and_stands_beside_the_first(stage: Stage) -> None:
    """Robin scores the idea again with the room; the phone scores; both results and what moved are told."""
    hypothesis = stage.one("hypotheses.hypothesis", ref="H8")
    stage.move_to("private_score", hypothesis["id"])
    page, phone = opened(stage, hypothesis["id"]), stage.phone(who=stage.join("Puffin Two"))
    page.get_by_role("button", name="Score it again").click()
    phone.get_by_role("slider", name="How much do you agree?").wait_for()
    for _ in range(4):
        phone.get_by_role("button", name="Less", exact=True).click()
    phone.get_by_role("button", name="I’m ready").click()
    expect(phone.get_by_text("You’re ready.")).to_be_visible()
    page.get_by_role("button", name="Reveal together").click()
    expect(page.get_by_role("dialog")).to_contain_text("Reveal so soon?")
    page.get_by_role("button", name="Wait for more people").click()
    five_more_score(stage, 5)
    expect(page.get_by_text("6 of 6 are ready").first).to_be_visible()
    expect(page.get_by_role("heading", name="From score to score")).to_have_count(0)
    page.get_by_role("button", name="Reveal together").click()
    table = part(page, "From score to score")
    head = table.get_by_role("columnheader")
    expect(head.nth(1)).to_contain_text("Score 1")
    expect(head.nth(2)).to_contain_text("Score 26 people")
    everybody = table.get_by_role("row").filter(has_text="Everybody")
    expect(everybody.get_by_role("cell").nth(1)).to_have_text("5")
    expect(everybody).to_contain_text(re.compile("nearer to “Disagree strongly”"))
    expect(phone.get_by_text("Say why you think so").first).to_be_visible()
    for one in (page, phone):
        one.context.close()


def five_more_score(stage: Stage, value: int) -> None:
    """And say that they are ready."""
    round_, activity = stage.of("hypotheses.round")[-1]["id"], stage.live()["activity"]
    for number in ("One", "Two", "Three", "Four", "Five"):
        other = Connection(stage.join(f"Tern {number}"), stage.place)
        assert not other.ask("hypotheses.score", round=round_, value=value).get("refused")
        assert not other.ask("meeting.say_ready", activity=activity, ready=True).get("refused")
        other.close()
    stage.room.until(lambda: any(one["ready"] > 5 for one in stage.of("meeting.readiness")))


def test_a_view_of_the_few_is_kept_beside_an_idea(stage: Stage) -> None:
    page = opened(stage, stage.of("hypotheses.hypothesis")[1]["id"])
    beside, sheet = page.get_by_role("complementary"), page.get_by_role("dialog")
    beside.get_by_role("button", name="Keep a minority view").click()
    sheet.get_by_role("button", name="Keep it for everybody").click()
    expect(sheet.get_by_text("Write what you see differently")).to_be_visible()
    sheet.get_by_label("What do you see differently?").fill(DISSENT)
    sheet.get_by_role("button", name="Keep it for everybody").click()
    expect(beside.get_by_text(f"“{DISSENT}”")).to_be_visible()
    exported = page.request.get(f"{stage.server.url}/api/partnerships/{stage.place}/exports/hypotheses.html")
    assert DISSENT in exported.text()
    page.context.close()


def test_a_published_result_is_quoted_with_its_own_ends(stage: Stage) -> None:
    """A low figure is agreement where the low end says so. Figures that cannot be are refused before they are sent."""
    page = stage.page(f"/p/{stage.place}/hypotheses", stage.robin)
    alone, sheet = page.get_by_role("main"), page.get_by_role("dialog")
    alone.get_by_role("button", name="Quote a published result").click()
    sheet.get_by_label("What people were asked").fill("Homes are found in time")
    sheet.get_by_label("Where it is published").fill("A survey of 2017, page 8")
    sheet.get_by_label("From", exact=True).fill("0")
    sheet.get_by_label("To", exact=True).fill("100")
    sheet.get_by_label("means").first.fill("Strongly agree")
    sheet.get_by_label("means").last.fill("Strongly disagree")
    for label, figure in (("Lowest", "30"), ("Average", "21"), ("Highest", "100")):
        sheet.get_by_label(label).fill(figure)
    sheet.get_by_role("button", name="Keep the quote").click()
    expect(sheet.get_by_role("link", name="The figures must be in order and on the scale")).to_be_visible()
    sheet.get_by_label("Lowest").fill("0")
    assert look(page, "laptop: quote a result", colours=False).wrong() == []
    sheet.get_by_role("button", name="Keep the quote").click()
    quoted = alone.get_by_role("listitem").filter(has_text="Homes are found in time")
    expect(quoted).to_contain_text("Nearer to “Strongly agree”.")
    expect(quoted).to_contain_text("lowest 0, average 21, highest 100.")
    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(quoted).to_have_count(0)
    page.context.close()


def test_the_published_survey_stands_with_its_direction_and_is_no_vote(stage: Stage) -> None:
    """Eight statements on a scale where 0 is strong agreement, each with its range and its source."""
    falkirk = stage.other_case("A foster home")
    page = falkirk.page(f"/p/{falkirk.place}/hypotheses", falkirk.robin)
    alone = page.get_by_role("region", name="Published results by themselves")
    expect(alone.get_by_text("They are not votes of people here.")).to_be_visible()
    quotes = alone.get_by_role("listitem")
    expect(quotes).to_have_count(8)
    for statement, figures, direction in SURVEY:
        one = quotes.filter(has_text=statement)
        expect(one).to_contain_text(direction)
        expect(one).to_contain_text(figures)
        expect(one).to_contain_text("0: strongly agree100: strongly disagree")
        expect(one).to_contain_text("NAFP commissioning survey, 2017, section 8")
    assert look(page, "laptop: the published survey").wrong() == []
    page.context.close()
    falkirk.room.close()


AGREE = "Nearer to “strongly agree”."
SURVEY = (
    ("a significant drop in local relationships", "lowest 10, average 53, highest 100", "“strongly disagree”"),
    ("turn critical of the sector in crises", "lowest 0, average 31, highest 76", AGREE),
    ("Avoidance and obfuscation", "lowest 0, average 33, highest 85", AGREE),
    ("Communication and collaboration must improve", "lowest 0, average 30, highest 80", AGREE),
    ("are not all the same", "lowest 0, average 27, highest 100", AGREE),
    ("how their behaviour affects the sector", "lowest 0, average 21, highest 100", AGREE),
    ("lack contract knowledge and micro-manage", "lowest 10, average 38, highest 90", AGREE),
    ("talk down the sector as profit-driven", "lowest 0, average 24, highest 80", AGREE),
)
