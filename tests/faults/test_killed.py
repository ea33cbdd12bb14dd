"""kill -9 under load: what was acknowledged is there once, a resend gets its first answer, and it is back at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from socketio.exceptions import SocketIOError

from server.store.database import Database
from tests.faults.promises import doubled, holds, lost
from tests.live.test_live import Room
from tests.rounds import ROUNDS, seeds
from tests.services import fresh_database
from tests.serving import Caller, Serving, serving
from tests.wire.socket import Connection

PEOPLE = 4
KILLS = ROUNDS
SECONDS_TO_BE_BACK = 3.0


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Serving]:
    environment = {}
    if request.param == "postgres":
        url = fresh_database(request.getfixturevalue("postgres_url"))
        environment["DATABASE_URL"] = url.replace("postgresql+psycopg:", "postgresql:")
    with serving(tmp_path, **environment) as running:  # type: ignore[arg-type]
        yield running


class Speaker:
    """Somebody who goes on saying things for as long as there is a line."""

    def __init__(self, line: Connection) -> None:
        self.line = line
        self.said: dict[str, str] = {}
        self._thread: Thread | None = None

    def speak(self) -> None:
        """Begin, or go on after coming back with what nobody answered."""
        self._thread = Thread(target=self._speak)
        self._thread.start()

    def _speak(self) -> None:
        peer = self.line.peer
        while self.line.sio.connected:
            words = f"{peer.seat} {len(self.said)}"
            try:
                self.said[peer.ask("hypotheses.propose", think=words)] = words
            except SocketIOError:
                self.said[next(reversed(peer.pending))] = words
            time.sleep(0.005)

    def comes_back(self) -> None:
        """Over a new line, once the server is there again."""
        self.hangs_up()
        self.line = Connection(self.line.caller, self.line.peer.partnership, self.line.peer)
        self.line.until(lambda: not self.line.peer.pending)

    def hangs_up(self) -> None:
        """Stop speaking, and let go of the line."""
        if self._thread:
            self._thread.join()
        self.line.close()


def sits(server: Serving) -> Room:
    caller = Caller(server.url)
    token = server.welcome_link().rsplit("/", 1)[1]
    caller.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password="a long enough password")
    return Room(caller)


def standing(room: Room) -> list[str]:
    fresh = Connection(room.sam_calls, room.id)
    words = [one["think"] for one in fresh.records("hypotheses.hypothesis")]
    fresh.close()
    return words


@pytest.mark.parametrize("seed", seeds(1))
def test_nothing_acknowledged_is_lost_or_doubled(
    server: Serving, seed: int, record_property: Callable[[str, object], None]
) -> None:
    chance, room = Random(seed), sits(server)
    speakers = [Speaker(room.joins(f"Bird {n}")) for n in range(PEOPLE)]
    for _ in range(KILLS):
        for speaker in speakers:
            speaker.speak()
        time.sleep(chance.uniform(0.2, 0.8))
        server.kill()
        seconds, busy = server.start_again()
        assert busy < SECONDS_TO_BE_BACK
        for speaker in speakers:
            speaker.comes_back()
    answers = [(one, answer) for one in speakers for answer in one.line.peer.answers.values()]
    kept = [(one, answer) for one, answer in answers if "refused" not in answer]
    assert len(kept) > 20 * KILLS
    assert sorted(standing(room)) == sorted(one.said[answer["id"]] for one, answer in kept)
    for one, answer in chance.sample(kept, 10):
        again = {"id": answer["id"], "kind": "hypotheses.propose", "body": {"think": one.said[answer["id"]]}}
        assert one.line.caller.post(f"/partnerships/{room.id}/operations", **again) == answer
    assert "Traceback" not in server.output
    server.kill()
    for speaker in speakers:
        speaker.hangs_up()
    _look_into(server, room, kept)
    record_property("figure", f"{len(kept)} acknowledged, 0 lost over {KILLS} kills; back in {seconds:.1f} s")


def _look_into(server: Serving, room: Room, kept: list[tuple[Speaker, dict[str, object]]]) -> None:
    url = server.environment.get("DATABASE_URL", f"sqlite:///{server.data_dir / 'commonground.db'}")
    database = Database(url.replace("postgresql:", "postgresql+psycopg:"))
    answers = [{"partnership": room.id, "seat": one.line.peer.seat, **answer} for one, answer in kept]
    assert (lost(database, answers), doubled(database), holds(database)) == ([], [], True)
    database.close()
