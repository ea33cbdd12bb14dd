"""Whether what was promised is there: every acknowledged operation exactly once, with its first answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from server.store.database import Database
from server.store.log import Log
from server.store.tables import entries, operations
from workshops.catalogue import ARTEFACTS

assert ARTEFACTS
Json = dict[str, Any]


def promised(noted: bytes) -> list[Json]:
    """The answers that were given, from whole lines of a note of them."""
    whole = noted[: noted.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


def lost(database: Database, answers: Iterable[Json]) -> list[Json]:
    """The answers that the database knows nothing of, or knows otherwise."""
    held = _outcomes(database)
    return [one for one in answers if _told(one) != held.get((one["partnership"], one["seat"], one["id"]))]


def _outcomes(database: Database) -> dict[tuple[str, str, str], Json]:
    rows = database.work(lambda connection: connection.execute(select(operations)).all())
    return {(row.partnership, row.seat, row.operation): _told(json.loads(row.outcome)) for row in rows}


def _told(answer: Json) -> Json:
    if answer.get("refused"):
        return {"refused": answer["refused"]}
    return {"positions": answer["positions"]}


def doubled(database: Database) -> list[str]:
    """Partnerships in which more entries stand than operations were accepted, or whose numbers have gaps."""
    wrong = []
    rows = database.work(lambda connection: connection.execute(select(entries)).all())
    turns = database.work(lambda connection: connection.execute(select(operations.c.turn)).scalars().all())
    numbers: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        numbers.setdefault((row.partnership, row.stream), []).append(row.number)
    for (partnership, _), found in numbers.items():
        if sorted(found) != list(range(1, len(found) + 1)):
            wrong.append(partnership)
    if {row.turn for row in rows} != {turn for turn in turns if turn}:
        wrong.append("turns")
    return wrong


def holds(database: Database) -> bool:
    """Whether every partnership's log proves itself, and can be loaded."""
    log = Log(database)
    found = database.work(lambda connection: connection.execute(select(entries.c.partnership).distinct()).scalars())
    return all(log.verify(one) and log.view(one, "door") for one in list(found))
