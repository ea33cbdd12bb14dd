"""Limits of how often: token buckets in memory, by what is done and by whom (an address, a seat)."""

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


LIMITS: Final[Mapping[str, Limit]] = {
    "operation": Limit(200, 600),
    "catch_up": Limit(60, 240),
    "presence": Limit(60, 600),
    "ticket": Limit(60, 120),
    "export": Limit(20, 20),
    "partnership": Limit(20, 2),
    "concern": Limit(30, 30),
    "search": Limit(60, 120),
    # A whole room may come in through one address.
    "join": Limit(200, 200),
    # Only a wrong try costs.
    "code": Limit(10, 10),
    "sign_in": Limit(10, 10),
    "name": Limit(10, 2),
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
        left = self.check(what, whose)
        if len(self._held) >= MOST_BUCKETS:
            self._held.clear()
        self._held[(what, whose)] = (left - 1, self._clock())

    def check(self, what: str, whose: str) -> float:
        """The tokens that are left, none taken; refused where there is not one."""
        limit, now = self._limits[what], self._clock()
        left, since = self._held.get((what, whose), (float(limit.burst), now))
        left = min(limit.burst, left + (now - since) * limit.per_minute / 60)
        if left < 1:
            raise Refused("too_many", seconds=round((1 - left) * 60 / limit.per_minute) + 1)
        return left
