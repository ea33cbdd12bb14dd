"""A WebSocket's end comes after all that was said before it, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import simple_websocket
from gevent import socket
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


def test_an_end_that_comes_with_a_message_is_answered_after_the_message_was(ends: tuple[Any, Any]) -> None:
    line, client = ends
    server = PlainServer(
        {**REQUEST, "gunicorn.socket": line},
        max_message_size=LONGEST_MESSAGE,
        thread_class=NoThread,
        event_class=Event,
    )
    client.recv(1024)
    client.sendall(frame(b"a question") + frame(b"\x03\xe8", CLOSE))
    assert server.receive() == "a question"
    server.send("its answer")
    with pytest.raises(simple_websocket.ConnectionClosed):
        server.receive()
    heard = Connection(ConnectionType.CLIENT)
    heard.receive_data(client.recv(1024))
    assert [type(one) for one in heard.events()] == [TextMessage, CloseConnection]
