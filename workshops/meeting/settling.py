"""Settling on one wording: the other one, kept beside the text, is let go, and whoever wrote it keeps the words."""

from __future__ import annotations

from collections.abc import Iterable

from workshops.admission import Operation, Stamp, operation
from workshops.fields import reference
from workshops.leaning import freed, refuse_if_bound
from workshops.meeting.hiding import contribution
from workshops.meeting.people import wrote
from workshops.meeting.quoting import quoted_nowhere
from workshops.meeting.records import Alternative, Authored
from workshops.meeting.room_records import OwnWording
from workshops.rules import Actor, is_facilitator, is_participant, is_person, rule
from workshops.state import Changes, View


@rule
def wrote_the_text(here: View, actor: Actor, asked: LetGoWording) -> bool:
    """Whether the text, beside which the wording was kept, is the actor's own."""
    return wrote(here, here.require(Alternative, asked.wording).of)


@operation("meeting.let_go_wording", allowed=is_facilitator | (is_participant & wrote_the_text), reads_all=True)
class LetGoWording(Operation):
    """Let go of a wording that was kept beside a text, once it is settled. Its writer keeps the words."""

    wording: str = reference("meeting.alternative")

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.wording)
        refuse_if_bound(here, {self.wording})

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        gone = here.require(Alternative, self.wording)
        notes = [one for one in here.of(Authored) if one.record == gone.id]
        kept = own_wordings(notes, gone.words, stamp)
        return Changes.of(put=[*freed(here, {gone.id}), *kept], erased=[gone], removed=notes)


def own_wordings(notes: Iterable[Authored], words: str, stamp: Stamp) -> list[OwnWording]:
    """Words that everybody else lets go, for each who wrote them."""
    return [OwnWording(id=stamp.new_id(one.audience), audience=one.audience, words=words) for one in notes]


@operation("meeting.forget_wording", allowed=is_person, takes_back="wording")
class ForgetWording(Operation):
    """Forget a wording of one's own that was let go. What may quote it does so no more."""

    wording: str = reference("meeting.own_wording")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        gone = here.require(OwnWording, self.wording)
        return quoted_nowhere(here, [gone.words]).then(Changes.of(erased=[gone]))
