"""What people do with a map so that it gets better: wastes, causes, answers, figures, actions; and taking back."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json

pytestmark = pytest.mark.browser

CAUSES = (
    "Nobody asks where they slept",
    "Nobody has it as their job",
    "It is in no contract",
    "Nobody wrote it down as a need",
    "We never asked young people",
)
ACTION = "Ring every hostel before eight in the evening"
SHOWN = "A list on the wall since Monday"


@dataclass
class Improving:
    """Robin's laptop at the maps of the demonstration."""

    stage: Stage
    page: Page

    def map(self, moment: str) -> str:
        """The id of the map as it is, or as it could be."""
        return str(self.stage.one("pathways.map", moment=moment)["id"])

    def step(self, ref: str) -> Json:
        """A step as it stands."""
        return self.stage.one("pathways.step", ref=ref)

    def go(self, place: str, page: Page | None = None) -> None:
        """Open a page below the pathways."""
        self.stage.visit(page or self.page, f"pathways/{place}")

    def open(self, ref: str, page: Page | None = None) -> Page:
        """Open a map at a step."""
        step, page = self.step(ref), page or self.page
        self.go(f"{step['map']}/{step['id']}", page)
        expect(page.get_by_role("tab", name=f"Step {ref}")).to_have_attribute("aria-selected", "true")
        return page

    def pain(self, words: str) -> Locator:
        """The row of a comparison about a pain point."""
        answered = self.page.get_by_role("region", name="Does it answer the pain?")
        return answered.get_by_role("listitem").filter(has_text=words)


@pytest.fixture(scope="module")
def improving(stage: Stage) -> Improving:
    return Improving(stage, stage.page(f"/p/{stage.place}/pathways", stage.robin))


def test_what_is_wasted_is_tagged_on_a_step_and_others_read_it(improving: Improving) -> None:
    page, stage = improving.open("A5"), improving.stage
    other = improving.open("A5", stage.page("/", stage.invite("Nadia", "contributor")))
    page.get_by_text("Wasted here: 0").click()
    waste = page.get_by_role("button", name="Telling the story again")
    waste.click()
    page.get_by_role("button", name="A moment that matters").click()
    expect(page.get_by_text("Wasted here: 1")).to_be_visible()
    expect(waste).to_have_attribute("aria-pressed", "true")
    assert look(page, "laptop: wastes of a step").wrong() == []
    marks = other.get_by_role("region", name="What to look at here")
    expect(marks).to_contain_text("Telling the story again")
    expect(marks).to_contain_text("A moment that matters")
    expect(marks.get_by_role("button")).to_have_count(0)
    waste.click()
    expect(marks).not_to_contain_text("Telling the story again")
    stage.room.until(lambda: improving.step("A5")["wastes"] == [])
    other.context.close()


def test_five_whys_lead_from_what_hurts_to_a_root(improving: Improving) -> None:
    page = improving.open("A9")
    pain = page.locator(".pain").filter(has_text="B&B, and nobody checks")
    pain.locator("summary", has_text="Why?").click()
    pain.get_by_role("button", name="Say why").click()
    pain.get_by_label("Because").fill("Half a reason")
    for ref in ("A8", "A9"):
        page.get_by_role("button", name=re.compile(f"^{ref}, ")).click()
        expect(page.get_by_role("tab", name=f"Step {ref}")).to_be_visible()
    expect(pain.get_by_label("Because")).to_be_visible()
    expect(pain.get_by_label("Because")).to_have_value("Half a reason")
    for number, words in enumerate(CAUSES):
        pain.get_by_label("Because").fill(words)
        pain.get_by_role("button", name="Add this cause").click()
        expect(pain.get_by_text(f"Because {words}")).to_be_visible()
        if number < len(CAUSES) - 1:
            pain.get_by_role("button", name=re.compile(rf"^And why is that\?\s*: {words}")).click()
    pain.get_by_role("button", name="Mark as a root").last.click()
    expect(pain.get_by_text("A root we can change")).to_be_visible()
    expect(pain.get_by_role("button", name=re.compile(rf"^And why is that\?\s*: {CAUSES[-1]}"))).to_have_count(0)
    expect(pain.locator("summary", has_text="Why? 5 causes, 1 root")).to_be_visible()
    assert look(page, "laptop: five whys").wrong() == []


