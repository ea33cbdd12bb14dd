"""A map on paper: one sheet where it can be read on one, else cut over several, each with the names of its lanes.

Sheets are A3 across. No letter is smaller than 9.5 points on them: what is empty is folded away first; a map that is
still wide is cut between its columns, and the last column of a sheet stands again on the next one; a high one is cut
between its rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshops.artefacts.pathways.formats.folding import Interval, columns, lowered, narrowed, rows
from workshops.artefacts.pathways.formats.svg import Drawing
from workshops.artefacts.pathways.formats.theme import THEMES
from workshops.artefacts.pathways.formats.windows import SIZE, STRIP, Window, seen_through
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.layout import Layout, layout

# From where to where, and where that ends which stood on the sheet before already.
Cut = tuple[int, int, int]


@dataclass(frozen=True)
class Page:
    """One sheet: its drawing, and the refs of the steps on it in the order of the map."""

    svg: str
    steps: tuple[str, ...]


def pages(graph: Graph) -> tuple[Page, ...]:
    """The sheets of a map, from left to right and each from top to bottom."""
    laid = layout(graph)
    if _fits(laid):
        return (_whole(graph, laid),)
    felt = {step for step, held in graph.nodes.items() if held["feelings"]}
    laid = narrowed(laid)
    low = lowered(laid, (0, laid.width), felt)
    if _fits(low):
        return (_whole(graph, low),)
    cuts = _cuts(laid)
    seen = [lowered(laid, (left, right), felt) for left, right, _ in cuts]
    windows = _windows(cuts, [_bands(one, felt) for one in seen])
    return tuple(_page(graph, seen[place], window) for place, window in windows)


def _fits(laid: Layout) -> bool:
    return laid.width <= SIZE[0] and laid.height <= SIZE[1]


def _whole(graph: Graph, laid: Layout) -> Page:
    drawn = Drawing(graph, THEMES["print"], laid).drawn()
    return Page(drawn, tuple(held["ref"] for held in graph.nodes.values()))


def _windows(cuts: list[Cut], bands: list[list[Interval]]) -> Iterator[tuple[int, Window]]:
    """Every sheet with the place of its cut."""
    firsts = [1 + sum(map(len, bands[:place])) for place in range(len(cuts) + 1)]
    count = firsts[-1] - 1
    for place, cut in enumerate(cuts):
        sides = (firsts[place - 1] if place else 0, firsts[place + 1] if place + 1 < len(cuts) else 0)
        for row, band in enumerate(bands[place]):
            number = firsts[place] + row
            ends = (number - 1 if row else 0, number + 1 if row + 1 < len(bands[place]) else 0)
            yield place, Window(cut, band, (number, count), sides, ends)


def _page(graph: Graph, seen: Layout, window: Window) -> Page:
    low, high = window.down
    shown = {box.id for box in seen.boxes if box.y < high and box.y + box.height > low}
    refs = tuple(held["ref"] for step, held in graph.nodes.items() if step in shown)
    return Page(seen_through(graph, seen, window), refs)


def _cuts(laid: Layout) -> list[Cut]:
    """Where sheets begin and end across: as few as can be, and as even as they can then be."""
    room = SIZE[0] - laid.head
    few = list(_cut(laid, room))
    for less in range(room // 2, room, 12):
        even = list(_cut(laid, less))
        if len(even) <= len(few):
            return even
    return few


def _cut(laid: Layout, room: int) -> Iterator[Cut]:
    ends = [high for _, high in columns(laid)]
    start = same = laid.head
    while laid.width - start > room:
        fitting = [end for end in ends if start < end <= start + room] or [start + room]
        end = fitting[-1]
        yield start, end, same
        following = next((one for one in ends if one > end), laid.width)
        again = fitting[-2] if len(fitting) > 1 and following - fitting[-2] <= room else end
        start, same = again, end
    yield start, laid.width, same


def _bands(laid: Layout, felt: set[str]) -> list[Interval]:
    """From where to where sheets go down."""
    room, found, start = SIZE[1] - STRIP, [], 0
    while laid.height - start > room:
        fitting = [end for end in rows(laid, felt) if start < end <= start + room] or [start + room]
        found.append((start, fitting[-1]))
        start = fitting[-1]
    return [*found, (start, laid.height)]
