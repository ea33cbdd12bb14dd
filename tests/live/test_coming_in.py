"""Who comes in hears exactly the streams that they hold, whatever this process knew of them before."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.live.announce import room_of
from server.store.models import Asked
from tests.convergence.network import Network
from tests.wire.peer import Peer
from workshops import Operation
from workshops.artefacts.hypotheses.operations import Propose
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return Network(f"sqlite:///{tmp_path / 'coming.db'}", tmp_path, 1)


def asks(network: Network, *asked: Operation) -> str:
    batch = [Asked("door", f"{number} {type(one).__name__}", one) for number, one in enumerate(asked)]
    return network.context.log.append(network.partnership, batch).answers[-1].made[0]


@pytest.fixture
def seat(network: Network) -> str:
    return asks(network, Found(name="Here"), TakeSeat(nickname="Puffin", roles=("contributor",)))


def rooms(network: Network) -> set[str]:
    return {room for room, sids in network.sio.rooms.items() if sids}


def heard(network: Network, sid: str) -> dict[str, int]:
    """The newest number of each stream that has been sent."""
    found = {}
    for event, message in network.lines[sid].down:
        if event == "snapshot":
            found[message["stream"]] = message["number"]
        elif event == "entries":
            found[message["stream"]] = message["entries"][-1]["number"]
    return found


@pytest.mark.parametrize("guess", [set(), {EVERYONE}, {EVERYONE, FACILITATORS, "organisation:other"}])
def test_a_wrong_guess_is_mended_before_anything_is_told(
    network: Network, seat: str, monkeypatch: pytest.MonkeyPatch, guess: set[str]
) -> None:
    monkeypatch.setattr(network.context.log, "streams_here", lambda *_: frozenset(guess))
    network.open(seat, Peer(network.partnership))
    network.sio.handlers["join"]("line-1", {"partnership": network.partnership, "protocol": 1})
    own = {EVERYONE, participant(seat)}
    assert rooms(network) == {room_of(network.partnership, one) for one in own}
    assert [event for event, _ in network.lines["line-1"].down].count("welcome") == 1
    assert heard(network, "line-1")[EVERYONE] == network.context.log.join(network.partnership, seat, {})[1][EVERYONE]


def test_nothing_is_missed_that_is_committed_while_somebody_comes_in(
    network: Network, seat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment right after the database was read is the worst: who is in no room then would never hear of it."""
    whole = network.context.log.join

    def join(*args: object, **more: object) -> object:
        found = whole(*args, **more)  # type: ignore[arg-type]
        monkeypatch.setattr(network.context.log, "join", whole)
        asked = Asked(seat, "meanwhile", Propose(think="Meanwhile"))
        network.context.rooms.submit(network.partnership, asked, lambda answer: None)
        return found

    monkeypatch.setattr(network.context.log, "join", join)
    network.open(seat, Peer(network.partnership))
    network.sio.handlers["join"]("line-1", {"partnership": network.partnership, "protocol": 1})
    heads = network.context.log.join(network.partnership, seat, {})[1]
    entries = [message["entries"] for event, message in network.lines["line-1"].down if event == "entries"]
    assert heads[EVERYONE] in {one["number"] for some in entries for one in some}


def test_a_seat_that_has_ended_is_told_so(network: Network, seat: str) -> None:
    network.open(seat, Peer(network.partnership))
    network.context.connections.of_seat(network.partnership, seat)[0].seat = "gone"
    network.sio.handlers["join"]("line-1", {"partnership": network.partnership, "protocol": 1})
    assert network.lines["line-1"].down == [("goodbye", {"code": "signed_out", "data": {}})]
