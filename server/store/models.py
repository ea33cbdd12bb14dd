"""What goes into the log's door and what comes out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from server.store.packets import Entry, Packet
from server.store.snapshots import Pages
from workshops import Changes, Operation, Part, State
from workshops.codec import Json

MOST_ENTRIES = 200


class Asked(NamedTuple):
    """An operation with the seat that asks and the id that its client gave it."""

    seat: str
    id: str
    operation: Operation

    @property
    def key(self) -> tuple[str, str]:
        """What makes a resend harmless."""
        return (self.seat, self.id)


@dataclass(slots=True)
class Answer:
    """Where an operation's entries stand in the actor's own streams, and what it made there; or why it was refused.

    Not frozen like others: one is made for each operation, and a guard takes longer to get past than all the rest.
    """

    id: str
    positions: dict[str, int] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    refused: Json | None = None

    def as_json(self) -> Json:
        """As it travels."""
        if self.refused is not None:
            return {"id": self.id, "refused": self.refused}
        return {"id": self.id, "positions": self.positions, "made": self.made}


@dataclass(frozen=True)
class Rights:
    """A seat's streams changed; a seat that is ``seated`` no longer has lost all."""

    seat: str
    granted: list[str]
    revoked: list[str]
    seated: bool


@dataclass(frozen=True)
class Outcome:
    """The answers in the order of the batch, the new entries by stream, and changes of rights.

    ``turn`` is the newest that this process wrote itself, 0 for none; ``spent``: seconds of admitting and of writing.
    """

    answers: list[Answer]
    entries: dict[str, list[Entry]]
    rights: list[Rights]
    turn: int = 0
    spent: tuple[float, float] = (0.0, 0.0)

    def then(self, later: Outcome) -> Outcome:
        """This, and what came after it."""
        entries = dict(self.entries)
        for stream, found in later.entries.items():
            entries[stream] = [*entries.get(stream, []), *found]
        return replace(
            later, answers=[*self.answers, *later.answers], entries=entries, rights=[*self.rights, *later.rights]
        )


NOTHING = Outcome([], {}, [])


@dataclass(frozen=True)
class Behind:
    """A reader of one stream who holds its entries up to a number. ``packed``: whether they can unpack a snapshot."""

    stream: str
    after: int
    packed: bool = False

    def far(self, head: int) -> bool:
        """Whether a snapshot serves them better: they are new, too far behind, or ahead with another world's cursor."""
        return self.after == 0 or self.after > head or head - self.after > MOST_ENTRIES


@dataclass
class Cached:
    """A partnership's state as committed, with its turn and chain; by stream, the newest number and its time.

    ``pages`` holds the snapshots of streams that were asked for one.
    """

    state: State
    turn: int
    chain: str
    numbers: Counter[str] = field(default_factory=Counter)
    moments: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Pages] = field(default_factory=dict)

    def become(self, state: State, accepted: Iterable[Changes]) -> None:
        """Go on as a state that has merged what was accepted."""
        self.state = state
        for changes in accepted:
            for stream, part in changes.parts.items():
                self._changed(stream, part)

    def merge_part(self, stream: str, part: Part) -> None:
        """Take in what an entry changes."""
        self.state.merge_part(stream, part)
        self._changed(stream, part)

    def _changed(self, stream: str, part: Part) -> None:
        if stream in self.pages:
            self.pages[stream].changed(part)

    def snapshot(self, stream: str, *, packed: bool) -> Packet:
        """A stream as it stands."""
        if stream not in self.pages:
            self.pages[stream] = Pages(self.state, stream)
        return self.pages[stream].snapshot(self.state, self.numbers[stream], packed=packed)

    def moment(self, streams: Iterable[str]) -> str:
        """The time of the newest entry that a holder of these streams may know of."""
        return max((self.moments.get(one, "") for one in streams), default="")
