"""Hostile clients on real sockets: nothing is written down, nothing changes, nothing leaks, and others are served."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
import socketio

from server.store.database import Database
from tests.fuzz.few_descriptors import FEW
from tests.fuzz.house import TRACES, digest_of
from tests.fuzz.raw import ODDITIES, Line, frame, frames, packets, pieces
from tests.live.test_live import Room
from tests.rounds import ROUNDS, seeds
from tests.serving import Caller, Serving, serving

LINES = 60
MOST_GROWTH = 48 * 1024 * 1024


class Site:
    """A server with a live session, what it holds, and what it costs."""

    def __init__(self, server: Serving) -> None:
        self.server = server
        caller = Caller(server.url)
        token = server.welcome_link().rsplit("/", 1)[1]
        caller.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password="a long enough password")
        self.room = Room(caller)
        self.puffin, self.otter = self.room.joins("Puffin"), self.room.joins("Otter")
        self.puffin.ask("hypotheses.propose", think="Said before")
        self.said = len(server.output)
        self.files = self.descriptors()
        self._ticket, self._tickets = "", 0

    def descriptors(self) -> int:
        """Open files and sockets."""
        return len(list(Path(f"/proc/{self.server.process.pid}/fd").iterdir()))

    def memory(self) -> int:
        """Resident memory in bytes."""
        pages = Path(f"/proc/{self.server.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def digest(self) -> str:
        """Of everything that is kept."""
        database = Database(f"sqlite:///{self.server.data_dir / 'commonground.db'}")
        try:
            return digest_of(database.work, TRACES)
        finally:
            database.close()

    def line(self) -> Line:
        """A connection with Puffin's cookie."""
        return Line(self.server.url, self.puffin.caller.cookie())

    def inside(self) -> Line:
        """A connection that has come in as Puffin."""
        if self._tickets % 20 == 0:
            self._ticket = self.puffin.caller.ticket(self.room.id)
        self._tickets += 1
        return self.line().comes_in(self._ticket, self.room.id)

    def stands(self, files: int = 0) -> None:
        """It answers, has let go of what was its callers', and has written nothing down."""
        assert "refused" not in self.otter.ask("meeting.send_quietly", words="Still here")
        deadline = time.monotonic() + 20
        while self.descriptors() > self.files + files:
            assert time.monotonic() < deadline, "lines that are gone are still held"
            time.sleep(0.05)
        assert self.server.output[self.said :] == ""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("site"), program="tests.fuzz.few_descriptors") as server:
        yield Site(server)


@pytest.mark.parametrize("seed", seeds(1))
def test_hostile_frames_change_nothing(site: Site, seed: int, record_property: Callable[[str, object], None]) -> None:
    chance, before, memory = Random(seed), site.digest(), site.memory()
    for number in range(LINES):
        with site.inside() if number % 3 == 0 else site.line().upgrades() as line:
            line.say(*(frames(chance) for _ in range(chance.randint(1, 6))))
            if number % 2:
                line.say(*(frame(packets(chance)) for _ in range(10)))
    grown = site.memory() - memory
    assert site.digest() == before
    assert grown < MOST_GROWTH
    site.stands()
    record_property("figure", f"{LINES} hostile lines, memory {grown / 2**20:+.1f} MB")


@pytest.mark.parametrize("inside", [False, True], ids=["outside", "inside"])
def test_every_oddity_on_a_line_of_its_own(site: Site, inside: bool) -> None:
    before = site.digest()
    for odd in ODDITIES:
        with site.inside() if inside else site.line().upgrades() as line:
            line.say(frame(odd), frame(odd), frame(b"3"))
            line.hear(0.05)
    assert site.digest() == before
    site.stands()


def test_a_message_in_many_pieces_is_read_whole(site: Site) -> None:
    """So that the lines above are refused for what they say, and not for how this says it."""
    said = b'42["operation",{"id":"pieces","kind":"meeting.send_quietly","body":{"words":"In pieces"}}]'
    with site.inside() as line:
        line.say(pieces(said, 3))
        assert b"positions" in line.until(b'"pieces"')
    site.stands()


HTTP = (
    b"POST /socket.io/?EIO=4&transport=polling&sid=nobody HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n40{",
    b"POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\nx",
    b"GET /socket.io/?EIO=4&transport=carrier-pigeon HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /socket.io/?EIO=3&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n",
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    b"GET /socket.io/?EIO=4&j=../..&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"POST /api/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
    b"POST /api/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
    b"GET /%ff%00%0d%0a HTTP/1.1\r\nHost: x\r\nCookie: common_ground=\xff\xfe\r\nConnection: close\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x00" * 5_000,
)


def test_hostile_http_changes_nothing(site: Site) -> None:
    before = site.digest()
    for sent in HTTP:
        with site.line() as line:
            line.say(sent)
            assert b"Traceback" not in line.hear(0.2)
    assert site.digest() == before
    site.stands()


def test_polling_takes_no_more_than_a_websocket(site: Site) -> None:
    before = site.digest()
    for number in range(10 * ROUNDS):
        sent = b"\x1e".join(packets(Random(number)) for _ in range(20))
        with site.line() as line:
            line.say(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n\r\n")
            sid = line.until(b'"sid":"').partition(b'"sid":"')[2].partition(b'"')[0]
            path = b"/socket.io/?EIO=4&transport=polling&sid=" + sid
            line.say(b"POST " + path + b" HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(sent) + sent)
            assert b"Traceback" not in line.hear()
    assert site.digest() == before
    site.stands()


def test_more_come_than_descriptors_are_allowed_at_first(site: Site) -> None:
    lines = [site.line().upgrades() for _ in range(FEW)]
    assert "refused" not in site.otter.ask("meeting.send_quietly", words="It is full here")
    for line in lines:
        line.__exit__()
    site.stands()


def test_who_says_half_a_request_keeps_nobody_waiting(site: Site) -> None:
    begun = (
        b"POST /api/join HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"
    )
    lines = [site.line() for _ in range(100)]
    for number, line in enumerate(lines):
        line.say(begun[: 1 + number])
    asked = time.monotonic()
    assert "refused" not in site.otter.ask("hypotheses.propose", think="Beside the slow ones")
    assert time.monotonic() - asked < 5
    for line in lines:
        line.__exit__()
    site.stands()


def test_where_no_websocket_gets_through_a_polite_client_is_served_all_the_same(site: Site) -> None:
    heard: list[dict[str, object]] = []
    client = socketio.Client(reconnection=False)
    client.on("answer", heard.append)
    cookie = {"Cookie": site.puffin.caller.cookie()}
    auth = {"ticket": site.puffin.caller.ticket(site.room.id)}
    client.connect(site.server.url, headers=cookie, auth=auth, transports=["polling"], wait_timeout=10)
    client.emit("join", {"partnership": site.room.id, "protocol": 1, "cursors": {}})
    client.emit("operation", {"id": "polled", "kind": "meeting.send_quietly", "body": {"words": "By post"}})
    deadline = time.monotonic() + 10
    while not heard and time.monotonic() < deadline:
        client.sleep(0.01)
    client.disconnect()
    assert [set(one) for one in heard] == [{"id", "positions", "made"}]
    site.stands()
