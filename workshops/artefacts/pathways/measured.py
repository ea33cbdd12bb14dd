"""What a map measures: counted from it, calculated from its times and shares, given by somebody, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workshops.artefacts.pathways.analysis.report import Report, report
from workshops.artefacts.pathways.change_records import MEASURED
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.pathways.measures import measures_of
from workshops.artefacts.pathways.structure import Structure, structure_of
from workshops.meeting.records import Partnership
from workshops.state import View

COUNTED: Final = ("places_to_ask", "hand_offs", "loops", "loops_to_start", "dead_ends", "forms", "steps")
UNITS: Final = {"lead_time": "minutes", "wait_time": "minutes", "touch_time": "minutes", "dropped": "%"}
_WEAKEST: Final = ("invented", "inferred", "felt", "stated")


@dataclass(frozen=True)
class Value:
    """A figure and where it is from. ``how``: counted, calculated, stated, estimated or unknown (``value`` is None).

    ``basis`` is the weakest basis of what it rests on, ``missing`` says what a calculation lacks.
    """

    value: float | None
    how: str
    basis: str = ""
    source: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One measure of two maps side by side. ``of`` "own" has its name in ``words``."""

    of: str
    words: str
    unit: str
    now: Value
    could_be: Value


Named = tuple[str, str]


def side_by_side(view: View, as_is: str, to_be: str) -> tuple[Line, ...]:
    """Every measure that either map has, in always the same order."""
    now, could_be = measured(view, as_is), measured(view, to_be)
    given = {(one.of, one.words.casefold()): one for map_id in (as_is, to_be) for one in measures_of(view, map_id)}
    return tuple(
        Line(
            of=named[0],
            words=given[named].words if named[0] == "own" else "",
            unit=UNITS.get(named[0], "") or (given[named].unit if named in given else ""),
            now=now.get(named, UNKNOWN),
            could_be=could_be.get(named, UNKNOWN),
        )
        for named in dict.fromkeys((*now, *could_be))
    )


UNKNOWN: Final = Value(None, "unknown")


def measured(view: View, map_id: str) -> dict[Named, Value]:
    """Every measure of one map, by what is measured and, for one's own, by its name in small letters.

    What somebody stated stands before what is calculated, and that before what somebody estimated.
    """
    graph = graph_of(view, map_id)
    structure = structure_of(graph)
    found: dict[Named, Value] = {(name, ""): one for name, one in _counted(graph, structure)}
    invented = any(one.teaching for one in view.of(Partnership))
    found.update({(name, ""): one for name, one in _calculated(graph, report(graph), invented=invented)})
    for one in measures_of(view, map_id):
        named = (one.of, one.words.casefold())
        if one.how == "stated" or found.get(named, UNKNOWN).value is None:
            found[named] = Value(one.value, one.how, one.basis, one.source)
    return found


def _counted(graph: Graph, structure: Structure) -> Iterator[tuple[str, Value]]:
    passing = [(one.start, one.end) for one in structure.hand_offs]
    back = [(one.start, one.end) for one in structure.loops]
    again = [one for one in back if one[1] in before_help(structure)]
    forms = [step for step, held in graph.nodes.items() if held["shape"] == "form"]
    yield "places_to_ask", _count(graph, [(step,) for step in structure.doors])
    yield "hand_offs", _count(graph, passing)
    yield "loops", _count(graph, back)
    yield "loops_to_start", _count(graph, again)
    yield "dead_ends", _count(graph, [(step,) for step in structure.dead_ends])
    yield "forms", _count(graph, [(step,) for step in forms])
    yield "steps", _count(graph, [(step,) for step in graph])


def before_help(structure: Structure) -> frozenset[str]:
    """The steps at which a person is before any agency has done anything: a loop to there starts all over again."""
    found = [one for one in structure.starts if not structure.held[one]["agency"]]
    for step in found:
        ways = (one.end for one in structure.out.get(step, ()))
        found.extend(dict.fromkeys(one for one in ways if one not in found and not structure.held[one]["agency"]))
    return frozenset((*found, *structure.starts))


def _count(graph: Graph, things: Sequence[tuple[str, ...]]) -> Value:
    return Value(float(len(things)), "counted", weakest(graph.nodes[step]["basis"] for one in things for step in one))


def weakest(bases: Iterable[str]) -> str:
    """The basis that may be believed least; nothing for none."""
    held = set(bases)
    return next((one for one in _WEAKEST if one in held), "")


def _calculated(graph: Graph, said: Report, *, invented: bool) -> Iterator[tuple[str, Value]]:
    """Expectations from times and shares; those of a teaching example are invented, wherever its steps are from."""
    figures = said.figures
    if figures is None:
        lacking = tuple(one.code for one in said.missing)
        yield from ((name, Value(None, "unknown", missing=lacking)) for name in MEASURED if name != "own")
        return
    basis = "invented" if invented else weakest(graph.nodes[one.step]["basis"] for one in figures.steps)
    known = {
        "lead_time": figures.lead,
        "wait_time": figures.wait,
        "touch_time": figures.touch,
        "told": figures.told,
        "dropped": 100 * figures.dropped,
    }
    yield from ((name, Value(value, "calculated", basis)) for name, value in known.items())
