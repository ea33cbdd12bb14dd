"""MUST, SHOULD and MAY in the words of a requirement, and the digest of what was read."""

from __future__ import annotations

import re
from typing import Final

from workshops.artefacts.specification.records import Requirement
from workshops.wording import digest

_STRENGTH: Final = re.compile(r"\b(MUST|SHOULD|MAY)\b")


def strength_in(words: str) -> str:
    """The first MUST, SHOULD or MAY in the words; empty where they have none."""
    found = _STRENGTH.search(words)
    return found.group() if found else ""


def with_strength(words: str, strength: str) -> str:
    """The words with their first MUST, SHOULD or MAY exchanged."""
    return _STRENGTH.sub(strength, words, count=1)


def words_of(one: Requirement) -> str:
    """The digest that a rewording and an agreement must name."""
    return digest(one.words, one.plain)
