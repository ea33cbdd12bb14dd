"""A partnership in a log, as the tests of the store use it."""

from __future__ import annotations

import json

from sqlalchemy import select

from server.store.database import Database
from server.store.log import Log
from server.store.models import Answer, Asked
from server.store.models import Outcome as Appended
from server.store.tables import entries
from workshops import Operation
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.audiences import EVERYONE
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat


class Kept:
    """A partnership in a log, with a facilitator and two contributors."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.log = Log(database)
        self.id = self.log.create_partnership()
        self._next = 0
        self.asks("door", Found(name="A safe place to live"))
        self.sam = self.seat("Sam", "facilitator")
        self.puffin = self.seat("Puffin", "contributor")
        self.otter = self.seat("Otter", "contributor")

    def seat(self, nickname: str, role: str) -> str:
        return self.asks("door", TakeSeat(nickname=nickname, roles=(role,))).made[0]

    def asked(self, seat: str, operation: Operation, name: str = "") -> Asked:
        self._next += 1
        return Asked(seat, name or f"op-{self._next}", operation)

    def asks(self, seat: str, operation: Operation, name: str = "") -> Answer:
        return self.batch(self.asked(seat, operation, name)).answers[0]

    def batch(self, *asked: Asked) -> Appended:
        return self.log.append(self.id, asked)

    def rows(self, stream: str = EVERYONE) -> list[str]:
        here = select(entries.c.put).where(entries.c.partnership == self.id, entries.c.stream == stream)
        return list(self.database.work(lambda connection: connection.execute(here).scalars().all()))

    def hypotheses(self, seat: str = "") -> list[str]:
        return [one.think for one in self.log.view(self.id, seat or self.sam)[0].of(Hypothesis)]


def thought(outcome: Appended) -> list[str]:
    """What was proposed in the entries that everybody is told."""
    return [json.loads(one.text)["put"][0]["think"] for one in outcome.entries[EVERYONE]]


def fails(*_: object) -> None:
    """Stands for what writes, on a full disk."""
    raise OSError("the disk is full")
