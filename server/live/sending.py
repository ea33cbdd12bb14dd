"""Everything that we say to clients goes out here, encoded once however many hear it.

To a WebSocket its frame goes straight, past Engine.IO's queue, writer and packets, which cost ten times as much. Where
Engine.IO itself still has something to say first, and for long polling, it goes the usual way, so that order holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from engineio.exceptions import SocketIsClosedError
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from server.live.frames import WholeFrames, text_frame
from server.store.packets import Packet

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
        if engine_id is not None:
            self._send([engine_id], packet)

    def room(self, room: str, packet: Packet, but: str = "") -> None:
        """Send a packet to everybody in a room, except the connection ``but``."""
        here = self._manager.get_participants(NAMESPACE, room)
        self._send((engine_id for sid, engine_id in here if sid != but), packet)

    def _send(self, engine_ids: Iterable[str], packet: Packet) -> None:
        usual = EnginePacket(MESSAGE, packet.text)
        frame = text_frame(usual.encode())
        for engine_id in engine_ids:
            frames = self._straight(engine_id)
            if frames is not None:
                frames.send(frame)
            else:
                with suppress(SocketIsClosedError):
                    self._engine.send_packet(engine_id, usual)

    def _straight(self, engine_id: str) -> WholeFrames | None:
        """The way past Engine.IO, where there is one and nothing stands in it."""
        held = self._engine.sockets.get(engine_id)
        frames: WholeFrames | None = getattr(held, "frames", None)
        return frames if frames is not None and held.upgraded and held.queue.empty() else None
