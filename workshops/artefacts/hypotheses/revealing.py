"""From the private scores of a round to the one record that everybody sees, and a sealed note of whose they were.

Reads everything: only the reveal may.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workshops.admission import Stamp
from workshops.apart import Earlier, Said, Scorer, drawable
from workshops.artefacts.hypotheses.records import CommonGroundRule, Counted, Result, Round, Score, Weighed
from workshops.artefacts.hypotheses.scoring import NOTHING, Ballot, Summed, summed, weighed
from workshops.audiences import EVERYONE, SEALED, participant
from workshops.meeting.records import Seat
from workshops.small_groups import total_may_show
from workshops.state import Record, View


def revealed(here: View, closing: Round, stamp: Stamp) -> tuple[Record, ...]:
    """The result of a round, and in `sealed` who scored in it and in which group they were then."""
    scores, groups = _scores(here, closing.id), _groups_now(here)
    counted = Counted(
        id=stamp.new_id(SEALED),
        audience=SEALED,
        round=closing.id,
        scorers=tuple(Scorer(seat, groups.get(seat, "")) for seat in sorted(scores)),
    )
    return (_result(_Revealing(here, closing, scores, groups), stamp), counted)


def _result(now: _Revealing, stamp: Stamp) -> Result:
    sums = _sums(now)
    return Result(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        hypothesis=now.closing.hypothesis,
        round=now.closing.id,
        rule=now.closing.rule,
        n=sums.n,
        unsure=sums.unsure,
        strip=sums.strip,
        groups=sums.groups,
        hidden=sums.hidden,
        verdict=sums.verdict,
        importance=_weighed(now, "importance"),
        confidence=_weighed(now, "confidence"),
        held_back=sums.strip is None and total_may_show({"": len(_given(now.said("value")))}),
    )


@dataclass(frozen=True)
class _Revealing:
    """One round as it is revealed: the scores by seat, and every seat's group now."""

    here: View
    closing: Round
    scores: dict[str, Score]
    groups: dict[str, str]

    def said(self, question: str) -> dict[str, Said]:
        """What each scorer said to one question."""
        return {seat: Said(self.groups.get(seat, ""), getattr(one, question)) for seat, one in self.scores.items()}

    def ballots(self, question: str) -> list[Ballot]:
        """The same without the people."""
        return [Ballot(self.groups.get(seat, ""), getattr(one, question)) for seat, one in self.scores.items()]

    def earlier(self) -> list[Result]:
        """The results of earlier rounds of the same hypothesis, oldest first."""
        return [one for one in self.here.of(Result) if one.hypothesis == self.closing.hypothesis]

    def drawn_before(self, question: str) -> list[Earlier]:
        """What earlier rounds drew of one question."""
        pairs = ((one, groups_drawn(one, question)) for one in self.earlier())
        return [Earlier(self._said_then(one.round, question), groups) for one, groups in pairs if groups is not None]

    def _said_then(self, round_id: str, question: str) -> dict[str, Said]:
        values = {seat: getattr(one, question) for seat, one in _scores(self.here, round_id).items()}
        kept = next((one for one in self.here.of(Counted) if one.round == round_id), None)
        return (
            kept.said(values) if kept else {seat: Said(self.groups.get(seat, ""), one) for seat, one in values.items()}
        )


def groups_drawn(result: Result, question: str) -> frozenset[str] | None:
    """The groups that a result draws for one question beside the whole; None where it draws nothing."""
    if question == "value":
        return None if result.strip is None else frozenset(one.group for one in result.groups)
    held: Weighed | None = getattr(result, question)
    return None if held is None else frozenset(one.group for one in held.groups)


def _sums(now: _Revealing) -> Summed:
    said, before = now.said("value"), now.drawn_before("value")
    rule = now.here.require(CommonGroundRule, now.closing.rule)
    if not before:
        return summed(now.ballots("value"), rule)
    shown = drawable(said, before)
    if shown is None:
        return NOTHING
    return summed(now.ballots("value"), rule, shown, _carried(now, said, shown))


def _carried(now: _Revealing, said: dict[str, Said], shown: Collection[str]) -> list[float]:
    """How far groups agreed before that are here again and may not be drawn now: they still have their say."""
    present = {one.group for one in _given(said)} - set(shown)
    last = {group.group: group.agreeing / 100 for one in now.earlier() for group in one.groups}
    return [share for group, share in last.items() if group in present]


def _weighed(now: _Revealing, question: str) -> Weighed | None:
    shown = drawable(now.said(question), now.drawn_before(question))
    return None if shown is None else weighed(now.ballots(question), shown)


def _given(said: dict[str, Said]) -> list[Said]:
    return [one for one in said.values() if one.value is not None]


def _scores(here: View, round_id: str) -> dict[str, Score]:
    """The scores of a round by seat."""
    found = (one for one in here.of(Score) if one.round == round_id)
    return {one.audience.removeprefix(participant("")): one for one in found}


def _groups_now(here: View) -> dict[str, str]:
    return {one.id: one.group for one in here.of(Seat)}
