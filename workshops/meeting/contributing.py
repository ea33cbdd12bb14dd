"""One gate for what people contribute: who is muted, who speaks for whom, and what waits to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Final

from workshops.admission import HOLDING, Operation, Stamp
from workshops.audiences import EVERYONE, FACILITATORS, SEALED, participant
from workshops.codec import encode_operation
from workshops.fields import reference, spec_of
from workshops.meeting.agenda import live_session
from workshops.meeting.consent import Participation
from workshops.meeting.illustrating import shown_by
from workshops.meeting.people import DOOR, actor_from, group_shown, groups_counted
from workshops.meeting.records import Authored, Contributed, Seat
from workshops.meeting.room import room_rules
from workshops.meeting.room_records import Held, HeldBy, OwnHeld, Spoke
from workshops.meeting.session_records import standing_stop
from workshops.refusal import Refused
from workshops.rules import Actor, is_member, is_muted, is_participant, rule
from workshops.state import Changes, Record, View

BINDING: Final = ("agreement.sign", "specification.approve")
# Shorter texts are refs, days and units.
LONG: Final = 60
LOOKED_THROUGH: Final = 5_000


@rule
def not_muted(here: View, actor: Actor, asked: Operation) -> bool:
    """Whether no facilitator has muted the actor: told in the actor's own stream."""
    return not is_muted(here, actor)


@dataclass(frozen=True, kw_only=True)
class Worded(Participation):
    """An operation that puts somebody's words before everybody. It may have to wait until a facilitator shows it."""

    def taken(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if not not_muted.holds(here, actor, self):
            raise Refused("forbidden", reason="muted")
        return (self.waiting if is_moderated(here, actor) else self.shown)(here, actor, stamp)

    def waiting(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        """What follows while it has to wait."""
        return held_back(self, here, actor, stamp)

    def shown(self, here: View, speaker: Actor, stamp: Stamp) -> Changes:
        """What follows once nothing holds it back."""
        return self.changes(here, speaker, stamp)


@dataclass(frozen=True, kw_only=True)
class Contribution(Worded):
    """An operation that adds something in words. ``for_seat``: a scribe writes it down for that person."""

    for_seat: str = reference("meeting.seat", default="")

    def taken(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if self.for_seat:
            _spoken_by(self.for_seat, here, actor)
        return super().taken(here, actor, stamp)

    def waiting(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if not self.for_seat:
            return super().waiting(here, actor, stamp)
        speaker = _spoken_by(self.for_seat, here, actor)
        return held_back(replace(self, for_seat=""), here, speaker, stamp, scribed=True)

    def shown(self, here: View, speaker: Actor, stamp: Stamp) -> Changes:
        if self.for_seat:
            speaker = _spoken_by(self.for_seat, here, speaker)
        made = self.changes(here, speaker, stamp).with_more(Changes.of(put=_spoke(here, speaker, stamp)))
        return marked(made) if self.for_seat else made


def is_moderated(here: View, actor: Actor) -> bool:
    """Whether what the actor writes waits to be shown: a contributor's while the room moderates, and everybody's but
    the facilitators' while talk is stopped.
    """
    if not actor.roles.isdisjoint({"facilitator", "door"}):
        return False
    return bool(standing_stop(here)) or ("member" not in actor.roles and room_rules(here).moderation)


def held_back(asked: Operation, here: View, actor: Actor, stamp: Stamp, *, scribed: bool = False) -> Changes:
    """Keep a contribution for the facilitators without its writer, who sees it waiting. Who it was lies in `sealed`.

    What was ``scribed`` is kept as that of whoever said it.
    """
    own, words = participant(actor.seat), words_in(asked)
    note = OwnHeld(id=stamp.new_id(own), audience=own, asks=asked.kind, words=words, **shown_by(asked))
    held = Held(
        id=stamp.new_id(FACILITATORS),
        audience=FACILITATORS,
        asks=asked.kind,
        words=words,
        asked=encode_operation(asked),
        group=group_shown(here, actor),
        at=stamp.at,
    )
    by = HeldBy(id=stamp.new_id(SEALED), audience=SEALED, held=held.id, seat=actor.seat, note=note.id, scribed=scribed)
    return Changes.of(put=[held, note, by])


def held_while_stopped(asked: Operation, made: Changes, here: View, actor: Actor, stamp: Stamp) -> Changes:
    """While talk is stopped, the work of members waits like a contribution, where it puts words before everybody.

    A name under a text that everybody has read is no talk; and a whole file is too much to look through.
    """
    if isinstance(asked, Worded) or EVERYONE not in made.parts or not is_moderated(here, actor):
        return made
    longest = _longest_text(asked)
    if standing_stop(here) is None or asked.kind in BINDING or longest < LONG:
        return made
    if longest > LOOKED_THROUGH:
        raise Refused("closed", reason="talk_stopped")
    return held_back(asked, here, actor, stamp)


HOLDING.append(held_while_stopped)


def _longest_text(asked: Operation) -> int:
    """How much the longest text that it holds may say."""
    specs = (spec_of(one) for one in fields(asked) if "digest" not in one.name and getattr(asked, one.name))
    return max((spec.longest for spec in specs if spec and spec.shape == "text" and not spec.many), default=0)


def words_in(asked: Operation) -> str:
    """The words of an operation, one text a line."""
    texts = (one.name for one in fields(asked) if (spec := spec_of(one)) and spec.shape == "text" and not spec.many)
    return "\n".join(held for name in texts if "digest" not in name and (held := getattr(asked, name)))


def _spoke(here: View, speaker: Actor, stamp: Stamp) -> list[Record]:
    session = live_session(here)
    if session is None or speaker.seat == DOOR.seat:
        return []
    group = speaker.group if speaker.group in groups_counted(here) else ""
    return [Spoke(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, session=session.id, group=group)]


def _spoken_by(seat_id: str, here: View, scribe: Actor) -> Actor:
    speaker = actor_from(here.require(Seat, seat_id))
    may_write = is_member.holds(here, scribe, None) and is_participant.holds(here, speaker, None)
    if not may_write:
        raise Refused("forbidden", field="for_seat")
    return speaker


def marked(made: Changes) -> Changes:
    """The same, with what is in it of somebody's own marked as written down by a scribe."""
    said = {one.record for one in made.records() if isinstance(one, Authored)}
    return Changes({name: part._replace(put=_scribed(part.put, said)) for name, part in made.parts.items()})


def _scribed(put: Iterable[Record], said: set[str]) -> tuple[Record, ...]:
    return tuple(replace(one, scribed=True) if isinstance(one, Contributed) and one.id in said else one for one in put)
