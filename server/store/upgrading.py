"""Bringing a database to the tables of this version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool

from server.store.tables import metadata

MIGRATIONS: Final = Path(__file__).with_name("migrations")


def upgrade(url: str, revision: str = "head") -> None:
    """Run every migration up to this one that the database has not seen; a new database gets all."""
    with _connection(url) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def differences(url: str) -> list[str]:
    """What the database has otherwise than this version wants; empty when it fits."""
    with _connection(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return [str(one) for one in compare_metadata(context, metadata)]


def newest() -> str:
    """The last migration of this version."""
    found = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    return found or ""


def stands_at(connection: Connection) -> str:
    """The last migration that a database has seen, "" for none."""
    return MigrationContext.configure(connection).get_current_revision() or ""


@contextmanager
def _connection(url: str) -> Iterator[Connection]:
    """One transaction. On SQLite without foreign keys: rebuilding a table would silently delete what points to it."""
    engine = create_engine(url, poolclass=NullPool)
    if url.startswith("sqlite"):
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=OFF")
