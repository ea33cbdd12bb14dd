"""The thread: from what was said to everything that came of it, and back.

A graph over all artefacts in one view. Its edges are derived from the ``leads`` of the reference fields that the
records declare, so that a new artefact is in the thread as soon as it declares one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import Any, Final, TypeAlias

import networkx as nx

from workshops.fields import Spec, named_by
from workshops.state import RECORDS, Record, View

Json = dict[str, Any]
Graph: TypeAlias = "nx.DiGraph[str]"

REFS: Final = ("ref", "number")
WORDS: Final = ("words", "word", "think", "statement", "own_words", "title", "name", "formal", "plain", "reason")
# As a story is told, as far as sources allow: somebody's words first (every kind that is not named here), then where it
# hurts, what was thought and found, what is wanted, what was decided.
TOLD_IN: Final = (
    "pathways.step",
    "pathways.pain_point",
    "pathways.why",
    "pathways.idea",
    "hypotheses.published_result",
    "hypotheses.test",
    "hypotheses.evidence",
    "hypotheses.result",
    "hypotheses.finding",
    "meeting.minority_view",
    "hypotheses.hypothesis",
    "outcomes.outcome",
    "outcomes.service_quality",
    "outcomes.indicator",
    "pathways.action",
    "agreement.objection",
    "agreement.clause",
    "specification.comment",
    "specification.assent",
    "specification.requirement",
    "answers.promise",
    "answers.answer",
    "answers.reply",
)
TOLD: Final = ("group", "raised_by", "organisation", "basis", "source", "status", "strength", "stance", "face")


def thread_graph(view: View) -> Graph:
    """Ids of records, each edge from a source to its consequence.

    A node holds ``kind``, ``ref``, ``words`` and, where the record has them, ``group``, ``organisation``, ``basis``,
    ``source``, ``status``, ``strength``, ``stance`` and ``face``. Only what the view may see is in it.
    """
    graph: Graph = nx.DiGraph()
    standing = [one for one in view.records() if one.kind in threaded_kinds()]
    graph.add_nodes_from((one.id, described(one)) for one in standing)
    for one in standing:
        _add_edges(graph, view, one)
    return graph


def _add_edges(graph: Graph, view: View, one: Record) -> None:
    for name, spec in leading(type(one)):
        held = getattr(one, name)
        for other in held if spec.many else (held,):
            found = view.get(other) if other else None
            if found is None:
                continue
            graph.add_node(other, **described(found))
            graph.add_edge(*((other, one.id) if spec.leads == "here" else (one.id, other)))


def leading(cls: type[Record]) -> list[tuple[str, Spec]]:
    """The reference fields of a kind of record that belong to the thread."""
    return [(name, spec) for name, spec in named_by(cls) if spec.leads]


@cache
def threaded_kinds() -> frozenset[str]:
    """The kinds that take part: they lead somewhere, or something leads to or from them."""
    named = {kind for cls in RECORDS.values() for _, spec in leading(cls) for kind in spec.kinds}
    return frozenset(named | {kind for kind, cls in RECORDS.items() if leading(cls)})


def described(one: Record) -> Json:
    """What the thread tells of a record: its kind, its ref, its words, and how far they may be believed."""
    held = {name: getattr(one, name) for name in _names(one.kind)}
    told = {name: held[name] for name in TOLD if held.get(name)}
    if "raised_by" in told:
        told["group"] = told.pop("raised_by")
    return {"kind": one.kind, "ref": str(_first(held, REFS)), "words": str(_first(held, WORDS)), **told}


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(RECORDS[kind]) if one.name in {*REFS, *WORDS, *TOLD})


def _first(held: Json, names: Iterable[str]) -> object:
    return next((held[name] for name in names if held.get(name)), "")


def sources_of(graph: Graph, record_id: str) -> list[str]:
    """The ids of everything in a thread that led to a record, sources before consequences.

    Found once for a graph: a document asks the same of each record a dozen times.
    """
    known: dict[str, list[str]] = graph.graph.setdefault("sources", {})
    if record_id not in known:
        known[record_id] = in_order(graph.subgraph(nx.ancestors(graph, record_id))) if record_id in graph else []
    return list(known[record_id])


def led_to(graph: Graph, record_ids: Iterable[str]) -> set[str]:
    """The ids of everything in a thread that led to any of the records, in no order."""
    found: set[str] = set()
    waiting = [one for one in record_ids if one in graph]
    while waiting:
        more = [one for one in graph.pred[waiting.pop()] if one not in found]
        found.update(more)
        waiting.extend(more)
    return found


def what_led_here(view: View, record_id: str) -> Json:
    """Everything that led to a record, from the first words to the record itself.

    ``{"id", "steps": [{"id", "kind", "ref", "words", ..., "depth", "leads_to": [ids]}]}``, sources before consequences;
    ``depth`` is how many steps lie between it and the record. Empty where the view has no such record.
    """
    graph = _graph_with(view, record_id)
    return _told(graph, record_id, _reach(nx.ancestors, graph, record_id), graph.reverse(copy=False))


def what_came_of_it(view: View, record_id: str) -> Json:
    """Everything that came of a record, from the record itself onward, in the same shape."""
    graph = _graph_with(view, record_id)
    return _told(graph, record_id, _reach(nx.descendants, graph, record_id), graph)


def _graph_with(view: View, record_id: str) -> Graph:
    graph = thread_graph(view)
    found = view.get(record_id)
    if found is not None:
        graph.add_node(record_id, **described(found))
    return graph


def _reach(reach: Any, graph: Graph, record_id: str) -> set[str]:
    return {record_id, *reach(graph, record_id)} if record_id in graph else set()


def _told(graph: Graph, record_id: str, ids: set[str], outward: Graph) -> Json:
    part = graph.subgraph(ids)
    depths = nx.single_source_shortest_path_length(outward, record_id) if ids else {}
    steps = [
        {"id": one, **part.nodes[one], "depth": depths[one], "leads_to": sorted(part.successors(one))}
        for one in in_order(part)
    ]
    return {"id": record_id, "steps": steps}


def in_order(graph: Graph) -> list[str]:
    """Sources before consequences; what leads in a circle stands together. Always the same order."""
    whole = nx.condensation(graph)
    names = {place: sorted(whole.nodes[place]["members"], key=lambda one: _sorting(graph, one)) for place in whole}
    placed = nx.lexicographical_topological_sort(whole, key=lambda place: _sorting(graph, names[place][0]))
    return [one for place in placed for one in names[place]]


def _sorting(graph: Graph, one: str) -> tuple[int, str, int, str, str]:
    node = graph.nodes[one]
    place = TOLD_IN.index(node["kind"]) + 1 if node["kind"] in TOLD_IN else 0
    return (place, node["kind"], len(node["ref"]), node["ref"], one)
