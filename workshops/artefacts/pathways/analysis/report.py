"""The report of a map: what it says, and what it cannot say yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.artefacts.pathways.analysis.figures import Figures, solve
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.shares import Division, Shares, shares_of
from workshops.artefacts.pathways.structure import Structure, reachable, structure_of
from workshops.artefacts.pathways.times import is_moment, touch_of, wait_of


@dataclass(frozen=True)
class Missing:
    """Why there are no figures: ``code`` is "start" (nowhere to begin), "starts" (several, and nobody said how many
    begin where), "touch", "wait", "share" (not given), "sum" (shares do not add up) or "circle" (no way out of it)."""

    code: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """Steps without touch, without wait, with shares missing, and with shares that do not add up."""

    touch: tuple[str, ...]
    wait: tuple[str, ...]
    share: tuple[str, ...]
    sum: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What a map says, and what it cannot say yet. All places are ids of steps or links, in the order of the map.

    ``hand_offs`` are (start, end), ``loops`` are (link, start, end); ``rounds`` are the sets of steps in which one can
    go round. ``figures`` is None while ``missing`` has reasons; with several starts ``by_start`` may still have them.
    ``timed`` of ``to_time`` steps have their times.
    """

    map: str
    hand_offs: tuple[tuple[str, str], ...]
    doors: tuple[str, ...]
    loops: tuple[tuple[str, str, str], ...]
    rounds: tuple[tuple[str, ...], ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    dead_ends: tuple[str, ...]
    stranded: tuple[str, ...]
    inferred: tuple[str, ...]
    unknown: Unknown
    timed: int
    to_time: int
    figures: Figures | None
    missing: tuple[Missing, ...]
    by_start: tuple[Figures, ...]


def report(graph: Graph) -> Report:
    """Everything that can be said about a map. ``dataclasses.asdict`` of it is plain JSON."""
    structure = structure_of(graph)
    shares = shares_of(structure)
    unknown = unknown_of(structure, shares)
    tries = [_figures(structure, shares, unknown, start) for start in structure.starts]
    by_start = tuple(one for one in tries if isinstance(one, Figures))
    untimed = {*unknown.touch, *unknown.wait}
    to_time = [step for step in structure.steps if not is_moment(structure.held[step])]
    return Report(
        map=graph.graph.get("id", ""),
        hand_offs=tuple((one.start, one.end) for one in structure.hand_offs),
        doors=structure.doors,
        loops=tuple((one.link, one.start, one.end) for one in structure.loops),
        rounds=structure.rounds,
        starts=structure.starts,
        ends=structure.ends,
        dead_ends=structure.dead_ends,
        stranded=structure.stranded,
        inferred=tuple(step for step, held in graph.nodes.items() if held["basis"] == "inferred"),
        unknown=unknown,
        timed=sum(step not in untimed for step in to_time),
        to_time=len(to_time),
        figures=by_start[0] if len(tries) == len(by_start) == 1 else None,
        missing=_reasons(structure, tries),
        by_start=by_start,
    )


def unknown_of(structure: Structure, shares: Shares) -> Unknown:
    """What is not known about the steps on the person's way."""
    nodes = structure.held
    return Unknown(
        touch=tuple(step for step in structure.steps if touch_of(nodes[step]) is None),
        wait=tuple(step for step in structure.steps if wait_of(nodes[step]) is None),
        share=shares.missing,
        sum=shares.wrong,
    )


def _reasons(structure: Structure, tries: Sequence[Figures | Unknown | Missing]) -> tuple[Missing, ...]:
    if not tries:
        return (Missing("start", ()),)
    found: dict[str, set[str]] = {"starts": set(structure.starts)} if len(tries) > 1 else {}
    for one in tries:
        if isinstance(one, Missing):
            found.setdefault(one.code, set()).update(one.steps)
        elif isinstance(one, Unknown):
            for code in ("touch", "wait", "share", "sum"):
                found.setdefault(code, set()).update(getattr(one, code))
    return tuple(
        Missing(code, tuple(step for step in structure.steps if step in steps))
        for code, steps in found.items()
        if steps
    )


def _figures(structure: Structure, shares: Shares, unknown: Unknown, start: str) -> Figures | Unknown | Missing:
    """Figures for people who begin at one step, or what they lack."""
    lacking = _only(unknown, set(reachable(structure, start)))
    if any((lacking.touch, lacking.wait, lacking.share, lacking.sum)):
        return lacking
    taken = _taken(shares.known, start)
    circling = _circling(shares.known, taken)
    if circling:
        return Missing("circle", circling)
    return solve(structure, shares.known, taken)


def _only(unknown: Unknown, steps: set[str]) -> Unknown:
    lists = (unknown.touch, unknown.wait, unknown.share, unknown.sum)
    return Unknown(*(tuple(step for step in one if step in steps) for one in lists))


def _taken(known: dict[str, Division], start: str) -> list[str]:
    """Steps that anybody gets to from the start: ways that nobody takes lead nowhere."""
    found, seen = [start], {start}
    for step in found:
        for move, share in known[step].moves:
            if share > 0 and move.end not in seen:
                seen.add(move.end)
                found.append(move.end)
    return found


def _circling(known: dict[str, Division], steps: list[str]) -> tuple[str, ...]:
    """Steps from which nobody ever comes to an end, for which I - Q has no inverse."""
    before: dict[str, list[str]] = {}
    for step in steps:
        for move, share in known[step].moves:
            if share > 0:
                before.setdefault(move.end, []).append(step)
    leaving = [step for step in steps if known[step].stays > 0]
    safe = set(leaving)
    for step in leaving:
        for one in before.get(step, ()):
            if one not in safe:
                safe.add(one)
                leaving.append(one)
    return tuple(step for step in steps if step not in safe)
