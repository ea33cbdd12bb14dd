"""The room's worker: one thing after another for each partnership, and never stuck."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from server.live.rooms import MANY, Rooms
from server.store.log import Log
from server.store.models import Answer, Asked, Outcome
from workshops.artefacts.hypotheses.operations import Propose


class Scripted(Log):
    """A log that notes what it is asked to do."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.during: Callable[[], None] = lambda: None

    def append(self, partnership_id: str, batch: Sequence[Asked]) -> Outcome:
        self.during()
        self.done.append(f"append {len(batch)}")
        return Outcome([Answer(one.id) for one in batch], {}, [])

    def tail(self, partnership_id: str) -> Outcome:
        self.done.append("tail")
        return Outcome([], {}, [])


class Announced:
    """An announcer that may break."""

    def __init__(self, log: Scripted, *, broken: bool = False) -> None:
        self.log = log
        self.broken = broken

    def announce(self, partnership: str, outcome: Outcome) -> None:
        self.log.done.append("announce")
        if self.broken:
            raise KeyError("a packet that cannot be sent")

    def hang_up(self, browser: str) -> None:
        """Nobody is connected."""


def asked(name: str) -> Asked:
    return Asked("puffin", name, Propose(think="We get passed around"))


def test_a_look_waits_for_the_batch_that_is_under_way() -> None:
    log = Scripted()
    rooms = Rooms(log, Announced(log))
    log.during = lambda: rooms.look("here")
    rooms.submit("here", asked("one"), lambda answer: None)
    assert log.done == ["append 1", "announce", "tail", "announce"]


def test_a_batch_brings_what_a_look_would_have_brought() -> None:
    log = Scripted()
    spawned: list[Callable[[], None]] = []
    rooms = Rooms(log, Announced(log), spawned.append)
    rooms.look("here")
    rooms.submit("here", asked("one"), lambda answer: None)
    assert len(spawned) == 1
    spawned[0]()
    assert log.done == ["append 1", "announce"]


@pytest.mark.parametrize("broken", [True, False])
def test_a_room_goes_on_after_a_packet_that_could_not_be_sent(broken: bool) -> None:
    log = Scripted()
    rooms = Rooms(log, Announced(log, broken=broken))
    answers: list[Answer] = []
    for name in ("one", "two"):
        rooms.submit("here", asked(name), answers.append)
    assert [one.id for one in answers] == ["one", "two"]


@pytest.mark.parametrize(("operations", "rest"), [(MANY - 1, 0.009), (MANY, 0.019)])
def test_where_many_gather_batches_begin_twice_as_far_apart(
    operations: int, rest: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, clock, rests = Scripted(), [100.0], list[float]()
    announced, spawned = Announced(log), list[Callable[[], None]]()
    monkeypatch.setattr("server.live.rooms.perf_counter", lambda: clock[0])
    monkeypatch.setattr(announced, "announce", lambda *_: clock.append(clock.pop() + 0.001))
    rooms = Rooms(log, announced, spawned.append)
    rooms.rest = rests.append
    for number in range(operations):
        rooms.submit("here", asked(f"op {number}"), lambda answer: None)
    spawned.pop()()
    rooms.submit("here", asked("one more"), lambda answer: None)
    spawned.pop()()
    assert log.done == [f"append {operations}", "append 1"] and rests == [pytest.approx(rest)]


@pytest.mark.parametrize("begin", ["submit", "look"])
@pytest.mark.parametrize(("telling", "rest"), [(0.001, [0.009]), (0.005, [0.015]), (0.03, [])])
def test_batches_of_a_room_begin_apart_whoever_wrote_and_it_is_then_forgotten(
    begin: str, telling: float, rest: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    log, clock, rests = Scripted(), [100.0], list[float]()
    announced = Announced(log)
    monkeypatch.setattr("server.live.rooms.perf_counter", lambda: clock[0])

    def announce(partnership: str, outcome: Outcome) -> None:
        clock[0] += telling

    monkeypatch.setattr(announced, "announce", announce)
    rooms = Rooms(log, announced)
    rooms.rest = rests.append

    def works(partnership: str) -> None:
        if begin == "look":
            rooms.look(partnership)
        else:
            rooms.submit(partnership, asked("one"), lambda answer: None)

    works("here")
    works("here")
    assert rests == [pytest.approx(one) for one in rest]
    for number in range(50):
        clock[0] += 1.0
        works(f"room {number}")
    assert len(rooms._next) == 1
