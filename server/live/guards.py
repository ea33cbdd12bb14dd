"""What a hostile client may try below the handlers: forged names, attachments, silence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import orjson
from engineio.packet import Packet

from server.live.sending import NAMESPACE
from server.live.transport import LONGEST_MESSAGE, fit

EVENTS: Final = ("join", "operation", "catch_up", "presence", "echo")
SECONDS_TO_JOIN: Final = 10.0
MOST_IN_A_POST: Final = 16
# How every client of ours begins an operation. To take one waits for nothing.
_OPERATION: Final = '42["operation",'
Later = Callable[[float, Callable[[], None]], Any]


class Guards:
    """Wraps a Socket.IO server. ``cut`` ends an Engine.IO session; ``joined`` says whether one has come in."""

    def __init__(self, sio: Any, cut: Callable[[str], None], joined: Callable[[str], bool], later: Later) -> None:
        self._sio = sio
        self._cut = cut
        self._joined = joined
        self._later = later
        self._handlers = sio.handlers[NAMESPACE]
        self._sid_of = sio.manager.sid_from_eio_sid
        self._handle_message = sio._handle_eio_message
        self._handle_connect = sio._handle_eio_connect
        sio.eio.on("message", self.message)
        sio.eio.on("connect", self.connected)

    def message(self, engine_id: str, data: Any) -> None:
        """A connection, its end, or an event; attachments and all else are refused with the connection they came by."""
        if not isinstance(data, str):
            self._cut(engine_id)
        elif data.startswith("2["):
            self._plain_event(engine_id, data[1:])
        elif data.startswith("0") and self._sid_of(engine_id, NAMESPACE) is None:
            self._connects(engine_id, data)
        elif data == "1":
            self._handle_message(engine_id, data)
        else:
            self._cut(engine_id)

    def _connects(self, engine_id: str, data: str) -> None:
        """Pass on a ticket, and nothing else that the library or a handler might stumble over."""
        try:
            sent = orjson.loads(data[1:] or "{}")
        except orjson.JSONDecodeError:
            self._cut(engine_id)
        else:
            ticket = sent.get("ticket") if isinstance(sent, dict) else None
            told = orjson.dumps({"ticket": ticket if isinstance(ticket, str) else ""}).decode()
            self._handle_message(engine_id, f"0{told}")

    def _plain_event(self, engine_id: str, data: str) -> None:
        """An event as every client of ours sends it, without namespace or callback: the library takes twice as long.

        Nor does it learn of it: nobody may fire its own handlers by naming an event after them.
        """
        try:
            event = orjson.loads(data)
        except orjson.JSONDecodeError:
            self._cut(engine_id)
        else:
            if isinstance(event, list) and event and event[0] in EVENTS:
                self._handlers[event[0]](self._sid_of(engine_id, NAMESPACE), *event[1:])

    def connected(self, engine_id: str, environ: dict[str, Any]) -> None:
        """Somebody who opens a session and does not come in within SECONDS_TO_JOIN is cut off."""
        held = self._sio.eio.sockets[engine_id]
        held.handle_post_request = lambda posted: self._posted(engine_id, held, posted)
        held.message = lambda data: self.message(engine_id, data)
        held.at_once = partial(self._at_once, engine_id)
        self._handle_connect(engine_id, environ)
        self._later(SECONDS_TO_JOIN, lambda: None if self._joined(engine_id) else self._cut(engine_id))

    def _at_once(self, engine_id: str, packet: str) -> bool:
        """Serve an operation on the loop, where it was heard. Whether it was one."""
        heard = packet.startswith(_OPERATION)
        if heard:
            self._plain_event(engine_id, packet[2:])
        return heard

    def _posted(self, engine_id: str, held: Any, environ: dict[str, Any]) -> None:
        """Packets that were posted, where no WebSocket gets through: no more, and no others, than one would bring."""
        body = environ["wsgi.input"].read(min(int(environ.get("CONTENT_LENGTH") or 0), LONGEST_MESSAGE))
        packets = body.decode(errors="replace").split("\x1e")
        if len(packets) > MOST_IN_A_POST or not all(map(fit, packets)):
            self._cut(engine_id)
            return
        for one in packets:
            held.receive(Packet(encoded_packet=one))
