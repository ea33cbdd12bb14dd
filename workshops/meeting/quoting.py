"""Where somebody's words are repeated: a draft, a finding, a copied step. What is taken back leaves those, too."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Final

from workshops.audiences import EVERYONE
from workshops.codec import decode_words, encode_words
from workshops.fields import references_of
from workshops.meeting.records import Contributed
from workshops.meeting.sight import word_fields, words_of
from workshops.state import Changes, Part, Record, View

SHORTEST: Final = 12
INSTEAD: Final = "…"
NEVER_QUOTED: Final = {"digest", "drafted", "origin", "source"}


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


def quoting_no_more(here: View, gone: Changes, one: Record) -> Changes:
    """The changes by which a contribution goes, and with it its words wherever what names it repeats them.

    Other people's contributions stay as they are, though they say the same.
    """
    named = {each.id: each for each in here.only(EVERYONE).records() if _names(each, one.id)}
    part = gone.parts.get(EVERYONE, Part())
    after = {**named, **{each.id: each for each in part.put if each.id in named}}
    found = {key: _losing(each, one) for key, each in after.items() if key not in part.removed}
    lost = {key: each.after_losing_words(named[key]) for key, each in found.items() if each != after[key]}
    put = (*(each for each in part.put if each.id not in lost), *lost.values())
    return Changes({**gone.parts, EVERYONE: replace(part, put=put, erased=(*part.erased, *lost))}) if lost else gone


def _names(each: Record, record_id: str) -> bool:
    return not isinstance(each, Contributed) and any(found == record_id for found, _ in references_of(each))


def _losing(each: Record, gone: Record) -> Record:
    """A record without the words of another, wherever it repeats a whole text of it."""
    said = (getattr(gone, name).strip().rstrip(".") for name in word_fields(type(gone)) if name not in NEVER_QUOTED)
    longest_first = sorted(filter(None, said), key=len, reverse=True)
    if not longest_first:
        return each
    quoted = re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest_first))
    names = set(word_fields(type(each))) - NEVER_QUOTED
    changed: dict[str, Any] = {name: quoted.sub(INSTEAD, getattr(each, name)) for name in names}
    return replace(each, **changed)


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
