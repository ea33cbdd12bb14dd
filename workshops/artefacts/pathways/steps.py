"""Steps: adding, wording, timing, tracing, moving and taking away."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.on_map import all_on, links_at, next_ref, steps_of
from workshops.artefacts.pathways.records import FLAGS, LONGEST_WAIT, SHAPES, WASTES, Lane, Link, Map, Step
from workshops.audiences import EVERYONE
from workshops.fields import choice, choices, flag, number, reference, references, text, whole
from workshops.meeting.people import authored
from workshops.meeting.records import BASES, Alternative
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, Record, View
from workshops.wording import digest

MOST_STEPS = 300
LAST_COLUMN = 400


@operation("pathways.add_step", allowed=is_member)
class AddStep(Operation):
    """Add a step to a lane; after another step it comes one column on, with a link between them.

    ``ref`` is for putting back a step that was taken away: it keeps the name that people know it by.
    """

    lane: str = reference("pathways.lane")
    words: str = text(200)
    shape: str = choice(*SHAPES, default="step")
    column: int | None = whole(0, LAST_COLUMN, default=None)
    after: str = reference("pathways.step", default="")
    ref: str = text(8, default="")
    basis: str = choice(*BASES, default="stated")
    source: str = text(300, default="")
    note: str = text(400, default="")
    touch: float | None = number(0, LONGEST_WAIT, default=None)
    wait: float | None = number(0, LONGEST_WAIT, default=None)
    wait_worst: float | None = number(0, LONGEST_WAIT, default=None)
    origin: str = reference("pathways.step", default="")
    ideas: tuple[str, ...] = references("pathways.idea", most=20, default=())
    concern: bool = flag(default=False)
    wastes: tuple[str, ...] = choices(*WASTES, default=())
    flags: tuple[str, ...] = choices(*FLAGS, default=())

    def check(self, here: View, actor: Actor) -> None:
        on = here.require(Map, here.require(Lane, self.lane).map)
        all_on(here, on.id, [self.after] if self.after else [])
        standing = steps_of(here, on.id)
        another_map(here, self.origin, on.id)
        if len(standing) >= MOST_STEPS:
            raise Refused("too_many", most=MOST_STEPS)
        if self.ref and not self.ref.removeprefix(on.prefix).isdecimal():
            raise Refused("invalid", field="ref")
        if self.ref in {one.ref for one in standing}:
            raise Refused("taken", field="ref")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        lane = here.require(Lane, self.lane)
        made = Step(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=lane.map,
            lane=lane.id,
            ref=self.ref or next_ref(here, here.require(Map, lane.map)),
            column=self._column(here),
            shape=self.shape,
            words=self.words,
            basis=self.basis,
            source=self.source,
            note=self.note,
            touch=self.touch,
            wait=self.wait,
            wait_worst=self.wait_worst,
            origin=self.origin,
            ideas=self.ideas,
            concern=self.concern,
            wastes=self.wastes,
            flags=self.flags,
        )
        return Changes.of(put=[made, *self._link(made, stamp)])

    def _column(self, here: View) -> int:
        if self.column is not None:
            return self.column
        if self.after:
            return min(here.require(Step, self.after).column + 1, LAST_COLUMN)
        return min(max((one.column + 1 for one in here.of(Step) if one.lane == self.lane), default=0), LAST_COLUMN)

    def _link(self, made: Step, stamp: Stamp) -> list[Record]:
        if not self.after:
            return []
        return [Link(id=stamp.new_id(EVERYONE), audience=EVERYONE, map=made.map, start=self.after, end=made.id)]


def another_map(here: View, origin: str, map_id: str) -> None:
    """Refuse as invalid that a step continues one of its own map."""
    if origin and here.require(Step, origin).map == map_id:
        raise Refused("invalid", field="origin")


@operation("pathways.reword_step", allowed=is_member)
class RewordStep(Operation):
    """Change a step's words. ``basis_digest`` is the digest of the words that the writer saw.

    If they have moved on, the new wording is kept beside them as an alternative.
    """

    step: str = reference("pathways.step")
    basis_digest: str = text(64)
    words: str = text(200)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Step, self.step)
        return Changes.of(put=reworded(before, self.words, self.basis_digest, actor, stamp))


def reworded(before: Record, words: str, basis_digest: str, actor: Actor, stamp: Stamp) -> list[Record]:
    """A record with other ``words``, or an alternative beside it where its words are no longer those seen."""
    seen: str = getattr(before, "words")  # noqa: B009
    if words == seen:
        return []
    if basis_digest == digest(seen):
        return [replace(before, words=words)]  # type: ignore[call-arg]
    kept = Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field="words", words=words)
    return [kept, *authored(kept, actor, stamp)]


@operation("pathways.describe_step", allowed=is_member)
class DescribeStep(Operation):
    """Change a step's shape, note and source, and whether somebody could come to harm there."""

    step: str = reference("pathways.step")
    shape: str = choice(*SHAPES)
    note: str = text(400, default="")
    source: str = text(300, default="")
    concern: bool = flag(default=False)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Step, self.step)
        after = replace(before, shape=self.shape, note=self.note, source=self.source, concern=self.concern)
        return Changes.of(put=[after])


@operation("pathways.time_step", allowed=is_member)
class TimeStep(Operation):
    """Say how many minutes a step takes and how long people wait for it. What is left out is unknown."""

    step: str = reference("pathways.step")
    touch: float | None = number(0, LONGEST_WAIT, default=None)
    wait: float | None = number(0, LONGEST_WAIT, default=None)
    wait_worst: float | None = number(0, LONGEST_WAIT, default=None)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Step, self.step)
        return Changes.of(put=[replace(before, touch=self.touch, wait=self.wait, wait_worst=self.wait_worst)])


@operation("pathways.mark_basis", allowed=is_member)
class MarkBasis(Operation):
    """Say whether a step was stated, inferred, felt, or invented for teaching."""

    step: str = reference("pathways.step")
    basis: str = choice(*BASES)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Step, self.step), basis=self.basis)])


@operation("pathways.trace_step", allowed=is_member)
class TraceStep(Operation):
    """Say what led to a step: the step of another map that it continues, and the ideas that it answers."""

    step: str = reference("pathways.step")
    origin: str = reference("pathways.step", default="")
    ideas: tuple[str, ...] = references("pathways.idea", most=20, default=())

    def check(self, here: View, actor: Actor) -> None:
        another_map(here, self.origin, here.require(Step, self.step).map)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Step, self.step)
        merged = tuple(one for one in before.merged if one != self.origin)
        return Changes.of(put=[replace(before, origin=self.origin, merged=merged, ideas=self.ideas)])


@operation("pathways.move_step", allowed=is_member)
class MoveStep(Operation):
    """Move a step to another column or lane of its map."""

    step: str = reference("pathways.step")
    lane: str = reference("pathways.lane")
    column: int = whole(0, LAST_COLUMN)

    def check(self, here: View, actor: Actor) -> None:
        if here.require(Lane, self.lane).map != here.require(Step, self.step).map:
            raise Refused("missing", id=self.lane)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Step, self.step), lane=self.lane, column=self.column)])


def joined_up(here: View, step_id: str) -> list[tuple[Link, Link]]:
    """The ways through a step, each as the link in and the link out, that no link yet makes without it."""
    at = links_at(here, step_id)
    made = {(one.start, one.end, one.moves) for one in here.of(Link)}
    ways = [(into, out) for into in at if into.end == step_id for out in at if out.start == step_id]
    return [
        (into, out)
        for into, out in ways
        if into.moves == out.moves and into.start != out.end and (into.start, out.end, into.moves) not in made
    ]
