"""What people say stays theirs: asked first, written down by a scribe, fetched, taken back, answered, found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from tests.browser.doing import tick
from tests.browser.looking import look
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

DOOR = "nobody answers the door at night"


@pytest.fixture(scope="module")
def laptop(stage: Stage) -> Page:
    """Robin's."""
    return stage.page(f"/p/{stage.place}/overview", stage.robin)


@pytest.fixture(scope="module")
def member(stage: Stage) -> Page:
    """That of somebody else in the room."""
    return stage.page(f"/p/{stage.place}/hypotheses", stage.invite("Olwen", "member"))


def go(page: Page, area: str) -> None:
    page.get_by_role("navigation", name="Pages").locator(f'ul a[href$="/{area}"]').click()


def writing(stage: Stage, nickname: str) -> Page:
    """Somebody's phone, in a room that writes."""
    stage.move_to("silent_write")
    phone = stage.phone(who=stage.join(nickname))
    expect(phone.get_by_role("button", name="Things you’ve shared")).to_be_visible()
    return phone


def share(phone: Page, words: str) -> None:
    phone.get_by_label("We think…").fill(words)
    phone.get_by_role("button", name="Share with the group").click()
    expect(phone.get_by_label("We think…")).to_have_value("")


def like(words: str) -> re.Pattern[str]:
    """Words as a page shows them, whether they begin a sentence or not."""
    return re.compile(re.escape(words), re.IGNORECASE)


def test_consent_is_asked_in_layers_and_withdrawn_at_once(stage: Stage, laptop: Page) -> None:
    """Turned on by the facilitator: wanting to and having read come first, being quoted is apart."""
    go(laptop, "people")
    phone = writing(stage, "Avocet Two")
    laptop.get_by_role("switch", name="Ask before people add things").click()
    expect(phone.get_by_role("heading", name="Do you want to take part?")).to_be_visible()
    expect(phone.get_by_text(re.compile(r"Version \S+ of these words. We ask again each session."))).to_be_visible()
    phone.get_by_role("button", name="Yes, I want to take part").click()
    expect(phone.get_by_role("alert")).to_contain_text("Tick “I have read this” first.")
    for name in ("I have read this", "You may quote my words"):
        tick(phone, name, True)
    phone.get_by_role("button", name="Yes, I want to take part").click()
    share(phone, "the form asks the same thing twice")
    expect(phone.get_by_role("button", name="1 thing you’ve shared")).to_be_visible()
    phone.get_by_role("button", name="Your group and taking part").click()
    sheet = phone.get_by_role("dialog")
    expect(sheet.get_by_text("You said yes to taking part, and yes to being quoted.")).to_be_visible()
    sheet.get_by_role("button", name="Stop taking part").click()
    expect(sheet.get_by_text("You said yes to taking part")).to_have_count(0)
    sheet.get_by_role("button", name="Close").click()
    expect(phone.get_by_role("heading", name="Do you want to take part?")).to_be_visible()
    expect(phone.get_by_role("button", name="1 thing you’ve shared")).to_be_visible()
    laptop.get_by_role("switch", name="Ask before people add things").click()
    expect(phone.get_by_label("We think…")).to_be_visible()
    phone.context.close()


def test_what_is_mine_is_read_fetched_and_taken_back_from_every_screen(
    stage: Stage, laptop: Page, member: Page, tmp_path: Path
) -> None:
    phone = writing(stage, "Pipit Two")
    share(phone, "the heating is off at noon")
    for page in (laptop, member):
        go(page, "hypotheses")
        expect(page.get_by_role("main").get_by_text(like("the heating is off")).first).to_be_visible()
    phone.get_by_role("button", name="1 thing you’ve shared").click()
    own = phone.get_by_role("dialog")
    expect(own.get_by_text("the heating is off at noon")).to_be_visible()
    expect(own.get_by_text("Not looked at yet")).to_be_visible()
    for link, ending in (("Download everything that is yours", "json"), ("The same as a page to read", "html")):
        with phone.expect_download() as download:
            own.get_by_role("link", name=link).click()
        assert download.value.suggested_filename == f"my-things.{ending}"
        download.value.save_as(tmp_path / ending)
        assert "the heating is off at noon" in (tmp_path / ending).read_text()
    assert "Pipit Two" in json.dumps(json.loads((tmp_path / "json").read_text()))
    own.get_by_role("button", name="Take back").click()
    expect(own.get_by_text("the heating is off")).to_have_count(0)
    expect(own.get_by_role("heading", name="Things you’ve shared")).to_be_focused()
    for page in (laptop, member):
        expect(page.get_by_role("main").get_by_text(like("the heating is off"))).to_have_count(0)
    phone.context.close()


