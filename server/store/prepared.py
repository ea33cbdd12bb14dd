"""Statements put together once and given straight to the driver: SQLAlchemy's own way takes longer than the asking."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ClauseElement, Connection, CursorResult, Dialect


def in_order(dialect: Dialect) -> Dialect:
    """The same kind of database, with values by their places as its driver takes them."""
    kind: Any = type(dialect)
    made: Dialect = kind(paramstyle="qmark" if dialect.positional else "format")
    return made


class Prepared:
    """One statement, with its values by name."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._made: dict[str, tuple[str, tuple[str, ...]]] = {}

    def run(self, connection: Connection, **values: str | int) -> CursorResult[Any]:
        """Execute it."""
        text, names = self._made.get(connection.dialect.name) or self._make(connection.dialect)
        return connection.exec_driver_sql(text, tuple([values[one] for one in names]))

    def _make(self, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
        compiled: Any = self._statement.compile(dialect=in_order(dialect))
        made = self._made[dialect.name] = (str(compiled), tuple(compiled.positiontup))
        return made
