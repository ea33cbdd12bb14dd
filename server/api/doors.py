"""The ways in: invitations, sign-in, join codes, come-back codes, and who one is."""

from __future__ import annotations

import hashlib
from secrets import SystemRandom
from typing import Any

from sqlalchemy import Connection

from server.accounts import browsers, invitations, join_codes, people
from server.accounts.invitations import Invitation
from server.accounts.join_codes import JoinCode
from server.accounts.people import NewAccount
from server.api import shapes
from server.api.described import Routes, Shape
from server.api.places import me, person_with
from server.api.request import (
    address,
    begin_browser,
    browser,
    context,
    costs_when_wrong,
    forget,
    hang_up,
    own_browser,
)
from server.seats import PERSON, Place, come_back_code, make_seat, seat_of_code, take_seat
from workshops import Refused, View
from workshops.audiences import EVERYONE
from workshops.meeting.agenda import live_session
from workshops.meeting.partnership import partnership_of
from workshops.meeting.people import DOOR, WAITS, TakeSeat, free_nicknames
from workshops.meeting.records import Group, Organisation, Session
from workshops.words import languages

routes = Routes("doors", "Getting in and out")
Json = dict[str, Any]
SUGGESTED = 12
_CHANCE = SystemRandom()


@routes.post(
    "/welcome/look", Shape(takes=shapes.InvitationToken, gives=shapes.InvitationGiven, refuses=("missing", "too_many"))
)
def look(body: Json) -> Json:
    """What an invitation is for, without using it."""
    token = body["token"]
    found = context().attempts.guess("code", address(), lambda connection: invitations.look(connection, token))
    return {"first": not found.partnership, "name": found.name, "roles": found.roles, **_names(found)}


def _names(found: Invitation) -> Json:
    if not found.partnership:
        return {"partnership": "", "group": "", "organisation": ""}
    view, _ = context().log.view(found.partnership, DOOR.seat)
    group, organisation = view.get(found.group), view.get(found.organisation)
    return {
        "partnership": partnership_of(view).name,
        "group": group.name if isinstance(group, Group) else "",
        "organisation": organisation.name if isinstance(organisation, Organisation) else "",
    }


@routes.post("/welcome", Shape(takes=shapes.Welcomed, gives=shapes.SeatGiven, refuses=("missing", "taken", "too_many")))
def welcome(body: Json) -> Json:
    """Use an invitation: a first facilitator gets an account, anybody else a seat and, without an account, a code."""
    token = body.pop("token")
    found = context().attempts.guess("code", address(), lambda connection: invitations.use(connection, token))
    try:
        given = _seated(found, body, token) if found.partnership else _first(body)
    except Refused:
        context().database.work(lambda connection: invitations.give_back(connection, token))
        raise
    context().database.work(lambda connection: invitations.forget(connection, token))
    return given


def _first(body: Json) -> Json:
    _needs_password(body)
    account = people.create(context().database, NewAccount(**body))
    begin_browser(account.id)
    return {"partnership": "", "seat": "", "come_back": ""}


def _needs_password(body: Json) -> None:
    missing = {name: "required" for name in ("sign_in_name", "password") if not body[name]}
    if missing:
        raise Refused("invalid", fields=missing)


def _seated(found: Invitation, body: Json, token: str) -> Json:
    signed_in = browser()
    if body["sign_in_name"] or ("facilitator" in found.roles and not (signed_in and signed_in.account)):
        _needs_password(body)
    if context().database.work(lambda connection: people.is_taken(connection, body["sign_in_name"])):
        raise Refused("taken", field="sign_in_name")
    asked = TakeSeat(
        nickname=body["name"],
        roles=found.roles,
        group=found.group,
        organisation=found.organisation,
        confirmed=bool(found.organisation),
    )
    seat = make_seat(context(), Place(found.partnership), asked, _once(token, body["name"]))
    return _sit(found.partnership, seat, _account_for(body))


def _account_for(body: Json) -> str:
    if not body["sign_in_name"]:
        return own_browser().account
    account = people.create(context().database, NewAccount(**body)).id
    begin_browser(account)
    return account


def _sit(partnership: str, seat: str, account: str = "") -> Json:
    holder = own_browser()
    context().database.work(lambda connection: browsers.sit(connection, holder, partnership, seat, PERSON))
    if account:
        context().database.work(lambda connection: people.claim(connection, account, partnership, seat))
    code = "" if account else come_back_code(context(), partnership, seat)
    return {"partnership": partnership, "seat": seat, "come_back": code}


