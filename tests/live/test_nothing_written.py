"""Typical flows with marked secrets on a real server: none of them is in what it writes, counts or answers wrongly."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.live.test_live import Room
from tests.serving import Caller, Serving, serving
from tests.wire.socket import Connection

NICKNAME = "Zanzibarian puffin"
WORDS = "Nobody asked me before I was moved"
PASSWORD = "correct horse battery"
SIGN_IN_NAME = "samantha.okafor"


@dataclass
class Played:
    """A server after a whole meeting, what must be nowhere, and every refusal that was given."""

    server: Serving
    secrets: dict[str, str]
    refusals: list[str] = field(default_factory=list)

    def fails(self, caller: Caller, method: str, path: str, body: object = None) -> None:
        status, told = caller.call(method, path, body)
        assert status >= 400
        self.refusals.append(json.dumps(told))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    home: Path = tmp_path_factory.mktemp("written")
    with serving(home, LOG_FORMAT="json") as server:
        yield play(server)


def play(server: Serving) -> Played:
    sam = Caller(server.url)
    token = server.welcome_link().rsplit("/", 1)[1]
    sam.post("/welcome/look", token=token)
    sam.post("/welcome", token=token, name="Sam Okafor", sign_in_name=SIGN_IN_NAME, password=PASSWORD)
    room = Room(sam)
    puffin = room.joins(NICKNAME)
    said = puffin.ask("hypotheses.propose", think=WORDS)["made"][0]
    puffin.ask("meeting.send_quietly", words=WORDS)
    puffin.ask("hypotheses.propose", think=WORDS * 50)
    puffin.sio.emit("presence", {"record": said, "what": WORDS})
    puffin.sio.emit("catch_up", {"stream": WORDS, "from": 0})
    invited = sam.post(f"/partnerships/{room.id}/invitations", name="Jo Brand", roles=["member"])
    found = Played(
        server,
        {
            "join code": room.code,
            "invitation": token,
            "second invitation": str(invited["link"]).rsplit("/", 1)[1],
            "cookie": sam.cookie().split("=", 1)[1],
            "ticket": sam.ticket(room.id),
            "nickname": NICKNAME,
            "name": "Sam Okafor",
            "sign-in name": SIGN_IN_NAME,
            "password": PASSWORD,
            "words": WORDS,
        },
    )
    elsewhere(found, room, puffin)
    return found


def elsewhere(played: Played, room: Room, puffin: Connection) -> None:
    """What goes wrong: wrong secrets, odd paths, files, signing out, hanging up."""
    stranger = Caller(played.server.url)
    played.fails(stranger, "POST", "/sign-in", {"sign_in_name": SIGN_IN_NAME, "password": f"{PASSWORD} wrong"})
    played.fails(stranger, "POST", "/sign-in", {"sign_in_name": SIGN_IN_NAME, "password": [PASSWORD]})
    played.fails(stranger, "POST", "/join/look", {"code": NICKNAME})
    played.fails(stranger, "POST", "/welcome/look", {"token": played.secrets["invitation"]})
    played.fails(stranger, "POST", "/join", {"code": room.code, "nickname": NICKNAME, "group": WORDS})
    played.fails(stranger, "GET", f"/partnerships/{room.id}/search?q={WORDS.replace(' ', '+')}")
    played.fails(puffin.caller, "POST", f"/partnerships/{room.id}/operations", {"id": WORDS, "kind": NICKNAME})
    puffin.caller.get(f"/partnerships/{room.id}/search?q={WORDS.replace(' ', '+')}")
    room.sam_calls.get(f"/partnerships/{room.id}/exports/hypotheses.html")
    for path in (f"/j/{room.code}", f"/welcome/{played.secrets['second invitation']}", f"/{room.code}?{room.code}"):
        urllib.request.urlopen(played.server.url + path).close()
    puffin.close()
    room.sam_calls.post("/sign-out")


def figures(played: Played) -> str:
    with urllib.request.urlopen(f"{played.server.url}/metrics") as answer:
        return str(answer.read().decode())


def test_no_secret_name_or_word_is_written_counted_or_told_to_a_stranger(played: Played) -> None:
    # The first line is for whoever starts it on their own machine, links and codes included.
    written = "\n".join(line for line in played.server.output.splitlines() if line.startswith("{"))
    assert len(written.splitlines()) > 20 and "commonground_operations_total" in figures(played)
    for where in (written, figures(played), *played.refusals):
        found = [what for what, secret in played.secrets.items() if secret.casefold() in where.casefold()]
        assert found == [], where[:2000]


def test_every_line_says_what_happened(played: Played) -> None:
    lines = [json.loads(line) for line in played.server.output.splitlines() if line.startswith("{")]
    assert {line["event"] for line in lines} >= {"started", "request"}
    assert all(line["level"] == "info" for line in lines), lines
    routes = {line["route"] for line in lines if line["event"] == "request"}
    assert {"/api/join/look", "/api/sign-in", "/<path:path>"} <= routes


def test_the_room_was_counted(played: Played) -> None:
    told = figures(played)
    assert 'commonground_operations_total{kind="hypotheses.propose",outcome="accepted"} 1.0' in told
    assert 'commonground_refusals_total{code="invalid",of="message"}' in told
    assert "commonground_answer_seconds_bucket" in told
    assert "commonground_errors_total{" not in told
