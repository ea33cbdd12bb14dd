"""What a hostile client may try below the handlers: forged names, attachments, silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import orjson

EVENTS: Final = ("join", "operation", "catch_up", "presence", "echo")
SECONDS_TO_JOIN: Final = 10.0
Later = Callable[[float, Callable[[], None]], Any]


class Guards:
    """Wraps a Socket.IO server. ``cut`` ends an Engine.IO session; ``joined`` says whether one has come in."""

    def __init__(self, sio: Any, cut: Callable[[str], None], joined: Callable[[str], bool], later: Later) -> None:
        self._cut = cut
        self._joined = joined
        self._later = later
        self._handle_event = sio._handle_event
        self._handle_message = sio._handle_eio_message
        self._handle_connect = sio._handle_eio_connect
        sio._handle_event = self.event
        sio.eio.on("message", self.message)
        sio.eio.on("connect", self.connected)

    def event(self, engine_id: str, namespace: str, _ack: object, data: Any) -> None:
        """A client may not fire the library's own handlers by naming an event after them, nor ask for a callback."""
        if isinstance(data, list) and data and data[0] in EVENTS:
            self._handle_event(engine_id, namespace, None, data)

    def message(self, engine_id: str, data: Any) -> None:
        """Attachments are refused with the connection that brought them."""
        if not isinstance(data, str) or data[:1] in ("5", "6"):
            self._cut(engine_id)
        elif data.startswith("2["):
            self._plain_event(engine_id, data)
        else:
            self._handle_message(engine_id, data)

    def _plain_event(self, engine_id: str, data: str) -> None:
        """An event as every client of ours sends it, without namespace or callback: the library takes twice as long."""
        try:
            event = orjson.loads(data[1:])
        except orjson.JSONDecodeError:
            self._cut(engine_id)
        else:
            self.event(engine_id, "/", None, event)

    def connected(self, engine_id: str, environ: dict[str, Any]) -> None:
        """Somebody who opens a session and does not come in within SECONDS_TO_JOIN is cut off."""
        self._handle_connect(engine_id, environ)
        self._later(SECONDS_TO_JOIN, lambda: None if self._joined(engine_id) else self._cut(engine_id))
