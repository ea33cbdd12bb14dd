"""However a client's bytes come, the same is read as wsproto alone would read from them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, TextMessage
from wsproto.utilities import LocalProtocolError

from server.live.incoming import Incoming

LONGEST = 500
MASK = b"\x11\xa0\x00\xff"
TEXT, BYTES, CLOSE, PING, MORE = 0x1, 0x2, 0x8, 0x9, 0x0


def frame(payload: bytes, kind: int = TEXT, *, first: int = 0x80, masked: bool = True) -> bytes:
    """A frame as a client may send it, or ought not to."""
    size = len(payload)
    told, layout = (size, "") if size < 126 else (126, "!H") if size < 65_536 else (127, "!Q")
    head = bytes((first | kind, told | (0x80 if masked else 0))) + (struct.pack(layout, size) if layout else b"")
    if not masked:
        return head + payload
    return head + MASK + bytes(one ^ MASK[place % 4] for place, one in enumerate(payload))


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=150).map(str.encode)
FRAMES = st.one_of(
    st.builds(frame, WORDS),
    st.builds(frame, WORDS | st.binary(max_size=700), st.sampled_from([TEXT, BYTES, CLOSE, PING, MORE, 0x3])),
    st.builds(frame, WORDS, st.sampled_from([TEXT, MORE]), first=st.sampled_from([0x00, 0x80, 0xC0])),
    st.builds(frame, WORDS, masked=st.booleans()),
)


class Read:
    """What is read of a client: whole messages, and why it ended."""

    def __init__(self) -> None:
        self._wsproto = Connection(ConnectionType.SERVER)
        self._parts: list[str | bytes] = []
        self.messages: list[str | bytes] = []
        self.ended: int | None = None

    def text(self, whole: str) -> None:
        self.messages.append(whole)

    def data(self, data: bytes) -> None:
        try:
            self._wsproto.receive_data(data)
            for event in self._wsproto.events():
                self._event(event)
        except LocalProtocolError:
            self.ended = -1

    def _event(self, event: Event) -> None:
        if isinstance(event, CloseConnection):
            self.ended = event.code
        elif isinstance(event, (TextMessage, BytesMessage)) and self.ended is None:
            self._parts.append(bytes(event.data) if isinstance(event, BytesMessage) else event.data)
            if event.message_finished:
                self.messages.append(type(self._parts[0])().join(self._parts))  # type: ignore[arg-type]
                self._parts = []


def cut(data: bytes, places: Sequence[int]) -> Iterator[bytes]:
    edges = sorted({0, len(data), *(one % (len(data) + 1) for one in places)})
    yield from (data[begin:end] for begin, end in pairwise(edges))


@given(st.lists(FRAMES, max_size=6), st.lists(st.integers(0, 4_000), max_size=8))
@example([frame(b"a", first=0x00), frame(b"b"), frame(b"c", MORE)], [])
@example([frame(b"a", first=0x00), frame(b"", PING), frame(b"c", MORE), frame(b"d")], [3])
@example([frame(b"\xff\xfe"), frame(b"a")], [])
@example([frame(b"x" * LONGEST), frame(b"x" * (LONGEST + 1)), frame(b"a")], [])
@example([frame(b"x" * 70_000), frame(b"a")], [1, 2, 3, 4, 60_000])
def test_it_is_read_as_wsproto_reads_it(sent: list[bytes], places: list[int]) -> None:
    data = b"".join(sent)
    alone, ours, incoming = Read(), Read(), Incoming(LONGEST)
    alone.data(data)
    for some in cut(data, places):
        for one in incoming.take(some):
            if ours.ended is None:
                ours.text(one) if isinstance(one, str) else ours.data(one)
    assert (ours.messages, ours.ended) == (alone.messages, alone.ended)


@pytest.mark.parametrize("size", [1, 125, 126, LONGEST])
def test_whole_texts_never_come_to_wsproto(size: int) -> None:
    sent = [frame(b"x" * size), frame("é".encode() * (size // 2 or 1))]
    pieces = [b"".join(sent)[place : place + 3] for place in range(0, len(b"".join(sent)), 3)]
    incoming = Incoming(LONGEST)
    assert [one for some in pieces for one in incoming.take(some)] == ["x" * size, "é" * (size // 2 or 1)]


def test_what_is_too_long_is_handed_on_before_it_is_whole() -> None:
    begun = frame(b"x" * (LONGEST + 1))[:50]
    assert list(Incoming(LONGEST).take(begun)) == [begun]
