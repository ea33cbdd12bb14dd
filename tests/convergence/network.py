"""A network that the test owns: it holds, reorders, drops, repeats and cuts. The server behind it is the real one."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from types import SimpleNamespace
from typing import Any

from server.accounts import browsers
from server.accounts.browsers import COOKIE
from server.context import Context
from server.live.announce import Announcements
from server.live.frames import WholeFrames
from server.live.receive import Receiver
from server.live.rooms import Rooms
from server.settings import Settings
from server.store.database import Database
from server.store.log import Log
from server.store.tables import metadata
from tests.wire.peer import Json, Peer
from workshops.meeting.people import actor_of

Packet = tuple[str, Json]


class StraightLine(WholeFrames):
    """The way out of one WebSocket: what is sent on it is handed on as messages, ``packed`` ones with their bytes."""

    def __init__(self, hear: Callable[[str, Json], None]) -> None:
        super().__init__(SimpleNamespace(setsockopt=lambda *_: None))
        self._hear = hear

    def send(self, frame: bytes) -> int:
        payloads = _payloads(frame)
        for one in payloads:
            event, message = json.loads(one.removeprefix(b"451-").removeprefix(b"42"))
            self._hear(event, {**message, "packed": next(payloads)} if "packed" in message else message)
        return len(frame)

    def soon(self, frame: bytes) -> None:
        self.send(frame)


def _payloads(frames: bytes) -> Iterator[bytes]:
    while frames:
        more = {126: 2, 127: 8}.get(frames[1], 0)
        size = int.from_bytes(frames[2 : 2 + more]) if more else frames[1]
        yield frames[2 + more : 2 + more + size]
        frames = frames[2 + more + size :]


class StandInSocketIO:
    """As much of a Socket.IO server as the live room uses; everything sent goes to ``deliver``."""

    def __init__(self, deliver: Callable[[str, str, Json], None], on_cut: Callable[[str], None]) -> None:
        self.handlers: dict[str, Callable[..., None]] = {}
        self.rooms: dict[str, set[str]] = {}
        self._deliver = deliver
        self._on_cut = on_cut
        self._sockets: dict[str, Any] = {}
        self.manager = SimpleNamespace(
            eio_sid_from_sid=lambda sid, _: sid,
            get_rooms=lambda sid, _: self._rooms_of(sid),
            get_participants=lambda _, room: [(sid, sid) for sid in sorted(self.rooms.get(room, ()))],
        )
        self.eio = SimpleNamespace(sockets=SimpleNamespace(get=self._socket))

    def on(self, event: str, handler: Callable[..., None]) -> None:
        self.handlers[event] = handler

    def enter_room(self, sid: str, room: str) -> None:
        self.rooms.setdefault(room, set()).add(sid)

    def leave_room(self, sid: str, room: str) -> None:
        self.rooms.get(room, set()).discard(sid)

    def _rooms_of(self, sid: str) -> list[str]:
        return [room for room, sids in self.rooms.items() if sid in sids]

    def _socket(self, sid: str) -> Any:
        if sid not in self._sockets:
            line = StraightLine(lambda event, message: self._deliver(sid, event, message))
            empty = SimpleNamespace(empty=lambda: True)
            self._sockets[sid] = SimpleNamespace(frames=line, upgraded=True, queue=empty, cut=lambda: self._on_cut(sid))
        return self._sockets[sid]


@dataclass
class Line:
    """One connection: what is under way in each direction."""

    sid: str
    seat: str
    peer: Peer
    up: list[Packet] = field(default_factory=list)
    down: list[Packet] = field(default_factory=list)


class Network:
    """The lines between the peers and one server, driven by one seeded source of chance."""

    def __init__(self, url: str, data_dir: Any, seed: int) -> None:
        self.random = Random(seed)
        self.lines: dict[str, Line] = {}
        self.leaks: list[str] = []
        self.packed: set[str] = set()
        self._opened = 0
        database = Database(url)
        metadata.create_all(database.engine)
        log = Log(database)
        self.context = Context(Settings(data_dir, url, "", "", 0, ""), database, log, Rooms(log))
        self.sio = StandInSocketIO(self._sent, self._aborted)
        self.announcements = Announcements(self.sio, self.context.connections, log)
        self.context.rooms.announcer = self.announcements
        self.context.limits.spend = lambda what, who: None  # type: ignore[method-assign,assignment]
        Receiver(self.context, self.sio, self.context.connections, self.announcements).register()
        self.browser, self.secret = database.work(browsers.begin)
        self.partnership = log.create_partnership()

    def open(self, seat: str, peer: Peer) -> None:
        """Connect a peer; whatever line it had is cut."""
        for line in [one for one in self.lines.values() if one.peer is peer]:
            self.cut(line)
        self._opened += 1
        line = Line(f"line-{self._opened}", seat, peer)
        self.lines[line.sid] = line
        ticket = self.context.tickets.issue(self.partnership, seat, self.browser.key)
        self.sio.handlers["connect"](line.sid, {"HTTP_COOKIE": f"{COOKIE}={self.secret}"}, {"ticket": ticket})
        peer.connected(lambda event, message: line.up.append((event, json.loads(json.dumps(message)))))

    def cut(self, line: Line) -> None:
        """Lose a connection and everything under way on it."""
        self.lines.pop(line.sid, None)
        line.peer.cut()
        for sids in self.sio.rooms.values():
            sids.discard(line.sid)
        self.sio.handlers["disconnect"](line.sid)

    def _aborted(self, sid: str) -> None:
        line = self.lines.pop(sid, None)
        if line:
            line.peer.cut()

    def _sent(self, sid: str, event: str, message: Json) -> None:
        line = self.lines.get(sid)
        if line is None:
            return
        self._check_audience(line, message)
        if "packed" in message:
            self.packed.add(event)
        line.down.append((event, message))

    def _check_audience(self, line: Line, message: Json) -> None:
        """Nothing may be handed to a connection that its seat may not see at this very moment."""
        actor = actor_of(self.context.log._cache[self.partnership].state, line.seat)
        held = actor.streams if actor else frozenset()
        unpacked = json.loads(zlib.decompress(message["packed"], -zlib.MAX_WBITS)) if "packed" in message else []
        listed = [*message.get("records", ()), *message.get("entries", ()), *unpacked]
        records = [one for item in listed if item for one in item.get("put", [item])]
        streams = [message["stream"]] if "stream" in message else []
        for stream in [*streams, *(one["audience"] for one in records if one)]:
            if stream not in held:
                self.leaks.append(f"{stream} to {line.seat}")

    def step(self) -> None:
        """Let something happen to one packet: deliver any of them, repeat it, or lose it."""
        waiting = [(line, side) for line in self.lines.values() for side in ("up", "down") if getattr(line, side)]
        if not waiting:
            return
        line, side = self.random.choice(waiting)
        packets: list[Packet] = getattr(line, side)
        packet = packets.pop(self.random.randrange(len(packets)))
        fate = self.random.random()
        if fate < 0.1:
            return
        if fate < 0.25:
            packets.append(packet)
        self._arrive(line, side, packet)

    def _arrive(self, line: Line, side: str, packet: Packet) -> None:
        event, message = packet
        if side == "up":
            self.sio.handlers[event](line.sid, message)
        else:
            line.peer.receive(event, message)

    def settle(self) -> None:
        """Deliver everything, in order, until nothing is under way."""
        while any(line.up or line.down for line in self.lines.values()):
            for line in list(self.lines.values()):
                while line.up:
                    self._arrive(line, "up", line.up.pop(0))
                while line.down:
                    self._arrive(line, "down", line.down.pop(0))
