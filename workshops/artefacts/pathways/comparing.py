"""A map as it is beside one as it should be: what became of each step, of the measures, and of what hurts.

A step of the later map remembers those that it continues (``origin`` and ``merged``), so that the difference is exact
and nothing is guessed from words that look alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshops.artefacts.pathways.answers import answers_to
from workshops.artefacts.pathways.graph import graph_of
from workshops.artefacts.pathways.measured import Line, side_by_side
from workshops.artefacts.pathways.on_map import lanes_of, pain_points_of, steps_of
from workshops.artefacts.pathways.records import Idea, Map, PainPoint, Step
from workshops.artefacts.pathways.structure import structure_of
from workshops.refusal import Refused
from workshops.state import View


@dataclass(frozen=True)
class StepChange:
    """What became of a step. ``change``: kept, changed, moved (to another lane), merged, new or dropped.

    ``before`` are ids of steps of the map as it is and ``after`` the id of one of the map as it should be, "" where it
    was dropped. ``differs`` names words, shape and lane where they are not the same.
    """

    change: str
    before: tuple[str, ...]
    after: str
    differs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answered:
    """One thing that answers: the id of the answer, of the step or idea, its ref (of a step) and words."""

    answer: str
    by: str
    ref: str
    words: str
    extent: str
    note: str = ""


@dataclass(frozen=True)
class Pain:
    """A pain point, or a dead end (``pain_point`` is "" and ``step`` its id), and what answers it.

    ``extent`` is whole, part, or none while there is no answer yet. ``offered`` are steps of the later map that
    continue one of its steps or take up an idea against it: offered as answers, never applied.
    """

    pain_point: str
    step: str
    number: int
    words: str
    extent: str
    answers: tuple[Answered, ...] = ()
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two maps side by side: the steps of the later one in its order, then those dropped; measures; what hurts."""

    as_is: str
    to_be: str
    steps: tuple[StepChange, ...]
    measures: tuple[Line, ...]
    pains: tuple[Pain, ...]


def compare(view: View, as_is: str, to_be: str) -> Comparison:
    """Compare two maps by lineage. Refused as missing for a map that the reader may not see."""
    for one in (as_is, to_be):
        view.require(Map, one)
    if as_is == to_be:
        raise Refused("invalid", field="to_be", reason="same_map")
    pains = (*_pain_points(view, as_is, to_be), *_dead_ends(view, as_is, to_be))
    return Comparison(as_is, to_be, tuple(_steps(view, as_is, to_be)), side_by_side(view, as_is, to_be), pains)


def continued_by(step: Step, earlier: Iterable[str]) -> tuple[str, ...]:
    """Those of the earlier steps that a step continues."""
    known = set(earlier)
    return tuple(one for one in dict.fromkeys((step.origin, *step.merged)) if one in known)


def _steps(view: View, as_is: str, to_be: str) -> Iterator[StepChange]:
    earlier = {one.id: one for one in steps_of(view, as_is)}
    lanes = {one.id: one.name.casefold() for map_id in (as_is, to_be) for one in lanes_of(view, map_id)}
    gone = dict(earlier)
    for step in steps_of(view, to_be):
        before = continued_by(step, earlier)
        yield _change(step, [earlier[one] for one in before], lanes)
        for one in before:
            gone.pop(one, None)
    yield from (StepChange("dropped", (one,), "") for one in gone)


def _change(step: Step, before: list[Step], lanes: dict[str, str]) -> StepChange:
    ids = tuple(one.id for one in before)
    if not before:
        return StepChange("new", (), step.id)
    differs = tuple(_differing(step, before[0], lanes))
    if len(before) > 1:
        return StepChange("merged", ids, step.id, differs)
    change = "moved" if "lane" in differs else "changed" if differs else "kept"
    return StepChange(change, ids, step.id, differs)


def _differing(step: Step, before: Step, lanes: dict[str, str]) -> Iterator[str]:
    for name in ("words", "shape"):
        if getattr(step, name) != getattr(before, name):
            yield name
    if lanes[step.lane] != lanes[before.lane]:
        yield "lane"


def _pain_points(view: View, as_is: str, to_be: str) -> Iterator[Pain]:
    later = steps_of(view, to_be)
    here = {one.id for one in later}
    for pain in pain_points_of(view, as_is):
        answers = tuple(_answered(view, pain, here))
        named = {one.by for one in answers}
        offered = tuple(one.id for one in later if one.id not in named and _might_answer(view, one, pain))
        yield Pain(
            pain_point=pain.id,
            step="",
            number=pain.number,
            words=pain.words,
            extent=_extent(one.extent for one in answers),
            answers=answers,
            offered=offered,
        )


def _answered(view: View, pain: PainPoint, later: set[str]) -> Iterator[Answered]:
    """Answers by ideas, and by steps of this later map; those of other maps belong to another comparison."""
    for one in answers_to(view, pain.id):
        found = view.get(one.by)
        if isinstance(found, Idea) or (isinstance(found, Step) and found.id in later):
            ref = found.ref if isinstance(found, Step) else ""
            yield Answered(one.id, found.id, ref, found.words, one.extent, one.words)


def _extent(extents: Iterable[str]) -> str:
    held = set(extents)
    return "whole" if "whole" in held else "part" if held else "none"


def _might_answer(view: View, step: Step, pain: PainPoint) -> bool:
    against = {one.id for one in view.of(Idea) if one.pain_point == pain.id}
    return bool(continued_by(step, pain.steps) or against & set(step.ideas))


def _dead_ends(view: View, as_is: str, to_be: str) -> Iterator[Pain]:
    """Where people are lost today. A later step that continues it and leads on answers it."""
    dead = structure_of(graph_of(view, as_is)).dead_ends
    later = structure_of(graph_of(view, to_be))
    lost = {*later.dead_ends, *later.stranded}
    for step in (view.require(Step, one) for one in dead):
        answers = tuple(
            Answered("", one.id, one.ref, one.words, "whole")
            for one in steps_of(view, to_be)
            if continued_by(one, (step.id,)) and one.id in later.steps and one.id not in lost
        )
        extent = _extent(one.extent for one in answers)
        yield Pain(pain_point="", step=step.id, number=0, words=step.words, extent=extent, answers=answers)
