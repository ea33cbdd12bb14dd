"""Putting similar cards together and naming what they share. The cards keep their own words."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.cards.records import Became, Card, Cluster, Round
from workshops.audiences import EVERYONE, participant
from workshops.fields import reference, references, text
from workshops.leaning import freed, refuse_if_bound
from workshops.meeting.contributing import Worded
from workshops.meeting.hiding import contribution
from workshops.meeting.people import authored
from workshops.meeting.records import Alternative, Authored
from workshops.meeting.settling import own_wordings
from workshops.meeting.sight import words_of
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member, is_participant
from workshops.state import Changes, Record, View
from workshops.wording import digest


def clusters_of(here: View, round_id: str) -> list[Cluster]:
    """The groups of a round's cards, in order."""
    return sorted((one for one in here.of(Cluster) if one.round == round_id), key=lambda one: one.order)


def _on_round(here: View, round_id: str, cards: tuple[str, ...]) -> None:
    for one in cards:
        if here.require(Card, one).round != round_id:
            raise Refused("missing", id=one)


@operation("cards.make_cluster", allowed=is_participant)
class MakeCluster(Worded):
    """Put cards together under a name."""

    round: str = reference("cards.round")
    name: str = text(80)
    cards: tuple[str, ...] = references("cards.card", default=())

    def check(self, here: View, actor: Actor) -> None:
        if here.require(Round, self.round).status != "shown":
            raise Refused("closed", reason="silent")
        _on_round(here, self.round, self.cards)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = max((one.order for one in clusters_of(here, self.round)), default=-1) + 1
        made = Cluster(id=stamp.new_id(EVERYONE), audience=EVERYONE, round=self.round, order=order, name=self.name)
        placed = [replace(here.require(Card, one), cluster=made.id) for one in self.cards]
        return Changes.of(put=[made, *placed, *authored(made, actor, stamp)])


@operation("cards.rename_cluster", allowed=is_participant, reads_all=True)
class RenameCluster(Worded):
    """Give a group of cards another name. A name that comes too late is kept beside the one that stands.

    The name that stands is its writer's own. Whoever gave the earlier one keeps that, and everybody else lets it go.
    """

    cluster: str = reference("cards.cluster")
    basis_digest: str = text(64)
    name: str = text(80)

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.cluster)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Cluster, self.cluster)
        if self.basis_digest == digest(before.name):
            return self._renamed(here, before, actor, stamp)
        kept = Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field="name", words=self.name)
        return Changes.of(put=[kept, *authored(kept, actor, stamp)])

    def _renamed(self, here: View, before: Cluster, actor: Actor, stamp: Stamp) -> Changes:
        after = replace(before, name=self.name)
        notes = [one for one in here.of(Authored) if one.record == before.id]
        if any(one.audience == participant(actor.seat) for one in notes):
            return Changes.of(put=[after])
        let_go = own_wordings(notes, before.name, stamp)
        return Changes.of(put=[after, *authored(after, actor, stamp), *let_go], erased=[before], removed=notes)


@operation("cards.place", allowed=is_participant)
class PlaceCards(Operation):
    """Put cards into a group, or with none out of the one they are in."""

    cards: tuple[str, ...] = references("cards.card")
    cluster: str = reference("cards.cluster", default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.cluster:
            _on_round(here, here.require(Cluster, self.cluster).round, self.cards)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        held = [here.require(Card, one) for one in self.cards]
        return Changes.of(put=[replace(one, cluster=self.cluster) for one in held if one.cluster != self.cluster])


@operation("cards.take_further", allowed=is_member)
class TakeFurther(Operation):
    """Say what a card or a group of cards led to. Saying it twice changes nothing."""

    source: str = reference("cards.card", "cards.cluster")
    led_to: str = reference()

    def check(self, here: View, actor: Actor) -> None:
        if self.source == self.led_to or here.require(Record, self.led_to).audience != EVERYONE:
            raise Refused("missing", id=self.led_to)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if any((one.source, one.led_to) == (self.source, self.led_to) for one in here.of(Became)):
            return Changes.of()
        made = Became(id=stamp.new_id(EVERYONE), audience=EVERYONE, source=self.source, led_to=self.led_to)
        return Changes.of(put=[made])


@operation("cards.take_no_further", allowed=is_member)
class TakeNoFurther(Operation):
    """Say that a card or a group of cards did not lead to something after all. Both stay."""

    became: str = reference("cards.became")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(removed=[here.require(Became, self.became)])


@operation("cards.remove_cluster", allowed=is_participant, reads_all=True)
class RemoveCluster(Operation):
    """Take a group apart. Its cards stay on the board. Its names leave the log; whoever gave one keeps it."""

    cluster: str = reference("cards.cluster")

    def check(self, here: View, actor: Actor) -> None:
        refuse_if_bound(here, {one.id for one in (*self._names(here), *self._links(here))})

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        names, links = self._names(here), self._links(here)
        # An empty place says nothing: what was hidden there is still its writer's own, with the facilitators.
        said = {one.id: words for one in names if (words := words_of(one))}
        notes = [one for one in here.of(Authored) if one.record in said]
        kept = [one for note in notes for one in own_wordings([note], said[note.record], stamp)]
        put = [*freed(here, {one.id for one in (*names, *links)}), *kept]
        return Changes.of(put=put, removed=[*links, *notes], erased=names)

    def _names(self, here: View) -> list[Cluster | Alternative]:
        return [here.require(Cluster, self.cluster), *(one for one in here.of(Alternative) if one.of == self.cluster)]

    def _links(self, here: View) -> list[Became]:
        return [one for one in here.of(Became) if one.source == self.cluster]
