"""Private scoring: the rule fixed before, the round, the score, and the reveal to all at once."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.hypotheses.records import CommonGroundRule, Round, Score
from workshops.artefacts.hypotheses.revealing import revealed
from workshops.audiences import EVERYONE, participant
from workshops.fields import choice, reference, text, whole
from workshops.meeting.consent import Participation
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_participant
from workshops.state import Changes, View


@operation("hypotheses.fix_rule", allowed=is_facilitator)
class FixRule(Operation):
    """Fix what will count as common ground, before anybody scores."""

    agrees_from: int = whole(1, 100)
    share: int = whole(1, 100)
    small: str = choice("together", "whole", default="together")
    low_words: str = text(60)
    high_words: str = text(60)

    def check(self, here: View, actor: Actor) -> None:
        if any(one.status == "open" for one in here.of(Round)):
            raise Refused("closed", reason="round_open")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        fixed = CommonGroundRule(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            agrees_from=self.agrees_from,
            share=self.share,
            small=self.small,
            low_words=self.low_words,
            high_words=self.high_words,
            fixed_at=stamp.at,
        )
        return Changes.of(put=[fixed])


@operation("hypotheses.open_round", allowed=is_facilitator)
class OpenRound(Operation):
    """Begin the private scoring of a hypothesis. There must be a rule, fixed before."""

    hypothesis: str = reference("hypotheses.hypothesis")

    def check(self, here: View, actor: Actor) -> None:
        if not here.of(CommonGroundRule):
            raise Refused("closed", reason="no_rule")
        if any(one.hypothesis == self.hypothesis and one.status == "open" for one in here.of(Round)):
            raise Refused("taken", reason="round_open")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = [one for one in here.of(Round) if one.hypothesis == self.hypothesis]
        made = Round(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            hypothesis=self.hypothesis,
            number=len(before) + 1,
            rule=here.of(CommonGroundRule)[-1].id,
        )
        return Changes.of(put=[made])


@operation("hypotheses.score", allowed=is_participant)
class GiveScore(Participation):
    """Score privately from 0 to 100, or leave the value out: 'I'm not sure'. It may be changed until the reveal.

    Beside that, how much it matters, and how sure one is. What is left out is not given.
    """

    round: str = reference("hypotheses.round")
    value: int | None = whole(0, 100, default=None)
    importance: int | None = whole(0, 100, default=None)
    confidence: int | None = whole(0, 100, default=None)

    def check(self, here: View, actor: Actor) -> None:
        if here.require(Round, self.round).status != "open":
            raise Refused("closed", round=self.round)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = participant(actor.seat)
        before = next((one for one in here.only(own).of(Score) if one.round == self.round), None)
        made = before or Score(id=stamp.new_id(own), audience=own, round=self.round)
        given = replace(made, value=self.value, importance=self.importance, confidence=self.confidence)
        return Changes.of(put=[given])


@operation("hypotheses.reveal", allowed=is_facilitator, reads_all=True)
class Reveal(Operation):
    """Close a round and show all scores together, by group, never person by person.

    What would give somebody away beside an earlier round of the same hypothesis is not shown.
    """

    round: str = reference("hypotheses.round")

    def check(self, here: View, actor: Actor) -> None:
        if here.require(Round, self.round).status != "open":
            raise Refused("closed", round=self.round)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        closing = here.require(Round, self.round)
        return Changes.of(put=[replace(closing, status="closed"), *revealed(here, closing, stamp)])
