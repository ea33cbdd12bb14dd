"""Which column and row every step stands in.

The column is the one that somebody chose, or else the longest way from a start with loops left out, so that the
person's way runs from left to right; steps which only information reaches stand among those they hear from. In a lane,
a column's steps stand one below the other in the order of their refs. A hand-off in a lane that all agencies share
stands across the lanes of the agencies; where other steps have the same column, those stand right of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from workshops.artefacts.pathways.grid.sheet import Sheet, Way


@dataclass(frozen=True)
class Cells:
    """Columns by step, as ``chosen`` and as drawn; first and last row by step; first row by lane; how many there are.

    A lane that is drawn only across the others has no row of its own: its first row is that of the next lane.
    """

    chosen: tuple[int, ...]
    column: tuple[int, ...]
    top: tuple[int, ...]
    bottom: tuple[int, ...]
    first_row: tuple[int, ...]
    rows: int
    columns: int

    def taken(self) -> set[tuple[int, int]]:
        """Every (column, row) that a box stands in."""
        spans = zip(self.column, self.top, self.bottom, strict=True)
        return {(column, row) for column, top, bottom in spans for row in range(top, bottom + 1)}


def cells_of(sheet: Sheet) -> Cells:
    """Columns and rows of all steps."""
    across = _across(sheet)
    chosen = _columns(sheet, across)
    column = _drawn(sheet, across, chosen)
    depth = _depths(sheet, column, across)
    heights = [0 if lane in across else 1 for lane in range(len(sheet.bands))]
    for place, row in zip(sheet.places, depth, strict=True):
        if place.lane not in across:
            heights[place.lane] = max(heights[place.lane], row + 1)
    first = [sum(heights[:lane]) for lane in range(len(heights) + 1)]
    tops, bottoms = [], []
    for place, row in zip(sheet.places, depth, strict=True):
        span = across.get(place.lane)
        tops.append(first[place.lane] + row if span is None else first[span[0]])
        bottoms.append(first[place.lane] + row if span is None else first[span[1] + 1] - 1)
    count = max(column, default=-1) + 1
    return Cells(tuple(chosen), tuple(column), tuple(tops), tuple(bottoms), tuple(first[:-1]), first[-1], count)


def _across(sheet: Sheet) -> dict[int, tuple[int, int]]:
    """Lanes drawn across others, with the first and last lane they cross."""
    shapes: dict[int, set[str]] = {}
    for place in sheet.places:
        shapes.setdefault(place.lane, set()).add(place.shape)
    handing = [
        lane
        for lane, band in enumerate(sheet.bands)
        if band.agency and band.shared and shapes.get(lane) == {"hand_off"}
    ]
    crossed = [lane for lane, band in enumerate(sheet.bands) if band.agency and lane not in handing]
    if len(crossed) < 2:
        return {}
    return dict.fromkeys(handing, (crossed[0], crossed[-1]))


def _columns(sheet: Sheet, across: Mapping[int, tuple[int, int]]) -> list[int]:
    least = [0] * len(sheet.places)
    while True:
        column = _longest(sheet, least)
        moved = _aside(sheet, across, column)
        if not moved:
            return _listening(sheet, across, column)
        for place in moved:
            least[place] = column[place] + 1


def _longest(sheet: Sheet, least: Sequence[int]) -> list[int]:
    """The longest way to every step along the person's links, loops left out."""
    onward: list[list[int]] = [[] for _ in sheet.places]
    waiting = [0] * len(sheet.places)
    for way in sheet.ways:
        if way.person and not way.loop:
            onward[way.start].append(way.end)
            waiting[way.end] += 1
    column = [place.column if place.column >= 0 else low for place, low in zip(sheet.places, least, strict=True)]
    ready = [step for step, count in enumerate(waiting) if count == 0]
    for step in ready:
        for end in onward[step]:
            if sheet.places[end].column < 0:
                column[end] = max(column[end], column[step] + 1)
            waiting[end] -= 1
            if waiting[end] == 0:
                ready.append(end)
    return column


def _aside(sheet: Sheet, across: Mapping[int, tuple[int, int]], column: Sequence[int]) -> list[int]:
    """Steps that must go one column on because something stands across theirs."""
    moved = []
    for tall, place in enumerate(sheet.places):
        span = across.get(place.lane)
        if span is None:
            continue
        for step, other in enumerate(sheet.places):
            if step == tall or column[step] != column[tall] or not _meets(other.lane, across, span):
                continue
            if other.column < 0 and (step > tall or other.lane not in across):
                moved.append(step)
            elif other.column >= 0 > place.column:
                moved.append(tall)
    return moved


def _meets(lane: int, across: Mapping[int, tuple[int, int]], span: tuple[int, int]) -> bool:
    return lane in across or span[0] <= lane <= span[1]


def _drawn(sheet: Sheet, across: Mapping[int, tuple[int, int]], column: Sequence[int]) -> list[int]:
    """Columns as they are drawn: one more wherever steps were put where something stands across."""
    tall: dict[int, list[int]] = {}
    for step, place in enumerate(sheet.places):
        if place.lane in across:
            tall.setdefault(column[step], []).append(step)
    span = next(iter(across.values()), (0, -1))
    rank = []
    for step, place in enumerate(sheet.places):
        standing = tall.get(column[step], [])
        after = standing.index(step) if step in standing else len(standing)
        rank.append(after if _meets(place.lane, across, span) else 0)
    more = [0] * (max(column, default=-1) + 2)
    for step, after in enumerate(rank):
        more[column[step] + 1] = max(more[column[step] + 1], after)
    shifts = list(accumulate(more))
    return [at + shifts[at] + after for at, after in zip(column, rank, strict=True)]


def _listening(sheet: Sheet, across: Mapping[int, tuple[int, int]], column: list[int]) -> list[int]:
    """Steps that only information reaches go to the middle one of the columns they hear from or tell."""
    walked = {step for way in sheet.ways if way.person for step in (way.start, way.end)}
    settled = [step in walked or place.column >= 0 or place.lane in across for step, place in enumerate(sheet.places)]
    crossed = {(column[step], across[place.lane]) for step, place in enumerate(sheet.places) if place.lane in across}
    for step, place in enumerate(sheet.places):
        heard = _heard(sheet.ways, step, column, settled)
        if settled[step] or not heard:
            continue
        column[step] = heard[(len(heard) - 1) // 2]
        while any(column[step] == at and span[0] <= place.lane <= span[1] for at, span in crossed):
            column[step] += 1
        settled[step] = True
    return column


def _heard(ways: Sequence[Way], step: int, column: Sequence[int], settled: Sequence[bool]) -> list[int]:
    others = [way.start if way.end == step else way.end for way in ways if step in (way.start, way.end)]
    return sorted(column[other] for other in others if other != step and settled[other])


def _depths(sheet: Sheet, column: Sequence[int], across: Mapping[int, tuple[int, int]]) -> list[int]:
    """The row within its lane of every step: the first that is free."""
    filled: dict[tuple[int, int], int] = {}
    depths = []
    for step, place in enumerate(sheet.places):
        cell = (place.lane, column[step])
        depths.append(0 if place.lane in across else filled.get(cell, 0))
        filled[cell] = filled.get(cell, 0) + 1
    return depths
