"""The demonstration cases, loaded through the same operations that people use.

South Tyneside, 2012, and Falkirk, 2010 to 2012, as published; what the sources do not give is invented for teaching
and marked so. The content stands in ``workshops/demonstration``, one folder a case.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, insert, select

from server.context import Context
from server.demo import agreement, answers, change, hypotheses, outcomes, pathways, people, specification
from server.demo.cast import Cast
from server.store.tables import installation

SCENES: Final = (people, agreement, pathways, change, hypotheses, outcomes, specification, answers)
# Folder of each case, in the order of loading, with the mark that says it is there.
CASES: Final = MappingProxyType({"south_tyneside": "demonstration", "falkirk": "demonstration-falkirk"})


def load_all(context: Context) -> dict[str, str]:
    """Load every case once; returns the partnerships' ids by case."""
    return {case: load(context, case) for case in CASES}


def load(context: Context, case: str) -> str:
    """Load one case once; returns the partnership's id, also when it was there already."""
    mark = CASES[case]
    found = context.database.work(lambda connection: _marked(connection, mark))
    if found:
        return found
    cast = Cast(context, case)
    for scene in SCENES:
        scene.play(cast)
    people.go_live(cast)
    context.database.work(lambda connection: _mark(connection, mark, cast.partnership))
    return cast.partnership


def _marked(connection: Connection, mark: str) -> str:
    held = select(installation.c.value).where(installation.c.name == mark)
    return str(connection.execute(held).scalar() or "")


def _mark(connection: Connection, mark: str, partnership: str) -> None:
    connection.execute(insert(installation).values(name=mark, value=partnership))
