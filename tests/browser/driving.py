"""Real browsers for tests and pictures: Debian's Chromium, driven through Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Milliseconds: for what is pressed and for what shows. A busy machine is slow, and no test asks how fast it is.
PATIENCE = 15_000
PHONE = ViewportSize(width=390, height=844)
SMALL_PHONE = ViewportSize(width=320, height=860)
LAPTOP = ViewportSize(width=1440, height=900)
PROJECTOR = ViewportSize(width=1920, height=1080)


@dataclass
class Driver:
    """Opens people's browsers, each with its own cookies, and notes what went wrong in any of them."""

    browser: Browser
    errors: list[str] = field(default_factory=list)
    # Whether whoever comes in one test is still there in the next.
    stays: bool = False

    def person(self, size: ViewportSize = LAPTOP, **options: Any) -> Page:
        """A new person's page."""
        page = self.browser.new_context(viewport=size, accept_downloads=True, **options).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._note(page, said.type, said.text))
        return page

    @contextmanager
    def watched(self, folder: Path) -> Iterator[None]:
        """Whatever fails inside leaves a picture of every open page in the folder."""
        try:
            yield
        except BaseException:
            folder.mkdir(parents=True, exist_ok=True)
            pages = (page for context in self.browser.contexts for page in context.pages)
            for number, page in enumerate(pages):
                page.screenshot(path=folder / f"page-{number}.png")
            raise

    def _note(self, page: Page, kind: str, words: str) -> None:
        if kind == "error" and "Failed to load resource" not in words:
            self.errors.append(f"{page.url}: {words}")


_running: list[Driver] = []


def passing() -> set[BrowserContext]:
    """The open browsers of everybody who does not stay."""
    return {context for driver in _running if not driver.stays for context in driver.browser.contexts}


@contextmanager
def driving(chromium_path: str) -> Iterator[Driver]:
    """One browser process for as long as it is needed."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield from _driving(playwright, chromium_path)


def _driving(playwright: Playwright, chromium_path: str) -> Iterator[Driver]:
    browser = playwright.chromium.launch(executable_path=chromium_path, args=list(FLAGS))
    driver = Driver(browser)
    _running.append(driver)
    try:
        yield driver
    finally:
        _running.remove(driver)
        browser.close()
