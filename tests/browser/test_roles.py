"""Who may do what, turned on screen while people are there: observing, facilitating, another group, muted, removed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.doing import tick
from tests.browser.looking import look
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def people(stage: Stage) -> Page:
    """Robin's laptop, with everybody who has a seat."""
    return stage.page(f"/p/{stage.place}/people", stage.robin)


def change(people: Page, name: str) -> Locator:
    """Open what can be changed of somebody."""
    people.get_by_role("button", name=f"Change {name}").click()
    return people.get_by_role("dialog")


def save(sheet: Locator) -> None:
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_be_hidden()


def row(people: Page, name: str) -> Locator:
    return people.get_by_role("listitem").filter(has=people.get_by_text(name, exact=True)).last


def test_an_observer_sees_everything_adds_nothing_and_is_told_why(stage: Stage, people: Page) -> None:
    """Until a facilitator makes them a member, while they look."""
    stage.move_to("silent_write")
    noor = stage.invite("Noor", "observer")
    page = stage.laptop(noor)
    main = page.get_by_role("main")
    expect(main.get_by_text("You are here as an observer.")).to_be_visible()
    expect(main.get_by_role("heading", name="New from the room")).to_be_visible()
    assert look(page, "laptop: room, observer", colours=False).wrong() == []
    buttons = "Put aside|I am ready|Next activity|Hide an item|Write for somebody|Ask for cards"
    expect(main.get_by_role("button", name=re.compile(buttons))).to_have_count(0)
    for area, said, adds in (
        ("hypotheses", "Young people stop asking", "Add one"),
        ("outcomes", "Young people", "Add an outcome"),
        ("agreement", "WTA-10", "Sign the agreement"),
        ("specification", "R-001", "Add a requirement"),
    ):
        page.get_by_role("navigation", name="Pages").locator(f'a[href$="/{area}"]').click()
        expect(main.get_by_text(said).first).to_be_visible()
        expect(main.get_by_text("You are here as an observer.")).to_be_visible()
        expect(main.get_by_role("button", name=adds)).to_have_count(0)
    phone = stage.phone(who=noor)
    expect(phone.get_by_role("heading", name="You’re here to watch")).to_be_visible()
    expect(phone.get_by_role("button", name="Share with the group")).to_have_count(0)
    assert look(phone, "phone: observing", colours=False).wrong() == []
    sheet = change(people, "Noor")
    for role, on in (("Observer", False), ("Member", True)):
        tick(sheet, role, on)
    save(sheet)
    expect(phone.get_by_label("We think…")).to_be_visible()
    expect(main.get_by_text("You are here as an observer.")).to_have_count(0)
    expect(main.get_by_role("button", name="Add a requirement").first).to_be_visible()
    page.context.close()
    phone.context.close()


def test_a_second_facilitator_is_made_and_has_the_whole_room_at_once(stage: Stage, people: Page) -> None:
    stage.move_to("silent_write")
    page = stage.laptop(stage.invite("Ayo", "member"))
    expect(page.get_by_role("main").get_by_text("Write on your own").first).to_be_visible()
    expect(page.get_by_role("button", name="Next activity")).to_have_count(0)
    sheet = change(people, "Ayo")
    tick(sheet, "Facilitator", True)
    save(sheet)
    page.get_by_role("button", name="Next activity").click()
    for other in (page, stage.phone(who=stage.join("Sanderling Two"))):
        expect(other.get_by_text("Say it so we can test it").first).to_be_visible()
    page.get_by_role("navigation", name="Pages").locator('a[href$="/people"]').click()
    page.get_by_role("button", name="Change Robin Hay").click()
    sheet = page.get_by_role("dialog")
    tick(sheet, "Member", True)
    save(sheet)
    expect(row(people, "Robin Hay")).to_contain_text("Member")
    page.context.close()


def test_an_organisation_is_a_label_until_a_facilitator_confirms_it(stage: Stage, people: Page) -> None:
    nan = stage.page(f"/p/{stage.place}/people", stage.join("Nan Two", "Voluntary providers", "Harbour Rooms"))
    for page in (people, nan):
        expect(row(page, "Nan Two")).to_contain_text("Harbour Rooms")
        expect(row(page, "Nan Two")).to_contain_text("not confirmed")
    sheet = change(people, "Nan Two")
    tick(sheet, "They speak for this organisation", True)
    save(sheet)
    for page in (people, nan):
        expect(row(page, "Nan Two")).to_contain_text("Harbour Rooms, confirmed")
        expect(row(page, "Nan Two")).not_to_contain_text("not confirmed")
    nan.context.close()


