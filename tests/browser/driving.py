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
PATIENCE = 30_000
PHONE = ViewportSize(width=390, height=844)
SMALL_PHONE = ViewportSize(width=320, height=860)
LAPTOP = ViewportSize(width=1440, height=900)
PROJECTOR = ViewportSize(width=1920, height=1080)
OLD_PROJECTOR = ViewportSize(width=1280, height=720)


@dataclass
class Driver:
    """Opens people's browsers, each with its own cookies, and notes what went wrong in any of them."""

    browser: Browser
    errors: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    # Whether whoever comes in one test is still there in the next.
    stays: bool = False

    def person(self, size: ViewportSize = LAPTOP, **options: Any) -> Page:
        """A new person's page."""
        context = self.browser.new_context(viewport=size, accept_downloads=True, **options)
        self.contexts.append(context)
        context.on("close", self._gone)
        page = context.new_page()
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
            pages = (page for context in self.contexts for page in context.pages)
            for number, page in enumerate(pages):
                page.screenshot(path=folder / f"page-{number}.png")
            raise

    def faults(self, expected: tuple[str, ...] = ()) -> list[str]:
        """What went wrong in any browser, but for what a browser may say here for itself."""
        return [error for error in self.errors if not any(one in error for one in expected)]

    def _gone(self, context: BrowserContext) -> None:
        self.contexts.remove(context)

    def _note(self, page: Page, kind: str, words: str) -> None:
        if kind == "error" and "Failed to load resource" not in words:
            self.errors.append(f"{page.url}: {words}")


_running: list[Driver] = []


def passing() -> set[BrowserContext]:
    """The open browsers of everybody who does not stay."""
    return {context for driver in _running if not driver.stays for context in driver.contexts}


def launch(playwright: Playwright, chromium_path: str) -> Browser:
    """A browser process; ends with its ``with``."""
    return playwright.chromium.launch(executable_path=chromium_path, args=list(FLAGS))


@contextmanager
def driving(browser: Browser) -> Iterator[Driver]:
    """People's browsers, all in one process, until they are not needed any more."""
    expect.set_options(timeout=PATIENCE)
    driver = Driver(browser)
    _running.append(driver)
    try:
        yield driver
    finally:
        _running.remove(driver)
        for context in list(driver.contexts):
            context.close()


@contextmanager
def alone(chromium_path: str) -> Iterator[Driver]:
    """The same for a program that is no test."""
    with sync_playwright() as playwright, launch(playwright, chromium_path) as browser, driving(browser) as driver:
        yield driver
