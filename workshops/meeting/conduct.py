"""Keeping the room kind: muting a seat, and letting it speak again. Reading is never taken away by this."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import FACILITATORS, participant
from workshops.fields import reference
from workshops.meeting.people import actor_from
from workshops.meeting.records import Seat
from workshops.meeting.room_records import Muted, OwnMute
from workshops.refusal import Refused
from workshops.rules import Actor, is_facilitator
from workshops.state import Changes, View


@operation("meeting.mute", allowed=is_facilitator)
class Mute(Operation):
    """Stop a seat from adding anything. Only that person and the facilitators know. Doing it twice changes nothing."""

    seat: str = reference("meeting.seat")

    def check(self, here: View, actor: Actor) -> None:
        if "facilitator" in actor_from(here.require(Seat, self.seat)).roles:
            raise Refused("forbidden", reason="facilitates")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if any(one.seat == self.seat for one in here.of(Muted)):
            return Changes.of()
        own = participant(self.seat)
        note = OwnMute(id=stamp.new_id(own), audience=own, since=stamp.at)
        muted = Muted(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, seat=self.seat, note=note.id)
        return Changes.of(put=[muted, note])


@operation("meeting.unmute", allowed=is_facilitator)
class Unmute(Operation):
    """Let a muted seat contribute again. Doing it twice changes nothing."""

    seat: str = reference("meeting.seat")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        held = [one for one in here.of(Muted) if one.seat == self.seat]
        own = participant(self.seat)
        notes = [OwnMute(id=one.note, audience=own, since="") for one in held]
        return Changes.of(removed=[*held, *notes])