def test_people_choose_another_group_and_just_to_listen(stage: Stage, people: Page) -> None:
    """On the phone; facilitators see both, others the group alone."""
    stage.move_to("silent_write")
    phone = stage.phone(who=stage.join("Whimbrel Two"))
    heather = stage.page(f"/p/{stage.place}/people", stage.invite("Bryony", "member"))
    phone.get_by_role("button", name="Your group and taking part").click()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_label("Your group").select_option(label="Carers and families")
    sheet.get_by_role("button", name="Change my group").click()
    expect(sheet.get_by_role("button", name="Change my group")).to_have_count(0)
    sheet.get_by_role("button", name="Close").click()
    phone.get_by_role("button", name="Reading and words").click()
    phone.get_by_role("dialog").get_by_role("switch", name="Just listen for now").click()
    phone.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(phone.get_by_role("heading", name="You’re listening")).to_be_visible()
    for page in (people, heather):
        expect(page.get_by_role("region", name="Carers and families").get_by_text("Whimbrel Two")).to_be_visible()
    expect(row(people, "Whimbrel Two")).to_contain_text("Just listens for now")
    expect(heather.get_by_text("Just listens for now")).to_have_count(0)
    phone.get_by_role("button", name="Join in now").click()
    expect(phone.get_by_label("We think…")).to_be_visible()
    expect(row(people, "Whimbrel Two")).not_to_contain_text("Just listens")
    heather.context.close()
    phone.context.close()


def test_a_facilitator_puts_somebody_in_the_group_they_meant(stage: Stage, people: Page) -> None:
    phone = stage.phone(who=stage.join("Dotterel Two"))
    sheet = change(people, "Dotterel Two")
    sheet.get_by_label("Group", exact=True).select_option(label="Health")
    assert look(people, "laptop: people, another group", colours=False).wrong() == []
    save(sheet)
    expect(people.get_by_role("region", name="Health").get_by_text("Dotterel Two")).to_be_visible()
    phone.get_by_role("button", name="Your group and taking part").click()
    expect(phone.get_by_label("Your group").locator("option:checked")).to_have_text("Health")
    phone.context.close()


def test_a_member_at_a_laptop_finds_what_is_their_own(stage: Stage) -> None:
    """Their group, and what they shared: read, fetched and taken back."""
    page = stage.page(f"/p/{stage.place}/hypotheses", stage.invite("Tamsin", "member", group="Health"))
    page.get_by_role("button", name="Add one").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("We think").fill("nobody rings back on Fridays")
    sheet.get_by_role("button", name="Share with everybody").click()
    expect(page.get_by_role("main").get_by_text("nobody rings back").first).to_be_visible()
    page.get_by_role("button", name=re.compile("Tamsin")).click()
    page.get_by_role("menuitem", name="Things you’ve shared").click()
    expect(sheet.get_by_text("nobody rings back on Fridays")).to_be_visible()
    expect(sheet.get_by_text("Not looked at yet")).to_be_visible()
    assert look(page, "laptop: my things", colours=False).wrong() == []
    sheet.get_by_role("button", name="Take back").click()
    expect(sheet.get_by_text("nobody rings back")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("main").get_by_text("nobody rings back")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Tamsin")).click()
    page.get_by_role("menuitem", name="Your group and taking part").click()
    expect(sheet.get_by_label("Your group").locator("option:checked")).to_have_text("Health")
    page.context.close()


def test_whoever_is_muted_is_told_and_can_still_send_a_quiet_note(stage: Stage, people: Page) -> None:
    stage.move_to("silent_write")
    phone = stage.phone(who=stage.join("Curlew Two"))
    people.get_by_role("button", name="Mute Curlew Two").click()
    expect(phone.get_by_text("You can’t add anything just now.")).to_be_visible()
    phone.get_by_label("We think…").fill("Why me?")
    phone.get_by_role("button", name="Share with the group").click()
    expect(phone.get_by_text("You can’t add anything just now.")).to_have_count(2)
    expect(phone.get_by_label("We think…")).to_have_value("Why me?")
    phone.get_by_role("button", name="Send quietly").click()
    stage.room.until(lambda: "Why me?" in {one["words"] for one in stage.of("meeting.quiet_note")})
    assert "Why me?" not in {one["think"] for one in stage.of("hypotheses.hypothesis")}
    people.get_by_role("button", name="Unmute Curlew Two").click()
    expect(phone.get_by_text("You can’t add anything just now.")).to_have_count(0)
    phone.context.close()


def test_whoever_is_removed_is_gone_from_every_screen(stage: Stage, people: Page) -> None:
    phone = stage.phone(who=stage.join("Godwit Two"))
    expect(row(people, "Godwit Two")).to_contain_text("here")
    people.get_by_role("button", name="Remove Godwit Two").click()
    people.get_by_role("dialog").get_by_role("button", name="Remove the seat").click()
    expect(people.get_by_text("Godwit Two", exact=True)).to_have_count(0)
    expect(phone.get_by_role("heading", name="You are not in this room any more")).to_be_visible()
    phone.context.close()
