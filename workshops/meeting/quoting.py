"""Where somebody's words are repeated: a draft, a finding, a copied step. A disclosure must leave those, too."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from workshops.audiences import EVERYONE
from workshops.codec import decode_words, encode_words
from workshops.meeting.sight import words_of
from workshops.state import Changes, Part, Record, View

SHORTEST: Final = 12
INSTEAD: Final = "…"


def quoting_nothing(here: View, gone: Changes, one: Record) -> Changes:
    """The changes by which a record goes, and with it every repetition of its words that everybody sees.

    An ellipsis takes their place, and they leave the log. Texts under SHORTEST characters are common words. The
    agreement is left alone: what is signed there has been read by all.
    """
    texts = [_as_kept(text) for text in words_of(one).split("\n") if len(text) >= SHORTEST]
    part = gone.parts.get(EVERYONE, Part())
    touched = {one.id, *part.removed, *part.erased, *(each.id for each in part.put)}
    others = [each for each in here.only(EVERYONE).records() if each.id not in touched and _may_change(each)]
    quoting = [each for each in (*part.put, *others) if _repeats(each, texts)]
    cleaned = {each.id: _without(each, texts) for each in quoting}
    put = tuple(cleaned.pop(each.id, each) for each in part.put)
    erased = (*part.erased, *(each.id for each in quoting if each.id not in part.erased))
    return Changes({**gone.parts, EVERYONE: replace(part, put=(*put, *cleaned.values()), erased=erased)})


def _may_change(one: Record) -> bool:
    return not one.kind.startswith("agreement.")


def _as_kept(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _repeats(one: Record, texts: list[str]) -> bool:
    kept = encode_words([one])
    return any(text in kept for text in texts)


def _without(one: Record, texts: list[str]) -> Record:
    kept = encode_words([one])
    for text in texts:
        kept = kept.replace(text, INSTEAD)
    return decode_words(kept)[0]
