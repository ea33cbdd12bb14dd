"""Moving a partnership to another installation, on the command line: what there is, what came of it, what to do next.

There is no screen for it. An archive holds every stream, private notes and sealed authors included, so only whoever
runs an installation may handle one; and an import tells whether an id is taken, which no account holder may learn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from server import archive
from server.context import Context
from server.store.tables import entries, partnerships, seats
from server.templates import template_of
from workshops import Refused
from workshops.meeting.people import DOOR
from workshops.meeting.records import Partnership

MEGABYTE: Final = 2**20
WHY: Final = {
    "missing": "There is no partnership with this id. The list: commonground partnerships",
    "taken": "This partnership is here already. Nothing was changed.",
    "unavailable": "The database is locked, full or away. Nothing was taken in; try again later.",
    "not_an_archive": "This is no archive of a partnership, or it is not all there. Nothing was taken in.",
    "too_large": "This unpacks to more than 500 MB, or than twenty times its size. If you know where it comes from, "
    "say how much it may be: --most 2000 (in MB), with five times that much memory free. Nothing was taken in.",
    "template": "The Word template in this archive {because}. Take it away at the other installation and export again. "
    "Nothing was taken in.",
    "altered": "This archive was altered after it was made: its log does not verify. Nothing was taken in.",
}
BECAUSE: Final = {
    "not_word": "is none, or is damaged",
    "macros": "holds macros",
    "loads_from_elsewhere": "loads something from elsewhere",
    "too_large": "is too large",
}


@contextmanager
def explained() -> Iterator[None]:
    """A refusal, or a file that cannot be read or written, ends the command with a sentence on standard error."""
    try:
        yield
    except Refused as refused:
        reason = str(refused.data.get("reason", refused.code))
        because = BECAUSE.get(str(refused.data.get("because")), "")
        sys.exit(f"commonground: {WHY.get(reason, reason).format(because=because)}")
    except OSError as error:
        sys.exit(f"commonground: {error.filename}: {os.strerror(error.errno or 0)}")


def listed(context: Context) -> list[str]:
    """A line for each partnership: its id, the day it began, its name."""
    wanted = select(partnerships.c.id, partnerships.c.created_at).order_by(partnerships.c.created_at)
    rows = context.database.work(lambda connection: connection.execute(wanted).all())
    return [f"{row.id}  {row.created_at[:10]}  {_name(context, row.id)}".rstrip() for row in rows]


def _name(context: Context, partnership: str) -> str:
    view, _ = context.log.view(partnership, DOOR.seat)
    return next((one.name for one in view.of(Partnership)), "")


def leave(context: Context, partnership: str) -> tuple[bytes, str]:
    """The archive, and what to know about it."""
    packed = archive.pack(context, partnership)
    size, told = archive.size_of(packed), _told(context, partnership)
    if size > archive.LARGEST:
        told += f"\nIt is large. Take it in with: commonground archive import --most {size // MEGABYTE + 1} FILE"
    return packed, f"{told}\nIt holds everything, also what was said in private: keep it like the database itself."


def come(context: Context, path: Path, most: int) -> tuple[str, str]:
    """Take in the archive in a file; returns the partnership's id, and what came and what to do next.

    ``most`` is how many megabytes it may unpack to, 0 for as usual.
    """
    partnership = archive.unpack(context, path.read_bytes(), most * MEGABYTE)
    told = _told(context, partnership)
    return partnership, f"{told}\nNobody can sign in to it yet. Next: commonground invite {partnership}"


def _told(context: Context, partnership: str) -> str:
    counts = [select(func.count()).where(table.c.partnership == partnership) for table in (entries, seats)]
    written, people = context.database.work(lambda connection: [connection.execute(one).scalar() for one in counts])
    template = template_of(context, partnership).name
    parts = [f"entries {written}", f"seats {people}", *([f"Word template {template}"] if template else [])]
    return f"{_name(context, partnership)}: {', '.join(parts)}."
