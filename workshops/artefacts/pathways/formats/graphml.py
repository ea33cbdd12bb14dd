"""Maps as GraphML, for yEd, Gephi, Cytoscape and networkx."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from workshops.artefacts.pathways.formats.marked_up import allowed
from workshops.artefacts.pathways.graph import Graph


def graphml(graph: Graph) -> str:
    """The graph as GraphML text.

    GraphML knows neither lists nor nothing: what is unknown is left out, lists are JSON text, minutes and shares are
    always fractions, and characters that XML cannot hold are replaced. Edge ids are the ids of the links.
    ``networkx.parse_graphml(text, force_multigraph=True)`` reads it back.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(**_plain(graph.graph))
    plain.add_nodes_from((step, _plain(held)) for step, held in graph.nodes.items())
    for start, end, key, held in graph.edges(keys=True, data=True):
        plain.add_edge(start, end, key=key, **_plain(held))
    writer = GraphMLWriter(prettyprint=True)
    writer.add_graph_element(plain)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{writer}\n'


FRACTIONS = frozenset({"touch", "wait", "wait_worst", "share"})


def _plain(held: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in held.items() if value is not None}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return allowed(json.dumps(value, ensure_ascii=False))
    if isinstance(value, str):
        return allowed(value)
    return float(value) if name in FRACTIONS else value
