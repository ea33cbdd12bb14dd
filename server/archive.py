"""The operator's archive of one partnership: complete, ids kept, its Word template with it, without any credentials.

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

from server import templates
from server.context import Context
from server.store import reading
from server.store.tables import TIME, entries, operations, partnerships, seats, word_templates
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
TEMPLATE: Final = frozenset(("name", "added_at", "content"))
# What takes long here keeps nobody waiting on a server of PostgreSQL: nothing of the partnership is there yet.
UNHURRIED: Final = ("statement_timeout", "idle_in_transaction_session_timeout")
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
    template = templates.for_archive(connection, partnership)
    rows = {table.name: _of(connection, table, partnership) for table in TABLES}
    return {"partnership": dict(head), **rows, **({"template": template} if template else {})}


def _of(connection: Connection, table: Table, partnership: str) -> list[Row]:
    wanted = [column for column in table.c if column.name not in CREDENTIALS]
    ordered = select(*wanted).where(table.c.partnership == partnership).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def size_of(packed: bytes) -> int:
    """How many bytes an archive of ours unpacks to, as gzip notes it at the end."""
    return int.from_bytes(packed[-4:], "little")


def unpack(context: Context, packed: bytes, largest: int = 0) -> str:
    """Take in an archive, whole or not at all; returns the partnership's id.

    Refused as ``taken`` where the partnership exists, as ``invalid`` by ``reason``: not_an_archive, too_large (it
    unpacks to more than ``largest`` bytes, or than can be expected of it), template (no Word template that we would
    take from somebody), altered.
    """
    told = _read(packed, largest or min(LARGEST, MOST_SHRUNK * len(packed)))
    partnership = told["partnership"]["id"]
    template = _template(partnership, told.get("template"))
    try:
        context.database.work(lambda connection: _put(connection, partnership, told, template))
    except (IntegrityError, DataError):
        raise _altered() from None
    return str(partnership)


def _read(packed: bytes, most: int) -> Row:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as opened:
            words = opened.read(most + 1)
        if len(words) > most:
            raise Refused("invalid", reason="too_large")
        told: Any = json.loads(words)
    except (OSError, EOFError, ValueError, RecursionError, zlib.error):
        raise Refused("invalid", reason="not_an_archive") from None
    if not _is_archive(told):
        raise Refused("invalid", reason="not_an_archive")
    found: Row = told
    return found


def _template(partnership: str, told: Any) -> Row | None:
    """Archives of earlier versions, and of partnerships without a template of their own, have none."""
    if told is None:
        return None
    try:
        return templates.from_archive(partnership, told)
    except Refused as refused:
        raise Refused("invalid", reason="template", because=refused.data["reason"]) from None


def _is_archive(told: object) -> bool:
    if not isinstance(told, dict) or told.get("format") != FORMAT or told.get("version") != VERSION:
        return False
    head = told.get("partnership")
    rows_fit = _fits(head, partnerships) and all(_rows_fit(told.get(table.name), table, head) for table in TABLES)
    return rows_fit and _template_fits(told.get("template"))


def _template_fits(told: object) -> bool:
    if not isinstance(told, dict):
        return told is None
    named = all(_holds(word_templates.c[name], told.get(name)) for name in ("name", "added_at"))
    return named and set(told) == TEMPLATE and isinstance(told["content"], str)


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


def _put(connection: Connection, partnership: str, told: Row, template: Row | None) -> None:
    if connection.dialect.name == "postgresql":
        for name in UNHURRIED:
            connection.exec_driver_sql(f"SET LOCAL {name} = 0")
    if connection.execute(select(partnerships.c.id).where(partnerships.c.id == partnership)).first():
        raise Refused("taken")
    _insert(connection, partnerships, [told["partnership"]])
    for table in TABLES:
        _insert(connection, table, told[table.name])
    _insert(connection, word_templates, [template] if template else [])
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
