"""Which life of a database this is: an id that changes when an older copy is put back.

Numbers of entries begin to be given a second time then. A client that shows the id of another life has entries that
this database does not, or other ones under the same numbers, and takes everything anew.

A copy that ``commonground backup`` makes has no id, so that it begins a life of its own at the first start. A
PostgreSQL database that is made anew, or recovered to an earlier moment, tells by its cluster, number and timeline.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from typing import Final

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.exc import ProgrammingError

from server.store.tables import installation

NAME: Final = "life"
DATABASE: Final = text("SELECT oid FROM pg_database WHERE datname = current_database()")
CLUSTER: Final = text(
    "SELECT system_identifier::text || '/' || timeline_id FROM pg_control_system(), pg_control_checkpoint()"
)


def life_of(connection: Connection) -> str:
    """The id of this life; made when there is none."""
    kept = connection.execute(select(installation.c.value).where(installation.c.name == NAME)).scalar()
    if kept is None:
        kept = secrets.token_hex(8)
        connection.execute(insert(installation).values(name=NAME, value=kept))
    return hashlib.sha256(f"{kept} {_place(connection)}".encode()).hexdigest()[:16]


def begin_anew(connection: Connection) -> None:
    """An older copy was put back by means that do not show: the next start begins another life."""
    connection.execute(delete(installation).where(installation.c.name == NAME))


def _place(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return ""
    database, cluster = str(connection.execute(DATABASE).scalar()), ""
    # Some who host PostgreSQL for others keep this to themselves.
    with suppress(ProgrammingError), connection.begin_nested():
        cluster = str(connection.execute(CLUSTER).scalar())
    return f"{cluster} {database}"
