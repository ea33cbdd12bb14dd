"""The timer. Clients count with the server's clock; nothing happens by itself when time is over."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.fields import choice, reference, text, whole
from workshops.meeting.agenda import still_at
from workshops.meeting.clock import paused
from workshops.meeting.records import Session, Timer
from workshops.meeting.session_records import standing_stop
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator
from workshops.state import Changes, View


@operation("meeting.run_timer", allowed=is_facilitator)
class RunTimer(Operation):
    """Start or pause a timer. Doing it twice changes nothing. While talk is stopped no timer starts.

    With ``from_activity`` it is stale once another facilitator has taken the room elsewhere.
    """

    timer: str = reference("meeting.timer")
    action: str = choice("start", "pause")
    from_activity: str = text(64, default="")

    def check(self, here: View, actor: Actor) -> None:
        still_at(here.require(Session, here.require(Timer, self.timer).session), self.from_activity)
        if self.action == "start" and standing_stop(here):
            raise Refused("closed", reason="stopped")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        timer = here.require(Timer, self.timer)
        if (self.action == "start") == bool(timer.started_at):
            return Changes.of()
        if self.action == "start":
            return Changes.of(put=[replace(timer, started_at=stamp.at)])
        return Changes.of(put=[paused(timer, stamp.at)])


@operation("meeting.extend_timer", allowed=is_facilitator)
class ExtendTimer(Operation):
    """Give an activity more minutes.

    ``seen_seconds`` is the length that the actor saw: two facilitators who extend at once do not add up.
    """

    timer: str = reference("meeting.timer")
    minutes: int = whole(1, 120)
    seen_seconds: int | None = whole(0, 1_000_000, default=None)

    def check(self, here: View, actor: Actor) -> None:
        timer = here.require(Timer, self.timer)
        if self.seen_seconds not in (None, timer.seconds):
            raise Refused("stale", seconds=timer.seconds)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        timer = here.require(Timer, self.timer)
        return Changes.of(put=[replace(timer, seconds=timer.seconds + 60 * self.minutes)])
