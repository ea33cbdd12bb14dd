"""Inserting many rows at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any, Final

from sqlalchemy import Connection, Table, insert

from server.store.prepared import in_order

SIZES: Final = (*range(128, 0, -8), 4, 2, 1)
Row = tuple[Any, ...]


class Rows:
    """Rows of one table, each a tuple in the order of its columns, given straight to the driver, many in a statement.

    SQLAlchemy's own handling costs twice as much a row. With ``executemany`` SQLite's driver would let go of the
    interpreter's lock at each row, and then wait for whoever took it.

    The sizes are few, so that statements are kept, and enough for most batches to need one to three.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._statements: dict[tuple[str, int], str] = {}

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Insert the rows."""
        for some in _parted(rows):
            connection.exec_driver_sql(self._statement(connection, len(some)), tuple(chain.from_iterable(some)))

    def _statement(self, connection: Connection, count: int) -> str:
        key = (connection.dialect.name, count)
        if key not in self._statements:
            one = insert(self._table).compile(dialect=in_order(connection.dialect))
            head, values, row = str(one).partition(" VALUES ")
            self._statements[key] = head + values + ", ".join(repeat(row, count))
        return self._statements[key]


def _parted(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    start = 0
    while start < len(rows):
        size = next(one for one in SIZES if one <= len(rows) - start)
        yield rows[start : start + size]
        start += size
