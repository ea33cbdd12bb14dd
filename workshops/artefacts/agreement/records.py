"""Clauses, positions, objections, signatures and acknowledgements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshops.apart import Sealed
from workshops.fields import choice, reference, references, texts
from workshops.meeting.records import BASES
from workshops.state import Record, record

STANCES: Final = ("agrees", "reservation", "objects")


@record("agreement.clause")
class Clause(Record):
    """One clause in plain and in formal wording.

    ``version`` counts its wordings from 1, ``digest`` is the hash of the two texts (`workshops.wording.digest`),
    ``since`` the version of the agreement that came with the present text, and ``asks`` what the clause must capture.
    """

    ref: str
    order: int
    section: str
    title: str
    plain: str
    formal: str
    version: int
    digest: str
    asks: tuple[str, ...] = texts(200, most=20, default=())
    since: int = 1


@record("agreement.earlier_text")
class EarlierText(Record):
    """A wording that a clause had, kept when it got another: part of the agreement from ``since`` up to ``until``.

    ``version`` is the clause's; version ``until`` of the agreement has another wording.
    """

    clause: str = reference("agreement.clause")
    version: int
    since: int
    until: int
    title: str
    plain: str
    formal: str
    digest: str


@record("agreement.position")
class Position(Record):
    """What one organisation says of one clause; ``digest`` is the text it spoke of. One for each such pair."""

    clause: str = reference("agreement.clause")
    organisation: str = reference("meeting.organisation")
    stance: str = choice(*STANCES)
    reason: str = ""
    fix: str = ""
    digest: str
    basis: str = choice(*BASES, default="stated")


@record("agreement.objection")
class Objection(Record):
    """An objection that was made: kept, whatever the organisation says later.

    ``answer`` is what was done; ``met`` says that the facilitator takes it as met. Only the organisation can take
    its objection back, with a new position.
    """

    clause: str = reference("agreement.clause", leads="there")
    organisation: str = reference("meeting.organisation")
    reason: str
    fix: str
    met: bool = False
    answer: str = ""
    basis: str = choice(*BASES, default="stated")


@dataclass(frozen=True)
class SignedClause:
    """A clause and the hash of the exact text that was signed or acknowledged."""

    clause: str
    digest: str


@record("agreement.signature")
class Signature(Record):
    """One signing by a party: an organisation, or a person who is a party (then ``organisation`` is empty).

    A party that signs a change later adds another one; every signature is kept. ``version`` is the agreement's.
    """

    organisation: str = reference("meeting.organisation", default="")
    seat: str = reference("meeting.seat")
    name: str
    role: str
    authority: str
    signed_at: str
    version: int
    clauses: tuple[SignedClause, ...] = ()
    basis: str = choice(*BASES, default="stated")


@record("agreement.acknowledgement")
class Acknowledgement(Record):
    """Somebody has read the plain version. Stands in that person's own stream and nowhere else."""

    clauses: tuple[SignedClause, ...] = ()
    version: int
    acknowledged_at: str


@dataclass(frozen=True)
class AcknowledgedBy:
    """How many of a group have acknowledged; only for groups that may be shown."""

    group: str
    count: int


@record("agreement.acknowledgements")
class Acknowledgements(Record):
    """How many people have acknowledged one version of the agreement, and by group where that points at nobody."""

    version: int
    count: int
    groups: tuple[AcknowledgedBy, ...] = ()


@record("agreement.counted")
class Counted(Sealed):
    """That somebody was counted as having acknowledged a version, and the group that they had then."""

    version: int


@record("agreement.adoption")
class Adoption(Record):
    """A version of the agreement that every party had signed, adopted. ``digest`` is the hash of the whole of it.

    ``signatures`` are those that it rests on. What is changed later makes a new version, which is not adopted by this.
    """

    version: int
    digest: str
    adopted_at: str
    signatures: tuple[str, ...] = references("agreement.signature", most=500, default=())
    words: str = ""
