"""While the database is away nobody is left waiting on a connection: it is cut, and they come back by cursor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from socketio.exceptions import ConnectionRefusedError as Turned

from server.accounts.browsers import COOKIE
from server.store.models import Asked
from tests.convergence.network import Network
from tests.wire.peer import Peer
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return Network(f"sqlite:///{tmp_path / 'away.db'}", tmp_path, 1)


@pytest.fixture
def seat(network: Network) -> str:
    asked = (Found(name="Here"), TakeSeat(nickname="Puffin", roles=("contributor",)))
    batch = [Asked("door", str(number), one) for number, one in enumerate(asked)]
    return network.context.log.append(network.partnership, batch).answers[-1].made[0]


def away(*_: object) -> Any:
    raise OSError("no database")


def test_who_cannot_be_let_in_is_turned_away_for_now(
    network: Network, seat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = network.context.tickets.issue(network.partnership, seat, network.browser.key)
    monkeypatch.setattr(network.context.database, "read", away)
    with pytest.raises(Turned, match="unavailable"):
        network.sio.handlers["connect"]("a", {"HTTP_COOKIE": f"{COOKIE}={network.secret}"}, {"ticket": ticket})
    assert network.context.connections.get("a") is None


@pytest.mark.parametrize(("event", "broken"), [("join", "join"), ("catch_up", "catch_up")])
def test_what_cannot_be_served_ends_the_connection(
    network: Network, seat: str, monkeypatch: pytest.MonkeyPatch, event: str, broken: str
) -> None:
    network.open(seat, Peer(network.partnership))
    message = {"partnership": network.partnership, "protocol": 1, "stream": "everyone", "from": 0}
    monkeypatch.setattr(network.context.log, broken, away)
    assert "line-1" in network.lines
    network.sio.handlers[event]("line-1", message)
    assert "line-1" not in network.lines
    assert network.context.connections.get("line-1") is None
