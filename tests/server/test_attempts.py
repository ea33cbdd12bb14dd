"""Limits on getting in hold across processes and restarts, and many tries at once get no further than one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from server.accounts.attempts import ATTEMPTS, Attempts
from server.store.database import Database
from server.store.tables import attempts, metadata
from tests.services import fresh_database
from workshops import Refused

BURST = ATTEMPTS["code"].burst
PER_MINUTE = ATTEMPTS["code"].per_minute


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def processes(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Database]]:
    """Two processes' doors to one database."""
    url = f"sqlite:///{tmp_path / 'attempts.db'}"
    if request.param == "postgres":
        url = fresh_database(request.getfixturevalue("postgres_url"))
    both = [Database(url), Database(url)]
    metadata.create_all(both[0].engine)
    yield both
    for one in both:
        one.close()


class Clock:
    """The time of day, as a test sets it."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def wrong(_: Connection) -> str:
    raise Refused("missing")


def right(_: Connection) -> str:
    return "a seat"


def refusal(job: Callable[[], object]) -> str:
    try:
        job()
    except Refused as refused:
        return refused.code
    return ""


def test_wrong_codes_at_two_processes_count_together(processes: list[Database]) -> None:
    clock = Clock()
    one, other = (Attempts(database, clock) for database in processes)
    for turn in range(BURST):
        assert refusal(lambda turn=turn: (one, other)[turn % 2].guess("code", "here", wrong)) == "missing"  # type: ignore[misc]
    for door in (one, other, Attempts(processes[0], clock)):
        assert refusal(lambda door=door: door.guess("code", "here", right)) == "too_many"  # type: ignore[misc]
    assert other.guess("code", "elsewhere", right) == "a seat"
    clock.now += 61 / PER_MINUTE
    assert one.guess("code", "here", right) == "a seat"


def test_many_guesses_at_once_get_no_further(processes: list[Database]) -> None:
    doors = [Attempts(database, Clock()) for database in processes]
    doors[0].spend("code", "here")
    tried: list[int] = []

    def counted(connection: Connection) -> str:
        tried.append(1)
        return wrong(connection)

    with ThreadPoolExecutor(16) as threads:
        told = list(threads.map(lambda n: refusal(lambda: doors[n % 2].guess("code", "here", counted)), range(60)))
    assert len(tried) == told.count("missing") == BURST - 1
    assert told.count("too_many") == 60 - len(tried)


def test_a_good_try_is_given_back_and_one_too_many_is_not_taken(processes: list[Database]) -> None:
    door = Attempts(processes[0], Clock())
    for _ in range(3 * BURST):
        door.spend("name", "sam")
        door.give_back("name", "sam")
    for _ in range(BURST):
        door.spend("name", "sam")
    with pytest.raises(Refused) as refused:
        door.spend("name", "sam")
    assert refused.value.data["seconds"] == 31


def test_a_clock_that_was_set_back_locks_nobody_out(processes: list[Database]) -> None:
    clock = Clock()
    door = Attempts(processes[0], clock)
    for _ in range(BURST):
        door.spend("code", "here")
    clock.now -= 86_400
    assert door.guess("code", "here", right) == "a seat"


def test_nobodys_address_or_name_is_kept_and_rows_go(processes: list[Database]) -> None:
    clock = Clock()
    door = Attempts(processes[0], clock)
    door.spend("code", "192.0.2.7")
    clock.now += 700
    door.spend("name", "sam.okafor")
    rows = processes[0].work(lambda connection: connection.execute(select(attempts)).all())
    assert [row.what for row in rows] == ["name"]
    assert "sam" not in str(rows)
