"""Maps and lanes: beginning, copying, naming and taking away."""

from __future__ import annotations

from itertools import chain
from string import ascii_uppercase
from typing import Final

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.on_map import lanes_of, links_of, steps_of
from workshops.artefacts.pathways.records import LANE_THREADS, MOMENTS, Lane, Link, Map, Step
from workshops.audiences import EVERYONE
from workshops.fields import choice, flag, reference, text, whole
from workshops.leaning import freed, refuse_if_bound
from workshops.numbering import next_number
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, Record, View

OTHERS: Final = "HIOQR"  # hypotheses, indicators, outcomes, qualities, requirements


@operation("pathways.begin_map", allowed=is_member)
class BeginMap(Operation):
    """Begin an empty map. The prefix begins the refs of its steps and belongs to this map alone.

    Left out, it is the next one that is free: A for a map as it is, T for one as it should be.
    """

    name: str = text(80)
    moment: str = choice(*MOMENTS)
    prefix: str = text(3, default="")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        prefix_free(here, self.prefix)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Map(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            name=self.name,
            moment=self.moment,
            prefix=self.prefix or free_prefix(here, self.moment),
            source=self.source,
        )
        return Changes.of(put=[made])


def prefix_free(here: View, prefix: str) -> None:
    """Refuse a prefix that ends in a digit, as invalid, or that another map has, as taken."""
    if prefix[-1:].isdigit():
        raise Refused("invalid", field="prefix")
    if prefix.casefold() in prefixes(here):
        raise Refused("taken", field="prefix")


def prefixes(here: View) -> set[str]:
    """The prefixes that are in use, in small letters."""
    return {one.prefix.casefold() for one in here.of(Map)}


def free_prefix(here: View, moment: str) -> str:
    """A or T while it is free, then A to Z, then AA and on; never a letter by which something else is known."""
    letters = [one for one in ascii_uppercase if one not in OTHERS]
    usual = "A" if moment == "as_is" else "T"
    pairs = (first + second for first in letters for second in letters)
    return next(one for one in chain([usual], letters, pairs) if one.casefold() not in prefixes(here))


@operation("pathways.copy_map", allowed=is_member)
class CopyMap(Operation):
    """Begin a map as a copy: lanes, steps and links, each step remembering the one it continues.

    Times are not copied: how long it will take is not known from how long it takes now.
    """

    map: str = reference("pathways.map")
    name: str = text(80)
    prefix: str = text(3, default="")
    moment: str = choice(*MOMENTS, default="to_be")

    def check(self, here: View, actor: Actor) -> None:
        prefix_free(here, self.prefix)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        copied = Map(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            name=self.name,
            moment=self.moment,
            origin=self.map,
            prefix=self.prefix or free_prefix(here, self.moment),
        )
        new = {one.id: stamp.new_id(EVERYONE) for one in _parts(here, self.map)}
        return Changes.of(put=[copied, *(_copy(one, copied, new) for one in _numbered(here, copied))])


def _parts(here: View, map_id: str) -> list[Lane | Step | Link]:
    return [*lanes_of(here, map_id), *steps_of(here, map_id), *links_of(here, map_id)]


def _numbered(here: View, copied: Map) -> list[Lane | Step | Link]:
    steps = [
        replace(one, ref=f"{copied.prefix}{number}")
        for number, one in enumerate(steps_of(here, copied.origin), start=1)
    ]
    return [*lanes_of(here, copied.origin), *steps, *links_of(here, copied.origin)]


def _copy(one: Lane | Step | Link, on: Map, new: dict[str, str]) -> Record:
    if isinstance(one, Lane):
        return replace(one, id=new[one.id], map=on.id)
    if isinstance(one, Link):
        return replace(one, id=new[one.id], map=on.id, start=new[one.start], end=new[one.end], share=None)
    return replace(
        one,
        id=new[one.id],
        map=on.id,
        lane=new[one.lane],
        origin=one.id,
        touch=None,
        wait=None,
        wait_worst=None,
        ideas=(),
        merged=(),
        wastes=(),
        copied="",
    )


@operation("pathways.describe_map", allowed=is_member)
class DescribeMap(Operation):
    """Change what a map is called and where it comes from."""

    map: str = reference("pathways.map")
    name: str = text(80)
    source: str = text(300, default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Map, self.map), name=self.name, source=self.source)])


@operation("pathways.add_lane", allowed=is_member)
class AddLane(Operation):
    """Add a lane, at the bottom where no order is given. A person's own lane is no agency."""

    map: str = reference("pathways.map")
    name: str = text(60)
    thread: str = choice(*LANE_THREADS, default="shared")
    agency: bool = flag(default=True)
    person: bool = flag(default=False)
    order: int | None = whole(0, 200, default=None)

    def check(self, here: View, actor: Actor) -> None:
        _name_free(here, self.map, self.name)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        last = next_number(one.order for one in lanes_of(here, self.map))
        made = Lane(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=self.map,
            order=last if self.order is None else self.order,
            name=self.name,
            thread=self.thread,
            agency=self.agency and not self.person,
            person=self.person,
        )
        return Changes.of(put=[made])


def _name_free(here: View, map_id: str, name: str, but: str = "") -> None:
    others = (one for one in lanes_of(here, map_id) if one.id != but)
    if any(one.name.casefold() == name.casefold() for one in others):
        raise Refused("taken", field="name")


@operation("pathways.change_lane", allowed=is_member)
class ChangeLane(Operation):
    """Change a lane's name, thread, place, and whose lane it is."""

    lane: str = reference("pathways.lane")
    name: str = text(60)
    thread: str = choice(*LANE_THREADS)
    order: int = whole(0, 200)
    agency: bool = flag(default=True)
    person: bool = flag(default=False)

    def check(self, here: View, actor: Actor) -> None:
        _name_free(here, here.require(Lane, self.lane).map, self.name, but=self.lane)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        after = replace(
            here.require(Lane, self.lane),
            name=self.name,
            thread=self.thread,
            order=self.order,
            agency=self.agency and not self.person,
            person=self.person,
        )
        return Changes.of(put=[after])


@operation("pathways.remove_lane", allowed=is_member)
class RemoveLane(Operation):
    """Take away a lane that holds no steps."""

    lane: str = reference("pathways.lane")

    def check(self, here: View, actor: Actor) -> None:
        if any(one.lane == self.lane for one in here.of(Step)):
            raise Refused("closed", reason="holds_steps")
        refuse_if_bound(here, {self.lane})

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=freed(here, {self.lane}), removed=[here.require(Lane, self.lane)])
