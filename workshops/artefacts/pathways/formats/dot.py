"""Maps as DOT, for Graphviz: lanes are clusters, information is dashed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshops.artefacts.pathways.formats.marked_up import allowed
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.grid.sheet import label

SHAPES = {
    "start_end": "oval",
    "step": "box",
    "decision": "diamond",
    "wait": "invtriangle",
    "hand_off": "cds",
    "form": "note",
}


def dot(graph: Graph) -> str:
    """The graph as DOT text. Steps are named by their ids and labelled by their refs and words."""
    lines = [
        f"digraph {_quoted(graph.graph['name'])} {{",
        "  rankdir=LR;",
        f"  label={_quoted(graph.graph['name'])};",
        '  node [fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
        *(line for number, lane in enumerate(graph.graph["lanes"]) for line in _lane(graph, number, lane)),
        *(_link(*one) for one in graph.edges(data=True)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _lane(graph: Graph, number: int, lane: Mapping[str, Any]) -> Iterator[str]:
    yield f"  subgraph cluster_{number} {{"
    yield f"    label={_quoted(lane['name'])};"
    for step, held in graph.nodes.items():
        if held["lane"] == lane["id"]:
            yield f"    {_quoted(step)} [{_look(held)}];"
    yield "  }"


def _look(held: Mapping[str, Any]) -> str:
    dashed = ", style=dashed" if held["basis"] == "inferred" else ""
    return f"label={_quoted(held['ref'] + ' ' + held['words'])}, shape={SHAPES[held['shape']]}{dashed}"


def _link(start: str, end: str, held: Mapping[str, Any]) -> str:
    dashed = ", style=dashed" if held["moves"] == "information" else ""
    return f"  {_quoted(start)} -> {_quoted(end)} [label={_quoted(label(held['label'], held['share']))}{dashed}];"


def _quoted(words: str) -> str:
    """A quoted string; a backslash would begin one of Graphviz's own marks."""
    plain = allowed(words).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
