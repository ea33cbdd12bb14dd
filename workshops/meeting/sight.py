"""Out of sight and back: what a contribution takes along when it goes, and how it is put together again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from string import digits
from typing import Any

from workshops.audiences import EVERYONE
from workshops.codec import decode_words, encode_words
from workshops.fields import named_by, spec_of
from workshops.leaning import bound, freed, may_name
from workshops.meeting.illustrating import NOTHING
from workshops.meeting.records import Alternative, Contributed
from workshops.numbering import next_number, number_in
from workshops.state import AnyRecord, Changes, Record, View

NEVER_WORDS = ("id", "audience", "ref", "field")
# Who names something, in which field, and what.
Named = tuple[str, str, str]


@dataclass(frozen=True)
class Gone:
    """What leaves when a contribution does: it, and the wordings kept beside it. ``named`` says who named it, where."""

    records: tuple[Record, ...]
    named: tuple[Named, ...]
    changes: Changes


def taken(here: View, one: Contributed) -> Gone:
    """Take a contribution out of the sight of everyone; its words leave the log of its stream.

    Where others built on it, it stays as an empty place (``masked``), and what they built stays with it.
    """
    beside = [each for each in here.of(Alternative) if each.of == one.id]
    ids = {one.id, *(each.id for each in beside)}
    if not bound(here, ids):
        changes = Changes.of(put=freed(here, ids), erased=[one, *beside])
        return Gone((one, *beside), tuple(naming(may_name(here, ids), ids)), changes)
    return Gone((one, *beside), (), Changes.of(put=[masked(one)], erased=[one, *beside]))


def masked(one: Contributed) -> Contributed:
    """The same record without its words, what stands beside them, and whose they were."""
    empty: dict[str, Any] = {**dict.fromkeys(_told(type(one)), ""), **_bare(one)}
    return replace(one, masked=True, **empty)


def filled(place: Contributed, before: Contributed) -> Contributed:
    """An empty place with its words again, and what stood beside them. Where it had none, what came since stays."""
    told = {name: getattr(before, name) or getattr(place, name) for name in _told(type(before))}
    words: dict[str, Any] = {**told, **{name: getattr(before, name) for name in _bare(before)}}
    return replace(place, masked=False, **words)


def _told(cls: type[Record]) -> tuple[str, ...]:
    """The fields that hold somebody's words, and the group that said them."""
    return (*word_fields(cls), *(name for name, spec in named_by(cls) if spec.kinds == ("meeting.group",)))


def _bare(one: Record) -> dict[str, Any]:
    return {name: empty for name, empty in NOTHING.items() if hasattr(one, name)}


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


def naming(records: Iterable[Record], gone: Collection[str]) -> Iterator[Named]:
    """Which of the records name what goes, and where."""
    for one in records:
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
    named: tuple[Named, ...]


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


def with_free_ref(here: View, one: AnyRecord) -> AnyRecord:
    """A record that comes back, with the next ref or number of its kind where what came meanwhile has its own."""
    held = vars(one)
    beside = [vars(each) for each in here.only(EVERYONE).of(type(one)) if vars(each).get("map") == held.get("map")]
    name = next((each for each in ("ref", "number") if each in held), "")
    if not name or held[name] not in (each[name] for each in beside):
        return one
    counted = [each[key] for each in beside for key in ("number", "order") if key in each]
    new = next_number([*counted, *(number_in(f"{each[name]}") for each in beside)])
    changed: dict[str, Any] = {"order": new} if "order" in held else {}
    changed[name] = new if name == "number" else f"{held[name].rstrip(digits)}{new}"
    return replace(one, **changed)


def also_named(words: str, more: Collection[Named]) -> str:
    """What ``kept`` wrote, named by more."""
    back = read(words)
    return kept(Gone(back.records, (*back.named, *more), Changes({}))) if more else words


def with_ids(words: str, ids: Mapping[str, str]) -> str:
    """Records or an operation as JSON text, naming others by their new ids."""
    for old, new in ids.items():
        words = words.replace(old, new)
    return words


def renamed(one: Any, ids: Mapping[str, str]) -> Any:
    """The same naming others by their new ids, in its parts too; itself where it names none of them."""
    if isinstance(one, str):
        return ids.get(one, one)
    if isinstance(one, tuple):
        parts = tuple(renamed(each, ids) for each in one)
        return one if all(part is each for part, each in zip(parts, one, strict=True)) else parts
    if not is_dataclass(one) or isinstance(one, type):
        return one
    changed = {name: new for name, held in vars(one).items() if (new := renamed(held, ids)) is not held}
    return replace(one, **changed) if changed else one


def named_again(here: View, back: Back, ids: dict[str, str]) -> list[Record]:
    """The records that named what comes back, naming it again where their place for it is still free."""
    changed: dict[str, Record] = {}
    # Whose place still stands keeps its id, and is named by that.
    for record_id, name, gone in (each for each in back.named if each[2] in ids):
        one = changed.get(record_id) or renamed(here.get(record_id), ids)
        if one is not None and one.audience == EVERYONE:
            changed[record_id] = _naming_again(one, name, ids[gone])
    return list(changed.values())


def _naming_again(one: Record, name: str, new: str) -> Record:
    held = getattr(one, name)
    again: dict[str, Any] = {name: (*held, new) if isinstance(held, tuple) else held or new}
    return replace(one, **again)
