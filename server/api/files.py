"""Files that take a while, and what people bring along."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Response

from server.api import shapes_of_files as shapes
from server.api.described import Routes, Shape
from server.api.exports import as_answer
from server.api.request import context, seat_in
from server.exports import Reader, Wanted, make, moment_of, still_theirs
from server.jobs import Job, Owner
from workshops import Refused
from workshops.artefacts.pathways.importing import ImportMap

routes = Routes("files", "Files that take a while, and files that people bring along")
Json = dict[str, Any]
JOB = "/partnerships/<partnership>/exports/jobs"


@routes.post(JOB, Shape(takes=shapes.NewJob, gives=shapes.JobGiven, refuses=("missing", "too_many"), status=202))
def begin(body: Json, partnership: str) -> Json:
    """Begin to make a file in the background. It is kept for ten minutes, for this seat alone."""
    seat = seat_in(partnership)
    context().limits.spend("export", seat.id)
    reader = Reader(partnership, seat.id, moment_of(body["at"]))
    making = make(context(), reader, Wanted(body["name"], body["form"]))
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
    return as_answer(found.file)


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
