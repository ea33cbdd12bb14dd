"""The same meeting at two server processes on one PostgreSQL database, which hear of each other sooner or later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.store.log import Log
from server.store.models import Outcome
from tests.convergence.campaign import Campaign
from tests.convergence.network import Network
from tests.rounds import seeds
from tests.services import fresh_database
from tests.wire.peer import Peer

pytestmark = pytest.mark.postgres
STEPS = 200


class TwoProcesses(Network):
    """This process and another one. Whoever connects comes to either; hints come late, twice, or never."""

    def __init__(self, url: str, data_dir: Any, seed: int) -> None:
        super().__init__(url, data_dir, seed)
        self.other = Network(url, data_dir, seed)
        self.other.random, self.other.partnership, self.other.leaks = self.random, self.partnership, self.leaks
        self.looks = 0

    def open(self, seat: str, peer: Peer) -> None:
        for one in (self, self.other):
            for line in [line for line in one.lines.values() if line.peer is peer]:
                one.cut(line)
        here = self.random.random() < 0.5
        super().open(seat, peer) if here else self.other.open(seat, peer)

    def step(self) -> None:
        chance = self.random.random()
        if chance < 0.1:
            self.look(self.random.choice((self, self.other)))
        elif chance < 0.55:
            super().step()
        else:
            self.other.step()

    def settle(self) -> None:
        while self._under_way() or any(one.context.log.behind([self.partnership]) for one in (self, self.other)):
            super().settle()
            self.other.settle()
            for one in (self, self.other):
                self.look(one)

    def _under_way(self) -> bool:
        lines = [*self.lines.values(), *self.other.lines.values()]
        return any(line.up or line.down for line in lines)

    def look(self, one: Network) -> None:
        """What a hint or the next second brings about."""
        self.looks += 1
        one.context.rooms.look(self.partnership)


@pytest.fixture
def network(request: pytest.FixtureRequest, tmp_path: Path, postgres_url: str) -> Iterator[TwoProcesses]:
    made = TwoProcesses(fresh_database(postgres_url), tmp_path, request.param)
    yield made
    for one in (made, made.other):
        one.context.database.close()


@pytest.mark.parametrize("network", seeds(2, 3, 5), indirect=True)
def test_everybody_at_both_ends_with_a_fresh_look_at_the_log(tmp_path: Path, network: TwoProcesses) -> None:
    played = Campaign(tmp_path, 0, network)
    played.run(STEPS)
    played.check()
    assert network.looks > 10 and network.lines and network.other.lines


@pytest.mark.parametrize("network", [0], indirect=True)
def test_without_what_others_wrote_it_fails(
    tmp_path: Path, network: TwoProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deaf(self: Log, partnership_id: str) -> Outcome:
        self._untold.clear()
        return Outcome([], {}, [])

    monkeypatch.setattr(Log, "tail", deaf)
    monkeypatch.setattr(Log, "behind", lambda self, _: set())
    monkeypatch.setattr(Campaign, "heal", lambda self: self.network.settle())
    played = Campaign(tmp_path, 0, network)
    played.run(STEPS)
    with pytest.raises(AssertionError):
        played.check()
