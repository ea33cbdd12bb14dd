"""A database of every released revision is taken over: nothing is lost, the log proves itself, and work goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import MetaData, insert, inspect, select

from server.store.database import Database
from server.store.log import Log
from server.store.models import Asked
from server.store.tables import metadata
from server.store.upgrading import differences, upgrade
from tests.faults.signing import still_signed
from tests.services import fresh_database
from tests.store.release import ERASED, RELEASED, WORDS, columns, revisions
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.records import Outcome
from workshops.codec import encode
from workshops.meeting.people import DOOR
from workshops.meeting.records import Seat

Rows = dict[str, set[tuple[object, ...]]]


class Released:
    """A database as a revision left it, and where it is taken over."""

    def __init__(self, revision: str, folder: Path, server: str) -> None:
        path = folder / "released.db"
        with closing(sqlite3.connect(path)) as database:
            database.executescript((RELEASED / f"{revision}.sql").read_text())
            self.columns = columns(database)
            self.rows: Rows = {
                table: set(database.execute(f'SELECT {_quoted(names)} FROM "{table}"').fetchall())
                for table, names in self.columns.items()
                if table != "alembic_version"
            }
        self.url = server or f"sqlite:///{path}"
        if server:
            upgrade(server, revision)
            self._copy()

    def _copy(self) -> None:
        """The same rows in the tables that this revision makes on a database server."""
        database, tables = Database(self.url), MetaData()
        tables.reflect(database.engine)
        with database.begin() as connection:
            for table in tables.sorted_tables:
                found = [dict(zip(self.columns[table.name], row, strict=True)) for row in self.rows.get(table.name, ())]
                if found:
                    connection.execute(insert(table), found)
        database.close()

    def kept(self, database: Database) -> Rows:
        """What is there now of the columns that were there then."""
        tables = MetaData()
        tables.reflect(database.engine)
        with database.begin() as connection:
            return {
                table: {
                    tuple(row) for row in connection.execute(select(*(tables.tables[table].c[one] for one in names)))
                }
                for table, names in self.columns.items()
                if table != "alembic_version"
            }


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{one}"' for one in names)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def server(request: pytest.FixtureRequest) -> str:
    """The database server to take it over on, "" for none."""
    return fresh_database(request.getfixturevalue("postgres_url")) if request.param == "postgres" else ""


def test_every_revision_has_a_database_to_take_over() -> None:
    assert sorted(one.stem for one in RELEASED.glob("*.sql")) == revisions()


@pytest.mark.parametrize("revision", revisions())
def test_a_released_database_is_taken_over(server: str, revision: str, tmp_path: Path) -> None:
    released = Released(revision, tmp_path, server)
    upgrade(released.url)
    assert differences(released.url) == []
    database = Database(released.url)
    assert released.kept(database) == released.rows
    keys = inspect(database.engine)
    for table in metadata.sorted_tables:
        assert keys.get_pk_constraint(table.name)["constrained_columns"] == table.primary_key.columns.keys()
    log, (partnership,) = Log(database), [str(row[0]) for row in released.rows["partnerships"]]
    assert log.verify(partnership) and still_signed(log, partnership)
    view, _ = log.view(partnership, DOOR.seat)
    assert [one.think for one in view.of(Hypothesis) if one.think] == [WORDS]
    assert [one.own_words for one in view.of(Outcome)] == ["Somewhere safe"]
    assert ERASED not in repr([encode(one) for one in view.records()])
    seats = [one.id for one in view.of(Seat)]
    assert len(seats) == 3
    for seat in seats:
        assert log.join(partnership, seat, {})[0].seat == seat
    asked = Asked(seats[0], "after", Propose(think="After the upgrade"))
    assert log.append(partnership, [asked]).answers[0].refused is None
    assert log.verify(partnership)
    database.close()


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    released = Released(revisions()[-1], tmp_path, "")
    with closing(sqlite3.connect(tmp_path / "released.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    with pytest.raises(Exception, match="9999"):
        upgrade(released.url)
