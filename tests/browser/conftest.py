"""What a test of the screens leaves behind: nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.driving import passing


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    """Close the browsers that a test opened itself: each would go on working beside the tests after it."""
    kept = passing()
    yield
    for context in passing() - kept:
        context.close()
