"""Who is present at other processes, as a lease: each process keeps one row and raises its beat.

A beat that stands still has lapsed. Nobody compares clocks: what counts is how long this process has seen it stand.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from server.store.tables import processes

# Rows are read each second and beats raised every other.
BEAT_SECONDS: Final = 2.0
LAPSED: Final = 8.0
FORGOTTEN: Final = 60.0
Here = Mapping[str, frozenset[str]]


class Leases:
    """This process's lease, and what it has seen of others'. ``clock`` only ever goes forward."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.own = secrets.token_hex(8)
        self._clock = clock
        self._beat = 0
        self._told: tuple[float, str] = (float("-inf"), "")
        self._seen: dict[str, tuple[int, float]] = {}

    def exchange(self, connection: Connection, here: Mapping[str, list[str]]) -> Here:
        """Tell whom this process has, by partnership, and learn whom the others have."""
        self._tell(connection, json.dumps(here, sort_keys=True))
        found: dict[str, frozenset[str]] = {}
        for row in connection.execute(select(processes).where(processes.c.id != self.own)).all():
            still = self._still(row.id, row.beat)
            if still > FORGOTTEN:
                connection.execute(delete(processes).where(processes.c.id == row.id, processes.c.beat == row.beat))
            elif still < LAPSED:
                for partnership, seats in json.loads(row.here).items():
                    found[partnership] = found.get(partnership, frozenset()) | frozenset(seats)
        return found

    def _tell(self, connection: Connection, here: str) -> None:
        now = self._clock()
        at, before = self._told
        if here == before and now - at < BEAT_SECONDS:
            return
        self._beat += 1
        row = {"beat": self._beat, "here": here}
        if not connection.execute(update(processes).where(processes.c.id == self.own).values(row)).rowcount:
            connection.execute(insert(processes).values(id=self.own, **row))
        self._told = (now, here)

    def _still(self, process: str, beat: int) -> float:
        """For how many seconds a beat has stood still, as far as this process has seen."""
        now = self._clock()
        known, since = self._seen.get(process, (0, now))
        if known != beat:
            since = now
        self._seen[process] = (beat, since)
        return now - since
