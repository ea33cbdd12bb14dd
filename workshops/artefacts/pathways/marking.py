"""Tags on a step: the wastes in it, the flags on it, and the steps of an earlier map that it continues."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.records import FLAGS, WASTES, Step
from workshops.artefacts.pathways.steps import another_map
from workshops.fields import choices, reference, references
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, View


@operation("pathways.mark_wastes", allowed=is_member)
class MarkWastes(Operation):
    """Say which of the eight wastes, failure demand, or telling the story again are in a step."""

    step: str = reference("pathways.step")
    wastes: tuple[str, ...] = choices(*WASTES)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Step, self.step), wastes=self.wastes)])


@operation("pathways.mark_flags", allowed=is_member)
class MarkFlags(Operation):
    """Flag a step as a gap in the data, a risk, or a moment that matters to the person."""

    step: str = reference("pathways.step")
    flags: tuple[str, ...] = choices(*FLAGS)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Step, self.step), flags=self.flags)])


@operation("pathways.continue_steps", allowed=is_member)
class ContinueSteps(Operation):
    """Say which steps of another map a step continues: none, one, or several that were put together in it."""

    step: str = reference("pathways.step")
    origins: tuple[str, ...] = references("pathways.step", most=21)

    def check(self, here: View, actor: Actor) -> None:
        own = here.require(Step, self.step).map
        for one in self.origins:
            another_map(here, one, own)
        if len({here.require(Step, one).map for one in self.origins}) > 1:
            raise Refused("invalid", field="origins", reason="several_maps")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        first, *more = self.origins or ("",)
        return Changes.of(put=[replace(here.require(Step, self.step), origin=first, merged=tuple(more))])
