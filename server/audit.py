"""What was done with rights, with other people's words and with files, for the facilitators of a partnership.

Nothing is written down twice: who asked and when stands in ``operations``, what followed in the entries of the same
turn. Words are never told, nor turns, nor anything of streams that facilitators do not hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from server.context import Context
from server.seats import Seat, ask_door
from server.store.tables import entries, operations
from server.writers.csv_files import csv_text
from workshops.audiences import EVERYONE, FACILITATORS
from workshops.meeting.keeping import NoteExport

Json = dict[str, Any]
SEAT: Final = "meeting.seat"
HELD: Final = (EVERYONE, FACILITATORS)
# Each kind of operation that is told of, and what it is called here.
DEEDS: Final[Mapping[str, str]] = {
    "meeting.note_opening": "register_opened",
    "meeting.erase_own": "erased",
    "meeting.erase_person": "erased",
    "meeting.remove_seat": "removed",
    "meeting.turn_away": "turned_away",
    "meeting.let_in": "let_in",
    "meeting.take_seat": "seat_given",
    "meeting.change_roles": "rights_changed",
    "meeting.mute": "muted",
    "meeting.unmute": "unmuted",
    "meeting.hide": "hidden",
    "meeting.show_again": "shown_again",
    "meeting.decline_held": "declined",
    "meeting.set_room_rule": "room_rule",
    "meeting.note_export": "exported",
    "meeting.let_go_old": "let_go",
}
DETAILS: Final[Mapping[str, tuple[str, str]]] = {
    "register_opened": ("meeting.register_opened", "why"),
    "erased": ("meeting.erased", "asked"),
    "hidden": ("meeting.hidden", "of"),
}
# Whoever joins by the code, and a wall: that they came in is no change of anybody's rights.
ORDINARY: Final = frozenset(("contributor", "projector"))
COLUMNS: Final = ("at", "deed", "by", "about", "before", "after", "detail")


@dataclass(frozen=True)
class Deed:
    """One thing that was done. ``by`` and ``about`` are nicknames, empty where nobody or somebody who was erased.

    ``before`` and ``after`` are roles, with the organisation's id where it is confirmed; ``detail`` is a word of the
    field: a reason, a file, a rule, a class of data.
    """

    at: str
    deed: str
    by: str
    about: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True)
class _Turn:
    """What one operation came to in the streams that facilitators hold: records put, ids removed."""

    put: tuple[Json, ...] = ()
    removed: tuple[str, ...] = ()

    def first(self, *kinds: str) -> Json:
        return next((one for one in self.put if one["kind"] in kinds), {})


Turns = Mapping[int, _Turn]


def deeds(connection: Connection, partnership: str) -> list[Deed]:
    """Everything that is told of, the newest first."""
    asked = (operations.c.partnership == partnership) & operations.c.turn.is_not(None)
    wanted = select(operations.c.turn, operations.c.at, operations.c.kind, operations.c.seat)
    rows = connection.execute(wanted.where(asked, operations.c.kind.in_(DEEDS)).order_by(operations.c.turn)).all()
    told = _Telling(_turns(connection, partnership, [row.turn for row in rows]))
    return [one for row in rows if (one := told.deed(row))][::-1]


def _turns(connection: Connection, partnership: str, wanted: list[int]) -> Turns:
    """The turns that are told of, and those in which a seat was put: by these a name is known."""
    here = (entries.c.partnership == partnership) & entries.c.stream.in_(HELD)
    which = entries.c.turn.in_(wanted) | entries.c.put.contains(f'"{SEAT}"')
    found = select(entries.c.turn, entries.c.put, entries.c.removed).where(here, which).order_by(entries.c.turn)
    turns: dict[int, _Turn] = {}
    for row in connection.execute(found):
        before = turns.get(row.turn, _Turn())
        put = tuple(one for one in json.loads(row.put) if one is not None)
        turns[row.turn] = _Turn((*before.put, *put), (*before.removed, *json.loads(row.removed)))
    return turns


class _Telling:
    """Says of each turn what was done in it; who is who comes from the newest record of each seat."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        put = [(number, one) for number, turn in turns.items() for one in turn.put]
        self._seats = [(number, one) for number, one in put if one["kind"] == SEAT]
        self._names = {one["id"]: str(one["nickname"]) for _, one in self._seats}
        muted = {one["id"]: one["seat"] for _, one in put if one["kind"] == "meeting.muted"}
        self._names |= {note: self._names.get(seat, "") for note, seat in muted.items()}

    def deed(self, row: Any) -> Deed | None:
        """What one operation did, None where it changed nothing that is told of."""
        deed, turn = DEEDS[row.kind], self._turns.get(row.turn, _Turn())
        seat = turn.first(SEAT)
        if not (turn.put or turn.removed) or (deed == "seat_given" and set(seat.get("roles", ())) <= ORDINARY):
            return None
        rights = deed in ("rights_changed", "seat_given")
        return Deed(
            at=row.at,
            deed=deed,
            by=self._names.get(row.seat, ""),
            about=self._about(turn),
            before=_rights(self._before(seat["id"], row.turn)) if deed == "rights_changed" else (),
            after=_rights(seat) if rights else (),
            detail=_detail(deed, turn),
        )

    def _before(self, seat: str, turn: int) -> Json:
        return next((one for number, one in reversed(self._seats) if one["id"] == seat and number < turn), {})

    def _about(self, turn: _Turn) -> str:
        noted = turn.first("meeting.register_opened", "meeting.exported", "meeting.muted")
        ids = (noted.get("seat", ""), turn.first(SEAT).get("id", ""), *turn.removed)
        return next((self._names[one] for one in ids if self._names.get(one)), "")


def _rights(seat: Json) -> tuple[str, ...]:
    confirmed = seat.get("organisation") if seat.get("confirmed") else ""
    return (*seat.get("roles", ()), *((f"organisation:{confirmed}",) if confirmed else ()))


def _detail(deed: str, turn: _Turn) -> str:
    """What else is worth knowing, never in people's own words."""
    if deed == "exported":
        noted = turn.first("meeting.exported")
        return f"{noted.get('name', '')}.{noted.get('form', '')}"
    if deed == "let_go":
        noted = turn.first("meeting.let_go")
        return f"{noted.get('of', '')} {noted.get('count', 0)}"
    if deed == "room_rule":
        rules = turn.first("meeting.room_rules")
        return " ".join(sorted(name for name, on in rules.items() if on is True))
    kind, name = DETAILS.get(deed, ("", ""))
    return str(turn.first(kind).get(name, "")) if kind else ""


def as_table(found: list[Deed]) -> bytes:
    """The same as CSV, which no spreadsheet takes for formulas."""
    return csv_text([COLUMNS, *([_cell(asdict(one)[name]) for name in COLUMNS] for one in found)])


def _cell(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def note_export(context: Context, seat: Seat, file: str) -> None:
    """Let facilitators see that a file was taken along; of who only contributes nobody watches what they read."""
    if not seat.actor.roles <= ORDINARY:
        name, _, form = file.rpartition(".")
        ask_door(context, seat.partnership, NoteExport(seat=seat.id, name=name, form=form))
