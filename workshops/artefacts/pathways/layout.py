"""The drawing of a map: boxes, lanes and links in whole pixels, the same every time and in the browser.

``layout(graph)`` needs nothing but the graph; ``dataclasses.asdict`` of what it gives is plain JSON. Moving one step
leaves the others where they are unless they made room for it or stood behind it. See ``grid`` for how it is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.grid.cells import Cells, cells_of
from workshops.artefacts.pathways.grid.frame import HEAD, Frame, frame_of, lane_lines
from workshops.artefacts.pathways.grid.labels import Label, clear_of, entries_of, label_of, rooms_of
from workshops.artefacts.pathways.grid.lines import Wiring, lines_of, turn_of
from workshops.artefacts.pathways.grid.paths import Point, Uprights, drawn
from workshops.artefacts.pathways.grid.routes import BRANCHING, SPREADING, Route, routes_of, sort_of
from workshops.artefacts.pathways.grid.sheet import Sheet, sheet_of
from workshops.artefacts.pathways.grid.tracks import tracks_of


@dataclass(frozen=True)
class LaneBox:
    """A lane from side to side. ``height`` is 0 where it is drawn only across the others; ``lines`` are its name."""

    id: str
    y: int
    height: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class StepBox:
    """A step: its box, the y of the ``line`` on which links meet it, and its words in ``lines``.

    ``tall`` steps stand across the lanes of the agencies.
    """

    id: str
    x: int
    y: int
    width: int
    height: int
    line: int
    column: int
    row: int
    tall: bool
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LinkLine:
    """A link: its corners, the same as an SVG ``path`` with hops, and its arrow head ``turn``ed where it arrives.

    The path of a dashed line may run from the arrow backwards: lines that share a piece then share their dashes.
    """

    id: str
    person: bool
    loop: bool
    points: tuple[Point, ...]
    path: str
    head: Point
    turn: str
    label: Label | None


@dataclass(frozen=True)
class Layout:
    """Everything in a drawing of ``width`` by ``height``; the headers of the lanes take ``head`` pixels at the left."""

    width: int
    height: int
    head: int
    lanes: tuple[LaneBox, ...]
    boxes: tuple[StepBox, ...]
    links: tuple[LinkLine, ...]


def layout(graph: Graph) -> Layout:
    """The drawing of a map."""
    return laid_out(sheet_of(graph))


def laid_out(sheet: Sheet) -> Layout:
    """The drawing of what a layout needs to know of a map."""
    cells = cells_of(sheet)
    routes = routes_of(sheet, cells)
    tracks = tracks_of(routes, cells)
    frame = frame_of(sheet, cells, tracks, rooms_of(sheet, cells, routes))
    lines = lines_of(Wiring(sheet, cells, routes, tracks, frame))
    return Layout(
        frame.width,
        frame.height,
        HEAD,
        _lanes(sheet, cells, frame),
        tuple(_box(sheet, cells, frame, step) for step in range(len(sheet.places))),
        _links(sheet, routes, lines),
    )


def _lanes(sheet: Sheet, cells: Cells, frame: Frame) -> tuple[LaneBox, ...]:
    borders = [0, *frame.border[1:-1], frame.height]
    rows = [*cells.first_row, cells.rows]
    return tuple(
        LaneBox(
            band.id, borders[rows[lane]], borders[rows[lane + 1]] - borders[rows[lane]], tuple(lane_lines(band.name))
        )
        for lane, band in enumerate(sheet.bands)
    )


def _box(sheet: Sheet, cells: Cells, frame: Frame, step: int) -> StepBox:
    size, column = frame.sizes[step], cells.column[step]
    top, bottom = cells.top[step], cells.bottom[step]
    tall = bottom > top
    y = frame.middle[top] - (frame.above[top] if tall else size.above)
    end = frame.middle[bottom] + (frame.below[bottom] if tall else size.below)
    x = frame.left[column] + (frame.wide[column] - size.wide) // 2
    line = (y + end) // 2 if tall else frame.middle[top]
    return StepBox(sheet.places[step].id, x, y, size.wide, end - y, line, cells.chosen[step], top, tall, size.lines)


def _links(sheet: Sheet, routes: Sequence[Route], lines: Sequence[tuple[Point, ...]]) -> tuple[LinkLine, ...]:
    uprights = Uprights(lines, [(way.start, way.end, way.person) for way in sheet.ways])
    entries = entries_of(sheet, routes)
    found, labels = [], list[Label | None]()
    for number, way in enumerate(sheet.ways):
        points = lines[number]
        hops = {
            piece: uprights.crossed(number, one, two)
            for piece, (one, two) in enumerate(pairwise(points))
            if one[1] == two[1]
        }
        path = drawn(points, hops) if way.person or _from_start(routes[number]) else _backwards(points, hops)
        labels.append(label_of(way, points, hops, entries.get(number)))
        found.append(LinkLine(way.id, way.person, way.loop, points, path, points[-1], turn_of(points), None))
    return tuple(replace(line, label=label) for line, label in zip(found, _each_seen(found, labels), strict=True))


def _each_seen(lines: Sequence[LinkLine], labels: Sequence[Label | None]) -> Iterator[Label | None]:
    """The same words in the same place once, and none behind a pill."""
    pills = [one for line, one in zip(lines, labels, strict=True) if one and one.on and not line.loop]
    placed = set[Label]()
    for line, label in zip(lines, labels, strict=True):
        clear = clear_of(pills, label, line.points) if label else None
        yield None if clear in placed else clear
        placed.update([clear] if clear else [])


def _from_start(route: Route) -> bool:
    """Whether lines share their pieces near the start: then all dashes are counted from there."""
    return len(route.legs) > 1 and sort_of(route.legs[1].net) in (BRANCHING, SPREADING)


def _backwards(points: tuple[Point, ...], hops: Mapping[int, Sequence[int]]) -> str:
    last = len(points) - 2
    return drawn(points[::-1], {last - piece: crossings for piece, crossings in hops.items()})
