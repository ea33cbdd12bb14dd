"""Consent in layers: wanting to take part, for each session; having read how words are used; being quoted.

Taking part is somebody's own to give and to withdraw. A guardian's permission, where one is needed, is noted beside it
by facilitators. The lawful basis for holding data is another matter and is not asked for here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.fields import choice, flag, reference, text
from workshops.meeting.agenda import live_session
from workshops.meeting.room import room_rules
from workshops.meeting.room_records import Held, HeldBy
from workshops.refusal import Refused
from workshops.rules import Actor, is_facilitator, is_person
from workshops.state import Changes, Record, View, record

PERMISSIONS: Final = ("guardian", "corporate_parent", "not_needed")


@cache
def consent() -> dict[str, Any]:
    """What people agree to, as data: {version, layers, nations with the age from which somebody decides alone}."""
    found: dict[str, Any] = json.loads(files("workshops.meeting").joinpath("consent.en.json").read_text("utf-8"))
    return found


@record("meeting.assent")
class Assent(Record):
    """'I want to take part', in one's own stream: in one session, to one version of the notice.

    ``quotes`` says whether one's words may be quoted outside the partnership. It stays here, since a mark beside each
    contribution would tie together what the same person said.
    """

    version: str
    session: str = reference("meeting.session", default="")
    quotes: bool = False
    at: str


@record("meeting.permission")
class Permission(Record):
    """Whose permission there is for somebody to take part, for the facilitators."""

    seat: str = reference("meeting.seat")
    given_by: str = choice(*PERMISSIONS)
    noted_at: str


def has_assented(here: View, actor: Actor) -> bool:
    """Whether the actor wants to take part: in the session that is live, to the present version."""
    session = live_session(here.only(EVERYONE))
    own = here.only(participant(actor.seat)).of(Assent)
    return any(one.version == consent()["version"] and (not session or one.session == session.id) for one in own)


def needs_assent(here: View, actor: Actor) -> bool:
    """Whether the room asks the actor to assent first: a contributor, while the rule is on."""
    asked = room_rules(here).consent and actor.roles.isdisjoint({"facilitator", "member", "door"})
    return asked and not has_assented(here, actor)


@dataclass(frozen=True, kw_only=True)
class Participation(Operation):
    """An operation by which somebody takes part. Refused until they have said that they want to."""

    def follow(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if needs_assent(here, actor):
            raise Refused("closed", reason="consent", version=consent()["version"])
        return self.taken(here, actor, stamp)

    def taken(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        """What follows from taking part."""
        return self.changes(here, actor, stamp)


@operation("meeting.assent", allowed=is_person)
class GiveAssent(Operation):
    """Say that one wants to take part, that one has read how words are used, and whether one may be quoted."""

    version: str = text(20)
    data_read: bool = flag()
    quotes: bool = flag(default=False)

    def check(self, here: View, actor: Actor) -> None:
        if self.version != consent()["version"]:
            raise Refused("stale", version=consent()["version"])
        if not self.data_read:
            raise Refused("invalid", field="data_read")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own, session = participant(actor.seat), live_session(here)
        made = Assent(
            id=stamp.new_id(own),
            audience=own,
            version=self.version,
            session=session.id if session else "",
            quotes=self.quotes,
            at=stamp.at,
        )
        return Changes.of(put=[made], removed=here.only(own).of(Assent))


@operation("meeting.withdraw_assent", allowed=is_person, reads_all=True)
class WithdrawAssent(Operation):
    """Take part no longer, from now on.

    What one said stays until one takes it back. What has not been shown or counted yet goes: cards and scores of open
    rounds, choices in open polls, what waits to be shown.
    """

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = here.only(participant(actor.seat))
        going = [one for one in own.records() if one.goes_with_assent(here)]
        notes = {one.id for one in going}
        by = [one for one in here.of(HeldBy) if one.note in notes]
        waiting = [one for one in here.of(Held) if one.id in {each.held for each in by}]
        return Changes.of(removed=own.of(Assent), erased=[*going, *by, *waiting])


@operation("meeting.note_permission", allowed=is_facilitator)
class NotePermission(Operation):
    """Note whose permission there is for somebody to take part."""

    seat: str = reference("meeting.seat")
    given_by: str = choice(*PERMISSIONS)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = [one for one in here.of(Permission) if one.seat == self.seat]
        made = Permission(
            id=stamp.new_id(FACILITATORS),
            audience=FACILITATORS,
            seat=self.seat,
            given_by=self.given_by,
            noted_at=stamp.at,
        )
        return Changes.of(put=[made], erased=before)
