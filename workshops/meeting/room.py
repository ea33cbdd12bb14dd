"""How the room is kept: rules that facilitators switch, and one gate for everybody's contributions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import choice, flag
from workshops.meeting.room_records import NATIONS, RULES, RoomRules
from workshops.rules import Actor, is_door, is_facilitator
from workshops.state import Changes, View

_ALL_OFF: Final = RoomRules(id="", audience=EVERYONE)


def room_rules(here: View) -> RoomRules:
    """The rules of the room; all are off while nobody has set any."""
    return next(iter(here.of(RoomRules)), _ALL_OFF)


@operation("meeting.set_room_rule", allowed=is_facilitator | is_door)
class SetRoomRule(Operation):
    """Switch one rule of the room on or off. Two facilitators who switch different rules never undo each other."""

    rule: str = choice(*RULES)
    on: bool = flag()

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = room_rules(here)
        if getattr(before, self.rule) == self.on:
            return Changes.of()
        standing = before if before.id else replace(before, id=stamp.new_id(EVERYONE))
        switched: dict[str, Any] = {self.rule: self.on}
        return Changes.of(put=[replace(standing, **switched)])


@operation("meeting.set_nation", allowed=is_facilitator | is_door)
class SetNation(Operation):
    """Say by which nation's ages the room goes."""

    nation: str = choice(*NATIONS)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = room_rules(here)
        standing = before if before.id else replace(before, id=stamp.new_id(EVERYONE))
        return Changes.of(put=[replace(standing, nation=self.nation)])
