"""Files that take a while, and what people bring along."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import Any

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from server import templates
from server.api import shapes_of_files as shapes
from server.api.described import Routes, Shape
from server.api.exports import as_answer
from server.api.request import context, seat_in
from server.audit import note_export
from server.exports import Reader, Wanted, make, moment_of, still_theirs
from server.jobs import Job, Owner
from server.writers.word_template import LARGEST
from workshops import Refused
from workshops.artefacts.pathways.importing import ImportMap
from workshops.audiences import EVERYONE

routes = Routes("files", "Files that take a while, and files that people bring along")
Json = dict[str, Any]
JOB = "/partnerships/<partnership>/exports/jobs"


@routes.post(JOB, Shape(takes=shapes.NewJob, gives=shapes.JobGiven, refuses=("missing", "too_many"), status=202))
def begin(body: Json, partnership: str) -> Json:
    """Begin to make a file in the background. It is kept for ten minutes, for this seat alone."""
    seat = seat_in(partnership)
    context().limits.spend("export", seat.id)
    reader = Reader(partnership, seat.id, moment_of(body["at"]))
    making = make(context(), reader, Wanted(body["name"], body["form"], body["own_looks"]))
    return context().jobs.begin(Owner(partnership, seat.id), reader.at, making).as_json()


@routes.get(f"{JOB}/<job>", Shape(gives=shapes.JobGiven, refuses=("missing",)))
def look(partnership: str, job: str) -> Json:
    """How far it is."""
    return _own(partnership, job).as_json()


@routes.get(f"{JOB}/<job>/file", Shape(refuses=("missing", "closed", "stale"), media_type="application/octet-stream"))
def take(partnership: str, job: str) -> Response:
    """The file, once it is ready; ``closed`` before, ``stale`` where something in it has gone since it was made."""
    found = _own(partnership, job)
    if found.file is None:
        raise Refused("closed", state=found.state)
    if not still_theirs(context(), Reader(partnership, found.owner.seat, found.at), found.grounds):
        raise Refused("stale")
    note_export(context(), seat_in(partnership), found.file.name)
    return as_answer(found.file)


@routes.post(f"{JOB}/<job>/remove", Shape(refuses=("missing",), status=204))
def give_up(partnership: str, job: str) -> None:
    """Have it no more: what is taken, or no longer wanted, makes room for another."""
    context().jobs.give_up(Owner(partnership, seat_in(partnership).id), job)


def _own(partnership: str, job: str) -> Job:
    """A job of this browser's seat, which must still be one."""
    return context().jobs.of(Owner(partnership, seat_in(partnership).id), job)


@routes.post(
    "/partnerships/<partnership>/maps/import",
    Shape(
        takes=shapes.BroughtMap,
        gives=shapes.BroughtMapGiven,
        refuses=("missing", "forbidden", "taken", "too_many"),
        status=201,
    ),
)
def bring_map(body: Json, partnership: str) -> Json:
    """Take in a map from CSV, whole or not at all; ``invalid`` names every wrong row by line and column."""
    seat = seat_in(partnership)
    context().limits.spend("operation", seat.id)
    asked_id = body.pop("id") or secrets.token_hex(16)
    answer = context().rooms.ask(partnership, seat.id, asked_id, ImportMap(**body))
    return {"map": answer.made[0]}


TEMPLATE = "/partnerships/<partnership>/template"
KEEPERS = ("facilitator", "commissioner")


@routes.get(TEMPLATE, Shape(gives=shapes.TemplateGiven, refuses=("missing",)))
def template(partnership: str) -> Json:
    """The partnership's own Word template, if it has one. Who waits knows nothing of the room."""
    if EVERYONE not in seat_in(partnership).actor.streams:
        raise Refused("missing")
    return asdict(templates.template_of(context(), partnership))


@routes.post(
    TEMPLATE,
    Shape(
        takes=shapes.NewTemplate, gives=shapes.TemplateGiven, refuses=("missing", "forbidden", "too_many"), query=True
    ),
)
def keep_template(asked: Json, partnership: str) -> Json:
    """Take a Word file, sent as the body, as the template: its styles, theme, header and footer, nothing else of it.

    ``invalid`` tells the ``reason``: too_large, not_word, macros, loads_from_elsewhere.
    """
    seat = seat_in(partnership, *KEEPERS)
    context().limits.spend("export", seat.id)
    request.max_content_length = LARGEST
    try:
        packed = request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise Refused("invalid", reason="too_large") from None
    return asdict(templates.keep(context(), partnership, asked["name"] or "template.docx", packed))


@routes.post(f"{TEMPLATE}/remove", Shape(gives=shapes.TemplateGiven, refuses=("missing", "forbidden")))
def remove_template(partnership: str) -> Json:
    """Take the template away; files are then made as before."""
    seat_in(partnership, *KEEPERS)
    templates.forget(context(), partnership)
    return asdict(templates.template_of(context(), partnership))
