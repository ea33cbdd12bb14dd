"""A page that stayed open while the server was restored from an older copy ends with what the server has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from server.live.connections import Connected
from server.live.receive import Receiver
from server.store.backup import back_up
from server.store.models import Asked
from tests.convergence.network import Network
from tests.wire.peer import Peer
from workshops import Operation
from workshops.artefacts.hypotheses.operations import Propose
from workshops.audiences import EVERYONE
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat

KIND = "hypotheses.hypothesis"


def says(network: Network, seat: str, name: str, asked: Operation) -> str:
    made = network.context.log.append(network.partnership, [Asked(seat, name, asked)]).answers[0].made
    return made[0]


def thought(peer: Peer) -> set[str]:
    return {one["think"] for one in peer.streams[EVERYONE].values() if one["kind"] == KIND}


def restored(tmp_path: Path) -> tuple[Network, str, Peer]:
    """Backed up, gone on, restored, and come to the same number again with other words. The page was cut meanwhile."""
    before = Network(f"sqlite:///{tmp_path / 'before.db'}", tmp_path, 1)
    says(before, "door", "found", Found(name="Here"))
    seat = says(before, "door", "seat", TakeSeat(nickname="Puffin", roles=("member",)))
    peer = Peer(before.partnership)
    before.open(seat, peer)
    peer.seat = seat
    peer.ask("hypotheses.propose", think="Kept")
    before.settle()
    back_up(f"sqlite:///{tmp_path / 'before.db'}", tmp_path / "copy.db")
    for number in range(3):
        peer.ask("hypotheses.propose", think=f"Lost {number}")
    before.settle()
    assert len(thought(peer)) == 4
    before.cut(next(iter(before.lines.values())))
    shutil.copy(tmp_path / "copy.db", tmp_path / "after.db")
    after = Network(f"sqlite:///{tmp_path / 'after.db'}", tmp_path, 2)
    after.partnership = before.partnership
    for number in range(4):
        says(after, seat, f"other {number}", Propose(think=f"Instead {number}"))
    return after, seat, peer


def fresh(network: Network, seat: str) -> Peer:
    peer = Peer(network.partnership)
    network.open(seat, peer)
    network.settle()
    return peer


def test_a_page_that_stayed_open_ends_with_what_the_server_has_and_loses_no_unsent_word(tmp_path: Path) -> None:
    network, seat, peer = restored(tmp_path)
    unsent = peer.ask("hypotheses.propose", think="Not sent yet")
    network.open(seat, peer)
    network.settle()
    assert thought(peer) == {"Kept", "Not sent yet", *(f"Instead {n}" for n in range(4))}
    assert "refused" not in peer.answers[unsent]
    assert peer.streams == fresh(network, seat).streams
    # In the same life it comes back by its cursors, and nothing is sent whole again.
    network.open(seat, peer)
    network.settle()
    assert peer.streams == fresh(network, seat).streams


def test_without_the_life_it_would_keep_what_is_gone(tmp_path: Path) -> None:
    network, seat, peer = restored(tmp_path)
    peer.life = ""
    network.open(seat, peer)
    network.settle()
    assert any(one.startswith("Lost") for one in thought(peer))


def test_one_life_goes_on_over_a_restart_and_by_cursors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network, seat, peer = restored(tmp_path)
    network.open(seat, peer)
    network.settle()
    again = Network(f"sqlite:///{tmp_path / 'after.db'}", tmp_path, 3)
    again.partnership = network.partnership
    asked: list[dict[str, int]] = []
    whole = Receiver._come_in

    def come_in(self: Receiver, connected: Connected, cursors: dict[str, int]) -> None:
        asked.append(cursors)
        whole(self, connected, cursors)

    monkeypatch.setattr(Receiver, "_come_in", come_in)
    again.open(seat, peer)
    again.settle()
    assert asked == [peer.cursors] and peer.cursors[EVERYONE]
