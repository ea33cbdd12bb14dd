"""Versions: publishing, approving in exactly that text, and opening again after a final one."""

from __future__ import annotations

from collections.abc import Iterator

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.specification.operations import open_draft
from workshops.artefacts.specification.records import (
    Approval,
    Draft,
    Explains,
    HeldRequirement,
    Requirement,
    Version,
    Wording,
)
from workshops.artefacts.specification.sections import draft_of, requirements_of, standing_requirements
from workshops.artefacts.specification.wordings import words_of
from workshops.audiences import EVERYONE
from workshops.fields import choice, text, whole
from workshops.meeting.explaining import Explained
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_commissioner
from workshops.state import Changes, View
from workshops.wording import digest


def versions_of(here: View) -> list[Version]:
    """The versions that went out, oldest first."""
    return sorted(here.of(Version), key=lambda one: one.version)


def standing_since(here: View) -> str:
    """When the final version that stands was published; nothing while the specification is open."""
    draft = draft_of(here)
    return versions_of(here)[-1].published_at if draft and draft.status == "final" else ""


def approvals_of(here: View, version: int) -> list[Approval]:
    """The approvals of one version, oldest first."""
    return [one for one in here.of(Approval) if one.version == version]


def whole_digest(here: View) -> str:
    """The hash of the present text as a whole: what an approval is to."""
    draft = draft_of(here)
    texts = [
        text
        for one in standing_requirements(here)
        for text in (one.ref, one.section, one.strength, one.words, one.plain)
    ]
    return digest(draft.title if draft else "", *texts)


def held_now(here: View) -> tuple[HeldRequirement, ...]:
    """The requirements as a version would hold them now."""
    return tuple(_held(one) for one in requirements_of(here))


def _held(one: Requirement) -> HeldRequirement:
    return HeldRequirement(
        requirement=one.id,
        ref=one.ref,
        section=one.section,
        strength=one.strength,
        status=one.status,
        digest=words_of(one),
        note=one.note if one.status == "withdrawn" else "",
    )


@operation("specification.publish", allowed=is_commissioner)
class Publish(Operation):
    """Publish the next version. A final one has no gaps, and nothing changes until it is opened again.

    What is not agreed does not stop it: that stands in the document. Its words are kept, to be compared later.
    """

    status: str = choice("draft", "final")
    words: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        open_draft(here)
        if self.status == "final" and any(one.status == "gap" for one in standing_requirements(here)):
            raise Refused("closed", reason="gaps")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = open_draft(here)
        after = replace(before, version=before.version + 1, status=self.status)
        left_out = [one for one in requirements_of(here) if one.status == "withdrawn"]
        made = Version(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            version=after.version,
            status=self.status,
            words=self.words,
            published_at=stamp.at,
            digest=whole_digest(here),
            held=held_now(here),
            sources=tuple(dict.fromkeys(source for one in left_out for source in one.sources)),
        )
        explains = _explains(here, stamp) if self.status == "final" else ()
        return Changes.of(put=[after, made, *_kept(here, stamp), *explains])


def _kept(here: View, stamp: Stamp) -> Iterator[Wording]:
    """The wordings that no earlier version has kept."""
    known = {(one.requirement, one.digest) for one in here.of(Wording)}
    for one in requirements_of(here):
        if (one.id, words_of(one)) not in known:
            yield Wording(
                id=stamp.new_id(EVERYONE),
                audience=EVERYONE,
                requirement=one.id,
                words=one.words,
                plain=one.plain,
                digest=words_of(one),
                sources=one.sources,
                quotes=one.quotes,
                origin=one.origin if one.drafted == words_of(one) else "",
            )


def _explains(here: View, stamp: Stamp) -> Iterator[Explains]:
    for one in here.of(Explained):
        yield Explains(id=stamp.new_id(EVERYONE), audience=EVERYONE, explained=one.id)


@operation("specification.approve", allowed=is_commissioner)
class Approve(Operation):
    """Approve the newest version in exactly its text, with one's name. ``digest`` is that of the version as read.

    An approval is to that version; what changes later is not approved by it.
    """

    version: int = whole(1, 10_000)
    digest: str = text(64)
    name: str = text(120)
    role: str = text(120, default="")
    words: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        newest = versions_of(here)[-1:]
        if not newest:
            raise Refused("closed", reason="not_published")
        if (newest[0].version, newest[0].digest) != (self.version, self.digest):
            raise Refused("stale", version=newest[0].version)
        if any(one.seat == actor.seat for one in approvals_of(here, self.version)):
            raise Refused("taken")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Approval(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            version=self.version,
            digest=self.digest,
            name=self.name,
            role=self.role,
            organisation=actor.organisation,
            seat=actor.seat,
            approved_at=stamp.at,
            words=self.words,
        )
        return Changes.of(put=[made])


@operation("specification.open_again", allowed=is_commissioner)
class OpenAgain(Operation):
    """Work on after a final version. The version that went out stays in the change log."""

    def check(self, here: View, actor: Actor) -> None:
        draft = draft_of(here)
        if draft is None or draft.status != "final":
            raise Refused("closed", reason="not_final")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(one, status="draft") for one in here.of(Draft)], removed=here.of(Explains))
