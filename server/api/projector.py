"""What the wall of a room needs: a seat of its own, and the code to join with."""

from __future__ import annotations

import io
from typing import Any

import segno
from flask import Response

from server.accounts import browsers, join_codes, tokens
from server.accounts.join_codes import JoinCode
from server.addresses import reachable
from server.api import shapes
from server.api.described import Routes, Shape
from server.api.request import context, own_browser, seat_in
from server.seats import PERSON, PROJECTOR, Place, Seat, make_seat
from workshops import Refused
from workshops.meeting.agenda import live_session
from workshops.meeting.people import TakeSeat
from workshops.meeting.records import Seat as SeatRecord
from workshops.words import sentence

routes = Routes("projector", "What the wall of a room needs")
Json = dict[str, Any]


@routes.post("/partnerships/<partnership>/projector", Shape(gives=shapes.SeatGiven, refuses=("missing", "forbidden")))
def project(partnership: str) -> Json:
    """Give this browser a projector's seat beside the facilitator's own; asked again, it is the same one."""
    facilitator = seat_in(partnership, "facilitator")
    seat = _projector(partnership) or _new_projector(facilitator)
    return {"partnership": partnership, "seat": seat, "come_back": ""}


def _projector(partnership: str) -> str:
    try:
        return seat_in(partnership, door=PROJECTOR).id
    except Refused:
        return ""


def _new_projector(facilitator: Seat) -> str:
    partnership = facilitator.partnership
    view, _ = context().log.view(partnership, facilitator.id)
    number = sum("projector" in one.roles for one in view.of(SeatRecord)) + 1
    asked = TakeSeat(nickname=sentence("common.projector.seat", number=number), roles=("projector",))
    seat = make_seat(context(), Place(partnership, PROJECTOR), asked)
    holder = own_browser()
    context().database.work(lambda connection: browsers.sit(connection, holder, partnership, seat, PROJECTOR))
    return seat


@routes.get(
    "/partnerships/<partnership>/join-code",
    Shape(gives=shapes.JoinCodeGiven, refuses=("missing", "forbidden", "closed")),
)
def join_code(partnership: str) -> Json:
    """The join code of the live session, for its facilitator and the projector."""
    found = _code(partnership)
    return {"code": tokens.spelled(found.code), "link": _link(found), "session": found.session}


@routes.get(
    "/partnerships/<partnership>/join-code.svg",
    Shape(refuses=("missing", "forbidden", "closed"), media_type="image/svg+xml"),
)
def join_code_drawn(partnership: str) -> Response:
    """The join link as a QR code."""
    drawing = io.BytesIO()
    segno.make(_link(_code(partnership)), error="m", micro=False).save(
        drawing, kind="svg", xmldecl=False, border=2, dark="#000", light="#fff", omitsize=True
    )
    return Response(drawing.getvalue(), content_type="image/svg+xml")


def _code(partnership: str) -> JoinCode:
    seat = _shows_the_code(partnership)
    view, _ = context().log.view(partnership, seat.id)
    session = live_session(view)
    if session is None:
        raise Refused("closed")
    return context().database.work(lambda connection: join_codes.code_for(connection, partnership, session.id))


def _shows_the_code(partnership: str) -> Seat:
    try:
        return seat_in(partnership, "facilitator", door=PERSON)
    except Refused:
        return seat_in(partnership, "projector", door=PROJECTOR)


def _link(found: JoinCode) -> str:
    return f"{reachable(context().settings)}/j/{found.code}"
