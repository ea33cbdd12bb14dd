"""PostgreSQL ends in the middle of work without writing what it still had in memory: nothing answered is lost.

A database server that answers before its log is on the disk loses what was answered last; the same check shows that.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

import pytest

from server.store.database import Database
from server.store.log import Log
from server.store.models import Asked
from server.store.tables import metadata
from tests.faults.promises import doubled, holds, lost
from tests.rounds import seeds
from tests.services import Running, free_port, new_cluster, postgres, private_folder
from workshops import Refused
from workshops.artefacts.hypotheses.operations import Propose
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat

pytestmark = pytest.mark.postgres
ENOUGH = 30


@pytest.fixture
def home() -> Iterator[Path]:
    with private_folder() as folder:
        yield folder


class Speaking:
    """Somebody who says one thing after another, and notes every answer."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        metadata.create_all(self.database.engine)
        self.log = Log(self.database)
        self.partnership = self.log.create_partnership()
        self.answers: list[dict[str, Any]] = []
        self.ended = Event()
        self._ask("door", Found(name="Here"))
        self.seat = self._ask("door", TakeSeat(nickname="Puffin", roles=("member",)))[0]
        Thread(target=self._speak).start()

    def _ask(self, seat: str, operation: Any) -> list[str]:
        asked = Asked(seat, f"asked-{len(self.answers)}", operation)
        answer = self.log.append(self.partnership, [asked]).answers[0]
        self.answers.append({"partnership": self.partnership, "seat": seat, **answer.as_json()})
        return answer.made

    def _speak(self) -> None:
        try:
            while True:
                self._ask(self.seat, Propose(think=f"Thought {len(self.answers)}"))
        except Refused:  # the database is away
            self.database.close()
            self.ended.set()


def family(process: int) -> list[int]:
    """A process and those that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *map(int, children)]


def ends(server: Running, how: signal.Signals) -> None:
    """Send the signal to the postmaster, and wait until the last of its processes is gone."""
    of_it = family(server.process.pid)
    server.process.send_signal(how)
    server.process.wait(timeout=20)
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{one}").exists() for one in of_it):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def crashed(home: Path, seed: int, how: signal.Signals, *, durable: bool) -> tuple[list[dict[str, Any]], bool]:
    """What is missing of what was answered, once PostgreSQL runs again; and whether the rest is whole."""
    cluster, port = new_cluster(home), free_port()
    # Its log goes to the disk when somebody commits, and not in between by itself.
    with (cluster / "postgresql.auto.conf").open("a") as settings:
        settings.write("wal_writer_delay = 10s\n")
    with postgres(home, cluster, port, durable=durable) as server:
        speaking = Speaking(server.url)
        while len(speaking.answers) < ENOUGH:
            assert not speaking.ended.wait(0.01)
        time.sleep(Random(seed).uniform(0.0, 0.3))
        ends(server, how)
    assert speaking.ended.wait(20)
    with postgres(home, cluster, port, durable=durable) as server:
        database = Database(server.url)
        whole = holds(database) and not doubled(database)
        missing = lost(database, speaking.answers)
        database.close()
    return missing, whole


@pytest.mark.parametrize("how", [signal.SIGQUIT, signal.SIGKILL])
@pytest.mark.parametrize("seed", seeds(1))
def test_nothing_answered_is_lost(home: Path, seed: int, how: signal.Signals) -> None:
    assert crashed(home, seed, how, durable=True) == ([], True)


def test_a_database_server_that_answers_too_soon_is_found_out(home: Path) -> None:
    missing, _ = crashed(home, 0, signal.SIGQUIT, durable=False)
    assert missing
