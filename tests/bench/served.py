"""The product's own server for a benchmark: the same code, with limits that let one machine play a crowd."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from server.accounts.browsers import LASTS
from server.accounts.tokens import hashed, later, now
from server.app import serve
from server.context import Context
from server.settings import Settings, settings_from
from server.store.database import Database
from server.store.models import Asked
from server.store.tables import browsers, metadata
from workshops import Operation
from workshops.artefacts.pathways.operations import AddLane, BeginMap
from workshops.artefacts.pathways.steps import AddStep
from workshops.meeting.partnership import Found
from workshops.meeting.people import TakeSeat


def prepare(context: Context, clients: int) -> list[dict[str, Any]]:
    """A partnership with a map, a member for each client, and a step for each member. All use one browser's cookie."""
    browser = {"token": hashed("benchmark"), "created_at": now(), "expires_at": later(LASTS)}
    context.database.work(lambda connection: connection.execute(insert(browsers).values(browser)))
    partnership = context.log.create_partnership()

    def ask(seat: str, operation: Operation) -> str:
        return context.log.append(partnership, [Asked(seat, uuid4().hex, operation)]).answers[0].made[0]

    ask("door", Found(name="Benchmark"))
    seats = [ask("door", TakeSeat(nickname=f"Member {n}", roles=("member",))) for n in range(clients)]
    lane = ask(seats[0], AddLane(map=ask(seats[0], BeginMap(name="Map", moment="as_is", prefix="A")), name="Lane"))
    return [
        {
            "partnership": partnership,
            "ticket": context.tickets.issue(partnership, seat, browser["token"]),
            "body": {"step": ask(seat, AddStep(lane=lane, words="Waits")), "shape": "step"},
        }
        for seat in seats
    ]


def main(clients: int, plan: Path) -> None:
    """Prepare and serve; writes the clients' tickets into ``plan`` when ready."""
    settings = replace(settings_from(), host="127.0.0.1")
    _create_tables(settings)
    serve(settings, lambda context: _ready(context, clients, plan))


def _create_tables(settings: Settings) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    metadata.create_all(database.engine)
    database.close()


def _ready(context: Context, clients: int, plan: Path) -> None:
    context.limits.spend = lambda what, who: None  # type: ignore[method-assign,assignment]
    waiting = plan.with_suffix(".part")
    waiting.write_text(json.dumps(prepare(context, clients)))
    waiting.rename(plan)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
