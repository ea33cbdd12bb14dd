"""What a test of the screens begins with, and that it leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.driving import passing
from tests.browser.stage import Stage, staged


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[Stage]:
    """The first demonstration case, new for every file; a file that begins otherwise goes on from this one."""
    with staged(tmp_path_factory.mktemp("stage"), chromium_path) as stage:
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
