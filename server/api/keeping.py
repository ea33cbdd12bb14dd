"""What facilitators can look up: what was done, and how long what is kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Response
from marshmallow import Schema, fields

from server import audit
from server.api.described import Routes, Shape
from server.api.request import context, seat_in
from server.audit import Deed
from server.retention import classes

routes = Routes("keeping", "What was done, and how long what is kept")
Json = dict[str, Any]


class DeedGiven(Schema):
    at = fields.String()
    deed = fields.String(metadata={"enum": sorted({*audit.DEEDS.values()})})
    by = fields.String(metadata={"description": "A nickname; empty for the door, the operator or who was erased"})
    about = fields.String(metadata={"description": "A nickname, or empty"})
    before = fields.List(fields.String())
    after = fields.List(fields.String())
    detail = fields.String()


class DeedsGiven(Schema):
    deeds = fields.List(fields.Nested(DeedGiven))


class ClassGiven(Schema):
    key = fields.String()
    days = fields.Integer(allow_none=True, metadata={"description": "None where nothing ends it by itself"})
    after = fields.String(metadata={"description": "From when the days are counted, or what ends it"})
    decides = fields.String(metadata={"description": "Who may change it"})


class KeepingGiven(Schema):
    classes = fields.List(fields.Nested(ClassGiven))


def _deeds(partnership: str) -> list[Deed]:
    seat_in(partnership, "facilitator")
    return context().database.work(lambda connection: audit.deeds(connection, partnership))


@routes.get("/partnerships/<partnership>/audit", Shape(gives=DeedsGiven, refuses=("missing", "forbidden")))
def deeds(partnership: str) -> Json:
    """Who opened the register, removed, hid, exported, changed rights or erased: for facilitators, newest first."""
    return {"deeds": [asdict(one) for one in _deeds(partnership)]}


@routes.get("/partnerships/<partnership>/audit.csv", Shape(refuses=("missing", "forbidden"), media_type="text/csv"))
def deeds_as_table(partnership: str) -> Response:
    """The same as a table."""
    answer = Response(audit.as_table(_deeds(partnership)), content_type="text/csv; charset=utf-8; header=present")
    answer.headers["Content-Disposition"] = "attachment; filename=what-was-done.csv"
    return answer


@routes.get("/partnerships/<partnership>/keeping", Shape(gives=KeepingGiven, refuses=("missing",)))
def keeping(partnership: str) -> Json:
    """How long what is kept here, by class of data, and who may change that. Everybody may know."""
    seat_in(partnership)
    return {"classes": [asdict(one) for one in classes(context().settings)]}
