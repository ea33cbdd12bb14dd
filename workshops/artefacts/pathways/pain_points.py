"""Pain points, and votes that say how many and never who."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.on_map import all_on, pain_points_of
from workshops.artefacts.pathways.records import PainPoint, Vote
from workshops.artefacts.pathways.steps import reworded
from workshops.audiences import EVERYONE, participant
from workshops.fields import choice, reference, references, text
from workshops.leaning import freed, refuse_if_bound
from workshops.meeting.consent import Participation
from workshops.meeting.people import group_shown
from workshops.meeting.records import BASES
from workshops.numbering import next_number
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member, is_participant
from workshops.state import Changes, View


@operation("pathways.add_pain_point", allowed=is_member)
class AddPainPoint(Operation):
    """Say where it hurts, at the steps of a map that it is about."""

    map: str = reference("pathways.map")
    words: str = text(200)
    steps: tuple[str, ...] = references("pathways.step", most=20, default=())
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        all_on(here, self.map, self.steps)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = PainPoint(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=self.map,
            number=next_number(one.number for one in pain_points_of(here, self.map)),
            steps=self.steps,
            words=self.words,
            group=group_shown(here, actor),
            basis=self.basis,
            source=self.source,
        )
        return Changes.of(put=[made])


@operation("pathways.reword_pain_point", allowed=is_member)
class RewordPainPoint(Operation):
    """Change a pain point's words; a wording that comes too late is kept beside them."""

    pain_point: str = reference("pathways.pain_point")
    basis_digest: str = text(64)
    words: str = text(200)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(PainPoint, self.pain_point)
        return Changes.of(put=reworded(before, self.words, self.basis_digest, actor, stamp))


@operation("pathways.place_pain_point", allowed=is_member)
class PlacePainPoint(Operation):
    """Say at which steps a pain point hurts."""

    pain_point: str = reference("pathways.pain_point")
    steps: tuple[str, ...] = references("pathways.step", most=20)

    def check(self, here: View, actor: Actor) -> None:
        all_on(here, here.require(PainPoint, self.pain_point).map, self.steps)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(PainPoint, self.pain_point), steps=self.steps)])


@operation("pathways.remove_pain_point", allowed=is_member)
class RemovePainPoint(Operation):
    """Take away a pain point that nobody voted for. What people voted for stays."""

    pain_point: str = reference("pathways.pain_point")

    def check(self, here: View, actor: Actor) -> None:
        if here.require(PainPoint, self.pain_point).votes:
            raise Refused("closed", reason="has_votes")
        refuse_if_bound(here, {self.pain_point})

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        gone = here.require(PainPoint, self.pain_point)
        return Changes.of(put=freed(here, {gone.id}), removed=[gone])


@operation("pathways.vote", allowed=is_participant)
class GiveVote(Participation):
    """Vote for a pain point, once. Everybody learns the total and nobody who it was."""

    pain_point: str = reference("pathways.pain_point")

    def check(self, here: View, actor: Actor) -> None:
        if _votes(here, actor, self.pain_point):
            raise Refused("taken")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        voted = here.require(PainPoint, self.pain_point)
        own = participant(actor.seat)
        vote = Vote(id=stamp.new_id(own), audience=own, pain_point=voted.id)
        return Changes.of(put=[replace(voted, votes=voted.votes + 1), vote])


@operation("pathways.take_back_vote", allowed=is_participant)
class TakeBackVote(Operation):
    """Take one's vote back."""

    pain_point: str = reference("pathways.pain_point")

    def check(self, here: View, actor: Actor) -> None:
        if not _votes(here, actor, self.pain_point):
            raise Refused("missing")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        voted = here.require(PainPoint, self.pain_point)
        fewer = replace(voted, votes=max(0, voted.votes - 1))
        return Changes.of(put=[fewer], removed=_votes(here, actor, voted.id))


def _votes(here: View, actor: Actor, pain_point: str) -> list[Vote]:
    own = here.only(participant(actor.seat))
    return [one for one in own.of(Vote) if one.pain_point == pain_point]
