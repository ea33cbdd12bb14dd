"""Two server processes on one PostgreSQL database: each learns what the other committed, rights included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.test_live import Room
from tests.services import fresh_database
from tests.serving import Caller, Serving, serving
from tests.wire.socket import Connection

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[tuple[Serving, Serving]]:
    url = fresh_database(postgres_url)
    homes: list[Path] = [tmp_path_factory.mktemp(name) for name in ("one", "other")]
    with serving(homes[0], DATABASE_URL=url) as one, serving(homes[1], DATABASE_URL=url) as other:
        yield one, other


@pytest.fixture(scope="module")
def room(servers: tuple[Serving, Serving]) -> Room:
    done = invited(servers[0])
    caller = Caller(servers[0].url)
    token = done.rsplit("/", 1)[1]
    caller.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password="a long enough password")
    return Room(caller)


def invited(server: Serving) -> str:
    """Hosted servers print no secret: the link is made on the command line."""
    assert "/welcome/" not in server.output
    return server.command("invite").stdout.split()[-1]


def elsewhere(room: Room, servers: tuple[Serving, Serving], nickname: str) -> Connection:
    """Somebody joins at the other process."""
    caller = Caller(servers[1].url)
    group = room.sam.records("meeting.group")[0]["id"]
    caller.post("/join", code=room.code, nickname=nickname, group=group, ways=["type"])
    return Connection(caller, room.id)


def test_what_one_process_commits_reaches_the_other(room: Room, servers: tuple[Serving, Serving]) -> None:
    puffin = elsewhere(room, servers, "Puffin")
    puffin.ask("hypotheses.propose", think="Said at the other process")
    room.sam.until(lambda: len(room.sam.records("hypotheses.hypothesis")) == 1)
    room.sam.ask("hypotheses.propose", think="Said at the first")
    puffin.until(lambda: len(puffin.records("hypotheses.hypothesis")) == 2)


def test_a_seat_removed_at_one_process_is_cut_off_at_the_other(room: Room, servers: tuple[Serving, Serving]) -> None:
    otter = elsewhere(room, servers, "Otter")
    room.sam.ask("meeting.remove_seat", seat=otter.peer.seat)
    otter.until(lambda: not otter.sio.connected)
    status, _ = otter.caller.call("POST", f"/partnerships/{room.id}/ticket", {"as": "person"})
    assert status == 404
