"""What goes first, and at the end of a campaign what ran and what it measured."""

from typing import Final

import pytest
from hypothesis import settings

from tests.rounds import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

# Files that take longest, so that no process of a run is left alone with one at its end.
LONGEST: Final = ("browser/", "writers/test_verapdf.py", "live/test_two_processes.py", "convergence/", "production/")

# A busy machine is slow, and no law asks how fast an example is.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first; otherwise the order stays."""
    items.sort(
        key=lambda item: next((n for n, one in enumerate(LONGEST) if f"tests/{one}" in item.nodeid), len(LONGEST))
    )
