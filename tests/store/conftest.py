"""A log on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.store.database import Database
from server.store.tables import metadata
from tests.store.kept import Kept


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        found: str = request.getfixturevalue("postgres_url")
        return found
    return f"sqlite:///{tmp_path / 'log.db'}"


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    made = Database(url)
    metadata.drop_all(made.engine)
    metadata.create_all(made.engine)
    yield made
    made.close()


@pytest.fixture
def kept(database: Database) -> Kept:
    return Kept(database)
