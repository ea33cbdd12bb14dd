"""What keeps several processes on one PostgreSQL database from standing in one another's way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
from sqlalchemy import Connection, insert, text
from sqlalchemy.engine import make_url

from server.accounts import join_codes
from server.store import database
from server.store.database import Database
from server.store.log import Log
from server.store.tables import metadata, partnerships
from tests.services import fresh_database
from workshops import Refused

pytestmark = pytest.mark.postgres
TAKEN = "SELECT turn FROM partnerships WHERE id = %s FOR UPDATE"


@pytest.fixture
def url(postgres_url: str) -> str:
    return fresh_database(postgres_url)


@pytest.fixture
def both(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Database, Database]]:
    monkeypatch.setitem(database.PATIENCE, "lock_timeout", "300ms")
    monkeypatch.setitem(database.PATIENCE, "idle_in_transaction_session_timeout", "500ms")
    found = (Database(url), Database(url))
    metadata.create_all(found[0].engine)
    yield found
    for one in found:
        one.close()


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def test_nobody_waits_long_for_a_partnership_that_somebody_holds(url: str, both: tuple[Database, Database]) -> None:
    log = Log(both[0])
    partnership = log.create_partnership()
    with psycopg.connect(plain(url)) as stuck:
        stuck.execute(TAKEN, [partnership])
        with pytest.raises(Refused, match="unavailable"):
            log.append(partnership, [])
    log.append(partnership, [])


def test_a_process_that_stands_still_in_a_transaction_loses_it(url: str, both: tuple[Database, Database]) -> None:
    partnership = Log(both[0]).create_partnership()

    def stands_still(connection: Connection) -> None:
        connection.exec_driver_sql(TAKEN, (partnership,))
        with psycopg.connect(plain(url)) as free:
            free.execute(TAKEN, [partnership])
        connection.execute(text("SELECT 1"))

    with pytest.raises(Refused, match="unavailable"):
        both[1].work(stands_still)
    assert Log(both[1]).exists(partnership)


def test_processes_that_start_together_agree_on_the_key(both: tuple[Database, Database]) -> None:
    at_once = Barrier(2)

    def key(one: Database) -> bytes:
        at_once.wait()
        return one.secret()

    with ThreadPoolExecutor(2) as threads:
        assert len(set(threads.map(key, both))) == 1


def test_a_session_has_one_join_code_wherever_it_is_asked_for(both: tuple[Database, Database]) -> None:
    row = {"id": "a", "created_at": "", "turn": 0, "chain": ""}
    both[0].work(lambda connection: connection.execute(insert(partnerships).values(row)))
    at_once = Barrier(2)

    def code(one: Database) -> str:
        at_once.wait()
        return one.work(lambda connection: join_codes.code_for(connection, "a", "session")).code

    with ThreadPoolExecutor(2) as threads:
        assert len(set(threads.map(code, both))) == 1
