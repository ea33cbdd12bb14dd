"""A drawing on paper: the strokes as a figure, whose words are those of whoever drew it."""

from __future__ import annotations

from typing import Final

from workshops.meeting.illustrating import SHEET, Strokes

# Ink, red, blue and green, each thin and thick: the pens in the order of their numbers.
COLOURS: Final = ("#14302f", "#b0261c", "#1d5c9c", "#2c682f")
WIDTHS: Final = (4, 10)


def svg_of(drawing: Strokes) -> str:
    """The strokes as a drawing of its own."""
    size = f'width="{SHEET.width}" height="{SHEET.height}" viewBox="0 0 {SHEET.width} {SHEET.height}"'
    lines = "".join(_line(one) for one in drawing)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g {_ROUND}>{lines}</g></svg>'


_ROUND: Final = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'


def _line(stroke: tuple[int, ...]) -> str:
    pen, points = stroke[0], list(zip(stroke[1::2], stroke[2::2], strict=True))
    colour, width = COLOURS[pen // len(WIDTHS)], WIDTHS[pen % len(WIDTHS)]
    # A point alone is a dot: a line without length, with round ends.
    path = "L".join(f"{x} {y}" for x, y in (points if len(points) > 1 else 2 * points))
    return f'<path stroke="{colour}" stroke-width="{width}" d="M{path}"/>'
