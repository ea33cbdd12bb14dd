"""Saying what should get better, wording it formally beside that, and linking it to what it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.outcomes.records import Outcome, ServiceQuality
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, references, text
from workshops.meeting.contributing import Contribution
from workshops.meeting.people import authored, group_shown
from workshops.meeting.records import BASES
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member, is_participant
from workshops.state import Changes, View


def next_order(held: Iterable[Outcome | ServiceQuality]) -> int:
    """One more than the highest number in use."""
    return max((one.order for one in held), default=0) + 1


def outcomes_of(here: View) -> list[Outcome]:
    """The outcomes, in order."""
    return sorted(here.of(Outcome), key=lambda one: one.order)


def qualities_of(here: View) -> list[ServiceQuality]:
    """The service qualities, in order."""
    return sorted(here.of(ServiceQuality), key=lambda one: one.order)


def _speaks_for_own_group(group: str, actor: Actor) -> None:
    """Only a facilitator writes down what another group said."""
    if group and "facilitator" not in actor.roles:
        raise Refused("forbidden", field="group")


@operation("outcomes.say", allowed=is_participant)
class Say(Contribution):
    """Say in one's own words what should get better. It carries the group and no author."""

    own_words: str = text(300)
    themes: tuple[str, ...] = references("outcomes.theme", most=20, default=())
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        _speaks_for_own_group(self.group, actor)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = next_order(here.of(Outcome))
        made = Outcome(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            ref=f"O{order}",
            order=order,
            own_words=self.own_words,
            group=self.group or group_shown(here, actor),
            themes=self.themes,
            basis=self.basis,
            source=self.source,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("outcomes.add_outcome", allowed=is_member)
class AddOutcome(Operation):
    """Add an outcome in formal wording, with own words beside it where somebody said it."""

    formal: str = text(400)
    own_words: str = text(300, default="")
    group: str = reference("meeting.group", default="")
    themes: tuple[str, ...] = references("outcomes.theme", most=20, default=())
    hypotheses: tuple[str, ...] = references("hypotheses.hypothesis", most=20, default=())
    pain_points: tuple[str, ...] = references("pathways.pain_point", most=20, default=())
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        _speaks_for_own_group(self.group, actor)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = next_order(here.of(Outcome))
        said_by = self.group or group_shown(here, actor)
        made = Outcome(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            ref=f"O{order}",
            order=order,
            themes=self.themes,
            own_words=self.own_words,
            group=said_by if self.own_words else "",
            formal=self.formal,
            basis=self.basis,
            source=self.source,
            hypotheses=self.hypotheses,
            pain_points=self.pain_points,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("outcomes.add_quality", allowed=is_participant)
class AddQuality(Contribution):
    """Say how the service should be run or feel: in one's own words, and as a member also in formal wording."""

    own_words: str = text(300, default="")
    formal: str = text(400, default="")
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        _speaks_for_own_group(self.group, actor)
        if self.formal and not {"facilitator", "member"} & actor.roles:
            raise Refused("forbidden", field="formal")
        if not (self.own_words.strip() or self.formal.strip()):
            raise Refused("invalid", field="own_words")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = next_order(here.of(ServiceQuality))
        said_by = self.group or group_shown(here, actor)
        made = ServiceQuality(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            ref=f"Q{order}",
            order=order,
            own_words=self.own_words,
            group=said_by if self.own_words else "",
            formal=self.formal,
            basis=self.basis,
            source=self.source,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("outcomes.tag", allowed=is_member)
class Tag(Operation):
    """Say which themes an outcome belongs to."""

    outcome: str = reference("outcomes.outcome")
    themes: tuple[str, ...] = references("outcomes.theme", most=20)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Outcome, self.outcome), themes=self.themes)])


@operation("outcomes.link", allowed=is_member)
class Link(Operation):
    """Say which hypotheses and pain points led to an outcome."""

    outcome: str = reference("outcomes.outcome")
    hypotheses: tuple[str, ...] = references("hypotheses.hypothesis", most=20, default=())
    pain_points: tuple[str, ...] = references("pathways.pain_point", most=20, default=())

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Outcome, self.outcome)
        return Changes.of(put=[replace(before, hypotheses=self.hypotheses, pain_points=self.pain_points)])
