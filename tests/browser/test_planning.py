"""A session before and after: its plan and its times, every template, and what it came to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import NO_SIGNAL, without_signal
from tests.browser.looking import look
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

NAME = "What a good first night is like"


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.expected = NO_SIGNAL
    return stage


def test_a_planned_session_is_named_and_timed_anew(stage: Stage) -> None:
    (session, *_) = stage.ask("meeting.plan_session", template="TPL-2", title="Before")["made"]
    page = stage.page(f"/p/{stage.place}/sessions/{session}", stage.robin)
    page.get_by_role("button", name="Name and time").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_label("Name of the session")).to_have_value("Before")
    sheet.get_by_label("Name of the session").fill("")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text("Give it a name")).to_be_visible()
    sheet.get_by_label("Name of the session").fill(NAME)
    sheet.get_by_label("When it begins").fill("2031-03-05T14:30")
    assert look(page, "laptop: name and time of a session", colours=False).wrong() == []
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    expect(page.get_by_role("main").get_by_role("listitem").first).to_contain_text("2:30pm")
    page.get_by_role("button", name="Name and time").click()
    expect(sheet.get_by_label("When it begins")).to_have_value("2031-03-05T14:30")
    sheet.get_by_label("When it begins").fill("")
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main").get_by_role("listitem").first).not_to_contain_text("pm")
    page.context.close()


def test_whoever_has_gone_elsewhere_is_not_led_to_a_session_that_was_planned_late(stage: Stage) -> None:
    page = stage.page(f"/p/{stage.place}/overview", stage.robin)
    overview = page.get_by_role("heading", name="Overview", level=1)
    expect(overview).to_be_visible()
    stage.visit(page, "sessions")
    page.get_by_role("button", name="Plan a session").first.click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("radio").first).to_be_attached()
    with without_signal(page):
        sheet.get_by_role("button", name="Make this plan").click()
        page.keyboard.press("Escape")
        stage.visit(page, "overview")
        expect(overview).to_be_visible()
    expect(page.get_by_text("The session is planned")).to_be_visible()
    expect(overview).to_be_visible()
    page.context.close()


def test_two_quick_presses_move_an_activity_by_two(stage: Stage) -> None:
    (session, *_) = stage.ask("meeting.plan_session", template="TPL-2", title="Another order")["made"]

    def titles() -> list[str]:
        held = [one for one in stage.of("meeting.activity") if one["session"] == session]
        return [one["title"] for one in sorted(held, key=lambda one: one["order"])]

    first, second, third, *rest = titles()
    page = stage.page(f"/p/{stage.place}/sessions/{session}", stage.robin)
    down = page.get_by_role("button", name=f"Move down: {first}")
    down.dblclick()
    stage.room.until(lambda: titles() == [second, third, first, *rest])
    expect(page.get_by_role("main").get_by_role("listitem").nth(2)).to_contain_text(first)
    expect(down).to_be_focused()
    page.context.close()


def test_what_was_taken_out_of_a_plan_comes_back_in_its_place(stage: Stage) -> None:
    (session, *_) = stage.ask("meeting.plan_session", template="TPL-2", title="Half a day")["made"]

    def plan() -> list[tuple[str, int, str, str]]:
        held = [one for one in stage.of("meeting.activity") if one["session"] == session]
        return [
            (one["title"], one["minutes"], one["note"], one["block"])
            for one in sorted(held, key=lambda one: one["order"])
        ]

    before = plan()
    page = stage.page(f"/p/{stage.place}/sessions/{session}", stage.robin)
    page.get_by_role("button", name="Remove: Put like with like").click()
    stage.room.until(lambda: len(plan()) == len(before) - 1)
    page.get_by_role("button", name="Undo", exact=True).last.click()
    stage.room.until(lambda: plan() == before)
    page.context.close()


def test_what_is_live_or_over_is_not_renamed(stage: Stage) -> None:
    page = stage.laptop()
    page.get_by_role("button", name="End session").wait_for()
    expect(page.get_by_role("button", name="Name and time")).to_have_count(0)
    page.context.close()


def test_the_times_of_a_plan_follow_what_is_longer_moved_or_added(stage: Stage) -> None:
    starts = "2031-03-05T14:30:00+00:00"
    (session, *_) = stage.ask("meeting.plan_session", template="TPL-2", title="By the clock", starts_at=starts)["made"]
    page = stage.page(f"/p/{stage.place}/sessions/{session}", stage.robin, timezone_id="Europe/London")
    plan = page.get_by_role("main").get_by_role("listitem")
    expect(plan.nth(1)).to_contain_text("2:35pm to 2:45pm 10 min What we know so far")
    page.get_by_role("button", name="Change: Welcome and rules").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Minutes").fill("20")
    sheet.get_by_role("button", name="Save the activity").click()
    expect(plan.nth(1)).to_contain_text("2:50pm to 3:00pm")
    page.get_by_role("button", name="Move up: What we know so far").click()
    expect(plan.first).to_contain_text("2:30pm to 2:40pm 10 min What we know so far")
    expect(plan.nth(1)).to_contain_text("2:40pm to 3:00pm 20 min Welcome and rules")
    page.context.close()


def test_every_template_becomes_a_session_that_runs(stage: Stage) -> None:
    """Chosen, planned and opened on screen; a phone that was there before comes along."""
    phone = stage.phone(who=stage.join("Snipe Two"))
    templates = stage.robin.get("/templates")["templates"]
    assert [one["key"] for one in templates] == [*(f"TPL-{number}" for number in range(1, 9)), "TPL-8B", "TPL-0"]
    page = stage.page(f"/p/{stage.place}/sessions", stage.robin)
    for one in templates:
        stage.end()
        page.get_by_role("button", name="Plan a session").first.click()
        page.get_by_role("radio", name=re.compile(rf"^{re.escape(one['title'])}")).press("Space")
        page.get_by_role("button", name="Make this plan").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(one["title"])
        page.get_by_role("button", name="Open the room").click()
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        stage.room.until(lambda: any(each["status"] == "live" for each in stage.of("meeting.session")))
        plan = [each for each in stage.of("meeting.activity") if each["session"] == stage.live()["id"]]
        assert sum(each["minutes"] for each in plan) == one["minutes"]
        expect(page.get_by_role("region", name="Plan").get_by_role("listitem")).to_have_count(len(plan) or 1)
        if plan:
            first = min(plan, key=lambda each: int(each["order"]))
            expect(phone.get_by_role("main")).to_contain_text(first["title"])
        else:
            expect(page.get_by_text("This session has no activities yet.")).to_have_count(2)
        page.get_by_role("link", name="Sessions", exact=True).click()
    page.context.close()
    phone.context.close()


def test_a_room_without_a_plan_says_so_and_leads_on(stage: Stage) -> None:
    """What is missing stands where the activity would, with the button that adds it, and then the one that begins."""
    stage.begin("TPL-0")
    phone = stage.phone(who=stage.join("Snipe Three"))
    page = stage.laptop()
    expect(page.get_by_text("Add what the room does first.")).to_be_visible()
    assert look(page, "laptop: a room without a plan", colours=False).wrong() == []
    page.get_by_role("button", name="Add an activity").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name of the activity").fill("Say hello")
    sheet.get_by_role("button", name="Add it to the plan").click()
    begin = page.get_by_role("button", name="Begin with “Say hello”")
    expect(begin).to_be_focused()
    member = stage.laptop(stage.invite("Snipe Four", "member"))
    expect(member.get_by_text("Whoever runs the session begins.")).to_be_visible()
    begin.click()
    expect(phone.get_by_role("main")).to_contain_text("Say hello")
    expect(page.get_by_role("main").get_by_role("heading", name="Say hello")).to_be_focused()
    for one in (page, member, phone):
        one.context.close()


@pytest.fixture(scope="module")
def held(stage: Stage) -> Iterator[tuple[Page, Page, Page]]:
    """A session in which people write: Robin's laptop, that of a member, and a phone."""
    stage.begin("TPL-2")
    stage.move_to("silent_write")
    path = f"/p/{stage.place}/sessions/{stage.live()['id']}"
    pages = (stage.page(path, stage.robin), stage.page(path, stage.invite("Olwen", "member")))
    phone = stage.phone(who=stage.join("Redshank Two"))
    yield *pages, phone
    for page in (*pages, phone):
        page.context.close()


