"""Which form of a sentence a whole number takes: the Unicode rules (CLDR) for each language that has a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LIKE_ENGLISH: Final = {"one": (1,)}
FORMS: Final[Mapping[str, Mapping[str, tuple[int, ...]]]] = {
    "en": _LIKE_ENGLISH,
    "gd": {"one": (1, 11), "two": (2, 12), "few": (*range(3, 11), *range(13, 20))},
    "ur": _LIKE_ENGLISH,
}


def form(language: str, n: int) -> str:
    """``one``, ``two``, ``few`` or ``other``; a language without rules of its own counts like English."""
    forms = FORMS.get(language, _LIKE_ENGLISH)
    return next((name for name, numbers in forms.items() if n in numbers), "other")
