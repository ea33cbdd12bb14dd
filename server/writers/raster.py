"""Drawings as pixels, for formats that cannot be trusted with SVG."""

from __future__ import annotations

from functools import lru_cache

import typst

from server.writers.coverage import FONTS, drawable

PIXELS_PER_INCH = 220

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)"""


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """The fonts that come with the writers, and no others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@lru_cache(maxsize=32)
def png_of(svg: str, width: float, language: str) -> bytes:
    """The drawing as a PNG to be printed `width` millimetres wide."""
    told = {"svg": drawable(svg, language), "width": str(width)}
    drawn: bytes = typst.compile(_PAGE, font_paths=fonts(), sys_inputs=told, format="png", ppi=PIXELS_PER_INCH)
    return drawn
