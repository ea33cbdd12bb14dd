"""A partnership's own Word template: kept, used and taken away again. Only its looks are kept, never its words."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from server.context import Context
from server.store.clock import now
from server.store.tables import word_templates as table
from server.writers.word_template import kept, kept_again
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


def for_archive(connection: Connection, partnership: str) -> dict[str, str] | None:
    """What an archive carries of the template; None where there is none."""
    found = connection.execute(select(table).where(table.c.partnership == partnership)).first()
    if found is None:
        return None
    return {"name": found.name, "added_at": found.added_at, "content": b64encode(found.content).decode()}


def from_archive(partnership: str, told: dict[str, str]) -> dict[str, Any]:
    """The row of a template that came in an archive; refused as invalid like a Word file that somebody brings."""
    try:
        content = b64decode(told["content"], validate=True)
    except ValueError:
        raise Refused("invalid", reason="not_word") from None
    return {
        "partnership": partnership,
        "name": told["name"],
        "added_at": told["added_at"],
        "content": kept_again(content),
    }
