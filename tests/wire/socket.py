"""A peer on a real Socket.IO connection."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count
from threading import RLock
from typing import Any

import socketio

from tests.serving import Caller
from tests.wire.peer import Json, Peer

EVENTS = ("welcome", "entries", "snapshot", "streams", "answer", "presence", "goodbye")
PATIENCE = 30.0
DEVICES = count(1)


class Connection:
    """Connects a peer, and waits for what it is told to wait for."""

    def __init__(
        self, caller: Caller, partnership: str, peer: Peer | None = None, *, transport: str = "websocket"
    ) -> None:
        self.caller = caller
        self.peer = peer or Peer(partnership, str(next(DEVICES)))
        self.goodbyes: list[Json] = []
        self.ended: list[str] = []
        # Messages are handled on a thread of the library's.
        self._one_at_a_time = RLock()
        self.sio: Any = socketio.Client(reconnection=False, request_timeout=PATIENCE)
        _in_order(self.sio.eio)
        for event in EVENTS:
            self.sio.on(event, self._receiver(event))
        self.sio.on("disconnect", self._has_ended)
        self.sio.connect(
            caller.sockets or caller.url,
            headers={"Cookie": caller.cookie()},
            auth={"ticket": caller.ticket(partnership)},
            transports=[transport],
            wait_timeout=PATIENCE,
        )
        with self._one_at_a_time:
            self.peer.connected(self.sio.emit)
        self.until(self.peer.caught_up)

    def _receiver(self, event: str) -> Callable[[Json], None]:
        def receive(message: Json) -> None:
            if event == "goodbye":
                self.goodbyes.append(message)
            with self._one_at_a_time:
                self.peer.receive(event, message)

        return receive

    def _has_ended(self, reason: str) -> None:
        self.ended.append(reason)
        # Where the other end has died the library may leave the socket open.
        if reason != self.sio.reason.CLIENT_DISCONNECT and self.sio.eio.ws:
            self.sio.eio.ws.shutdown()

    def until(self, holds: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + patience
        while not self._now(holds):
            state = (self.ended, self.peer.seat, self.peer.cursors, self.peer.heads)
            assert time.monotonic() < deadline, f"it did not come about in time: {state}"
            time.sleep(0.01)

    def _now(self, holds: Callable[[], bool]) -> bool:
        with self._one_at_a_time:
            return holds()

    def ask(self, kind: str, **body: Any) -> Json:
        """Ask and wait for the answer."""
        with self._one_at_a_time:
            operation = self.peer.ask(kind, **body)
        self.until(lambda: operation in self.peer.answers)
        return self.peer.answers[operation]

    def records(self, kind: str) -> list[Json]:
        """Everything of a kind that this peer sees."""
        with self._one_at_a_time:
            return [one for stream in self.peer.streams.values() for one in stream.values() if one["kind"] == kind]

    def close(self) -> None:
        """Hang up."""
        self.sio.disconnect()


def _in_order(engine: Any) -> None:
    """Handle messages one after another, as they came: the library would give each a thread of its own."""
    trigger = engine._trigger_event
    engine._trigger_event = lambda event, *told, **_: trigger(event, *told)
