"""How links run round the boxes, before anything has a size.

A link runs through *rows* (on the line in the middle of their boxes), *gaps* (upright, between columns; gap g is left
of column g), *corridors* (level, between rows; corridor r is above row r) and, up or down from a box, along a *port*.
Its route is a list of such legs, level and upright ones in turn.

Forward: straight along a row, or through one gap, or through two gaps and a corridor. Back, or within one column: out
of the top or bottom of a box, through a corridor. A leg belongs to a net: ways that branch from one step, or else ways
that join at one step, share their line.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshops.artefacts.pathways.grid.cells import Cells
from workshops.artefacts.pathways.grid.sheet import Sheet, Way

ROW, GAP, CORRIDOR, PORT = range(4)
BRANCHING, JOINING, RETURNING, SPREADING, LOOPING = range(5)


@dataclass(frozen=True)
class Leg:
    """One straight piece: a ``line`` (ROW, GAP, CORRIDOR or PORT) and which one (row, gap, corridor; step for PORT).

    ``net`` is whose line it is; for a PORT it says where on the box (see ``PORTS`` in ``tracks``).
    """

    line: int
    at: int
    net: int


@dataclass(frozen=True)
class Route:
    """A link's legs, from its start to its end."""

    way: int
    legs: tuple[Leg, ...]


def routes_of(sheet: Sheet, cells: Cells) -> list[Route]:
    """A route for every link, in their order."""
    router = Router(sheet, cells)
    return [router.route(number) for number in range(len(sheet.ways))]


