"""From private ballots to what may be shown: totals, and groups only from five people up.

Reads everything: only the close may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workshops.apart import Earlier, Said, Scorer, drawable
from workshops.artefacts.cards.records import Ballot, Counted, GroupPoints, Line, Poll, Tally
from workshops.audiences import participant
from workshops.meeting.records import Seat
from workshops.state import View

Points = Counter[str]


@dataclass(frozen=True)
class Sums:
    """What a tally carries."""

    n: int
    hidden: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Cast:
    """What each seat gave to each option, and the group that it is in now."""

    points: Mapping[str, Points]
    groups: Mapping[str, str]

    def scorers(self) -> tuple[Scorer, ...]:
        """Who was counted, to be sealed."""
        return tuple(Scorer(seat, self.groups.get(seat, "")) for seat in sorted(self.points))

    def said(self) -> dict[str, Said]:
        """The same, to be compared with earlier sums."""
        return {seat: Said(self.groups.get(seat, ""), points) for seat, points in self.points.items()}


def cast(here: View, poll: str, options: Sequence[str]) -> Cast:
    """Who chose anything that still stands, and what."""
    found = {one.audience.removeprefix(participant("")): one for one in here.of(Ballot) if one.poll == poll}
    given = {seat: points_of(ballot, options) for seat, ballot in found.items()}
    groups = {one.id: one.group for one in here.of(Seat)}
    return Cast({seat: points for seat, points in given.items() if points}, groups)


def points_of(ballot: Ballot, options: Sequence[str]) -> Points:
    """What one ballot gives to each option that still stands. Ranked options close ranks where one has gone."""
    standing = [one for one in ballot.order if one in options]
    ranked = {one: len(options) - place for place, one in enumerate(standing)}
    return Counter({**{one.option: one.count for one in ballot.dots if one.option in options}, **ranked})


def drawn_before(here: View, poll: Poll, now: Cast) -> list[Earlier]:
    """What was drawn of earlier polls by the same way that asked about any of the same things."""
    polls = {one.id for one in here.of(Poll) if one.way == poll.way}
    tallies = [(one, _options(one)) for one in here.of(Tally) if one.poll in polls]
    return [_earlier(here, one, now, options) for one, asked in tallies if (options := asked & set(poll.options))]


def _options(drawn: Tally) -> set[str]:
    return {one.option for one in drawn.lines}


def _earlier(here: View, drawn: Tally, now: Cast, shared: Collection[str]) -> Earlier:
    """What each gave then to what is asked about in both. What is asked about in one alone differs for nobody."""
    then = cast(here, drawn.poll, tuple(_options(drawn)))
    values = {seat: _as_now(one, now.points.get(seat, Counter()), shared) for seat, one in then.points.items()}
    kept = next((one for one in here.of(Counted) if one.poll == drawn.poll), None)
    said = kept.said(values) if kept else Cast(values, then.groups).said()
    return Earlier(said, frozenset(one.group for one in drawn.lines[0].groups))


def _as_now(then: Points, now: Points, shared: Collection[str]) -> Points:
    return Counter({option: (then if option in shared else now)[option] for option in {*now, *shared}})


def counted(now: Cast, options: Sequence[str], earlier: Sequence[Earlier]) -> Sums:
    """Add up ballots. Under five people, or where it would give somebody away beside earlier sums, nothing is drawn."""
    shown = drawable(now.said(), earlier)
    if shown is None:
        return Sums(0, 0, ())
    sizes = Counter(now.groups.get(seat, "") for seat in now.points)
    lines = [_line(one, now, sorted(shown), sizes) for one in options]
    lines.sort(key=lambda line: -line.points)
    return Sums(len(now.points), len(now.points) - sum(sizes[one] for one in shown), tuple(lines))


def _line(option: str, now: Cast, shown: list[str], sizes: Counter[str]) -> Line:
    groups = tuple(GroupPoints(one, sizes[one], _sum(option, now, one)) for one in shown)
    return Line(option, sum(points[option] for points in now.points.values()), groups)


def _sum(option: str, now: Cast, group: str) -> int:
    return sum(points[option] for seat, points in now.points.items() if now.groups.get(seat, "") == group)
