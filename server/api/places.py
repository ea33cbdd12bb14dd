"""Who somebody is, and where they have a seat."""

from __future__ import annotations

from typing import Any

from server.accounts import browsers, people
from server.accounts.browsers import Browser
from server.api.request import browser, context
from server.seats import Seat, take_seat
from workshops import Refused, View
from workshops.meeting.partnership import partnership_of
from workshops.meeting.people import DOOR, WAITS
from workshops.meeting.records import Seat as SeatRecord
from workshops.meeting.room_records import Waiting

Json = dict[str, Any]


def me() -> Json:
    """The account of this browser and every seat that it has."""
    own = browser()
    if own is None:
        return {"account": None, "partnerships": []}
    account = context().database.work(lambda connection: people.account_of(connection, own.account))
    found = context().database.work(lambda connection: browsers.places(connection, own))
    places = [_place(own, partnership, door) for partnership, door in found]
    return {"account": account, "partnerships": [one for one in places if one]}


def _place(own: Browser, partnership: str, door: str) -> Json | None:
    try:
        seat = take_seat(context(), own, partnership, door)
    except Refused:
        return None
    return {"door": door, **_told(seat)}


def _told(seat: Seat) -> Json:
    # Who waits sees nothing of the partnership but its name, which the join page has told already.
    waits = WAITS in seat.actor.roles
    view, _ = context().log.view(seat.partnership, DOOR.seat if waits else seat.id)
    about = partnership_of(view)
    record = view.require(Waiting, seat.id) if waits else view.require(SeatRecord, seat.id)
    return {
        "id": seat.partnership,
        "name": about.name,
        "stage": about.stage,
        "teaching": about.teaching,
        "seat": seat.id,
        "nickname": record.nickname,
        "roles": sorted(seat.actor.roles),
    }


def person_with(view: View, role: str) -> str:
    """The nickname of the first seat with a role, "" where there is none."""
    return next((one.nickname for one in view.of(SeatRecord) if role in one.roles), "")
