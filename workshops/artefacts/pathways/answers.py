"""What answers a pain point, and which have no answer yet."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.change_records import EXTENTS, Answer
from workshops.artefacts.pathways.records import Map, PainPoint, Step
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, text
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, View


def answers_to(here: View, pain_point: str) -> list[Answer]:
    """What answers a pain point, oldest first."""
    return [one for one in here.of(Answer) if one.pain_point == pain_point and one.by]


@operation("pathways.answer_pain_point", allowed=is_member)
class AnswerPainPoint(Operation):
    """Say that a step of a map as it should be, or an idea, answers a pain point, wholly or in part.

    Saying it again of the same two changes how far it answers.
    """

    pain_point: str = reference("pathways.pain_point")
    by: str = reference("pathways.step", "pathways.idea")
    extent: str = choice(*EXTENTS, default="whole")
    words: str = text(200, default="")

    def check(self, here: View, actor: Actor) -> None:
        found = here.get(self.by)
        if isinstance(found, Step) and here.require(Map, found.map).moment != "to_be":
            raise Refused("invalid", field="by", reason="as_is")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        pain_point = here.require(PainPoint, self.pain_point)
        before = next((one for one in answers_to(here, pain_point.id) if one.by == self.by), None)
        made = before or Answer(
            id=stamp.new_id(EVERYONE), audience=EVERYONE, pain_point=pain_point.id, by=self.by, extent=self.extent
        )
        return Changes.of(put=[replace(made, extent=self.extent, words=self.words)])


@operation("pathways.remove_answer", allowed=is_member)
class RemoveAnswer(Operation):
    """Say that something does not answer a pain point after all."""

    answer: str = reference("pathways.answer")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(removed=[here.require(Answer, self.answer)])
