"""Says at the end of a campaign what ran and what it measured."""

from tests.rounds import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
