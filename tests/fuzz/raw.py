"""What a hostile client puts on the line: WebSocket frames, Engine.IO and Socket.IO packets, right and wrong."""

from __future__ import annotations

import json
import os
import socket
import struct
from contextlib import suppress
from random import Random
from typing import Any, Final
from urllib.parse import urlsplit

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
UPGRADE: Final = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
PATIENCE = 10.0


def frame(payload: bytes, opcode: int = TEXT, *, end: bool = True, masked: bool = True, length: int = -1) -> bytes:
    """One frame; ``length`` is what it claims, ``opcode`` may hold reserved bits."""
    claimed = len(payload) if length < 0 else length
    first, bit = (0x80 if end else 0) | opcode, 0x80 if masked else 0
    if claimed < 126:
        head = bytes((first, bit | claimed))
    elif claimed < 1 << 16:
        head = bytes((first, bit | 126)) + struct.pack("!H", claimed)
    else:
        head = bytes((first, bit | 127)) + struct.pack("!Q", claimed)
    mask = os.urandom(4)
    held = payload if not masked else bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return head + (mask if masked else b"") + held


def pieces(payload: bytes, size: int) -> bytes:
    """A message in frames of so many bytes, with pings between them."""
    parts = [payload[start : start + size] for start in range(0, len(payload), size)]
    found = b""
    for place, part in enumerate(parts):
        found += frame(part, 0 if place else TEXT, end=place == len(parts) - 1) + frame(b"?", PING)
    return found


class Line:
    """A TCP connection on which anything may be said."""

    def __init__(self, url: str, cookie: str = "") -> None:
        where = urlsplit(url)
        self._host, self._cookie = where.netloc, cookie
        self._socket = socket.create_connection((where.hostname, where.port), timeout=PATIENCE)

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def say(self, *sent: bytes) -> None:
        """Send; whoever has hung up by then is left alone."""
        with suppress(OSError):
            for one in sent:
                self._socket.sendall(one)

    def hear(self, patience: float = PATIENCE) -> bytes:
        """What has come, b"" when the other end hung up, or said nothing for so long."""
        self._socket.settimeout(patience)
        try:
            return self._socket.recv(65536)
        except OSError:
            return b""

    def upgrades(self) -> Line:
        """Become a WebSocket."""
        self.say(UPGRADE.format(host=self._host, cookie=self._cookie).encode())
        heard = self.hear()
        assert heard.startswith(b"HTTP/1.1 101"), heard
        return self

    def comes_in(self, ticket: str, partnership: str) -> Line:
        """Connect and join as a seat, as every client does."""
        self.upgrades()
        self.say(frame(b"40" + _json({"ticket": ticket})))
        self.until(b'40{"sid"')
        self.say(frame(b"42" + _json(["join", {"partnership": partnership, "protocol": 1, "cursors": {}}])))
        self.until(b'"welcome"')
        return self

    def until(self, words: bytes) -> bytes:
        """Listen until these words have come; returns everything that has."""
        heard = b""
        while words not in heard:
            more = self.hear()
            assert more, heard
            heard += more
        return heard


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


DEEP = 50_000
PLACES: Final[tuple[Any, ...]] = (None, 0, -1, 10**40, 1e400, "", "\x00", "\ud800", "x" * 70_000, [], {}, [[]], True)


def packets(chance: Random) -> bytes:
    """A text that Engine.IO or Socket.IO may stumble over."""
    return chance.choice((_oddity, _event, _event, _mutated))(chance)


ODDITIES: Final = (
    b"", b"0", b"1", b"2", b"2probe", b"3", b"5", b"6", b"7", b"9abc", b"b", b"bAAAA", b"b====", b"\x1e", b"4", b"40",
    b"40{", b"40[]", b'40{"ticket":1}', b'40{"ticket":"\\ud800"}', b'40{"ticket":"a.b.c"}', b"40/admin,{}", b"41",
    b"42[", b"42[]", b"42{}", b"42null", b'42"join"', b"42[1]", b'42["connect"]', b'42["disconnect"]', b"42",
    b'42["__disconnect_final"]', b"42/other,[]", b"43[]", b"431[]", b"44", b'44{"message":"x"}', b'42["connect",{}]',
    b'451-["operation",{}]',
    b'4599999999999-["operation",{}]', b'4261["operation",{}]', b"42" + b"9" * 5_000, b'42["operation",NaN]',
    b"42" + b"[" * DEEP, b'42["join",' + b'{"a":' * DEEP, b"40" + b"[" * DEEP, b'42["operation"' + b",1" * DEEP + b"]",
    "42[\"join\",{\"protocol\":1,\"partnership\":\"\U0001f600\"}]".encode(),
)  # fmt: skip


def _oddity(chance: Random) -> bytes:
    return chance.choice(ODDITIES)


def _event(chance: Random) -> bytes:
    name = chance.choice(("join", "operation", "catch_up", "presence", "entries", "answer", "connect"))
    fields = ("id", "kind", "body", "stream", "from", "record", "what", "partnership", "protocol", "cursors")
    known: dict[str, Any] = {"kind": "hypotheses.propose", "stream": "everyone", "id": "a\x00b", "what": "typing"}
    message: Any = {
        one: known[one] if one in known and chance.random() < 0.5 else chance.choice(PLACES)
        for one in chance.sample(fields, 4)
    }
    return b"42" + _json([name, message, *chance.choice(((), ((), 1), (None,)))])


def _mutated(chance: Random) -> bytes:
    held = bytearray(_event(chance))
    for _ in range(chance.randint(1, 8)):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def frames(chance: Random) -> bytes:
    """A frame, or several, of which some are right."""
    payload = packets(chance)
    ways = (
        lambda: frame(payload),
        lambda: pieces(payload[:300], 1),
        lambda: pieces(payload, 1_000),
        lambda: frame(payload, BINARY),
        lambda: frame(payload, masked=False),
        lambda: frame(payload, chance.choice((3, 4, 5, 6, 7, 11, 15))),
        lambda: frame(payload, TEXT | chance.choice((0x10, 0x20, 0x40, 0x70))),
        lambda: frame(payload, 0),
        lambda: frame(payload, end=False) + frame(payload),
        lambda: frame(b"\xff\xfe\xc0\x80"),
        lambda: frame(b"4\xed\xa0\x80"),
        lambda: frame(b"x" * 126, PING),
        lambda: frame(b"ping", PING, end=False),
        lambda: frame(payload[:50], length=2**62),
        lambda: frame(payload[:50], length=300_000),
        lambda: frame(b"42" + b" " * 300_000),
        lambda: frame(b"\x03", CLOSE),
        lambda: frame(struct.pack("!H", chance.choice((0, 999, 1005, 5000))), CLOSE),
        lambda: frame(b"\x03\xe8\xff\xff", CLOSE),
        lambda: chance.randbytes(200),
        lambda: frame(payload)[: chance.randrange(1, 6)],
    )
    return chance.choice(ways)()
