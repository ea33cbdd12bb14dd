"""The specification as a whole: beginning, describing, and drafting from the artefacts."""

from __future__ import annotations

from collections.abc import Iterator

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.specification.drafting import proposals
from workshops.artefacts.specification.proposals import Proposal
from workshops.artefacts.specification.records import Draft, Requirement
from workshops.artefacts.specification.sections import draft_of
from workshops.artefacts.specification.wordings import words_of
from workshops.audiences import EVERYONE
from workshops.fields import text
from workshops.numbering import next_number, number_in
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_commissioner, is_facilitator
from workshops.state import Changes, View
from workshops.wording import digest
from workshops.words import sentence

is_editor = is_facilitator | is_commissioner


def open_draft(here: View) -> Draft:
    """The specification while it may be changed; refused before it is begun and while a final version stands."""
    draft = draft_of(here)
    if draft is None:
        raise Refused("closed", reason="not_begun")
    if draft.status == "final":
        raise Refused("closed", reason="final")
    return draft


@operation("specification.begin", allowed=is_editor)
class Begin(Operation):
    """Begin the specification of the partnership. There is one."""

    title: str = text(160)
    reference: str = text(60, default="")

    def check(self, here: View, actor: Actor) -> None:
        if draft_of(here) is not None:
            raise Refused("taken")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Draft(id=stamp.new_id(EVERYONE), audience=EVERYONE, title=self.title, reference=self.reference)
        return Changes.of(put=[made])


@operation("specification.describe", allowed=is_editor)
class Describe(Operation):
    """Change what the cover says."""

    title: str = text(160)
    reference: str = text(60, default="")
    owner: str = text(120, default="")
    approver: str = text(120, default="")
    review_date: str = text(40, default="")
    marking: str = text(60, default="")

    def check(self, here: View, actor: Actor) -> None:
        open_draft(here)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        after = replace(
            open_draft(here),
            title=self.title,
            reference=self.reference,
            owner=self.owner,
            approver=self.approver,
            review_date=self.review_date,
            marking=self.marking,
        )
        return Changes.of(put=[after])


@operation("specification.draft", allowed=is_editor)
class DraftRequirements(Operation):
    """Draft requirements from what everybody may see.

    Drafting again adds what is new, brings what nobody reworded or agreed up to date, and touches nothing else. Where
    what a requirement was drafted from is gone, it stays as a gap for people to decide on.
    """

    def check(self, here: View, actor: Actor) -> None:
        open_draft(here)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=list(_drafted(here.only(EVERYONE), stamp)))


def _drafted(here: View, stamp: Stamp) -> Iterator[Requirement]:
    found = {one.origin: one for one in proposals(here)}
    standing = {one.origin: one for one in here.of(Requirement) if one.origin}
    for origin, before in standing.items():
        after = _renewed(before, found[origin]).repeating() if origin in found else _let_go(before)
        if is_untouched(before) and after != before:
            yield after
    number = next_number(number_in(one.ref) for one in here.of(Requirement))
    order = next_number(one.order for one in here.of(Requirement))
    new = (one for origin, one in found.items() if origin not in standing and not one.settled)
    for place, proposal in enumerate(new):
        yield _made(proposal, ref_of(number + place), order + place, stamp)


def _let_go(before: Requirement) -> Requirement:
    return replace(before, status="gap", note=sentence("document.specification.missing.origin"))


def ref_of(number: int) -> str:
    """R-001, R-002 and so on."""
    return f"R-{number:03}"


def is_untouched(one: Requirement) -> bool:
    """Whether a requirement stands as it was drafted: not reworded, not agreed, not withdrawn."""
    return one.drafted == words_of(one) and one.status in ("gap", "drafted")


def _made(proposal: Proposal, ref: str, order: int, stamp: Stamp) -> Requirement:
    return Requirement(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        ref=ref,
        section=proposal.section,
        order=order,
        strength=proposal.strength,
        words=proposal.words,
        plain=proposal.plain,
        status="gap" if proposal.missing else "drafted",
        sources=proposal.sources,
        origin=proposal.origin,
        drafted=digest(proposal.words, proposal.plain),
        basis=proposal.basis,
        note=proposal.missing,
    )


def _renewed(before: Requirement, proposal: Proposal) -> Requirement:
    if proposal.settled:
        return replace(before, status="withdrawn", note=proposal.settled)
    return replace(
        before,
        strength=proposal.strength,
        words=proposal.words,
        plain=proposal.plain,
        status="gap" if proposal.missing else "drafted",
        sources=tuple(dict.fromkeys((*proposal.sources, *before.sources))),
        drafted=digest(proposal.words, proposal.plain),
        basis=proposal.basis,
        note=proposal.missing,
    )
