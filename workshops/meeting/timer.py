"""The timer. Clients count with the server's clock; nothing happens by itself when time is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from workshops.admission import Operation, Stamp, operation
from workshops.fields import choice, reference, whole
from workshops.meeting.records import Timer
from workshops.rules import Actor, is_facilitator
from workshops.state import Changes, View


def seconds_between(start: str, end: str) -> float:
    """Seconds from one ISO 8601 time to another, never negative: clocks may step back."""
    return max(0.0, (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds())


@operation("meeting.run_timer", allowed=is_facilitator)
class RunTimer(Operation):
    """Start or pause a timer. Doing it twice changes nothing."""

    timer: str = reference("meeting.timer")
    action: str = choice("start", "pause")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        timer = here.require(Timer, self.timer)
        if (self.action == "start") == bool(timer.started_at):
            return Changes.of()
        if self.action == "start":
            return Changes.of(put=[replace(timer, started_at=stamp.at)])
        used = timer.elapsed + seconds_between(timer.started_at, stamp.at)
        return Changes.of(put=[replace(timer, elapsed=used, started_at="")])


@operation("meeting.extend_timer", allowed=is_facilitator)
class ExtendTimer(Operation):
    """Give an activity more minutes."""

    timer: str = reference("meeting.timer")
    minutes: int = whole(1, 120)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        timer = here.require(Timer, self.timer)
        return Changes.of(put=[replace(timer, seconds=timer.seconds + 60 * self.minutes)])
