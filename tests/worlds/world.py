"""A whole partnership with somebody of every kind in it, of whom each keeps every byte that they were sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from flask import Flask
from sqlalchemy import Connection, insert

from server import api
from server.accounts import browsers
from server.accounts.browsers import COOKIE
from server.context import Context
from server.seats import ask_door
from server.store import tables
from tests.convergence.network import Network
from tests.server.web import Browser
from tests.wire.peer import Json, Peer
from workshops import Operation
from workshops.audiences import EVERYONE, FACILITATORS
from workshops.codec import encode
from workshops.meeting.agenda import OpenSession, PlanSession
from workshops.meeting.partnership import AddOrganisation, Found
from workshops.meeting.people import AddGroup, TakeSeat

NOON: Final = "2026-03-01T12:00:00.000Z"
EVENING: Final = "2026-03-01T18:00:00.000Z"
# Everybody by name: their roles, their confirmed organisation.
CAST: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "sam": (("facilitator", "member"), ""),
    "puffin": (("contributor",), ""),
    "otter": (("contributor",), ""),
    "wren": (("contributor",), ""),
    "lena": (("member",), "Harbour"),
    "noor": (("member",), "Council"),
    "priya": (("signatory",), "Council"),
    "carl": (("commissioner",), "Council"),
    "petra": (("member", "procurement_lead"), "Council"),
    "maryam": (("safeguarding_lead",), ""),
    "obi": (("observer",), ""),
    "wall": (("projector",), ""),
}
BIRDS: Final = ("bird1", "bird2", "bird3")
WAITS: Final = "dipper"


class Recorder(Peer):
    """A peer that keeps every byte it was sent."""

    def __init__(self, partnership: str) -> None:
        super().__init__(partnership, packed=True)
        self.heard: list[str] = []

    def receive(self, event: str, message: Json) -> None:
        if "packed" in message:
            self.heard.append(json.dumps([event, {**message, "packed": message["packed"].hex()}], sort_keys=True))
        elif event == "entries":
            for entry in message["entries"]:
                self.heard.append(json.dumps(["entry", message["stream"], entry], sort_keys=True))
        else:
            self.heard.append(json.dumps([event, message], sort_keys=True))
        super().receive(event, message)


class World:
    """One partnership behind the real server, driven over the sockets of everybody in it and over HTTP."""

    def __init__(self, data_dir: Path) -> None:
        begun = _begun()
        CHANCE.drawn, CLOCK.at = 1000, NOON
        data_dir.mkdir()
        (data_dir / "world.db").write_bytes(begun.file)
        self.network = Network(f"sqlite:///{data_dir / 'world.db'}", data_dir, 1)
        self.network.partnership = self.partnership = begun.partnership
        self.group, self.organisations = begun.group, begun.organisations
        self.peers: dict[str, Recorder] = {}
        self.late: dict[str, Recorder] = {}
        self.asked = 0
        for name, seat in begun.seats.items():
            self.comes(name, seat)

    @cached_property
    def app(self) -> Flask:
        made = Flask("server", static_folder=None)
        api.register(made, self.context)
        return made

    @property
    def context(self) -> Context:
        return self.network.context

    def close(self) -> None:
        self.context.database.close()

    def door(self, operation: Operation) -> str:
        """Have the door do something, told to everybody who is there; returns the id of what was made."""
        self.asked += 1
        answer = self.context.rooms.ask(self.partnership, "door", f"door-{self.asked}", operation)
        self.network.settle()
        return answer.made[0] if answer.made else ""

    def knocks(self, name: str) -> Recorder:
        """Somebody comes by the code while the room has a waiting room."""
        return self.comes(name, self.door(TakeSeat(nickname=name, roles=("contributor",), by_code=True)))

    def comes(self, name: str, seat: str) -> Recorder:
        peer = self.peers[name] = Recorder(self.partnership)
        self.network.open(seat, peer)
        self.network.settle()
        return peer

    def ask(self, name: str, kind: str, /, **body: object) -> str:
        """Ask as somebody; returns the id of the first thing made, "" where it was refused or made nothing."""
        asked = self.peers[name].ask(kind, **body)
        self.network.settle()
        made = self.peers[name].answers[asked].get("made", ())
        return str(made[0]) if made else ""

    def says(self, name: str, event: str, /, **message: object) -> None:
        """Send something else over somebody's line."""
        line = next(one for one in self.network.lines.values() if one.peer is self.peers[name])
        line.up.append((event, message))
        self.network.settle()

    def first(self, kind: str, name: str = "sam") -> str:
        held = self.peers[name].streams[EVERYONE].values()
        return next(str(one["id"]) for one in held if one["kind"] == kind)

    def last(self, kind: str) -> str:
        held = self.peers["sam"].streams[EVERYONE].values()
        return [str(one["id"]) for one in held if one["kind"] == kind][-1]

    def everybody_comes_back(self) -> None:
        """Everybody comes back by cursor, and once more as if new; and asks for everything one may ask for."""
        for name, peer in list(self.peers.items()):
            if peer.seat in {line.seat for line in self.network.lines.values()}:
                self._comes_back(name, peer)

    def _comes_back(self, name: str, peer: Recorder) -> None:
        self.network.open(peer.seat, peer)
        self.network.settle()
        for stream in (EVERYONE, FACILITATORS, f"participant:{peer.seat}", "procurement", "sealed", *self._foreign()):
            # Through what was erased in the first two, and from the beginning in what is not theirs.
            self.says(name, "catch_up", stream=stream, **{"from": int(stream in (EVERYONE, FACILITATORS))})
        again = self.late[name] = Recorder(self.partnership)
        self.network.open(peer.seat, again)
        self.network.settle()
        view, moment = self.context.log.view(self.partnership, peer.seat)
        again.heard.append(json.dumps([moment, *(encode(one) for one in view.records())], sort_keys=True))

    def _foreign(self) -> list[str]:
        ids = [f"organisation:{one}" for one in self.organisations.values()]
        return [*ids, f"participant:{self.peers['puffin'].seat}"]

    def heard(self) -> dict[str, list[str]]:
        """Everything that everybody received; what came to them as if they were new stands under "late <name>"."""
        return {name: one.heard for name, one in self.peers.items()} | {
            f"late {name}": one.heard for name, one in self.late.items()
        }

    def browser(self, name: str) -> Browser:
        """A browser that has somebody's seat."""
        seat, door = self.peers[name].seat, "projector" if name == "wall" else "person"
        row = {"partnership": self.partnership, "seat": seat, "door": door, "created_at": NOON}

        def sit(connection: Connection) -> str:
            here = (tables.seats.c.partnership == self.partnership) & (tables.seats.c.seat == seat)
            if connection.execute(tables.seats.select().where(here)).first() is None:
                connection.execute(insert(tables.seats).values(row))
            begun, secret = browsers.begin(connection)
            browsers.sit(connection, begun, self.partnership, seat, door)
            return secret

        client = self.app.test_client()
        client.set_cookie(COOKIE, self.context.database.work(sit))
        return Browser(client, self.partnership, seat)


