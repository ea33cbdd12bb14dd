"""What goes straight to a WebSocket: whole frames in order for who reads slowly, the end for who does not read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import gevent
import pytest
from engineio.packet import PING
from engineio.packet import Packet as EnginePacket
from gevent import socket
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from server.live import frames
from server.live.connections import Connected
from server.live.frames import WholeFrames, frame_of
from server.live.sending import Sending
from server.store.models import Answer
from server.store.packets import EntriesPacket, Packet, entries_packet, entry

BUFFER = 16 * 1024


class Reader:
    """The other end, which reads when it likes."""

    def __init__(self, line: Any) -> None:
        self.line = line
        self._parser = Connection(ConnectionType.CLIENT)

    def read(self, until: int = 0) -> list[str]:
        """The messages that come: so many, or all until the line is cut."""
        found: list[str] = []
        part = ""
        while not until or len(found) < until:
            with suppress(ConnectionResetError):
                more = self.line.recv(65_536)
                self._parser.receive_data(more or None)
                for event in self._parser.events():
                    if isinstance(event, TextMessage):
                        part += event.data
                        if event.message_finished:
                            found.append(part)
                            part = ""
                if more:
                    continue
            break
        return found


@pytest.fixture
def ends() -> Iterator[tuple[WholeFrames, Reader]]:
    """Two ends of a connection whose buffers are small."""
    with socket.socket() as listening:
        for name in (socket.SO_SNDBUF, socket.SO_RCVBUF):
            listening.setsockopt(socket.SOL_SOCKET, name, BUFFER)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        reading = socket.socket()
        reading.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        reading.settimeout(10)
        reading.connect(listening.getsockname())
        sending, _ = listening.accept()
    whole = WholeFrames(sending)
    yield whole, Reader(reading)
    whole.close()
    reading.close()


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 300_000])
def test_a_frame_is_what_every_websocket_reads(size: int) -> None:
    text = ("é" * size)[: size // 2] + "x" * (size - 2 * (size // 2))
    parser = Connection(ConnectionType.CLIENT)
    parser.receive_data(frame_of(text))
    told = [event for event in parser.events() if isinstance(event, TextMessage)]
    assert "".join(one.data for one in told) == text
    assert told[-1].message_finished


def test_who_reads_slowly_gets_every_frame_whole_and_in_order(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    sent = [f"{n} {'x' * (20_000 if n % 3 else 2)}" for n in range(100)]
    with gevent.Timeout(5):
        for one in sent:
            whole.send(frame_of(one))
            gevent.sleep(0)
    assert reader.read(until=len(sent)) == sent
    whole.send(frame_of("Afterwards"))
    assert reader.read(until=1) == ["Afterwards"]


def test_who_lets_too_much_wait_is_cut_off(ends: tuple[WholeFrames, Reader], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MOST_WAITING", 1_000_000)
    whole, reader = ends
    for n in range(100):
        whole.send(frame_of(f"{n} {'x' * 20_000}"))
    whole.send(frame_of("Never"))
    assert len(reader.read()) < 50


def test_who_takes_nothing_for_too_long_is_cut_off(
    ends: tuple[WholeFrames, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "PATIENCE", 0.05)
    whole, reader = ends
    for n in range(10):
        whole.send(frame_of(f"{n} {'x' * 100_000}"))
    gevent.sleep(0.3)
    assert len(reader.read()) < 10


def test_what_waited_is_dropped_with_a_connection_that_is_cut(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    for n in range(50):
        whole.send(frame_of(f"{n} {'x' * 20_000}"))
    whole.cut()
    whole.send(frame_of("After the revocation"))
    whole.close()
    assert len(reader.read()) < 25


class StraightLine(WholeFrames):
    """Remembers what it was to send."""

    def __init__(self, sent: list[bytes]) -> None:
        super().__init__(SimpleNamespace(setsockopt=lambda *_: None))
        self._sent = sent

    def send(self, frame: bytes) -> int:
        self._sent.append(b"".join((*self._soon, frame)))
        return len(frame)


class Line:
    """An Engine.IO session as far as sending goes: what it was told straight, and what by its queue."""

    def __init__(self, *, websocket: bool) -> None:
        self.straight: list[bytes] = []
        self.queued: list[str] = []
        self.upgraded = websocket
        self.queue = SimpleNamespace(empty=lambda: not self.queued)
        if websocket:
            self.frames = StraightLine(self.straight)


class Server:
    """A Socket.IO server with two people in one room, on a WebSocket and on long polling."""

    def __init__(self) -> None:
        self.lines = {"ws": Line(websocket=True), "poll": Line(websocket=False)}
        self.eio = SimpleNamespace(sockets=self.lines, send_packet=self._queue)
        self.manager = SimpleNamespace(
            get_participants=lambda _, room: [(f"sid-{name}", name) for name in self.lines],
            eio_sid_from_sid=lambda sid, _: sid.removeprefix("sid-"),
        )

    def _queue(self, name: str, packet: EnginePacket) -> None:
        self.lines[name].queued.append(packet.encode())


def test_what_is_said_to_a_room_follows_what_brings_somebody_up_to_date(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    whole.hold()
    whole.tell(frame_of("entries 8"))
    whole.send(frame_of("snapshot 7"))
    whole.tell(frame_of("entries 9"))
    whole.release()
    whole.tell(frame_of("entries 10"))
    assert reader.read(until=4) == ["snapshot 7", "entries 8", "entries 9", "entries 10"]


def test_what_was_held_back_is_dropped_with_a_connection_that_is_cut(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    whole.hold()
    whole.tell(frame_of("entries 8"))
    whole.cut()
    whole.release()
    assert reader.read() == []


def test_an_answer_goes_out_with_what_is_said_next_and_before_it(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    whole.soon(frame_of("answer 1"))
    whole.soon(frame_of("answer 2"))
    whole.tell(frame_of("entries 1"))
    assert reader.read(until=3) == ["answer 1", "answer 2", "entries 1"]


def test_an_answer_goes_out_though_nothing_follows(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    whole.soon(frame_of("refused"))
    gevent.sleep(0)
    assert reader.read(until=1) == ["refused"]


def test_an_answer_is_dropped_with_a_connection_that_is_cut(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    whole.soon(frame_of("answer"))
    whole.cut()
    gevent.sleep(0)
    assert reader.read() == []


def test_long_polling_gets_the_same_text() -> None:
    server = Server()
    Sending(server).room("room", Packet.of("entries", {"stream": "everyone", "words": "Ça va"}))
    text = '42["entries",{"stream":"everyone","words":"Ça va"}]'
    assert server.lines["poll"].queued == [text]
    assert server.lines["ws"].straight == [frame_of(text)]


def test_an_answer_is_the_same_event_however_it_travels() -> None:
    server = Server()
    answer = Answer("a", {"everyone": 8}, ["Ça va"])
    for name in server.lines:
        Sending(server).answer(Connected(f"sid-{name}", "room", "puffin", engine_id=name), answer)
    gevent.sleep(0)
    (queued,) = server.lines["poll"].queued
    assert queued == f"4{Packet.of('answer', answer.as_json()).text}"
    assert server.lines["ws"].straight == [frame_of(queued)]


def said(count: int) -> EntriesPacket:
    put = '[{"id":"a","kind":"hypotheses.hypothesis","think":"Ça va"}]'
    return entries_packet("everyone", [entry(number, put, "[]") for number in range(8, 8 + count)])


def test_many_entries_go_packed_to_who_unpacks_and_plain_to_all_others() -> None:
    server, packet = Server(), said(50)
    sending = Sending(server)
    sending.room("room", packet)
    sending.packing("sid-ws", unpacks=True)
    sending.room("room", packet)
    plain, packed = server.lines["ws"].straight
    text = '451-["entries",{"stream":"everyone","from":7,"packed":{"_placeholder":true,"num":0}}]'
    attached = packed.removeprefix(frame_of(text))
    squeezed = packet.packed.attached
    assert attached == frame_of(squeezed)
    assert zlib.decompress(squeezed, -zlib.MAX_WBITS).decode() == packet.listing
    assert json.loads(packet.body)["entries"] == json.loads(packet.listing)
    assert len(packed) < len(plain) / 5
    assert plain == frame_of(f"4{packet.text}")
    assert server.lines["poll"].queued == [f"4{packet.text}"] * 2


def test_a_few_entries_are_never_packed() -> None:
    server, packet = Server(), said(5)
    Sending(server).packing("sid-ws", unpacks=True)
    Sending(server).room("room", packet)
    assert server.lines["ws"].straight == [frame_of(f"4{packet.text}")]


def test_nothing_overtakes_what_engineio_still_has_to_say() -> None:
    server = Server()
    server.eio.send_packet("ws", EnginePacket(PING))
    Sending(server).one("sid-ws", "welcome", {})
    assert server.lines["ws"].queued == ["2", '42["welcome",{}]']
    assert server.lines["ws"].straight == []


def test_a_ping_stands_in_nobodys_way() -> None:
    server = Server()
    sending = Sending(server)
    sending.one("sid-ws", "welcome", {})
    server.eio.send_packet("ws", EnginePacket(PING))
    sending.one("sid-ws", "presence", {})
    assert server.lines["ws"].queued == ["2"]
    assert server.lines["ws"].straight == [frame_of('42["welcome",{}]'), frame_of('42["presence",{}]')]


def test_who_is_left_out_hears_nothing() -> None:
    server = Server()
    Sending(server).room("room", Packet.of("presence", {}), but="sid-ws")
    assert server.lines["ws"].straight == []
    assert len(server.lines["poll"].queued) == 1


def test_nothing_follows_the_frame_that_ends_a_connection(ends: tuple[WholeFrames, Reader]) -> None:
    whole, reader = ends
    whole.soon(frame_of("before"))
    whole.send(b"\x88\x02\x03\xe8")
    whole.tell(frame_of("after"))
    whole.soon(frame_of("later"))
    gevent.sleep(0)
    assert reader.line.recv(1024) == frame_of("before") + b"\x88\x02\x03\xe8"
    whole.cut()
    assert reader.line.recv(1024) == b""
