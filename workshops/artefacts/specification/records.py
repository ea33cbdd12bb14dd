"""The draft, its requirements, what the room said of them, and the versions that went out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final, Self

from workshops.fields import choice, reference, references
from workshops.meeting.quoting import INSTEAD, Quoting
from workshops.meeting.records import BASES, Contributed
from workshops.state import Record, record
from workshops.wording import digest
from workshops.words import sentence

SECTIONS: Final = (
    "need",
    "vision",
    "outcomes",
    "model",
    "referral",
    "safeguarding",
    "rights",
    "interfaces",
    "information",
    "monitoring",
    "mobilisation",
    "payment",
)
STRENGTHS: Final = ("MUST", "SHOULD", "MAY")
STATUSES: Final = ("gap", "drafted", "agreed", "reserved", "withdrawn")
STANCES: Final = ("agreed", "reservation")
# What is drafted from these quotes own words beside a formal wording.
QUOTING: Final = ("outcome:", "quality:")
SOURCES: Final = (
    "agreement.clause",
    "agreement.objection",
    "hypotheses.hypothesis",
    "hypotheses.evidence",
    "meeting.minority_view",
    "outcomes.outcome",
    "outcomes.service_quality",
    "outcomes.indicator",
    "pathways.step",
    "pathways.pain_point",
    "pathways.feeling",
    "pathways.idea",
    "pathways.action",
    "pathways.why",
)


@record("specification.draft")
class Draft(Record):
    """The specification as a whole, with what its cover says. ``version`` is 0 until it is published."""

    title: str
    reference: str = ""
    version: int = 0
    status: str = choice("draft", "final", default="draft")
    owner: str = ""
    approver: str = ""
    review_date: str = ""
    marking: str = ""


@record("specification.requirement")
class Requirement(Quoting):
    """One requirement. ``ref`` never changes and is never given again, also after a withdrawal.

    ``sources`` are the records that led to it and ``origin`` names what drafted it, so that drafting again adds
    nothing twice. ``drafted`` is the digest of its words as they were drafted: while the two agree, nobody reworded it.
    ``note`` says what is missing, or why it was withdrawn.
    """

    ref: str
    section: str = choice(*SECTIONS)
    order: int
    strength: str = choice(*STRENGTHS)
    words: str
    plain: str = ""
    status: str = choice(*STATUSES, default="drafted")
    sources: tuple[str, ...] = references(*SOURCES, most=40, leads="here", default=())
    origin: str = ""
    drafted: str = ""
    basis: str = choice(*BASES, default="stated")
    note: str = ""

    def undrafted(self, gone: Record, left: Record | None) -> Self:
        """As long as nobody reworded it, all its words are those that it was drafted with."""
        if self.drafted != digest(self.words, self.plain):
            return self
        words, plain = _without_draft(self, gone, left)
        return replace(self, words=words, plain=plain)

    def after_losing_words(self, before: Self) -> Self:
        """Once words that it quotes are taken back it is a gap. Drafting renews it, if nobody had reworded it."""
        if (self.words, self.plain, self.note) == (before.words, before.plain, before.note):
            return self
        untouched = before.drafted == digest(before.words, before.plain)
        drafted = digest(self.words, self.plain) if untouched else self.drafted
        status = "withdrawn" if self.status == "withdrawn" else "gap"
        note = self.note if status == "withdrawn" else sentence("document.specification.missing.taken_back")
        return replace(self, status=status, note=note, drafted=drafted)


def _without_draft(one: Requirement | Wording, gone: Record, left: Record | None) -> tuple[str, str]:
    """The words, and the plain ones, once what was drafted from a record is taken out of them.

    A formal wording that is left of it stays. Own words that are quoted beside it, or beside that of the outcome with
    which it stood together, are the plain ones.
    """
    formal = getattr(left, "formal", "").rstrip(".")
    if one.origin.endswith(f":{gone.id}") and not (formal and formal in one.words):
        return INSTEAD, ""
    quoted = one.origin.startswith(QUOTING) and one.plain and getattr(gone, "own_words", "")
    return one.words, INSTEAD if quoted else one.plain


@record("specification.assent")
class Assent(Record):
    """What the room said of one requirement in exactly these words, kept through every later change."""

    requirement: str = reference("specification.requirement", leads="there")
    stance: str = choice(*STANCES)
    organisation: str = reference("meeting.organisation", default="")
    words: str = ""
    digest: str
    agreed_at: str


@dataclass(frozen=True)
class HeldRequirement:
    """A requirement as a version holds it: ``digest`` names its kept wording, ``note`` says why it was withdrawn."""

    requirement: str
    ref: str
    section: str
    strength: str
    status: str
    digest: str
    note: str = ""


@record("specification.version")
class Version(Quoting):
    """A version that was published: the change log of the cover.

    ``held`` are its requirements in the order of the document, those left out too, and ``sources`` are what led to
    these: the reasons may quote them. ``digest`` is the hash of the whole text: the title and, of each requirement that
    stands, its ref, section, strength, words and plain words.
    """

    spare: ClassVar[tuple[str, ...]] = ("quotes", "sources")

    version: int
    status: str = choice("draft", "final")
    words: str = ""
    published_at: str
    digest: str = ""
    held: tuple[HeldRequirement, ...] = ()
    sources: tuple[str, ...] = references(*SOURCES, default=())


@record("specification.wording")
class Wording(Quoting):
    """The words of a requirement as a version went out with them, kept once however many versions hold them.

    ``origin`` names what drafted them, where nobody had reworded them.
    """

    spare: ClassVar[tuple[str, ...]] = ("origin", "quotes")

    requirement: str = reference("specification.requirement")
    words: str
    plain: str = ""
    digest: str
    sources: tuple[str, ...] = references(*SOURCES, most=40, default=())
    origin: str = ""

    def undrafted(self, gone: Record, left: Record | None) -> Self:
        """All its words are those that it was drafted with, where its origin is known."""
        words, plain = _without_draft(self, gone, left)
        return replace(self, words=words, plain=plain)


@record("specification.explains")
class Explains(Record):
    """The final version that stands says what a word means: while it does, the word is not taken away."""

    explained: str = reference("meeting.explained")


@record("specification.approval")
class Approval(Record):
    """A commissioner approved one version in exactly its text; ``digest`` is that version's."""

    version: int
    digest: str
    name: str
    role: str = ""
    organisation: str = reference("meeting.organisation", default="")
    seat: str = reference("meeting.seat")
    approved_at: str
    words: str = ""


@record("specification.comment")
class Comment(Contributed):
    """What somebody says of a requirement, before or beside any decision. ``digest`` is the wording that they read.

    ``answer`` says what was done about it once it is ``resolved``.
    """

    requirement: str = reference("specification.requirement", leads="there")
    words: str
    digest: str
    group: str = reference("meeting.group", default="")
    resolved: bool = False
    answer: str = ""
    basis: str = choice(*BASES, default="stated")
