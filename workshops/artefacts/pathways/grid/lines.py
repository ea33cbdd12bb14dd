"""The corners of every link, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workshops.artefacts.pathways.grid.cells import Cells
from workshops.artefacts.pathways.grid.frame import APART, EDGE, LOOP, Frame
from workshops.artefacts.pathways.grid.labels import Entry, entries_of
from workshops.artefacts.pathways.grid.paths import Point, straightened
from workshops.artefacts.pathways.grid.routes import GAP, LOOPING, PORT, ROW, Leg, Route, sort_of
from workshops.artefacts.pathways.grid.sheet import Sheet
from workshops.artefacts.pathways.grid.tracks import Tracks

PORTS = (0, -14, 26, 44)
INFORMATION, SPREAD = 14, 20


@dataclass(frozen=True)
class Wiring:
    """All that is known once everything has its place."""

    sheet: Sheet
    cells: Cells
    routes: Sequence[Route]
    tracks: Tracks
    frame: Frame


def lines_of(wiring: Wiring) -> list[tuple[Point, ...]]:
    """The corners of every link."""
    entries = entries_of(wiring.sheet, wiring.routes)
    return [straightened(_Line(wiring, route, entries.get(route.way)).points()) for route in wiring.routes]


def turn_of(points: Sequence[Point]) -> str:
    """Which way a line goes where it arrives: "right", "left", "up" or "down"."""
    if len(points) < 2:
        return "right"
    (one_x, one_y), (two_x, two_y) = points[-2], points[-1]
    if one_y == two_y:
        return "right" if two_x > one_x else "left"
    return "down" if two_y > one_y else "up"


class _Line:
    """One link on its way from legs to corners."""

    def __init__(self, wiring: Wiring, route: Route, entry: Entry | None) -> None:
        self.wiring = wiring
        self.legs = route.legs
        self.way = wiring.sheet.ways[route.way]
        self.entry = entry

    def points(self) -> list[Point]:
        """Corners from start to end, with repeats."""
        places = [self._place(number, leg) for number, leg in enumerate(self.legs)]
        upright = [leg.line in (GAP, PORT) for leg in self.legs]
        corners = [(one, two) if upright[number] else (two, one) for number, (one, two) in enumerate(pairwise(places))]
        return [self._meets(self.way.start, places[0], True), *corners, self._meets(self.way.end, places[-1], False)]

    def _place(self, number: int, leg: Leg) -> int:
        """The y of a level leg, the x of an upright one."""
        frame, tracks = self.wiring.frame, self.wiring.tracks
        if leg.line == ROW:
            return frame.middle[leg.at] + self._aside(number)
        if leg.line == PORT:
            column = self.wiring.cells.column[leg.at]
            return frame.left[column] + frame.wide[column] // 2 + PORTS[leg.net]
        track = tracks.of[leg.line, leg.at, leg.net]
        if leg.line == GAP:
            return frame.gap[leg.at] + EDGE + APART * track
        if sort_of(leg.net) == LOOPING:
            return frame.loop[leg.at] + LOOP * track + LOOP // 2
        return frame.border[leg.at] + 12 + APART * track

    def _aside(self, number: int) -> int:
        """How far off the middle of a row the link runs: information lower, labelled links apart where they arrive."""
        base = 0 if self.way.person else INFORMATION
        if self.entry is None or number == 0 or self.entry.reach == 0:
            return base
        half = self.wiring.frame.sizes[self.way.end].above or 99
        return base + self.entry.place * min(SPREAD, (half - 8 - base) // self.entry.reach)

    def _meets(self, step: int, place: int, leaves: bool) -> Point:
        """Where the link meets a box: on its side, or on its top or bottom."""
        cells, frame = self.wiring.cells, self.wiring.frame
        leg = self.legs[0 if leaves else -1]
        size = frame.sizes[step]
        half = size.wide // 2
        middle = frame.left[cells.column[step]] + frame.wide[cells.column[step]] // 2
        slanted = self.wiring.sheet.places[step].shape == "decision"
        if leg.line == ROW:
            row = frame.middle[leg.at]
            inset = size.inset + (abs(place - row) * half // size.above if slanted else 0)
            return (middle + half - inset if leaves else middle - half + inset, place)
        inset = abs(place - middle) * size.above // half if slanted else 0
        return (place, self._top(step) + inset if self._upper(step, leaves) else self._bottom(step) - inset)

    def _upper(self, step: int, leaves: bool) -> bool:
        """Whether the link uses the top of the box."""
        top = self.wiring.cells.top
        if len(self.legs) == 1:
            other = self.way.end if leaves else self.way.start
            return top[other] < top[step]
        return self.legs[1 if leaves else -2].at <= top[step]

    def _top(self, step: int) -> int:
        cells, frame = self.wiring.cells, self.wiring.frame
        row = cells.top[step]
        return frame.middle[row] - (frame.above[row] if cells.bottom[step] > row else frame.sizes[step].above)

    def _bottom(self, step: int) -> int:
        cells, frame = self.wiring.cells, self.wiring.frame
        row = cells.bottom[step]
        return frame.middle[row] + (frame.below[row] if row > cells.top[step] else frame.sizes[step].below)
