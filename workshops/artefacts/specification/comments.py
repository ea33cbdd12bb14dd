"""Comments on requirements: said by anybody who takes part, and answered."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.specification.operations import is_editor, open_draft
from workshops.artefacts.specification.records import Comment, Requirement
from workshops.artefacts.specification.wordings import words_of
from workshops.audiences import EVERYONE
from workshops.fields import choice, flag, reference, text
from workshops.meeting.contributing import Contribution
from workshops.meeting.people import authored, group_shown
from workshops.meeting.records import BASES
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_commissioner, is_participant
from workshops.state import Changes, View


def comments_on(here: View, requirement: str) -> list[Comment]:
    """The comments on a requirement that still have their words, oldest first."""
    return [one for one in here.of(Comment) if one.requirement == requirement and not one.masked]


@operation("specification.comment", allowed=is_participant | is_commissioner)
class AddComment(Contribution):
    """Say something of a requirement, without changing it. It carries the group and no author."""

    requirement: str = reference("specification.requirement")
    words: str = text(400)
    basis: str = choice(*BASES, default="stated")

    def check(self, here: View, actor: Actor) -> None:
        open_draft(here)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        about = here.require(Requirement, self.requirement)
        made = Comment(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            requirement=about.id,
            words=self.words,
            digest=words_of(about),
            group=group_shown(here, actor),
            basis=self.basis,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("specification.resolve_comment", allowed=is_editor)
class ResolveComment(Operation):
    """Say what was done about a comment; or with ``resolved`` off, that it is open again."""

    comment: str = reference("specification.comment")
    answer: str = text(400, default="")
    resolved: bool = flag(default=True)

    def check(self, here: View, actor: Actor) -> None:
        if self.resolved and not self.answer.strip():
            raise Refused("invalid", field="answer")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Comment, self.comment)
        return Changes.of(put=[replace(before, answer=self.answer, resolved=self.resolved)])