def test_what_is_put_aside_promised_and_made_is_what_a_session_came_to(
    stage: Stage, held: tuple[Page, Page, Page]
) -> None:
    laptop, member, phone = held
    phone.get_by_label("We think…").fill("the last bus goes at six")
    phone.get_by_role("button", name="Share with the group").click()
    park(laptop, "The last bus goes at six")
    for page, words in ((member, "Who pays for taxis"), (laptop, "What we call this")):
        page.get_by_label("Put aside for later").fill(words)
        page.get_by_role("button", name="Put aside").click()
    aside = laptop.get_by_role("region", name="For later")
    expect(aside.get_by_text("Who pays for taxis")).to_be_visible()
    member.get_by_role("button", name="What came of: What we call this").click()
    member.get_by_label("What came of it").fill("It keeps its name.")
    member.get_by_role("button", name="Save and close it").click()
    aside.get_by_text("1 taken up").click()
    expect(aside.get_by_text("It keeps its name.")).to_be_visible()
    laptop.get_by_role("link", name="You said, we did").click()
    laptop.get_by_role("button", name=re.compile("^Promise an answer to: The last bus goes at six")).click()
    laptop.get_by_label("By which day").fill("2031-04-01")
    laptop.get_by_role("button", name="Promise it").click()
    laptop.get_by_role("link", name="Go there").click()
    laptop.get_by_role("button", name="End session").click()
    laptop.get_by_role("button", name="End it for everybody").click()
    expect(phone.get_by_text("That’s it for today")).to_be_visible()
    for page in (laptop, member):
        expect(page.get_by_role("heading", name="What this session came to")).to_be_visible()
        made = page.get_by_role("main")
        for said in ("1 hypothesis", "2 put aside", "1 answer promised"):
            expect(made).to_contain_text(said)
        parts = page.locator("section").filter(has=page.get_by_role("heading", level=3))
        later = parts.filter(has_text="For later")
        expect(later).to_contain_text("Who pays for taxis")
        expect(later).not_to_contain_text("What we call this")
        expect(parts.filter(has_text="Decided")).to_contain_text("The last bus goes at six. Parked. After the budget.")
        expect(parts.filter(has_text="Answers promised")).to_contain_text("The last bus goes at six.")
    assert look(laptop, "laptop: what a session came to", colours=False).wrong() == []


