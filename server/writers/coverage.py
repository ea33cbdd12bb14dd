"""Which characters the fonts of a PDF can draw, and what stands in for the others.

PDF/UA refuses a document with a single character that no font has, and people write in emoji and in every script.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from server.writers.phrases import phrase

FONTS = Path(__file__).parent / "fonts"

# The zero width space: it has no glyph and needs none.
BREAK_HERE = 0x200B

# Joiners and variation selectors draw nothing; without their emoji they would count as missing.
_INVISIBLE = re.compile("[\u00ad\u200c-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]")


def drawable(text: str, language: str) -> str:
    """The text with every stretch that no font can draw replaced by words in square brackets."""
    if text.isascii():
        return text
    return _undrawable().sub(lambda found: _stand_in(found.group(), language), _INVISIBLE.sub("", text))


def _stand_in(missing: str, language: str) -> str:
    names = [unicodedata.name(character, "") for character in missing]
    if len(missing) == 1 and names[0] and unicodedata.category(missing) == "So":
        return f"[{names[0].lower()}]"
    return f"[{phrase(language, 'undrawable', count=len(missing))}]"


@lru_cache(maxsize=1)
def _undrawable() -> re.Pattern[str]:
    covered = sorted(
        {code for font in sorted(FONTS.glob("*.ttf")) for code in _codes(font.read_bytes())} | {9, 10, BREAK_HERE}
    )
    ranges: list[list[int]] = []
    for code in covered:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    inside = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
    return re.compile(f"[^{inside}]+")


def _codes(font: bytes) -> Iterator[int]:
    """The code points of an OpenType font's `cmap` table (formats 4 and 12)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for place in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * place)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 12:
            yield from _codes_in_groups(font, start + offset)
        elif form == 4:
            yield from _codes_in_segments(font, start + offset)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    return next(int(offset) for name, _, offset, _ in records if name == tag)


def _codes_in_groups(font: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    for place in range(count):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * place)
        yield from range(first, last + 1)


def _codes_in_segments(font: bytes, start: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    ends = struct.unpack_from(f">{doubled // 2}H", font, start + 14)
    starts = struct.unpack_from(f">{doubled // 2}H", font, start + 16 + doubled)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)
