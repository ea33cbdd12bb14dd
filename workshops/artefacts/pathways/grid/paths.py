"""From corners to drawn lines: rounded corners, and a small hop where a line crosses another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]
CORNER, HOP = 6, 7


def straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same line without repeated points and points in the middle of a straight piece."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _in_line(one: Point, two: Point, three: Point) -> bool:
    return one[0] == two[0] == three[0] or one[1] == two[1] == three[1]


class Uprights:
    """All upright pieces of all lines, by their x, to find what a level piece crosses."""

    def __init__(self, lines: Sequence[Sequence[Point]], joined: Sequence[tuple[int, int, bool]]) -> None:
        self._joined = joined
        self._pieces = sorted(
            (one[0], min(one[1], two[1]), max(one[1], two[1]), number)
            for number, line in enumerate(lines)
            for one, two in pairwise(line)
            if one[0] == two[0]
        )
        self._at = [piece[0] for piece in self._pieces]

    def crossed(self, number: int, one: Point, two: Point) -> list[int]:
        """Where a level piece of that line crosses lines that it does not branch from or join, from left to right."""
        low, high = min(one[0], two[0]) + 2 * HOP, max(one[0], two[0]) - 2 * HOP
        found: list[int] = []
        for x, top, bottom, other in self._pieces[bisect_left(self._at, low) : bisect_right(self._at, high)]:
            crosses = top + HOP < one[1] < bottom - HOP and not self._kin(number, other)
            if crosses and (not found or x - found[-1] > 2 * HOP):
                found.append(x)
        return found

    def _kin(self, one: int, other: int) -> bool:
        start, end, person = self._joined[one]
        start_too, end_too, person_too = self._joined[other]
        return person == person_too and (start == start_too or end == end_too)


def drawn(points: Sequence[Point], hops: Mapping[int, Sequence[int]]) -> str:
    """The line as an SVG path. ``hops`` are the crossings on each level piece, by the number of the piece."""
    if len(points) < 2:
        return ""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for piece in range(len(points) - 1):
        one, two = points[piece], points[piece + 1]
        parts += _hopped(one, two, hops.get(piece, ()))
        if piece + 2 == len(points):
            parts.append(f"L{two[0]} {two[1]}")
        else:
            parts.append(_corner(one, two, points[piece + 2]))
    return "".join(parts)


def _hopped(one: Point, two: Point, crossings: Sequence[int]) -> list[str]:
    if two[0] > one[0]:
        return [f"L{x - HOP} {one[1]}a{HOP} {HOP} 0 0 1 {2 * HOP} 0" for x in crossings]
    return [f"L{x + HOP} {one[1]}a{HOP} {HOP} 0 0 0 {-2 * HOP} 0" for x in reversed(crossings)]


def _corner(one: Point, two: Point, three: Point) -> str:
    radius = min(CORNER, _length(one, two) // 2, _length(two, three) // 2)
    before, after = _towards(two, one, radius), _towards(two, three, radius)
    return f"L{before[0]} {before[1]}Q{two[0]} {two[1]} {after[0]} {after[1]}"


def _length(one: Point, two: Point) -> int:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def _towards(one: Point, two: Point, distance: int) -> Point:
    return (one[0] + _sign(two[0] - one[0]) * distance, one[1] + _sign(two[1] - one[1]) * distance)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
