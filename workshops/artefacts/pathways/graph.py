"""A map as a networkx graph: the one shape on which figures, drawings and files of a map are built.

``graph_of(view, map_id)`` gives a ``networkx.MultiDiGraph`` holding only what the reader of the view may see.

Graph attributes: ``id``, ``name``, ``moment`` ("as_is" or "to_be"), ``origin`` (the map it began as a copy of, or ""),
``source`` and ``lanes``: a list of dicts ``id``, ``name``, ``thread``, ``agency``, ``person`` from top to bottom.

Nodes are keyed by the id of the step, in the order of their refs:

===============  ====================================================================================================
``ref``          "A8", as people say it
``words``        what happens
``shape``        "start_end", "step", "decision", "wait", "hand_off" or "form"
``lane``         id of the lane, with its ``lane_name``, ``thread``, ``agency`` and ``person`` (both bool)
``column``       place along the map that somebody chose, 0 or more; -1 where the layout decides
``basis``        "stated", "inferred", "felt" or "invented", with its ``source`` ("" where there is none)
``touch``        minutes of work with the person; None while unknown
``wait``         minutes of waiting, typically; ``wait_worst`` at worst; None while unknown
``concern``      bool: somebody could come to harm here
``note``         remark, or ""
``origin``       id of the step of the earlier map that this one continues, or ""
``order``        0, 1, 2, ... in the order of the nodes
``pain_points``  list of dicts ``number``, ``words``, ``votes``
``feelings``     list of dicts ``face``, ``words``
``ideas``        list of words
``wastes``       list of the wastes that the step is tagged with
``flags``        list of "data_gap", "risk", "moment_that_matters"
===============  ====================================================================================================

Edges are keyed by the id of the link: ``moves`` ("person" or "information"), ``share`` (0 to 1, or None while unknown)
and ``label``. Several links between two steps, links back and links from a step to itself are all welcome.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeAlias

import networkx as nx

from workshops.artefacts.pathways.records import Feeling, Idea, Lane, Link, Map, PainPoint, Step
from workshops.state import View

Graph: TypeAlias = "nx.MultiDiGraph[str]"


def graph_of(view: View, map_id: str) -> Graph:
    """The map of that id as this reader sees it. Refused as missing when there is no such map for this reader."""
    shown = view.require(Map, map_id)
    lanes = _lanes(view, map_id)
    graph: Graph = nx.MultiDiGraph(
        id=shown.id,
        name=shown.name,
        moment=shown.moment,
        origin=shown.origin,
        source=shown.source,
        lanes=[_lane(one) for one in lanes.values()],
    )
    for order, step in enumerate(_steps(view, map_id, lanes)):
        graph.add_node(step.id, order=order, **_step(step, lanes[step.lane]))
    _add_links(graph, view, map_id)
    _add_voices(graph, view, map_id)
    return graph


def ref_order(ref: str) -> tuple[int, str]:
    """A2 before A10: refs by the number in them."""
    digits = re.sub(r"[^0-9]", "", ref)
    return (int(digits) if digits else 0, ref)


def _lanes(view: View, map_id: str) -> dict[str, Lane]:
    own = [one for one in view.of(Lane) if one.map == map_id]
    return {one.id: one for one in sorted(own, key=lambda one: (one.order, one.id))}


def _steps(view: View, map_id: str, lanes: Mapping[str, Lane]) -> list[Step]:
    own = [one for one in view.of(Step) if one.map == map_id and one.lane in lanes]
    return sorted(own, key=lambda one: (*ref_order(one.ref), one.id))


def _lane(lane: Lane) -> dict[str, Any]:
    return {name: getattr(lane, name) for name in ("id", "name", "thread", "agency", "person")}


APART = {"id", "audience", "map", "ideas", "merged", "wastes", "flags", "copied"}
KEPT = tuple(one.name for one in fields(Step) if one.name not in APART)


def _step(step: Step, lane: Lane) -> dict[str, Any]:
    kept = {name: getattr(step, name) for name in KEPT}
    place = {"lane_name": lane.name, "thread": lane.thread, "agency": lane.agency, "person": lane.person}
    tags = {"wastes": list(step.wastes), "flags": list(step.flags)}
    return {**kept, **place, **tags, "pain_points": [], "feelings": [], "ideas": []}


def _add_links(graph: Graph, view: View, map_id: str) -> None:
    nodes = graph.nodes
    own = [one for one in view.of(Link) if one.map == map_id and one.start in graph and one.end in graph]
    for one in sorted(own, key=lambda one: (nodes[one.start]["order"], nodes[one.end]["order"], one.id)):
        graph.add_edge(one.start, one.end, key=one.id, moves=one.moves, share=one.share, label=one.label)


def _add_voices(graph: Graph, view: View, map_id: str) -> None:
    for pain in sorted((one for one in view.of(PainPoint) if one.map == map_id), key=lambda one: one.number):
        for step in pain.steps:
            _say(graph, step, "pain_points", {"number": pain.number, "words": pain.words, "votes": pain.votes})
    for feeling in (one for one in view.of(Feeling) if not one.masked):
        _say(graph, feeling.step, "feelings", {"face": feeling.face, "words": feeling.words})
    for idea in view.of(Idea):
        _say(graph, idea.step, "ideas", idea.words)


def _say(graph: Graph, step: str, where: str, what: object) -> None:
    if step in graph:
        graph.nodes[step][where].append(what)
