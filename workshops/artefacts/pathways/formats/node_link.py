"""Maps as node-link JSON, the format of ``networkx.node_link_graph`` and of D3."""

from __future__ import annotations

import json

import networkx as nx

from workshops.artefacts.pathways.graph import Graph


def node_link(graph: Graph) -> str:
    """The graph as JSON text with ``nodes`` and ``edges``; what is unknown is null.

    ``networkx.node_link_graph(json.loads(text), edges="edges")`` gives the same graph again.
    """
    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
