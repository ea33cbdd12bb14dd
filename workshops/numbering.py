"""Numbers that people know things by: the P3 of a pain point, the 14 in R-014."""

from __future__ import annotations

from collections.abc import Iterable


def number_in(ref: str) -> int:
    """The number at the end of a ref; 0 where it has none."""
    digits = ref[len(ref.rstrip("0123456789")) :]
    return int(digits) if digits else 0


def next_number(numbers: Iterable[int]) -> int:
    """One more than the highest in use, so that two that stand at once never share a number."""
    return max(numbers, default=0) + 1
