"""What travels over the socket. TypeScript and WIRE.md are made from these declarations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NewType, TypeVar

from workshops import Record

RefusalCode = NewType("RefusalCode", str)
Sender = Literal["client", "server"]
AnyMessage = TypeVar("AnyMessage")
MESSAGES: dict[Sender, dict[str, type]] = {"client": {}, "server": {}}


def message(sender: Sender, event: str) -> Callable[[type[AnyMessage]], type[AnyMessage]]:
    """Declare a message: who sends it, and the name of its Socket.IO event."""

    def declare(cls: type[AnyMessage]) -> type[AnyMessage]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        MESSAGES[sender][event] = made
        return made

    return declare


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One numbered entry of one stream. None stands where a record's words were erased."""

    number: int
    put: tuple[Record | None, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why something was not done: the same object as over HTTP."""

    code: RefusalCode
    data: Mapping[str, Any]


@message("client", "join")
class Join:
    """Begin, or come back: ``cursors`` holds the last number merged of each stream; empty at first.

    ``packed``: what is large may come packed. ``life``: that of the ``welcome`` before, if there was one.
    """

    partnership: str
    protocol: int
    cursors: Mapping[str, int]
    packed: bool = False
    life: str | None = None


@message("client", "operation")
class Asked:
    """Ask for a change. ``id`` is made by the client, unique per seat; sent again, it gets its first answer."""

    id: str
    kind: str
    body: Mapping[str, Any]


@message("client", "catch_up")
class CatchUp:
    """Ask for the entries after ``from`` of one stream."""

    stream: str
    from_: int


@message("client", "presence")
class Here:
    """Tell those who hold a record what one does there: ``typing``, ``selection``, or ``""``. Never stored."""

    record: str
    what: str


@message("client", "echo")
class Echo:
    """Ask to be heard: to measure how long the way to the server and back takes. Never stored."""


@message("server", "welcome")
class Welcome:
    """The answer to ``join``: one's seat, the server's time, and the newest number of every stream one holds.

    ``life`` changes when the server was restored from an older copy.
    """

    seat: str
    now: str
    streams: Mapping[str, int]
    protocol: int
    life: str


@message("server", "entries")
class Entries:
    """Entries of one stream; ``from`` is the number before the first of them.

    ``packed`` comes in place of ``entries`` where ``join`` allowed it, as in ``snapshot``.
    """

    stream: str
    from_: int
    entries: tuple[Entry, ...] | None = None
    packed: bytes | None = None


@message("server", "snapshot")
class Snapshot:
    """A whole stream as it stands after entry ``number``: replaces what the client held of it.

    ``packed`` comes in place of ``records`` where ``join`` allowed it: the same list as JSON, compressed (raw DEFLATE).
    """

    stream: str
    number: int
    records: tuple[Record, ...] | None = None
    packed: bytes | None = None


@message("server", "streams")
class Streams:
    """Rights have changed: streams to begin at 0, and streams to forget whole, memory and disk."""

    granted: tuple[str, ...]
    revoked: tuple[str, ...]


@message("server", "presence")
class Presence:
    """Either who is here (``here``, in full), or what one seat does at a record (``what`` is empty for nothing)."""

    here: tuple[str, ...] | None = None
    seat: str | None = None
    record: str | None = None
    what: str | None = None


@message("server", "answer")
class Answer:
    """What became of an operation: ``positions`` and ids ``made`` in one's own streams, or why it was refused."""

    id: str
    positions: Mapping[str, int] | None = None
    made: tuple[str, ...] | None = None
    refused: Refusal | None = None


@message("server", "echo")
class Heard:
    """The answer to ``echo``, at once."""


@message("server", "refused")
class TurnedDown:
    """Why a message other than an operation was not served: an operation gets its refusal in ``answer``."""

    code: RefusalCode
    data: Mapping[str, Any]


@message("server", "goodbye")
class Goodbye:
    """The seat has ended: there is nothing to come back to."""

    code: RefusalCode
    data: Mapping[str, Any]
