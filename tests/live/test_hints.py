"""Hints over a real Redis: they carry nothing but a partnership and its turn, and nobody ever waits for them."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from server.live.hints import CHANNEL, MOST_WAITING, Hints
from tests.services import free_port, private_folder, redis_server

pytestmark = pytest.mark.redis
PATIENCE = 20.0


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.01)


@contextmanager
def process(url: str) -> Iterator[tuple[Hints, list[tuple[str, int]]]]:
    """What one server process has of hints, and what it has heard."""
    heard: list[tuple[str, int]] = []
    hints = Hints(url, lambda partnership, turn: heard.append((partnership, turn)))
    hints.start()
    yield hints, heard
    hints.stop()


def test_one_tells_and_all_hear(redis_url: str) -> None:
    with process(redis_url) as (one, own), process(redis_url) as (other, heard):
        until(lambda: one.up and other.up)
        one.tell("0123456789abcdef", 7)
        until(lambda: own and heard)
        assert own == heard == [("0123456789abcdef", 7)]


def test_only_a_partnership_and_its_turn_are_carried(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client, client.pubsub() as listening, process(redis_url) as (one, _):
        listening.subscribe(CHANNEL)
        until(lambda: listening.get_message(timeout=1.0))
        until(lambda: one.up)
        one.tell("0123456789abcdef", 7)
        told = listening.get_message(timeout=PATIENCE)
        assert told and told["data"] == b"0123456789abcdef 7"


def test_what_is_no_hint_is_not_heard(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client, process(redis_url) as (one, heard):
        until(lambda: one.up)
        for forged in ("", "words", "0123456789abcdef", "../x 1", "ABC 1", "a -1", f"{'a' * 40} 1", "a 1 more", "é 1"):
            client.publish(CHANNEL, forged)
        client.publish(CHANNEL, "a 1")
        until(lambda: heard)
        assert heard == [("a", 1)]


def test_a_busy_room_becomes_few_hints_and_the_newest_turn_is_one(redis_url: str) -> None:
    with process(redis_url) as (one, _), process(redis_url) as (other, heard):
        until(lambda: one.up and other.up)
        for turn in range(1, 5_001):
            one.tell("a", turn)
        until(lambda: ("a", 5_000) in heard)
        assert len(heard) < 1_000
        assert [turn for _, turn in heard] == sorted(turn for _, turn in heard)


def test_nobody_waits_while_redis_is_frozen_stopped_or_was_never_there() -> None:
    with private_folder() as folder:
        port = free_port()
        with redis_server(folder, port, "a password") as found, process(found.url) as (one, heard):
            until(lambda: one.up)
            found.process.send_signal(signal.SIGSTOP)
            try:
                slowest = told_at_leisure(one, 3 * MOST_WAITING)
                until(lambda: not one.up)
            finally:
                found.process.send_signal(signal.SIGCONT)
            assert slowest < 0.5
            until(lambda: one.up)
            found.process.kill()
            found.process.wait()
            until(lambda: not one.up)
            assert told_at_leisure(one, 3 * MOST_WAITING) < 0.5
            assert len(one._waiting) <= MOST_WAITING
            with redis_server(folder, port, "a password"):
                until(lambda: one.up)
                one.tell("b", 9)
                until(lambda: ("b", 9) in heard)


def told_at_leisure(one: Hints, partnerships: int) -> float:
    """Tell of many partnerships; returns the longest that any took."""
    slowest = 0.0
    for number in range(partnerships):
        begun = time.perf_counter()
        one.tell(f"{number:x}", 1)
        slowest = max(slowest, time.perf_counter() - begun)
    return slowest


def test_a_wrong_password_is_noted_without_it(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    with private_folder() as folder, redis_server(folder, free_port(), "the right one") as found:
        with process(found.url.replace("right", "wrong")) as (one, _):
            until(lambda: "AuthenticationError" in caplog.text or "ResponseError" in caplog.text)
            assert not one.up
        assert "no hints over Redis" in caplog.text
        assert "the wrong one" not in caplog.text
