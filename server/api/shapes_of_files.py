"""What HTTP takes and gives about files: exports in the background, maps and templates that are brought along."""

from __future__ import annotations

from marshmallow import Schema, fields

from server.api.shapes import Moment, Taken
from server.wire.shapes import Choice, Words
from workshops.artefacts.pathways.importing import LONGEST
from workshops.artefacts.pathways.records import MOMENTS


class Taking(Moment):
    own_looks = fields.Boolean(load_default=False, metadata={"description": "In the partnership's own Word template"})


class NewJob(Taking):
    name = Words(80, required=True, metadata={"description": "A document, or map- and the id of a map"})
    form = Words(12, required=True)


class JobGiven(Schema):
    id = fields.String()
    state = fields.String(metadata={"enum": ["waiting", "making", "ready", "failed"]})
    step = fields.Integer(metadata={"description": "How many of the steps have begun"})
    steps = fields.Integer()
    file = fields.String(metadata={"description": "The file's name, empty until it is ready"})
    size = fields.Integer(metadata={"description": "In bytes"})
    code = fields.String(metadata={"description": "Why it failed"})


class NewTemplate(Taken):
    name = Words(120, least=0, load_default="", metadata={"description": "What the file was called"})


class TemplateGiven(Schema):
    name = fields.String(metadata={"description": "Empty where there is no template"})
    added_at = fields.String()


class BroughtMap(Taken):
    name = Words(80, required=True)
    moment = Choice(MOMENTS, required=True)
    rows = Words(LONGEST, required=True, metadata={"description": "CSV, in the columns of a map's CSV export"})
    prefix = Words(3, least=0, load_default="")
    source = Words(300, least=0, load_default="")
    id = Words(64, least=0, load_default="", metadata={"description": "The same id again gives the same map"})


class BroughtMapGiven(Schema):
    map = fields.String()
