"""Exports that take a while: made in the background, one seat's own, kept in this process for ten minutes."""

from __future__ import annotations

import logging
import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

from server.files import File, Grounds
from workshops import Refused

LASTS: Final = 600.0
MOST_OF_A_SEAT: Final = 8
MOST: Final = 100
MOST_BYTES: Final = 200 * 1024 * 1024
MOST_AT_ONCE: Final = 2
STEPS: Final = ("reading", "composing", "writing")
logger = logging.getLogger(__name__)

Step = Callable[[str], None]
# Makes a file and tells which of STEPS it has come to; the second value is its grounds.
Make = Callable[[Step], tuple[File, Grounds]]


@dataclass(frozen=True)
class Owner:
    """Whose job: a seat of a partnership."""

    partnership: str
    seat: str


@dataclass
class Job:
    """One file in the making, as of the moment ``at``.

    ``state`` is waiting, making, ready or failed; ``step`` counts the STEPS begun; ``grounds`` are what it came from.
    One that was ``given_up`` while it was made is nobody's any more, and goes when it is done.
    """

    id: str
    owner: Owner
    at: str
    begun: float
    make: Make = field(repr=False)
    state: str = "waiting"
    step: int = 0
    code: str = ""
    given_up: bool = False
    file: File | None = field(default=None, repr=False)
    grounds: Grounds = field(default=Grounds(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """What its owner is told."""
        return {
            "id": self.id,
            "state": self.state,
            "step": self.step,
            "steps": len(STEPS),
            "file": self.file.name if self.file else "",
            "size": len(self.file.content) if self.file else 0,
            "code": self.code,
        }


class Jobs:
    """All jobs of a process. ``spawn`` runs work beside everything else; by default at once."""

    def __init__(
        self, spawn: Callable[[Callable[[], None]], Any] | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._spawn = spawn or (lambda work: work())
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()

    def begin(self, owner: Owner, at: str, make: Make) -> Job:
        """Begin a job; refused as too_many while the seat, or everybody together, has as many as there may be."""
        with self._lock:
            self._forget()
            own = sum(job.owner == owner and not job.given_up for job in self._jobs.values())
            if own >= MOST_OF_A_SEAT or len(self._jobs) >= MOST or self._bytes() >= MOST_BYTES:
                raise Refused("too_many", seconds=self._soonest())
            job = Job(secrets.token_hex(16), owner, at, self._clock(), make)
            self._jobs[job.id] = job
        self._go_on()
        return job

    def of(self, owner: Owner, job_id: str) -> Job:
        """A seat's own job; refused as missing for anybody else and after its time."""
        with self._lock:
            self._forget()
            job = self._jobs.get(job_id)
        if job is None or job.owner != owner or job.given_up:
            raise Refused("missing")
        return job

    def give_up(self, owner: Owner, job_id: str) -> None:
        """End a seat's own job, whatever has come of it. What is being made is thrown away once it is made."""
        job = self.of(owner, job_id)
        with self._lock:
            job.given_up = True
            if job.state != "making":
                self._jobs.pop(job.id, None)

    def states(self) -> dict[str, int]:
        """How many jobs wait, and how many are being made."""
        with self._lock:
            found = Counter(job.state for job in self._jobs.values())
        return {state: found[state] for state in ("waiting", "making")}

    def _go_on(self) -> None:
        with self._lock:
            working = sum(job.state == "making" for job in self._jobs.values())
            waiting = [job for job in self._jobs.values() if job.state == "waiting"]
            next_ones = waiting[: max(MOST_AT_ONCE - working, 0)]
            for job in next_ones:
                job.state = "making"
        for job in next_ones:
            self._spawn(lambda job=job: self._work(job))  # type: ignore[misc]

    def _work(self, job: Job) -> None:
        try:
            job.file, job.grounds = job.make(lambda step: _advance(job, step))
            job.state = "ready"
        except Refused as refused:
            job.state, job.code = "failed", refused.code
        except Exception:
            logger.exception("an export failed")
            job.state, job.code = "failed", "unavailable"
        self._end(job)
        self._go_on()

    def _end(self, job: Job) -> None:
        with self._lock:
            if job.given_up:
                self._jobs.pop(job.id, None)

    def _forget(self) -> None:
        old = self._clock() - LASTS
        self._jobs = {key: job for key, job in self._jobs.items() if job.begun > old or job.state == "making"}

    def _bytes(self) -> int:
        return sum(len(job.file.content) for job in self._jobs.values() if job.file)

    def _soonest(self) -> int:
        oldest = min((job.begun for job in self._jobs.values()), default=self._clock())
        return max(1, round(oldest + LASTS - self._clock()))


def _advance(job: Job, step: str) -> None:
    job.step = STEPS.index(step) + 1
