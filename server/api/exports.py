"""Taking things along: documents, maps, the thread, and the templates of sessions."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from flask import Response, jsonify

from server.api import shapes
from server.api.described import Routes, Shape
from server.api.request import context, seat_in
from server.api.shapes_of_files import Taking
from server.audit import note_export
from server.beside import beside
from server.exports import Reader, Wanted, export, map_layout, map_report, offered
from server.files import File
from workshops import Record, View
from workshops.artefacts.specification.unresolved import unresolved
from workshops.meeting.agenda import templates
from workshops.thread import what_came_of_it, what_led_here

routes = Routes("exports", "What one may take along")
Json = dict[str, Any]

# A file of ours is opened as a page of nobody's: without scripts and without our origin.
ALONE: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


@routes.get(
    "/partnerships/<partnership>/exports",
    Shape(takes=shapes.Moment, gives=shapes.OfferedGiven, refuses=("missing",), query=True),
)
def offer(asked: Json, partnership: str) -> Json:
    """What this reader may export, in which formats, and what each document leaves out."""
    return offered(context(), Reader(partnership, seat_in(partnership).id, asked["at"]))


@routes.get(
    "/partnerships/<partnership>/exports/<name>.<form>",
    Shape(takes=Taking, refuses=("missing", "too_many"), media_type="application/octet-stream", query=True),
)
def take(asked: Json, partnership: str, name: str, form: str) -> Response:
    """One file. It holds only what this reader may see."""
    seat = seat_in(partnership)
    context().limits.spend("export", seat.id)
    made = export(context(), Reader(partnership, seat.id, asked["at"]), Wanted(name, form, asked["own_looks"]))
    note_export(context(), seat, made.name)
    return as_answer(made)


def as_answer(made: File) -> Response:
    """A file to be saved, which no browser takes for a page of ours."""
    answer = Response(made.content, content_type=made.media_type)
    answer.headers["Content-Disposition"] = f"attachment; filename={quote(made.name)}"
    answer.headers["Content-Security-Policy"] = ALONE
    return answer


@routes.get("/partnerships/<partnership>/maps/<map_id>/report", Shape(refuses=("missing",)))
def report(partnership: str, map_id: str) -> Response:
    """Hand-offs, doors, loops, dead ends, what is unknown, and the figures where the numbers suffice."""
    return jsonify(map_report(_view(partnership), map_id))


@routes.get("/partnerships/<partnership>/maps/<map_id>/layout", Shape(refuses=("missing",)))
def layout(partnership: str, map_id: str) -> Response:
    """Where everything of a map is drawn, in whole pixels."""
    return jsonify(map_layout(_view(partnership), map_id))


@routes.get("/partnerships/<partnership>/thread/<record>", Shape(refuses=("missing",)))
def thread(partnership: str, record: str) -> Response:
    """What led to a record, and what came of it."""
    view = _view(partnership)
    view.require(Record, record)
    return jsonify({"led_here": what_led_here(view, record), "came_of_it": what_came_of_it(view, record)})


@routes.get("/partnerships/<partnership>/unresolved", Shape(gives=shapes.UnresolvedGiven, refuses=("missing",)))
def still_open(partnership: str) -> Json:
    """What is not agreed, not tested or not founded on anything, by what is open about it: ids of records."""
    view = _view(partnership)
    return beside(lambda: unresolved(view).as_json())


@routes.get("/templates", Shape())
def session_templates() -> Response:
    """The templates that sessions are planned from."""
    return jsonify({"templates": list(templates().values())})


def _view(partnership: str) -> View:
    return context().log.view(partnership, seat_in(partnership).id)[0]
