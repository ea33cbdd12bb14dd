"""The waiting room: who comes by the join code waits, until a facilitator lets them in or turns them away."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.fields import reference
from workshops.meeting.people import nickname_is_free
from workshops.meeting.records import Seat, TakingPart
from workshops.meeting.room_records import LetIn, Waiting
from workshops.rules import Actor, is_facilitator
from workshops.state import Changes, Record, View


@operation("meeting.let_in", allowed=is_facilitator)
class LetThemIn(Operation):
    """Give somebody who waits a seat in the room. They learn it in the stream in which they waited.

    Their name stands at the seat from then on, and no longer at the door.
    """

    waiting: str = reference("meeting.waiting")

    def check(self, here: View, actor: Actor) -> None:
        nickname_is_free(here, here.require(Waiting, self.waiting).nickname, self.waiting)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        waited = here.require(Waiting, self.waiting)
        own = participant(waited.id)
        seat = Seat(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            nickname=waited.nickname,
            roles=("contributor",),
            group=waited.group,
            organisation=waited.organisation,
        )
        told = LetIn(id=stamp.new_id(own), audience=own, seat=seat.id)
        return Changes.of(put=[seat, told, *_ways(waited, seat, stamp)], erased=[waited])


def _ways(waited: Waiting, seat: Seat, stamp: Stamp) -> list[Record]:
    if not waited.ways:
        return []
    return [TakingPart(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, seat=seat.id, ways=waited.ways)]


@operation("meeting.turn_away", allowed=is_facilitator)
class TurnAway(Operation):
    """Let somebody who waits not in. Their name leaves the log."""

    waiting: str = reference("meeting.waiting")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(erased=[here.require(Waiting, self.waiting)])