def test_the_plan_says_who_does_what_by_day_30_60_or_90_and_how_far_it_is(improving: Improving) -> None:
    page = improving.page
    improving.go(f"{improving.map('to_be')}/actions")
    for part in ("By day 30", "By day 60", "By day 90", "Within a year"):
        expect(page.get_by_role("region", name=part).get_by_role("listitem").first).to_be_visible()
    page.get_by_role("button", name="Plan an action").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Add to the plan").click()
    expect(sheet.get_by_text("Say what is done.")).to_be_visible()
    sheet.get_by_label("What is done").fill(ACTION)
    sheet.get_by_label("Due").select_option(label="By day 90")
    sheet.get_by_label("Which waste it cuts").select_option(label="Waiting")
    choice = sheet.get_by_label("At which step")
    choice.select_option(value=improving.step("T8")["id"])
    sheet.get_by_role("button", name="Add to the plan").click()
    action = page.get_by_role("region", name="By day 90").get_by_role("listitem").filter(has_text=ACTION)
    expect(action).to_contain_text("No owner yet")
    expect(action).to_contain_text("At step T8. Cuts waste: Waiting.")
    expect(page.get_by_text("1 action has no owner yet.")).to_be_visible()
    action.get_by_role("button", name="Change").click()
    sheet.get_by_label("Owner").fill("The night worker")
    sheet.get_by_label("Due").select_option(label="By day 30")
    sheet.get_by_role("button", name="Keep the changes").click()
    action = page.get_by_role("region", name="By day 30").get_by_role("listitem").filter(has_text=ACTION)
    expect(action).to_contain_text("The night worker")
    expect(page.get_by_text("1 action has no owner yet.")).to_have_count(0)
    action.get_by_role("button", name="Say how far").click()
    sheet.get_by_role("radio", name="Done").check(force=True)
    sheet.get_by_role("button", name="Keep this").click()
    expect(sheet.get_by_text("Say what shows it, or why.")).to_be_visible()
    sheet.get_by_label("What shows it").fill(SHOWN)
    sheet.get_by_role("button", name="Keep this").click()
    expect(action).to_contain_text(f"What shows it: {SHOWN}")
    expect(action.get_by_text("Done", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(action.get_by_text("Not begun", exact=True)).to_be_visible()


def test_which_pain_the_new_map_answers_and_which_not_is_told_and_changed(improving: Improving) -> None:
    page = improving.page
    improving.go(f"{improving.map('as_is')}/compare")
    expect(page.get_by_text("4 of 6 answered, 1 partly, 1 not yet.")).to_be_visible()
    pain = improving.pain("Nobody counts")
    expect(pain).to_contain_text("T14")
    expect(pain.get_by_role("img", name="Answers it", exact=True)).to_be_visible()
    pain.get_by_role("button", name="Change").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Not an answer").click()
    expect(improving.pain("Nobody counts")).to_contain_text("No answer yet")
    expect(page.get_by_text("3 of 6 answered, 1 partly, 2 not yet.")).to_be_visible()
    sheet.get_by_role("button", name="Add as an answer").click()
    expect(sheet.get_by_text("Choose what answers it")).to_be_visible()
    sheet.get_by_label("Step or idea").select_option(value=improving.step("T14")["id"])
    sheet.get_by_role("radio", name="Partly").check(force=True)
    sheet.get_by_label("Why, or what is still missing").fill("Only those who come to the Hub")
    sheet.get_by_role("button", name="Add as an answer").click()
    expect(sheet).to_be_hidden()
    expect(pain).to_contain_text("Only those who come to the Hub")
    expect(pain.get_by_role("img", name="Partly", exact=True)).to_be_visible()
    expect(page.get_by_text("3 of 6 answered, 2 partly, 1 not yet.")).to_be_visible()


def test_a_measure_says_where_its_figure_is_from(improving: Improving) -> None:
    """What is counted from the maps, what somebody stated and what is only thought are told apart."""
    page = improving.page
    improving.go(f"{improving.map('as_is')}/compare")
    measures = page.get_by_role("region", name="Measures", exact=True)
    asked = measures.get_by_role("row").filter(has_text="Places to ask")
    expect(asked).to_contain_text("Counted from the map")
    told = measures.get_by_role("row").filter(has_text="Times the story is told")
    expect(told).to_contain_text("Now: Estimated, Young people in session 3")
    expect(told).to_contain_text("Could be: Worked out from times and shares")
    waits = measures.get_by_role("row").filter(has_text="From asking to help")
    expect(waits.get_by_role("cell").first).to_have_text("Not known")
    waits.get_by_role("button", name="Give a figure").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("How much").fill("9")
    sheet.get_by_label("Counted in").select_option(label="weeks")
    sheet.get_by_role("button", name="Add the figure").click()
    expect(sheet.get_by_role("link", name="Say where the figure is from")).to_be_visible()
    sheet.get_by_label("Where it comes from").fill("Case files of 2011")
    assert look(page, "laptop: give a figure", colours=False).wrong() == []
    sheet.get_by_role("button", name="Add the figure").click()
    expect(waits).to_contain_text("Now: Stated, Case files of 2011")
    expect(waits.get_by_role("cell").first).to_have_text("63 days")
    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(waits.get_by_role("cell").first).to_have_text("Not known")
    measures.get_by_role("button", name="Add a measure").click()
    sheet.get_by_label("What is measured").fill("Nights in bed and breakfast")
    sheet.get_by_label("How much").fill("40")
    sheet.get_by_label("Counted in").fill("nights")
    sheet.get_by_role("radio", name="We think so").check(force=True)
    sheet.get_by_role("button", name="Add the figure").click()
    own = measures.get_by_role("row").filter(has_text="Nights in bed and breakfast")
    expect(own).to_contain_text("40 nights")
    expect(own).to_contain_text("Estimated")


def test_undo_takes_back_ones_own_changes_only(improving: Improving) -> None:
    """Robin and Nadia change one map; what somebody has changed since is left as they made it."""
    stage = improving.stage
    page, nadia = improving.open("A3"), improving.open("A4", stage.page("/", stage.invite("Nadia Two", "member")))
    first, second = improving.step("A3")["words"], improving.step("A4")["words"]
    reword(page, "Asks at the desk")
    reword(nadia, "Fills in one more form")
    drawn = page.get_by_role("button", name=re.compile("^A4, .*Fills in one more form"))
    expect(drawn).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).first.click()
    stage.room.until(lambda: improving.step("A3")["words"] == first)
    stage.room.until(lambda: improving.step("A4")["words"] == "Fills in one more form")
    page.get_by_role("button", name="Do it again").click()
    stage.room.until(lambda: improving.step("A3")["words"] == "Asks at the desk")
    improving.open("A3", nadia)
    expect(nadia.get_by_label("What happens")).to_have_value("Asks at the desk")
    reword(nadia, "Asks at the window")
    expect(page.get_by_label("What happens")).to_have_value("Asks at the window")
    page.get_by_role("button", name="Undo", exact=True).first.click()
    expect(page.get_by_text("Somebody has changed this since, so we left it.")).to_be_visible()
    stage.room.until(lambda: improving.step("A3")["words"] == "Asks at the window")
    assert second != improving.step("A4")["words"]
    nadia.context.close()


def reword(page: Page, words: str) -> None:
    page.get_by_label("What happens").fill(words)
    page.get_by_role("button", name="Save the words").click()
    expect(page.get_by_role("button", name="Save the words")).to_have_count(0)


def test_a_journey_told_on_a_phone_stands_on_the_map(improving: Improving) -> None:
    """A feeling and a vote from the phone, seen on the laptop without a name; and the vote taken back."""
    stage, page = improving.stage, improving.open("A9")
    stage.move_to("talk", improving.map("as_is"))
    phone = stage.phone(who=stage.join("Puffin Three"))
    question = stage.one("meeting.activity", id=stage.live()["activity"])["question"]
    expect(phone.get_by_role("heading", level=1)).to_have_text(question)
    stop = phone.get_by_role("listitem").filter(has_text="B&B, and nobody checks")
    votes = page.locator(".pain").filter(has_text="B&B, and nobody checks").locator(".count")
    expect(votes).to_have_text(re.compile("^7"))
    stop.get_by_role("button", name="This matters to me").click()
    expect(votes).to_have_text(re.compile("^8"))
    stop.get_by_role("button", name=re.compile("^Add a feeling")).click()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_role("button", name=re.compile("^Add to step")).click()
    expect(sheet.get_by_text("Pick a face first.")).to_be_visible()
    sheet.get_by_text("Scared", exact=True).click()
    sheet.get_by_label("Say more").fill("I slept with my shoes on")
    sheet.get_by_role("button", name=re.compile("^Add to step")).click()
    said = page.get_by_role("region", name="What people say")
    expect(said).to_contain_text("I slept with my shoes on")
    expect(said).not_to_contain_text("Puffin")
    stop.get_by_role("button", name="You voted.").click()
    expect(votes).to_have_text(re.compile("^7"))
    phone.context.close()
