"""Out of sight and back: what a contribution takes along when it goes, and how it is put together again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from workshops.audiences import EVERYONE
from workshops.codec import decode_words, encode_words
from workshops.fields import named_by, spec_of
from workshops.leaning import bound, freed
from workshops.meeting.illustrating import NOTHING, Illustrated, shown_by
from workshops.meeting.records import Alternative, Contributed
from workshops.state import Changes, Record, View

NEVER_WORDS = ("id", "audience", "ref", "field")


@dataclass(frozen=True)
class Gone:
    """What leaves when a contribution does: it, and the wordings kept beside it. ``named`` says who named it, where."""

    records: tuple[Record, ...]
    named: tuple[tuple[str, str, str], ...]
    changes: Changes


def taken(here: View, one: Contributed) -> Gone:
    """Take a contribution out of the sight of everyone; its words leave the log of its stream.

    Where others built on it, it stays as an empty place (``masked``), and what they built stays with it.
    """
    beside = [each for each in here.of(Alternative) if each.of == one.id]
    ids = {one.id, *(each.id for each in beside)}
    if not bound(here, ids):
        changes = Changes.of(put=freed(here, ids), erased=[one, *beside])
        return Gone((one, *beside), tuple(_naming(here, ids)), changes)
    return Gone((one, *beside), (), Changes.of(put=[masked(one)], erased=[one, *beside]))


def masked(one: Contributed) -> Contributed:
    """The same record without its words, and without what stands beside them."""
    empty: dict[str, Any] = {**dict.fromkeys(word_fields(type(one)), ""), **_beside(one, NOTHING)}
    return replace(one, masked=True, **empty)


def filled(place: Contributed, before: Contributed) -> Contributed:
    """An empty place with its words again, and what stood beside them. Where it had none, what came since stays."""
    words: dict[str, Any] = {name: getattr(before, name) or getattr(place, name) for name in word_fields(type(before))}
    return replace(place, masked=False, **{**words, **_beside(before, shown_by(before))})


def _beside(one: Record, shown: Mapping[str, Any]) -> Mapping[str, Any]:
    return shown if isinstance(one, Illustrated) else {}


def word_fields(cls: type[Record]) -> tuple[str, ...]:
    """The fields that hold somebody's words: plain text that is no choice, no reference and no name for people."""
    return tuple(
        one.name for one in fields(cls) if one.type == "str" and spec_of(one) is None and one.name not in NEVER_WORDS
    )


def words_of(one: Record) -> str:
    """All words of a record, one text a line."""
    return "\n".join(held for name in word_fields(type(one)) if (held := getattr(one, name)))


def is_emptied(one: Contributed) -> bool:
    """Whether it is an empty place: out of sight, and nobody has put words there again."""
    return one.masked and not words_of(one)


def _naming(here: View, gone: Collection[str]) -> Iterator[tuple[str, str, str]]:
    for one in here.only(EVERYONE).records():
        for name, spec in named_by(type(one)):
            held = getattr(one, name)
            yield from ((one.id, name, each) for each in (held if spec.many else (held,)) if each in gone)


def kept(gone: Gone) -> str:
    """What is needed to put it together again, as JSON."""
    return json.dumps({"records": encode_words(gone.records), "named": gone.named}, ensure_ascii=False)


@dataclass(frozen=True)
class Back:
    """What comes back: the records as they were, and who named them."""

    records: tuple[Contributed, ...]
    named: tuple[tuple[str, str, str], ...]


def read(words: str) -> Back:
    """What ``kept`` wrote."""
    found = json.loads(words)
    records = tuple(one for one in decode_words(found["records"]) if isinstance(one, Contributed))
    return Back(records, tuple((each[0], each[1], each[2]) for each in found["named"]))


def kept_without(words: str, record_id: str) -> str:
    """What ``kept`` wrote, without one of the wordings that went with it; the same where that is not in it."""
    if record_id not in words:
        return words
    back = read(words)
    rest = tuple(one for one in back.records if one.id != record_id)
    return kept(Gone(rest, tuple(one for one in back.named if one[2] != record_id), Changes({})))


def with_new_ids(back: Back, ids: dict[str, str]) -> list[Record]:
    """The records under new ids, naming one another by these, and none an empty place, though one was filled anew."""
    return [renamed(replace(one, id=ids[one.id], masked=False), ids) for one in back.records]


def renamed(one: Record, ids: dict[str, str]) -> Record:
    """A record that names others by their new ids."""
    changed: dict[str, Any] = {}
    for name, spec in named_by(type(one)):
        held = getattr(one, name)
        changed[name] = tuple(ids.get(each, each) for each in held) if spec.many else ids.get(held, held)
    return replace(one, **changed)


def named_again(here: View, back: Back, ids: dict[str, str]) -> list[Record]:
    """The records that named what comes back, naming it again where their place for it is still free."""
    changed: dict[str, Record] = {}
    for record_id, name, gone in back.named:
        one = changed.get(record_id) or here.get(record_id)
        if one is not None and one.audience == EVERYONE:
            changed[record_id] = _naming_again(one, name, ids[gone])
    return list(changed.values())


def _naming_again(one: Record, name: str, new: str) -> Record:
    held = getattr(one, name)
    again: dict[str, Any] = {name: (*held, new) if isinstance(held, tuple) else held or new}
    return replace(one, **again)
