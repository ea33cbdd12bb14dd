"""The clock is set forwards and back while people work: order, expiry and signatures stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from server.store.database import Database
from server.store.log import Log
from server.store.tables import entries
from tests.faults.signing import invitation, signs, still_signed
from tests.live.test_live import Room
from tests.serving import Caller, Serving, serving
from tests.wire.socket import Connection
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.meeting.people import DOOR

HOUR, DAY = 3_600, 86_400
STEPS = (0, 3 * DAY, -HOUR, 20, -3 * DAY, DAY)


class Clocked:
    """A server whose clock is set."""

    def __init__(self, server: Serving, steps: Path) -> None:
        self.server, self._steps = server, steps
        caller = Caller(server.url)
        token = server.welcome_link().rsplit("/", 1)[1]
        self.account = {"sign_in_name": "sam", "password": "a long enough password"}
        caller.post("/welcome", token=token, name="Sam Okafor", **self.account)
        self.room = Room(caller)

    def set(self, seconds: int) -> None:
        fresh = self._steps.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.rename(self._steps)

    def look(self, token: str) -> int:
        return Caller(self.server.url).call("POST", "/welcome/look", {"token": token})[0]


@pytest.fixture
def clocked(preloads: Path, tmp_path: Path) -> Iterator[Clocked]:
    steps = tmp_path / "steps"
    environment = {"LD_PRELOAD": str(preloads / "clock.so"), "CLOCK_STEPS": str(steps)}
    with serving(tmp_path, **environment) as server:  # type: ignore[arg-type]
        yield Clocked(server, steps)


def test_order_expiry_and_signatures_do_not_mind_the_clock(clocked: Clocked) -> None:
    room, moments = clocked.room, []
    puffin = room.joins("Puffin")
    used, open_still = invitation(room), invitation(room)
    Caller(clocked.server.url).post("/welcome", token=used, name="Max")
    assert (clocked.look(used), clocked.look(open_still)) == (404, 200)
    signed = signs(room)
    for number, seconds in enumerate(STEPS):
        clocked.set(seconds)
        assert "refused" not in puffin.ask("hypotheses.propose", think=f"Thought {number}")
        late = Connection(puffin.caller, room.id)
        assert [one["think"] for one in late.records("hypotheses.hypothesis")] == _thoughts(number)
        assert late.records("agreement.signature") == signed
        late.close()
        assert (clocked.look(used), clocked.look(open_still)) == (404, 200)
        assert Caller(clocked.server.url).call("POST", "/sign-in", clocked.account)[0] == 200
        moments.append(puffin.caller.get(f"/partnerships/{room.id}/exports")["at"])
    clocked.set(15 * DAY)
    assert clocked.look(open_still) == 404
    assert "Traceback" not in clocked.server.output
    _in_order(clocked, moments)


def _thoughts(number: int) -> list[str]:
    return [f"Thought {one}" for one in range(number + 1)]


def _in_order(clocked: Clocked, moments: list[str]) -> None:
    """The log's times never go back, its chain holds, and each past moment is what stood then."""
    assert moments == sorted(moments)
    database = Database(f"sqlite:///{clocked.server.data_dir / 'commonground.db'}")
    rows = database.work(lambda connection: connection.execute(select(entries.c.at).order_by(entries.c.turn)).all())
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    log = Log(database)
    assert log.verify(clocked.room.id) and still_signed(log, clocked.room.id)
    for at in set(moments):
        last = len(moments) - 1 - moments[::-1].index(at)
        past = log.view(clocked.room.id, DOOR.seat, at)[0]
        assert [one.think for one in past.of(Hypothesis)] == _thoughts(last)
    database.close()
