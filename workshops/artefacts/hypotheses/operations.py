"""Raising, rewording, withdrawing and deciding on hypotheses."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.hypotheses.records import STATUSES, TYPES, Finding, Hypothesis, Result
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, references, text
from workshops.leaning import bound, freed
from workshops.meeting.contributing import Contribution, Worded
from workshops.meeting.hiding import contribution
from workshops.meeting.illustrating import NOTHING, Illustrating, shown_by
from workshops.meeting.people import authored, group_shown, wrote
from workshops.meeting.quoting import quoting_no_more
from workshops.meeting.records import BASES, Alternative, Authored
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_member, is_participant, rule
from workshops.state import Changes, Record, View
from workshops.wording import digest


@rule
def wrote_it(here: View, actor: Actor, asked: Reword | Withdraw) -> bool:
    return wrote(here, asked.hypothesis)


@operation("hypotheses.propose", allowed=is_participant)
class Propose(Contribution, Illustrating):
    """Raise a hypothesis. It carries the group that raised it and no author."""

    think: str = text(300)
    because: str = text(300, default="")
    true_if: str = text(300, default="")
    false_if: str = text(300, default="")
    harm: str = text(300, default="")
    type: str = choice(*TYPES, default="diagnostic")
    steps: tuple[str, ...] = references("pathways.step", most=20, default=())
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")
    group: str = reference("meeting.group", default="")

    def check(self, here: View, actor: Actor) -> None:
        self.check_drawing()
        if self.group and "facilitator" not in actor.roles:
            raise Refused("forbidden", field="group")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = next_order(here)
        made = Hypothesis(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            ref=f"H{order}",
            order=order,
            type=self.type,
            think=self.think,
            because=self.because,
            true_if=self.true_if,
            false_if=self.false_if,
            harm=self.harm,
            raised_by=self.group or group_shown(here, actor),
            steps=self.steps,
            basis=self.basis,
            source=self.source,
            **shown_by(self),
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


def next_order(here: View) -> int:
    """One more than the highest number in use, so that a number is never given twice while both stand."""
    return max((one.order for one in here.of(Hypothesis)), default=0) + 1


@operation("hypotheses.reword", allowed=is_facilitator | (is_participant & wrote_it))
class Reword(Worded):
    """Change the words. ``basis_digest`` is the digest of the texts that the writer saw.

    If they have moved on, the new wording is kept beside them as an alternative.
    """

    hypothesis: str = reference("hypotheses.hypothesis")
    basis_digest: str = text(64)
    think: str = text(300)
    because: str = text(300, default="")
    true_if: str = text(300, default="")
    false_if: str = text(300, default="")
    harm: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.hypothesis)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Hypothesis, self.hypothesis)
        if self.basis_digest != words_of(before):
            return Changes.of(put=self._kept_beside(before, actor, stamp))
        after = replace(
            before,
            think=self.think,
            because=self.because,
            true_if=self.true_if,
            false_if=self.false_if,
            harm=self.harm,
        )
        return Changes.of(put=[after])

    def _kept_beside(self, before: Hypothesis, actor: Actor, stamp: Stamp) -> list[Record]:
        names = ("think", "because", "true_if", "false_if", "harm")
        made = [
            Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field=one, words=getattr(self, one))
            for one in names
            if getattr(self, one) not in ("", getattr(before, one))
        ]
        return [*made, *(note for one in made for note in authored(one, actor, stamp))]


def words_of(one: Hypothesis) -> str:
    """The digest that a rewording must name."""
    return digest(one.think, one.because, one.true_if, one.false_if, one.harm)


@operation("hypotheses.withdraw", allowed=wrote_it, takes_back="hypothesis")
class Withdraw(Operation):
    """Take back one's own hypothesis. Its words are gone at once and leave the log.

    Where others have built on it (scores, evidence, a finding), what they built stays on a hypothesis without words.
    """

    hypothesis: str = reference("hypotheses.hypothesis")

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.hypothesis)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        mine = [one for one in here.of(Authored) if one.record == self.hypothesis]
        beside = [one for one in here.of(Alternative) if one.of == self.hypothesis]
        gone = here.require(Hypothesis, self.hypothesis)
        ids = {gone.id, *(one.id for one in beside)}
        if not bound(here, ids):
            taken = Changes.of(put=freed(here, ids), removed=mine, erased=[gone, *beside])
            return quoting_no_more(here, taken, gone)
        words = dict.fromkeys(("think", "because", "true_if", "false_if", "harm", "raised_by", "source"), "")
        empty = replace(gone, withdrawn=True, **{**words, **NOTHING})
        return quoting_no_more(here, Changes.of(put=[empty], removed=mine, erased=[gone, *beside]), gone)


@operation("hypotheses.link_steps", allowed=is_member)
class LinkSteps(Operation):
    """Say which steps of a pathway a hypothesis is about."""

    hypothesis: str = reference("hypotheses.hypothesis")
    steps: tuple[str, ...] = references("pathways.step", most=20)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Hypothesis, self.hypothesis), steps=self.steps)])


@operation("hypotheses.decide", allowed=is_facilitator)
class Decide(Operation):
    """Give a hypothesis another status, with the finding in words. The history keeps every one."""

    hypothesis: str = reference("hypotheses.hypothesis")
    status: str = choice(*STATUSES)
    words: str = text(400, default="")
    confidence: str = choice("low", "medium", "high", "", default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        found = Finding(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            hypothesis=self.hypothesis,
            status=self.status,
            words=self.words,
            confidence=self.confidence,
            found_at=stamp.at,
        )
        return Changes.of(put=[replace(here.require(Hypothesis, self.hypothesis), status=self.status), found])


def result_of(here: View, hypothesis: str) -> Result | None:
    """The newest result of a hypothesis; one that is held back leaves the earlier one standing."""
    found = [one for one in here.of(Result) if one.hypothesis == hypothesis and not one.held_back]
    return found[-1] if found else None
