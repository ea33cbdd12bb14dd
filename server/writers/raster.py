"""Drawings as pixels, for formats that cannot be trusted with SVG."""

from __future__ import annotations

from functools import lru_cache

import typst

from server.writers.coverage import FONTS, drawable

PIXELS_PER_INCH = 220
MM_PER_PIXEL = 25.4 / 96
# A picture of more pixels than this is of no use in a document and takes more memory than it is worth.
MOST_PIXELS = 40_000_000

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)"""


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """The fonts that come with the writers, and no others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@lru_cache(maxsize=32)
def png_of(svg: str, width: float, language: str) -> bytes:
    """The drawing as a PNG to be printed `width` millimetres wide."""
    return _drawn(svg, width, language, PIXELS_PER_INCH)


def picture_of(svg: str, width: int, height: int) -> bytes:
    """A drawing of that many pixels as a PNG for screens: twice as fine, unless that would be too much."""
    finer = min(2.0, (MOST_PIXELS / (width * height)) ** 0.5)
    return _drawn(svg, width * MM_PER_PIXEL, "en", 96 * finer)


def _drawn(svg: str, width: float, language: str, pixels_per_inch: float) -> bytes:
    told = {"svg": drawable(svg, language), "width": str(width)}
    drawn: bytes = typst.compile(_PAGE, font_paths=fonts(), sys_inputs=told, format="png", ppi=pixels_per_inch)
    return drawn
