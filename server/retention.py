"""How long what is kept, by class of data: one table, applied when the server starts and by command."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, Delete, Update, delete, or_, select, update

from server.accounts.tokens import later
from server.context import Context
from server.seats import ask_door
from server.settings import Settings
from server.store.tables import (
    browsers,
    concerns,
    entries,
    invitations,
    join_codes,
    operations,
    partnerships,
    register,
)
from workshops.meeting.keeping import LETS_GO, MOST_AT_ONCE, LetGoOld


@dataclass(frozen=True)
class Class:
    """A class of data: what ends it, or from when its ``days`` are counted (None: nothing ends it by itself).

    ``decides``: operator (by KEEP_DAYS or CONCERNS_DAYS), person (their own, at any time), law (set elsewhere).
    """

    key: str
    after: str
    decides: str = "operator"
    days: int | None = None


CLASSES: Final = (
    Class("quiet", "written"),
    Class("held", "written"),
    Class("hidden", "written"),
    Class("waiting", "written"),
    Class("contributions", "taken_back", "person"),
    Class("scores", "erased", "person"),
    Class("agreed", "partnership_ends", "law"),
    Class("signatures", "partnership_ends", "law"),
    Class("audit", "partnership_ends", "law"),
    Class("concerns", "closed"),
    Class("register", "written"),
    Class("invitations", "over"),
    Class("join_codes", "over"),
    Class("browsers", "over"),
    Class("answers", "written"),
)


def classes(settings: Settings) -> list[Class]:
    """The table as it stands here, with the days that the operator has set."""
    days = {**settings.keep_days, "concerns": settings.concerns_days}
    return [replace(one, days=days.get(one.key)) for one in CLASSES]


@dataclass(frozen=True)
class Due:
    """How many records of a class have been kept long enough."""

    key: str
    count: int


def apply(context: Context) -> list[Due]:
    """Let go what has been kept long enough. What lay in a partnership is told to its facilitators."""
    found = [
        Due(one.key, _in_logs(context, one.key, before) + _beside(context, one.key, before))
        for one, before in _ending(context)
    ]
    if any(one.count for one in found):
        context.database.truncate_wal()
    return found


def due(context: Context) -> list[Due]:
    """What would be let go now."""
    return [
        Due(one.key, _old_in_logs(context, one.key, before) + _would_go(context, one.key, before))
        for one, before in _ending(context)
    ]


def _ending(context: Context) -> Iterator[tuple[Class, str]]:
    """The classes that end by themselves, each with the moment before which it ends now."""
    for one in classes(context.settings):
        if one.days is not None:
            yield one, later(-timedelta(days=one.days))


def _partnerships(context: Context) -> list[str]:
    return list(context.database.work(lambda connection: connection.execute(select(partnerships.c.id)).scalars().all()))


def _old_in_logs(context: Context, key: str, before: str) -> int:
    return sum(len(_old(context, one, key, before)) for one in _partnerships(context)) if key in LETS_GO else 0


def _in_logs(context: Context, key: str, before: str) -> int:
    count = 0
    for partnership in _partnerships(context) if key in LETS_GO else ():
        for records in _batches(_old(context, partnership, key, before)):
            ask_door(context, partnership, LetGoOld(of=key, records=records))
            count += len(records)
    return count


def _batches(ids: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(ids), MOST_AT_ONCE):
        yield tuple(ids[start : start + MOST_AT_ONCE])


def _old(context: Context, partnership: str, key: str, before: str) -> list[str]:
    """Ids of standing records of a class that were last written before a moment, oldest first."""
    kinds = {cls.kind for cls in LETS_GO[key]}
    return context.database.work(lambda connection: _standing(connection, partnership, kinds, before))


def _standing(connection: Connection, partnership: str, kinds: set[str], before: str) -> list[str]:
    written: dict[str, str] = {}
    may_tell = or_(entries.c.removed != "[]", *(entries.c.put.contains(f'"{kind}"') for kind in sorted(kinds)))
    rows = select(entries.c.at, entries.c.put, entries.c.removed).where(entries.c.partnership == partnership, may_tell)
    for row in connection.execute(rows.order_by(entries.c.turn)):
        for gone in json.loads(row.removed):
            written.pop(gone, None)
        for one in json.loads(row.put):
            # That a concern hid something stays told; there are no words in it.
            if one is not None and one["kind"] in kinds and one.get("why") != "concern":
                written[one["id"]] = row.at
    return [one for one, at in written.items() if at < before]


# What lies beside the logs, as the statement that lets it go.
BESIDE: Final[dict[str, Callable[[str], Delete | Update]]] = {
    "concerns": lambda before: delete(concerns).where(concerns.c.closed_at < before),
    "register": lambda before: delete(register).where(register.c.at < before),
    "invitations": lambda before: delete(invitations).where(invitations.c.expires_at < before),
    "join_codes": lambda before: delete(join_codes).where(join_codes.c.ended_at < before),
    "browsers": lambda before: delete(browsers).where(browsers.c.expires_at < before),
    "answers": lambda before: (
        update(operations).where(operations.c.at < before, operations.c.digest != "").values(digest="")
    ),
}


def _beside(context: Context, key: str, before: str) -> int:
    if key not in BESIDE:
        return 0
    gone = BESIDE[key](before)
    return context.database.work(lambda connection: connection.execute(gone).rowcount)


class _Undone(Exception):
    """What was counted has not happened."""


def _would_go(context: Context, key: str, before: str) -> int:
    """Counted by doing it and undoing it: what is told is what would be done."""
    counted = [0]

    def count(connection: Connection) -> None:
        counted[0] = connection.execute(BESIDE[key](before)).rowcount
        raise _Undone

    if key in BESIDE:
        with suppress(_Undone):
            context.database.work(count)
    return counted[0]
