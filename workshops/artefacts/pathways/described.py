"""A map in words: one line for each step, equal to the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.grid.sheet import label
from workshops.artefacts.pathways.structure import structure_of
from workshops.artefacts.pathways.times import is_moment, touch_of, wait_of
from workshops.words import sentence

HOUR, DAY = 60, 24 * 60


def described(graph: Graph) -> list[str]:
    """The list that says what the map shows, for those who cannot see it and for documents.

    "A8, hand-off, All agencies. Sent on to another place. Goes to A2 (loop back) and A11. Pain point 1, 12 votes."
    """
    structure = structure_of(graph)
    loops = {one.link for one in structure.loops}
    dead_ends, walked = set(structure.dead_ends), set(structure.steps)
    lines = []
    for step, held in graph.nodes.items():
        parts = [
            sentence("document.map.step", ref=held["ref"], shape=shape_word(held["shape"]), lane=held["lane_name"]),
            _stop(held["words"]),
            _ways(graph, step, loops),
            sentence("document.map.goes_nowhere") if step in dead_ends else "",
            time_words(held) if step in walked else "",
            *(
                sentence("document.map.pain_point", number=one["number"], count=one["votes"])
                for one in held["pain_points"]
            ),
            _feelings(held),
            sentence("document.map.concern_line") if held["concern"] else "",
            sentence(f"document.map.basis.{held['basis']}"),
        ]
        lines.append(" ".join(part for part in parts if part))
    return lines


def shape_word(shape: str) -> str:
    """The kind of a step in a word: "hand-off"."""
    return sentence(f"document.map.shape.{shape}")


def time_words(held: dict[str, Any]) -> str:
    """The times of a step as far as they are known; nothing for a start or an end."""
    touch, wait = touch_of(held), wait_of(held)
    if is_moment(held):
        return ""
    if touch is None and wait is None:
        return sentence("document.map.no_times")
    unknown = sentence("document.map.unknown")
    return sentence("document.map.times", touch=minutes(touch, working=True) or unknown, wait=minutes(wait) or unknown)


def minutes(count: float | None, *, working: bool = False) -> str:
    """Minutes in the unit that people would use: "45 minutes", "1.5 hours", "3 days"; "" while unknown.

    ``working`` time is never told in days, which would be days without a night.
    """
    if count is None:
        return ""
    unit, size = ("days", DAY) if count >= DAY and not working else ("hours", HOUR) if count >= HOUR else ("minutes", 1)
    shown = round(count / size, 1)
    return sentence(f"document.map.{unit}", count=int(shown) if shown == int(shown) else shown)


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """ "A3, A4 and A5"."""
    if len(parts) < 2:
        return "".join(parts)
    return sentence(f"document.map.{joint}", some=", ".join(parts[:-1]), last=parts[-1])


def _stop(words: str) -> str:
    said = words.strip()
    return said if said.endswith((".", "!", "?", "…")) or not said else f"{said}."


def _ways(graph: Graph, step: str, loops: set[str]) -> str:
    ways: dict[str, list[str]] = {"person": [], "information": []}
    for _, end, key, held in graph.out_edges(step, keys=True, data=True):
        note = label(held["label"], held["share"])
        notes = [sentence("document.map.loop_back") if key in loops else "", note]
        told = ", ".join(one for one in notes if one)
        ref = graph.nodes[end]["ref"]
        ways[held["moves"]].append(sentence("document.map.way", ref=ref, note=told) if told else ref)
    moves = sentence("document.map.goes_to", ways=listed(ways["person"], "or")) if ways["person"] else ""
    tells = sentence("document.map.tells", ways=listed(ways["information"])) if ways["information"] else ""
    return " ".join(one for one in (moves, tells) if one)


def _feelings(held: dict[str, Any]) -> str:
    faces = list(dict.fromkeys(one["face"] for one in held["feelings"]))
    return (
        sentence("document.map.feels", faces=listed([sentence(f"common.face.{one}") for one in faces])) if faces else ""
    )
