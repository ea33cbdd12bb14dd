"""A WebSocket's end comes after all that was said before it, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import simple_websocket
from gevent import Timeout, sleep, socket, spawn_later
from gevent.event import Event
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, TextMessage

from server.live.transport import LONGEST_MESSAGE, NoThread, PlainServer
from tests.live.test_incoming import CLOSE, frame

REQUEST = {
    "HTTP_HOST": "here",
    "HTTP_CONNECTION": "Upgrade",
    "HTTP_UPGRADE": "websocket",
    "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==",
    "HTTP_SEC_WEBSOCKET_VERSION": "13",
    "PATH_INFO": "/",
}


@pytest.fixture
def ends() -> Iterator[tuple[Any, Any]]:
    """The two ends of a connection: the server's and the client's."""
    with socket.socket() as listening, socket.socket() as client:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        client.connect(listening.getsockname())
        line, _ = listening.accept()
        yield line, client
        line.close()


def server_on(line: Any) -> PlainServer:
    return PlainServer(
        {**REQUEST, "gunicorn.socket": line},
        max_message_size=LONGEST_MESSAGE,
        thread_class=NoThread,
        event_class=Event,
    )


def test_an_end_that_comes_with_a_message_is_answered_after_the_message_was(ends: tuple[Any, Any]) -> None:
    line, client = ends
    server = server_on(line)
    client.recv(1024)
    client.sendall(frame(b"a question") + frame(b"\x03\xe8", CLOSE))
    assert server.receive() == "a question"
    server.send("its answer")
    with pytest.raises(simple_websocket.ConnectionClosed):
        server.receive()
    heard = Connection(ConnectionType.CLIENT)
    heard.receive_data(client.recv(1024))
    assert [type(one) for one in heard.events()] == [TextMessage, CloseConnection]


class Served(list[str]):
    """What was served at once."""

    def take(self, text: str) -> bool:
        quick = text.startswith("quick")
        self.extend([text] if quick else [])
        return quick


def test_what_is_served_at_once_never_overtakes_a_message(ends: tuple[Any, Any]) -> None:
    line, client = ends
    server, served = server_on(line), Served()
    server.at_once = served.take
    client.sendall(frame(b"quick 1") + frame(b"quick 2") + frame(b"message") + frame(b"quick 3"))
    assert server.receive() == "message"
    client.sendall(frame(b"quick 4"))
    sleep(0.01)
    assert served == ["quick 1", "quick 2"]
    assert server.receive() == "quick 3"
    client.sendall(frame(b"another message"))
    assert server.receive() == "another message"
    assert served == ["quick 1", "quick 2", "quick 4"]


def test_nothing_is_served_after_the_end(ends: tuple[Any, Any]) -> None:
    line, client = ends
    server, served = server_on(line), Served()
    server.at_once = served.take

    def end() -> None:
        server.close()
        client.sendall(frame(b"quick, and too late"))

    # While somebody waits for a message already.
    spawn_later(0.01, end)
    with Timeout(5, AssertionError("it still waits")), pytest.raises(simple_websocket.ConnectionClosed):
        server.receive()
    assert served == []


@pytest.mark.parametrize(
    ("wrong", "told"), [(LookupError, LookupError), (BlockingIOError, simple_websocket.ConnectionClosed)]
)
def test_what_fails_at_once_fails_where_a_message_is_wanted(
    ends: tuple[Any, Any], wrong: type[Exception], told: type[Exception]
) -> None:
    line, client = ends
    server = server_on(line)

    def fails(text: str) -> bool:
        raise wrong(text)

    server.at_once = fails
    client.sendall(frame(b"quick"))
    with Timeout(5, AssertionError("it still waits")), pytest.raises(told):
        server.receive()
