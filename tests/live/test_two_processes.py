"""Two server processes on one PostgreSQL database: each learns what the other committed, rights included."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import socketio

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


def moved(peer: Connection, to: Serving) -> Caller:
    """The same browser, which now speaks to another process."""
    return Caller(to.url, peer.caller.cookies)


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


def test_who_joined_at_one_process_is_known_at_the_other_at_once(room: Room, servers: tuple[Serving, Serving]) -> None:
    heron = room.joins("Heron")
    there = Connection(moved(heron, servers[1]), room.id)
    assert there.peer.seat == heron.peer.seat
    assert there.ask("hypotheses.propose", think="Said on the way")["positions"]


def test_a_seat_removed_at_one_process_reads_nothing_at_the_other_from_that_moment(
    room: Room, servers: tuple[Serving, Serving]
) -> None:
    heron = room.joins("Second heron")
    there = moved(heron, servers[1])
    there.get(f"/partnerships/{room.id}/my-things")
    room.sam.ask("meeting.remove_seat", seat=heron.peer.seat)
    status, _ = there.call("GET", f"/partnerships/{room.id}/my-things")
    assert status == 404


def test_who_is_here_is_known_across_processes(room: Room, servers: tuple[Serving, Serving]) -> None:
    linnet = elsewhere(room, servers, "Linnet")
    room.sam.until(lambda: linnet.peer.seat in room.sam.peer.here)
    linnet.until(lambda: room.sam.peer.seat in linnet.peer.here)
    linnet.close()
    room.sam.until(lambda: linnet.peer.seat not in room.sam.peer.here)


def test_signing_out_at_one_process_closes_the_sockets_at_the_other(
    room: Room, servers: tuple[Serving, Serving]
) -> None:
    plover = elsewhere(room, servers, "Plover")
    ticket, cookie = plover.caller.ticket(room.id), plover.caller.cookie()
    status, _ = Caller(servers[0].url, plover.caller.cookies).call("POST", "/sign-out", {})
    assert status == 204
    plover.until(lambda: not plover.sio.connected)
    client = socketio.Client(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(servers[1].url, headers={"Cookie": cookie}, auth={"ticket": ticket}, wait_timeout=5)


def test_a_process_that_dies_is_missed_after_a_while_and_one_that_ends_at_once(
    room: Room, tmp_path: Path, servers: tuple[Serving, Serving]
) -> None:
    for die in (signal.SIGKILL, signal.SIGTERM):
        with serving(tmp_path, DATABASE_URL=servers[0].environment["DATABASE_URL"]) as third:
            gone = elsewhere(room, (servers[0], third), f"Gone by {die}")
            room.sam.until(lambda: gone.peer.seat in room.sam.peer.here)  # noqa: B023
            third.process.send_signal(die)
            third.process.wait()
            room.sam.until(lambda: gone.peer.seat not in room.sam.peer.here, patience=30.0)  # noqa: B023
