"""The plan of a session: adding, moving and removing activities, and what the clock says about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import reference, text, whole
from workshops.leaning import freed, refuse_if_bound
from workshops.meeting.agenda import activities_of
from workshops.meeting.clock import moment, start_told, used
from workshops.meeting.records import Activity, Readiness, Session, Timer
from workshops.refusal import Refused
from workshops.rules import Actor, is_facilitator
from workshops.state import Changes, Record, View

MOST_ACTIVITIES = 60


@operation("meeting.describe_session", allowed=is_facilitator)
class DescribeSession(Operation):
    """Change a session's title and when it starts (ISO 8601). The times of its activities follow."""

    session: str = reference("meeting.session")
    title: str = text(120)
    starts_at: str = text(40, default="")

    def check(self, here: View, actor: Actor) -> None:
        start_told(self.starts_at)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Session, self.session)
        return Changes.of(put=[replace(before, title=self.title, starts_at=self.starts_at)])


@operation("meeting.add_activity", allowed=is_facilitator)
class AddActivity(Operation):
    """Add an activity to a plan, before another one or at the end."""

    session: str = reference("meeting.session")
    title: str = text(120)
    minutes: int = whole(1, 480)
    block: str = text(40, default="talk")
    artefact: str = text(40, default="")
    question: str = text(300, default="")
    note: str = text(600, default="")
    before: str = reference("meeting.activity", default="")

    def check(self, here: View, actor: Actor) -> None:
        _not_ended(here, self.session)
        _of_session(here, self.session, self.before)
        if len(activities_of(here, self.session)) >= MOST_ACTIVITIES:
            raise Refused("too_many", most=MOST_ACTIVITIES)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Activity(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            session=self.session,
            order=-1,
            title=self.title,
            minutes=self.minutes,
            block=self.block,
            artefact=self.artefact,
            question=self.question,
            note=self.note,
        )
        return Changes.of(put=_ordered(activities_of(here, self.session), made, self.before))


@operation("meeting.move_activity", allowed=is_facilitator)
class MoveActivity(Operation):
    """Put an activity before another one of the same plan, or at the end."""

    activity: str = reference("meeting.activity")
    before: str = reference("meeting.activity", default="")

    def check(self, here: View, actor: Actor) -> None:
        session = here.require(Activity, self.activity).session
        _not_ended(here, session)
        _of_session(here, session, self.before)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        moved = here.require(Activity, self.activity)
        if self.before == moved.id:
            return Changes.of()
        others = [one for one in activities_of(here, moved.session) if one.id != moved.id]
        return Changes.of(put=_ordered(others, moved, self.before))


@operation("meeting.remove_activity", allowed=is_facilitator)
class RemoveActivity(Operation):
    """Take an activity out of a plan, unless the room is at it."""

    activity: str = reference("meeting.activity")

    def check(self, here: View, actor: Actor) -> None:
        gone = here.require(Activity, self.activity)
        _not_ended(here, gone.session)
        if here.require(Session, gone.session).activity == gone.id:
            raise Refused("closed", reason="room_is_here")
        refuse_if_bound(here, {gone.id, *(one.id for one in _about(here, gone.id))})

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        gone = here.require(Activity, self.activity)
        about = _about(here, gone.id)
        rest = [one for one in activities_of(here, gone.session) if one.id != gone.id]
        put = [*freed(here, {gone.id, *(one.id for one in about)}), *_renumbered(rest)]
        return Changes.of(put=put, removed=[gone, *about])


def _about(here: View, activity: str) -> list[Record]:
    held: list[Timer | Readiness] = [*here.of(Timer), *here.of(Readiness)]
    return [one for one in held if one.activity == activity]


def _not_ended(here: View, session_id: str) -> None:
    if here.require(Session, session_id).status == "ended":
        raise Refused("closed", session=session_id)


def _of_session(here: View, session_id: str, activity: str) -> None:
    if activity and here.require(Activity, activity).session != session_id:
        raise Refused("missing", id=activity)


def _ordered(others: list[Activity], placed: Activity, before: str) -> list[Activity]:
    place = next((place for place, one in enumerate(others) if one.id == before), len(others))
    return _renumbered([*others[:place], placed, *others[place:]])


def _renumbered(activities: list[Activity]) -> list[Activity]:
    return [replace(one, order=order) for order, one in enumerate(activities) if one.order != order]


@dataclass(frozen=True)
class Planned:
    """When an activity should start and end (ISO 8601); empty once it is over, and where no start was told."""

    activity: str
    starts_at: str
    ends_at: str


def planned_times(here: View, session_id: str, now: str = "") -> list[Planned]:
    """The clock times of a plan. While the session is live they count from where the room is at ``now``.

    An activity that has overrun ends now, so the plan says at once how late everything after it will be.
    """
    session = here.require(Session, session_id)
    agenda = activities_of(here, session_id)
    if session.status == "ended":
        return [Planned(one.id, "", "") for one in agenda]
    if session.status == "live" and now:
        return _from_here(here, session, agenda, now)
    start = moment(session.starts_at)
    return _chained(agenda, start) if start else [Planned(one.id, "", "") for one in agenda]


def _from_here(here: View, session: Session, agenda: list[Activity], now: str) -> list[Planned]:
    place = next((place for place, one in enumerate(agenda) if one.id == session.activity), 0)
    timer = next((one for one in here.of(Timer) if one.activity == session.activity), None)
    gone = used(timer, now) if timer else 0.0
    length = timer.seconds if timer else 0
    at = datetime.fromisoformat(now)
    over = at + timedelta(seconds=max(0.0, length - gone))
    current = [Planned(one.id, _told(at - timedelta(seconds=gone)), _told(over)) for one in agenda[place : place + 1]]
    return [*(Planned(one.id, "", "") for one in agenda[:place]), *current, *_chained(agenda[place + 1 :], over)]


def _chained(agenda: list[Activity], start: datetime) -> list[Planned]:
    planned = []
    for one in agenda:
        end = start + timedelta(minutes=one.minutes)
        planned.append(Planned(one.id, _told(start), _told(end)))
        start = end
    return planned


def _told(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
