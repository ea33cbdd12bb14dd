"""How long a timer has run. Clients count with the server's clock; nothing happens by itself when time is over."""

from __future__ import annotations

import re
from datetime import MAXYEAR, datetime
from typing import Final

from workshops.meeting.records import Timer
from workshops.refusal import Refused
from workshops.replacing import replace


def seconds_between(start: str, end: str) -> float:
    """Seconds from one ISO 8601 time to another, never negative: clocks may step back."""
    return max(0.0, (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds())


def used(timer: Timer, now: str) -> float:
    """The seconds that a timer has used up at a time (ISO 8601)."""
    return timer.elapsed + (seconds_between(timer.started_at, now) if timer.started_at else 0.0)


def paused(timer: Timer, now: str) -> Timer:
    """The timer as it stands when it is stopped at a time."""
    return replace(timer, elapsed=used(timer, now), started_at="")


# What browsers read, too: Python takes more forms of ISO 8601 than they do.
_WRITTEN: Final = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)


def start_told(starts_at: str) -> None:
    """Refuse a start that is no time, or one that not everybody can read."""
    if starts_at and (moment(starts_at) is None or not _WRITTEN.fullmatch(starts_at)):
        raise Refused("invalid", field="starts_at")


def moment(told: str) -> datetime | None:
    """The time that an ISO 8601 text tells, None where it tells none, or one after which no plan has room."""
    try:
        found = datetime.fromisoformat(told) if told else None
    except ValueError:
        return None
    return found if found and found.year < MAXYEAR else None
