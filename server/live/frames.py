"""The way out of one WebSocket: whole frames, in order, without ever making their sender wait.

simple-websocket sends with ``socket.send``, which cuts a frame when the send buffer of a slow reader is full. Here what
the socket does not take at once waits for it, and whoever lets too much wait, or takes nothing for too long, is cut off
and will catch up by cursor. Frames that go to many are the same bytes, so that waiting costs their memory once.
"""

from __future__ import annotations

import socket as sockets
import struct
from collections import deque
from contextlib import suppress
from typing import Any, Final

import gevent

MOST_WAITING: Final = 4 * 1024 * 1024
PATIENCE: Final = 20.0
_TEXT: Final = 0x81
_BINARY: Final = 0x82
_END: Final = b"\x88"


def frame_of(message: str | bytes) -> bytes:
    """A whole message as a server sends it: one frame, without a mask."""
    payload, kind = (message.encode(), _TEXT) if isinstance(message, str) else (message, _BINARY)
    size = len(payload)
    if size < 126:
        return bytes((kind, size)) + payload
    if size < 65_536:
        return struct.pack("!BBH", kind, 126, size) + payload
    return struct.pack("!BBQ", kind, 127, size) + payload


class WholeFrames:
    """A gevent socket that simple-websocket, Engine.IO and we ourselves send on."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        # Whether whoever is at the other end unpacks what is sent packed.
        self.unpacks = False
        # Whether Engine.IO has said what must be heard before anything that goes past it.
        self.straight = False
        self._waiting: deque[memoryview] = deque()
        self._size = 0
        self._over = False
        self._ended = False
        self._held: list[bytes] | None = None
        self._soon: list[bytes] = []
        sock.setsockopt(sockets.IPPROTO_TCP, sockets.TCP_NODELAY, 1)

    def send(self, frame: bytes) -> int:
        """Send a frame, or let it wait behind others. Returns at once, also when the connection is over."""
        if self._over or self._ended:
            return len(frame)
        # After the end nothing follows, whoever still speaks to the room: a browser would take it for a fault.
        self._ended = frame.startswith(_END)
        if self._soon:
            frame, self._soon = b"".join((*self._soon, frame)), []
        if self._waiting:
            self._wait(memoryview(frame))
            return len(frame)
        try:
            sent = self._sock.send(frame, 0, 0.0)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.cut()
            return len(frame)
        if sent < len(frame):
            self._wait(memoryview(frame)[sent:])
            gevent.spawn(self._go_on)
        return len(frame)

    def soon(self, frame: bytes) -> None:
        """Send a frame together with the next one, at the latest when whoever runs now has done: a call fewer."""
        if not _LINES:
            gevent.get_hub().loop.run_callback(_send_soon)
        if not self._soon:
            _LINES.append(self)
        self._soon.append(frame)

    def send_soon(self) -> None:
        """Send what still waits for a next one."""
        if self._soon:
            self.send(b"")

    def tell(self, frame: bytes) -> None:
        """Send a frame that may have to wait until somebody who is coming in has been brought up to date."""
        if self._held is None:
            self.send(frame)
        else:
            self._held.append(frame)

    def hold(self) -> None:
        """Let what others say wait from here on."""
        self._held = []

    def release(self) -> None:
        """Send what others said meanwhile."""
        held, self._held = self._held or [], None
        for frame in held:
            self.send(frame)

    def _wait(self, rest: memoryview) -> None:
        if self._size > MOST_WAITING:
            self.cut()
        else:
            self._waiting.append(rest)
            self._size += len(rest)

    def _go_on(self) -> None:
        """Send what waits, as fast as the reader takes it."""
        try:
            while self._waiting:
                with gevent.Timeout(PATIENCE, OSError("the reader is too slow")):
                    sent = self._sock.send(self._waiting[0])
                self._took(sent)
        except OSError:
            self.cut()

    def _took(self, sent: int) -> None:
        if self._over:
            return
        self._size -= sent
        rest = self._waiting.popleft()[sent:]
        if rest:
            self._waiting.appendleft(rest)

    def cut(self) -> None:
        """Drop the connection without sending what waits here or in the socket's own buffer."""
        self._forget()
        with suppress(OSError):
            self._sock.setsockopt(sockets.SOL_SOCKET, sockets.SO_LINGER, struct.pack("ii", 1, 0))
            self._sock.shutdown(sockets.SHUT_RDWR)

    def close(self) -> None:
        """The connection has ended."""
        self._forget()
        self._sock.close()

    def _forget(self) -> None:
        self._over, self._held = True, None
        self._soon.clear()
        self._waiting.clear()
        self._size = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


# Those that have something to send soon.
_LINES: Final[list[WholeFrames]] = []


def _send_soon() -> None:
    lines = _LINES.copy()
    _LINES.clear()
    for line in lines:
        line.send_soon()