def test_what_a_scribe_adds_is_marked_and_belongs_to_whoever_said_it(stage: Stage, laptop: Page, member: Page) -> None:
    phone = writing(stage, "Plover Two")
    room = f"{stage.server.url}/p/{stage.place}/sessions/{stage.live()['id']}"
    for page in (laptop, member):
        page.goto(room)
    laptop.get_by_role("button", name="Write for somebody").click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_label("Whose words are they?").select_option(label="Plover Two")
    sheet.get_by_label("What is it?").select_option(label="What they think is going on")
    sheet.get_by_label("Their words").fill("the lift is always broken")
    sheet.get_by_role("button", name="Add it for Plover Two").click()
    sheet.get_by_role("button", name="Close").last.click()
    for page in (laptop, member):
        line = page.get_by_role("listitem").filter(has_text=like("the lift is always broken"))
        expect(line).to_contain_text("written down by somebody else")
        expect(line).not_to_contain_text("Plover")
    go(member, "hypotheses")
    row = member.get_by_role("main").get_by_role("listitem").filter(has_text=like("the lift is always broken"))
    expect(row.first).to_contain_text("written down by somebody else")
    row.get_by_role("button").first.click()
    expect(member.locator("#drawer").locator("..")).to_contain_text("written down by somebody else")
    go(laptop, "answers")
    said = laptop.get_by_role("listitem").filter(has_text=like("the lift is always broken"))
    expect(said.first).to_contain_text("written down by somebody else")
    made = stage.one("hypotheses.hypothesis", scribed=True)["id"]
    stage.ask("answers.promise", of=made, due="2099-03-05")
    stage.move_to("talk", focus=made)
    expect(phone.get_by_role("main")).to_contain_text("written down by somebody else")
    stage.move_to("silent_write")
    phone.get_by_role("link", name="You said, we did").click()
    answered = phone.get_by_role("article").filter(has_text=like("the lift is always broken"))
    expect(answered).to_contain_text("written down by somebody else")
    phone.go_back()
    phone.get_by_role("button", name="1 thing you’ve shared").click()
    own = phone.get_by_role("dialog")
    expect(own).to_contain_text("written down by somebody else")
    own.get_by_role("button", name="Take back").click()
    expect(member.get_by_text(like("the lift is always broken"))).to_have_count(0)
    phone.context.close()


@pytest.fixture(scope="module")
def asking(stage: Stage, laptop: Page, member: Page) -> Iterator[Page]:
    """A phone whose words wait for an answer; the laptops look at the answers."""
    phone = writing(stage, "Siskin Two")
    share(phone, DOOR)
    for page in (laptop, member):
        go(page, "answers")
    yield phone
    phone.context.close()


def about(page: Page) -> Locator:
    """What stands on a screen about those words."""
    return page.get_by_role("article").filter(has_text=like(DOOR))


def test_an_answer_is_owed_by_a_day_and_late_after_it(laptop: Page, member: Page, asking: Page) -> None:
    """Who owes it and until when, on every screen; a day that moved stays beside the first."""
    laptop.get_by_role("button", name=like(f"Promise an answer to: {DOOR}")).click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_label("Who owes the answer").select_option(label="Olwen")
    sheet.get_by_label("By which day").fill("2099-03-05")
    sheet.get_by_role("button", name="Promise it").click()
    asking.get_by_role("link", name="You said, we did").click()
    expect(about(asking)).to_contain_text("We owe you an answer")
    expect(about(asking)).to_contain_text("Olwen will answer by 5 March 2099.")
    laptop.get_by_role("button", name=like(f"Move the day for: {DOOR}")).click()
    sheet.get_by_label("By which day").fill("2026-01-02")
    sheet.get_by_role("button", name="Save the new day").click()
    for page in (member, asking):
        expect(about(page)).to_contain_text(re.compile("days late"))
    expect(about(member)).to_contain_text("First promised for 5 March 2099.")
    expect(about(asking)).to_contain_text("We are late")