@dataclass(frozen=True)
class Begun:
    """A partnership in which everybody has a seat and a session is live, as the file of its database."""

    file: bytes
    partnership: str
    group: str
    organisations: dict[str, str]
    seats: dict[str, str]


@cache
def _begun() -> Begun:
    CHANCE.drawn = 0
    with TemporaryDirectory() as folder:
        file = Path(folder) / "world.db"
        network = Network(f"sqlite:///{file}", Path(folder), 1)
        context, partnership = network.context, network.partnership

        def door(asked: Operation) -> str:
            return ask_door(context, partnership, asked)

        door(Found(name="A safe place to live"))
        group = door(AddGroup(name="Young people", thread="young_people"))
        organisations = {one: door(AddOrganisation(name=one)) for one in ("Harbour", "Council")}
        seats = {one: door(_seat(one, group, organisations)) for one in (*CAST, *BIRDS)}
        live = OpenSession(session=door(PlanSession(template="TPL-2")))
        context.rooms.ask(partnership, seats["sam"], "open", live)
        context.database.truncate_wal()
        context.database.close()
        return Begun(file.read_bytes(), partnership, group, organisations, seats)


def _seat(name: str, group: str, organisations: dict[str, str]) -> TakeSeat:
    roles, organisation = CAST.get(name, (("contributor",), ""))
    return TakeSeat(
        nickname=name,
        roles=roles,
        group=group if roles == ("contributor",) else "",
        organisation=organisations.get(organisation, ""),
        confirmed=bool(organisation),
    )


class Chance:
    """Chance that comes out the same in every world."""

    def __init__(self) -> None:
        self.drawn = 0

    def token_hex(self, size: int) -> str:
        self.drawn += 1
        return f"{self.drawn:0{2 * size}x}"


class Clock:
    """A clock that the script sets. Hidden things happen late in the day, so that their time would show."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> str:
        return self.at


CHANCE, CLOCK = Chance(), Clock()
CLOCKS: Final = ("store.clock", "store.log", "store.turn", "store.answers", "live.receive", "own_data", "api.room")


def same_key_chance_and_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on, worlds are the same but for what happens in them."""
    monkeypatch.setattr("secrets.token_hex", CHANCE.token_hex)
    monkeypatch.setattr("secrets.randbits", lambda size: 7)
    monkeypatch.setattr("server.accounts.tokens.code", lambda: "ACDEFGHJK")
    # How many wrong tries are left depends on the time of day, which is the same here for everybody.
    monkeypatch.setattr("server.accounts.attempts.Attempts._tokens", lambda *_: 10.0)
    for place in CLOCKS:
        monkeypatch.setattr(f"server.{place}.now", CLOCK.now)
