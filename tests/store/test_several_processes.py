"""What keeps several processes on one PostgreSQL database from standing in one another's way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
from sqlalchemy import Connection, event, insert, text
from sqlalchemy.engine import make_url

from server.accounts import join_codes
from server.store import database
from server.store.database import Database
from server.store.log import Log
from server.store.models import Asked
from server.store.reading import head
from server.store.tables import metadata, partnerships
from tests.services import fresh_database
from workshops import Refused
from workshops.audiences import EVERYONE
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat

pytestmark = pytest.mark.postgres
TAKEN = "SELECT turn FROM partnerships WHERE id = %s FOR UPDATE"


@pytest.fixture
def url(postgres_url: str) -> str:
    return fresh_database(postgres_url)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long; asked for before the processes are there."""
    monkeypatch.setitem(database.PATIENCE, "lock_timeout", "300ms")
    monkeypatch.setitem(database.PATIENCE, "idle_in_transaction_session_timeout", "500ms")


@pytest.fixture
def both(url: str) -> Iterator[tuple[Database, Database]]:
    found = (Database(url), Database(url))
    metadata.create_all(found[0].engine)
    yield found
    for one in found:
        one.close()


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.mark.usefixtures("impatient")
def test_nobody_waits_long_for_a_partnership_that_somebody_holds(url: str, both: tuple[Database, Database]) -> None:
    log = Log(both[0])
    partnership = log.create_partnership()
    with psycopg.connect(plain(url)) as stuck:
        stuck.execute(TAKEN, [partnership])
        with pytest.raises(Refused, match="unavailable"):
            log.append(partnership, [])
    log.append(partnership, [])


@pytest.mark.usefixtures("impatient")
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


def ended(url: str) -> None:
    """End every connection of an installation, as a restart of the database does."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def one(connection: Connection) -> object:
    return connection.execute(text("SELECT 1")).scalar()


def test_a_connection_that_rested_and_has_ended_is_replaced_before_it_is_used(
    url: str, both: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    both[0].work(one)
    ended(url)
    monkeypatch.setattr(database, "ASKED_AFTER", 0.0)
    assert both[0].work(one) == 1


def test_one_that_has_just_been_used_is_not_asked_first_and_at_worst_says_not_now_once(
    url: str, both: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "ASKED_AFTER", 60.0)
    assert both[0].work(one) == both[0].read(one) == 1
    with monkeypatch.context() as patch:
        patch.setattr(type(both[0].engine.dialect), "do_ping", lambda *_: pytest.fail("it was asked"))
        assert both[0].work(one) == 1
    ended(url)
    with pytest.raises(Refused, match="unavailable"):
        both[0].work(one)
    assert both[0].read(one) == both[0].work(one) == 1


def test_coming_back_asks_the_database_once(both: tuple[Database, Database]) -> None:
    log = Log(both[0])
    partnership = log.create_partnership()
    found = (Found(name="Here"), TakeSeat(nickname="Puffin", roles=("contributor",)))
    seat = log.append(partnership, [Asked("door", str(n), one) for n, one in enumerate(found)]).answers[-1].made[0]
    begun: list[object] = []
    event.listen(both[0].reader, "begin", begun.append)
    _, heads, packets = log.join(partnership, seat, {EVERYONE: 1})
    assert len(begun) == 1 and heads[EVERYONE] > 1
    assert [packet.event for packet in packets] == ["entries"]
    log.streams_here(partnership, seat)
    turn = both[0].work(lambda connection: head(connection, partnership))
    begun.clear()
    assert log.seated(partnership, seat, turn) is not None and not begun
    assert log.seated(partnership, seat, turn + 1) is not None and len(begun) == 1


def test_what_another_process_wrote_is_read_with_one_question_and_the_chain_goes_on(
    both: tuple[Database, Database],
) -> None:
    logs = [Log(one) for one in both]
    partnership = logs[0].create_partnership()
    logs[0].append(partnership, [Asked("door", "found", Found(name="Here"))])
    logs[1].tail(partnership)
    seats = [Asked("door", str(n), TakeSeat(nickname=f"Puffin {n}", roles=("facilitator",))) for n in range(3)]
    logs[0].append(partnership, seats)
    asked: list[str] = []
    event.listen(both[1].reader, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert len(logs[1].tail(partnership).entries[EVERYONE]) == 3 and len(asked) == 1
    assert not logs[1].tail(partnership).entries
    logs[1].append(partnership, [Asked("door", "more", TakeSeat(nickname="Heron", roles=("facilitator",)))])
    assert logs[1].verify(partnership)
