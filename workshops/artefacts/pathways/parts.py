"""Copying a part of a map: into another map, or once more into its own."""

from __future__ import annotations

from collections.abc import Iterator

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.on_map import all_on, lanes_of, links_of, steps_of
from workshops.artefacts.pathways.records import Lane, Link, Map, Step
from workshops.artefacts.pathways.steps import LAST_COLUMN, MOST_STEPS
from workshops.audiences import EVERYONE
from workshops.fields import reference, references, whole
from workshops.numbering import next_number, number_in
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, Record, View


@operation("pathways.copy_part", allowed=is_member)
class CopyPart(Operation):
    """Copy steps of one map into a map, with the links between them; each names the step that it continues.

    A lane of the same name takes them up, else the lane is copied too. ``column`` is where the leftmost one comes; left
    out, all keep their columns, and in their own map they come after its last step. There a copy continues what its
    original continues. Times and shares are not copied.
    """

    steps: tuple[str, ...] = references("pathways.step")
    map: str = reference("pathways.map")
    column: int | None = whole(0, LAST_COLUMN, default=None)

    def check(self, here: View, actor: Actor) -> None:
        if not self.steps:
            raise Refused("invalid", field="steps")
        all_on(here, here.require(Step, self.steps[0]).map, self.steps)
        if len(steps_of(here, self.map)) + len(self.steps) > MOST_STEPS:
            raise Refused("too_many", most=MOST_STEPS)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        copied = sorted((here.require(Step, one) for one in self.steps), key=lambda one: number_in(one.ref))
        lanes, made = _lanes(here, copied, self.map, stamp)
        new = {one.id: stamp.new_id(EVERYONE) for one in copied}
        return Changes.of(
            put=[*made, *self._steps(here, copied, lanes, new), *_links(here, copied[0].map, self.map, new, stamp)]
        )

    def _steps(self, here: View, copied: list[Step], lanes: dict[str, str], new: dict[str, str]) -> Iterator[Record]:
        on = here.require(Map, self.map)
        standing = steps_of(here, on.id)
        first = next_number(number_in(one.ref) for one in standing)
        within = copied[0].map == on.id
        column = next_number(one.column for one in standing) if within and self.column is None else self.column
        moved = 0 if column is None else column - min(one.column for one in copied)
        for place, one in enumerate(copied):
            yield replace(
                one,
                id=new[one.id],
                map=on.id,
                lane=lanes[one.lane],
                ref=f"{on.prefix}{first + place}",
                column=min(one.column + moved, LAST_COLUMN),
                origin=one.origin if within else one.id,
                touch=None,
                wait=None,
                wait_worst=None,
                ideas=(),
                merged=one.merged if within else (),
                wastes=(),
                copied=one.id if within else "",
            )


def _lanes(here: View, copied: list[Step], map_id: str, stamp: Stamp) -> tuple[dict[str, str], list[Lane]]:
    """The lane of the other map for each lane of the copied steps, and the lanes that are made for that."""
    there = {one.name.casefold(): one.id for one in lanes_of(here, map_id)}
    order = next_number(one.order for one in lanes_of(here, map_id))
    used = {one.lane for one in copied}
    own = [one for one in lanes_of(here, copied[0].map) if one.id in used]
    missing = [one for one in own if one.name.casefold() not in there]
    made = [
        replace(one, id=stamp.new_id(EVERYONE), map=map_id, order=order + place) for place, one in enumerate(missing)
    ]
    there.update({one.name.casefold(): one.id for one in made})
    return {one.id: there[one.name.casefold()] for one in own}, made


def _links(here: View, source: str, map_id: str, new: dict[str, str], stamp: Stamp) -> Iterator[Link]:
    for one in links_of(here, source):
        if one.start in new and one.end in new:
            ends = {"start": new[one.start], "end": new[one.end]}
            yield replace(one, id=stamp.new_id(EVERYONE), map=map_id, share=None, **ends)
