"""One gate for what people contribute: who is muted, who speaks for whom, and what waits to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshops.admission import Operation, Stamp
from workshops.audiences import FACILITATORS, participant
from workshops.fields import reference
from workshops.meeting.agenda import live_session
from workshops.meeting.people import DOOR, actor_from, group_shown
from workshops.meeting.records import Authored, Contributed, Seat
from workshops.meeting.room_records import OwnMute, Spoke
from workshops.refusal import Refused
from workshops.rules import Actor, is_member, is_participant, rule
from workshops.state import Changes, Record, View


@rule
def not_muted(here: View, actor: Actor, asked: Operation) -> bool:
    """Whether no facilitator has muted the actor: told in the actor's own stream."""
    return not here.only(participant(actor.seat)).of(OwnMute)


@dataclass(frozen=True, kw_only=True)
class Contribution(Operation):
    """An operation that adds somebody's words. ``for_seat``: a scribe writes them down for that person."""

    for_seat: str = reference("meeting.seat", default="")

    def follow(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if not not_muted.holds(here, actor, self):
            raise Refused("forbidden", reason="muted")
        if not self.for_seat:
            return contributed(self, here, actor, stamp)
        made = contributed(self, here, _spoken_by(self.for_seat, here, actor), stamp)
        return _marked(made)


def contributed(asked: Operation, here: View, speaker: Actor, stamp: Stamp) -> Changes:
    """The changes of a contribution, and the note for the facilitators that somebody of that group spoke."""
    return asked.changes(here, speaker, stamp).with_more(Changes.of(put=_spoke(here, speaker, stamp)))


def _spoke(here: View, speaker: Actor, stamp: Stamp) -> list[Record]:
    session = live_session(here)
    if session is None or speaker.seat == DOOR.seat:
        return []
    group = group_shown(here, speaker)
    return [Spoke(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, session=session.id, group=group)]


def _spoken_by(seat_id: str, here: View, scribe: Actor) -> Actor:
    speaker = actor_from(here.require(Seat, seat_id))
    may_write = is_member.holds(here, scribe, None) and is_participant.holds(here, speaker, None)
    if not may_write:
        raise Refused("forbidden", field="for_seat")
    return speaker


def _marked(made: Changes) -> Changes:
    said = {one.record for one in made.records() if isinstance(one, Authored)}
    return Changes({name: replace(part, put=_scribed(part.put, said)) for name, part in made.parts.items()})


def _scribed(put: Iterable[Record], said: set[str]) -> tuple[Record, ...]:
    return tuple(replace(one, scribed=True) if isinstance(one, Contributed) and one.id in said else one for one in put)
