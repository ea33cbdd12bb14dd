"""What people feel at a step and what they suggest: theirs to give, and theirs to take back."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.on_map import all_on
from workshops.artefacts.pathways.records import Feeling, Idea, PainPoint
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, text
from workshops.meeting.contributing import Contribution
from workshops.meeting.hiding import contribution
from workshops.meeting.illustrating import FACES
from workshops.meeting.people import authored, group_shown, wrote
from workshops.meeting.quoting import quoting_no_more
from workshops.meeting.records import BASES, Authored, Contributed
from workshops.meeting.sight import taken
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member, is_participant, rule
from workshops.state import Changes, View


@rule
def felt_it(here: View, actor: Actor, asked: WithdrawFeeling) -> bool:
    return wrote(here, asked.feeling)


@rule
def had_it(here: View, actor: Actor, asked: WithdrawIdea) -> bool:
    return wrote(here, asked.idea)


def _may_name_group(actor: Actor, group: str) -> None:
    if group and "facilitator" not in actor.roles:
        raise Refused("forbidden", field="group")


@operation("pathways.say_feeling", allowed=is_participant)
class SayFeeling(Contribution):
    """Say what it feels like at a step. It carries the group and no author.

    A facilitator who writes down what somebody said aloud may name that group.
    """

    step: str = reference("pathways.step")
    face: str = choice(*FACES)
    words: str = text(200, default="")
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="felt")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        _may_name_group(actor, self.group)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Feeling(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            step=self.step,
            face=self.face,
            words=self.words,
            group=self.group or group_shown(here, actor),
            basis=self.basis,
            source=self.source,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("pathways.withdraw_feeling", allowed=felt_it, takes_back="feeling")
class WithdrawFeeling(Operation):
    """Take back what one said one felt. It is gone at once, and its words leave the log."""

    feeling: str = reference("pathways.feeling")

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.feeling)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return withdrawn(here, here.require(Feeling, self.feeling))


def withdrawn(here: View, gone: Contributed) -> Changes:
    """A contribution taken back by who made it. What named it lets go of it; where it cannot, an empty place stays."""
    mine = [one for one in here.of(Authored) if one.record == gone.id]
    return quoting_no_more(here, taken(here, gone).changes, gone).with_more(Changes.of(removed=mine))


@operation("pathways.add_idea", allowed=is_participant)
class AddIdea(Contribution):
    """Suggest what could be better: at a step, against a pain point, or for the whole map."""

    map: str = reference("pathways.map")
    words: str = text(300)
    step: str = reference("pathways.step", default="")
    pain_point: str = reference("pathways.pain_point", default="")
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        _may_name_group(actor, self.group)
        _on_map(here, self.map, self.step, self.pain_point)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Idea(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=self.map,
            step=self.step,
            pain_point=self.pain_point,
            words=self.words,
            group=self.group or group_shown(here, actor),
            basis=self.basis,
            source=self.source,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


def _on_map(here: View, map_id: str, step: str, pain_point: str) -> None:
    all_on(here, map_id, [step] if step else [])
    if pain_point and here.require(PainPoint, pain_point).map != map_id:
        raise Refused("missing", id=pain_point)


@operation("pathways.place_idea", allowed=is_member)
class PlaceIdea(Operation):
    """Say which step or pain point of its map an idea is about. Its words are not touched."""

    idea: str = reference("pathways.idea")
    step: str = reference("pathways.step", default="")
    pain_point: str = reference("pathways.pain_point", default="")

    def check(self, here: View, actor: Actor) -> None:
        _on_map(here, here.require(Idea, self.idea).map, self.step, self.pain_point)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Idea, self.idea), step=self.step, pain_point=self.pain_point)])


@operation("pathways.withdraw_idea", allowed=had_it, takes_back="idea")
class WithdrawIdea(Operation):
    """Take back one's own idea. It is gone at once, and its words leave the log."""

    idea: str = reference("pathways.idea")

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.idea)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return withdrawn(here, here.require(Idea, self.idea))
