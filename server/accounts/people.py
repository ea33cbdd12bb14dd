"""Accounts: only for those who must come back from anywhere without a code. A name, a sign-in name, a password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts import passwords, tokens
from server.store.database import Database
from server.store.tables import accounts, seats
from workshops import Refused


@dataclass(frozen=True)
class Account:
    """Somebody with a password."""

    id: str
    name: str
    sign_in_name: str


@dataclass(frozen=True)
class NewAccount:
    """What somebody chooses: the password as typed, never kept."""

    name: str
    sign_in_name: str
    password: str


def create(database: Database, asked: NewAccount) -> Account:
    """Make an account; refused as taken where the sign-in name is."""
    kept = passwords.hash_of(asked.password)
    account = Account(secrets.token_hex(8), asked.name, _folded(asked.sign_in_name))
    row = {**account.__dict__, "password": kept, "created_at": tokens.now()}
    try:
        database.work(lambda connection: connection.execute(insert(accounts).values(row)))
    except IntegrityError:
        raise Refused("taken", field="sign_in_name") from None
    return account


def signed_in(database: Database, sign_in_name: str, password: str) -> Account | None:
    """The account, if the password is the one. It takes as long when there is no such account."""
    row = database.work(lambda connection: _row(connection, sign_in_name))
    if not passwords.fits(password, row[1] if row else None):
        return None
    return row[0] if row else None


def _row(connection: Connection, sign_in_name: str) -> tuple[Account, str] | None:
    found = connection.execute(select(accounts).where(accounts.c.sign_in_name == _folded(sign_in_name))).first()
    return (Account(found.id, found.name, found.sign_in_name), found.password) if found else None


def is_taken(connection: Connection, sign_in_name: str) -> bool:
    """Whether somebody signs in under this name."""
    return bool(sign_in_name) and _row(connection, sign_in_name) is not None


def account_of(connection: Connection, account_id: str) -> Account | None:
    """The account of that id."""
    found = connection.execute(select(accounts).where(accounts.c.id == account_id)).first() if account_id else None
    return Account(found.id, found.name, found.sign_in_name) if found else None


def count(connection: Connection) -> int:
    """How many accounts there are."""
    return connection.execute(select(func.count()).select_from(accounts)).scalar_one()


def claim(connection: Connection, account: str, partnership: str, seat: str) -> None:
    """Tie a seat to an account, so that signing in finds it."""
    of_seat = update(seats).where(seats.c.partnership == partnership, seats.c.seat == seat)
    connection.execute(of_seat.values(account=account))


def _folded(sign_in_name: str) -> str:
    return sign_in_name.strip().casefold()
