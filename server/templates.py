"""A partnership's own Word template: kept, used and taken away again. Only its looks are kept, never its words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from server.context import Context
from server.store.clock import now
from server.store.tables import word_templates as table
from server.writers.word_template import kept
from workshops import Refused


@dataclass(frozen=True)
class Template:
    """What is told of a template: the name of the file that it came from, and when."""

    name: str = ""
    added_at: str = ""


def template_of(context: Context, partnership: str) -> Template:
    """The partnership's template; one without a name where it has none."""
    wanted = select(table.c.name, table.c.added_at).where(table.c.partnership == partnership)
    found = context.database.work(lambda connection: connection.execute(wanted).first())
    return Template(found.name, found.added_at) if found else Template()


def looks_of(context: Context, partnership: str) -> bytes:
    """What ``writers.docx`` takes as a template; refused as missing where there is none."""
    wanted = select(table.c.content).where(table.c.partnership == partnership)
    found = context.database.work(lambda connection: connection.execute(wanted).scalar())
    if found is None:
        raise Refused("missing", reason="no_template")
    return bytes(found)


def keep(context: Context, partnership: str, name: str, packed: bytes) -> Template:
    """Take a Word file as the partnership's template, in place of an earlier one; refused as invalid (see ``kept``)."""
    row = {"partnership": partnership, "name": name, "added_at": now(), "content": kept(packed)}

    def work(connection: Connection) -> None:
        connection.execute(delete(table).where(table.c.partnership == partnership))
        connection.execute(insert(table).values(row))

    context.database.work(work)
    return Template(name, str(row["added_at"]))


def forget(context: Context, partnership: str) -> None:
    """Take the template away."""
    context.database.work(
        lambda connection: connection.execute(delete(table).where(table.c.partnership == partnership))
    )
