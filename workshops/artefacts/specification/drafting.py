"""Drafting requirements from the artefacts: pure, and the same each time (DOMAIN: section from artefact)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from workshops.artefacts.agreement.operations import clauses_of
from workshops.artefacts.agreement.records import Clause, Signature
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.grouping import group_of, grouped_under
from workshops.artefacts.outcomes.records import Indicator, Outcome, ServiceQuality, blocked_by
from workshops.artefacts.specification.from_map import interfaces, model, referral, safeguarding
from workshops.artefacts.specification.from_plan import mobilisation
from workshops.artefacts.specification.proposals import Proposal, said
from workshops.meeting.records import Partnership
from workshops.state import View

VISION_REF: Final = "WTA-02"
VALUES_REF: Final = "WTA-03"
NEEDS: Final = {"supported": "need", "applied": "need", "partly_supported": "need_in_part"}


def need(here: View) -> Iterator[Proposal]:
    """One requirement for each hypothesis that was tested and found supported, wholly or in part."""
    for one in sorted(here.of(Hypothesis), key=lambda one: one.order):
        if one.status in NEEDS and not (one.withdrawn or one.masked):
            yield Proposal(
                origin=f"need:{one.id}",
                section="need",
                words=said(NEEDS[one.status], words=one.think),
                sources=(one.id,),
                basis=one.basis,
            )


def vision(here: View) -> Iterator[Proposal]:
    """The vision and the meaning of words, as they were signed; nothing while nobody has signed the present text."""
    for clause in clauses_of(here):
        if clause.ref in (VISION_REF, VALUES_REF) and is_signed(here, clause):
            yield from _vision(here, clause)


def _vision(here: View, clause: Clause) -> Iterator[Proposal]:
    found = [one.vision for one in here.of(Partnership) if one.vision]
    whole = clause.ref == VISION_REF and bool(found)
    words = said("vision", words=found[0]) if whole else said("values", title=clause.title, words=clause.formal)
    yield Proposal(
        origin=f"clause:{clause.id}",
        section="vision",
        words=words,
        plain="" if whole else clause.plain,
        sources=(clause.id,),
    )


def is_signed(here: View, clause: Clause) -> bool:
    """Whether anybody has signed a clause in its present text."""
    pairs = ((one.clause, one.digest) for signature in here.of(Signature) for one in signature.clauses)
    return (clause.id, clause.digest) in pairs


def outcomes(here: View) -> Iterator[Proposal]:
    """One requirement for each outcome and, apart from them, for each service quality."""
    for one in sorted(here.of(Outcome), key=lambda one: one.order):
        if one.formal or one.own_words:
            yield _worded(one, "outcome", grouped_under(here, one.id), _stands_with(here, one))
    for quality in sorted(here.of(ServiceQuality), key=lambda one: one.order):
        if quality.formal or quality.own_words:
            yield _worded(quality, "quality")


def _worded(one: Outcome | ServiceQuality, key: str, under: Sequence[Outcome] = (), settled: str = "") -> Proposal:
    """One wording, with the own words of everything that stands together with it beside the formal one."""
    quoted = [each.own_words for each in ((one,) if one.formal else ()) + tuple(under) if each.own_words]
    return Proposal(
        origin=f"{key}:{one.id}",
        section="outcomes",
        words=said(key, words=one.formal or one.own_words),
        plain="\n".join(quoted),
        sources=(one.id, *(each.id for each in under)),
        basis=one.basis,
        settled=settled,
    )


def _stands_with(here: View, one: Outcome) -> str:
    """Why an outcome is no requirement of its own; nothing where it is."""
    head = group_of(here, one)
    return said("together", ref=head.ref) if head and (head.formal or head.own_words) else ""


def monitoring(here: View) -> Iterator[Proposal]:
    """One requirement for each indicator that somebody reads in order to decide something."""
    for one in sorted(here.of(Indicator), key=lambda one: one.order):
        if not blocked_by(one):
            yield Proposal(
                origin=f"indicator:{one.id}",
                section="monitoring",
                words=said(
                    "indicator",
                    words=one.measure or one.words,
                    frequency=one.frequency,
                    reader=one.reader,
                    decision=one.decision,
                    held_by=one.held_by,
                ),
                # An indicator may quote the outcome that it tells of.
                sources=(one.id, one.outcome),
                basis=one.basis,
            )


DRAFTERS: Final[tuple[Callable[[View], Iterator[Proposal]], ...]] = (
    need,
    vision,
    outcomes,
    model,
    referral,
    safeguarding,
    interfaces,
    monitoring,
    mobilisation,
)


def proposals(here: View) -> list[Proposal]:
    """Every requirement that the artefacts in a view give, in the order of the sections."""
    return [one for drafter in DRAFTERS for one in drafter(here)]
