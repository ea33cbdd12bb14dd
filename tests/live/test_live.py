"""The live room over real sockets, as a stranger's client meets it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import engineio
import pytest
import socketio

from tests.serving import Caller, Serving, serving
from tests.wire.peer import Peer
from tests.wire.socket import Connection
from workshops.audiences import EVERYONE

GROUPS = [{"name": "Young people", "thread": "young_people"}]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    home: Path = tmp_path_factory.mktemp("live")
    with serving(home) as running:
        yield running


class Room:
    """A partnership with its facilitator connected, and a live session with a join code."""

    def __init__(self, sam: Caller) -> None:
        self.sam_calls = sam
        body = {"name": "A safe place to live", "vision": "", "stage": "design", "groups": GROUPS, "organisations": []}
        self.id = str(sam.post("/partnerships", **body)["partnership"])
        self.sam = Connection(sam, self.id)
        self.session = self.sam.ask("meeting.plan_session", template="TPL-2")["made"][0]
        self.sam.ask("meeting.open_session", session=self.session)
        self.code = str(sam.get(f"/partnerships/{self.id}/join-code")["code"])

    def joins(self, nickname: str) -> Connection:
        caller = self.sam_calls.stranger()
        group = self.sam.records("meeting.group")[0]["id"]
        caller.post("/join", code=self.code, nickname=nickname, group=group, ways=["type"])
        return Connection(caller, self.id)


@pytest.fixture(scope="module")
def sam(server: Serving) -> Caller:
    caller = Caller(server.url)
    token = server.welcome_link().rsplit("/", 1)[1]
    caller.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password="a long enough password")
    return caller


@pytest.fixture
def room(sam: Caller) -> Room:
    return Room(sam)


def test_what_one_says_everybody_sees(room: Room) -> None:
    puffin, otter = room.joins("Puffin"), room.joins("Otter")
    answer = puffin.ask("hypotheses.propose", think="We get passed around")
    assert "refused" not in answer
    for peer in (puffin, otter, room.sam):
        peer.until(lambda peer=peer: len(peer.records("hypotheses.hypothesis")) == 1)  # type: ignore[misc]


def test_a_quiet_note_reaches_the_facilitator_only(room: Room) -> None:
    puffin, otter = room.joins("Puffin"), room.joins("Otter")
    puffin.ask("meeting.send_quietly", words="Can we have a break?")
    room.sam.until(lambda: len(room.sam.records("meeting.quiet_note")) == 1)
    otter.ask("hypotheses.propose", think="A marker that comes later")
    assert otter.records("meeting.quiet_note") == []
    assert "participant" not in "".join(stream for stream in otter.peer.streams if otter.peer.seat not in stream)


def test_somebody_who_comes_late_is_brought_up_to_date(room: Room) -> None:
    room.joins("Puffin").ask("hypotheses.propose", think="Said before")
    late = room.joins("Late")
    late.until(lambda: len(late.records("hypotheses.hypothesis")) == 1)
    assert late.records("meeting.session")[0]["activity"] == room.sam.records("meeting.session")[0]["activity"]


def test_a_removed_seat_loses_the_connection_and_cannot_come_back(room: Room) -> None:
    puffin = room.joins("Puffin")
    room.sam.ask("meeting.remove_seat", seat=puffin.peer.seat)
    puffin.until(lambda: not puffin.sio.connected)
    status, problem = puffin.caller.call("POST", f"/partnerships/{room.id}/ticket", {"as": "person"})
    assert (status, problem["code"]) == (404, "missing")


def test_who_is_here_is_told_to_everybody(room: Room) -> None:
    puffin = room.joins("Puffin")
    puffin.until(lambda: set(puffin.peer.here) == {room.sam.peer.seat, puffin.peer.seat})
    puffin.close()
    room.sam.until(lambda: room.sam.peer.here == [room.sam.peer.seat])


def test_who_waits_hears_nothing_and_is_known_to_the_facilitator_only(room: Room) -> None:
    """CG-WAI-1, CG-WAI-2"""
    puffin = room.joins("Puffin")
    room.sam.ask("meeting.set_room_rule", rule="waiting_room", on=True)
    heron = room.joins("Heron")
    room.sam.until(lambda: len(room.sam.records("meeting.waiting")) == 1)
    puffin.ask("hypotheses.propose", think="Among ourselves")
    assert heron.peer.seat not in room.sam.peer.here
    assert set(heron.peer.streams) <= {f"participant:{heron.peer.seat}"}
    seat = room.sam.ask("meeting.let_in", waiting=heron.peer.seat)["made"][0]
    heron.until(lambda: len(heron.records("meeting.let_in")) == 1)
    heron.close()
    inside = Connection(heron.caller, room.id)
    inside.until(lambda: len(inside.records("hypotheses.hypothesis")) == 1)
    assert inside.peer.seat == seat == heron.records("meeting.let_in")[0]["seat"]


def test_who_is_turned_away_is_cut_off(room: Room) -> None:
    """CG-WAI-2"""
    room.sam.ask("meeting.set_room_rule", rule="waiting_room", on=True)
    heron = room.joins("Heron")
    room.sam.ask("meeting.turn_away", waiting=heron.peer.seat)
    heron.until(lambda: not heron.sio.connected)


def test_a_concern_reaches_the_lead_and_leaves_every_screen(room: Room) -> None:
    """CG-SAF-1, CG-SAF-2"""
    puffin, maryam = room.joins("Puffin"), room.joins("Maryam")
    roles = ["member", "safeguarding_lead"]
    room.sam.ask("meeting.change_roles", seat=maryam.peer.seat, roles=roles)
    said = puffin.ask("hypotheses.propose", think="What nobody should read")["made"][0]
    maryam.until(lambda: len(maryam.records("hypotheses.hypothesis")) == 1)
    body = {"id": "c1", "about": "record", "record": said}
    assert puffin.caller.post(f"/partnerships/{room.id}/concerns", **body)["safeguarding_lead"] == "Maryam"
    for peer in (puffin, room.sam, maryam):
        peer.until(lambda peer=peer: not peer.records("hypotheses.hypothesis"))  # type: ignore[misc]
    maryam.until(lambda: len(maryam.records("meeting.concern_notice")) == 1)
    assert not room.sam.records("meeting.concern_notice")


class Unpacking(Peer):
    """A peer that notes what it was sent packed."""

    def __init__(self, partnership: str) -> None:
        super().__init__(partnership, packed=True)
        self.unpacked: set[str] = set()

    def receive(self, event: str, message: dict[str, Any]) -> None:
        if "packed" in message:
            self.unpacked.add(event)
        super().receive(event, message)


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_everybody_holds_the_same_however_it_travels(room: Room, transport: str) -> None:
    puffin = room.joins("Puffin")
    for n in range(60):
        puffin.ask("hypotheses.propose", think=f"{n} {'We are passed from one office to the next. ' * 5}")
    peer = Unpacking(room.id)
    back = Connection(puffin.caller, room.id, peer, transport=transport)
    assert peer.unpacked == {"snapshot"}
    back.ask("hypotheses.propose", think="Said after that")
    puffin.until(lambda: back.peer.streams == puffin.peer.streams)


@pytest.mark.parametrize(("transport", "packed"), [("websocket", {"entries"}), ("polling", set())])
def test_who_was_away_holds_the_same_however_it_travels(room: Room, transport: str, packed: set[str]) -> None:
    puffin, otter = room.joins("Puffin"), room.joins("Otter")
    peer = Unpacking(room.id)
    Connection(puffin.caller, room.id, peer, transport=transport).close()
    peer.unpacked.clear()
    for n in range(20):
        otter.ask("hypotheses.propose", think=f"{n} {'We are passed from one office to the next. ' * 5}")
    back = Connection(puffin.caller, room.id, peer, transport=transport)
    back.until(lambda: back.peer.cursors == puffin.peer.cursors)
    assert back.peer.streams == puffin.peer.streams
    assert peer.unpacked == packed


def test_coming_back_costs_only_what_was_missed(room: Room) -> None:
    puffin = room.joins("Puffin")
    puffin.close()
    otter = room.joins("Otter")
    otter.ask("hypotheses.propose", think="While you were away")
    back = Connection(puffin.caller, room.id, puffin.peer)
    back.until(lambda: len(back.records("hypotheses.hypothesis")) == 1)
    assert back.peer.cursors[EVERYONE] == otter.peer.cursors[EVERYONE]


def test_an_echo_is_answered_at_once_and_only_so_often(room: Room) -> None:
    puffin = room.joins("Puffin")
    heard: list[str] = []
    for event in ("echo", "refused"):
        puffin.sio.on(event, lambda message, event=event: heard.append(message.get("code", event)))
    puffin.sio.emit("echo", {})
    puffin.until(lambda: heard == ["echo"])
    for _ in range(40):
        puffin.sio.emit("echo", {"words": "Nobody asked"})
    puffin.until(lambda: "too_many" in heard and len(heard) == 41)


HOSTILE: list[Any] = [None, [], "x", 7, {"ticket": 7}, {"ticket": ""}, {"ticket": "forged.ticket.here"}, {"other": 1}]


@pytest.mark.parametrize("auth", HOSTILE, ids=repr)
def test_a_hostile_auth_is_turned_away(server: Serving, auth: Any) -> None:
    client = socketio.Client(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(server.url, auth=auth, transports=["websocket"], wait_timeout=5)
    assert "Traceback" not in server.output


def test_a_ticket_is_worth_nothing_in_another_browser(room: Room) -> None:
    ticket = room.joins("Puffin").caller.ticket
    for headers in ({}, {"Cookie": room.sam_calls.cookie()}):
        client = socketio.Client(reconnection=False)
        with pytest.raises(socketio.exceptions.ConnectionError):
            client.connect(room.sam_calls.url, headers=headers, auth={"ticket": ticket(room.id)}, wait_timeout=5)


FORGED = [
    ("connect", {}),
    ("disconnect", {}),
    ("join", "not an object"),
    ("operation", {"id": "x" * 65, "kind": "hypotheses.propose", "body": {}}),
    ("operation", {"id": "a", "kind": ["hypotheses.propose"], "body": {}}),
    ("operation", {"id": "b", "kind": "hypotheses.propose", "body": {"think": "x", "extra": 1}}),
    ("operation", {"id": "c", "kind": "hypotheses.propose", "body": {"think": "\x00"}}),
    ("operation", {"id": "d", "kind": "hypotheses.propose", "body": {"think": "x" * 301}}),
    ("catch_up", {"stream": "facilitators", "from": 0}),
    ("catch_up", {"stream": "sealed", "from": 0}),
    ("catch_up", {"stream": EVERYONE, "from": -1}),
    ("presence", {"record": "0" * 16, "what": "typing"}),
    ("nonsense", {}),
]


def test_forged_and_malformed_messages_change_nothing(room: Room, server: Serving) -> None:
    puffin = room.joins("Puffin")
    before = dict(puffin.peer.cursors)
    for event, message in FORGED:
        puffin.sio.emit(event, message)
    puffin.ask("meeting.send_quietly", words="Still here")
    assert puffin.peer.cursors[EVERYONE] == before[EVERYONE]
    assert set(puffin.peer.streams) <= {EVERYONE, f"participant:{puffin.peer.seat}"}
    assert "Traceback" not in server.output


def test_an_attachment_is_refused(room: Room, server: Serving) -> None:
    puffin = room.joins("Puffin")
    puffin.sio.emit("operation", {"id": "a", "kind": "x", "body": b"bytes"})
    otter = room.joins("Otter")
    assert "refused" not in otter.ask("hypotheses.propose", think="The room goes on")
    assert "Traceback" not in server.output


def test_a_session_that_never_comes_in_is_cut_off(server: Serving) -> None:
    client = engineio.Client()
    client.connect(server.url, transports=["websocket"], engineio_path="socket.io")
    started = time.monotonic()
    client.wait()
    assert 5 < time.monotonic() - started < 20


def test_stopping_takes_a_moment(tmp_path: Path) -> None:
    with serving(tmp_path) as running:
        caller = Caller(running.url)
        token = running.welcome_link().rsplit("/", 1)[1]
        caller.post("/welcome", token=token, name="Sam", sign_in_name="sam", password="a long enough password")
        Room(caller)
        running.process.terminate()
        assert running.process.wait(timeout=5) == 0
