"""Links between the steps of one map, back as well as forward."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.records import MOVES, Link, Step
from workshops.audiences import EVERYONE
from workshops.fields import choice, number, reference, text
from workshops.leaning import freed, refuse_if_bound
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, View


@operation("pathways.add_link", allowed=is_member)
class AddLink(Operation):
    """Lead from one step to another of the same map. Loops are welcome; a step does not lead to itself."""

    start: str = reference("pathways.step")
    end: str = reference("pathways.step")
    moves: str = choice(*MOVES, default="person")
    share: float | None = number(0, 1, default=None)
    label: str = text(60, default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.start == self.end:
            raise Refused("invalid", field="end", reason="same_step")
        if here.require(Step, self.start).map != here.require(Step, self.end).map:
            raise Refused("missing", id=self.end)
        _way_free(here, self.start, self.end, self.moves)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Link(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=here.require(Step, self.start).map,
            start=self.start,
            end=self.end,
            moves=self.moves,
            share=self.share,
            label=self.label,
        )
        return Changes.of(put=[made])


def _way_free(here: View, start: str, end: str, moves: str, but: str = "") -> None:
    others = (one for one in here.of(Link) if one.id != but)
    if any((one.start, one.end, one.moves) == (start, end, moves) for one in others):
        raise Refused("taken", field="end")


@operation("pathways.change_link", allowed=is_member)
class ChangeLink(Operation):
    """Change a link's label, what moves along it, and the share that goes this way; left out, it is unknown."""

    link: str = reference("pathways.link")
    moves: str = choice(*MOVES)
    share: float | None = number(0, 1, default=None)
    label: str = text(60, default="")

    def check(self, here: View, actor: Actor) -> None:
        before = here.require(Link, self.link)
        _way_free(here, before.start, before.end, self.moves, but=before.id)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Link, self.link)
        return Changes.of(put=[replace(before, moves=self.moves, share=self.share, label=self.label)])


@operation("pathways.remove_link", allowed=is_member)
class RemoveLink(Operation):
    """Take a link away."""

    link: str = reference("pathways.link")

    def check(self, here: View, actor: Actor) -> None:
        refuse_if_bound(here, {self.link})

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=freed(here, {self.link}), removed=[here.require(Link, self.link)])
