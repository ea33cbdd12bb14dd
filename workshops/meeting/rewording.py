"""Where a record holds words, in its parts too, and the same record with other ones there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import is_dataclass
from typing import Any, Final

from workshops.meeting.sight import word_fields
from workshops.replacing import replace

# Plain text that nobody said: days, hashes, keys, ids. It repeats nobody's words, though somebody may have written the
# same: a word that is a key, or the number of a month.
NO_WORDS: Final = {
    "artefact",
    "at",
    "block",
    "clause",
    "digest",
    "drafted",
    "due",
    "due_on",
    "first_due",
    "group",
    "key",
    "kind",
    "of",
    "option",
    "origin",
    "prefix",
    "requirement",
    "section",
    "status",
    "strength",
    "template",
}
# Instants end in `_at`, and hold no words. This is none of them.
NO_MOMENT: Final = {"looks_at"}
_SAID: dict[type, tuple[str, ...]] = {}


def reworded(value: Any, change: Callable[[str], str], but: Collection[str] = ()) -> Any:
    """A record with other words wherever it holds any, also in what is listed in it."""
    changed: dict[str, Any] = {name: change(getattr(value, name)) for name in said_in(type(value)) if name not in but}
    listed = ((name, held) for name, held in vars(value).items() if isinstance(held, tuple))
    changed |= {name: tuple(reworded(one, change, but) for one in held) for name, held in listed if _are_parts(held)}
    return replace(value, **changed)


def _are_parts(held: tuple[object, ...]) -> bool:
    return bool(held) and is_dataclass(held[0])


def said_in(cls: type) -> tuple[str, ...]:
    """The fields of a record, or of a part of one, that hold words."""
    if cls not in _SAID:
        said = (one for one in word_fields(cls) if one not in NO_WORDS)
        _SAID[cls] = tuple(one for one in said if one in NO_MOMENT or not one.endswith("_at"))
    return _SAID[cls]
