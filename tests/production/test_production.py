"""Two processes behind nginx, on PostgreSQL, with Redis: the set-up of the README, and what may happen to it."""

from __future__ import annotations

import json
import re
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest
import redis

from server.live.hints import CHANNEL
from tests.live.test_live import Room
from tests.production.stack import REDIS_PASSWORD, Process, Stack, installed, until
from tests.wire.peer import Json, Peer
from tests.wire.socket import Connection

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.nginx]
PASSWORD = "a long enough password"
WORDS = "Words that nobody writes down"


@pytest.fixture(scope="module")
def stack(nginx_path: str) -> Iterator[Stack]:
    with installed(nginx_path) as found, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(found.home / "fullchain.pem"))
        yield found


@pytest.fixture(scope="module")
def room(stack: Stack) -> Room:
    token = stack.command("invite").split()[-1].rsplit("/", 1)[1]
    sam = stack.caller()
    sam.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password=PASSWORD)
    return Room(sam)


@pytest.fixture(scope="module")
def people(stack: Stack, room: Room) -> list[Connection]:
    """Enough that both processes have some."""
    found: list[Connection] = []
    while len(found) < 4 or min(joined(one) for one in stack.processes) < 2:
        assert len(found) < 30, "all came to one process"
        found.append(room.joins(f"Puffin {len(found) + 1}"))
    return found


def joined(process: Process) -> float:
    return process.figure("sockets_joined")


def says(one: Connection, words: str) -> Json:
    """Say something, again and again while the answer is "not now", as the client does."""
    operation = one.peer.ask("hypotheses.propose", think=words)
    message = one.peer.pending[operation]
    while True:
        one.until(lambda: operation in one.peer.answers, 30.0)
        answer = one.peer.answers[operation]
        if answer.get("refused", {}).get("code") != "unavailable":
            return answer
        del one.peer.answers[operation]
        time.sleep(0.2)
        one.sio.emit("operation", message)


def everybody_says(people: list[Connection], words: str, times: int) -> list[float]:
    """Everybody at once; returns how long each answer took, in milliseconds."""

    def say(one: Connection) -> list[float]:
        took = []
        for number in range(times):
            begun = time.perf_counter()
            assert "refused" not in says(one, f"{words} {number} of {one.peer.seat}")
            took.append((time.perf_counter() - begun) * 1000)
        return took

    with ThreadPoolExecutor(len(people)) as threads:
        return sorted(chain.from_iterable(threads.map(say, people)))


def all_equal(people: list[Connection], room: Room) -> None:
    """Everybody ends with what somebody who comes now would get."""
    for one in [*people, room.sam]:
        fresh = Connection(one.caller, room.id)
        one.until(lambda one=one, fresh=fresh: one.peer.streams == fresh.peer.streams, 30.0)  # type: ignore[misc]
        fresh.close()


def test_everybody_at_both_processes_ends_with_the_same(people: list[Connection], room: Room) -> None:
    everybody_says(people, "Said by all", 3)
    all_equal(people, room)
    here = {one.peer.seat for one in [*people, room.sam]}
    room.sam.until(lambda: set(room.sam.peer.here) == here)


def test_a_right_that_is_given_and_taken_holds_at_both(people: list[Connection], room: Room) -> None:
    for one in people[:4]:
        room.sam.ask("meeting.change_roles", seat=one.peer.seat, roles=["facilitator", "member"])
        one.until(lambda one=one: "facilitators" in one.peer.streams)  # type: ignore[misc]
        people[-1].ask("meeting.send_quietly", words="For facilitators")
        one.until(lambda one=one: one.records("meeting.quiet_note"))  # type: ignore[misc]
        room.sam.ask("meeting.change_roles", seat=one.peer.seat, roles=["contributor"])
        one.until(lambda one=one: one.ended)  # type: ignore[misc]
        back = Connection(one.caller, room.id, one.peer)
        back.until(lambda back=back: "facilitators" not in back.peer.streams)  # type: ignore[misc]
        people[people.index(one)] = back
    all_equal(people, room)


