"""Stopping commercial talk: competitors do not tell one another of prices, bids or capacity, and do not share out work.

It is one press, blames nobody, and has nothing to do with a safeguarding concern. The timer is held. What people write
waits with the facilitators, so that nothing is told in writing that must not be said, and no words are lost.
"""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import reference
from workshops.meeting.agenda import open_session
from workshops.meeting.clock import paused
from workshops.meeting.records import Session, Timer
from workshops.meeting.session_records import Stop, standing_stop
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_procurement_lead
from workshops.state import Changes, View


@operation("meeting.stop_talk", allowed=is_facilitator | is_procurement_lead)
class StopTalk(Operation):
    """Stop the talk at once, and say so on every screen. Stopping it twice changes nothing."""

    session: str = reference("meeting.session")

    def check(self, here: View, actor: Actor) -> None:
        open_session(here, self.session)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if standing_stop(here):
            return Changes.of()
        activity = here.require(Session, self.session).activity
        running = [one for one in here.of(Timer) if one.activity == activity and one.started_at]
        stop = Stop(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            session=self.session,
            activity=activity,
            at=stamp.at,
            holds_time=bool(running),
        )
        return Changes.of(put=[stop, *(paused(one, stamp.at) for one in running)])


@operation("meeting.go_on", allowed=is_facilitator | is_procurement_lead)
class GoOn(Operation):
    """Let the talk go on, and the timer where it was held. Doing it twice changes nothing."""

    stop: str = reference("meeting.stop")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        stop = here.require(Stop, self.stop)
        if stop.ended_at:
            return Changes.of()
        activity = here.require(Session, stop.session).activity
        held = [one for one in here.of(Timer) if one.activity == activity and stop.holds_time]
        return Changes.of(put=[replace(stop, ended_at=stamp.at), *(replace(one, started_at=stamp.at) for one in held)])
