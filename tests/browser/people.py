"""What people do in a browser, told once: claiming an invitation, joining by code, coming in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

PASSWORD = "three words in a row"
Seen = Callable[[int], None]


def claim(page: Page, link: str, name: str) -> None:
    """Open a one-time link, choose a name and a password, and come in."""
    page.goto(link)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Sign-in name").fill(name.lower().replace(" ", "."))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url(lambda url: "/welcome/" not in url)


@dataclass(frozen=True)
class Joining:
    """Who joins what: the code on the screen, a nickname and a group."""

    code: str
    nickname: str
    group: str


def join(page: Page, url: str, who: Joining, seen: Seen = lambda step: None) -> None:
    """Join by code, keep the come-back code, and go in."""
    take_a_place(page, url, who, seen)
    page.get_by_role("button", name="I’ve got it. Take me in").click()
    page.wait_for_url(lambda url: "/take-part/" in url)


def take_a_place(page: Page, url: str, who: Joining, seen: Seen = lambda step: None) -> None:
    """The code, nickname and group, how to take part, what to do when worried: until the come-back code is shown."""
    page.goto(url)
    page.get_by_label("Type the code on the screen or your invite").fill(who.code)
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("textbox", name="Nickname").fill(who.nickname)
    page.get_by_label("Which group are you in?").select_option(label=who.group)
    seen(1)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Step 2 of 3")).to_be_visible()
    seen(2)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Step 3 of 3")).to_be_visible()
    seen(3)
    page.get_by_role("button", name="OK, take me in").click()
    expect(page.get_by_role("heading", name="Write this down")).to_be_visible()
    # The way back through the steps of joining is taken meanwhile.
    page.wait_for_function("() => !history.state?.step")