def test_a_seat_that_is_removed_is_cut_off_at_either(room: Room, people: list[Connection]) -> None:
    for number in range(4):
        heron = room.joins(f"Heron {number}")
        room.sam.ask("meeting.remove_seat", seat=heron.peer.seat)
        status, _ = heron.caller.call("POST", f"/partnerships/{room.id}/ticket", {"as": "person"})
        assert status == 404
        heron.until(lambda heron=heron: not heron.sio.connected)  # type: ignore[misc]


def test_signing_out_at_one_process_closes_what_is_open_at_the_other(stack: Stack, room: Room) -> None:
    for process in stack.processes:
        plover = room.joins(f"Plover {process.port}")
        # As if the next request had come to this one.
        request = urllib.request.Request(
            f"http://127.0.0.1:{process.port}/api/sign-out",
            method="POST",
            data=b"{}",
            headers={"X-Requested-With": "common-ground", "Cookie": plover.caller.cookie()},
        )
        urllib.request.urlopen(request).close()
        begun = time.monotonic()
        plover.until(lambda plover=plover: not plover.sio.connected)  # type: ignore[misc]
        assert time.monotonic() - begun < 8


def test_a_frozen_redis_costs_nobody_an_answer(
    stack: Stack,
    people: list[Connection],
    room: Room,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    until(lambda: all(one.figure("hints_up") for one in stack.processes))
    before = everybody_says(people, "Before the frost", 5)
    stack.redis.process.send_signal(signal.SIGSTOP)
    try:
        frozen = everybody_says(people, "During the frost", 10)
        all_equal(people, room)
        until(lambda: not any(one.figure("hints_up") for one in stack.processes))
        frozen = sorted(frozen + everybody_says(people, "Later in the frost", 10))
        all_equal(people, room)
    finally:
        stack.redis.process.send_signal(signal.SIGCONT)
    until(lambda: all(one.figure("hints_up") for one in stack.processes))
    figure = f"answers {spread(before)}; while Redis is frozen {spread(frozen)}"
    record_property("figure", figure)
    with capsys.disabled():
        print(f"\n{figure}")
    # What holds on a quiet machine is 500 ms; here others may be working.
    assert frozen[int(len(frozen) * 0.99)] < 2_500


def spread(took: list[float]) -> str:
    return f"p50 {took[len(took) // 2]:.0f} ms, p99 {took[int(len(took) * 0.99)]:.0f} ms of {len(took)}"


def test_a_redis_that_is_killed_and_comes_back_loses_nothing(
    stack: Stack, people: list[Connection], room: Room
) -> None:
    stack.redis.process.kill()
    stack.redis.process.wait()
    everybody_says(people, "Without Redis", 3)
    all_equal(people, room)
    stack.redis.stop()
    stack.redis.start()
    until(lambda: all(one.figure("hints_up") for one in stack.processes))
    heard = [one.figure("hints_heard_total") for one in stack.processes]
    everybody_says(people, "With Redis again", 3)
    until(lambda: all(one.figure("hints_heard_total") > was for one, was in zip(stack.processes, heard, strict=True)))
    all_equal(people, room)


def test_a_database_that_restarts_loses_nothing(stack: Stack, people: list[Connection], room: Room) -> None:
    with ThreadPoolExecutor(1) as threads:
        saying = threads.submit(everybody_says, people, "While the database restarts", 20)
        time.sleep(0.3)
        stack.postgres.stop()
        until(lambda: not any(one.asked("/ready") for one in stack.processes))
        assert all(one.asked("/health") for one in stack.processes)
        stack.postgres.start()
        saying.result(timeout=120)
    for process in stack.processes:
        process.until_ready()
    all_equal(people, room)
    said = {one["think"] for one in room.sam.records("hypotheses.hypothesis")}
    expected = {f"While the database restarts {n} of {one.peer.seat}" for n in range(20) for one in people}
    assert expected <= said


def test_a_process_that_is_killed_is_done_without(stack: Stack, people: list[Connection], room: Room) -> None:
    gone, _ = stack.processes
    until(lambda: sum(joined(one) for one in stack.processes) == len(people) + 1)
    there = joined(gone)
    gone.stop(signal.SIGKILL)
    until(lambda: sum(bool(one.ended) for one in [*people, room.sam]) == there)
    people[:] = [come_back(one, room) for one in people]
    room.sam = come_back(room.sam, room)
    everybody_says(people, "With one process", 2)
    gone.start()
    all_equal(people, room)


def come_back(one: Connection, room: Room) -> Connection:
    """Whoever was cut off connects again through nginx, with their cursors."""
    return Connection(one.caller, room.id, one.peer) if one.ended else one


def test_only_hints_go_over_redis(stack: Stack, people: list[Connection]) -> None:
    with redis.Redis.from_url(stack.redis.url) as client, client.pubsub() as everything:
        everything.psubscribe("*")
        until(lambda: everything.get_message(timeout=1.0))
        until(lambda: all(one.figure("hints_up") for one in stack.processes))
        says(people[0], WORDS)
        told = until_some(everything)
        assert client.keys("*") == []
    assert {one["channel"] for one in told} == {CHANNEL.encode()}
    assert all(re.fullmatch(rb"[0-9a-f]{16} \d+", one["data"]) for one in told)
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url(stack.redis.url.replace(f":{REDIS_PASSWORD}@", "")).ping()


def until_some(listening: redis.client.PubSub) -> list[Json]:
    found: list[Json] = []

    def heard() -> bool:
        if one := listening.get_message(timeout=1.0):
            found.append(one)
        return bool(found)

    until(heard)
    return found


JSON = {"Content-Type": "application/json", "X-Requested-With": "common-ground"}


def test_guesses_count_together_wherever_they_land(stack: Stack) -> None:
    """Whoever makes cookies up is spread over the processes at will, and gains nothing by it."""
    told = []
    for number in range(24):
        wrong = json.dumps({"code": f"AAAAAAAA{'ACDEFGHJ'[number % 8]}"}).encode()
        request = urllib.request.Request(f"{stack.url}/api/join/look", wrong, JSON)
        request.add_header("Cookie", f"common_ground=made-up-{number}")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        told.append(refused.value.code)
        refused.value.close()
    assert 9 <= told.count(404) <= 14 and told[-1] == 429


def test_the_world_sees_neither_figures_nor_secrets(stack: Stack, room: Room) -> None:
    for path in ("/metrics", "/ready"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(stack.url + path)
        assert refused.value.code == 404
        refused.value.close()
    urllib.request.urlopen(f"{stack.url}/j/{room.code}").close()
    written = stack.written()
    assert '"event":"request"' in written and "/api/join" in written
    for secret in (WORDS, room.code, PASSWORD, "Sam Okafor", REDIS_PASSWORD, room.sam_calls.cookie().split("=", 1)[1]):
        assert secret not in written


def test_http_leads_to_https(stack: Stack) -> None:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    with pytest.raises(urllib.error.HTTPError) as moved:
        urllib.request.build_opener(Stay).open(f"http://localhost:{stack.ports['80']}/j/ABC")
    assert (moved.value.code, moved.value.headers["Location"]) == (301, "https://localhost/j/ABC")
    moved.value.close()


def test_cookies_are_for_tls_alone(room: Room) -> None:
    assert all(cookie.secure for cookie in room.sam_calls.cookies)


def test_somebody_who_was_away_through_all_of_it_catches_up(room: Room, people: list[Connection]) -> None:
    peer: Peer = people[0].peer
    people[0].close()
    everybody_says(people[1:], "While one was away", 2)
    people[0] = Connection(people[0].caller, room.id, peer)
    all_equal(people, room)
