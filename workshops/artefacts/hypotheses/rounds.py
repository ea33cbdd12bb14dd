"""Private scoring: the rule fixed before, the round, the score, and the reveal to all at once."""

from __future__ import annotations

from dataclasses import replace

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.hypotheses.records import CommonGroundRule, Result, Round, Score
from workshops.artefacts.hypotheses.scoring import Ballot, summed
from workshops.audiences import EVERYONE, participant
from workshops.fields import choice, reference, text, whole
from workshops.meeting.records import Seat
from workshops.refusal import Refused
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
class GiveScore(Operation):
    """Score privately from 0 to 100, or leave the value out: 'I'm not sure'. It may be changed until the reveal."""

    round: str = reference("hypotheses.round")
    value: int | None = whole(0, 100, default=None)

    def check(self, here: View, actor: Actor) -> None:
        if here.require(Round, self.round).status != "open":
            raise Refused("closed", round=self.round)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = participant(actor.seat)
        before = next((one for one in here.only(own).of(Score) if one.round == self.round), None)
        made = before or Score(id=stamp.new_id(own), audience=own, round=self.round)
        return Changes.of(put=[replace(made, value=self.value)])


@operation("hypotheses.reveal", allowed=is_facilitator, reads_all=True)
class Reveal(Operation):
    """Close a round and show all scores together, by group, never person by person."""

    round: str = reference("hypotheses.round")

    def check(self, here: View, actor: Actor) -> None:
        if here.require(Round, self.round).status != "open":
            raise Refused("closed", round=self.round)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        closing = here.require(Round, self.round)
        groups = {participant(one.id): one.group for one in here.of(Seat)}
        ballots = [Ballot(groups.get(one.audience, ""), one.value) for one in here.of(Score) if one.round == closing.id]
        sums = summed(ballots, here.require(CommonGroundRule, closing.rule))
        result = Result(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            hypothesis=closing.hypothesis,
            round=closing.id,
            rule=closing.rule,
            n=sums.n,
            unsure=sums.unsure,
            strip=sums.strip,
            groups=sums.groups,
            hidden=sums.hidden,
            verdict=sums.verdict,
        )
        return Changes.of(put=[replace(closing, status="closed"), result])
