"""Every screen and state, looked at as people do who see, move or read differently. Leaves a report in test-output."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.driving import OLD_PROJECTOR, PROJECTOR
from tests.browser.looking import Screen, look, look_closely
from tests.browser.screens import AREAS, DIALOGS, DRAWERS, ROOMS, SHEETS, WALLS
from tests.browser.stage import Stage
from tests.serving import Caller

pytestmark = pytest.mark.browser


@pytest.fixture
def seen() -> Iterator[list[Screen]]:
    """The screens of one test, which must have nothing wrong with them."""
    screens: list[Screen] = []
    yield screens
    assert [one for screen in screens for one in screen.wrong()] == []


@pytest.fixture(scope="module")
def puffin(stage: Stage) -> Caller:
    return stage.join("Puffin Two")


@pytest.fixture(scope="module")
def phone(stage: Stage, puffin: Caller) -> Page:
    return stage.phone(who=puffin)


@pytest.fixture(scope="module")
def laptop(stage: Stage) -> Page:
    return stage.page(f"/p/{stage.place}/overview", stage.robin)


def test_the_way_in_on_a_phone(stage: Stage, seen: list[Screen]) -> None:
    page = stage.phone("/")
    page.get_by_role("heading", name="Join a session").wait_for()
    seen.append(look_closely(page, "phone: join"))
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_text("Type the code first").wait_for()
    seen.append(look_closely(page, "phone: join, no code"))
    help_or_leave(page, seen, "phone: join")
    page.get_by_label("Type the code").fill(stage.code())
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("button", name="Next").click()
    page.get_by_text("Pick a nickname, or type one.").wait_for()
    seen.append(look_closely(page, "phone: nickname, missing"))
    page.get_by_role("textbox", name="Nickname").fill("Thistle Two")
    page.get_by_label("Which group are you in?").select_option(label="Young people")
    for heading in ("How do you want to take part?", "If you are worried"):
        page.get_by_role("button", name="Next").click()
        page.get_by_role("heading", name=heading).wait_for()
        seen.append(look_closely(page, f"phone: {heading}"))
    page.get_by_role("button", name="OK, take me in").click()
    page.get_by_role("heading", name="Write this down").wait_for()
    seen.append(look_closely(page, "phone: come-back code"))
    for path, heading in (("/left", "You have left"), ("/nowhere", "We can’t find that page")):
        page.goto(stage.server.url + path)
        page.get_by_role("heading", name=heading).wait_for()
        seen.append(look_closely(page, f"phone: {heading}"))


def help_or_leave(page: Page, seen: list[Screen], name: str) -> None:
    """The sheet that is on every page of a phone."""
    page.locator("header").get_by_role("button").click()
    page.locator("dialog[open]").wait_for()
    seen.append(look_closely(page, f"{name}, Help or leave"))
    page.keyboard.press("Escape")


@pytest.mark.parametrize("shown", ROOMS, ids=" ".join)
def test_the_room_on_a_phone(stage: Stage, phone: Page, seen: list[Screen], shown: tuple[str, str, str]) -> None:
    block, kind, sign = shown
    stage.move_to(block, before(stage, kind))
    phone.get_by_text(sign).first.wait_for()
    seen.append(look_closely(phone, f"phone: {block} {kind}".strip()))


def before(stage: Stage, kind: str) -> str:
    """The last record of a kind, to put before the room; a hypothesis is one that nobody has scored."""
    if kind == "hypotheses.hypothesis":
        stage.ask("hypotheses.propose", think="the last bus goes at six", because="it is cut every winter")
    return str(stage.of(kind)[-1]["id"]) if kind else ""


def test_what_opens_over_the_room_on_a_phone(stage: Stage, phone: Page, seen: list[Screen]) -> None:
    stage.move_to("talk", before(stage, "pathways.map"))
    phone.get_by_text("This is the map as a list.").wait_for()
    help_or_leave(phone, seen, "phone: room")
    for name in SHEETS:
        phone.get_by_role("button", name=name).click()
        seen.append(in_dialog(phone, f"phone: {name}"))
    phone.get_by_role("button", name="Add a feeling to step 1", exact=True).click()
    seen.append(in_dialog(phone, "phone: feeling"))
    for name in ("Talk to", "Tell us about something you saw", "Leave the session"):
        phone.locator("header").get_by_role("button").click()
        phone.locator("dialog[open]").get_by_role("button", name=name).click()
        seen.append(in_dialog(phone, f"phone: {name}"))


def in_dialog(page: Page, name: str) -> Screen:
    """Look at the dialog that has just opened, and close it."""
    page.locator("dialog[open] h2").first.wait_for()
    screen = look(page, name, colours=False)
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    return screen


def test_what_somebody_chose_for_themselves(stage: Stage, phone: Page, seen: list[Screen]) -> None:
    stage.move_to("silent_write")
    phone.get_by_role("button", name="Skip").click()
    phone.get_by_text("You skipped this one").wait_for()
    seen.append(look_closely(phone, "phone: skipped"))
    phone.locator("header").get_by_role("button").click()
    phone.get_by_role("button", name="Take a break").click()
    phone.get_by_text("You’re having a break").wait_for()
    seen.append(look_closely(phone, "phone: own break"))
    phone.get_by_role("button", name="I’m back").click()
    phone.get_by_role("button", name="Go back to the question").click()
    phone.get_by_role("button", name="Share with the group").click()
    phone.get_by_text("Write a few words first.").wait_for()
    seen.append(look_closely(phone, "phone: nothing written"))


def test_cards_and_choices(stage: Stage, phone: Page, seen: list[Screen]) -> None:
    """Written alone, shown together, chosen from."""
    stage.move_to("cluster")
    here = stage.live()["activity"]
    (round_, *_) = stage.ask("cards.open_round", question="What would help?", activity=here)["made"]
    phone.get_by_label("One card, one idea").wait_for()
    seen.append(look_closely(phone, "phone: cards, writing"))
    for words in ("A night bus", "Somebody to ring"):
        stage.ask("cards.write", round=round_, words=words)
    stage.ask("cards.reveal", round=round_)
    phone.get_by_text("Somebody to ring").wait_for()
    seen.append(look_closely(phone, "phone: cards, shown"))
    cards = [one["id"] for one in stage.of("cards.card")]
    for way, sign in (("dots", "Give your dots"), ("ranking", "Put them in your order")):
        budget = {"budget": 3} if way == "dots" else {}
        (poll, *_) = stage.ask(
            "cards.open_poll", question="Which first?", way=way, options=cards, activity=here, **budget
        )["made"]
        phone.get_by_text(sign).first.wait_for()
        seen.append(look_closely(phone, f"phone: {sign}"))
        stage.ask("cards.close_poll", poll=poll)
    phone.get_by_text("Under five people chose").first.wait_for()
    seen.append(look_closely(phone, "phone: what was chosen"))


def test_rules_of_the_room(stage: Stage, phone: Page, seen: list[Screen]) -> None:
    """Asked before anything is added; muted; kept at the door."""
    stage.move_to("silent_write")
    seat = stage.one("meeting.seat", nickname="Puffin Two")["id"]
    stage.ask("meeting.set_room_rule", rule="consent", on=True)
    phone.get_by_text("Do you want to take part?").wait_for()
    seen.append(look_closely(phone, "phone: asked first"))
    stage.ask("meeting.set_room_rule", rule="consent", on=False)
    stage.ask("meeting.mute", seat=seat)
    phone.get_by_text("You can’t add anything just now.").first.wait_for()
    seen.append(look_closely(phone, "phone: muted"))
    stage.ask("meeting.unmute", seat=seat)
    stage.ask("meeting.set_room_rule", rule="waiting_room", on=True)
    outside = stage.phone(who=stage.join("Plover Two"))
    outside.get_by_text("You’re at the door").wait_for()
    seen.append(look_closely(outside, "phone: at the door"))
    outside.context.close()
    stage.ask("meeting.set_room_rule", rule="waiting_room", on=False)


@pytest.mark.parametrize("language", ["gd", "ur"])
def test_other_languages(stage: Stage, puffin: Caller, seen: list[Screen], language: str) -> None:
    page = stage.phone(f"/?lang={language}", puffin)
    page.locator(f"html[lang={language}] #code").wait_for()
    seen.append(look_closely(page, f"phone in {language}: join"))
    stage.move_to("private_score", before(stage, "hypotheses.round"))
    page.goto(f"{stage.server.url}/take-part/{stage.place}")
    page.get_by_role("slider").wait_for()
    seen.append(look_closely(page, f"phone in {language}: score"))
    help_or_leave(page, seen, f"phone in {language}")
    page.context.close()


@pytest.mark.parametrize("area", AREAS)
def test_the_sections_of_a_laptop(stage: Stage, laptop: Page, seen: list[Screen], area: str) -> None:
    stage.visit(laptop, area)
    laptop.locator("main h1").first.wait_for()
    seen.append(look_closely(laptop, f"laptop: {area}"))


def test_the_room_and_a_map_on_a_laptop(stage: Stage, laptop: Page, seen: list[Screen]) -> None:
    for block, kind in (("private_score", "hypotheses.round"), ("silent_write", "")):
        stage.move_to(block, before(stage, kind))
        open_at(stage, laptop, "room")
        seen.append(look_closely(laptop, f"laptop: room, {block}"))
    open_at(stage, laptop, "map")
    seen.append(look_closely(laptop, "laptop: map"))
    laptop.get_by_role("tab", name="List", exact=True).click()
    laptop.get_by_role("tabpanel").or_(laptop.locator("main ol, main ul")).first.wait_for()
    seen.append(look_closely(laptop, "laptop: map as a list"))


def open_at(stage: Stage, laptop: Page, area: str) -> None:
    """Open a section, the live room or the first map."""
    first_map = next(one["id"] for one in stage.of("pathways.map"))
    path = {"room": f"sessions/{stage.live()['id']}", "map": f"pathways/{first_map}"}.get(area, area)
    stage.visit(laptop, path)
    laptop.locator("main h1, main [role=toolbar]").first.wait_for()


@pytest.mark.parametrize(("area", "name"), DRAWERS)
def test_the_drawers_of_a_laptop(
    stage: Stage, laptop: Page, seen: list[Screen], area: str, name: re.Pattern[str]
) -> None:
    open_at(stage, laptop, area)
    laptop.get_by_role("button", name=name).first.click()
    laptop.locator("aside h2, aside h3").first.wait_for()
    seen.append(look_closely(laptop, f"laptop: {area}, drawer"))


def test_the_dialogs_of_a_laptop(stage: Stage, laptop: Page, seen: list[Screen]) -> None:
    at = ""
    for area, name in DIALOGS:
        if at != area:
            open_at(stage, laptop, area)
        at = area
        laptop.locator("main").get_by_role("button", name=re.compile(rf"(^|\W){name}")).first.click()
        seen.append(in_dialog(laptop, f"laptop: {area}, {name}"))


def test_the_ways_in_on_a_laptop(stage: Stage, seen: list[Screen]) -> None:
    page = stage.page("/sign-in")
    page.get_by_label("Password").wait_for()
    seen.append(look_closely(page, "laptop: sign in"))
    page.goto(stage.server.url + "/welcome/nothing")
    page.locator("main h1").wait_for()
    seen.append(look_closely(page, "laptop: a link that is used"))
    page.context.close()
    page = stage.page("/home", stage.robin)
    page.get_by_role("button", name="Start a partnership").click()
    page.get_by_label("Name of the partnership").wait_for()
    seen.append(look_closely(page, "laptop: start a partnership"))
    page.context.close()


@pytest.mark.parametrize("theme", ["Light", "Dark", "High contrast"])
def test_the_wall(stage: Stage, seen: list[Screen], theme: str) -> None:
    page = stage.wall()
    bar = page.get_by_role("region", name="What this screen shows")
    bar.get_by_role("button", name=theme, exact=True).press("Enter")
    for block, kind, sign in WALLS:
        stage.move_to(block, before(stage, kind))
        page.get_by_text(sign).first.wait_for()
        seen.append(look_closely(page, f"projector, {theme}: {block}", narrow=False))
        page.set_viewport_size(OLD_PROJECTOR)
        page.wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
        page.set_viewport_size(PROJECTOR)
    bar.get_by_role("button", name="Join page").press("Enter")
    page.get_by_role("img", name="QR code").wait_for()
    seen.append(look_closely(page, f"projector, {theme}: join", narrow=False))
    page.context.close()


def test_the_room_in_other_hands(stage: Stage, phone: Page, seen: list[Screen]) -> None:
    """What comes with another session, and what is left when it ends."""
    stage.begin("TPL-6")
    stage.move_to("own_words")
    phone.get_by_label("In my own words").wait_for()
    seen.append(look_closely(phone, "phone: own words"))
    stage.ask("meeting.end_session", session=stage.live()["id"])
    phone.get_by_text("That’s it for today").wait_for()
    seen.append(look_closely(phone, "phone: over"))
    phone.context.set_offline(True)
    phone.get_by_text("No signal. Keep going.").wait_for()
    seen.append(look_closely(phone, "phone: no signal"))
    phone.context.set_offline(False)
