"""Where everything stands, in pixels: columns and gaps from left to right, rows and corridors from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshops.artefacts.pathways.grid.boxes import LOWEST, Size, size_of
from workshops.artefacts.pathways.grid.cells import Cells
from workshops.artefacts.pathways.grid.lettering import wrap
from workshops.artefacts.pathways.grid.routes import CORRIDOR, GAP
from workshops.artefacts.pathways.grid.sheet import Sheet
from workshops.artefacts.pathways.grid.tracks import Tracks

HEAD, EMPTY = 128, 72
EDGE, APART = 20, 14
FELT, BELOW, ABOVE = 30, 16, 24
LOOP = 28
NAME, NAME_LINE, NAME_ROOM = 14, 18, 106


@dataclass(frozen=True)
class Frame:
    """``left`` and ``wide`` of every column, and where every ``gap`` begins; the ``middle`` of every row, with what its
    boxes take above and below it; the ``border`` of every corridor, and where its loops begin; the sizes of the boxes.
    """

    sizes: Sequence[Size]
    left: Sequence[int]
    wide: Sequence[int]
    gap: Sequence[int]
    middle: Sequence[int]
    above: Sequence[int]
    below: Sequence[int]
    border: Sequence[int]
    loop: Sequence[int]
    width: int
    height: int


def frame_of(sheet: Sheet, cells: Cells, tracks: Tracks, rooms: Mapping[int, int]) -> Frame:
    """Positions of everything. ``rooms`` are the pixels that labels need in each gap."""
    sizes = [
        size_of(place.shape, place.words, tall=cells.bottom[step] > cells.top[step])
        for step, place in enumerate(sheet.places)
    ]
    left, wide, gap, width = _across(cells, tracks, rooms, sizes)
    above, below, felt = _rows(sheet, cells, sizes)
    border, loop, middle, height = _down(cells, tracks, above, felt)
    return Frame(sizes, left, wide, gap, middle, above, below, border, loop, width, height)


def lane_lines(name: str) -> list[str]:
    """The name of a lane as it stands in its header."""
    return wrap(name, NAME_ROOM, NAME, 4)


def _across(
    cells: Cells, tracks: Tracks, rooms: Mapping[int, int], sizes: Sequence[Size]
) -> tuple[list[int], list[int], list[int], int]:
    wide = [0] * cells.columns
    for column, size in zip(cells.column, sizes, strict=True):
        wide[column] = max(wide[column], size.wide)
    wide = [one or EMPTY for one in wide]
    at, left, gap = HEAD, [], []
    for column in range(cells.columns + 1):
        gap.append(at)
        count = tracks.count.get((GAP, column), 0)
        at += 2 * EDGE + APART * max(count - 1, 0) + rooms.get(column, 0)
        if column < cells.columns:
            left.append(at)
            at += wide[column]
    return left, wide, gap, at


def _rows(sheet: Sheet, cells: Cells, sizes: Sequence[Size]) -> tuple[list[int], list[int], list[int]]:
    """What the boxes of every row take above and below its middle, and below it with feelings and lane names."""
    above, below, felt = ([LOWEST] * cells.rows for _ in range(3))
    for step, size in enumerate(sizes):
        row = cells.bottom[step]
        above[row] = max(above[row], size.above)
        below[row] = max(below[row], size.below)
        felt[row] = max(felt[row], size.below + FELT * sheet.places[step].felt)
    for lane, band in enumerate(sheet.bands):
        first, last = cells.first_row[lane], ([*cells.first_row, cells.rows][lane + 1]) - 1
        if last < first:
            continue
        tall = sum(above[first : last + 1]) + sum(felt[first : last + 1]) + (ABOVE + BELOW) * (last - first + 1)
        felt[last] += max(0, 44 + NAME_LINE * len(lane_lines(band.name)) + 12 - tall)
    return above, below, felt


def _down(
    cells: Cells, tracks: Tracks, above: Sequence[int], felt: Sequence[int]
) -> tuple[list[int], list[int], list[int], int]:
    at, border, loop, middle = 0, [], [], []
    for row in range(cells.rows + 1):
        loops, count = tracks.loops.get((CORRIDOR, row), 0), tracks.count.get((CORRIDOR, row), 0)
        loop.append(at + (4 if row == 0 else BELOW))
        at += (BELOW if row > 0 or loops else 0) + LOOP * loops
        border.append(at)
        at += APART * count + (10 * min(count, 1) if row == cells.rows else ABOVE)
        if row < cells.rows:
            middle.append(at + above[row])
            at += above[row] + felt[row]
    return border, loop, middle, at
