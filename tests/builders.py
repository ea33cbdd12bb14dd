"""Readable fixtures: a partnership in memory, driven through the same door as everything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import TypeVar

from workshops import Changes, Operation, Refused, Stamp, State, View, admit
from workshops.audiences import EVERYONE
from workshops.catalogue import ARTEFACTS
from workshops.fields import references_of
from workshops.meeting.agenda import PlanSession
from workshops.meeting.partnership import AddOrganisation, Found
from workshops.meeting.people import DOOR, AddGroup, TakeSeat, actor_of
from workshops.state import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)
assert ARTEFACTS


class Workshop:
    """State, numbers and a counting clock; every operation goes through ``admit``."""

    def __init__(self, seed: int = 1) -> None:
        self.state = State()
        self.numbers: Counter[str] = Counter()
        self.history: list[Changes] = []
        self._chance = Random(seed)
        self._ticks = 0
        self.door(Found(name="A safe place to live", vision="One door, one story."))

    def replayed(self) -> State:
        """The state after all that happened, from nothing."""
        state = State()
        for changes in self.history:
            state.merge(changes)
        return state

    def stamp(self) -> Stamp:
        self._ticks += 1
        at = f"2026-03-01T10:{self._ticks // 60 % 60:02}:{self._ticks % 60:02}Z"
        return Stamp(at, b"test", lambda stream: self.numbers[stream] + 1, self._chance)

    def door(self, asked: Operation) -> Changes:
        return self._commit(admit(self.state, asked, DOOR, self.stamp()))

    def does(self, seat: str, asked: Operation) -> Changes:
        actor = actor_of(self.state, seat)
        assert actor is not None, "that seat is gone"
        return self._commit(admit(self.state, asked, actor, self.stamp()))

    def refuses(self, seat: str, asked: Operation) -> str:
        try:
            self.does(seat, asked)
        except Refused as refused:
            return refused.code
        raise AssertionError(f"{asked.kind} was admitted")

    def _commit(self, changes: Changes) -> Changes:
        self.state.merge(changes)
        assert not list(self._named_wrongly(changes)), "a record names another of a kind that it does not declare"
        self.history.append(changes)
        self.numbers.update(list(changes.parts))
        return changes

    def _named_wrongly(self, changes: Changes) -> Iterator[str]:
        for one in changes.records():
            for named, spec in references_of(one):
                found = self.state.get(EVERYONE, named)
                if found is not None and spec.kinds and found.kind not in spec.kinds:
                    yield f"{one.kind} {found.kind}"

    def joins(self, nickname: str, *roles: str, group: str = "", organisation: str = "") -> str:
        """Take a seat; with an organisation it is a confirmed one. Returns the seat's id."""
        asked = TakeSeat(
            nickname=nickname,
            roles=roles or ("contributor",),
            group=group,
            organisation=organisation,
            confirmed=bool(organisation),
        )
        return self.made(self.door(asked))

    def group(self, name: str, thread: str = "young_people") -> str:
        return self.made(self.door(AddGroup(name=name, thread=thread)))

    def organisation(self, name: str, group: str = "") -> str:
        return self.made(self.door(AddOrganisation(name=name, group=group)))

    def session(self, template: str = "TPL-2") -> str:
        return self.made(self.door(PlanSession(template=template)))

    def made(self, changes: Changes, stream: str = EVERYONE) -> str:
        """The id of the first record put into a stream."""
        return changes.parts[stream].put[0].id

    def view(self, seat: str) -> View:
        actor = actor_of(self.state, seat)
        assert actor is not None
        return self.state.view(actor.streams)

    def one(self, cls: type[AnyRecord], record_id: str) -> AnyRecord:
        return self.state.everything().require(cls, record_id)

    def log(self) -> list[tuple[str, Record]]:
        """Every version of every record whose words the log still holds, with its stream: what was erased is blank."""
        left: list[tuple[str, Record]] = []
        for changes in self.history:
            for stream, part in changes.parts.items():
                blank = set(part.erased)
                left = [(name, one) for name, one in left if name != stream or one.id not in blank]
                left += [(stream, one) for one in part.put]
        return left
