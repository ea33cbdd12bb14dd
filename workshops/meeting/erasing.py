"""Erasing a person: everything that one said, chose and was, in every stream. What is signed stays, and says so.

What the store then does with the seat's own stream and with what lies beside the log follows from the seat's record
being erased, not only removed.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshops.admission import OPERATIONS, Operation, Stamp, operation
from workshops.apart import Sealed
from workshops.audiences import EVERYONE, FACILITATORS, SEALED, participant
from workshops.fields import choice, text
from workshops.leaning import freed
from workshops.meeting.consent import Permission
from workshops.meeting.hiding import out_of_what_is_kept, way_back
from workshops.meeting.people import DOOR, Leave, actor_from
from workshops.meeting.quoting import quoted_nowhere, quoting_no_more
from workshops.meeting.records import Authored, Contributed, QuietNote, Seat, TakingPart
from workshops.meeting.room_records import ASKED, Erased, Held, HeldBy, LetIn, Muted, NoteBy, OwnWording
from workshops.meeting.sight import taken
from workshops.refusal import Refused
from workshops.rules import Actor, is_door, is_facilitator, is_person
from workshops.state import Changes, Part, Record, View


@operation("meeting.erase_own", allowed=is_person, reads_all=True)
class EraseOwn(Operation):
    """Be erased: everything that one said or chose, and who one was, at once and for good. Signatures stay."""

    def check(self, here: View, actor: Actor) -> None:
        Leave().check(here, actor)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return without(here, actor.seat, "own", stamp)


@operation("meeting.erase_person", allowed=is_facilitator | is_door, reads_all=True)
class ErasePerson(Operation):
    """Erase somebody who asks for it, in the way that they would themselves; ``asked`` says how they did.

    The operator may also erase somebody whose seat is gone already.
    """

    seat: str = text(32)
    asked: str = choice(*ASKED[1:])

    def check(self, here: View, actor: Actor) -> None:
        if self.seat == actor.seat:
            raise Refused("forbidden", reason="own_seat")
        if actor.seat != DOOR.seat:
            here.require(Seat, self.seat)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return without(here, self.seat, self.asked, stamp)


def without(here: View, seat: str, asked: str, stamp: Stamp) -> Changes:
    """The changes by which somebody goes. Reads everything, since their things lie in several streams."""
    own = here.only(participant(seat))
    if not own.streams and not isinstance(here.get(seat), Seat):
        raise Refused("missing", id=seat)
    draft, gone = here.draft(), quoted_nowhere(here, [one.words for one in own.of(OwnWording)])
    draft.merge(gone)
    for one in own.of(Authored):
        step = _unsaid(draft.everything(), one, stamp)
        draft.merge(step)
        gone = gone.then(step)
    rest = Changes.of(put=freed(draft.everything(), {seat}), erased=_theirs(here, seat))
    return (
        gone.then(rest)
        .then(_uncounted(here, seat))
        .then(_who(here, seat))
        .then(Changes.of(put=[_note(here, seat, asked, stamp)]))
    )


def _unsaid(here: View, note: Authored, stamp: Stamp) -> Changes:
    """Take back one contribution as its writer would; what is out of sight leaves the facilitators, and what went with
    something else (a wording beside a step) leaves the log.
    """
    hidden = out_of_what_is_kept(here, note.record)
    said = here.get(note.record)
    if said is None:
        return Changes({EVERYONE: Part(erased=(note.record,))}).then(hidden)
    if not isinstance(said, Contributed) or said.masked:
        return hidden
    return _taken_back(here, said, note, stamp).then(hidden)


def _taken_back(here: View, said: Contributed, note: Authored, stamp: Stamp) -> Changes:
    way = way_back(said)
    if way is None or way["kind"] == "meeting.take_back":
        return quoting_no_more(here, taken(here, said).changes, said)
    writer = here.get(note.audience.removeprefix(participant("")))
    actor = actor_from(writer) if isinstance(writer, Seat) else DOOR
    return OPERATIONS[way["kind"]](**way["body"]).changes(here, actor, stamp)


def _theirs(here: View, seat: str) -> Iterator[Record]:
    """Everything that is theirs or of them and of nobody else: their own stream, what facilitators hold, the seal."""
    yield from here.only(participant(seat)).records()
    told: list[TakingPart | Muted | Permission] = [*here.of(TakingPart), *here.of(Muted), *here.of(Permission)]
    yield from (one for one in told if one.seat == seat)
    notes = [one for one in here.of(NoteBy) if one.seat == seat]
    waiting = [one for one in here.of(HeldBy) if one.seat == seat]
    yield from (*notes, *waiting)
    yield from (one for one in here.of(QuietNote) if one.id in {each.note for each in notes})
    yield from (one for one in here.of(Held) if one.id in {each.held for each in waiting})


def _uncounted(here: View, seat: str) -> Changes:
    """That they were counted in sums that stand. That somebody was stays, so that no later sum gives them away."""
    sums = [one for one in here.only(SEALED).records() if isinstance(one, Sealed)]
    counted = [one for one in sums if seat in {each.seat for each in one.scorers}]
    return Changes.of(put=[one.without(seat) for one in counted], erased=counted)


def _who(here: View, seat: str) -> Changes:
    """Every version of the seat itself, also of one that was taken away before, and of the place where it waited."""
    told = [one for one in here.of(LetIn) if one.seat == seat]
    seats = (seat, *(one.audience.removeprefix(participant("")) for one in told))
    return Changes({EVERYONE: Part(removed=seats, erased=seats)}).then(Changes.of(erased=told))


def _note(here: View, seat: str, asked: str, stamp: Stamp) -> Erased:
    signed = [one for one in here.only(EVERYONE).records() if getattr(one, "seat", "") == seat and one.id != seat]
    approvals = sum(one.kind == "specification.approval" for one in signed)
    signatures = sum(one.kind == "agreement.signature" for one in signed)
    return Erased(
        id=stamp.new_id(FACILITATORS),
        audience=FACILITATORS,
        asked=asked,
        at=stamp.at,
        signatures=signatures,
        approvals=approvals,
    )
