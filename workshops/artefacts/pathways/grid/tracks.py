"""Lines that run side by side: which of them goes left or right, over or under.

In every gap and corridor each net has one track. Nets are put in one after another, each where it crosses the fewest
others; then tracks that do not meet are closed up.
Along a gap, positions are counted by rows and corridors (row r is 2r + 1, corridor r is 2r); along a corridor by
columns, gaps and ports (column c is 16c + 8, gap g is 16g, a port up to three off its column).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workshops.artefacts.pathways.grid.cells import Cells
from workshops.artefacts.pathways.grid.routes import CORRIDOR, GAP, LOOPING, PORT, ROW, Leg, Route, sort_of

SLOTS = (0, -1, 2, 3)
CLASH = 50


@dataclass
class Net:
    """A net in one gap or corridor: from ``low`` to ``high``, joined from before (left or above) and after."""

    key: int
    low: int = 1 << 30
    high: int = -1
    before: set[int] = field(default_factory=set)
    after: set[int] = field(default_factory=set)

    def reach(self, at: int) -> None:
        """Make the net long enough to get there."""
        self.low, self.high = min(self.low, at), max(self.high, at)


@dataclass(frozen=True)
class Tracks:
    """Track numbers by (line, at, net), and how many tracks there are by (line, at). Loops in corridors count apart."""

    of: dict[tuple[int, int, int], int]
    count: dict[tuple[int, int], int]
    loops: dict[tuple[int, int], int]


def tracks_of(routes: Sequence[Route], cells: Cells) -> Tracks:
    """A track for every net in every gap and corridor."""
    tracks = Tracks({}, {}, {})
    for (line, at), nets in sorted(_nets(routes, cells).items()):
        alone = [net for net in nets.values() if line == CORRIDOR and sort_of(net.key) == LOOPING]
        rest = [net for net in nets.values() if line != CORRIDOR or sort_of(net.key) != LOOPING]
        tracks.loops[line, at] = _settle(tracks, line, at, alone)
        tracks.count[line, at] = _settle(tracks, line, at, rest)
    return tracks


def _nets(routes: Sequence[Route], cells: Cells) -> dict[tuple[int, int], dict[int, Net]]:
    found: dict[tuple[int, int], dict[int, Net]] = {}
    for route in routes:
        for leg, neighbour, after in _joints(route, cells):
            nets = found.setdefault((leg.line, leg.at), {})
            net = nets.setdefault(leg.net, Net(leg.net))
            net.reach(neighbour)
            (net.after if after else net.before).add(neighbour)
    return found


def _joints(route: Route, cells: Cells) -> Iterator[tuple[Leg, int, bool]]:
    """Every leg in a gap or corridor with the two next to it: where they meet, and whether the other lies after it."""
    legs = route.legs
    for place, leg in enumerate(legs):
        if leg.line not in (GAP, CORRIDOR):
            continue
        for step in (-1, 1):
            near, far = legs[place + step], place + 2 * step
            beyond = legs[far] if 0 <= far < len(legs) else None
            yield leg, _position(near, cells), _after(leg, near, beyond, step, cells)


def _position(leg: Leg, cells: Cells) -> int:
    if leg.line == ROW:
        return 2 * leg.at + 1
    if leg.line == CORRIDOR:
        return 2 * leg.at
    if leg.line == GAP:
        return 16 * leg.at
    return 16 * cells.column[leg.at] + 8 + SLOTS[leg.net]


def _after(leg: Leg, near: Leg, beyond: Leg | None, step: int, cells: Cells) -> bool:
    """Whether a leg next to a gap or corridor goes off to the right or down. Rows come from the left and go right."""
    if near.line == PORT:
        return cells.top[near.at] >= leg.at
    if beyond is None:
        return step > 0
    return _position(beyond, cells) > (16 if leg.line == GAP else 2) * leg.at


def _settle(tracks: Tracks, line: int, at: int, nets: list[Net]) -> int:
    """Number the tracks of one gap or corridor; returns how many there are."""
    order: list[Net] = []
    for net in sorted(nets, key=lambda one: one.key):
        order.insert(_best_place(order, net), net)
    numbers: list[int] = []
    for place, net in enumerate(order):
        met = [numbers[other] for other in range(place) if _meet(order[other], net)]
        numbers.append(max(met, default=-1) + 1)
        tracks.of[line, at, net.key] = numbers[-1]
    return max(numbers, default=-1) + 1


def _meet(one: Net, other: Net) -> bool:
    return one.low <= other.high and other.low <= one.high


def _best_place(order: list[Net], net: Net) -> int:
    """Where the net crosses fewest; the last such place, so that later ones go right and down."""
    cost = sum(_crossings(net, other) for other in order)
    best, best_cost = 0, cost
    for place, other in enumerate(order):
        cost += _crossings(other, net) - _crossings(net, other)
        if cost <= best_cost:
            best, best_cost = place + 1, cost
    return best


def _crossings(one: Net, other: Net) -> int:
    """How often two nets cross when ``one`` goes before (left of, above) ``other``."""
    crossed = sum(other.low <= at <= other.high for at in one.after)
    crossed += sum(one.low <= at <= one.high for at in other.before)
    return crossed + CLASH * len(one.after & other.before)
