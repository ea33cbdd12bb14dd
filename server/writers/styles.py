"""The styles of files that people go on working in, whatever the program: black on white, ids hanging in the margin."""

from __future__ import annotations

from typing import NamedTuple

BODY = "Atkinson Hyperlegible Next"
DISPLAY = "Solway"
CODES = "Atkinson Hyperlegible Mono"

# Twentieths of a point: the margin ids hang in, and the width inside the margins of A4 and of A3 across.
HANGING = 1190
TEXT_WIDTH = 9865
WIDE_TEXT_WIDTH = 21771


class Edge(NamedTuple):
    """A line along one side of a paragraph: eighths of a point thick, whole points away from the words."""

    side: str
    eighths: int
    space: int
    dashed: bool = False


class Family(NamedTuple):
    """A family of fonts: its stand-in where it is missing, its kind, and the faces that are embedded."""

    name: str
    stand_in: str
    kind: str
    faces: dict[str, str]


FAMILIES = (
    Family(BODY, "Verdana", "swiss", {
        "Regular": "AtkinsonHyperlegibleNext_400Regular",
        "Bold": "AtkinsonHyperlegibleNext_700Bold",
    }),
    Family(CODES, "Consolas", "modern", {"Bold": "AtkinsonHyperlegibleMono_700Bold"}),
    Family(DISPLAY, "Rockwell", "roman", {"Bold": "Solway_700Bold"}),
)  # fmt: skip


class Style(NamedTuple):
    """A paragraph style. ``size`` in half points (0: inherited), ``space`` above and below in points, ``left`` and
    ``hanging`` in twentieths of a point, ``tab`` a side and a place, ``level`` that of a heading (0: none).

    ``keep`` holds its lines together ("lines"), and itself to what follows ("next"); "alone" undoes the latter.
    """

    name: str
    parent: str = "Normal"
    size: int = 0
    space: tuple[int, int] = (0, 6)
    keep: str = ""
    edge: Edge | None = None
    tab: tuple[str, int] | None = None
    left: int = 0
    hanging: int = 0
    level: int = 0
    display: bool = False
    bold: bool = False


def _heading(level: int, size: int, above: int) -> Style:
    return Style(f"heading {level}", size=size, space=(above, 6), keep="next", level=level, display=True)


_RIGHT = ("right", TEXT_WIDTH)

PARAGRAPHS = (
    Style("Body Text"),
    Style("First Paragraph", "Body Text"),
    Style("Lead In", "Body Text", keep="next"),
    Style("Compact", "Body Text", space=(1, 2)),
    Style("Table Text", size=19, space=(1, 1)),
    _heading(1, 42, 24),
    _heading(2, 30, 18),
    _heading(3, 25, 14),
    _heading(4, 23, 12),
    _heading(5, 23, 12),
    _heading(6, 23, 12),
    Style("Title", size=60, space=(12, 8), keep="lines", display=True),
    Style("Subtitle", size=30, keep="lines", display=True),
    Style("Cover Picture", space=(0, 0)),
    Style("Cover Status", size=22, space=(24, 0), bold=True),
    Style("Cover Text", size=26, space=(0, 14), edge=Edge("bottom", 8, 12, dashed=True)),
    Style("Cover Row", space=(0, 4)),
    Style("Cover Made", size=20, space=(36, 10)),
    Style("TOC Heading", size=42, space=(0, 8), keep="next", display=True),
    Style("toc 1", space=(3, 0)),
    Style("toc 2", space=(0, 0), left=340),
    Style("Clause", space=(12, 3), keep="next", tab=("left", HANGING), left=HANGING, hanging=HANGING),
    Style("Clause Alone", "Clause", space=(12, 3), keep="alone"),
    Style("Clause Detail", size=20, space=(0, 3), keep="next", left=HANGING),
    Style("Clause End", size=20, space=(0, 3), keep="lines", left=HANGING),
    Style("Note", size=20, space=(4, 6), keep="lines", edge=Edge("left", 12, 8, dashed=True), left=227),
    Style("Block Text", size=23, space=(6, 2), keep="next", left=340, display=True),
    Style("Quote Source", size=20, space=(0, 8), keep="next", left=340),
    Style("List Heading", space=(8, 3), keep="next"),
    Style("Captioned Figure", space=(8, 2), keep="next"),
    Style("caption", keep="lines", bold=True),
    Style("Image Caption", "caption", keep="lines"),
    Style("Table Caption", "caption", space=(12, 4), keep="next"),
    Style("header", size=20, space=(0, 0), edge=Edge("bottom", 8, 4), tab=_RIGHT),
    Style("footer", size=20, space=(0, 0), edge=Edge("top", 8, 4), tab=_RIGHT),
)
