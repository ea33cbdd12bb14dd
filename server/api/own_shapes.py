"""What the routes of one's own take and give."""

from __future__ import annotations

from marshmallow import Schema, fields

from server.api.shapes import Taken
from server.wire.shapes import Choice, Words


class Asked(Taken):
    q = Words(120, least=0, load_default="")


class Form(Taken):
    form = Choice(("json", "html"), load_default="json")


class FoundOneGiven(Schema):
    id = fields.String()
    kind = fields.String()
    ref = fields.String()
    words = fields.String()
    excerpt = fields.String(metadata={"description": "The text in which it was found, cut"})
    score = fields.Integer()


class FoundGiven(Schema):
    found = fields.List(fields.Nested(FoundOneGiven))


class TakingBackGiven(Schema):
    kind = fields.String(metadata={"description": "An operation"})
    body = fields.Dict(keys=fields.String(), values=fields.String())


class ThingGiven(Schema):
    id = fields.String()
    kind = fields.String()
    words = fields.String()
    place = fields.String(metadata={"description": "shown, hidden or private"})
    record = fields.Dict(keys=fields.String())
    take_back = fields.Nested(TakingBackGiven, allow_none=True)


class ThingsGiven(Schema):
    things = fields.List(fields.Nested(ThingGiven))
