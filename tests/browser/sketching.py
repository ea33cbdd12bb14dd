"""What people do with the tools of the box they write in: opening one, drawing a line, drawing a house."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

Point = tuple[float, float]
ROOF: tuple[Point, ...] = ((60, 250), (60, 130), (150, 60), (240, 130), (240, 250), (60, 250))
DOOR: tuple[Point, ...] = ((130, 250), (130, 180), (170, 180), (170, 250))


def tool(phone: Page, name: str) -> Locator:
    """Open one of the tools; its sheet."""
    phone.get_by_role("group", name="Other ways to say it").get_by_role("button", name=name).click()
    sheet = phone.get_by_role("dialog")
    expect(sheet).to_be_visible()
    return sheet


def stroke(phone: Page, points: tuple[Point, ...]) -> None:
    """Draw a line on the sheet, through places on it."""
    box = phone.get_by_role("img", name="Your drawing").bounding_box()
    assert box
    for at, (x, y) in enumerate(points):
        phone.mouse.move(box["x"] + x / 400 * box["width"], box["y"] + y / 300 * box["height"], steps=4)
        if not at:
            phone.mouse.down()
    phone.mouse.up()


def draws(phone: Page, shows: str) -> None:
    """Open the sheet, draw a house with a door on it, and say what it shows."""
    sheet = tool(phone, "Draw")
    stroke(phone, ROOF)
    sheet.get_by_role("button", name="Red", exact=True).click()
    stroke(phone, DOOR)
    sheet.get_by_label("What does it show?").fill(shows)
    sheet.get_by_role("button", name="Put it on the card").click()
    expect(sheet).to_be_hidden()
