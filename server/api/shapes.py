"""What HTTP takes and gives. Operations are described by their own declarations instead."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from server.accounts import passwords
from server.wire.shapes import Choice, Flag, Reference, Several, Words, codes, fit
from workshops.meeting.records import ROLES, STAGES, THREADS, WAYS
from workshops.meeting.room_records import NATIONS


class Taken(Schema):
    """A body: fields that it does not name are refused."""

    class Meta:
        unknown = RAISE


class Secret(fields.String):
    """Something secret: taken exactly as typed, never given back."""

    default_error_messages = codes("not_text")

    def __init__(self, most: int, **more: Any) -> None:
        long = validate.Length(max=most, error="too_long")
        super().__init__(validate=[long, _characters], load_only=True, **more)


def _characters(secret: str) -> None:
    if not fit(secret):
        raise ValidationError("characters")


def _long_enough(password: str) -> None:
    if 0 < len(password) < passwords.SHORTEST:
        raise ValidationError("too_short")


class NewPassword(Secret):
    """A password to be kept; empty for none."""

    def __init__(self, **more: Any) -> None:
        super().__init__(passwords.LONGEST, **more)
        self.validators.append(_long_enough)


def _code(**more: Any) -> Words:
    return Words(40, **more)


class InvitationToken(Taken):
    token = Secret(200, required=True)


class Welcomed(InvitationToken):
    name = Words(40, required=True)
    sign_in_name = Words(80, least=0, load_default="")
    password = NewPassword(load_default="")


class SignIn(Taken):
    sign_in_name = Words(80, required=True)
    password = Secret(passwords.LONGEST, required=True)


class SignOut(Taken):
    everywhere = Flag(load_default=False, metadata={"description": "On every device that is signed in to the account"})


class Code(Taken):
    code = _code(required=True)


class Joining(Taken):
    code = _code(required=True)
    nickname = Words(40, required=True)
    group = Reference(empty=True, load_default="")
    organisation = Reference(empty=True, load_default="")
    ways = Several(Choice(WAYS), most=len(WAYS), once=True, load_default=())
    id = Words(64, least=0, load_default="")


class NewGroup(Taken):
    name = Words(60, required=True)
    thread = Choice(THREADS, required=True)


class NewOrganisation(Taken):
    name = Words(120, required=True)
    group = Words(60, least=0, load_default="", metadata={"description": "The name of one of the groups"})


class NewPartnership(Taken):
    name = Words(120, required=True)
    vision = Words(400, least=0, load_default="")
    stage = Choice(STAGES, load_default="design")
    nation = Choice(("", *NATIONS), load_default="")
    groups = fields.List(fields.Nested(NewGroup), load_default=list, validate=validate.Length(max=20, error="too_many"))
    organisations = fields.List(
        fields.Nested(NewOrganisation), load_default=list, validate=validate.Length(max=60, error="too_many")
    )


class TicketWanted(Taken):
    as_ = Choice(("person", "projector"), load_default="person", data_key="as")


class AskedOperation(Taken):
    id = Words(64, required=True)
    kind = fields.String(required=True)
    body = fields.Raw(required=True)


class NewInvitation(Taken):
    name = Words(40, required=True)
    roles = Several(Choice(ROLES), most=len(ROLES), once=True, required=True)
    group = Reference(empty=True, load_default="")
    organisation = Reference(empty=True, load_default="")


class Moment(Taken):
    at = fields.String(load_default="", validate=validate.Length(max=40), metadata={"description": "ISO 8601"})


class AccountGiven(Schema):
    name = fields.String()
    sign_in_name = fields.String()


class PlaceGiven(Schema):
    id = fields.String(metadata={"description": "The partnership"})
    name = fields.String()
    stage = fields.String()
    teaching = fields.String()
    door = fields.String()
    seat = fields.String()
    nickname = fields.String()
    roles = fields.List(fields.String())


class MeGiven(Schema):
    account = fields.Nested(AccountGiven, allow_none=True)
    partnerships = fields.List(fields.Nested(PlaceGiven))


class SeatGiven(Schema):
    partnership = fields.String()
    seat = fields.String()
    come_back = fields.String(metadata={"description": "Opens the same seat on another device; shown once"})
    waiting = fields.Boolean(metadata={"description": "Whether a facilitator must let this seat in first"})


class InvitationGiven(Schema):
    first = fields.Boolean(metadata={"description": "Whether it is for a first facilitator"})
    name = fields.String()
    partnership = fields.String(metadata={"description": "The partnership's name"})
    roles = fields.List(fields.String())
    group = fields.String()
    organisation = fields.String()


class GroupGiven(Schema):
    id = fields.String()
    name = fields.String()
    thread = fields.String()


class OrganisationGiven(Schema):
    id = fields.String()
    name = fields.String()
    group = fields.String()


class JoinGiven(Schema):
    partnership = fields.String()
    teaching = fields.String()
    session = fields.String()
    groups = fields.List(fields.Nested(GroupGiven))
    organisations = fields.List(fields.Nested(OrganisationGiven))
    facilitator = fields.String()
    safeguarding_lead = fields.String()
    nicknames = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={"description": "By language, some that nobody in the room has"},
    )


class TicketGiven(Schema):
    ticket = fields.String()


class AnswerGiven(Schema):
    id = fields.String()
    positions = fields.Dict(keys=fields.String(), values=fields.Integer())
    made = fields.List(fields.String())


class LinkGiven(Schema):
    link = fields.String(metadata={"description": "Works once; shown once"})


class JoinCodeGiven(Schema):
    code = fields.String()
    link = fields.String()
    session = fields.String()


class DocumentGiven(Schema):
    name = fields.String()
    kind = fields.String()
    title = fields.String()
    status = fields.String()
    version = fields.String()
    cover = fields.List(fields.List(fields.String()))
    left_out = fields.List(fields.String())
    formats = fields.List(fields.String())


class MapGiven(Schema):
    id = fields.String()
    name = fields.String()
    formats = fields.List(fields.String())


class OfferedGiven(Schema):
    at = fields.String(metadata={"description": "The newest moment that is in it"})
    documents = fields.List(fields.Nested(DocumentGiven))
    maps = fields.List(fields.Nested(MapGiven))


class PlannedGiven(Schema):
    activity = fields.String()
    starts_at = fields.String(metadata={"description": "ISO 8601; empty once it is over or where no start was told"})
    ends_at = fields.String()


class PlanGiven(Schema):
    activities = fields.List(fields.Nested(PlannedGiven))


class HeardGroupGiven(Schema):
    group = fields.String()
    said = fields.Integer()
    people = fields.Integer()


class HeardGiven(Schema):
    groups = fields.List(fields.Nested(HeardGroupGiven))
    others = fields.Nested(HeardGroupGiven, allow_none=True)


class SessionInfluenceGiven(Schema):
    session = fields.String()
    missing = fields.List(fields.String(), metadata={"description": "Of heard_by, changed, told_on"})


class InfluenceGiven(Schema):
    sessions = fields.List(fields.Nested(SessionInfluenceGiven))


class OwedGiven(Schema):
    promise = fields.String()
    of = fields.String(metadata={"description": "The contribution"})
    owner = fields.String(metadata={"description": "A seat, or empty"})
    due = fields.String()
    first_due = fields.String()
    days_late = fields.Integer()
    overdue = fields.Boolean()


class AnswersGiven(Schema):
    today = fields.String()
    owed = fields.List(fields.Nested(OwedGiven))
    unpromised = fields.List(fields.String(), metadata={"description": "Ids of contributions"})


def _ids(about: str) -> Any:
    return fields.List(fields.String(), metadata={"description": about})


class UnresolvedGiven(Schema):
    objections = _ids("Objections to clauses that are not met")
    reservations = _ids("Positions on clauses and assents to requirements that keep a reservation")
    minority_views = _ids("Minority views")
    gaps = _ids("Requirements that lack something")
    threadless = _ids("Requirements to which nothing led")
    untested = _ids("Untested hypotheses that requirements lean on")
    parked = _ids("Hypotheses that were set aside")
    blocked = _ids("Indicators without a purpose")
    comments = _ids("Comments on requirements that nobody has answered")
    withdrawn = _ids("Requirements that were left out")
