"""Sessions, their agenda, and where the room is."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import flag, reference, text, whole
from workshops.meeting.clock import paused, start_told
from workshops.meeting.records import Activity, Session, Timer
from workshops.meeting.session_records import standing_stop, together_again
from workshops.meeting.summing_up import opened, summary
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_door, is_facilitator
from workshops.state import Changes, Record, View
from workshops.wording import digest


@cache
def templates() -> dict[str, dict[str, Any]]:
    """Session templates by key, as data: {title, purpose, minutes, outputs, activities}."""
    found = json.loads(files("workshops.meeting").joinpath("templates.en.json").read_text("utf-8"))
    return {one["key"]: one for one in found}


def activities_of(here: View, session_id: str) -> list[Activity]:
    """The agenda of a session, in order."""
    return sorted((one for one in here.of(Activity) if one.session == session_id), key=lambda one: one.order)


def live_session(here: View) -> Session | None:
    """The session that is going on."""
    return next((one for one in here.of(Session) if one.status == "live"), None)


def still_at(session: Session, activity: str) -> None:
    """Refuse as stale what was asked while the room was at another activity; "" for who did not say where."""
    if activity and session.activity != activity:
        raise Refused("stale", activity=session.activity)


def open_session(here: View, session_id: str) -> Session:
    """The session, refused as closed unless it is live."""
    session = here.require(Session, session_id)
    if session.status != "live":
        raise Refused("closed", session=session_id)
    return session


@operation("meeting.plan_session", allowed=is_facilitator | is_door)
class PlanSession(Operation):
    """Make a session and its agenda from a template, with when it starts (ISO 8601) where that is known."""

    template: str = text(40)
    title: str = text(120, default="")
    starts_at: str = text(40, default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.template not in templates():
            raise Refused("missing", field="template")
        start_told(self.starts_at)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        plan = templates()[self.template]
        session = Session(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            title=self.title or plan["title"],
            number=len(here.of(Session)) + 1,
            template=self.template,
            starts_at=self.starts_at,
        )
        items = [_item(one, order, session, stamp) for order, one in enumerate(plan["activities"])]
        return Changes.of(put=[session, *items])


def _item(planned: dict[str, Any], order: int, session: Session, stamp: Stamp) -> Activity:
    return Activity(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        session=session.id,
        order=order,
        title=planned["title"],
        minutes=planned["minutes"],
        block=planned["block"],
        artefact=planned.get("artefact", ""),
        question=planned.get("question", ""),
        note=planned.get("note", ""),
    )


@operation("meeting.open_session", allowed=is_facilitator)
class OpenSession(Operation):
    """Begin a planned session, at its first activity. One session is live at a time."""

    session: str = reference("meeting.session")

    def check(self, here: View, actor: Actor) -> None:
        if live_session(here) is not None:
            raise Refused("taken", reason="another_session")
        if here.require(Session, self.session).status != "planned":
            raise Refused("closed", session=self.session)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        session = replace(here.require(Session, self.session), status="live")
        agenda = activities_of(here, session.id)
        begun = _move(here, session, agenda[0], stamp) if agenda else [session]
        return Changes.of(put=[*begun, opened(here, session, stamp)])


@operation("meeting.move_room", allowed=is_facilitator)
class MoveRoom(Operation):
    """Take everybody to an activity. What was current counts as done, its timer stops, and the new one's starts.

    While talk is stopped it stays so, and the new timer waits.

    ``from_activity`` is where the actor saw the room. If another facilitator has moved it meanwhile, this is stale; if
    to the same place, nothing more happens.
    """

    session: str = reference("meeting.session")
    activity: str = reference("meeting.activity")
    from_activity: str = text(64, default="")

    def check(self, here: View, actor: Actor) -> None:
        live = open_session(here, self.session)
        if here.require(Activity, self.activity).session != self.session:
            raise Refused("missing", id=self.activity)
        if live.activity != self.activity:
            still_at(live, self.from_activity)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        session = here.require(Session, self.session)
        target = here.require(Activity, self.activity)
        if self.from_activity and session.activity == target.id != self.from_activity:
            return Changes.of()
        left = _left(here, session.activity, stamp) if session.activity not in ("", target.id) else []
        return Changes.of(put=[*left, *_move(here, session, target, stamp)])


def _left(here: View, activity: str, stamp: Stamp) -> list[Record]:
    running = [one for one in here.of(Timer) if one.activity == activity and one.started_at]
    done = replace(here.require(Activity, activity), done=True)
    return [done, *(paused(one, stamp.at) for one in running)]


def _move(here: View, session: Session, target: Activity, stamp: Stamp) -> list[Record]:
    held = next((one for one in here.of(Timer) if one.activity == target.id), None)
    timer = held or Timer(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        session=session.id,
        activity=target.id,
        seconds=target.minutes * 60,
    )
    moved = replace(session, activity=target.id, focus="")
    if stop := standing_stop(here):
        return [replace(target, done=False), timer, moved, replace(stop, holds_time=True)]
    running = timer if timer.started_at else replace(timer, started_at=stamp.at)
    return [replace(target, done=False), running, moved]


@operation("meeting.look_at", allowed=is_facilitator)
class LookAt(Operation):
    """Put one thing before the whole room, or nothing."""

    session: str = reference("meeting.session")
    focus: str = reference(default="")
    from_activity: str = text(64, default="")

    def check(self, here: View, actor: Actor) -> None:
        still_at(open_session(here, self.session), self.from_activity)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Session, self.session), focus=self.focus)])


@operation("meeting.end_session", allowed=is_facilitator)
class EndSession(Operation):
    """End a live session, with a record of what it came to. Its join code stops working; what was made stays."""

    session: str = reference("meeting.session")

    def check(self, here: View, actor: Actor) -> None:
        open_session(here, self.session)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        ended = replace(here.require(Session, self.session), status="ended", activity="", focus="")
        over = [replace(stop, ended_at=stamp.at)] if (stop := standing_stop(here)) else []
        made = Changes.of(put=[ended, *over, summary(here, ended, stamp)])
        return made.with_more(together_again(here, stamp.at))


@operation("meeting.change_activity", allowed=is_facilitator)
class ChangeActivity(Operation):
    """Change an agenda item's title, minutes, question, what people do in it, or whether it is done.

    ``block`` and ``artefact`` go together: without a block both stay. What was made in the activity stays with it.
    ``basis_digest`` is the digest of title, minutes and question as the actor saw them; later ones are stale.
    """

    activity: str = reference("meeting.activity")
    title: str = text(120)
    minutes: int = whole(1, 480)
    question: str = text(300, default="")
    done: bool = flag(default=False)
    block: str = text(40, default="")
    artefact: str = text(40, default="")
    basis_digest: str = text(64, default="")

    def check(self, here: View, actor: Actor) -> None:
        before = here.require(Activity, self.activity)
        if self.basis_digest not in ("", digest(before.title, str(before.minutes), before.question)):
            raise Refused("stale", id=before.id)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Activity, self.activity)
        after = replace(before, title=self.title, minutes=self.minutes, question=self.question, done=self.done)
        does = replace(after, block=self.block, artefact=self.artefact) if self.block else after
        return Changes.of(put=[does])
