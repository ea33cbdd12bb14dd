"""What a connection may send. These handlers run below Flask's request context: the hot event costs no request."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable, Collection
from functools import partial, wraps
from typing import Any

from socketio.exceptions import ConnectionRefusedError as Turned

from server.accounts import browsers
from server.accounts.browsers import key_in
from server.context import Context
from server.live.announce import Announcements, room_of
from server.live.connections import Connected, Connections
from server.live.guards import EVENTS
from server.live.sending import NAMESPACE, Sending
from server.live.turnstile import Turnstile
from server.settings import PROTOCOL
from server.store.clock import now
from server.store.models import Answer, Asked, Behind
from server.store.packets import Packet
from server.wire.schemas import parse
from server.wire.shapes import fit
from workshops import Refused
from workshops.audiences import EVERYONE

logger = logging.getLogger(__name__)
Message = dict[str, Any]
LONGEST_ID = 64


class Receiver:
    """The handlers of one server."""

    def __init__(self, context: Context, sio: Any, connections: Connections, announcements: Announcements) -> None:
        self._context = context
        self._sio = sio
        self._connections = connections
        self._announcements = announcements
        self._sending = Sending(sio)
        self._turnstile = Turnstile()
        self._life = context.database.life()

    def register(self) -> None:
        """Put every handler in its place."""
        self._sio.on("connect", self.connect)
        self._sio.on("disconnect", self.disconnect)
        for name in EVENTS:
            self._sio.on(name, self._guarded(getattr(self, name)))

    def _guarded(self, handler: Callable[[Connected, Message], None]) -> Callable[..., None]:
        @wraps(handler)
        def guarded(sid: str | None, *sent: Any) -> None:
            connected = self._connections.get(sid or "")
            if connected is None:
                return
            message = sent[0] if len(sent) == 1 and isinstance(sent[0], dict) else {}
            try:
                handler(connected, message)
            except Refused as refused:
                self._context.metrics.count("refusals", "message", refused.code)
                event = "goodbye" if refused.code == "signed_out" else "refused"
                self._sending.one(connected.sid, event, refused.as_json())
            except Exception:  # whatever broke: nobody waits for ever, they come back by cursor
                logger.exception("a message was not served: %s", handler.__name__)
                self._announcements.cut(connected.sid)

        return guarded

    def connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        """A connection begins with a ticket, taken a moment ago over HTTP by the same browser."""
        ticket = auth.get("ticket") if isinstance(auth, dict) else None
        try:
            partnership, seat, browser = self._context.tickets.redeem(ticket)
        except Refused as refused:
            raise Turned(refused.code) from None
        if not hmac.compare_digest(browser, key_in(environ.get("HTTP_COOKIE", ""))):
            raise Turned("signed_out")
        engine_id = self._sio.manager.eio_sid_from_sid(sid, NAMESPACE)
        # Known first, asked then: who signs out meanwhile is found by one of the two.
        self._connections.add(Connected(sid, partnership, seat, browser, engine_id))
        if trouble := self._trouble(browser):
            self._connections.drop(sid)
            raise Turned(trouble)

    def _trouble(self, browser: str) -> str:
        """Why a browser may not connect: it has signed out since its ticket was issued, or nobody can tell."""
        try:
            known = self._context.database.read(lambda connection: browsers.still_known(connection, {browser}))
        except Exception:  # the database is away: try again later
            logger.exception("a connection was not let in")
            return "unavailable"
        return "" if known else "signed_out"

    def disconnect(self, sid: str, _reason: object = None) -> None:
        """A connection ended."""
        connected = self._connections.drop(sid)
        if connected is not None and connected.joined:
            self._announcements.tell_who_is_here(connected.partnership)

    def join(self, connected: Connected, message: Message) -> None:
        """Come in, one after another."""
        if message.get("protocol") != PROTOCOL or message.get("partnership") != connected.partnership:
            raise Refused("invalid", protocol=PROTOCOL)
        connected.unpacks = message.get("packed") is True
        self._sending.packing(connected.sid, unpacks=connected.unpacks)
        # Numbers of another life of this database say nothing here.
        cursors = _cursors(message.get("cursors")) if message.get("life", self._life) == self._life else {}
        with self._turnstile.turn():
            # Whoever was cut off while they waited comes in no more.
            if self._connections.get(connected.sid) is connected:
                with self._sending.quiet(connected.sid):
                    self._come_in(connected, cursors)
        if connected.joined:
            self._announcements.tell_who_is_here(connected.partnership)

    def _come_in(self, connected: Connected, cursors: dict[str, int]) -> None:
        """Enter the rooms first, then be brought up to date, so that nothing falls between.

        Which rooms is guessed from what this process knows; where the database knows better, all begins again.
        """
        place = (connected.partnership, connected.seat)
        guessed, streams = None, self._context.log.streams_here(*place)
        while streams != guessed:
            guessed = streams
            self._be_in(connected, guessed)
            actor, heads, packets = self._context.log.join(*place, cursors, packed=connected.unpacks)
            streams = actor.streams
        welcome = {"seat": connected.seat, "now": now(), "streams": heads, "protocol": PROTOCOL, "life": self._life}
        self._sending.one(connected.sid, "welcome", welcome)
        for one in packets:
            self._sending.packet(connected.sid, one)
        # Who waits is nobody's neighbour yet.
        connected.joined = EVERYONE in streams

    def _be_in(self, connected: Connected, streams: Collection[str]) -> None:
        """Hear what is said to these streams from now on, and nothing of what was said to others before."""
        self._sending.hold(connected.sid)
        for one in connected.streams.difference(streams):
            self._sio.leave_room(connected.sid, room_of(connected.partnership, one))
        for one in streams:
            self._sio.enter_room(connected.sid, room_of(connected.partnership, one))
        connected.streams = set(streams)

    def operation(self, connected: Connected, message: Message) -> None:
        """An operation: parsed here, admitted with its batch, answered after the commit. It runs on the loop."""
        operation_id = message.get("id")
        if not isinstance(operation_id, str) or not 0 < len(operation_id) <= LONGEST_ID or not fit(operation_id):
            raise Refused("invalid", field="id")
        try:
            self._context.limits.spend("operation", connected.seat)
            asked = Asked(connected.seat, operation_id, parse(message.get("kind"), message.get("body")))
        except Refused as refused:
            self._context.metrics.count("refusals", "message", refused.code)
            self._sending.answer(connected, Answer(operation_id, refused=refused.as_json()))
            return
        self._context.rooms.submit(connected.partnership, asked, partial(self._sending.answer, connected))

    def catch_up(self, connected: Connected, message: Message) -> None:
        """Send what comes after a cursor in one stream."""
        stream, after = message.get("stream"), message.get("from")
        if not isinstance(stream, str) or not isinstance(after, int) or after < 0:
            raise Refused("invalid", field="from")
        self._context.limits.spend("catch_up", connected.seat)
        reader = Behind(stream, after, connected.unpacks)
        with self._turnstile.turn():
            found = self._context.log.catch_up(connected.partnership, connected.seat, reader)
            if found:
                self._sending.packet(connected.sid, found)

    def presence(self, connected: Connected, message: Message) -> None:
        """Pass on where somebody's attention is, to those who hold the record's stream. Never stored."""
        record, what = message.get("record"), message.get("what")
        if not isinstance(record, str) or what not in ("selection", "typing", ""):
            raise Refused("invalid", field="what")
        self._context.limits.spend("presence", connected.seat)
        stream = self._context.log.holder_of(connected.partnership, connected.seat, record)
        packet = Packet.of("presence", {"seat": connected.seat, "record": record, "what": what})
        self._sending.room(room_of(connected.partnership, stream), packet, but=connected.sid)

    def echo(self, connected: Connected, _message: Message) -> None:
        """Say at once that this was heard: how long the way is, is for the asker to measure."""
        self._context.limits.spend("echo", connected.seat)
        self._sending.one(connected.sid, "echo", {})


def _cursors(sent: object) -> dict[str, int]:
    if not isinstance(sent, dict):
        return {}
    return {
        name: number
        for name, number in sent.items()
        if isinstance(name, str) and isinstance(number, int) and not isinstance(number, bool) and number >= 0
    }
