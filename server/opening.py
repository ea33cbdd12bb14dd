"""What the terminal says when the server has started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from server.accounts import invitations, join_codes, people, tokens
from server.accounts.invitations import Invitation
from server.addresses import reachable
from server.context import Context
from server.store.tables import partnerships
from workshops import View
from workshops.meeting.agenda import live_session
from workshops.meeting.people import DOOR
from workshops.meeting.records import Partnership

FACILITATES: Final = ("facilitator", "member")
HOSTED: Final = frozenset(("PORT", "DATABASE_URL"))


def welcome(context: Context, environment: Mapping[str, str]) -> str:
    """The addresses to open. Where PORT and DATABASE_URL are given, somebody else hosts it: no secret is printed."""
    lines = [f"Common Ground is running at {context.settings.public_url}"]
    if environment.keys() >= HOSTED:
        return lines[0]
    seen = {one: context.log.view(one, DOOR.seat)[0] for one in _partnerships(context)}
    lines += _ways_in(context, seen)
    for partnership, view in seen.items():
        session = live_session(view)
        if session:
            lines += _from_a_phone(context, partnership, session.id)
    return "\n".join(lines)


def _partnerships(context: Context) -> list[str]:
    ids = select(partnerships.c.id).order_by(partnerships.c.created_at)
    return list(context.database.work(lambda connection: connection.execute(ids).scalars().all()))


def _ways_in(context: Context, seen: Mapping[str, View]) -> list[str]:
    """Signing in, or while nobody can: a link to the first teaching example, and one to each other."""
    if context.database.work(people.count):
        return [f"  Sign in              {context.settings.public_url}/sign-in"]
    examples = [one for one, view in seen.items() if any(held.teaching for held in view.of(Partnership))] or [""]
    names = ["First facilitator", *["Another example"] * len(examples[1:])]
    links = [f"{facilitator_link(context, one)}   (works once)" for one in examples]
    return [f"  {name:<21}{link}" for name, link in zip(names, links, strict=True)]


def facilitator_link(context: Context, partnership: str = "") -> str:
    """A new one-time link for a facilitator: of a partnership, or of none yet."""
    invitation = Invitation(partnership, roles=FACILITATES if partnership else ())
    token = context.database.work(lambda connection: invitations.invite(connection, invitation))
    return f"{context.settings.public_url}/welcome/{token}"


def _from_a_phone(context: Context, partnership: str, session: str) -> list[str]:
    found = context.database.work(lambda connection: join_codes.code_for(connection, partnership, session))
    return [
        f"  Join from a phone    {reachable(context.settings)}/j/{found.code}",
        f"  Join code            {tokens.spelled(found.code)}",
    ]
