"""Words on links: above the last piece before a step, or on the line of a way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workshops.artefacts.pathways.grid.cells import Cells
from workshops.artefacts.pathways.grid.lettering import width, wrap
from workshops.artefacts.pathways.grid.paths import Point
from workshops.artefacts.pathways.grid.routes import ROW, Route
from workshops.artefacts.pathways.grid.sheet import Sheet, Way

SIZE, LINE = 13, 16
ROOM, ALONE, NEAR = 88, 200, 20
PILL, HIDDEN, ABOVE, BELOW = 24, 20, 18, 28


@dataclass(frozen=True)
class Label:
    """Lines of words centred on ``x``, the first with its foot at ``y``.

    With ``on`` they stand on the line itself: ``y`` is its height, ``room`` how long it is there.
    """

    x: int
    y: int
    lines: tuple[str, ...]
    on: bool
    room: int


@dataclass(frozen=True)
class Entry:
    """How a forward link arrives: ``place`` counts from the line that comes straight, so that labelled links stay
    apart; ``reach`` is the largest place at this step; ``lines`` are the words on the link."""

    place: int
    reach: int
    lines: tuple[str, ...]


def entries_of(sheet: Sheet, routes: Sequence[Route]) -> dict[int, Entry]:
    """How every forward link arrives, by its number."""
    groups: dict[tuple[int, int, bool], list[Route]] = {}
    for route in routes:
        way, last = sheet.ways[route.way], route.legs[-1]
        if last.line == ROW:
            groups.setdefault((way.end, last.at, way.person), []).append(route)
    return {number: entry for group in groups.values() for number, entry in _entries(sheet, group).items()}


def rooms_of(sheet: Sheet, cells: Cells, routes: Sequence[Route]) -> dict[int, int]:
    """Pixels that labels need in each gap."""
    rooms: dict[int, int] = {}
    for number, entry in entries_of(sheet, routes).items():
        gap = cells.column[sheet.ways[number].end]
        wide = max((width(line, SIZE) for line in entry.lines), default=0)
        rooms[gap] = max(rooms.get(gap, 0), wide + 4 if wide else 0)
    return rooms


def label_of(way: Way, points: Sequence[Point], hops: Mapping[int, Sequence[int]], entry: Entry | None) -> Label | None:
    """Where the words of a link stand; loops have a place for words even without any."""
    if entry is None:
        return _on_the_line(way, points, hops) if way.label or way.loop else None
    if not entry.lines:
        return None
    right, y = points[-1]
    wide = max(width(line, SIZE) for line in entry.lines)
    return Label(right - 12 - wide // 2, y - 6 - LINE * (len(entry.lines) - 1), entry.lines, False, wide)


def clear_of(pills: Iterable[Label], label: Label, points: Sequence[Point]) -> Label:
    """Words beside an upright piece: before the pill of another link that comes to the same step, never behind it."""
    (before, above), (x, y) = points[-2:]
    if label.on or before != x:
        return label
    for pill in pills:
        reach = (label.room + PILL + max((width(line, SIZE) for line in pill.lines), default=0)) // 2
        if abs(label.x - pill.x) < reach and abs(label.y - pill.y) < HIDDEN:
            return replace(label, y=pill.y - ABOVE if y > above else pill.y + BELOW)
    return label


def _entries(sheet: Sheet, group: Sequence[Route]) -> dict[int, Entry]:
    """Links arrive together unless different words stand on them; the same words on the same line stand there once."""
    ranked = sorted(group, key=lambda route: (route.legs[0].at, route.way))
    said = {route.way: sheet.ways[route.way].label for route in ranked}
    if not any(said.values()):
        return {route.way: Entry(0, 0, ()) for route in ranked}
    own = {route.way: _whose(route, said[route.way]) for route in ranked}
    order = list(dict.fromkeys(own.values()))
    straight = [order.index(own[route.way]) for route in ranked if len(route.legs) == 1]
    base = straight[0] if straight else (len(order) - 1) // 2
    base = base if sheet.ways[ranked[0].way].person else 0
    reach = max(base, len(order) - 1 - base)
    first = {whose: number for number, whose in reversed(own.items())}
    return {
        number: Entry(
            order.index(whose) - base, reach, _lines(said[number] if first[whose] == number else "", reach > 0)
        )
        for number, whose in own.items()
    }


def _whose(route: Route, words: str) -> tuple[int, str]:
    """The line on which a link arrives: its own where it comes straight, else that of its net with the same words."""
    return (-1 - route.way, "") if len(route.legs) == 1 else (route.legs[-1].net, words)


def _lines(words: str, apart: bool) -> tuple[str, ...]:
    if not words:
        return ()
    return tuple(wrap(words, ALONE, SIZE, 1) if apart else wrap(words, ROOM, SIZE, 3))


def _on_the_line(way: Way, points: Sequence[Point], hops: Mapping[int, Sequence[int]]) -> Label:
    """On a loop in the middle of the widest stretch without a crossing; else where the line comes to its step."""
    lines = tuple(wrap(way.label, ALONE, SIZE, 1)) if way.label else ()
    wide = max((width(line, SIZE) for line in lines), default=0)
    if not hops:
        (_, begin), (x, end) = points[0], points[-1]
        return Label(x + 8 + wide // 2, end - 13 if end > begin else end + 24, lines, False, wide)
    if not way.loop:
        piece = max(hops)
        (begin, y), (end, _) = points[piece], points[piece + 1]
        off = wide // 2 + NEAR
        return Label(end - off if end > begin else end + off, y, lines, True, abs(end - begin))
    stretches = [
        (two - one, (one + two) // 2, points[piece][1])
        for piece, crossings in hops.items()
        for one, two in _stretches(points[piece][0], points[piece + 1][0], crossings)
    ]
    room, x, y = max(stretches, key=lambda one: (one[0], -one[1], -one[2]))
    return Label(x, y, lines, True, room)


def _stretches(one: int, two: int, crossings: Sequence[int]) -> list[tuple[int, int]]:
    stops = [min(one, two), *crossings, max(one, two)]
    return list(pairwise(stops))