def test_whoever_said_it_is_asked_whether_the_answer_is_what_they_meant(
    laptop: Page, member: Page, asking: Page
) -> None:
    badge = laptop.get_by_role("navigation", name="Pages").get_by_role("link", name="You said, we did")
    owed = int(re.findall(r"\d+", badge.inner_text())[0])
    answer(member, "We did this", "There is a bell, and somebody sleeps beside it.")
    for said in ("We did this", "There is a bell, and somebody sleeps beside it.", "Decided by The whole group"):
        expect(about(asking)).to_contain_text(said)
    expect(badge).to_contain_text(str(owed - 1))
    assert look(asking, "phone: an answer, is that what you meant", colours=False).wrong() == []
    about(asking).get_by_role("button", name="Not really").click()
    about(asking).get_by_label("What did you mean?").fill("I meant the side door.")
    about(asking).get_by_role("button", name="Some of it").click()
    expect(about(asking)).to_contain_text("You said: that is some of what I meant.")
    for page in (laptop, member):
        expect(about(page)).to_contain_text("“That is some of what I meant.” “I meant the side door.”")
        expect(about(page)).not_to_contain_text("Siskin")
    answer(member, "We can’t do this", "The side door is a fire exit.")
    expect(about(asking)).to_contain_text("The side door is a fire exit.")
    about(asking).get_by_role("button", name="Yes", exact=True).click()
    expect(about(asking)).to_contain_text("You said: that is what I meant.")


def answer(page: Page, verdict: str, words: str) -> None:
    about(page).get_by_role("button", name=re.compile("^Answer")).click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("radio", name=verdict).press("Space")
    sheet.get_by_role("textbox", name=re.compile("^(What|Why)")).fill(words)
    sheet.get_by_label("Who decided").fill("The whole group")
    sheet.get_by_role("button", name="Give this answer").click()
    expect(sheet).to_be_hidden()


def test_search_finds_what_the_reader_may_see_and_leads_there(stage: Stage, laptop: Page, member: Page) -> None:
    """By words, by a number, by the keyboard; a quiet note is found by those who may read it alone."""
    phone = writing(stage, "Dunnock Two")
    phone.get_by_label("We think…").fill("my worker smells of gorse")
    phone.get_by_role("button", name="Send quietly").click()
    stage.room.until(lambda: any("gorse" in one["words"] for one in stage.of("meeting.quiet_note")))
    for page, found in ((laptop, "1 found"), (member, "0 found")):
        search(page, "smells gorse")
        expect(page.get_by_role("dialog")).to_contain_text(found)
        page.keyboard.press("Escape")
    search(member, "H1")
    results = member.get_by_role("dialog").get_by_role("link")
    expect(results.first).to_contain_text("Hypothesis H1")
    search(member, "first days assessment")
    expect(results.first).to_contain_text(like("assessment"))
    member.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    place = str(results.first.get_attribute("href"))
    member.keyboard.press("Enter")
    expect(member.get_by_role("dialog")).to_have_count(0)
    expect(member).to_have_url(stage.server.url + place)
    expect(member.get_by_role("complementary")).to_contain_text(like("assessment"))
    search(member, "zzz nothing of the kind")
    expect(member.get_by_text("Nothing here holds all those words.")).to_be_visible()
    member.keyboard.press("Escape")
    phone.context.close()


def search(page: Page, words: str) -> None:
    if not page.get_by_role("dialog").count():
        page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("searchbox").fill(words)


def test_an_answer_that_was_worked_out_before_shows_nothing_of_what_was_put_out_of_sight(
    stage: Stage, laptop: Page
) -> None:
    """A thread and a search are on their way meanwhile; what is asked after them is not even answered."""
    led = {source: one["id"] for one in stage.of("specification.requirement") for source in one["sources"]}
    point = next(one for one in stage.of("pathways.pain_point") if one["id"] in led)
    under_way: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if len(under_way) < 2:
            under_way.append((route, route.fetch()))

    for path in ("**/thread/*", "**/search?*"):
        laptop.route(path, hold)
    stage.visit(laptop, f"specification/{led[point['id']]}")
    waiting, found = laptop.get_by_text("Following the thread"), laptop.get_by_role("dialog").get_by_text("found")
    expect(waiting).to_be_visible()
    search(laptop, point["words"])
    while len(under_way) < 2:
        laptop.wait_for_timeout(20)
    assert all(point["words"] in answer.text() for _, answer in under_way)
    stage.ask("meeting.hide", record=point["id"])
    expect(laptop.get_by_text(point["words"])).to_have_count(0)
    for route, answer in under_way:
        route.fulfill(response=answer)
    expect(found).to_be_visible()
    expect(waiting).to_have_count(0)
    expect(laptop.get_by_text(point["words"])).to_have_count(0)
    laptop.unroute_all()
    laptop.keyboard.press("Escape")