class Router:
    """Knows which cells are taken and which rows already carry whose line."""

    def __init__(self, sheet: Sheet, cells: Cells) -> None:
        self.sheet = sheet
        self.cells = cells
        self.taken = cells.taken()
        self.tall = [step for step in range(len(sheet.places)) if cells.bottom[step] > cells.top[step]]
        self.branches = self._branches()
        self.leaving: dict[tuple[int, int], int] = {}
        self.arriving: dict[tuple[int, int], int] = {}

    def route(self, number: int) -> Route:
        """The way's route, given those before it."""
        way = self.sheet.ways[number]
        start, end = self.cells.column[way.start], self.cells.column[way.end]
        if end > start:
            legs = self._forward(way)
        elif end == start and way.start != way.end:
            legs = self._beside(way)
        else:
            legs = self._back(way)
        return Route(number, tuple(legs))

    def net(self, way: Way) -> int:
        """Whose line a way is: of the step it branches from, of the step it joins, or of the loops to a step."""
        onward, person = self.cells.column[way.end] > self.cells.column[way.start], int(way.person)
        if not onward and way.loop:
            return (way.end * 8 + LOOPING) * 2 + person
        if self.branches[_bundle(way, onward=onward)] > 1:
            return (way.start * 8 + (BRANCHING if onward else SPREADING)) * 2 + person
        return (way.end * 8 + (JOINING if onward else RETURNING)) * 2 + person

    def _branches(self) -> list[int]:
        """How many ways go on, or back, from every step, for the person and for information."""
        counts = [0] * (4 * len(self.sheet.places))
        for way in self.sheet.ways:
            counts[_bundle(way, onward=self.cells.column[way.end] > self.cells.column[way.start])] += 1
        return counts

    def _rows(self, way: Way) -> tuple[int, int]:
        """The rows in which a way leaves and arrives: those nearest to each other that the boxes have."""
        top, bottom = self.cells.top, self.cells.bottom
        leave = min(max(top[way.end], top[way.start]), bottom[way.start])
        arrive = min(max(leave, top[way.end]), bottom[way.end])
        return min(max(arrive, top[way.start]), bottom[way.start]), arrive

    def _free(self, row: int, first: int, last: int) -> bool:
        return all((column, row) not in self.taken for column in range(first, last))

    def _forward(self, way: Way) -> list[Leg]:
        net = self.net(way)
        start, end = self.cells.column[way.start], self.cells.column[way.end]
        leave, arrive = self._rows(way)
        if leave == arrive and self._free(leave, start + 1, end):
            return [Leg(ROW, leave, net)]
        if self._free(arrive, start + 1, end) and self._claim(
            self.arriving, self.leaving, way.end, (arrive, start + 1, end)
        ):
            return [Leg(ROW, leave, net), Leg(GAP, start + 1, net), Leg(ROW, arrive, net)]
        if self._free(leave, start + 1, end) and self._claim(
            self.leaving, self.arriving, way.start, (leave, start + 1, end)
        ):
            return [Leg(ROW, leave, net), Leg(GAP, end, net), Leg(ROW, arrive, net)]
        corridor = self._corridor(way, leave, arrive)
        return [
            Leg(ROW, leave, net),
            Leg(GAP, start + 1, net),
            Leg(CORRIDOR, corridor, net),
            Leg(GAP, end, net),
            Leg(ROW, arrive, net),
        ]

    def _claim(
        self,
        own: dict[tuple[int, int], int],
        others: dict[tuple[int, int], int],
        step: int,
        run: tuple[int, int, int],
    ) -> bool:
        """Take the empty cells of a row for lines of one step, unless they carry other lines already."""
        row, first, last = run
        cells = [(column, row) for column in range(first, last)]
        if any(cell in others or own.get(cell, step) != step for cell in cells):
            return False
        own.update(dict.fromkeys(cells, step))
        return True

    def _open(self, one: int, other: int) -> list[int]:
        """Corridors that no box stands across between two columns (those columns themselves left out)."""
        between = [step for step in self.tall if min(one, other) < self.cells.column[step] < max(one, other)]
        top, bottom = self.cells.top, self.cells.bottom
        return [
            corridor
            for corridor in range(self.cells.rows + 1)
            if not any(top[step] < corridor <= bottom[step] for step in between)
        ]

    def _corridor(self, way: Way, leave: int, arrive: int) -> int:
        """The open corridor with the least way up and down."""

        def climb(corridor: int) -> int:
            return abs(2 * corridor - 2 * leave - 1) + abs(2 * corridor - 2 * arrive - 1)

        found = self._open(self.cells.column[way.start], self.cells.column[way.end])
        return min(found, key=lambda corridor: (climb(corridor), corridor))

    def _beside(self, way: Way) -> list[Leg]:
        """Between two boxes of one column: straight where nothing is in the way, else round by the gap."""
        net, column = self.net(way), self.cells.column[way.start]
        top, bottom = self.cells.top, self.cells.bottom
        down = top[way.end] > top[way.start]
        between = range(bottom[way.start] + 1, top[way.end]) if down else range(bottom[way.end] + 1, top[way.start])
        if self._passes(way, column, between):
            return [Leg(PORT, way.start, arriving(way) if down else leaving(way))]
        first = bottom[way.start] + 1 if down else top[way.start]
        last = top[way.end] if down else bottom[way.end] + 1
        return [
            Leg(PORT, way.start, leaving(way)),
            Leg(CORRIDOR, first, net),
            Leg(GAP, column, net),
            Leg(CORRIDOR, last, net),
            Leg(PORT, way.end, arriving(way)),
        ]

    def _passes(self, way: Way, column: int, rows: range) -> bool:
        """Whether a way may run straight through a column. Information may pass behind boxes that send theirs along."""
        stand = [step for step, at in enumerate(self.cells.column) if at == column and self.cells.top[step] in rows]
        sending = {other.start for other in self.sheet.ways if not other.person and other.end == way.end}
        return not stand or (not way.person and all(step in sending for step in stand))

    def _back(self, way: Way) -> list[Leg]:
        """Back to an earlier column: over the step it leads to, or under it when that stands higher."""
        net, column = self.net(way), self.cells.column
        top, bottom = self.cells.top, self.cells.bottom
        last = bottom[way.end] + 1 if top[way.start] > bottom[way.end] else top[way.end]
        found = self._open(column[way.start], column[way.end])
        corridor = min(found, key=lambda one: (abs(one - last), one))
        legs = [*self._out(way, corridor), Leg(CORRIDOR, corridor, net)]
        if corridor != last:
            legs += [Leg(GAP, column[way.end] + 1, net), Leg(CORRIDOR, last, net)]
        return [*legs, Leg(PORT, way.end, arriving(way))]

    def _out(self, way: Way, corridor: int) -> list[Leg]:
        """From the top or bottom of a box towards a corridor: straight up or down, or else by the gap left of it."""
        net, column = self.net(way), self.cells.column[way.start]
        top, bottom = self.cells.top[way.start], self.cells.bottom[way.start]
        up = corridor <= top
        between = range(corridor, top) if up else range(bottom + 1, corridor)
        port = Leg(PORT, way.start, leaving(way))
        if all((column, row) not in self.taken for row in between):
            return [port]
        return [port, Leg(CORRIDOR, top if up else bottom + 1, net), Leg(GAP, column, net)]


def _bundle(way: Way, *, onward: bool) -> int:
    return way.start * 4 + 2 * onward + way.person


def sort_of(net: int) -> int:
    """BRANCHING, JOINING, RETURNING, SPREADING (returning to several steps) or LOOPING."""
    return net // 2 % 8


def arriving(way: Way) -> int:
    """Where on the top or bottom of a box a way arrives: 0 for the person, 1 for information."""
    return 0 if way.person else 1


def leaving(way: Way) -> int:
    """Where on the top or bottom of a box a way leaves: 2 for the person, 3 for information."""
    return 2 if way.person else 3
