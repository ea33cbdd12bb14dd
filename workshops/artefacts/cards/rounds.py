"""Writing cards: privately in a silent round, revealed together, or straight onto the board afterwards."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.cards.records import Card, Draft, Round
from workshops.audiences import EVERYONE, participant
from workshops.fields import reference, text
from workshops.meeting.consent import Participation
from workshops.meeting.contributing import Contribution, Worded, held_back, is_moderated, not_muted
from workshops.meeting.hiding import contribution
from workshops.meeting.illustrating import Illustrating, shown_by
from workshops.meeting.people import authored, group_shown, writer_now, wrote
from workshops.meeting.records import Alternative
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_participant, rule
from workshops.state import Changes, Record, View
from workshops.wording import digest

MOST_DRAFTS = 50


@rule
def wrote_the_card(here: View, actor: Actor, asked: RewordCard) -> bool:
    return wrote(here, asked.card)


def cards_of(here: View, round_id: str) -> list[Card]:
    """The cards of a round, in order."""
    return sorted((one for one in here.of(Card) if one.round == round_id), key=lambda one: one.order)


def _next_order(here: View, round_id: str) -> int:
    return max((one.order for one in here.of(Card) if one.round == round_id), default=-1) + 1


@operation("cards.open_round", allowed=is_facilitator)
class OpenCards(Operation):
    """Ask a question that everybody answers on cards of their own, unseen until the reveal."""

    question: str = text(300)
    activity: str = reference("meeting.activity", default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Round(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            question=self.question,
            order=len(here.of(Round)),
            activity=self.activity,
        )
        return Changes.of(put=[made])


@operation("cards.write", allowed=is_participant & not_muted)
class WriteCard(Participation, Illustrating):
    """Write a card for oneself, or change one with ``draft``. Nobody else sees it before the reveal."""

    round: str = reference("cards.round")
    words: str = text(300)
    draft: str = reference("cards.draft", default="")

    def check(self, here: View, actor: Actor) -> None:
        self.check_drawing()
        if here.require(Round, self.round).status != "writing":
            raise Refused("closed", round=self.round)
        own = [one for one in here.of(Draft) if one.round == self.round]
        if self.draft not in {"", *(one.id for one in own)}:
            raise Refused("missing", id=self.draft)
        if not self.draft and len(own) >= MOST_DRAFTS:
            raise Refused("too_many", most=MOST_DRAFTS)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = participant(actor.seat)
        made = Draft(
            id=self.draft or stamp.new_id(own),
            audience=own,
            round=self.round,
            words=self.words,
            group=actor.group,
            **shown_by(self),
        )
        return Changes.of(put=[made])


@operation("cards.throw_away", allowed=is_participant, takes_back="draft")
class ThrowAway(Operation):
    """Throw away a card of one's own that nobody has seen yet."""

    draft: str = reference("cards.draft")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(erased=[here.require(Draft, self.draft)])


@operation("cards.reveal", allowed=is_facilitator, reads_all=True)
class RevealCards(Operation):
    """Show everybody's cards at once, shuffled, under new ids. A second reveal changes nothing.

    The private ones are erased: each card's words stand in one place. Where the room moderates, contributors' cards
    wait to be shown.
    """

    round: str = reference("cards.round")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        shown = here.require(Round, self.round)
        if shown.status == "shown":
            return Changes.of()
        drafts = sorted((one for one in here.of(Draft) if one.round == shown.id), key=lambda one: one.id)
        stamp.chance.shuffle(drafts)
        room = here.only(EVERYONE)
        written = [(one, writer_now(room, one.audience.removeprefix(participant("")), one.group)) for one in drafts]
        made: list[Record] = [replace(shown, status="shown")]
        # Places are counted among what shows at once: a gap would tell everybody how much waits.
        order = 0
        for draft, writer in written:
            if is_moderated(room, writer):
                made += held_back(_added(draft), room, writer, stamp).records()
            else:
                card = _card(draft, order, group_shown(room, writer), stamp)
                made += [card, *authored(card, writer, stamp)]
                order += 1
        return Changes.of(put=made, erased=drafts)


def _added(draft: Draft) -> AddCard:
    return AddCard(round=draft.round, words=draft.words, **shown_by(draft))


def _card(said: Draft | AddCard, order: int, group: str, stamp: Stamp) -> Card:
    return Card(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        round=said.round,
        order=order,
        words=said.words,
        group=group,
        **shown_by(said),
    )


@operation("cards.add", allowed=is_participant)
class AddCard(Contribution, Illustrating):
    """Put another card up for all to see, once the round is shown."""

    round: str = reference("cards.round")
    words: str = text(300)

    def check(self, here: View, actor: Actor) -> None:
        self.check_drawing()
        if here.require(Round, self.round).status != "shown":
            raise Refused("closed", reason="silent")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = _next_order(here, self.round)
        card = _card(self, order, group_shown(here, actor), stamp)
        return Changes.of(put=[card, *authored(card, actor, stamp)])


@operation("cards.reword", allowed=is_participant & wrote_the_card)
class RewordCard(Worded):
    """Change the words of one's own card. ``basis_digest`` is the digest of the words that one saw."""

    card: str = reference("cards.card")
    basis_digest: str = text(64)
    words: str = text(300)

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.card)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Card, self.card)
        if self.basis_digest == digest(before.words):
            return Changes.of(put=[replace(before, words=self.words)])
        kept = Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field="words", words=self.words)
        return Changes.of(put=[kept, *authored(kept, actor, stamp)])
