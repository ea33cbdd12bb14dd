"""Join codes: one per live session, over when the session is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts import tokens
from server.store.tables import join_codes
from workshops import Refused


@dataclass(frozen=True)
class JoinCode:
    """A code, the session it opens, and when it ended ("" while it has not)."""

    code: str
    partnership: str
    session: str
    ended_at: str = ""


def code_for(connection: Connection, partnership: str, session: str) -> JoinCode:
    """The code of a session, made when it is first asked for."""
    wanted = select(join_codes.c.code).where(join_codes.c.partnership == partnership, join_codes.c.session == session)
    found = connection.execute(wanted).scalar()
    if found is None:
        row = {"code": tokens.code(), "partnership": partnership, "session": session, "created_at": tokens.now()}
        # Another process may be asked for it this very moment: the first code counts.
        with suppress(IntegrityError), connection.begin_nested():
            connection.execute(insert(join_codes).values(row))
        found = connection.execute(wanted).scalar_one()
    return JoinCode(found, partnership, session)


def find(connection: Connection, typed: str) -> JoinCode:
    """The code that somebody typed; refused as missing."""
    found = connection.execute(select(join_codes).where(join_codes.c.code == tokens.read(typed))).first()
    if found is None:
        raise Refused("missing")
    return JoinCode(found.code, found.partnership, found.session, found.ended_at or "")


def end(connection: Connection, code: JoinCode) -> str:
    """Note that a code is over; returns when."""
    over = code.ended_at or tokens.now()
    connection.execute(update(join_codes).where(join_codes.c.code == code.code).values(ended_at=over))
    return over
