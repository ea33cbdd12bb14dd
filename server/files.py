"""What an export is, and what it was made from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class File:
    """A file to take along."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Grounds:
    """What a file was made from: its records, and how many had lost their words in the streams it was read from."""

    records: frozenset[str] = frozenset()
    erased: int = 0
