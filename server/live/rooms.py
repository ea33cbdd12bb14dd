"""The batch: operations that wait for one partnership are admitted and committed together."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from time import perf_counter
from typing import Any, Protocol

from server.store.log import Log
from server.store.models import Answer, Asked, Outcome
from workshops import Operation, Refused

# More than the fullest room asks between two batches: what is left over waits for another whole turn.
MOST_IN_A_BATCH = 1_000
# From the beginning of one batch to that of the next pass this many times the seconds that telling everybody took, and
# what is asked meanwhile gathers: a small room never notices, and a large one does not spend its time on sending.
APART = 10
MOST_APART = 0.02
# Where so many gathered, twice as long: then the processor is what is short, and everybody is told half as often.
MANY = 100
logger = logging.getLogger(__name__)

Reply = Callable[[Answer], None]
# An operation in the queue, who waits for its answer, and since when.
Waiting = tuple[Asked, Reply, float]


@dataclass(frozen=True)
class Settled:
    """A batch that was answered, with the seconds that each operation had waited from being asked to its answer."""

    partnership: str
    batch: Sequence[Asked]
    outcome: Outcome
    waited: Sequence[float]


class Announcer(Protocol):
    """Tells everybody concerned what was committed."""

    def announce(self, partnership: str, outcome: Outcome) -> None:
        """Apply changes of rights first, then send one packet per touched stream."""

    def hang_up(self, browser: str) -> None:
        """Close every connection of a browser that has signed out."""


class Silent:
    """An announcer for a process without connections, such as the command line."""

    def announce(self, partnership: str, outcome: Outcome) -> None:
        """Nobody is listening."""

    def hang_up(self, browser: str) -> None:
        """Nobody is connected."""


def _apart(telling: float, operations: int) -> float:
    """The seconds from one batch to the next."""
    seconds = min(MOST_APART, APART * telling)
    return seconds if operations < MANY else 2 * seconds


def _at_once(job: Callable[[], None]) -> None:
    job()


class Rooms:
    """Waiting operations by partnership, and one worker for each partnership that has any."""

    def __init__(
        self,
        log: Log,
        announcer: Announcer | None = None,
        spawn: Callable[[Callable[[], None]], Any] = _at_once,
        event: Callable[[], Any] = Event,
    ) -> None:
        self.announcer: Announcer = announcer or Silent()
        self._log = log
        self._spawn = spawn
        self._event = event
        # Called after the answers, with what was settled: must not wait for anything.
        self.settled: Callable[[Settled], None] = lambda settled: None
        self.rest: Callable[[float], None] = lambda seconds: None
        self._next: dict[str, float] = {}
        self._waiting: dict[str, list[Waiting]] = {}
        self._unseen: set[str] = set()
        self._working: set[str] = set()

    def submit(self, partnership: str, asked: Asked, reply: Reply) -> None:
        """Put an operation in the queue; ``reply`` is called after the commit."""
        self._waiting.setdefault(partnership, []).append((asked, reply, perf_counter()))
        self._begin(partnership)

    def look(self, partnership: str) -> None:
        """Announce what other processes wrote there, never beside a batch of this one: rights come in their order."""
        self._unseen.add(partnership)
        self._begin(partnership)

    def _begin(self, partnership: str) -> None:
        if partnership not in self._working:
            self._working.add(partnership)
            self._spawn(lambda: self._work_off(partnership))

    def ask(self, partnership: str, seat: str, operation_id: str, operation: Operation) -> Answer:
        """Submit an operation and wait for its answer; raises ``Refused`` for a refusal."""
        answered: list[Answer] = []
        done = self._event()

        def reply(answer: Answer) -> None:
            answered.append(answer)
            done.set()

        self.submit(partnership, Asked(seat, operation_id, operation), reply)
        done.wait()
        refused = answered[0].refused
        if refused is not None:
            raise Refused(refused["code"], **refused["data"])
        return answered[0]

    def waiting(self) -> int:
        """How many operations wait for their batch."""
        return sum(len(queue) for queue in self._waiting.values())

    def hang_up(self, browser: str) -> None:
        """Close every connection of a browser that has signed out."""
        self.announcer.hang_up(browser)

    def _work_off(self, partnership: str) -> None:
        try:
            while self._unseen_or_waiting(partnership):
                self._take_a_rest(partnership)
                self._unseen.discard(partnership)
                queue = self._waiting.pop(partnership, [])
                batch, later = queue[:MOST_IN_A_BATCH], queue[MOST_IN_A_BATCH:]
                if later:
                    self._waiting[partnership] = later
                begun = perf_counter()
                telling = self._settle(partnership, batch) if batch else self._tail(partnership)
                self._rest_until(partnership, begun + _apart(telling, len(batch)))
        finally:
            self._working.discard(partnership)

    def _take_a_rest(self, partnership: str) -> None:
        left = self._next.get(partnership, 0.0) - perf_counter()
        if left > 0:
            self.rest(left)

    def _rest_until(self, partnership: str, moment: float) -> None:
        now = perf_counter()
        resting = {one: until for one, until in self._next.items() if until > now}
        self._next = {**resting, partnership: moment}

    def _unseen_or_waiting(self, partnership: str) -> bool:
        return partnership in self._unseen or partnership in self._waiting

    def _tail(self, partnership: str) -> float:
        try:
            return self._announce(partnership, self._log.tail(partnership))
        except Refused:  # the database has said why
            pass
        except Exception:  # the next look finds what this one could not
            logger.exception("what others wrote was not read")
        return 0.0

    def _announce(self, partnership: str, outcome: Outcome) -> float:
        """Tell everybody. Returns how many seconds that took."""
        begun = perf_counter()
        try:
            self.announcer.announce(partnership, outcome)
        except Exception:  # a room must not stand still because of one packet; clients ask for what they miss
            logger.exception("an announcement failed")
        return perf_counter() - begun

    def _settle(self, partnership: str, batch: list[Waiting]) -> float:
        asked, replies, since = zip(*batch, strict=True)
        outcome = self._outcome(partnership, asked)
        for reply, answer in zip(replies, outcome.answers, strict=True):
            reply(answer)
        answered = perf_counter()
        self.settled(Settled(partnership, asked, outcome, [answered - one for one in since]))
        return self._announce(partnership, outcome)

    def _outcome(self, partnership: str, batch: Sequence[Asked]) -> Outcome:
        try:
            return self._log.append(partnership, batch)
        except Refused as refused:
            why = refused
        except Exception:  # whatever broke, nobody may wait for ever, and nobody is told "yes"
            logger.exception("a batch was not committed")
            why = Refused("unavailable")
        return Outcome([Answer(asked.id, refused=why.as_json()) for asked in batch], {}, [])
