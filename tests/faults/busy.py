"""A busy room in a process of its own: the real rooms, log and database thread, and a note of every answer.

An answer is noted in ``acknowledged`` at the moment at which a socket would have been told, so that a disk which keeps
the order of everything knows what had been promised when the power went. Run as
``python -m tests.faults.busy OPERATIONS SEED [SYNCHRONOUS]``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import gevent

from server.app import create_app
from server.context import Context
from server.settings import settings_from
from server.store import database
from server.store.models import Asked
from workshops import Operation, Refused
from workshops.artefacts.hypotheses.operations import Propose, Withdraw
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat
from workshops.meeting.readiness import SendQuietly

ACKNOWLEDGED = "acknowledged"
PEOPLE = 8
Json = dict[str, Any]


@dataclass
class Person:
    """Somebody who says things, takes some of them back, and sends again what nobody answered."""

    seat: str
    ask: Callable[[str, Operation], Json]
    chance: Random

    def works(self, operations: int) -> None:
        """Ask for so many things, one after another."""
        mine: list[str] = []
        for number in range(operations):
            answer = self._asks(f"{self.seat}-{number}", mine)
            mine.extend(answer["made"][:1])

    def _asks(self, name: str, mine: list[str]) -> Json:
        what = self.chance.random()
        if what < 0.1 and mine:
            return {**self.ask(name, Withdraw(hypothesis=mine.pop())), "made": []}
        if what < 0.3:
            return {**self.ask(name, SendQuietly(words=f"Quiet {name}")), "made": []}
        return self.ask(name, Propose(think=f"Thought {name} {'and more ' * self.chance.randrange(20)}"))


class Room:
    """One partnership, and the note of what was answered."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.partnership = context.log.create_partnership()
        self._noted = os.open(context.settings.data_dir / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def sits(self, nickname: str, role: str) -> str:
        """A new seat."""
        return self.door(TakeSeat(nickname=nickname, roles=(role,)))

    def door(self, operation: Operation) -> str:
        """Something that the door does."""
        name = f"door-{operation!r}"[:60]
        return self._context.log.append(self.partnership, [Asked("door", name, operation)]).answers[0].made[0]

    def asks(self, seat: str) -> Callable[[str, Operation], Json]:
        """How a seat asks: until it is answered, and noting the answer."""

        def ask(name: str, operation: Operation) -> Json:
            while True:
                try:
                    told = self._context.rooms.ask(self.partnership, seat, name, operation).as_json()
                except Refused as refused:
                    if refused.code == "unavailable":
                        gevent.sleep(0.01)
                        continue
                    told = {"id": name, "refused": refused.as_json(), "made": []}
                self._note({"partnership": self.partnership, "seat": seat, **told})
                return told

        return ask

    def _note(self, told: Json) -> None:
        os.write(self._noted, json.dumps(told).encode() + b"\n")


def main(operations: int, seed: int, synchronous: str) -> None:
    """Let everybody work."""
    kept = [one for one in database.PRAGMAS if not one.startswith("synchronous")]
    database.PRAGMAS = (*kept, f"synchronous={synchronous}")
    _, context = create_app(settings_from())
    room = Room(context)
    room.door(Found(name="A safe place to live"))
    seats = [room.sits(f"Bird {n}", "contributor") for n in range(PEOPLE)]
    people = [Person(seat, room.asks(seat), Random(f"{seed} {n}")) for n, seat in enumerate(seats)]
    gevent.joinall([gevent.spawn(one.works, operations // PEOPLE) for one in people], raise_error=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
