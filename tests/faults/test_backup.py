"""A back-up made while people work, as the README says, and what is restored from it."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy.engine import make_url

from server.store.backup import back_up
from server.store.database import Database
from server.store.life import begin_anew
from server.store.log import Log
from server.store.upgrading import differences
from tests.faults.promises import doubled, holds, lost
from tests.faults.signing import signs, still_signed
from tests.fuzz.house import digest_of
from tests.live.test_live import Room
from tests.services import _postgres_programs, fresh_database
from tests.serving import Caller, Serving, serving
from tests.wire.socket import Connection
from workshops import Refused

# Which processes live now says nothing about what is kept, and each writes there every few seconds.
LIVING = frozenset(("processes",))


class Working:
    """A server in use, backed up and restored in the way of its database."""

    def __init__(self, server: Serving, postgres: str) -> None:
        self.server, self._postgres = server, postgres
        caller = Caller(server.url)
        token = server.welcome_link().rsplit("/", 1)[1]
        caller.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password="a long enough password")
        self.room = Room(caller)
        self.people = [self.room.joins(f"Bird {n}") for n in range(3)]
        self.signed = signs(self.room)
        self._enough = Event()

    def database(self) -> Database:
        path = self.server.data_dir / "commonground.db"
        return Database(self._postgres or f"sqlite:///{path}")

    def backed_up(self, folder: Path) -> Path:
        """The README's command, while everybody goes on."""
        target = folder / "backup"
        if self._postgres:
            plain = make_url(self._postgres).set(drivername="postgresql").render_as_string(hide_password=False)
            subprocess.run([_postgres_programs() / "pg_dump", "-f", target, plain], check=True)
        else:
            done = self.server.command("backup", str(target))
            assert done.returncode == 0, done.stderr
        return target

    def restored(self, folder: Path, backup: Path) -> Database:
        """The README's way back."""
        if not self._postgres:
            shutil.copy(backup, folder / "commonground.db")
            return Database(f"sqlite:///{folder / 'commonground.db'}")
        url = fresh_database(self._postgres)
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        subprocess.run([_postgres_programs() / "psql", "-q", "-o", "/dev/null", "-f", backup, plain], check=True)
        return Database(url)

    def goes_on(self) -> list[Thread]:
        """Everybody says things until ``enough``."""
        threads = [Thread(target=self._speaks, args=(one,)) for one in self.people]
        for one in threads:
            one.start()
        return threads

    def _speaks(self, peer: Connection) -> None:
        number = 0
        while not self._enough.is_set():
            number += 1
            made = peer.ask("hypotheses.propose", think=f"{peer.peer.seat} {number}")["made"]
            if number % 5 == 0:
                peer.ask("hypotheses.withdraw", hypothesis=made[0])
            time.sleep(0.02)

    def enough(self, threads: list[Thread]) -> None:
        self._enough.set()
        for one in threads:
            one.join()

    def answered(self) -> list[dict[str, object]]:
        """Every answer so far."""
        return [
            {"partnership": self.room.id, "seat": one.peer.seat, **answer}
            for one in self.people
            for answer in list(one.peer.answers.values())
        ]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def working(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Working]:
    url = fresh_database(request.getfixturevalue("postgres_url")) if request.param == "postgres" else ""
    environment = {"DATABASE_URL": url.replace("postgresql+psycopg:", "postgresql:")} if url else {}
    home = tmp_path / "home"
    home.mkdir()
    with serving(home, **environment) as server:  # type: ignore[arg-type]
        yield Working(server, url)


def test_a_back_up_holds_what_was_answered_before_and_a_quiet_one_everything(working: Working, tmp_path: Path) -> None:
    threads = working.goes_on()
    working.people[0].until(lambda: len(working.answered()) > 5)
    answered = working.answered()
    backup = working.backed_up(tmp_path)
    working.people[0].until(lambda: len(working.answered()) > len(answered))
    working.enough(threads)
    database = working.restored(tmp_path, backup)
    assert differences(database.url) == []
    assert (lost(database, answered), doubled(database), holds(database)) == ([], [], True)
    assert still_signed(Log(database), working.room.id)
    database.close()
    (tmp_path / "again").mkdir()
    restored, there = working.restored(tmp_path / "again", working.backed_up(tmp_path)), working.database()
    assert restored.life() != there.life() == there.life()
    for one in (restored, there):
        one.work(begin_anew)
    digests = [digest_of(one.work, LIVING) for one in (restored, there)]
    restored.close()
    there.close()
    assert digests[0] == digests[1]


def test_what_cannot_be_backed_up_leaves_the_last_one_alone(tmp_path: Path) -> None:
    kept = tmp_path / "backup.db"
    kept.write_text("the last one")
    for url, code in (("postgresql://nowhere/x", "invalid"), (f"sqlite:///{tmp_path / 'none.db'}", "missing")):
        with pytest.raises(Refused, match=code):
            back_up(url, kept)
    assert [one.read_text() for one in tmp_path.iterdir()] == ["the last one"]
