"""Raising a concern, the safeguarding lead's side of it, and the sealed register of who is who."""

from __future__ import annotations

from typing import Any

from server.api import concern_shapes as shapes
from server.api.described import Routes, Shape
from server.api.request import context, seat_in
from server.concerns.route import Raised, Route
from server.concerns.store import Kept

routes = Routes("concerns", "Concerns, outside the log and for the safeguarding lead alone")
Json = dict[str, Any]


def _route(partnership: str) -> Route:
    return Route(context(), seat_in(partnership))


@routes.post(
    "/partnerships/<partnership>/concerns",
    Shape(takes=shapes.NewConcern, gives=shapes.ConcernTold, refuses=("missing", "too_many"), status=201),
)
def raise_concern(body: Json, partnership: str) -> Json:
    """Raise a concern in silence: about a record, about something seen, or that one needs help.

    What it is about is hidden at once. With the same ``id`` again it is the same concern.
    """
    route = _route(partnership)
    context().limits.spend("concern", route.seat.id)
    hidden, lead = route.raise_concern(Raised(body["id"], body["about"], body["record"], body["words"]))
    return {"hidden": hidden, "safeguarding_lead": lead}


@routes.get("/partnerships/<partnership>/concerns", Shape(gives=shapes.ConcernsGiven, refuses=("missing", "forbidden")))
def concerns(partnership: str) -> Json:
    """Every concern with its exact words, for the safeguarding lead."""
    return {"concerns": [_told(one) for one in _route(partnership).concerns()]}


def _told(one: Kept) -> Json:
    told = one.concern
    return {
        "id": one.id,
        "at": one.at,
        "closed_at": one.closed_at,
        "about": told.about,
        "kind": told.kind,
        "words": told.words,
        "picture": told.picture,
        "drawing": [list(one) for one in told.drawing],
        "face": told.face,
        "said": told.said,
        "raised_by": told.raised_as,
        "hidden": bool(told.hidden),
        "can_be_put_back": bool(told.kept) and not one.closed_at,
        "writer_known": bool(told.writer),
    }


@routes.post(
    "/partnerships/<partnership>/concerns/<concern>/close", Shape(refuses=("missing", "forbidden"), status=204)
)
def close(partnership: str, concern: str) -> None:
    """Say that a concern is in good hands. It is deleted some days later."""
    _route(partnership).close(concern)


@routes.post(
    "/partnerships/<partnership>/concerns/<concern>/put-back",
    Shape(refuses=("missing", "forbidden", "closed"), status=204),
)
def put_back(partnership: str, concern: str) -> None:
    """Show again what turned out to be harmless, and close the concern."""
    _route(partnership).put_back(concern)


@routes.post(
    "/partnerships/<partnership>/register",
    Shape(takes=shapes.WhoSomebodyIs, refuses=("missing", "forbidden"), status=204),
)
def name(body: Json, partnership: str) -> None:
    """Put down who somebody is outside the room, as they told a facilitator. Only the safeguarding lead can read it."""
    _route(partnership).name(body["seat"], body["name"], body["reach"])


@routes.get("/partnerships/<partnership>/register", Shape(gives=shapes.NamedGiven, refuses=("missing", "forbidden")))
def named(partnership: str) -> Json:
    """The seats of which it is put down who they are, and nothing of what."""
    return {"seats": _route(partnership).named()}


@routes.post(
    "/partnerships/<partnership>/register/open",
    Shape(takes=shapes.Opening, gives=shapes.RegisterGiven, refuses=("missing", "forbidden")),
)
def open_register(body: Json, partnership: str) -> Json:
    """Look up who is who, with a reason; all facilitators see that it was done. Only the safeguarding lead."""
    route = _route(partnership)
    writer, nickname = route.writer(body["concern"]) if body["concern"] else ("", "")
    people = route.open_register(body["why"], body["reason"])
    return {
        "people": [{"seat": seat, **one.__dict__} for seat, one in people.items()],
        "writer": {"seat": writer, "nickname": nickname},
    }
