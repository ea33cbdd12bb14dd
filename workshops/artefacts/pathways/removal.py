"""Taking a step or a map away without losing what people said there."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.on_map import all_on, feelings_at, lanes_of, links_at, links_of, steps_of
from workshops.artefacts.pathways.records import Feeling, Link, Map, Step
from workshops.artefacts.pathways.steps import joined_up
from workshops.audiences import EVERYONE
from workshops.fields import flag, reference
from workshops.leaning import bound, freed, refuse_if_bound
from workshops.meeting.records import Alternative, Session
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, Record, View


@operation("pathways.remove_step", allowed=is_member)
class RemoveStep(Operation):
    """Take a step away with its links. With ``join_up`` what came before it leads on to what came after.

    What people said they feel there moves to the step in ``words_to`` and is never lost; pain points, ideas and
    hypotheses stay and let go of the step. What continued it continues what it continued.
    """

    step: str = reference("pathways.step")
    join_up: bool = flag(default=False)
    words_to: str = reference("pathways.step", default="")

    def check(self, here: View, actor: Actor) -> None:
        all_on(here, here.require(Step, self.step).map, [self.words_to] if self.words_to else [])
        if feelings_at(here, self.step) and self.words_to in ("", self.step):
            raise Refused("closed", reason="holds_words")
        for one in bound(here, _going(here, self.step)):
            if not isinstance(one, Feeling):
                raise Refused("closed", reason="others_built_on_it", id=one.id)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        gone = _going(here, self.step)
        left = [_continuing(here, one, self.step) for one in freed(here, set(gone))]
        moved = [replace(one, step=self.words_to) for one in feelings_at(here, self.step)]
        joined = _joins(here, self.step, stamp) if self.join_up else []
        return Changes.of(put=[*left, *moved, *joined], removed=gone.values())


def _continuing(here: View, left: Record, step_id: str) -> Record:
    """A step that let go of one that goes, continuing what that one continued; within its own map as a copy of it."""
    if not isinstance(left, Step):
        return left
    gone = here.require(Step, step_id)
    if here.require(Step, left.id).copied == gone.id:
        return replace(left, copied=gone.copied)
    past = [one for each in (gone.origin or gone.copied, *gone.merged) if isinstance(one := here.get(each), Step)]
    others = (one.id for one in past if one.map != left.map)
    first, *further = dict.fromkeys(filter(None, (left.origin, *others, *left.merged))) or ("",)
    own = next((one.id for one in past if one.map == left.map), "")
    return replace(left, origin=first, merged=tuple(further), copied=left.copied or own)


def _going(here: View, step_id: str) -> dict[str, Record]:
    """What goes with a step, by id: itself, its links, and the rewordings beside it."""
    beside = [one for one in here.of(Alternative) if one.of == step_id]
    return {one.id: one for one in (here.require(Step, step_id), *links_at(here, step_id), *beside)}


def _joins(here: View, step_id: str, stamp: Stamp) -> list[Record]:
    made: dict[tuple[str, str, str], Record] = {}
    for into, out in joined_up(here, step_id):
        made.setdefault(
            (into.start, out.end, into.moves),
            Link(
                id=stamp.new_id(EVERYONE),
                audience=EVERYONE,
                map=into.map,
                start=into.start,
                end=out.end,
                moves=into.moves,
                share=_share(into, out),
                label=into.label or out.label,
            ),
        )
    return list(made.values())


def _share(into: Link, out: Link) -> float | None:
    return None if into.share is None or out.share is None else into.share * out.share


@operation("pathways.remove_map", allowed=is_member)
class RemoveMap(Operation):
    """Take away a map on which nothing stands; with ``drawn`` also one on which something is drawn: lanes, steps, ways.

    What people said or decided there is never lost with it. While a pain point, feeling, idea, other wording, action
    or figure stands on it, or anything elsewhere names one of its steps, it stays.
    """

    map: str = reference("pathways.map")
    drawn: bool = flag(default=False)

    def check(self, here: View, actor: Actor) -> None:
        gone = self._gone(here)
        refuse_if_bound(here, gone)
        if len(gone) > 1:
            for one in freed(here, gone):
                # What a room looks at is no more than that.
                if not isinstance(one, Session):
                    raise Refused("closed", reason="others_built_on_it", id=one.id)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        gone = self._gone(here)
        return Changes.of(put=freed(here, gone), removed=gone.values())

    def _gone(self, here: View) -> dict[str, Record]:
        on = here.require(Map, self.map)
        drawn = (*lanes_of(here, on.id), *steps_of(here, on.id), *links_of(here, on.id)) if self.drawn else ()
        return {one.id: one for one in (on, *drawn)}
