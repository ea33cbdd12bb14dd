"""A part of a map on a sheet of its own: the names of the lanes at the left, and marks that say where it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshops.artefacts.pathways.described import described
from workshops.artefacts.pathways.formats import shapes
from workshops.artefacts.pathways.formats.folding import Interval
from workshops.artefacts.pathways.formats.svg import Drawing
from workshops.artefacts.pathways.formats.theme import EDGE, RULE, THEMES
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.layout import Layout
from workshops.words import sentence

# The room on A3 across, 384 by 236 mm, in pixels so large that the smallest letters, 14 of them high, are 9.5 points.
SIZE = (1604, 985)
STRIP, WORDS = 24, 14
# A lane lower than this holds nothing on this sheet, and has no name there.
LOWEST = 18


@dataclass(frozen=True)
class Window:
    """What is seen: from left to right (with the place where what stood on the sheet before ends), from top to bottom.

    ``number`` is that of the sheet, of how many; ``sides`` and ``ends`` are the numbers of those beside it, 0 for none.
    """

    across: tuple[int, int, int]
    down: Interval
    number: tuple[int, int]
    sides: Interval
    ends: Interval


def seen_through(graph: Graph, seen: Layout, window: Window) -> str:
    """The sheet as SVG text, as wide as a sheet is, black on white."""
    (left, right, _), (low, high) = window.across, window.down
    drawing = Drawing(graph, THEMES["print"], seen, left)
    lanes = [lane for lane in seen.lanes if min(lane.y + lane.height, high) - max(lane.y, low) >= LOWEST]
    wide, tall, head = right - left, high - low, seen.head
    inside = (
        f'<svg x="{head}" y="{STRIP}" width="{wide}" height="{tall}" viewBox="{left} {low} {wide} {tall}">',
        *map(drawing.band, lanes),
        *drawing.things(),
        "</svg>",
        f'<svg y="{STRIP}" width="{head}" height="{tall}" viewBox="0 {low} {head} {tall}">',
        *(drawing.name(lane, window.down) for lane in lanes),
        "</svg>",
        f'<path d="M0 {STRIP}H{head + wide}V{STRIP + tall}H0z M{head} {STRIP}v{tall}" fill="none" stroke="{RULE}"/>',
        *_marks(window, head),
    )
    return drawing.framed((SIZE[0], tall + STRIP), _about(graph, seen), inside)


def _about(graph: Graph, seen: Layout) -> str:
    lines = dict(zip(graph, described(graph), strict=True))
    return " ".join(lines[box.id] for box in seen.boxes)


def _marks(window: Window, head: int) -> Iterator[str]:
    """In the strip above: which sheet it is, and which ones are beside it; a dashed line where the one before ended."""
    left, right, same = window.across
    number, count = window.number
    end, y = head + right - left, STRIP - 7
    (before, after), (above, below) = window.sides, window.ends
    told = [say("sheet", number=number, count=count)]
    told += [say(key, number=one) for key, one in (("sheet.above", above), ("sheet.below", below)) if one]
    yield _words((head + end) // 2, y, "middle", ". ".join(told))
    if before:
        yield _words(head + 4, y, "start", say("sheet.before", number=before))
    if after:
        yield _words(end - 4, y, "end", say("sheet.after", number=after))
    if same > left:
        look = f'fill="none" stroke="{EDGE}" stroke-width="2" stroke-dasharray="3 7"'
        yield f'<path d="M{head + same - left} {STRIP}v{window.down[1] - window.down[0]}" {look}/>'


def _words(x: int, y: int, anchor: str, words: str) -> str:
    return shapes.text((x, y), words, WORDS, "#000000", more=f'font-weight="700" text-anchor="{anchor}"')


def say(key: str, **values: int) -> str:
    """A sentence on a sheet."""
    return sentence(f"document.map.{key}", "en", **values)
