"""A copy of a SQLite database that is in use: one moment of it, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from server.store import life
from workshops import Refused


def back_up(url: str, target: Path) -> None:
    """Copy the database; work goes on meanwhile. Refused as invalid for a database server, which has its own tools."""
    source = make_url(url)
    if not source.drivername.startswith("sqlite") or not source.database:
        raise Refused("invalid", reason="not_sqlite", instead="pg_dump")
    if not Path(source.database).exists():
        raise Refused("missing")
    fresh = target.with_name(f"{target.name}.part")
    fresh.unlink(missing_ok=True)
    # It holds what people said: for the operator's eyes alone.
    fresh.touch(mode=0o600)
    with closing(sqlite3.connect(source.database)) as held, closing(sqlite3.connect(fresh)) as copy:
        held.backup(copy)
        with copy:
            # Put back one day, it begins a life of its own.
            copy.execute("DELETE FROM installation WHERE name = ?", (life.NAME,))
    with fresh.open("rb") as written:
        os.fsync(written.fileno())
    fresh.replace(target)
