"""People who hang up, and what they leave on the line: nothing of it is an error, nothing of it reaches the log."""

from __future__ import annotations

import os
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import pytest

from tests.serving import Serving, serving

UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
CLOSE_FRAME = bytes((0x88, 0x80)) + os.urandom(4)
# More than the server reads in one go, so that something is left when the WebSocket has ended.
LEFT_OVER = b"private words\r\n\r\n" * 1_000
BAD_REQUEST = b"SAY private words\r\n\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("hanging_up")) as running:
        yield running


@contextmanager
def dialled(server: Serving, first: bytes) -> Iterator[socket.socket]:
    """A connection that has said ``first``; at the end it is reset, so that whatever is sent to it then fails."""
    where = urlsplit(server.url)
    with socket.create_connection((where.hostname, where.port), timeout=10) as line:
        line.sendall(first)
        yield line
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@contextmanager
def upgraded(server: Serving) -> Iterator[socket.socket]:
    """A WebSocket that was closed by its client, with more on the line than frames."""
    with dialled(server, UPGRADE.format(host=urlsplit(server.url).netloc).encode()) as line:
        assert line.recv(4096).startswith(b"HTTP/1.1 101")
        line.sendall(CLOSE_FRAME + LEFT_OVER)
        yield line


def quiet(server: Serving) -> bool:
    """Whether the server printed neither an error nor anything that a client sent."""
    time.sleep(0.5)
    return not any(words in server.output for words in ("Traceback", "private words", "Invalid"))


def test_who_resets_a_websocket_leaves_no_error(server: Serving) -> None:
    for _ in range(5):
        with upgraded(server):
            pass
    assert quiet(server)


def test_what_follows_a_websocket_is_no_request(server: Serving) -> None:
    answer = b""
    with upgraded(server) as line, suppress(ConnectionResetError):
        while more := line.recv(4096):
            answer += more
    assert b"HTTP/" not in answer


def test_a_bad_request_is_refused_and_not_quoted(server: Serving) -> None:
    with dialled(server, BAD_REQUEST) as line:
        assert line.recv(4096).startswith(b"HTTP/1.1 400")
    for _ in range(5):
        with dialled(server, BAD_REQUEST * 2_000):
            pass
    assert quiet(server)
