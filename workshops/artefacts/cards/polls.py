"""Choosing together: dots from a budget, or everybody's own order. Private until the close, then only sums."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.cards.records import CHOSEN, MOST_DOTS, MOST_OPTIONS, Ballot, Counted, Dots, Poll, Tally
from workshops.artefacts.cards.tallying import cast, counted, drawn_before
from workshops.audiences import EVERYONE, SEALED, participant
from workshops.fields import choice, reference, references, text, whole
from workshops.meeting.consent import Participation
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_participant
from workshops.state import Changes, View


@operation("cards.open_poll", allowed=is_facilitator)
class OpenPoll(Operation):
    """Ask everybody to choose: by dots from a budget each, or by putting things in order."""

    question: str = text(300)
    way: str = choice("dots", "ranking")
    options: tuple[str, ...] = references(*CHOSEN, most=MOST_OPTIONS)
    budget: int = whole(0, MOST_DOTS, default=0)
    activity: str = reference("meeting.activity", default="")

    def check(self, here: View, actor: Actor) -> None:
        if len(self.options) < 2:
            raise Refused("invalid", field="options")
        if (self.way == "dots") != bool(self.budget):
            raise Refused("invalid", field="budget")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Poll(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            question=self.question,
            way=self.way,
            options=self.options,
            budget=self.budget,
            activity=self.activity,
        )
        return Changes.of(put=[made])


def _open(here: View, poll_id: str, way: str) -> Poll:
    poll = here.require(Poll, poll_id)
    if poll.status != "open":
        raise Refused("closed", poll=poll_id)
    if poll.way != way:
        raise Refused("invalid", field="poll")
    return poll


def _own_ballot(here: View, actor: Actor, poll_id: str) -> Ballot | None:
    own = here.only(participant(actor.seat))
    return next((one for one in own.of(Ballot) if one.poll == poll_id), None)


def _kept(here: View, actor: Actor, poll_id: str, stamp: Stamp) -> Ballot:
    own = participant(actor.seat)
    return _own_ballot(here, actor, poll_id) or Ballot(id=stamp.new_id(own), audience=own, poll=poll_id)


@operation("cards.give_dots", allowed=is_participant)
class GiveDots(Participation):
    """Give an option this many of one's dots; none takes them back. It may be changed until the close.

    Dots on what is out of sight just now are free to give again, and then do not come back with it.
    """

    poll: str = reference("cards.poll")
    option: str = reference(*CHOSEN)
    count: int = whole(0, MOST_DOTS)

    def check(self, here: View, actor: Actor) -> None:
        poll = _open(here, self.poll, "dots")
        if self.option not in poll.options:
            raise Refused("missing", id=self.option)
        ballot = _own_ballot(here, actor, self.poll)
        spent = sum(one.count for one in ballot.dots if one.option in poll.options) if ballot else 0
        before = next((one.count for one in ballot.dots if one.option == self.option), 0) if ballot else 0
        if spent - before + self.count > poll.budget:
            raise Refused("too_many", budget=poll.budget)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        ballot, standing = _kept(here, actor, self.poll, stamp), set(here.require(Poll, self.poll).options)
        others = tuple(one for one in ballot.dots if one.option in standing - {self.option})
        given = (Dots(self.option, self.count),) if self.count else ()
        return Changes.of(put=[replace(ballot, dots=(*others, *given))])


@operation("cards.rank", allowed=is_participant)
class Rank(Participation):
    """Put options in one's own order, first to last; what one does not care about may be left out."""

    poll: str = reference("cards.poll")
    order: tuple[str, ...] = references(*CHOSEN, most=MOST_OPTIONS)

    def check(self, here: View, actor: Actor) -> None:
        poll = _open(here, self.poll, "ranking")
        for one in self.order:
            if one not in poll.options:
                raise Refused("missing", id=one)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(_kept(here, actor, self.poll, stamp), order=self.order)])


@operation("cards.close_poll", allowed=is_facilitator, reads_all=True)
class ClosePoll(Operation):
    """Close a poll and show the sums, by group where five people or more chose. A second close changes nothing.

    What would give somebody away beside an earlier poll about any of the same things is not shown.
    """

    poll: str = reference("cards.poll")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        poll = here.require(Poll, self.poll)
        if poll.status == "closed":
            return Changes.of()
        now = cast(here, poll.id, poll.options)
        sums = counted(now, poll.options, drawn_before(here, poll, now))
        tally = Tally(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            poll=poll.id,
            n=sums.n,
            hidden=sums.hidden,
            lines=sums.lines,
        )
        sealed = Counted(id=stamp.new_id(SEALED), audience=SEALED, poll=poll.id, scorers=now.scorers())
        return Changes.of(put=[replace(poll, status="closed"), tally, sealed])
