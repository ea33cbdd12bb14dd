"""Which hypotheses to test first, and how scores moved between rounds: both from what everybody may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshops.artefacts.hypotheses.operations import result_of
from workshops.artefacts.hypotheses.records import Hypothesis, Result, Round, Strip
from workshops.state import View

HALF_WAY = 50


@dataclass(frozen=True)
class Point:
    """A hypothesis by how much it matters and how unsure people are, each the middle person of 0-100.

    ``quarter``: test_first (important and uncertain), act (important, people are sure), watch (uncertain, matters
    less) or leave. ``n`` people answered the question that fewer answered.
    """

    hypothesis: str
    ref: str
    importance: float
    uncertainty: float
    n: int
    quarter: str


def points(view: View) -> list[Point]:
    """Every hypothesis with both answers, what to test first at the beginning."""
    standing = [one for one in view.of(Hypothesis) if not one.withdrawn]
    found = [point for one in standing for point in _point(one, result_of(view, one.id))]
    return sorted(found, key=lambda one: (-(one.importance + one.uncertainty), one.ref))


def _point(one: Hypothesis, result: Result | None) -> Iterator[Point]:
    if result is None or result.importance is None or result.confidence is None:
        return
    matters, sure = result.importance.strip, result.confidence.strip
    yield Point(
        hypothesis=one.id,
        ref=one.ref,
        importance=matters.median,
        uncertainty=100 - sure.median,
        n=min(matters.n, sure.n),
        quarter=_quarter(matters.median >= HALF_WAY, sure.median < HALF_WAY),
    )


def _quarter(important: bool, uncertain: bool) -> str:
    if important:
        return "test_first" if uncertain else "act"
    return "watch" if uncertain else "leave"


@dataclass(frozen=True)
class Moved:
    """How one group ("" is everybody) scored in each round, None where it is not drawn.

    ``shift`` is what the middle person moved by between the last two rounds that draw it, None with fewer than two.
    """

    group: str
    medians: tuple[float | None, ...]
    agreeing: tuple[int | None, ...]
    shift: float | None


@dataclass(frozen=True)
class Rounds:
    """The closed rounds of a hypothesis side by side. ``held_back`` ones may not be drawn beside those before."""

    hypothesis: str
    numbers: tuple[int, ...]
    n: tuple[int, ...]
    verdicts: tuple[str, ...]
    held_back: tuple[bool, ...]
    groups: tuple[Moved, ...]


def rounds_of(view: View, hypothesis: str) -> Rounds:
    """Everything that may be told of how scores moved. It reads results alone, never a score."""
    view.require(Hypothesis, hypothesis)
    numbers = {one.id: one.number for one in view.of(Round)}
    found = sorted(
        (one for one in view.of(Result) if one.hypothesis == hypothesis), key=lambda one: numbers.get(one.round, 0)
    )
    groups = dict.fromkeys(("", *(one.group for result in found for one in result.groups)))
    return Rounds(
        hypothesis=hypothesis,
        numbers=tuple(numbers.get(one.round, 0) for one in found),
        n=tuple(one.n for one in found),
        verdicts=tuple(one.verdict for one in found),
        held_back=tuple(one.held_back for one in found),
        groups=tuple(_moved(found, group) for group in groups),
    )


def _moved(found: list[Result], group: str) -> Moved:
    strips = [_strip(one, group) for one in found]
    drawn = [one.median for one in strips if one]
    return Moved(
        group=group,
        medians=tuple(one.median if one else None for one in strips),
        agreeing=tuple(_agreeing(one, group) for one in found),
        shift=drawn[-1] - drawn[-2] if len(drawn) > 1 else None,
    )


def _strip(result: Result, group: str) -> Strip | None:
    return next((one.strip for one in result.groups if one.group == group), None) if group else result.strip


def _agreeing(result: Result, group: str) -> int | None:
    return next((one.agreeing for one in result.groups if one.group == group), None)
