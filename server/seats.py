"""The only door to a partnership: a browser gets a seat, or is told that there is nothing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts import browsers, tokens
from server.accounts.browsers import Browser
from server.context import Context
from server.store.database import Database
from server.store.reading import head
from server.store.tables import seats
from workshops import Actor, Operation, Refused
from workshops.meeting.people import DOOR, TakeSeat

PERSON = "person"
PROJECTOR = "projector"


@dataclass(frozen=True)
class Seat:
    """Somebody's place in one partnership, with the rights that it has at this moment."""

    partnership: str
    id: str
    actor: Actor

    def require(self, *roles: str) -> None:
        """Refuse whoever has none of the roles."""
        if self.actor.roles.isdisjoint(roles):
            raise Refused("forbidden")


def take_seat(context: Context, browser: Browser | None, partnership: str, door: str = PERSON) -> Seat:
    """The seat of a browser; refused as missing for a stranger, and where the seat or the partnership is gone."""
    if browser is None:
        raise Refused("missing")
    found, turn = context.database.read(lambda connection: _found(connection, browser, partnership, door))
    actor = context.log.seated(partnership, found, turn) if found else None
    if actor is None:
        raise Refused("missing")
    return Seat(partnership, actor.seat, actor)


def _found(connection: Connection, browser: Browser, partnership: str, door: str) -> tuple[str, int]:
    """The seat of a browser, "" for none, and how far its partnership has come: asked together, to save a question."""
    found = browsers.seat_in(connection, browser, partnership, door)
    return found, head(connection, partnership) if found else 0


def ask_door(context: Context, partnership: str, asked: Operation, request_id: str = "") -> str:
    """Have the door do something; returns the id of the first record made."""
    answer = context.rooms.ask(partnership, DOOR.seat, request_id or secrets.token_hex(16), asked)
    return answer.made[0] if answer.made else ""


@dataclass(frozen=True)
class Place:
    """A seat to be made: where, by which door, and whose."""

    partnership: str
    door: str = PERSON
    account: str = ""


def make_seat(context: Context, place: Place, asked: TakeSeat, request_id: str = "") -> str:
    """Take a new seat. The same request id again gives the same seat."""
    seat = ask_door(context, place.partnership, asked, request_id)
    row = {
        "partnership": place.partnership,
        "seat": seat,
        "door": place.door,
        "account": place.account or None,
        "created_at": tokens.now(),
    }
    context.database.work(lambda connection: _keep(connection, row))
    return seat


def _keep(connection: Connection, row: dict[str, str | None]) -> None:
    known = select(seats.c.seat).where(seats.c.partnership == row["partnership"], seats.c.seat == row["seat"])
    if connection.execute(known).first() is None:
        connection.execute(insert(seats).values(row))


def come_back_code(context: Context, partnership: str, seat: str) -> str:
    """A new come-back code for a seat, as it is spelled; an earlier one ends."""
    while True:
        code = tokens.code()
        if _kept(context.database, partnership, seat, tokens.hashed_code(context.secret, code)):
            return tokens.spelled(code)


def _kept(database: Database, partnership: str, seat: str, kept: str) -> bool:
    of_seat = update(seats).where(seats.c.partnership == partnership, seats.c.seat == seat).values(come_back=kept)
    try:
        database.work(lambda connection: connection.execute(of_seat))
    except IntegrityError:
        return False
    return True


def seat_of_code(connection: Connection, secret: bytes, typed: str) -> tuple[str, str]:
    """(partnership, seat) of a come-back code; refused as missing."""
    kept = tokens.hashed_code(secret, typed)
    wanted = select(seats.c.partnership, seats.c.seat).where(seats.c.come_back == kept, seats.c.ended_at.is_(None))
    found = connection.execute(wanted).first()
    if found is None:
        raise Refused("missing")
    return found.partnership, found.seat
