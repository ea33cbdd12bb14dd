"""Hints between server processes, over Redis: "partnership X has turn N". Nothing else goes there.

The database carries the truth and every process asks it each second (``neighbours``); a hint only makes it ask at once.
So Redis may lose, repeat, delay or invent hints, be stopped or frozen: nothing is lost, only later. That is why this is
not Flask-SocketIO's message queue: there Redis carries the packets themselves, words and rights included, what is sent
while it is away is lost for clients that stay connected, and while it is frozen the sender waits.

Publishing happens after the answers and on a thread of its own, with plain blocking sockets that may wait as long as
they like: what waits is one turn for each partnership, the newest. gevent's loop is never touched but to be woken.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from contextlib import closing
from threading import Condition, Event, Thread
from typing import Any, Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

CHANNEL: Final = "commonground"
MOST_WAITING: Final = 1_000
# Between two rounds of publishing: a busy room becomes one hint for several batches.
PAUSE: Final = 0.02
PATIENCE: Final = 2.0
AGAIN: Final = 1.0
PROBE: Final = 5.0
_HINT: Final = re.compile(rb"([0-9a-f]{1,32}) ([0-9]{1,12})")
logger = logging.getLogger(__name__)

# Called on a thread of its own with the partnership and its turn.
Heard = Callable[[str, int], object]


class Hints:
    """Tells other processes, and hears from them. Without a URL nothing is told and nothing heard."""

    def __init__(self, url: str, heard: Heard) -> None:
        self._client = _client(url) if url else None
        self._heard = heard
        self._waiting: dict[str, int] = {}
        self._ready = Condition()
        self._ended = Event()
        self.told = self.dropped = self.received = 0
        self._works = {"telling": False, "hearing": False}
        self._noted = ""

    @property
    def up(self) -> bool:
        """Whether hints are told and heard."""
        return all(self._works.values())

    def start(self) -> None:
        """Begin to tell and to listen."""
        for work in (self._tell, self._listen) if self._client else ():
            Thread(target=work, args=(self._client,), daemon=True, name=f"hints{work.__name__}").start()

    def stop(self) -> None:
        """End both threads; whatever still waits is dropped."""
        self._ended.set()
        with self._ready:
            self._ready.notify()

    def tell(self, partnership: str, turn: int) -> None:
        """Say that a partnership has come to a turn. Returns at once, whatever the state of Redis."""
        if self._client is None or not turn:
            return
        with self._ready:
            if len(self._waiting) >= MOST_WAITING:
                self.dropped += len(self._waiting)
                self._waiting.clear()
            self._waiting[partnership] = turn
            self._ready.notify()

    def _tell(self, client: redis.Redis) -> None:
        while not self._ended.wait(PAUSE):
            taken = self._taken()
            try:
                _publish(client, taken)
            except (redis.RedisError, OSError) as error:
                self.dropped += len(taken)
                self._note("telling", type(error).__name__)
                self._ended.wait(AGAIN)
            else:
                self.told += len(taken)
                self._note("telling")

    def _taken(self) -> dict[str, int]:
        """What waits, as soon as something does; nothing after a while, so that Redis is asked whether it is there."""
        with self._ready:
            self._ready.wait_for(lambda: self._waiting or self._ended.is_set(), PROBE if self.up else AGAIN)
            taken, self._waiting = self._waiting, {}
        return taken

    def _listen(self, client: redis.Redis) -> None:
        while not self._ended.is_set():
            try:
                with closing(client.pubsub()) as channel:  # type: ignore[no-untyped-call]
                    channel.subscribe(CHANNEL)
                    self._hear(channel)
            except (redis.RedisError, OSError) as error:
                self._note("hearing", type(error).__name__)
                self._ended.wait(AGAIN)

    def _hear(self, channel: Any) -> None:
        while not self._ended.is_set():
            message = channel.get_message(timeout=PATIENCE)
            if message and message["type"] == "subscribe":
                self._note("hearing")
            elif message and (found := _HINT.fullmatch(message["data"])):
                self.received += 1
                self._heard(found[1].decode(), int(found[2]))

    def _note(self, what: str, trouble: str = "") -> None:
        """Say once when hints stop, and when they are back."""
        with self._ready:
            self._works[what] = not trouble
            state = "well" if self.up else trouble and "ill"
            changed = bool(state) and state != self._noted
            self._noted = state or self._noted
        if changed and trouble:
            logger.warning("no hints over Redis, the database is asked each second: %s", trouble)
        elif changed:
            logger.info("hints go over Redis")


def _publish(client: redis.Redis, taken: dict[str, int]) -> None:
    with client.pipeline(transaction=False) as pipeline:
        pipeline.ping()
        for partnership, turn in taken.items():
            pipeline.publish(CHANNEL, f"{partnership} {turn}")
        pipeline.execute()


def _client(url: str) -> redis.Redis:
    return redis.Redis.from_url(
        url,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        socket_keepalive=True,
        retry=Retry(NoBackoff(), 0),
        decode_responses=False,
        protocol=2,
    )
