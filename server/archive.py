"""The operator's archive of one partnership: complete, ids kept, without any credentials.

The store of concerns is not in it: it stays where the safeguarding lead works, under its own key and retention.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select

from server.context import Context
from server.store import reading
from server.store.tables import entries, operations, partnerships, seats
from workshops import Refused

FORMAT: Final = "common-ground-archive"
VERSION: Final = 1
LARGEST: Final = 500 * 1024 * 1024
TABLES: Final[tuple[Table, ...]] = (entries, operations, seats)
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
    context.database.work(lambda connection: _put(connection, partnership, told))
    return str(partnership)


def _read(packed: bytes) -> Row:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as opened:
            words = opened.read(LARGEST + 1)
        told: Any = json.loads(words) if len(words) <= LARGEST else None
    except (OSError, EOFError, ValueError, RecursionError):
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
    """Whether a row has just the columns of its table, plain values in all of them."""
    wanted = {column.name for column in table.c} - set(CREDENTIALS)
    return isinstance(row, dict) and set(row) == wanted and all(_plain(value) for value in row.values())


def _plain(value: object) -> bool:
    return value is None or isinstance(value, (str, int))


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
        holds = reading.verify(connection, partnership)
        reading.load(connection, partnership)
    except (KeyError, TypeError, ValueError, AttributeError):
        holds = False
    if not holds:
        raise Refused("invalid", reason="altered")
