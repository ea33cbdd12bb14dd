"""From private ballots to what may be shown: totals, and groups only from five people up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workshops.artefacts.cards.records import Ballot, GroupPoints, Line
from workshops.small_groups import shown_groups, total_may_show


@dataclass(frozen=True)
class Counted:
    """What a tally carries."""

    n: int
    hidden: int
    lines: tuple[Line, ...]


def points_of(ballot: Ballot, options: Sequence[str]) -> Counter[str]:
    """What one ballot gives to each option that still stands. Ranked options close ranks where one has gone."""
    standing = [one for one in ballot.order if one in options]
    ranked = {one: len(options) - place for place, one in enumerate(standing)}
    return Counter({**{one.option: one.count for one in ballot.dots if one.option in options}, **ranked})


def counted(ballots: Sequence[tuple[str, Ballot]], options: Sequence[str]) -> Counted:
    """Add up ballots, each with its voter's group. Under five people nothing is drawn."""
    given = [(group, points_of(ballot, options)) for group, ballot in ballots]
    cast = [(group, points) for group, points in given if points]
    sizes = Counter(group for group, _ in cast)
    if not total_may_show(sizes):
        return Counted(0, 0, ())
    shown = sorted(shown_groups(sizes) - {""})
    lines = [_line(one, cast, shown, sizes) for one in options]
    lines.sort(key=lambda line: -line.points)
    return Counted(len(cast), len(cast) - sum(sizes[one] for one in shown), tuple(lines))


def _line(option: str, cast: list[tuple[str, Counter[str]]], shown: list[str], sizes: Counter[str]) -> Line:
    groups = tuple(GroupPoints(one, sizes[one], _sum(option, cast, one)) for one in shown)
    return Line(option, sum(points[option] for _, points in cast), groups)


def _sum(option: str, cast: list[tuple[str, Counter[str]]], group: str) -> int:
    return sum(points[option] for held, points in cast if held == group)
