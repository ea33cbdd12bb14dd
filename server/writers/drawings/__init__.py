"""Drawings in documents: the product's own, and how large a figure stands on the page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from workshops.document import Figure

DRAWINGS = ("mark", "patchwork", "selvedge")

# Millimetres inside the margins, with room for a caption: A4 portrait, A3 landscape.
A4_ROOM = (174.0, 215.0)
A3_ROOM = (384.0, 236.0)

# Drawings are made for the screen, 96 pixels an inch; on a wide page they grow until they fill it.
MM_PER_PIXEL = 25.4 / 96


@lru_cache
def drawing(name: str) -> str:
    """One of our own drawings as SVG text."""
    return Path(__file__).with_name(f"{name}.svg").read_text(encoding="utf-8")


def width_on_page(figure: Figure, above: float = 0.0) -> float:
    """The figure's width in millimetres, fitted to its page; 0 when its drawing cannot be read.

    ``above`` is the height that headings take on a wide figure's page.
    """
    size = _size(figure.svg)
    if size is None:
        return 0.0
    width, height = size
    across, down = A3_ROOM if figure.wide else A4_ROOM
    down -= above if figure.wide else 0.0
    natural = across if figure.wide else width * MM_PER_PIXEL
    return min(across, down * width / height, natural)


def _size(svg: str) -> tuple[float, float] | None:
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314  (drawn by this program, and expat bounds entity expansion)
        box = [float(part) for part in root.get("viewBox", "").replace(",", " ").split()]
        width, height = box[2:] if len(box) == 4 else (float(root.get("width", "")), float(root.get("height", "")))
    except (ElementTree.ParseError, ValueError):
        return None
    return (width, height) if width > 0 and height > 0 else None
