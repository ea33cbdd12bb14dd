"""Test vectors for the layout, shared with the browser's: ``python -m tests.workshops.artefacts.pathways.vectors``
writes them anew when the layout is meant to change."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.workshops.artefacts.pathways.maps import AS_IS_LANES, as_is, drawn, link, small, step, to_be
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.pathways.grid.sheet import sheet_of
from workshops.artefacts.pathways.layout import laid_out

VECTORS = Path(__file__).with_name("layout_vectors.json")
SHAPES = ("start_end", "step", "decision", "wait", "hand_off", "form")
MOVES = ("person", "person", "information")
SAID = ("Asks", "Looks for help. No single door", "Three providers, separate contracts and intake", "Zażółć 字字 " * 9)


@cache
def written() -> list[dict[str, Any]]:
    """Name, map and drawing of every vector, as plain JSON."""
    graphs = {"as it was": as_is(), "as planned": to_be(), "empty": small([], []), "one step": small([step("A1")], [])}
    graphs |= {f"by chance {seed}": _by_chance(Random(seed)) for seed in range(8)}
    return [json.loads(json.dumps({"name": name, **_vector(graph)})) for name, graph in graphs.items()]


def _vector(graph: Graph) -> dict[str, Any]:
    """The records a browser holds, the sheet both sides make of them, and the drawing."""
    sheet = sheet_of(graph)
    steps = [{"id": key, **{name: held[name] for name in KEPT}} for key, held in graph.nodes.items()]
    links = [{"id": key, "start": one, "end": two, **held} for one, two, key, held in graph.edges(keys=True, data=True)]
    lanes = [{"order": order, **lane} for order, lane in enumerate(graph.graph["lanes"])]
    chart = {"lanes": lanes[::-1], "steps": steps[::-1], "links": links[::-1]}
    return {"map": chart, "sheet": asdict(sheet), "drawing": asdict(laid_out(sheet))}


KEPT = ("ref", "lane", "column", "shape", "words", "feelings")


def _by_chance(chance: Random) -> Graph:
    count = chance.randint(4, 30)
    steps = [
        step(
            f"A{number}",
            chance.choice(list(AS_IS_LANES)),
            shape=chance.choice(SHAPES),
            column=chance.choice([-1, -1, -1, -1, -1, 2, 5]),
            words=chance.choice(SAID),
        )
        for number in range(count)
    ]
    for one in steps:
        one["shape"] = "hand_off" if one["lane"] == "all" else one["shape"]
    links = [
        link(
            f"A{chance.randrange(count)} A{chance.randrange(count)} {chance.choice(MOVES)}",
            label=chance.choice(["", "", "yes", "if there is a vacancy"]),
            share=chance.choice([None, 0.125, 0.5]),
        )
        | {"id": f"L{number:02}"}
        for number in range(count * 3 // 2)
    ]
    graph = graph_of(drawn(AS_IS_LANES, steps, links), "m")
    for key in list(graph)[::5]:
        graph.nodes[key]["feelings"].append({"face": "confused", "words": ""})
    return graph


if __name__ == "__main__":
    VECTORS.write_text(json.dumps(written(), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
