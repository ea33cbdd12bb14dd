"""What the log may know of a safeguarding concern: that something was hidden, and whom to tell. Never any words.

The words, who raised it and whom it is about lie outside the log, in a store of their own.
"""

from __future__ import annotations

from typing import Any, Final

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.codec import decode_operation
from workshops.fields import choice, reference, text
from workshops.meeting.hiding import brought_back
from workshops.meeting.illustrating import shown_by
from workshops.meeting.quoting import quoting_nothing
from workshops.meeting.records import Authored, Contributed, QuietNote, Seat
from workshops.meeting.room_records import Held, HeldBy, Hidden, NoteBy
from workshops.meeting.sight import is_emptied, kept_without, read, taken
from workshops.refusal import Refused
from workshops.rules import Actor, is_door
from workshops.state import Changes, Record, View, record

ABOUT: Final = ("record", "seen", "help")
OPENED_FOR: Final = ("concern", "emergency", "asked_by_the_person", "other")
LONGEST_KEPT: Final = 200_000


@record("meeting.concern_notice")
class ConcernNotice(Record):
    """A concern waits for the safeguarding lead, in whose stream this stands. It holds no words."""

    concern: str
    about: str = choice(*ABOUT)
    at: str


@record("meeting.register_opened")
class RegisterOpened(Record):
    """The safeguarding lead looked up who is who: for all facilitators to see."""

    seat: str = reference("meeting.seat", default="")
    why: str = choice(*OPENED_FOR)
    at: str


def can_be_set_aside(one: Record) -> bool:
    """Whether a record holds people's words and may go: a contribution, or what facilitators hold of one."""
    if isinstance(one, Contributed):
        return one.audience == EVERYONE and not is_emptied(one)
    return one.audience == FACILITATORS and isinstance(one, QuietNote | Held | Hidden)


def beside_of(one: Record) -> dict[str, Any]:
    """What stands beside the words of a record, also of one that is hidden or waits to be shown."""
    if isinstance(one, Held):
        return shown_by(decode_operation(one.asked))
    return shown_by(read(one.kept).records[0] if isinstance(one, Hidden) and one.kept else one)


def leads(here: View) -> list[Seat]:
    """The safeguarding leads of the partnership."""
    return [one for one in here.of(Seat) if "safeguarding_lead" in one.roles]


def writer_of(everything: View, one: Record) -> str:
    """The seat that wrote a record, "" where nothing tells. Only for the store of concerns: it reads everything."""
    wanted = one.record if isinstance(one, Hidden) else one.id
    for held in everything.of(Authored):
        if held.record == wanted:
            return held.audience.removeprefix(participant(""))
    sealed = {each.note: each.seat for each in everything.of(NoteBy)}
    sealed |= {each.held: each.seat for each in everything.of(HeldBy)}
    return sealed.get(wanted, "")


@operation("meeting.tell_of_concern", allowed=is_door)
class TellOfConcern(Operation):
    """Tell every safeguarding lead of a concern, in their own streams, and take away what it is about."""

    concern: str = text(64)
    about: str = choice(*ABOUT)
    record: str = reference(default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.record and not can_be_set_aside(here.require(Record, self.record)):
            raise Refused("missing", id=self.record)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        told = Changes.of(put=[self._notice(participant(one.id), stamp) for one in leads(here)])
        return told.with_more(_set_aside(here, self.record, stamp)) if self.record else told

    def _notice(self, stream: str, stamp: Stamp) -> ConcernNotice:
        return ConcernNotice(
            id=stamp.new_id(stream), audience=stream, concern=self.concern, about=self.about, at=stamp.at
        )


def _set_aside(here: View, record_id: str, stamp: Stamp) -> Changes:
    one = here.require(Record, record_id)
    note = Hidden(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, of="", record="", why="concern", at=stamp.at)
    gone = taken(here, one).changes if isinstance(one, Contributed) else Changes.of(erased=[one])
    return quoting_nothing(here, gone, one).with_more(Changes.of(put=[note]))


@operation("meeting.put_back", allowed=is_door, reads_all=True)
class PutBack(Operation):
    """Bring back a contribution that the safeguarding lead found harmless, still its writer's own.

    What its ``writer`` ("" for none that was known) has taken back meanwhile, or was erased with them, stays away.
    """

    kept: str = text(LONGEST_KEPT)
    writer: str = text(32, default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        first, *beside = read(self.kept).records
        theirs = {one.record for one in here.of(Authored)}
        if self.writer and first.id not in theirs:
            raise Refused("closed", reason="taken_back")
        words = self.kept
        for one in beside:
            words = words if one.id in theirs else kept_without(words, one.id)
        return brought_back(here, read(words), stamp)


@operation("meeting.settle_concern", allowed=is_door, reads_all=True)
class SettleConcern(Operation):
    """Take the notices of a concern from the leads' screens: it is in good hands."""

    concern: str = text(64)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(removed=[one for one in here.of(ConcernNotice) if one.concern == self.concern])


@operation("meeting.note_opening", allowed=is_door)
class NoteOpening(Operation):
    """Let all facilitators see that the register of who is who was opened, by whom and what for."""

    seat: str = reference("meeting.seat")
    why: str = choice(*OPENED_FOR)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        opened = RegisterOpened(
            id=stamp.new_id(FACILITATORS), audience=FACILITATORS, seat=self.seat, why=self.why, at=stamp.at
        )
        return Changes.of(put=[opened])
