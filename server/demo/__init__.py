"""The demonstration case, loaded through the same operations that people use.

South Tyneside, 2012, as published; what the source does not give is invented for teaching and marked so. The content
stands in ``workshops/demonstration``.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from server.context import Context
from server.demo import agreement, hypotheses, outcomes, pathways, people, specification
from server.demo.cast import Cast
from server.store.tables import installation

MARK = "demonstration"
SCENES = (people, agreement, pathways, hypotheses, outcomes, specification)


def load(context: Context) -> str:
    """Load the case once; returns the partnership's id, also when it was there already."""
    found = context.database.work(_marked)
    if found:
        return found
    cast = Cast(context, context.log.create_partnership())
    for scene in SCENES:
        scene.play(cast)
    people.go_live(cast)
    context.database.work(lambda connection: _mark(connection, cast.partnership))
    return cast.partnership


def _marked(connection: Connection) -> str:
    mark = select(installation.c.value).where(installation.c.name == MARK)
    return str(connection.execute(mark).scalar() or "")


def _mark(connection: Connection, partnership: str) -> None:
    connection.execute(insert(installation).values(name=MARK, value=partnership))