def _once(*parts: str) -> str:
    """The id of a request that may be sent twice, and then gives the same seat."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:40]


@routes.post("/sign-in", Shape(takes=shapes.SignIn, gives=shapes.MeGiven, refuses=("missing", "too_many")))
def sign_in(body: Json) -> Json:
    """Sign in. An unknown name and a wrong password look the same."""
    name = body["sign_in_name"].casefold()
    with costs_when_wrong("sign_in", address()), costs_when_wrong("name", name):
        account = people.signed_in(context().database, name, body["password"])
        if account is None:
            raise Refused("missing")
    begin_browser(account.id)
    return me()


@routes.post("/sign-out", Shape(takes=shapes.SignOut, status=204))
def sign_out(body: Json) -> None:
    """End this browser's secret, or with ``everywhere`` that of every browser which is signed in to its account.

    Seats and connections go with it.
    """
    own = browser()
    if own:
        ending = own.account if body["everywhere"] else ""
        for gone in context().database.work(lambda connection: browsers.ending(connection, own, ending)):
            hang_up(gone)
    forget()


@routes.get("/me", Shape(gives=shapes.MeGiven))
def who_am_i() -> Json:
    """The account that this browser is signed in to, and the seats it has. A stranger gets neither."""
    return me()


@routes.post("/join/look", Shape(takes=shapes.Code, gives=shapes.JoinGiven, refuses=("missing", "closed", "too_many")))
def look_at_code(body: Json) -> Json:
    """What somebody sees before joining. A wrong code says nothing.

    What is typed here may be the code that brings somebody back, so it never stands in an address.
    """
    _, view = _open(body["code"])
    partnership = partnership_of(view)
    session = live_session(view)
    return {
        "partnership": partnership.name,
        "teaching": partnership.teaching,
        "session": session.title if session else "",
        "groups": sorted(view.of(Group), key=lambda one: one.order),
        "organisations": view.of(Organisation),
        "facilitator": person_with(view, "facilitator"),
        "safeguarding_lead": person_with(view, "safeguarding_lead"),
        "nicknames": {one: _some(free_nicknames(view, one)) for one in languages()},
    }


def _some(names: list[str]) -> list[str]:
    """A handful in an order of their own, so that a whole room is not offered the same ones."""
    return _CHANCE.sample(names, min(SUGGESTED, len(names)))


@routes.post(
    "/join", Shape(takes=shapes.Joining, gives=shapes.SeatGiven, refuses=("missing", "closed", "taken", "too_many"))
)
def join(body: Json) -> Json:
    """Take a contributor's seat, or a place in the waiting room. With the same ``id`` again it is the same one."""
    context().attempts.spend("join", address())
    code, request_id = body.pop("code"), body.pop("id")
    found, _ = _open(code)
    asked = TakeSeat(roles=("contributor",), by_code=True, **body)
    seat = make_seat(context(), Place(found.partnership), asked, _once(found.code, request_id) if request_id else "")
    actor = context().log.seated(found.partnership, seat)
    return {**_sit(found.partnership, seat), "waiting": actor is not None and WAITS in actor.roles}


def _open(typed: str) -> tuple[JoinCode, View]:
    """The code and what everybody may see, while its session is live."""
    secret = context().secret
    found = context().attempts.guess("code", address(), lambda connection: _found(connection, secret, typed))
    view = context().log.view(found.partnership, DOOR.seat)[0].only(EVERYONE)
    session = view.get(found.session)
    if not isinstance(session, Session) or session.status != "live":
        over = context().database.work(lambda connection: join_codes.end(connection, found))
        raise Refused("closed", ended_at=over, facilitator=person_with(view, "facilitator"))
    return found, view


def _found(connection: Connection, secret: bytes, typed: str) -> JoinCode:
    """Whoever types here the code that brings them back is told so: it opens more than a join code does, and like that
    one it costs no try."""
    try:
        return join_codes.find(connection, typed)
    except Refused:
        seat_of_code(connection, secret, typed)
        raise Refused("closed", come_back=True) from None


def _left(connection: Connection, secret: bytes, typed: str) -> tuple[str, str]:
    """The seat of a come-back code. Whoever types a join code here is told so, and it costs no try either."""
    try:
        return seat_of_code(connection, secret, typed)
    except Refused:
        join_codes.find(connection, typed)
        raise Refused("closed", join=True) from None


@routes.post("/come-back", Shape(takes=shapes.Code, gives=shapes.SeatGiven, refuses=("missing", "closed", "too_many")))
def come_back(body: Json) -> Json:
    """Open one's seat on another device. The code stays good."""
    secret, typed = context().secret, body["code"]
    partnership, seat = context().attempts.guess("code", address(), lambda found: _left(found, secret, typed))
    if context().log.seated(partnership, seat) is None:
        raise Refused("missing")
    holder = own_browser()
    context().database.work(lambda connection: browsers.sit(connection, holder, partnership, seat, PERSON))
    return {"partnership": partnership, "seat": take_seat(context(), holder, partnership).id, "come_back": ""}
