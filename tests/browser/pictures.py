"""Pictures of the real screens, from the demonstration case: ``python -m tests.browser.pictures FOLDER``."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.driving import LAPTOP, PHONE, PROJECTOR, Driver, alone
from tests.browser.people import Joining, claim, join
from tests.serving import Serving, demonstrated

AREAS = ("overview", "agreement", "hypotheses", "pathways", "outcomes", "specification", "sessions", "people", "export")

# What a section opens with is a list; the picture is of what stands behind its first link.
INSIDE = {"pathways": "How it is now", "sessions": "Go to the room"}


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or sys.exit("Chromium is needed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as home, demonstrated(Path(home)) as server, alone(chromium) as driver:
        _laptop(driver, server, folder)
        _phone(driver, server, folder)
        print("\n".join(driver.errors) or "no errors in any browser")


def _laptop(driver: Driver, server: Serving, folder: Path) -> None:
    for size, name in ((LAPTOP, "laptop"), (PHONE, "laptop-on-a-phone")):
        page = driver.person(size)
        if name == "laptop":
            claim(page, server.welcome_link(), "Robin Hay")
            saved = page.context.storage_state()
            place = re.sub(r"/p/([^/]+).*", r"/p/\1", page.url)
        else:
            page = driver.person(size, storage_state=saved)
        for area in AREAS:
            page.goto(f"{place}/{area}")
            if area in INSIDE:
                page.get_by_role("link", name=INSIDE[area]).first.click()
            _settle(page)
            page.screenshot(path=folder / f"{name}-{area}.png")
    projector = driver.person(PROJECTOR, storage_state=saved)
    projector.goto(place.replace("/p/", "/projector/"))
    _settle(projector)
    projector.screenshot(path=folder / "projector.png")


def _phone(driver: Driver, server: Serving, folder: Path) -> None:
    page = driver.person(PHONE)
    page.goto(server.url)
    _settle(page)
    page.screenshot(path=folder / "phone-join.png")
    code = next(word for word in server.output.split() if re.fullmatch(r"\w{3}-\w{3}-\w{3}", word))
    join(page, server.url, Joining(code, "Skylark", "Young people"), lambda step: _shot(page, folder, step))
    _settle(page)
    page.screenshot(path=folder / "phone-room.png")


def _shot(page: Page, folder: Path, step: int) -> None:
    page.screenshot(path=folder / f"phone-step-{step}.png")


def _settle(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(700)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
