"""The database thread: rooms first, whoever else is waiting."""

from __future__ import annotations

from functools import partial
from time import sleep

import gevent
import pytest

from server.app import MOST_AHEAD, _database_thread


def test_a_batch_does_not_wait_for_everybody_who_comes_in() -> None:
    run, done = _database_thread(), list[str]()

    def work(name: str) -> None:
        sleep(0.005)
        done.append(name)

    waiting = [gevent.spawn(run, partial(work, str(number)), False) for number in range(20)]
    gevent.sleep(0)
    run(partial(work, "batch"), True)
    assert done.index("batch") <= MOST_AHEAD
    gevent.joinall(waiting)
    assert sorted(done) == sorted([*map(str, range(20)), "batch"])


def test_an_error_comes_to_whoever_asked_and_the_next_one_is_let_in() -> None:
    run = _database_thread()
    for _ in range(MOST_AHEAD + 1):
        with pytest.raises(ZeroDivisionError):
            run(lambda: 1 // 0, False)
    assert run(lambda: "done", False) == "done"
