"""Taking in a map that somebody wrote elsewhere: all of it in one operation, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.operations import OTHERS, free_prefix, prefix_free, prefixes
from workshops.artefacts.pathways.reading import Values, Written, read
from workshops.artefacts.pathways.records import MOMENTS, Lane, Link, Map, Step
from workshops.audiences import EVERYONE
from workshops.fields import choice, text
from workshops.rules import Actor, is_member
from workshops.state import Changes, Record, View

LONGEST = 150_000
_REF = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,3})")


@operation("pathways.import_map", allowed=is_member)
class ImportMap(Operation):
    """Begin a map from ``rows``: CSV text with one row for each lane, step and link, in the columns of the CSV export.

    Steps keep the numbers of their refs where all begin with the same letters, else they are numbered in their order.
    Refused as invalid with every wrong row by line and column; then nothing at all is taken in.
    """

    name: str = text(80)
    moment: str = choice(*MOMENTS)
    rows: str = text(LONGEST)
    prefix: str = text(3, default="")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        prefix_free(here, self.prefix)
        read(self.rows)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        written = read(self.rows)
        refs = [str(one["ref"]) for one in written.steps]
        begun = Map(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            name=self.name,
            moment=self.moment,
            prefix=self.prefix or _own_prefix(here, refs) or free_prefix(here, self.moment),
            source=self.source,
        )
        return Changes.of(put=[begun, *_parts(begun, written, stamp)])


def _parts(on: Map, written: Written, stamp: Stamp) -> Iterator[Record]:
    lanes = {one["words"].casefold(): stamp.new_id(EVERYONE) for one in written.lanes}
    steps = {one["ref"]: stamp.new_id(EVERYONE) for one in written.steps}
    numbers = _numbers(list(steps))
    for order, one in enumerate(written.lanes, start=1):
        yield _lane(on, order, lanes[one["words"].casefold()], one)
    for one in written.steps:
        yield _step(on, (steps[one["ref"]], lanes[one["lane"].casefold()], numbers[one["ref"]]), one)
    for one in written.links:
        yield Link(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=on.id,
            start=steps[one["from"]],
            end=steps[one["to"]],
            moves=one["moves"],
            share=one["share"],
            label=one["label"],
        )


def _lane(on: Map, order: int, lane_id: str, one: Values) -> Lane:
    return Lane(
        id=lane_id,
        audience=EVERYONE,
        map=on.id,
        order=order,
        name=one["words"],
        thread=one["thread"],
        agency=one["whose"] == "agency",
        person=one["whose"] == "person",
    )


_KEPT = ("words", "shape", "touch", "wait", "wait_worst", "basis", "source", "note", "concern")


def _step(on: Map, place: tuple[str, str, int], one: Values) -> Step:
    step_id, lane_id, number = place
    return Step(
        id=step_id,
        audience=EVERYONE,
        map=on.id,
        lane=lane_id,
        ref=f"{on.prefix}{number}",
        column=-1 if one["column"] is None else one["column"],
        **{name: one[name] for name in _KEPT},
    )


def _own_prefix(here: View, refs: list[str]) -> str:
    """The letters that all refs begin with, if they are free and nothing else is known by them."""
    found = {match[1] if (match := _REF.fullmatch(ref)) else "" for ref in refs}
    own = found.pop() if len(found) == 1 else ""
    return "" if own.casefold() in prefixes(here) or own.upper() in OTHERS else own


def _numbers(refs: list[str]) -> Mapping[str, int]:
    matches = [_REF.fullmatch(ref) for ref in refs]
    if all(matches) and len({one[1] for one in matches if one}) == 1:
        return {one[0]: int(one[2]) for one in matches if one}
    return {ref: number for number, ref in enumerate(refs, start=1)}
