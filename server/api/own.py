"""One's own: what one said and may take back, what one agrees to, and finding words in what one may see."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from flask import Response, jsonify

from server.api import own_shapes as shapes
from server.api.described import Routes, Shape
from server.api.exports import as_answer
from server.api.request import context, seat_in
from server.beside import beside
from server.files import File
from server.own_data import own_data, own_page
from server.seats import Seat
from workshops import View
from workshops.meeting.consent import consent
from workshops.mine import mine
from workshops.search import search

routes = Routes("own", "What is one's own")
Json = dict[str, Any]


def _seen(partnership: str) -> tuple[Seat, View]:
    seat = seat_in(partnership)
    return seat, context().log.view(partnership, seat.id)[0]


@routes.get("/consent", Shape())
def what_people_agree_to() -> Response:
    """The layers of consent with their version, and the ages from which somebody decides alone, by nation."""
    return jsonify(consent())


@routes.get("/partnerships/<partnership>/my-things", Shape(gives=shapes.ThingsGiven, refuses=("missing",)))
def my_things(partnership: str) -> Json:
    """Everything that is one's own, with the operation that takes each back."""
    seat, view = _seen(partnership)
    return {"things": [asdict(one) for one in mine(view, seat.id)]}


@routes.get(
    "/partnerships/<partnership>/my-things/download",
    Shape(takes=shapes.Form, refuses=("missing", "too_many"), media_type="application/json", query=True),
)
def download(asked: Json, partnership: str) -> Response:
    """The same as a file, with all that is known of oneself: as data, or with ``form=html`` as a page to read."""
    seat, view = _seen(partnership)
    context().limits.spend("export", seat.id)
    data = own_data(context(), seat, view)
    if asked["form"] == "html":
        return as_answer(File("my-things.html", "text/html; charset=utf-8", beside(lambda: own_page(data))))
    told = json.dumps(data, indent=1, ensure_ascii=False).encode()
    return as_answer(File("my-things.json", "application/json", told))


@routes.get(
    "/partnerships/<partnership>/search",
    Shape(takes=shapes.Asked, gives=shapes.FoundGiven, refuses=("missing", "too_many"), query=True),
)
def find(asked: Json, partnership: str) -> Json:
    """Records that hold every word asked for, best first: of what this reader may see, and of nothing else."""
    seat, view = _seen(partnership)
    context().limits.spend("search", seat.id)
    found = beside(lambda: search(view, asked["q"]))
    return {"found": [asdict(one) for one in found]}
