"""After the commit: rights first, then one packet per touched stream, encoded once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from server.live.connections import Connections
from server.live.guards import Later
from server.live.sending import Sending
from server.store.log import Log
from server.store.models import Outcome, Rights
from server.store.packets import Packet, entries_packet
from workshops.audiences import EVERYONE
from workshops.state import stream_order

# Seconds within which those who come and go are told of together.
TOGETHER: Final = 0.2


def _at_once(_seconds: float, job: Callable[[], None]) -> None:
    job()


def room_of(partnership: str, stream: str) -> str:
    """The Socket.IO room of a stream."""
    return f"{partnership}/{stream}"


class Announcements:
    """Sends entries, snapshots and changes of rights to this process's connections."""

    def __init__(self, sio: Any, connections: Connections, log: Log, later: Later = _at_once) -> None:
        self._sio = sio
        self.engine: Any = sio.eio
        self._connections = connections
        self._log = log
        self._sending = Sending(sio)
        self._later = later
        self._to_be_told: set[str] = set()

    def announce(self, partnership: str, outcome: Outcome) -> None:
        """Apply changes of rights, then send the entries, `everyone` first."""
        for rights in outcome.rights:
            self._apply(partnership, rights)
        for stream in sorted(outcome.entries, key=stream_order):
            self._sending.room(room_of(partnership, stream), entries_packet(stream, outcome.entries[stream]))

    def _apply(self, partnership: str, rights: Rights) -> None:
        for connected in self._connections.of_seat(partnership, rights.seat):
            if rights.revoked or not rights.seated:
                self.cut(connected.sid)
            else:
                self._grant(partnership, connected.sid, rights.granted)

    def _grant(self, partnership: str, sid: str, streams: list[str]) -> None:
        for stream in streams:
            self._sio.enter_room(sid, room_of(partnership, stream))
        self._sending.one(sid, "streams", {"granted": streams, "revoked": []})

    def tell_who_is_here(self, partnership: str) -> None:
        """Tell everybody in a partnership who is present: once where many come or go together."""
        if partnership not in self._to_be_told:
            self._to_be_told.add(partnership)
            self._later(TOGETHER, lambda: self._tell_who_is_here(partnership))

    def _tell_who_is_here(self, partnership: str) -> None:
        self._to_be_told.discard(partnership)
        here = Packet.of("presence", {"here": self._connections.here(partnership)})
        self._sending.room(room_of(partnership, EVERYONE), here)

    def hang_up(self, browser: str) -> None:
        """Close every connection of a browser that has signed out."""
        for connected in self._connections.of_browser(browser):
            self.cut(connected.sid)

    def cut(self, sid: str) -> None:
        """Abort a connection: what was queued for it is dropped with it. It comes back by cursor."""
        self._connections.drop(sid)
        engine_id = self._sio.manager.eio_sid_from_sid(sid, "/")
        for room in list(self._sio.manager.get_rooms(sid, "/") or ()):
            self._sio.leave_room(sid, room)
        self.cut_engine(engine_id)

    def has_joined(self, engine_id: str) -> bool:
        """Whether somebody has come in over an Engine.IO session."""
        connected = self._connections.get(self._sio.manager.sid_from_eio_sid(engine_id, "/") or "")
        return connected is not None and connected.joined

    def cut_engine(self, engine_id: str) -> None:
        """Abort whatever transport an Engine.IO session runs on."""
        held = self._sio.eio.sockets.get(engine_id)
        if held is None:
            return
        abort: Callable[[], None] = getattr(held, "cut", lambda: held.close(wait=False))
        abort()
