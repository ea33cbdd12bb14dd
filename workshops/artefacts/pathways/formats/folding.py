"""Taking out of a drawing what holds nothing: whatever has a shape keeps it, and only straight lines become shorter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workshops.artefacts.pathways.grid.boxes import LINE, SIZE
from workshops.artefacts.pathways.grid.frame import NAME_LINE
from workshops.artefacts.pathways.grid.labels import LINE as LABEL_LINE
from workshops.artefacts.pathways.grid.labels import Label
from workshops.artefacts.pathways.grid.lettering import width
from workshops.artefacts.pathways.layout import LaneBox, Layout, LinkLine, StepBox

Interval = tuple[int, int]
Move = Callable[[int], int]
GAP = 2
# What may stand beyond the edges of a box: tags and bursts at its sides, its ref above, tags below, and feelings there.
BESIDE, ABOVE, BELOW, FELT = 18, 13, 12, 40
TURN, PILL = 8, 22
# What the name of a lane needs beside its lines, where steps stand in the lane and where none do.
NAMED, NAMED_ALONE = 40, 12
_POINTS = re.compile(r"([MLQ])([-\d ]+)")


class Fold:
    """Where each place along one axis comes to lie when every empty stretch is cut down to ``GAP``."""

    def __init__(self, occupied: Iterable[Interval], end: int) -> None:
        self._from, self._to = [0], [0]
        for low, high in _merged(occupied):
            self._until(min(max(low, 0), end), GAP)
            self._until(min(high, end), end)
        self._until(end, GAP)

    def _until(self, place: int, most: int) -> None:
        long = place - self._from[-1]
        if long > 0:
            self._from.append(place)
            self._to.append(self._to[-1] + min(long, most))

    def __call__(self, place: int) -> int:
        piece = min(bisect_right(self._from, place), len(self._from) - 1)
        low, high = self._from[piece - 1], self._from[piece]
        start, end = self._to[piece - 1], self._to[piece]
        return start + round((place - low) * (end - start) / (high - low)) if high > low else start


def _merged(intervals: Iterable[Interval]) -> Iterator[Interval]:
    held: Interval | None = None
    for low, high in sorted(intervals):
        if held and low <= held[1]:
            held = (held[0], max(held[1], high))
            continue
        if held:
            yield held
        held = (low, high)
    if held:
        yield held


def narrowed(layout: Layout) -> Layout:
    """The drawing without stretches from left to right that hold nothing but level lines."""
    across = Fold([(0, layout.head), *_across(layout)], layout.width)
    return _moved(layout, across, lambda place: place)


def lowered(layout: Layout, window: Interval, felt: Collection[str] = ()) -> Layout:
    """The drawing without stretches from top to bottom that, between two places across, hold only upright lines.

    ``felt`` are the ids of the steps below which feelings are shown.
    """
    seen = within(layout, window)
    things = list(_down(seen, window, felt))
    down = Fold([*_heads(seen, things), *things], layout.height)
    return _moved(seen, lambda place: place, down)


def within(layout: Layout, window: Interval) -> Layout:
    """The drawing with only those boxes and labels that are seen in a window. Labels on a line move along it."""
    boxes = tuple(one for one in layout.boxes if one.x < window[1] and one.x + one.width > window[0])
    links = tuple(replace(one, label=_seen(one.label, window)) for one in layout.links)
    return replace(layout, boxes=boxes, links=links)


def _seen(label: Label | None, window: Interval) -> Label | None:
    if label is None or not window[0] <= label.x < window[1]:
        return None
    half = wide(label) // 2 + 2
    x = min(max(label.x, window[0] + half), window[1] - half) if label.on else label.x
    return replace(label, x=x)


def wide(label: Label) -> int:
    """How wide a label is with what is drawn around it."""
    return max((width(line, SIZE) for line in label.lines), default=0) + (2 * PILL + 40 if label.on else 0)


# ---- What stands where -------------------------------------------------------------------------


def columns(layout: Layout) -> list[Interval]:
    """From where to where the boxes stand, from left to right; between two of them there is only room for lines."""
    return list(_merged((one.x - BESIDE, one.x + one.width + BESIDE) for one in layout.boxes))


def rows(layout: Layout, felt: Collection[str] = ()) -> list[int]:
    """Where a drawing may be cut from side to side without cutting a box or its words: after each row."""
    parts = (part for box in layout.boxes for part in _of_box(box, FELT if box.id in felt else BELOW))
    return [high for _, high in _merged(parts)]


def _across(layout: Layout) -> Iterator[Interval]:
    for box in layout.boxes:
        yield box.x - BESIDE, box.x + box.width + BESIDE
    for link in layout.links:
        for one, two in pairwise(link.points):
            if one[0] == two[0]:
                yield one[0] - TURN, one[0] + TURN
        yield from ((x - TURN, x + TURN) for x, _ in link.points)
        if link.label:
            half = wide(link.label) // 2
            yield link.label.x - half, link.label.x + half


def _heads(layout: Layout, things: Sequence[Interval]) -> Iterator[Interval]:
    """Every lane in which something stands keeps room for its name."""
    for lane in layout.lanes:
        end = lane.y + lane.height
        if not any(low < end and high > lane.y for low, high in things):
            continue
        held = any(lane.y <= box.line < end for box in layout.boxes)
        yield lane.y, lane.y + min(lane.height, (NAMED if held else NAMED_ALONE) + NAME_LINE * len(lane.lines))


def _down(layout: Layout, window: Interval, felt: Collection[str]) -> Iterator[Interval]:
    for box in layout.boxes:
        yield from _of_box(box, FELT if box.id in felt else BELOW)
    for link in layout.links:
        for one, two in pairwise(link.points):
            low, high = sorted((one[0], two[0]))
            if one[1] == two[1] and low < window[1] and high > window[0]:
                yield one[1] - TURN, one[1] + TURN
        if link.points and window[0] <= link.head[0] <= window[1]:
            yield link.head[1] - 2 * TURN, link.head[1] + 2 * TURN
        if link.label:
            yield link.label.y - LABEL_LINE, link.label.y + LABEL_LINE * max(len(link.label.lines), 1)


def _of_box(box: StepBox, below: int) -> Iterator[Interval]:
    if not box.tall:
        yield box.y - ABOVE, box.y + box.height + below
        return
    half = LINE * len(box.lines) // 2 + below
    yield from ((box.y - ABOVE, box.y + 2 * ABOVE), (box.line - half, box.line + half))
    yield box.y + box.height - ABOVE, box.y + box.height + BELOW


# ---- Moving ------------------------------------------------------------------------------------


def _moved(layout: Layout, across: Move, down: Move) -> Layout:
    return replace(
        layout,
        width=across(layout.width),
        height=down(layout.height),
        lanes=tuple(_lane(one, down) for one in layout.lanes),
        boxes=tuple(_box(one, across, down) for one in layout.boxes),
        links=tuple(_link(one, across, down) for one in layout.links),
    )


def _lane(lane: LaneBox, down: Move) -> LaneBox:
    return replace(lane, y=down(lane.y), height=down(lane.y + lane.height) - down(lane.y))


def _box(box: StepBox, across: Move, down: Move) -> StepBox:
    top, end = down(box.y), down(box.y + box.height)
    # What stands in a box across the lanes keeps to its middle.
    line = (top + end) // 2 if box.tall else down(box.line)
    return replace(box, x=across(box.x), y=top, height=end - top, line=line)


def _link(link: LinkLine, across: Move, down: Move) -> LinkLine:
    label = link.label
    return replace(
        link,
        points=tuple((across(x), down(y)) for x, y in link.points),
        path=_POINTS.sub(lambda found: found.group(1) + _places(found.group(2), across, down), link.path),
        head=(across(link.head[0]), down(link.head[1])),
        label=label and replace(label, x=across(label.x), y=down(label.y)),
    )


def _places(numbers: str, across: Move, down: Move) -> str:
    found = [int(one) for one in numbers.split()]
    return " ".join(str(down(one) if place % 2 else across(one)) for place, one in enumerate(found))
