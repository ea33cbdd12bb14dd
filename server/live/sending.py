"""Everything that we say to clients goes out here, encoded once however many hear it.

To a WebSocket its frame goes straight, past Engine.IO's queue, writer and packets, which cost ten times as much. Where
Engine.IO itself still has something to say first, and for long polling, it goes the usual way, so that order holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from engineio.exceptions import SocketIsClosedError
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from server.live.connections import Connected
from server.live.frames import WholeFrames, frame_of
from server.store.models import Answer
from server.store.packets import Packet, json_text

NAMESPACE = "/"


class Sending:
    """Sends packets to one connection or to all in a room of a Socket.IO server."""

    def __init__(self, sio: Any) -> None:
        self._engine = sio.eio
        self._manager = sio.manager

    def one(self, sid: str, event: str, message: dict[str, Any]) -> None:
        """Tell one connection something."""
        self.packet(sid, Packet.of(event, message))

    def packet(self, sid: str, packet: Packet) -> None:
        """Send one connection a packet."""
        engine_id = self._manager.eio_sid_from_sid(sid, NAMESPACE)
        line = self._straight(engine_id)
        if line is not None:
            line.send(_frames(packet, line))
        elif engine_id is not None:
            self._as_usual(engine_id, packet)

    def answer(self, connected: Connected, answer: Answer) -> None:
        """Tell who asked what became of it, together with what they are told next."""
        line = self._straight(connected.engine_id)
        if line is None:
            self.one(connected.sid, "answer", answer.as_json())
        else:
            line.soon(frame_of(f'{MESSAGE}2["answer",{json_text(answer.as_json())}]'))

    def room(self, room: str, packet: Packet, but: str = "") -> None:
        """Send a packet to everybody in a room, except the connection ``but``."""
        frames: dict[bool, bytes] = {}
        for sid, engine_id in self._manager.get_participants(NAMESPACE, room):
            if sid == but:
                continue
            line = self._straight(engine_id)
            if line is None:
                self._as_usual(engine_id, packet)
                continue
            if line.unpacks not in frames:
                frames[line.unpacks] = _frames(packet, line)
            line.tell(frames[line.unpacks])

    def packing(self, sid: str, *, unpacks: bool) -> None:
        """Pack what is worth it for a connection from now on, where it ``unpacks``."""
        for line in self._lines(sid):
            line.unpacks = unpacks

    @contextmanager
    def quiet(self, sid: str) -> Iterator[None]:
        """Meanwhile a connection hears only what is said to it alone; what is said to its rooms follows.

        Otherwise entries would overtake the snapshot that they go on from, and be asked for again.
        """
        self.hold(sid)
        try:
            yield
        finally:
            for line in self._lines(sid):
                line.release()

    def hold(self, sid: str) -> None:
        """Begin to be quiet, and forget what was said to the connection's rooms since that was begun before."""
        for line in self._lines(sid):
            line.hold()

    def _lines(self, sid: str) -> list[WholeFrames]:
        held = self._engine.sockets.get(self._manager.eio_sid_from_sid(sid, NAMESPACE))
        line = getattr(held, "frames", None)
        return [line] if line is not None else []

    def _as_usual(self, engine_id: str, packet: Packet) -> None:
        with suppress(SocketIsClosedError):
            for one in (packet.text, packet.attached):
                if one:
                    self._engine.send_packet(engine_id, EnginePacket(MESSAGE, one))

    def _straight(self, engine_id: str | None) -> WholeFrames | None:
        """The way past Engine.IO, once there is one and nothing stands in it: pings and an end may follow later."""
        held = self._engine.sockets.get(engine_id)
        line: WholeFrames | None = getattr(held, "frames", None)
        if line is None or line.straight:
            return line
        line.straight = held.upgraded and held.queue.empty()
        return line if line.straight else None


def _frames(packet: Packet, line: WholeFrames) -> bytes:
    sent = packet.packed if line.unpacks else packet
    message = frame_of(f"{MESSAGE}{sent.text}")
    return message + frame_of(sent.attached) if sent.attached else message
