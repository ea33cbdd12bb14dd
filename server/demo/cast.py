"""Who plays the demonstration: seats by nickname, ids by what people call things, and one way to ask."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any, TypeVar

from server.context import Context
from server.store.models import Answer, Asked
from workshops import Operation, Refused, View
from workshops.meeting.people import DOOR
from workshops.state import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


@cache
def content(case: str, name: str) -> dict[str, Any]:
    """One file of a case."""
    file = files("workshops.demonstration").joinpath(case).joinpath(f"{name}.json")
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


class Cast:
    """``ids`` maps "H1", "A8", "P3", "WTA-10", group and organisation keys to the ids that the server made."""

    def __init__(self, context: Context, case: str) -> None:
        self.case = case
        self.partnership = context.log.create_partnership()
        self.ids: dict[str, str] = {}
        self.seats: dict[str, str] = {"door": DOOR.seat}
        self.context = context
        self._number = count(1)

    def content(self, name: str) -> dict[str, Any]:
        """One file of the case that is played."""
        return content(self.case, name)

    @property
    def facilitator(self) -> str:
        """The nickname of whoever facilitates."""
        people = self.content("people")["people"]
        return str(next(one["nickname"] for one in people if "facilitator" in one["roles"]))

    def ask(self, who: str, operation: Operation) -> Answer:
        """One operation by one person, named by nickname."""
        return self.all([(who, operation)])[0]

    def all(self, asked: Sequence[tuple[str, Operation]]) -> list[Answer]:
        """Several operations in order. A refusal is a mistake in the case and stops it."""
        batch = [Asked(self.seats[who], f"demonstration-{next(self._number)}", operation) for who, operation in asked]
        answers = self.context.log.append(self.partnership, batch).answers
        for (who, operation), answer in zip(asked, answers, strict=True):
            if answer.refused is not None:
                raise Refused(answer.refused["code"], who=who, operation=operation.kind, **answer.refused["data"])
        return answers

    def lead(self, operation: Operation) -> str:
        """The facilitator asks; returns the id of the first record made."""
        return self.make(self.facilitator, [operation])[0]

    def make(self, who: str, operations: Sequence[Operation]) -> list[str]:
        """Somebody asks for several things at once; returns the id of the first record that each made, "" for none."""
        answers = self.all([(who, one) for one in operations])
        return [one.made[0] if one.made else "" for one in answers]

    def view(self) -> View:
        """What the facilitator sees now."""
        return self.context.log.view(self.partnership, self.seats[self.facilitator])[0]

    def id(self, name: str) -> str:
        """The id of what people call by that name; "" for ""."""
        return self.ids[name] if name else ""

    def all_ids(self, names: Sequence[str]) -> tuple[str, ...]:
        """The ids of several."""
        return tuple(self.ids[name] for name in names)

    def named(self, cls: type[AnyRecord]) -> dict[str, AnyRecord]:
        """Records of a class that carry a ref, by it."""
        return {one.ref: one for one in self.view().of(cls)}  # type: ignore[attr-defined]
