"""Every client ends with the same state for its audiences, whatever the network does."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.live.announce import Announcements
from server.store.answers import FirstAnswers
from tests.convergence.campaign import Campaign
from tests.rounds import seeds
from tests.wire.peer import Json, Peer, list_in
from workshops.audiences import EVERYONE


@pytest.mark.parametrize("seed", seeds(8))
def test_every_client_ends_with_a_fresh_look_at_the_log(tmp_path: Path, seed: int) -> None:
    campaign = Campaign(tmp_path, seed)
    campaign.run()
    campaign.check()


def test_the_campaign_does_what_it_is_meant_to_do(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path, 0)
    campaign.run()
    kinds = {one["kind"] for one in campaign.peers[campaign.seats[0]].streams[EVERYONE].values()}
    assert {"hypotheses.result", "hypotheses.hypothesis"} <= kinds
    assert campaign.seats[2] in {one["id"] for one in campaign.peers[campaign.seats[1]].streams[EVERYONE].values()}
    refusals = {
        answer["refused"]["code"]
        for peer in campaign.peers.values()
        for answer in peer.answers.values()
        if "refused" in answer
    }
    assert "closed" in refusals
    assert "entries" in campaign.network.packed
    assert campaign.removed not in {line.seat for line in campaign.network.lines.values()}


def test_without_the_order_check_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_order_of_arrival(self: Peer, message: Json) -> None:
        for entry in list_in(message, "entries"):
            self._merge(message["stream"], entry)

    monkeypatch.setattr(Peer, "_on_entries", in_order_of_arrival)
    assert _failures(tmp_path) > 0


def test_without_the_resend_check_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FirstAnswers, "known", lambda *_: {})
    monkeypatch.setattr(FirstAnswers, "write", lambda *_: None)
    assert _failures(tmp_path) > 0


def test_without_the_audience_check_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.live.announce.room_of", lambda partnership, stream: f"{partnership}/{EVERYONE}")
    assert _failures(tmp_path) > 0


def test_without_cutting_a_revoked_connection_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Announcements, "cut", lambda *_: None)
    assert _failures(tmp_path) > 0


def _failures(tmp_path: Path) -> int:
    failed = 0
    for seed in (0, 1, 2):
        home = tmp_path / str(seed)
        home.mkdir()
        campaign = Campaign(home, seed)
        try:
            campaign.run()
            campaign.check()
        except AssertionError:
            failed += 1
    return failed
