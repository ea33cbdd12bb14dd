"""Five whys: asking on from a pain point until the room comes to a cause that it can change."""

from __future__ import annotations

from typing import Final

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.change_records import Why
from workshops.artefacts.pathways.records import PainPoint
from workshops.artefacts.pathways.steps import reworded
from workshops.audiences import EVERYONE
from workshops.fields import choice, flag, reference, text
from workshops.meeting.contributing import Contribution, Worded
from workshops.meeting.hiding import contribution
from workshops.meeting.people import authored, group_shown, wrote
from workshops.meeting.records import BASES
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_member, is_participant, rule
from workshops.state import Changes, View

DEEPEST: Final = 10


@rule
def said_why(here: View, actor: Actor, asked: RewordWhy) -> bool:
    return wrote(here, asked.why)


def whys_of(here: View, pain_point: str) -> list[Why]:
    """The whys on a pain point, each after what it explains."""
    held = [one for one in here.of(Why) if one.pain_point == pain_point]
    found: list[Why] = []
    above = [pain_point]
    while above:
        fresh = [one for one in held if one.after == above[-1] and one not in found]
        if fresh:
            found.append(fresh[0])
            above.append(fresh[0].id)
        else:
            above.pop()
    return found


def chain_to(here: View, why: str) -> list[Why]:
    """The whys from the first one under the pain point down to this one."""
    found: list[Why] = []
    above = here.get(why)
    while isinstance(above, Why):
        found.append(above)
        above = here.get(above.after)
    return found[::-1]


@operation("pathways.ask_why", allowed=is_participant)
class AskWhy(Contribution):
    """Say why a pain point hurts, or with ``after`` why that is. Several causes may stand beside each other."""

    pain_point: str = reference("pathways.pain_point")
    words: str = text(200)
    after: str = reference("pathways.why", default="")
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.after and here.require(Why, self.after).pain_point != self.pain_point:
            raise Refused("missing", id=self.after)
        if len(chain_to(here, self.after)) >= DEEPEST:
            raise Refused("too_many", most=DEEPEST)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Why(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            pain_point=here.require(PainPoint, self.pain_point).id,
            after=self.after or self.pain_point,
            words=self.words,
            group=group_shown(here, actor),
            basis=self.basis,
            source=self.source,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("pathways.reword_why", allowed=is_facilitator | (is_participant & said_why))
class RewordWhy(Worded):
    """Change the words of a why; a wording that comes too late is kept beside them."""

    why: str = reference("pathways.why")
    basis_digest: str = text(64)
    words: str = text(200)

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.why)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=reworded(here.require(Why, self.why), self.words, self.basis_digest, actor, stamp))


@operation("pathways.mark_root", allowed=is_member)
class MarkRoot(Operation):
    """Say that a why is a root cause, or that it is none."""

    why: str = reference("pathways.why")
    root: bool = flag()

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Why, self.why), root=self.root)])
