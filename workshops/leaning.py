"""What leans on a record that is about to go: references are taken out, so that nothing later names what is gone.

Looks only at what everybody sees: a note in somebody's own stream holds up nobody else's change.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import Any

from workshops.audiences import EVERYONE
from workshops.fields import named_by, names_any, references_of
from workshops.refusal import Refused
from workshops.state import RECORDS, AnyRecord, Record, View


def freed(here: View, gone: Collection[str]) -> list[Record]:
    """The records that name something in ``gone``, with the name taken out where a record may stand without it."""
    return [_without(one, gone) for one in _leaning(here, gone) if _can_stand_without(one, gone)]


def bound(here: View, gone: Collection[str]) -> list[Record]:
    """The records that make no sense without something in ``gone``."""
    return [one for one in _leaning(here, gone) if not _can_stand_without(one, gone)]


def refuse_if_bound(here: View, gone: Collection[str]) -> None:
    """Refuse a removal that would take the ground from under somebody's work."""
    for one in bound(here, gone):
        raise Refused("closed", reason="others_built_on_it", id=one.id)


def may_name(here: View, gone: Collection[str], *also: type[Record]) -> list[Record]:
    """What everybody sees and may name one of these, by its kind, and everything of ``also``.

    All that there is, where nothing tells of which kind one of these was.
    """
    shown = here.only(EVERYONE)
    kinds = {found.kind if (found := shown.get(one)) else "" for one in gone}
    if "" in kinds:
        return list(shown.records())
    return shown.of(*dict.fromkeys((*_naming(frozenset(kinds), tuple(RECORDS)), *also)))


@lru_cache
def _naming(kinds: frozenset[str], known: tuple[str, ...]) -> tuple[type[Record], ...]:
    """The kinds of records that may name these, among all that are known by now."""
    declared = ((RECORDS[one], spec) for one in known for _, spec in named_by(RECORDS[one]))
    return tuple(dict.fromkeys(cls for cls, spec in declared if not spec.kinds or not kinds.isdisjoint(spec.kinds)))


def _leaning(here: View, gone: Collection[str]) -> list[Record]:
    return [one for one in may_name(here, gone) if one.id not in gone and names_any(one, gone)]


def _can_stand_without(one: Record, gone: Collection[str]) -> bool:
    return all(spec.optional or spec.many for record_id, spec in references_of(one) if record_id in gone)


def letting_go(here: View, one: AnyRecord, but: Collection[str] = ()) -> AnyRecord:
    """A record that comes back without the names of what has gone meanwhile, where it may stand without; ``but`` come
    back with it."""
    gone = {each for each, _ in references_of(one) if each not in but and here.get(each) is None}
    return _without(one, gone) if gone and _can_stand_without(one, gone) else one


def _without(one: AnyRecord, gone: Collection[str]) -> AnyRecord:
    changed: dict[str, Any] = {}
    for name, spec in named_by(type(one)):
        held = getattr(one, name)
        if spec.many:
            changed[name] = tuple(each for each in held if each not in gone)
        elif held in gone:
            changed[name] = ""
    return replace(one, **changed)
