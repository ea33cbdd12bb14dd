"""People on screen: leaving for today and for good, whose permission is noted, and writing down what somebody says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.serving import Caller

pytestmark = pytest.mark.browser


def leaving(stage: Stage, nickname: str) -> Page:
    """Somebody has joined on a phone, and asks to leave."""
    phone = stage.comes(nickname)
    phone.get_by_role("button", name="Things you’ve shared").wait_for()
    phone.get_by_role("button", name="Help or leave").click()
    phone.get_by_role("button", name="Leave the session").click()
    phone.get_by_role("heading", name="Leave the session").wait_for()
    return phone


def nicknames(stage: Stage) -> set[str]:
    return {one["nickname"] for one in stage.of("meeting.seat")}


def test_who_leaves_for_today_comes_back_with_the_code(stage: Stage) -> None:
    phone = leaving(stage, "Gannet Two")
    assert look(phone, "phone: leaving, with a code", colours=False).wrong() == []
    found = re.search(r"\b\w{3}(?: \w{3}){2,}\b", phone.get_by_role("dialog").inner_text())
    assert found, "no code to come back with"
    phone.get_by_role("button", name="Leave for today").click()
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    assert "Gannet Two" in nicknames(stage)
    phone.goto(stage.server.url)
    phone.get_by_role("button", name="I have a come-back code").click()
    phone.get_by_label("Type the come-back code").fill(found[0])
    phone.get_by_role("button", name="Come back in").click()
    phone.wait_for_url("**/take-part/**")
    expect(phone.get_by_text("You are Gannet Two")).to_be_visible()
    phone.context.close()


def test_a_code_in_the_other_field_does_what_it_is_for_and_stands_in_no_address(stage: Stage) -> None:
    young = stage.one("meeting.group", name="Young people")["id"]
    body = {"nickname": "Siskin Two", "group": young, "organisation": "", "ways": ["type"]}
    code = Caller(stage.server.url).post("/join", code=stage.code(), id="siskin", **body)["come_back"]
    phone, asked = stage.phone("/"), list[str]()
    phone.on("request", lambda request: asked.append(request.url))
    phone.get_by_label("Type the code on the screen or your invite").fill(code)
    phone.get_by_role("button", name="Join", exact=True).click()
    phone.wait_for_url("**/take-part/**")
    expect(phone.get_by_text("You are Siskin Two")).to_be_visible()
    assert asked and not [url for url in asked if bare(code) in bare(url)]
    phone.context.clear_cookies()
    phone.goto(stage.server.url)
    phone.get_by_role("button", name="I have a come-back code").click()
    phone.get_by_label("Type the come-back code").fill(stage.code())
    phone.get_by_role("button", name="Come back in").click()
    expect(phone.get_by_text("Step 1 of 3")).to_be_visible()
    phone.context.close()


def bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words).upper()


def test_who_leaves_for_good_is_gone_at_once(stage: Stage) -> None:
    laptop = stage.page(f"/p/{stage.place}/people", stage.robin)
    phone = leaving(stage, "Dunlin Two")
    expect(laptop.get_by_text("Dunlin Two")).to_be_visible()
    phone.get_by_role("button", name="Leave now").click()
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    expect(laptop.get_by_text("Dunlin Two")).to_have_count(0)
    laptop.context.close()
    phone.context.close()


def test_a_member_can_be_muted_and_heard_again(stage: Stage) -> None:
    laptop = stage.page(f"/p/{stage.place}/people", stage.robin)
    laptop.get_by_role("button", name="Mute Heather").click()
    laptop.get_by_role("button", name="Unmute Heather").click()
    expect(laptop.get_by_role("button", name="Mute Heather")).to_be_visible()
    expect(laptop.get_by_role("button", name="Mute Robin")).to_have_count(0)


def test_the_ages_of_a_nation_are_chosen_and_told(stage: Stage) -> None:
    laptop = stage.page(f"/p/{stage.place}/people", stage.robin)
    laptop.get_by_label("Which nation it is in").select_option(label="Scotland")
    expect(laptop.get_by_text("From 12 years people decide for themselves")).to_be_visible()
    stage.room.until(lambda: [one["nation"] for one in stage.of("meeting.room_rules")] == ["scotland"])
    assert look(laptop, "laptop: people, the nation chosen", colours=False).wrong() == []
    laptop.get_by_label("Which nation it is in").select_option(label="Wales")
    expect(laptop.get_by_text("From 13 years people decide for themselves")).to_be_visible()
    laptop.context.close()


def test_whose_permission_there_is_stands_with_the_person(stage: Stage) -> None:
    laptop = stage.page(f"/p/{stage.place}/people", stage.robin)
    laptop.get_by_role("button", name="Change Puffin").click()
    sheet = laptop.get_by_role("dialog")
    sheet.get_by_label("Who said yes to their taking part?").select_option(label="A parent or guardian")
    assert look(laptop, "laptop: permission", colours=False).wrong() == []
    sheet.get_by_role("button", name="Save").click()
    row = laptop.get_by_role("listitem").filter(has_text="Puffin").last
    expect(row).to_contain_text("Guardian said yes")
    member = stage.page(f"/p/{stage.place}/people", stage.invite("Nan", "member"))
    expect(member.get_by_text("Puffin").first).to_be_visible()
    expect(member.get_by_text("Guardian said yes")).to_have_count(0)
    member.context.close()
    laptop.context.close()


@pytest.mark.parametrize(
    ("what", "about", "kind"),
    [
        ("How a step feels to them", "A2 ", "pathways.feeling"),
        ("An idea for a step", "A8 ", "pathways.idea"),
        ("Why something hurts", "1 ", "pathways.why"),
        ("What they know for or against an idea", "H1 ", "hypotheses.evidence"),
        ("A comment on a requirement", "R-001 ", "specification.comment"),
    ],
)
def test_a_scribe_writes_down_what_somebody_says(stage: Stage, what: str, about: str, kind: str) -> None:
    """It is theirs, shows their group and is marked as written down."""
    words = f"said by Puffin: {what.lower()}"
    page = stage.laptop()
    page.get_by_role("button", name="Write for somebody").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Whose words are they?").select_option(label="Puffin")
    sheet.get_by_label("What is it?").select_option(label=what)
    sheet.get_by_label("Their words").fill(words)
    sheet.get_by_role("button", name="Add it for Puffin").click()
    expect(sheet.get_by_text("Choose what it is about.")).to_be_visible()
    choice = sheet.get_by_label(re.compile("^Which "))
    choice.select_option(value=choice.locator("option").filter(has_text=re.compile(f"^{about}")).get_attribute("value"))
    if "feels" in what:
        sheet.get_by_role("button", name="Scared").click()
    sheet.get_by_role("button", name="Add it for Puffin").click()
    expect(page.get_by_text("Added for Puffin")).to_be_visible()
    stage.room.until(lambda: any(one["words"] == words for one in stage.of(kind)))
    made = next(one for one in stage.of(kind) if one["words"] == words)
    young = stage.one("meeting.group", name="Young people")["id"]
    assert made["scribed"] and made.get("group", young) == young
    page.context.close()
