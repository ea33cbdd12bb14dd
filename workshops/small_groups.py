"""Which groups may be shown when fewer than five people must never be told apart, also not by subtraction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SMALLEST: Final = 5


def shown_groups(sizes: Mapping[str, int]) -> frozenset[str]:
    """The groups that may be drawn beside a total.

    A group of under five is hidden. Hidden groups together hold at least five people, or nobody: while they hold
    fewer, the smallest group still shown is hidden too (sizes 10, 6, 1, 1 show only the group of ten).
    """
    shown = {group for group, size in sizes.items() if size >= SMALLEST}
    while shown and 0 < _hidden(sizes, shown) < SMALLEST:
        shown.remove(min(shown, key=lambda group: (sizes[group], group)))
    return frozenset(shown)


def total_may_show(sizes: Mapping[str, int]) -> bool:
    """Whether the total may be drawn: five people or more."""
    return sum(sizes.values()) >= SMALLEST


def _hidden(sizes: Mapping[str, int], shown: set[str]) -> int:
    return sum(size for group, size in sizes.items() if group not in shown)
