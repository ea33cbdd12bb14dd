"""Minutes at a step as far as they are known; what is not known stays unknown and never becomes a nought."""

from __future__ import annotations

from typing import Any


def touch_of(held: dict[str, Any]) -> float | None:
    """Minutes of touch of a step. A wait has none by its nature; a start or an end is a moment unless it is timed."""
    touch: float | None = held["touch"]
    return 0.0 if touch is None and held["shape"] in ("wait", "start_end") else touch


def wait_of(held: dict[str, Any]) -> float | None:
    """Minutes of waiting at a step; none at a start or an end unless it is timed."""
    wait: float | None = held["wait"]
    return 0.0 if wait is None and held["shape"] == "start_end" else wait


def is_moment(held: dict[str, Any]) -> bool:
    """Whether a step takes no time by its nature: a start or an end to which nobody gave a time."""
    return held["shape"] == "start_end" and held["touch"] is None and held["wait"] is None
