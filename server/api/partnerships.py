"""Beginning a partnership, asking for changes, tickets, and inviting people by name."""

from __future__ import annotations

from typing import Any

from server.accounts import browsers, invitations, people
from server.accounts.invitations import Invitation
from server.addresses import reachable
from server.api import shapes
from server.api.described import Routes, Shape
from server.api.request import browser, context, own_browser, seat_in
from server.seats import PERSON, Place, ask_door, make_seat
from server.wire.schemas import parse
from workshops import Refused
from workshops.meeting.partnership import AddOrganisation, Found
from workshops.meeting.people import AddGroup, TakeSeat
from workshops.meeting.records import Group, Organisation
from workshops.meeting.room import SetNation

routes = Routes("partnerships", "A partnership and its people")
Json = dict[str, Any]
FACILITATES = ("facilitator", "member")


@routes.post(
    "/partnerships",
    Shape(takes=shapes.NewPartnership, gives=shapes.SeatGiven, refuses=("signed_out", "taken", "too_many"), status=201),
)
def begin(body: Json) -> Json:
    """Begin a partnership and facilitate it. Needs an account."""
    own = browser()
    account = context().database.work(lambda connection: people.account_of(connection, own.account if own else ""))
    if account is None:
        raise Refused("signed_out")
    context().limits.spend("partnership", account.id)
    groups, organisations, nation = body.pop("groups"), body.pop("organisations"), body.pop("nation")
    _names_once(groups, organisations)
    partnership = context().log.create_partnership()
    ask_door(context(), partnership, Found(**body))
    if nation:
        ask_door(context(), partnership, SetNation(nation=nation))
    _declare(partnership, groups, organisations)
    asked = TakeSeat(nickname=account.name, roles=FACILITATES)
    seat = make_seat(context(), Place(partnership, account=account.id), asked)
    holder = own_browser()
    context().database.work(lambda connection: browsers.sit(connection, holder, partnership, seat, PERSON))
    return {"partnership": partnership, "seat": seat, "come_back": ""}


def _names_once(groups: list[Json], organisations: list[Json]) -> None:
    for field, held in (("groups", groups), ("organisations", organisations)):
        if len({one["name"].casefold() for one in held}) < len(held):
            raise Refused("taken", field=field)
    known = {"", *(one["name"] for one in groups)}
    if any(one["group"] not in known for one in organisations):
        raise Refused("invalid", fields={"organisations": "not_a_choice"})


def _declare(partnership: str, groups: list[Json], organisations: list[Json]) -> None:
    ids = {"": ""}
    for one in groups:
        ids[one["name"]] = ask_door(context(), partnership, AddGroup(**one))
    for one in organisations:
        ask_door(context(), partnership, AddOrganisation(name=one["name"], group=ids[one["group"]]))


@routes.post(
    "/partnerships/<partnership>/ticket",
    Shape(takes=shapes.TicketWanted, gives=shapes.TicketGiven, refuses=("missing", "too_many")),
)
def ticket(body: Json, partnership: str) -> Json:
    """A ticket for one socket: for 60 seconds, one seat and this browser."""
    seat = seat_in(partnership, door=body["as_"])
    context().limits.spend("ticket", seat.id)
    return {"ticket": context().tickets.issue(partnership, seat.id, own_browser().key)}


@routes.post(
    "/partnerships/<partnership>/operations",
    Shape(
        takes=shapes.AskedOperation,
        gives=shapes.AnswerGiven,
        refuses=("missing", "taken", "forbidden", "closed", "too_many"),
    ),
)
def ask(body: Json, partnership: str) -> Json:
    """Ask for a change: the same path, and the same answer, as over the socket."""
    seat = seat_in(partnership)
    context().limits.spend("operation", seat.id)
    operation = parse(body["kind"], body["body"])
    return context().rooms.ask(partnership, seat.id, body["id"], operation).as_json()


@routes.post(
    "/partnerships/<partnership>/invitations",
    Shape(takes=shapes.NewInvitation, gives=shapes.LinkGiven, refuses=("missing", "forbidden"), status=201),
)
def invite(body: Json, partnership: str) -> Json:
    """A personal invitation: a link that works once, for two weeks."""
    seat = seat_in(partnership, "facilitator")
    view, _ = context().log.view(partnership, seat.id)
    for kind, name in ((Group, "group"), (Organisation, "organisation")):
        if body[name]:
            view.require(kind, body[name])
    token = context().database.work(lambda connection: invitations.invite(connection, Invitation(partnership, **body)))
    return {"link": f"{reachable(context().settings)}/welcome/{token}"}
