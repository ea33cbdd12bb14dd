"""A disk that is full, or fails: nobody is promised what was not kept, and work goes on when it is mended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from server.store.database import Database
from tests.faults.busy import ACKNOWLEDGED
from tests.faults.disk import Disk
from tests.faults.promises import doubled, holds, lost, promised
from tests.faults.test_power_cut import FEWER, cuts
from tests.faults.working import OPERATIONS, Running, work
from tests.live.test_live import Room
from tests.rounds import seeds
from tests.serving import Caller, Serving, serving
from tests.wire.socket import Connection

FAULTS = {"full": "f", "writes fail": "w", "syncs fail": "s"}


@pytest.mark.parametrize("seed", seeds(1))
def test_a_disk_that_fails_now_and_then_breaks_no_promise(disk: Disk, tmp_path: Path, seed: int) -> None:
    chance = Random(f"faults {seed}")

    def failing(running: Running) -> None:
        noted = disk.folder / ACKNOWLEDGED
        while not noted.exists() or not noted.stat().st_size:
            assert running.poll() is None
            time.sleep(0.01)
        while running.poll() is None:
            disk.fail(chance.choice("fwsr"))
            time.sleep(chance.uniform(0.001, 0.03))
            disk.fail("")
            time.sleep(chance.uniform(0.001, 0.05))

    work(disk, seed, during=failing)
    database = Database(f"sqlite:///{disk.folder / 'commonground.db'}")
    answers = promised((disk.folder / ACKNOWLEDGED).read_bytes())
    assert len(answers) == OPERATIONS
    assert (lost(database, answers), doubled(database), holds(database)) == ([], [], True)
    for cut in cuts(disk, seed, tmp_path, FEWER):
        assert (cut.missing(), cut.whole()) == (0, True)
        cut.database.close()


class Meeting:
    """A real server on this disk, with a facilitator and two contributors in a live session."""

    def __init__(self, server: Serving, disk: Disk) -> None:
        self.server, self.disk = server, disk
        caller = Caller(server.url)
        token = server.welcome_link().rsplit("/", 1)[1]
        caller.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password="a long enough password")
        self.room = Room(caller)
        self.puffin, self.otter = self.room.joins("Puffin"), self.room.joins("Otter")


@pytest.fixture(scope="module")
def meeting(preloads: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Meeting]:
    disk = Disk(preloads, tmp_path_factory.mktemp("disk"), tmp_path_factory.mktemp("beside"))
    with serving(disk.folder, **disk.environment(noting=False)) as server:
        yield Meeting(server, disk)


@pytest.fixture(params=FAULTS)
def fault(request: pytest.FixtureRequest, meeting: Meeting) -> Iterator[str]:
    yield FAULTS[request.param]
    meeting.disk.fail("")


def until_refused(peer: Connection, words: str) -> tuple[dict[str, str], str]:
    """Propose until that is refused: the words that were accepted by operation, and the code."""
    accepted: dict[str, str] = {}
    for number in range(200):
        answer = peer.ask("hypotheses.propose", think=f"{words} {number} {'and more ' * 20}".strip())
        if "refused" in answer:
            return accepted, answer["refused"]["code"]
        accepted[answer["made"][0]] = words
    raise AssertionError("it was never refused")


def test_what_cannot_be_kept_is_refused_and_work_goes_on_afterwards(meeting: Meeting, fault: str) -> None:
    meeting.disk.fail(fault)
    accepted, code = until_refused(meeting.puffin, f"While {fault}")
    assert code == "unavailable"
    assert meeting.otter.ask("meeting.send_quietly", words="And now?" + "?" * 200)["refused"]["code"] == "unavailable"
    meeting.disk.fail("")
    made = meeting.puffin.ask("hypotheses.propose", think=f"Mended after {fault}")["made"]
    fresh = Connection(meeting.otter.caller, meeting.room.id)
    for peer in (meeting.puffin, meeting.otter, meeting.room.sam, fresh):
        peer.until(lambda peer=peer: made[0] in {one["id"] for one in peer.records("hypotheses.hypothesis")})  # type: ignore[misc]
        said = {one["id"] for one in peer.records("hypotheses.hypothesis")}
        assert accepted.keys() <= said
    assert fresh.records("hypotheses.hypothesis") == meeting.otter.records("hypotheses.hypothesis")
    fresh.close()
    assert meeting.server.process.poll() is None


def test_whoever_calls_meanwhile_is_told_in_the_one_shape(meeting: Meeting, fault: str) -> None:
    meeting.disk.fail(fault)
    until_refused(meeting.puffin, f"Again {fault}")
    calls: list[tuple[str, str, object]] = [
        ("POST", "/join", {"code": meeting.room.code, "nickname": "Heron"}),
        ("POST", f"/partnerships/{meeting.room.id}/concerns", {"id": fault, "about": "seen"}),
        ("POST", "/sign-in", {"sign_in_name": "sam", "password": "a long enough password"}),
        ("GET", "/me", None),
        ("GET", f"/partnerships/{meeting.room.id}/my-things", None),
    ]
    caller = Caller(meeting.server.url)
    caller.cookies = meeting.otter.caller.cookies
    for method, path, body in calls:
        status, told = caller.call(method, path, body)
        assert status < 500 or (status, told["code"], told["status"]) == (503, "unavailable", 503), (path, told)
        assert "Traceback" not in str(told) and "sqlite" not in str(told).lower()


def test_no_words_reach_the_log_of_the_server(meeting: Meeting) -> None:
    said = [one["think"] for one in meeting.room.sam.records("hypotheses.hypothesis")]
    assert said and not [words for words in said if words in meeting.server.output]
