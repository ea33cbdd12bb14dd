"""What people do on a section of the partnership, told once: signing, scoring, drawing, exporting."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

# What a browser says of itself while it has no signal.
NO_SIGNAL = ("ERR_INTERNET_DISCONNECTED", "when fetching the script")


def clause(who: Page, ref: str) -> None:
    who.get_by_role("button", name=re.compile(f"^{ref} ")).first.click()
    expect(who.get_by_text(f"{ref}, version")).to_be_visible()


def sign(who: Page, name: str, button: str, to: str = "Sign the agreement") -> None:
    who.get_by_role("button", name=to).first.click()
    sheet = who.get_by_role("dialog")
    sheet.get_by_label("Your name").fill(name)
    sheet.get_by_label("Your role").fill("Manager")
    sheet.get_by_label("Your authority to sign").fill("Decision of the board")
    sheet.get_by_role("button", name=button).click()
    expect(sheet).to_be_hidden()


def reword(who: Page, ref: str, more: str) -> None:
    clause(who, ref)
    who.get_by_role("button", name="Reword this clause").click()
    sheet = who.get_by_role("dialog")
    plain = sheet.get_by_label("Plain wording")
    plain.fill(plain.input_value() + more)
    sheet.get_by_role("button", name="Save the new words").click()
    expect(sheet).to_be_hidden()


def open_the_score(sam: Page) -> None:
    """Fix the rule, put the hypothesis before the room, open the private score."""
    sam.get_by_label("The hypothesis we look at").select_option(index=1)
    sam.get_by_role("button", name="Show everybody").click()
    sam.get_by_role("button", name="Fix the rule", exact=True).click()
    sam.get_by_role("dialog").get_by_role("button", name="Fix the rule", exact=True).click()
    sam.get_by_role("button", name="Open the private score").click()
    expect(sam.get_by_text("Hidden from everyone, you too, until you reveal")).to_be_visible()


def score(phone: Page) -> None:
    for _ in range(4):
        phone.get_by_role("button", name="More", exact=True).click()
    phone.get_by_role("button", name="I’m ready", exact=True).click()
    expect(phone.get_by_text("You’re ready.")).to_be_visible()


def listening(page: Page) -> list[str]:
    """Every frame that a page receives from now on, over whatever socket it opens."""
    heard: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(_said(frame))))
    return heard


def _said(frame: str | bytes) -> str:
    """What a frame says, unpacked where it came packed."""
    return frame if isinstance(frame, str) else zlib.decompress(frame, -zlib.MAX_WBITS).decode()


def add_lane(who: Page, name: str, kind: str) -> None:
    sheet = who.get_by_role("dialog")
    sheet.get_by_label("Name", exact=True).fill(name)
    sheet.get_by_label("What is it?").select_option(label=kind)
    sheet.get_by_role("button", name="Add a lane").click()
    expect(sheet.get_by_role("button", name=f"Change {name}")).to_be_visible()


def add_step(who: Page, words: str, lane: str, kind: str) -> None:
    if who.get_by_role("dialog").count():
        who.keyboard.press("Escape")
    who.get_by_role("button", name="Step", exact=True).click()
    sheet = who.get_by_role("dialog")
    sheet.get_by_label("What happens").fill(words)
    sheet.get_by_label("Who", exact=True).select_option(label=lane)
    sheet.get_by_label("Kind").select_option(label=kind)
    sheet.get_by_role("button", name=re.compile("^Add ")).click()
    expect(sheet).to_be_hidden()


def open_section(who: Page, title: str) -> None:
    named = re.compile(title)
    who.get_by_role("button", name=named).or_(who.get_by_role("link", name=named)).first.click()
    expect(who.get_by_role("heading", name=named).first).to_be_visible()


def tick(who: Page | Locator, name: str, wanted: bool) -> None:
    """By the keyboard, as everything must work."""
    box = who.get_by_role("checkbox", name=re.compile(f"^{name}"))
    if box.is_checked() != wanted:
        box.press("Space")
    expect(box).to_be_checked(checked=wanted)


def take_back(phone: Page, words: str) -> None:
    """Take back what one has shared, on the phone."""
    phone.get_by_role("button", name="you’ve shared").click()
    mine = phone.get_by_role("dialog").get_by_role("listitem").filter(has_text=words)
    mine.get_by_role("button", name="Take back").click()
    expect(mine).to_have_count(0)
    phone.keyboard.press("Escape")


def all_sent(page: Page) -> None:
    """Wait until the server has answered everything that was done on a page, which shows it sooner."""
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes(':unsent:'))")


@contextmanager
def without_signal(phone: Page) -> Iterator[None]:
    """A phone out of reach for a while; afterwards it has noticed that it is back."""
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    try:
        yield
    finally:
        phone.context.set_offline(False)
    expect(phone.get_by_text("No signal. Keep going.")).to_be_hidden()
