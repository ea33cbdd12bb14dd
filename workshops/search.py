"""Finding words in what a reader may see, and in nothing else."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from workshops.state import RECORDS, Record, View
from workshops.thread import described

NAMES: Final = ("title", "name", "nickname", "words", "think", "own_words", "question", "word")
MORE: Final = (
    "answer",
    "because",
    "decided_by",
    "decision",
    "false_if",
    "fix",
    "formal",
    "harm",
    "meaning",
    "measure",
    "note",
    "outcome",
    "plain",
    "reason",
    "shows",
    "source",
    "true_if",
    "vision",
)
# What was taken out of sight is not found again by its words.
NEVER: Final = ("meeting.hidden",)
MOST: Final = 60
EXCERPT: Final = 160


@dataclass(frozen=True)
class Found:
    """A record that matches, with its ref, its words, and the text in which it was found."""

    id: str
    kind: str
    ref: str
    words: str
    excerpt: str
    score: int


def search(view: View, asked: str, most: int = MOST) -> list[Found]:
    """The records in which every word asked for begins a word, best first, at most ``most``.

    A ref (H1, R-014) asked for exactly comes first, then names and people's words, then everything else. Capitals and
    accents make no difference.
    """
    wanted = list(dict.fromkeys(tokens(asked)))
    if not wanted:
        return []
    found = [one for record in view.records() if (one := _match(record, wanted, plain(asked)))]
    return sorted(found, key=lambda one: (-one.score, one.kind, len(one.ref), one.ref, one.id))[:most]


def plain(text: str) -> str:
    """Text without capitals and accents."""
    if text.isascii():
        return text.lower()
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))


def tokens(text: str) -> list[str]:
    """The words of a text, without capitals and accents."""
    return re.findall(r"\w+", plain(text))


@dataclass(frozen=True)
class _Text:
    """A text of a record, how much it counts, and its words in the order of the alphabet, so that one is soon found."""

    whole: str
    weight: int
    words: list[str]

    def hits(self, word: str) -> int:
        """2 where the word stands in the text, 1 where a word of the text begins with it, else 0."""
        place = bisect_left(self.words, word)
        near = self.words[place : place + 1]
        return 2 if near == [word] else int(any(one.startswith(word) for one in near))


def _match(one: Record, wanted: list[str], whole: str) -> Found | None:
    texts = list(_texts(one))
    if not texts:
        return None
    told = described(one)
    if told["ref"] and plain(told["ref"]) == whole.strip():
        return Found(one.id, one.kind, told["ref"], told["words"], told["words"][:EXCERPT], 1000)
    scores = [max(text.hits(word) * text.weight for text in texts) for word in wanted]
    if not all(scores):
        return None
    best = max(texts, key=lambda text: sum(text.hits(word) for word in wanted))
    return Found(one.id, one.kind, told["ref"], told["words"], _around(best.whole, wanted[0]), sum(scores))


def _texts(one: Record) -> Iterator[_Text]:
    for name, weight in _searched(one.kind):
        held = getattr(one, name)
        if isinstance(held, str) and held:
            yield _Text(held, weight, sorted(set(tokens(held))))


@cache
def _searched(kind: str) -> tuple[tuple[str, int], ...]:
    if kind in NEVER:
        return ()
    names = [one.name for one in fields(RECORDS[kind])]
    return tuple((name, 3 if name in NAMES else 1) for name in names if name in NAMES or name in MORE)


def _around(text: str, word: str) -> str:
    if len(text) <= EXCERPT:
        return text
    place = max(0, plain(text).find(word) - EXCERPT // 3)
    cut = text[place : place + EXCERPT].strip()
    return f"{'…' if place else ''}{cut}{'…' if place + EXCERPT < len(text) else ''}"
