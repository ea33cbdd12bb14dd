"""From private scores to what may be shown: strips by group, and the verdict by the rule fixed before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from workshops.artefacts.hypotheses.records import CommonGroundRule, GroupResult, Strip
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


def summed(ballots: Iterable[Ballot], rule: CommonGroundRule) -> Summed:
    """Add up a round. Under five people in all, nothing is drawn."""
    everyone = list(ballots)
    by_group: dict[str, list[int]] = {}
    for one in everyone:
        if one.value is not None:
            by_group.setdefault(one.group, []).append(one.value)
    scores = [value for values in by_group.values() for value in values]
    sizes = {group: len(values) for group, values in by_group.items()}
    shown = shown_groups(sizes)
    groups = tuple(_result(group, by_group[group], rule) for group in sorted(shown) if group)
    hidden = len(scores) - sum(one.strip.n for one in groups)
    drawn = strip_of(scores) if total_may_show(sizes) else None
    # Few people who were not sure could be told apart by subtraction, so that count is shown with the total only.
    unsure = len(everyone) - len(scores) if drawn else 0
    return Summed(
        len(scores) if drawn else 0, unsure, drawn, groups, hidden if drawn else 0, verdict_of(by_group, rule)
    )


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


def verdict_of(by_group: Mapping[str, list[int]], rule: CommonGroundRule) -> str:
    """Common ground when enough people agree in every group that counts.

    Divided when one such group agrees and another does not by the same share; mixed in between; not scored under
    five people. Groups too small to show count together if that makes five people, else only in the whole.
    """
    sizes = {group: len(values) for group, values in by_group.items()}
    if not total_may_show(sizes):
        return "not_scored"
    shares = [share_agreeing(values, rule) for values in _counted(by_group, rule)]
    needed = rule.share / 100
    if min(shares) >= needed:
        return "common_ground"
    return "divided" if max(shares) >= needed and min(shares) <= 1 - needed else "mixed"


def _counted(by_group: Mapping[str, list[int]], rule: CommonGroundRule) -> list[list[int]]:
    shown = shown_groups({group: len(values) for group, values in by_group.items()})
    counted = [by_group[group] for group in sorted(shown)]
    small = [value for group in sorted(by_group) if group not in shown for value in by_group[group]]
    if rule.small == "together" and len(small) >= SMALLEST:
        counted.append(small)
    whole = [value for values in by_group.values() for value in values]
    return [*counted, whole]
