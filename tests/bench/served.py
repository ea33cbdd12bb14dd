"""The product's own server for a benchmark: the same code, with limits that let one machine play a crowd."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection

from server.accounts import browsers
from server.app import serve
from server.context import Context
from server.seats import PERSON, Place, make_seat
from server.settings import Settings, settings_from
from server.store.database import Database
from server.store.models import Asked
from server.store.tables import metadata
from workshops import Operation
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.pathways.operations import AddLane, BeginMap
from workshops.artefacts.pathways.steps import AddStep
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat

BATCH: Final = 100
STEPS_ON_A_MAP: Final = 100
# Words that pack no better than people's own.
VOCABULARY: Final = re.findall(r"[A-Za-z']+", Path("workshops/words/en.json").read_text())
CHANCE: Final = Random(1)
Client = dict[str, Any]


def words(count: int) -> str:
    """A sentence of so many words."""
    return " ".join(CHANCE.choices(VOCABULARY, k=count))


@dataclass
class Filling:
    """A partnership being filled."""

    context: Context
    partnership: str

    def ask(self, asked: Sequence[tuple[str, Operation]]) -> list[str]:
        """The first id that each (seat, operation) made."""
        made = []
        for start in range(0, len(asked), BATCH):
            batch = [Asked(seat, uuid4().hex, operation) for seat, operation in asked[start : start + BATCH]]
            made += [one.made[0] for one in self.context.log.append(self.partnership, batch).answers]
        return made

    def people(self, count: int) -> list[Client]:
        """Members, each with a seat in a browser of their own."""
        return [self._person(number) for number in range(count)]

    def _person(self, number: int) -> Client:
        taking = TakeSeat(nickname=f"Member {number}", roles=("facilitator", "member") if not number else ("member",))
        seat = make_seat(self.context, Place(self.partnership), taking)

        def sit(connection: Connection) -> str:
            browser, secret = browsers.begin(connection)
            browsers.sit(connection, browser, self.partnership, seat, PERSON)
            return secret

        secret = self.context.database.work(sit)
        return {"partnership": self.partnership, "seat": seat, "cookie": f"{browsers.COOKIE}={secret}"}

    def steps(self, seats: Sequence[str]) -> list[str]:
        """A step for each seat, a hundred on a map."""
        begun = [(seats[0], BeginMap(name=f"Map {n}", moment="as_is")) for n in range(-(-len(seats) // STEPS_ON_A_MAP))]
        lanes = self.ask([(seats[0], AddLane(map=one, name="Lane")) for one in self.ask(begun)])
        return self.ask(
            [(seat, AddStep(lane=lanes[n // STEPS_ON_A_MAP], words=words(4))) for n, seat in enumerate(seats)]
        )


def prepare(context: Context, clients: int, objects: int) -> list[Client]:
    """A partnership with so many people, who each work on a step of their own, and so many objects beside."""
    filling = Filling(context, context.log.create_partnership())
    filling.ask([("door", Found(name="Benchmark"))])
    people = filling.people(clients)
    seats = [one["seat"] for one in people]
    others = [seats[n % clients] for n in range(objects)]
    filling.steps(others[: objects // 2])
    filling.ask([(seat, Propose(think=words(10))) for seat in others[objects // 2 :]])
    told = {"kind": "pathways.describe_step", "words": "note"}
    return [
        {**one, **told, "body": {"step": step, "shape": "step"}}
        for one, step in zip(people, filling.steps(seats), strict=True)
    ]


def main(clients: int, objects: int, plan: Path) -> None:
    """Prepare and serve; writes the clients into ``plan`` when ready. With none it is one more process of another's."""
    settings = replace(settings_from(), host="127.0.0.1")
    if clients:
        _create_tables(settings)
    serve(settings, lambda context: _ready(context, plan, prepare(context, clients, objects) if clients else []))


def _create_tables(settings: Settings) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    metadata.create_all(database.engine)
    database.close()


def _ready(context: Context, plan: Path, clients: list[Client]) -> None:
    context.limits.spend = lambda what, who: None  # type: ignore[method-assign,assignment]
    waiting = plan.with_suffix(".part")
    waiting.write_text(json.dumps(clients))
    waiting.rename(plan)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
