"""A small client of the wire, written from WIRE.md alone: what a stranger would need to write.

A ``Peer`` orders entries by number, holds what comes early, asks for what it misses, sends again what was not
answered, and forgets a stream that it no longer holds. It knows no socket: ``send`` is given to it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Send = Callable[[str, Json], None]


class Peer:
    """One client: its records by stream, its cursors, and what it still waits for."""

    def __init__(self, partnership: str, device: str = "", *, packed: bool = False) -> None:
        """``device`` tells several clients of one seat apart: they may not give two operations one id."""
        self.partnership = partnership
        self.device = device
        self.packed = packed
        self.seat = ""
        self.streams: dict[str, dict[str, Json]] = {}
        self.cursors: dict[str, int] = {}
        self.answers: dict[str, Json] = {}
        self.pending: dict[str, Json] = {}
        self.here: list[str] = []
        self.heads: dict[str, int] = {}
        self.life = ""
        self._early: dict[str, dict[int, Json]] = {}
        self._send: Send | None = None
        self._counted = 0

    def connected(self, send: Send) -> None:
        """A connection is open: come in with the cursors."""
        self._send = send
        self._early = {}
        joining: Json = {"partnership": self.partnership, "protocol": 1, "cursors": dict(self.cursors)}
        known = {"life": self.life} if self.life else {}
        send("join", {**joining, **known, "packed": True} if self.packed else {**joining, **known})

    def cut(self) -> None:
        """The connection is gone."""
        self._send = None

    def ask(self, kind: str, **body: Any) -> str:
        """Ask for a change; sent now or after the next join. Returns the operation's id."""
        self._counted += 1
        operation_id = f"{self.seat}-{self.device}-{self._counted}"
        message: Json = {"id": operation_id, "kind": kind, "body": body}
        self.pending[operation_id] = message
        if self._send and self.seat:
            self._send("operation", message)
        return operation_id

    def caught_up(self) -> bool:
        """Whether everything that stood when it came in has arrived."""
        return self.seat != "" and all(self.cursors.get(one, 0) >= head for one, head in self.heads.items())

    def receive(self, event: str, message: Json) -> None:
        """Take a message from the server, in whatever order it comes."""
        handler = getattr(self, f"_on_{event}", None)
        if handler:
            handler(message)

    def _on_welcome(self, message: Json) -> None:
        self.seat = message["seat"]
        self.heads = message["streams"]
        restored = self.life not in ("", message["life"])
        self.life = message["life"]
        for stream in set(self.streams) - (set() if restored else set(message["streams"])):
            self._forget(stream)
        for waiting in list(self.pending.values()):
            self._say("operation", waiting)

    def _on_streams(self, message: Json) -> None:
        for stream in message["revoked"]:
            self._forget(stream)
        for stream in message["granted"]:
            self._say("catch_up", {"stream": stream, "from": self.cursors.get(stream, 0)})

    def _on_entries(self, message: Json) -> None:
        early = self._early.setdefault(message["stream"], {})
        early.update((entry["number"], entry) for entry in list_in(message, "entries"))
        self._drain(message["stream"])

    def _on_snapshot(self, message: Json) -> None:
        stream, number = message["stream"], message["number"]
        if number >= self.cursors.get(stream, 0):
            self.streams[stream] = {record["id"]: record for record in list_in(message, "records")}
            self.cursors[stream] = number
        self._drain(stream)

    def _on_answer(self, message: Json) -> None:
        self.answers.setdefault(message["id"], message)
        self.pending.pop(message["id"], None)

    def _on_presence(self, message: Json) -> None:
        self.here = message.get("here", self.here)

    def _drain(self, stream: str) -> None:
        early = self._early.setdefault(stream, {})
        while self._next(stream) in early:
            self._merge(stream, early.pop(self._next(stream)))
        for number in [one for one in early if one < self._next(stream)]:
            del early[number]
        if early:
            self._say("catch_up", {"stream": stream, "from": self.cursors.get(stream, 0)})

    def _next(self, stream: str) -> int:
        return self.cursors.get(stream, 0) + 1

    def _merge(self, stream: str, entry: Json) -> None:
        held = self.streams.setdefault(stream, {})
        for gone in entry["removed"]:
            held.pop(gone, None)
        for record in entry["put"]:
            if record is not None:
                held[record["id"]] = record
        self.cursors[stream] = entry["number"]

    def _forget(self, stream: str) -> None:
        for held in (self.streams, self.cursors, self._early):
            held.pop(stream, None)

    def _say(self, event: str, message: Json) -> None:
        if self._send:
            self._send(event, message)


def list_in(message: Json, name: str) -> list[Json]:
    """What a message lists, packed or not."""
    found: list[Json] = json.loads(zlib.decompress(message["packed"], -15)) if "packed" in message else message[name]
    return found
