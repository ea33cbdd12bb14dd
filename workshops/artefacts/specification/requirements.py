"""One requirement at a time: adding, rewording, placing, tracing, agreeing, and what happens to gaps."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.specification.operations import is_editor, open_draft, ref_of
from workshops.artefacts.specification.records import SECTIONS, SOURCES, STRENGTHS, Assent, Requirement
from workshops.artefacts.specification.wordings import strength_in, with_strength, words_of
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, references, text, whole
from workshops.meeting.people import authored
from workshops.meeting.quoting import repeats
from workshops.meeting.records import BASES, Alternative
from workshops.numbering import next_number, number_in
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_commissioner, is_member
from workshops.state import Changes, Record, View

writes = is_member | is_commissioner


class OnRequirement(Operation):
    """What happens to one requirement, while the specification is open."""

    requirement: str

    def check(self, here: View, actor: Actor) -> None:
        open_draft(here)

    def before(self, here: View) -> Requirement:
        """The requirement as it stands."""
        return here.require(Requirement, self.requirement)


@operation("specification.add_requirement", allowed=writes)
class AddRequirement(Operation):
    """Add a requirement. Its strength is the MUST, SHOULD or MAY in its words, else the one given."""

    section: str = choice(*SECTIONS)
    words: str = text(600)
    plain: str = text(600, default="")
    strength: str = choice(*STRENGTHS, default="MUST")
    sources: tuple[str, ...] = references(*SOURCES, most=40, default=())
    basis: str = choice(*BASES, default="stated")

    def check(self, here: View, actor: Actor) -> None:
        open_draft(here)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Requirement(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            ref=ref_of(next_number(number_in(one.ref) for one in here.of(Requirement))),
            section=self.section,
            order=next_number(one.order for one in here.of(Requirement)),
            strength=strength_in(self.words) or self.strength,
            words=self.words,
            plain=self.plain,
            sources=self.sources,
            basis=self.basis,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("specification.reword", allowed=writes)
class Reword(OnRequirement):
    """Change the words. ``basis_digest`` is the digest of the two texts that the writer saw.

    What was agreed was the old words, so the requirement counts as drafted again. If the words have moved on, the new
    ones are kept beside them as alternatives.
    """

    requirement: str = reference("specification.requirement")
    basis_digest: str = text(64)
    words: str = text(600)
    plain: str = text(600, default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = self.before(here)
        if (self.words, self.plain) == (before.words, before.plain):
            return Changes.of()
        if self.basis_digest != words_of(before):
            return Changes.of(put=self._kept_beside(before, actor, stamp))
        strength = strength_in(self.words) or before.strength
        status, note = ("withdrawn", before.note) if before.status == "withdrawn" else ("drafted", "")
        after = replace(before, words=self.words, plain=self.plain, strength=strength, status=status, note=note)
        return Changes.of(put=[after.repeating()])

    def _kept_beside(self, before: Requirement, actor: Actor, stamp: Stamp) -> list[Record]:
        made = [
            Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field=one, words=getattr(self, one))
            for one in ("words", "plain")
            if getattr(self, one) not in ("", getattr(before, one))
        ]
        return [*made, *(note for one in made for note in authored(one, actor, stamp))]


@operation("specification.set_strength", allowed=writes)
class SetStrength(OnRequirement):
    """Make it a MUST, a SHOULD or a MAY, in its words too. That is another text, so it counts as drafted again."""

    requirement: str = reference("specification.requirement")
    strength: str = choice(*STRENGTHS)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = self.before(here)
        if self.strength == before.strength:
            return Changes.of()
        status = "drafted" if before.status in ("agreed", "reserved") else before.status
        words = with_strength(before.words, self.strength)
        after = replace(before, strength=self.strength, words=words, status=status)
        return Changes.of(put=[after.repeating()])


@operation("specification.place", allowed=writes)
class Place(OnRequirement):
    """Move a requirement to another place or section. Its ref stays."""

    requirement: str = reference("specification.requirement")
    section: str = choice(*SECTIONS)
    order: int = whole(0, 10_000)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(self.before(here), section=self.section, order=self.order)])


@operation("specification.link_sources", allowed=writes)
class LinkSources(OnRequirement):
    """Say what led to a requirement: its thread. What somebody said, and it repeats, stays in it as long as it does."""

    requirement: str = reference("specification.requirement")
    sources: tuple[str, ...] = references(*SOURCES, most=40)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = self.before(here)
        quoted = (one for one in before.sources if repeats(before, here.get(one)))
        return Changes.of(put=[replace(before, sources=tuple(dict.fromkeys((*self.sources, *quoted))))])


def _assented(asked: Agree | AgreeWithReservation, here: View, stance: str, stamp: Stamp) -> Changes:
    before = asked.before(here)
    made = Assent(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        requirement=before.id,
        stance=stance,
        organisation=asked.organisation,
        words=asked.words,
        digest=asked.basis_digest,
        agreed_at=stamp.at,
    )
    reserved = stance == "reservation" or any(one.stance == "reservation" for one in assents(here, before))
    return Changes.of(put=[replace(before, status="reserved" if reserved else "agreed"), made])


def assents(here: View, one: Requirement) -> list[Assent]:
    """What was said of a requirement in its present words."""
    return [each for each in here.of(Assent) if each.requirement == one.id and each.digest == words_of(one)]


def _words_as_read(asked: Agree | AgreeWithReservation, here: View) -> None:
    open_draft(here)
    before = asked.before(here)
    if asked.basis_digest != words_of(before):
        raise Refused("stale", id=before.id)
    if before.status == "withdrawn":
        raise Refused("closed", reason="withdrawn")


@operation("specification.agree", allowed=is_editor)
class Agree(OnRequirement):
    """Record that the room agrees to a requirement in exactly these words. A reservation to them stays."""

    requirement: str = reference("specification.requirement")
    basis_digest: str = text(64)
    organisation: str = reference("meeting.organisation", default="")
    words: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        _words_as_read(self, here)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return _assented(self, here, "agreed", stamp)


@operation("specification.agree_with_reservation", allowed=is_editor)
class AgreeWithReservation(OnRequirement):
    """Record an agreement that has a reservation, in its own words. It is exported with the requirement."""

    requirement: str = reference("specification.requirement")
    basis_digest: str = text(64)
    words: str = text(300)
    organisation: str = reference("meeting.organisation", default="")

    def check(self, here: View, actor: Actor) -> None:
        _words_as_read(self, here)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return _assented(self, here, "reservation", stamp)


@operation("specification.mark_gap", allowed=writes)
class MarkGap(OnRequirement):
    """Say what a requirement still lacks. It stays a gap until somebody rewords or agrees it."""

    requirement: str = reference("specification.requirement")
    note: str = text(300)

    def check(self, here: View, actor: Actor) -> None:
        super().check(here, actor)
        if self.before(here).status == "withdrawn":
            raise Refused("closed", reason="withdrawn")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        # Without its digest as drafted it counts as touched, so that drafting again does not close the gap.
        return Changes.of(put=[replace(self.before(here), status="gap", note=self.note, drafted="")])


@operation("specification.withdraw", allowed=is_editor)
class Withdraw(OnRequirement):
    """Leave a requirement out, saying why. It is listed with what was left out, and its ref is never given again."""

    requirement: str = reference("specification.requirement")
    note: str = text(300)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(self.before(here), status="withdrawn", note=self.note)])


@operation("specification.take_up", allowed=is_editor)
class TakeUp(OnRequirement):
    """Take up again what was withdrawn."""

    requirement: str = reference("specification.requirement")

    def check(self, here: View, actor: Actor) -> None:
        open_draft(here)
        if self.before(here).status != "withdrawn":
            raise Refused("closed", reason="not_withdrawn")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(self.before(here), status="drafted", note="")])
