"""What a layout needs to know of a map."""

from __future__ import annotations

import math
from dataclasses import dataclass

from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.structure import structure_of


@dataclass(frozen=True)
class Band:
    """A lane, in the order from top to bottom. ``shared`` lanes belong to several agencies at once."""

    id: str
    name: str
    agency: bool
    shared: bool


@dataclass(frozen=True)
class Place:
    """A step: ``lane`` is the number of its lane, ``column`` the column somebody chose or -1, ``felt`` whether feelings
    are shown below it."""

    id: str
    lane: int
    column: int
    shape: str
    words: str
    felt: bool


@dataclass(frozen=True)
class Way:
    """A link between the steps numbered ``start`` and ``end``; ``label`` is what stands on it."""

    id: str
    start: int
    end: int
    person: bool
    loop: bool
    label: str


@dataclass(frozen=True)
class Sheet:
    """A map ready to be laid out. Steps are in the order of their refs, links in the order of the steps they join."""

    bands: tuple[Band, ...]
    places: tuple[Place, ...]
    ways: tuple[Way, ...]


def sheet_of(graph: Graph) -> Sheet:
    """What a layout needs to know of this graph."""
    lanes = {lane["id"]: number for number, lane in enumerate(graph.graph["lanes"])}
    order = {step: number for number, step in enumerate(graph)}
    loops = {one.link for one in structure_of(graph).loops}
    return Sheet(
        tuple(Band(one["id"], one["name"], one["agency"], one["thread"] == "shared") for one in graph.graph["lanes"]),
        tuple(
            Place(step, lanes[held["lane"]], held["column"], held["shape"], held["words"], bool(held["feelings"]))
            for step, held in graph.nodes.items()
        ),
        tuple(
            Way(
                key,
                order[start],
                order[end],
                held["moves"] == "person",
                key in loops,
                label(held["label"], held["share"]),
            )
            for start in graph
            for end, links in graph.adj[start].items()
            for key, held in links.items()
        ),
    )


def label(words: str, share: float | None) -> str:
    """What stands on a link: its words and the share of people who take it, unless that is everybody."""
    percent = "" if share is None or share == 1 else f"{math.floor(share * 100 + 0.5)}%"
    return " ".join(one for one in (words, percent) if one)
