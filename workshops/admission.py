"""Operations, the stamp, and the one door to change: ``admit``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import ClassVar, TypeVar, dataclass_transform

from workshops import fields as declared
from workshops.audiences import may_refer
from workshops.fields import references_of
from workshops.refusal import Refused
from workshops.rules import Actor, Rule, is_muted
from workshops.state import Changes, Record, State, View


class Stamp:
    """What admission may not find out by itself: the time, chance, and the numbers that ids are made from.

    ``at`` is ISO 8601 in UTC. ``number_of`` tells the number that the next entry of a stream will have.
    """

    def __init__(self, at: str, key: bytes, number_of: Callable[[str], int], chance: Random) -> None:
        self.at = at
        self.chance = chance
        self._key = key
        self._number_of = number_of
        self._places: dict[str, int] = {}

    def new_id(self, stream: str) -> str:
        """An id keyed from stream, number and place in the entry.

        Never from the partnership's turn, which hidden operations move: an id tells nobody anything.
        """
        place = self._places.get(stream, 0)
        self._places[stream] = place + 1
        source = f"{stream}|{self._number_of(stream)}|{place}".encode()
        return hashlib.blake2b(source, key=self._key, digest_size=8).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Operation:
    """What a participant asks. ``changes`` says what follows; ``check`` may refuse for sense."""

    kind: ClassVar[str] = ""
    spare: ClassVar[tuple[str, ...]] = ()
    allowed: ClassVar[Rule]
    reads_all: ClassVar[bool] = False
    takes_back: ClassVar[str] = ""

    def check(self, here: View, actor: Actor) -> None:
        """Refuse what makes no sense; reads only the actor's view."""

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        """What follows from the operation. Reads the actor's view, or everything where ``reads_all`` is declared."""
        raise NotImplementedError(self.kind)

    def follow(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        """What becomes of the changes: a family of operations may refuse, hold back, or write for somebody else."""
        return self.changes(here, actor, stamp)


# Each may put something else in the place of what follows from an operation: the room holds words back.
HOLDING: list[Callable[[Operation, Changes, View, Actor, Stamp], Changes]] = []
AnyOperation = TypeVar("AnyOperation", bound=Operation)
OPERATIONS: dict[str, type[Operation]] = {}


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(
        field,
        declared.text,
        declared.texts,
        declared.choice,
        declared.choices,
        declared.whole,
        declared.number,
        declared.flag,
        declared.drawing,
        declared.reference,
        declared.references,
    ),
)
def operation(
    kind: str, *, allowed: Rule, reads_all: bool = False, takes_back: str = ""
) -> Callable[[type[AnyOperation]], type[AnyOperation]]:
    """Declare an operation: its kind on the wire and who may ask for it.

    ``takes_back`` names the field with the record that its writer withdraws by it.
    """

    def declare(cls: type[AnyOperation]) -> type[AnyOperation]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        made.kind, made.allowed, made.reads_all, made.takes_back = kind, allowed, reads_all, takes_back
        OPERATIONS[kind] = made
        return made

    return declare


def admit(state: State, asked: Operation, actor: Actor, stamp: Stamp) -> Changes:
    """The consequences of an operation, or ``Refused``. No input or output, no clock, no chance of its own."""
    here = state.view(actor.streams)
    references_hold(asked, here)
    if not asked.allowed.holds(here, actor, asked):
        raise Refused("forbidden", **({"reason": "muted"} if is_muted(here, actor) else {}))
    asked.check(here, actor)
    changes = asked.follow(state.everything() if asked.reads_all else here, actor, stamp)
    for holding in HOLDING:
        changes = holding(asked, changes, here, actor, stamp)
    _stay_in_sight(changes, state)
    return changes


def references_hold(asked: Operation, here: View) -> None:
    """Refuse as missing what an operation names and the actor may not see."""
    for record_id, spec in references_of(asked):
        found = here.get(record_id)
        if found is None or (spec.kinds and found.kind not in spec.kinds):
            raise Refused("missing", id=record_id)


def _stay_in_sight(changes: Changes, state: State) -> None:
    """A record names only what everybody in its own stream may see, or what it has named before and is gone."""
    for stream, part in changes.parts.items():
        places, find = may_refer(stream), state.find
        unseen = [(one, named) for one in part.put for named, _ in references_of(one) if find(named, places) is None]
        if unseen:
            made = {one.id for place in places if place in changes.parts for one in changes.parts[place].put}
            _be_made_or_named(unseen, made, state)


def _be_made_or_named(unseen: Iterable[tuple[Record, str]], made: Collection[str], state: State) -> None:
    for one, record_id in unseen:
        if record_id not in made and not _named_before(one, record_id, state):
            raise Refused("missing", id=record_id)


def _named_before(one: Record, record_id: str, state: State) -> bool:
    """Whether the record that stands names it already: what went without being let go of holds up no later change."""
    before = state.get(one.audience, one.id)
    return before is not None and any(named == record_id for named, _ in references_of(before))
