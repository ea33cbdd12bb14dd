"""What the database does when something is in its way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy.exc import OperationalError

from server.store.database import Database
from server.store.tables import metadata
from tests.store.kept import Kept
from workshops import Refused
from workshops.artefacts.hypotheses.operations import Propose, Withdraw


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    database = Database(f"sqlite:///{tmp_path / 'log.db'}")
    metadata.create_all(database.engine)
    yield Kept(database)
    database.close()


def copies(folder: Path, words: bytes) -> int:
    """How many files of the database hold these words."""
    return sum(words in one.read_bytes() for one in folder.glob("log.db*"))


def test_erased_words_that_somebody_still_reads_leave_with_the_next_operation(kept: Kept, tmp_path: Path) -> None:
    made = kept.asks(kept.puffin, Propose(think="Zanzibar is where I lived")).made[0]
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entries").fetchone()
        assert kept.asks(kept.puffin, Withdraw(hypothesis=made)).refused is None
        assert copies(tmp_path, b"Zanzibar")
    kept.asks(kept.puffin, Propose(think="Later"))
    assert not copies(tmp_path, b"Zanzibar")


def test_a_database_that_cannot_just_now_is_unavailable(kept: Kept, caplog: pytest.LogCaptureFixture) -> None:
    def broken(_: object) -> None:
        raise OperationalError("SELECT 'private words'", {}, OSError("private words"))

    with pytest.raises(Refused, match="unavailable"):
        kept.database.work(broken)
    assert "OSError" in caplog.text and "private words" not in caplog.text


def test_a_database_that_somebody_else_holds_is_unavailable_and_works_on_when_it_is_free(
    kept: Kept, tmp_path: Path
) -> None:
    kept.database.work(lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout=0"))
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="unavailable"):
            kept.asks(kept.puffin, Propose(think="Too soon"))
    assert kept.asks(kept.puffin, Propose(think="Now")).refused is None


def test_what_was_closed_is_opened_where_it_is_asked_for(kept: Kept) -> None:
    kept.database.close()
    assert kept.asks(kept.puffin, Propose(think="Anew")).refused is None
    assert kept.log.verify(kept.id)


def test_closing_waits_for_whoever_is_at_work(kept: Kept) -> None:
    """Where it did not, SQLite's library crashed, and the process with it."""
    made: list[str] = []
    busy = Thread(target=lambda: made.extend(kept.log.create_partnership() for _ in range(30)))
    busy.start()
    while busy.is_alive():
        kept.database.close()
    assert len(made) == 30
