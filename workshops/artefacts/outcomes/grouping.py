"""Putting outcomes together, with the consent of whoever said them. Until then own words stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.outcomes.records import DeclinedGrouping, Grouping, Outcome
from workshops.audiences import EVERYONE, participant
from workshops.fields import flag, reference, references
from workshops.meeting.people import wrote
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member, is_participant, rule
from workshops.state import Changes, Record, View


@rule
def said_that(here: View, actor: Actor, asked: AgreeGrouping | LeaveGroup) -> bool:
    """Whether the actor put that outcome there."""
    return wrote(here, asked.outcome)


def grouped_under(here: View, outcome: str) -> list[Outcome]:
    """The outcomes that stand together with one, in order."""
    return sorted((one for one in here.of(Outcome) if one.into == outcome), key=lambda one: one.order)


def group_of(here: View, one: Outcome) -> Outcome | None:
    """The outcome with which another stands together; None while it stands alone."""
    found = here.get(one.into) if one.into else None
    return found if isinstance(found, Outcome) else None


def grouping_of(here: View, into: str) -> Grouping | None:
    """What is asked about putting outcomes together with one."""
    return next((one for one in here.of(Grouping) if one.into == into), None)


@operation("outcomes.group", allowed=is_member)
class Group(Operation):
    """Ask to put outcomes together with another. Whoever said one in own words must agree; one without own words moves
    at once, whoever worded it."""

    outcomes: tuple[str, ...] = references("outcomes.outcome", most=40)
    into: str = reference("outcomes.outcome")

    def check(self, here: View, actor: Actor) -> None:
        if not self.outcomes or self.into in self.outcomes:
            raise Refused("invalid", field="outcomes")
        may_hold_others(here, self.into)
        heads = [one for one in self.outcomes if grouped_under(here, one)]
        if heads:
            raise Refused("closed", reason="holds_others", outcomes=heads)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        apart = [one for one in (here.require(Outcome, each) for each in self.outcomes) if one.into != self.into]
        moved: list[Record] = [replace(one, into=self.into) for one in apart if not one.own_words]
        asked = tuple(one.id for one in apart if one.own_words)
        return Changes.of(put=[*moved, *_asking(here, self.into, asked, stamp)])


def may_hold_others(here: View, into: str) -> None:
    """Refuse to put anything together with what stands together with another itself."""
    if here.require(Outcome, into).into:
        raise Refused("closed", reason="stands_with_another")


def _asking(here: View, into: str, asked: tuple[str, ...], stamp: Stamp) -> Iterator[Grouping]:
    if asked:
        made = grouping_of(here, into) or Grouping(id=stamp.new_id(EVERYONE), audience=EVERYONE, into=into)
        yield replace(made, asked=tuple(dict.fromkeys((*made.asked, *asked))))


@operation("outcomes.agree_grouping", allowed=is_participant & said_that)
class AgreeGrouping(Operation):
    """Say whether what one said may stand together with another outcome. The words stay as they are.

    A no stays in one's own stream: for others it looks like no answer yet. It may become a yes later.
    """

    grouping: str = reference("outcomes.grouping")
    outcome: str = reference("outcomes.outcome")
    agrees: bool = flag(default=True)

    def check(self, here: View, actor: Actor) -> None:
        asked = here.require(Grouping, self.grouping)
        if self.outcome not in asked.asked:
            raise Refused("missing", id=self.outcome)
        may_hold_others(here, asked.into)
        if grouped_under(here, self.outcome):
            raise Refused("closed", reason="holds_others", outcomes=[self.outcome])

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        asked, own = here.require(Grouping, self.grouping), participant(actor.seat)
        noes = [
            one for one in here.only(own).of(DeclinedGrouping) if (one.outcome, one.into) == (self.outcome, asked.into)
        ]
        if not self.agrees:
            made = DeclinedGrouping(id=stamp.new_id(own), audience=own, outcome=self.outcome, into=asked.into)
            return Changes.of(put=[] if noes else [made])
        together = replace(here.require(Outcome, self.outcome), into=asked.into)
        return Changes.of(removed=noes).with_more(_answered(asked, self.outcome)).with_more(Changes.of(put=[together]))


def _answered(asked: Grouping, outcome: str) -> Changes:
    left = tuple(one for one in asked.asked if one != outcome)
    return Changes.of(put=[replace(asked, asked=left)]) if left else Changes.of(removed=[asked])


@operation("outcomes.leave_group", allowed=is_member | (is_participant & said_that))
class LeaveGroup(Operation):
    """Let an outcome stand alone again: at any time, and without asking."""

    outcome: str = reference("outcomes.outcome")

    def check(self, here: View, actor: Actor) -> None:
        if not here.require(Outcome, self.outcome).into:
            raise Refused("closed", reason="stands_alone")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Outcome, self.outcome), into="")])


@operation("outcomes.stop_asking", allowed=is_member)
class StopAsking(Operation):
    """Take the question back from everybody who has not agreed."""

    grouping: str = reference("outcomes.grouping")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(removed=[here.require(Grouping, self.grouping)])
