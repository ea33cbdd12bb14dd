"""Limits of how often: token buckets in memory, by what is done and by whom.

They keep one seat from taking too much of this process, so each process counts for itself. What keeps strangers from
guessing must hold across all of them and stands in ``attempts``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from workshops import Refused


@dataclass(frozen=True)
class Limit:
    """``burst`` at once, and ``per_minute`` in the long run."""

    burst: int
    per_minute: float

    def filled(self, tokens: float, seconds: float) -> float:
        """The tokens in a bucket that held ``tokens`` so many seconds ago."""
        return min(self.burst, tokens + seconds * self.per_minute / 60)

    def taken(self, tokens: float) -> float:
        """What is left after taking one; refused as ``too_many`` when there is none, with the seconds to wait."""
        if tokens < 1:
            raise Refused("too_many", seconds=round((1 - tokens) * 60 / self.per_minute) + 1)
        return tokens - 1


LIMITS: Final[Mapping[str, Limit]] = {
    "operation": Limit(200, 600),
    "catch_up": Limit(60, 240),
    "presence": Limit(60, 600),
    "echo": Limit(20, 60),
    "ticket": Limit(60, 120),
    "export": Limit(20, 20),
    "partnership": Limit(20, 2),
    "concern": Limit(30, 30),
    "search": Limit(60, 120),
}
MOST_BUCKETS: Final = 50_000


class Limits:
    """Spends from a bucket, or refuses."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, limits: Mapping[str, Limit] = LIMITS) -> None:
        self._clock = clock
        self._limits = limits
        self._held: dict[tuple[str, str], tuple[float, float]] = {}

    def spend(self, what: str, whose: str) -> None:
        """Take one token; refused as ``too_many`` when there is none, with the seconds to wait."""
        limit, now = self._limits[what], self._clock()
        left, since = self._held.get((what, whose), (float(limit.burst), now))
        left = limit.taken(limit.filled(left, now - since))
        if len(self._held) >= MOST_BUCKETS:
            self._held.clear()
        self._held[(what, whose)] = (left, now)
