"""The WebSocket under Engine.IO: no compression, capped sizes and queues, and a way to cut at once.

simple-websocket offers no way to turn compression off, and Engine.IO's queues know no limit. These classes mend both;
`frames` mends how they send, and `incoming` how long they take to read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

import gevent
import gevent.event
import gevent.hub
import gevent.queue
import simple_websocket
from wsproto.extensions import PerMessageDeflate
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from server.live.frames import WholeFrames
from server.live.incoming import Incoming

MOST_QUEUED = 2_000
LONGEST_MESSAGE = 256 * 1024
_MESSAGE: Final = "4"
# As libev's EV_READ.
_READ: Final = 1
# The Engine.IO packets of a client: an end, a pong, a Socket.IO packet, and the two steps of an upgrade. Engine.IO
# stumbles over much else, and reads what might be JSON before anybody has asked for it.
_PACKET: Final = re.compile(r"[135]|2probe|4[0-9].*", re.DOTALL)


def fit(packet: object) -> bool:
    """Whether it is a packet that a client may send."""
    return isinstance(packet, str) and _PACKET.fullmatch(packet) is not None


class _Refused(PerMessageDeflate):
    """Compression that is never agreed to."""

    def accept(self, offer: str) -> None:
        return None


class NoThread:
    """Where simple-websocket would start a thread that reads."""

    name = ""

    def __init__(self, target: object) -> None:
        """Nothing is read before somebody wants it."""

    def start(self) -> None:
        """Nothing begins."""


class PlainServer(simple_websocket.Server):  # type: ignore[misc]
    """simple-websocket's server on whole frames, without permessage-deflate.

    It reads when a message is wanted, and not ahead on a thread of its own: that costs less time and memory, and who
    sends faster than we work waits for us. What ``at_once`` serves never becomes a message: it is served on the loop,
    where nothing may wait, and saves the way to whoever wants messages and back.
    """

    sock: Any
    connected: bool
    at_once: Callable[[str], bool] = staticmethod(lambda text: False)
    _came: Iterator[str | bytes]
    _readable: Any

    def receive(self, timeout: float | None = None) -> Any:
        try:
            while self.connected and not self.input_buffer:
                one = next(self._came, None)
                if isinstance(one, str):
                    return one
                self._read(one)
        except (OSError, LocalProtocolError):
            self.connected = False
        if self.input_buffer:
            return self.input_buffer.pop(0)
        raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)

    def _read(self, one: bytes | None) -> None:
        """Have wsproto read the next of what came, and no more: an end is answered once all before it has been.

        Where nothing is left, wait for more.
        """
        if one is None:
            self._came = self._more()
        else:
            self.ws.receive_data(one)
            self.connected = self._handle_events()

    def _more(self) -> Iterator[str | bytes]:
        """What comes next that is not served at once."""
        waiter: Any = gevent.hub.Waiter()
        self._readable.start(self._hear, waiter)
        try:
            came: Iterator[str | bytes] = waiter.get()
        finally:
            self._readable.stop()
        return came

    def _hear(self, waiter: Any) -> None:
        try:
            came = self._incoming.take(self._read_now())
            for place, one in enumerate(came):
                if isinstance(one, bytes) or not self.at_once(one):
                    waiter.switch(iter(came[place:]))
                    break
        except Exception as error:  # noqa: BLE001  raised again where somebody waits
            waiter.throw(error)

    def _read_now(self) -> bytes:
        """What there is to read, nothing where it was a false alarm."""
        try:
            found = os.read(self._readable.fd, self.receive_bytes)
        except BlockingIOError:
            return b""
        if not (found and self.connected):
            raise OSError("closed")
        return found

    def handshake(self) -> None:
        self._incoming = Incoming(LONGEST_MESSAGE)
        self._came = iter(())
        self.sock = WholeFrames(self.sock)
        self._readable = gevent.get_hub().loop.io(self.sock.fileno(), _READ)
        with suppress(RemoteProtocolError):
            super().handshake()
        if not self.connected:
            self.end()

    def end(self) -> None:
        """Nothing is read or sent any more."""
        self._readable.close()
        self.sock.close()

    def _handle_events(self) -> bool:
        used = simple_websocket.ws.PerMessageDeflate
        simple_websocket.ws.PerMessageDeflate = _Refused
        try:
            kept: bool = super()._handle_events()
            return kept
        finally:
            simple_websocket.ws.PerMessageDeflate = used


class WebSocket:
    """What Engine.IO calls a WebSocket: built for one request, handed to Engine.IO's own handler."""

    def __init__(self, handler: Any, _server: object) -> None:
        self._handler = handler

    def __call__(self, environ: dict[str, Any], _start_response: object) -> Any:
        engine_socket = self._engine_socket = self._handler.__self__
        try:
            self._ws = PlainServer(
                environ,
                max_message_size=LONGEST_MESSAGE,
                thread_class=NoThread,
                event_class=gevent.event.Event,
            )
        except simple_websocket.ConnectionError:
            engine_socket.close(wait=False, abort=True)
            return []
        engine_socket.frames = self._ws.sock
        engine_socket.queue.on_full = engine_socket.cut = lambda: _cut(engine_socket, self._ws)
        try:
            return self._handler(self)
        finally:
            self._ws.end()

    def close(self) -> None:
        if self._ws.connected:
            with suppress(OSError):
                self._ws.close()

    def send(self, message: Any) -> None:
        try:
            self._ws.send(message)
        except simple_websocket.ConnectionClosed:
            raise OSError("closed") from None

    def wait(self) -> Any:
        """The next packet for Engine.IO itself. Messages go past it once it is here: it would only pass them on."""
        upgraded = self._engine_socket.upgraded
        if upgraded:
            self._ws.at_once = self._engine_socket.at_once
        while fit(found := self._received()):
            if not (upgraded and found.startswith(_MESSAGE)):
                return found
            self._engine_socket.message(found[len(_MESSAGE) :])
        return None

    def _received(self) -> Any:
        try:
            return self._ws.receive()
        except simple_websocket.ConnectionClosed:
            return None


def _cut(engine_socket: Any, websocket: PlainServer) -> None:
    engine_socket.queue.empty_out()
    websocket.sock.cut()


class CappedQueue(gevent.queue.JoinableQueue[Any]):
    """Packets for one client. Somebody who reads too slowly is cut off and will catch up by cursor."""

    on_full: Any = None
    dropped = False

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        if self.dropped and item is not None:
            return
        if self.qsize() >= MOST_QUEUED and item is not None:
            self.empty_out()
            if self.on_full:
                self.on_full()
            return
        super().put(item, block, timeout)

    def empty_out(self) -> None:
        """Forget what is queued, take nothing more, and tell the writer to stop."""
        self.dropped = True
        while not self.empty():
            self.get_nowait()
            self.task_done()
        super().put(None)


def install(engine: Any) -> None:
    """Give an Engine.IO server these sockets and queues."""
    engine._async = {**engine._async, "websocket": WebSocket, "queue": CappedQueue}
