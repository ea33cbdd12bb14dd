"""What the routes of concerns and of the register take and give."""

from __future__ import annotations

from marshmallow import Schema, fields

from server.api.shapes import Taken
from server.wire.shapes import Choice, Reference, Words
from workshops.meeting.safeguarding import ABOUT, OPENED_FOR


class NewConcern(Taken):
    id = Words(64, required=True, metadata={"description": "Made by the client; sent again it is the same concern"})
    about = Choice(ABOUT, required=True)
    record = Reference(empty=True, load_default="")
    words = Words(2000, least=0, load_default="")


class WhoSomebodyIs(Taken):
    seat = Reference(empty=False, required=True)
    name = Words(120, required=True)
    reach = Words(
        300, least=0, load_default="", metadata={"description": "How to reach them or whoever looks after them"}
    )


class Opening(Taken):
    why = Choice(OPENED_FOR, required=True)
    reason = Words(600, required=True)
    concern = Reference(empty=True, load_default="")


class ConcernTold(Schema):
    hidden = fields.Boolean(metadata={"description": "Whether what it is about left everybody's sight"})
    safeguarding_lead = fields.String(metadata={"description": "Who has been told; empty where nobody has that role"})


class ConcernGiven(Schema):
    id = fields.String()
    at = fields.String()
    closed_at = fields.String()
    about = fields.String()
    kind = fields.String(metadata={"description": "The kind of record, or empty"})
    words = fields.String(metadata={"description": "The exact words of the record"})
    picture = fields.String(metadata={"description": "The picture of the bank beside the words, or empty"})
    drawing = fields.List(fields.List(fields.Integer()), metadata={"description": "What was drawn beside the words"})
    face = fields.String(metadata={"description": "How it feels, as said beside the words, or empty"})
    said = fields.String(metadata={"description": "What whoever raised it said about it"})
    raised_by = fields.String(metadata={"description": "A nickname"})
    hidden = fields.Boolean()
    can_be_put_back = fields.Boolean()
    writer_known = fields.Boolean(metadata={"description": "Opening the register tells who wrote it"})


class ConcernsGiven(Schema):
    concerns = fields.List(fields.Nested(ConcernGiven))


class NamedGiven(Schema):
    seats = fields.List(fields.String())


class PersonGiven(Schema):
    seat = fields.String()
    nickname = fields.String()
    name = fields.String()
    reach = fields.String()


class WriterGiven(Schema):
    seat = fields.String()
    nickname = fields.String()


class RegisterGiven(Schema):
    people = fields.List(fields.Nested(PersonGiven))
    writer = fields.Nested(WriterGiven)
