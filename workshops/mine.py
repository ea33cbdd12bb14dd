"""Everything that is one's own: what one contributed, wrote privately, chose and agreed to, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from workshops.audiences import participant
from workshops.codec import encode
from workshops.meeting.hiding import way_back
from workshops.meeting.records import Authored, Contributed
from workshops.state import Record, View
from workshops.thread import described

Json = dict[str, Any]
NOTES: Final = ("meeting.authored", "meeting.let_in", "meeting.own_mute", "meeting.concern_notice")


@dataclass(frozen=True)
class Thing:
    """Something of one's own. ``place``: shown to everybody, hidden from them, or private to oneself.

    ``take_back`` is the operation {kind, body} that takes it back, None where there is none.
    """

    id: str
    kind: str
    words: str
    place: str
    record: Json
    take_back: Json | None


def mine(view: View, seat: str) -> list[Thing]:
    """Everything of a seat's own that its view holds: contributions first, then what only that seat sees."""
    own = view.only(participant(seat))
    return [*_contributed(view, own.of(Authored)), *(_private(one) for one in own.records() if one.kind not in NOTES)]


def _contributed(view: View, notes: list[Authored]) -> Iterator[Thing]:
    for note in notes:
        found = view.get(note.record)
        if found is None or (isinstance(found, Contributed) and found.masked):
            yield _thing(note, "hidden", {"kind": "meeting.take_back_hidden", "body": {"authored": note.id}})
        else:
            yield _thing(found, "shown", way_back(found))


def _private(one: Record) -> Thing:
    return _thing(one, "private", way_back(one))


def _thing(one: Record, place: str, take_back: Json | None) -> Thing:
    return Thing(one.id, one.kind, described(one)["words"], place, encode(one), take_back)
