"""Maps as Mermaid, for wikis and Markdown pages: lanes are subgraphs, information is dotted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workshops.artefacts.pathways.formats.marked_up import allowed
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.grid.sheet import label

SHAPES = {
    "start_end": ("([", "])"),
    "step": ("[", "]"),
    "decision": ("{", "}"),
    "wait": ("[/", "\\]"),
    "hand_off": ("[[", "]]"),
    "form": ("[/", "/]"),
}


def mermaid(graph: Graph) -> str:
    """The graph as the text of a Mermaid flowchart, with its name as the accessible title."""
    names = {step: f"s{number}" for number, step in enumerate(graph, start=1)}
    lines = [
        "flowchart LR",
        f"  accTitle: {_plain(graph.graph['name'])}",
        *(
            line
            for number, lane in enumerate(graph.graph["lanes"], start=1)
            for line in _lane(graph, names, number, lane)
        ),
        *(_link(names, *one) for one in graph.edges(data=True)),
    ]
    return "\n".join(lines) + "\n"


def _lane(graph: Graph, names: Mapping[str, str], number: int, lane: Mapping[str, Any]) -> Iterator[str]:
    yield f'  subgraph lane{number}["{_plain(lane["name"])}"]'
    for step, held in graph.nodes.items():
        if held["lane"] == lane["id"]:
            opens, closes = SHAPES[held["shape"]]
            yield f'    {names[step]}{opens}"{_plain(held["ref"] + " " + held["words"])}"{closes}'
    yield "  end"


def _link(names: Mapping[str, str], start: str, end: str, held: Mapping[str, Any]) -> str:
    arrow = "-.->" if held["moves"] == "information" else "-->"
    words = _plain(label(held["label"], held["share"]))
    return f"  {names[start]} {arrow}" + (f'|"{words}"| ' if words else " ") + names[end]


# Letters, digits and what never means anything; Mermaid takes every other character by its number.
_MEANING = re.compile(r"[^\w .,:+()/–—’‘“”…?!-]")


def _plain(words: str) -> str:
    joined = " ".join(allowed(words).split())
    return _MEANING.sub(lambda found: f"#{ord(found.group())};", joined)
