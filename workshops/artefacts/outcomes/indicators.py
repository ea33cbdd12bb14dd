"""Indicators: only those that somebody reads, for a decision, may ask providers for figures."""

from __future__ import annotations

from typing import Final

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.outcomes.records import Indicator
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, text
from workshops.meeting.people import authored
from workshops.meeting.records import BASES, Alternative
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, Record, View
from workshops.wording import digest

TEXTS: Final = ("words", "measure", "decision", "reader", "frequency", "held_by", "baseline", "target")


def indicators_of(here: View, outcome: str) -> list[Indicator]:
    """The indicators of an outcome, in order."""
    return sorted((one for one in here.of(Indicator) if one.outcome == outcome), key=lambda one: one.order)


def words_of(one: Indicator) -> str:
    """The digest that a change must name: over all texts, in the order of TEXTS."""
    return digest(*(getattr(one, name) for name in TEXTS))


@operation("outcomes.add_indicator", allowed=is_member)
class AddIndicator(Operation):
    """Add what would tell whether an outcome comes true. It may lack things, and then stays out of exports."""

    outcome: str = reference("outcomes.outcome")
    words: str = text(200)
    measure: str = text(300, default="")
    decision: str = text(200, default="")
    reader: str = text(120, default="")
    frequency: str = text(80, default="")
    held_by: str = text(200, default="")
    baseline: str = text(120, default="")
    target: str = text(120, default="")
    basis: str = choice(*BASES, default="stated")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = max((one.order for one in here.of(Indicator)), default=0) + 1
        made = Indicator(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            ref=f"I{order}",
            order=order,
            outcome=self.outcome,
            basis=self.basis,
            **{name: getattr(self, name) for name in TEXTS},
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("outcomes.change_indicator", allowed=is_member)
class ChangeIndicator(Operation):
    """Change an indicator's texts. ``basis_digest`` is the digest of all of them as the writer saw them.

    If they have moved on, what differs is kept beside them as alternatives.
    """

    indicator: str = reference("outcomes.indicator")
    basis_digest: str = text(64)
    words: str = text(200)
    measure: str = text(300, default="")
    decision: str = text(200, default="")
    reader: str = text(120, default="")
    frequency: str = text(80, default="")
    held_by: str = text(200, default="")
    baseline: str = text(120, default="")
    target: str = text(120, default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Indicator, self.indicator)
        if self.basis_digest != words_of(before):
            return Changes.of(put=self._kept_beside(before, actor, stamp))
        return Changes.of(put=[replace(before, **{name: getattr(self, name) for name in TEXTS})])

    def _kept_beside(self, before: Indicator, actor: Actor, stamp: Stamp) -> list[Record]:
        made = [
            Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field=one, words=getattr(self, one))
            for one in TEXTS
            if getattr(self, one) not in ("", getattr(before, one))
        ]
        return [*made, *(note for one in made for note in authored(one, actor, stamp))]
