"""Maps as CSV: one row for every lane, step and link, to be written in a spreadsheet and read in again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from workshops.artefacts.pathways.formats.marked_up import allowed
from workshops.artefacts.pathways.graph import Graph

# The columns, in the order of the file. "row" says what a row is: a lane, a step or a link.
LANE: Final = ("words", "thread", "whose")
STEP: Final = (
    "ref", "words", "lane", "column", "shape", "touch", "wait", "wait_worst", "basis", "source", "note", "concern",
)  # fmt: skip
LINK: Final = ("from", "to", "moves", "share", "label")
COLUMNS: Final = ("row", *STEP, "thread", "whose", *LINK)

# A text that begins with one of these would be a formula in a spreadsheet; an apostrophe in front says it is text.
FORMULAS: Final = ("=", "+", "-", "@", "\t", "'")
Cells = Mapping[str, str | int | float]


def table(graph: Graph) -> str:
    """The lanes, steps and links as CSV with a header row; steps name their lane, links their steps by ref.

    It begins with the mark by which spreadsheets know UTF-8.
    """
    written = io.StringIO()
    written.write("\ufeff")
    writer = csv.DictWriter(written, COLUMNS, restval="")
    writer.writeheader()
    for cells in _rows(graph):
        writer.writerow({name: _safe(value) for name, value in cells.items()})
    return written.getvalue()


def _rows(graph: Graph) -> Iterator[Cells]:
    for lane in graph.graph["lanes"]:
        whose = "person" if lane["person"] else "agency" if lane["agency"] else "shared"
        yield {"row": "lane", "words": lane["name"], "thread": lane["thread"], "whose": whose}
    for held in graph.nodes.values():
        yield {"row": "step", **_step(held)}
    refs = {step: str(held["ref"]) for step, held in graph.nodes.items()}
    for start, end, held in graph.edges(data=True):
        way = {name: _known(held[name]) for name in ("moves", "share", "label")}
        yield {"row": "link", "from": refs[start], "to": refs[end], **way}


def _step(held: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: _known(held[name]) for name in STEP if name not in ("lane", "column", "concern")}
    column = held["column"] if held["column"] >= 0 else ""
    return {**told, "lane": held["lane_name"], "column": column, "concern": "yes" if held["concern"] else ""}


def _known(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def _safe(value: str | int | float) -> str | int | float:
    return f"'{allowed(value)}" if isinstance(value, str) and value.startswith(FORMULAS) else value
