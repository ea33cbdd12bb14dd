"""How long a timer has run. Clients count with the server's clock; nothing happens by itself when time is over."""

from __future__ import annotations

from datetime import MAXYEAR, datetime

from workshops.meeting.records import Timer
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


def moment(told: str) -> datetime | None:
    """The time that an ISO 8601 text tells, None where it tells none, or one after which no plan has room."""
    try:
        found = datetime.fromisoformat(told) if told else None
    except ValueError:
        return None
    return found if found and found.year < MAXYEAR else None
