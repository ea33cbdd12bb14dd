"""From private scores to what may be shown: strips by group, and the verdict by the rule fixed before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final

from workshops.artefacts.hypotheses.records import CommonGroundRule, GroupResult, GroupStrip, Strip, Weighed
from workshops.small_groups import SMALLEST, shown_groups, total_may_show

ROUNDED_UP_TO = 7


@dataclass(frozen=True)
class Ballot:
    """A score and the group it came from, detached from the person."""

    group: str
    value: int | None


@dataclass(frozen=True)
class Summed:
    """The sums that a result carries."""

    n: int
    unsure: int
    strip: Strip | None
    groups: tuple[GroupResult, ...]
    hidden: int
    verdict: str


NOTHING: Final = Summed(0, 0, None, (), 0, "not_scored")


def summed(
    ballots: Iterable[Ballot],
    rule: CommonGroundRule,
    shown: Collection[str] | None = None,
    carried: Collection[float] = (),
) -> Summed:
    """Add up a round. Under five people in all, nothing is drawn.

    ``shown`` are the groups that may be drawn; left out, those that are large enough. ``carried`` are the shares by
    which groups agreed before that may not be drawn now.
    """
    everyone = list(ballots)
    by_group = _by_group(everyone)
    scores = [value for values in by_group.values() for value in values]
    sizes = {group: len(values) for group, values in by_group.items()}
    if not total_may_show(sizes):
        return NOTHING
    drawn = shown_groups(sizes) if shown is None else shown
    groups = tuple(_result(group, by_group[group], rule) for group in sorted(drawn) if group)
    return Summed(
        n=len(scores),
        unsure=len(everyone) - len(scores),
        strip=strip_of(scores),
        groups=groups,
        hidden=len(scores) - sum(one.strip.n for one in groups),
        verdict=verdict_of(by_group, rule, drawn, carried),
    )


def weighed(ballots: Iterable[Ballot], shown: Collection[str]) -> Weighed:
    """Add up a question beside agreement, for everybody and for the groups that may be drawn."""
    by_group = _by_group(ballots)
    groups = tuple(GroupStrip(group, strip_of(by_group[group])) for group in sorted(shown))
    return Weighed(strip_of([value for values in by_group.values() for value in values]), groups)


def _by_group(ballots: Iterable[Ballot]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in ballots:
        if one.value is not None:
            found.setdefault(one.group, []).append(one.value)
    return found


def _result(group: str, values: list[int], rule: CommonGroundRule) -> GroupResult:
    return GroupResult(group, strip_of(values), round(100 * share_agreeing(values, rule)))


def strip_of(values: list[int]) -> Strip:
    """Median, quartiles, range and dots of at least five scores.

    Quartiles are medians of the halves (Moore and McCabe). With five to seven people, positions are rounded to 5
    points, so that a neighbour who knows their own score learns less about the next one.
    """
    ordered = sorted(_rounded(values))
    half = len(ordered) // 2
    lower, upper = ordered[:half] or ordered, ordered[-half:] or ordered
    return Strip(
        n=len(ordered),
        median=float(median(ordered)),
        q1=float(median(lower)),
        q3=float(median(upper)),
        low=ordered[0],
        high=ordered[-1],
        dots=tuple(ordered),
    )


def _rounded(values: list[int]) -> list[int]:
    return [5 * round(one / 5) for one in values] if len(values) <= ROUNDED_UP_TO else values


def share_agreeing(values: list[int], rule: CommonGroundRule) -> float:
    """The share (0-1) of scores that the rule counts as agreeing."""
    return sum(one >= rule.agrees_from for one in values) / len(values)


def verdict_of(
    by_group: Mapping[str, list[int]],
    rule: CommonGroundRule,
    shown: Collection[str] | None = None,
    carried: Collection[float] = (),
) -> str:
    """Common ground when enough people agree in every group that counts.

    Divided when one such group agrees and another does not by the same share; mixed in between; not scored under
    five people. Groups too small to show count together if that makes five people, else only in the whole.
    """
    sizes = {group: len(values) for group, values in by_group.items()}
    if not total_may_show(sizes):
        return "not_scored"
    drawn = shown_groups(sizes) if shown is None else shown
    shares = [*(share_agreeing(values, rule) for values in _counted(by_group, rule, drawn)), *carried]
    needed = rule.share / 100
    if min(shares) >= needed:
        return "common_ground"
    return "divided" if max(shares) >= needed and min(shares) <= 1 - needed else "mixed"


def _counted(by_group: Mapping[str, list[int]], rule: CommonGroundRule, shown: Collection[str]) -> list[list[int]]:
    counted = [by_group[group] for group in sorted(shown)]
    small = [value for group in sorted(by_group) if group not in shown for value in by_group[group]]
    if rule.small == "together" and len(small) >= SMALLEST:
        counted.append(small)
    whole = [value for values in by_group.values() for value in values]
    return [*counted, whole]