def park(laptop: Page, words: str) -> None:
    """The room decides to keep a hypothesis for later, and goes on."""
    laptop.get_by_role("link", name="Hypotheses", exact=True).click()
    laptop.get_by_role("button", name=re.compile(f"^{words}")).first.click()
    laptop.get_by_role("complementary").get_by_role("button", name="Change", exact=True).click()
    laptop.get_by_role("menuitem", name="Decide the status").click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_label("Status", exact=True).select_option(label="Parked")
    sheet.get_by_label("Why").fill("After the budget.")
    sheet.get_by_role("button", name="Decide", exact=True).click()
    expect(sheet).to_be_hidden()
    laptop.get_by_role("link", name="Go there").click()


def test_after_a_session_everybody_reads_whether_it_made_a_difference(
    stage: Stage, held: tuple[Page, Page, Page]
) -> None:
    """Lundy's questions: who with power heard it, what changed, when people were told."""
    laptop, member, _ = held
    stage.end()
    check = laptop.get_by_role("region", name="Did it make a difference?")
    expect(check.get_by_text("Not answered yet")).to_have_count(3)
    for question, answer in (
        ("Who with power heard it?", "The Head of Housing"),
        ("What changed because of it?", "Nothing yet: the budget is fixed until April."),
        ("When were people told?", "5 March, by text"),
    ):
        check.get_by_role("button", name=f"Answer: {question}").click()
        check.get_by_label(question).fill(answer)
        check.get_by_role("button", name="Save the answer").click()
        expect(member.get_by_role("region", name="Did it make a difference?")).to_contain_text(answer)
    expect(check.get_by_text("Not answered yet")).to_have_count(0)
    expect(member.get_by_role("button", name=re.compile("(Answer|Change): W"))).to_have_count(0)
