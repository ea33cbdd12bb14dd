"""What a test of the screens begins with, and that it leaves nothing behind."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.driving import launch, passing
from tests.browser.stage import Stage, staged
from tests.serving import demonstrate


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What drives every browser of these tests."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    """The browser of all files, each of which has people of its own in it."""
    with launch(playwright, chromium_path) as browser:
        yield browser


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with both demonstration cases, made once for all processes of a run."""
    own = tmp_path_factory.getbasetemp()
    made = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demonstration"
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            demonstrate(own / "making")
            (own / "making").rename(made)
    return made


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, demonstration: Path, browser: Browser) -> Iterator[Stage]:
    """The first demonstration case, new for every file; a file that begins otherwise goes on from this one."""
    with staged(tmp_path_factory.mktemp("stage"), demonstration, browser) as stage:
        yield stage
        assert stage.faults() == []


@pytest.fixture(scope="module")
def laptop(stage: Stage) -> Page:
    """Robin's laptop in the live session."""
    return stage.laptop()


@pytest.fixture(scope="module")
def wall(stage: Stage) -> Page:
    """The projector of that session."""
    return stage.wall()


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    """Close the browsers that a test opened itself: each would go on working beside the tests after it."""
    kept = passing()
    yield
    for context in passing() - kept:
        context.close()
