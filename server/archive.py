"""The operator's archive of one partnership: complete, ids kept, without any credentials.

The store of concerns is not in it: it stays where the safeguarding lead works, under its own key and retention.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Column, Connection, Integer, Table, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from server.context import Context
from server.store import reading
from server.store.tables import TIME, entries, operations, partnerships, seats
from workshops import Refused

FORMAT: Final = "common-ground-archive"
VERSION: Final = 1
LARGEST: Final = 500 * 1024 * 1024
# Hashes and words shrink to a fifth or so; what shrinks to so much less is no archive.
MOST_SHRUNK: Final = 20
LARGEST_WHOLE: Final = 2**31 - 1
TABLES: Final[tuple[Table, ...]] = (entries, operations, seats)
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
ANSWER: Final = frozenset(("positions", "made", "refused"))
CREDENTIALS: Final = ("account", "come_back")
Row = dict[str, Any]


def pack(context: Context, partnership: str) -> bytes:
    """The archive of a partnership; refused as missing where there is none."""
    found = context.database.work(lambda connection: _rows(connection, partnership))
    told = {"format": FORMAT, "version": VERSION, **found}
    return gzip.compress(json.dumps(told, ensure_ascii=False).encode(), mtime=0)


def _rows(connection: Connection, partnership: str) -> Row:
    head = connection.execute(select(partnerships).where(partnerships.c.id == partnership)).mappings().first()
    if head is None:
        raise Refused("missing")
    return {"partnership": dict(head), **{table.name: _of(connection, table, partnership) for table in TABLES}}


def _of(connection: Connection, table: Table, partnership: str) -> list[Row]:
    wanted = [column for column in table.c if column.name not in CREDENTIALS]
    ordered = select(*wanted).where(table.c.partnership == partnership).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def unpack(context: Context, packed: bytes) -> str:
    """Take in an archive, whole or not at all; returns the partnership's id.

    Refused as ``taken`` where the partnership exists, as ``invalid`` where the archive is none or was altered.
    """
    told = _read(packed)
    partnership = told["partnership"]["id"]
    try:
        context.database.work(lambda connection: _put(connection, partnership, told))
    except (IntegrityError, DataError):
        raise _altered() from None
    return str(partnership)


def _read(packed: bytes) -> Row:
    try:
        most = min(LARGEST, MOST_SHRUNK * len(packed))
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as opened:
            words = opened.read(most + 1)
        told: Any = json.loads(words) if len(words) <= most else None
    except (OSError, EOFError, ValueError, RecursionError, zlib.error):
        raise Refused("invalid", reason="not_an_archive") from None
    if not _is_archive(told):
        raise Refused("invalid", reason="not_an_archive")
    found: Row = told
    return found


def _is_archive(told: object) -> bool:
    if not isinstance(told, dict) or told.get("format") != FORMAT or told.get("version") != VERSION:
        return False
    head = told.get("partnership")
    return _fits(head, partnerships) and all(_rows_fit(told.get(table.name), table, head) for table in TABLES)


def _rows_fit(rows: object, table: Table, head: Any) -> bool:
    return isinstance(rows, list) and all(_fits(row, table) and row["partnership"] == head["id"] for row in rows)


def _fits(row: object, table: Table) -> bool:
    """Whether a row has just the columns of its table, and each holds what every database can hold there."""
    wanted = [column for column in table.c if column.name not in CREDENTIALS]
    if not isinstance(row, dict) or set(row) != {column.name for column in wanted}:
        return False
    return all(_holds(column, row[column.name]) for column in wanted)


def _holds(column: Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Integer):
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_WHOLE
    if not isinstance(value, str) or "\x00" in value or value != value.encode(errors="replace").decode():
        return False
    length = getattr(column.type, "length", None)
    return len(value) <= (length or LARGEST) and (column.type is not TIME or MOMENT.fullmatch(value) is not None)


def _put(connection: Connection, partnership: str, told: Row) -> None:
    if connection.execute(select(partnerships.c.id).where(partnerships.c.id == partnership)).first():
        raise Refused("taken")
    _insert(connection, partnerships, [told["partnership"]])
    for table in TABLES:
        _insert(connection, table, told[table.name])
    _must_hold(connection, partnership)


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    held = list(rows)
    if held:
        connection.execute(insert(table), held)


def _must_hold(connection: Connection, partnership: str) -> None:
    """The chain holds and a state can be made; raised inside the transaction, so that nothing stays half taken in."""
    try:
        holds = reading.verify(connection, partnership) and _answers_hold(connection, partnership)
        reading.load(connection, partnership)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        holds = False
    if not holds:
        raise _altered()


def _answers_hold(connection: Connection, partnership: str) -> bool:
    """Whether every first answer can be given again."""
    outcomes = select(operations.c.outcome).where(operations.c.partnership == partnership)
    return all(set(json.loads(one)) <= ANSWER for one in connection.execute(outcomes).scalars())


def _altered() -> Refused:
    return Refused("invalid", reason="altered")
