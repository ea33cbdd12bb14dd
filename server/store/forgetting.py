"""What goes with erased words: digests that a guess could be tried against, and all that is kept beside a seat."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from server.store.tables import (
    accounts,
    browser_seats,
    browsers,
    entries,
    operations,
    register,
    seats,
    snapshots,
)
from workshops.audiences import participant


def forget_digests(connection: Connection, partnership: str, turns: Sequence[int]) -> None:
    """Forget what could be guessed against of operations whose words are gone; that they were asked stays."""
    if turns:
        there = (operations.c.partnership == partnership) & operations.c.turn.in_(turns)
        connection.execute(update(operations).where(there).values(digest=""))


def forget_beside(connection: Connection, partnership: str, seat: str) -> None:
    """Where what was erased is a seat: blank its own stream, and forget its browsers, codes, answers and real name.

    Its account goes with its last seat. For any other record there is nothing to forget.
    """
    _blank_stream(connection, partnership, participant(seat))
    account = connection.execute(
        select(seats.c.account).where(seats.c.partnership == partnership, seats.c.seat == seat)
    ).scalar()
    for table in (browser_seats, seats, register):
        connection.execute(delete(table).where(table.c.partnership == partnership, table.c.seat == seat))
    asked = (operations.c.partnership == partnership) & (operations.c.seat == seat)
    connection.execute(update(operations).where(asked).values(digest="", outcome="{}"))
    if account:
        _forget_account(connection, account)


def _blank_stream(connection: Connection, partnership: str, stream: str) -> None:
    """Nobody else ever held somebody's own stream: all of it goes, and what was taken out of it before."""
    here = (entries.c.partnership == partnership) & (entries.c.stream == stream)
    for row in connection.execute(select(entries.c.number, entries.c.put).where(here)).all():
        nothing = json.dumps([None] * len(json.loads(row.put)))
        connection.execute(
            update(entries).where(here, entries.c.number == row.number).values(put=nothing, salts=nothing)
        )
    connection.execute(delete(snapshots).where(snapshots.c.partnership == partnership, snapshots.c.stream == stream))


def _forget_account(connection: Connection, account: str) -> None:
    if connection.execute(select(seats.c.seat).where(seats.c.account == account)).first() is None:
        connection.execute(delete(browsers).where(browsers.c.account == account))
        connection.execute(delete(accounts).where(accounts.c.id == account))
