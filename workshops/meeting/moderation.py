"""Moderation before display: showing what waits, declining it with a reason, and taking it back before it is shown."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation, references_hold
from workshops.audiences import participant
from workshops.codec import decode_operation
from workshops.fields import reference, text
from workshops.meeting.contributing import Worded, marked
from workshops.meeting.people import writer_now
from workshops.meeting.room_records import Held, HeldBy, OwnHeld
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_person
from workshops.state import Changes, View


@operation("meeting.show_held", allowed=is_facilitator, reads_all=True)
class ShowHeld(Operation):
    """Show a contribution that waits, as if its writer had made it now. Refused as it would be then."""

    held: str = reference("meeting.held")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        held, by = here.require(Held, self.held), _by(here, self.held)
        asked, writer = decode_operation(held.asked), writer_now(here, by.seat, held.group)
        seen = here.only(*writer.streams)
        references_hold(asked, seen)
        _still_may(asked, seen, writer)
        asked.check(seen, writer)
        read = here if asked.reads_all else seen
        made = asked.shown(read, writer, stamp) if isinstance(asked, Worded) else asked.changes(read, writer, stamp)
        told = marked(made) if by.scribed else made
        return told.with_more(Changes.of(erased=[held, by, *_note(here, by)]))


def _still_may(asked: Operation, seen: View, writer: Actor) -> None:
    """What somebody said is shown, also once they have left. For the work of a member, rights are those of now."""
    if not isinstance(asked, Worded) and not asked.allowed.holds(seen, writer, asked):
        raise Refused("forbidden", reason="writer_may_not")


def _by(here: View, held: str) -> HeldBy:
    return next(one for one in here.of(HeldBy) if one.held == held)


def _note(here: View, by: HeldBy) -> list[OwnHeld]:
    return [one for one in here.only(participant(by.seat)).of(OwnHeld) if one.id == by.note]


@operation("meeting.decline_held", allowed=is_facilitator, reads_all=True)
class DeclineHeld(Operation):
    """Do not show a contribution. Its writer learns it, with the reason, and keeps the words."""

    held: str = reference("meeting.held")
    reason: str = text(300, default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        held, by = here.require(Held, self.held), _by(here, self.held)
        told = [replace(one, status="declined", reason=self.reason) for one in _note(here, by)]
        return Changes.of(put=told, erased=[held, by])


@operation("meeting.take_back_held", allowed=is_person, reads_all=True, takes_back="held")
class TakeBackHeld(Operation):
    """Take back one's own contribution while it waits, or forget one that was declined."""

    held: str = reference("meeting.own_held")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        note = here.require(OwnHeld, self.held)
        by = [one for one in here.of(HeldBy) if one.note == note.id]
        waiting = [one for one in here.of(Held) if one.id in {each.held for each in by}]
        return Changes.of(erased=[note, *by, *waiting])
