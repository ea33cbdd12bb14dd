"""Invitations: links that work once. One without a partnership is for a first facilitator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from server.accounts import tokens
from server.store.tables import invitations
from workshops import Refused

LASTS: Final = timedelta(days=14)


@dataclass(frozen=True)
class Invitation:
    """Whom it is for, and what seat it gives."""

    partnership: str = ""
    name: str = ""
    roles: tuple[str, ...] = ()
    group: str = ""
    organisation: str = ""


def invite(connection: Connection, invitation: Invitation, lasts: timedelta = LASTS) -> str:
    """The token of a new invitation; only its hash is kept."""
    token = tokens.token()
    row = {
        "token": tokens.hashed(token),
        "partnership": invitation.partnership or None,
        "name": invitation.name,
        "roles": ",".join(invitation.roles),
        "group": invitation.group,
        "organisation": invitation.organisation,
        "created_at": tokens.now(),
        "expires_at": tokens.later(lasts),
    }
    connection.execute(insert(invitations).values(row))
    return token


def look(connection: Connection, token: str) -> Invitation:
    """What an invitation gives; refused as missing when it is unknown, used or over: a stranger learns no more."""
    table = invitations.c
    open_one = select(invitations).where(
        table.token == tokens.hashed(token), table.used_at.is_(None), table.expires_at > tokens.now()
    )
    found = connection.execute(open_one).first()
    if found is None:
        raise Refused("missing")
    roles = tuple(found.roles.split(",")) if found.roles else ()
    return Invitation(found.partnership or "", found.name, roles, found.group, found.organisation)


def use(connection: Connection, token: str) -> Invitation:
    """Take an invitation: the second who tries is refused, however close they are."""
    invitation = look(connection, token)
    table = invitations.c
    taking = update(invitations).where(table.token == tokens.hashed(token), table.used_at.is_(None))
    if connection.execute(taking.values(used_at=tokens.now())).rowcount != 1:
        raise Refused("missing")
    return invitation


def give_back(connection: Connection, token: str) -> None:
    """Make an invitation good again, since what it was used for was refused."""
    connection.execute(update(invitations).where(invitations.c.token == tokens.hashed(token)).values(used_at=None))


def forget(connection: Connection, token: str) -> None:
    """Keep nothing of an invitation that was taken: the name in it stands at the seat now, and nowhere else."""
    connection.execute(delete(invitations).where(invitations.c.token == tokens.hashed(token)))
