"""One live room beside two bare relays on the same cores, in one table: ``make bench``.

Everybody receives everything. Operations are about 200 bytes, checked, admitted and committed (SQLite with
``synchronous=FULL``, PostgreSQL with ``fsync``) before they are answered; the relays check and store nothing. Times run
from the moment an operation was due to its arrival at every recipient. What is said are words of the product's own, so
that it packs no better than people's; what comes packed is unpacked once for all who got the same. Servers are pinned
to one core and the load to another, PostgreSQL to none. Machines differ and are noisy: read the ratios.

BENCH_CLIENTS, BENCH_CROWD, BENCH_SECONDS, BENCH_OBJECTS, BENCH_AWAY, BENCH_LONG and BENCH_ROUNDS say how much is done.
A short run: ``BENCH_CLIENTS=50,200 BENCH_SECONDS=2 BENCH_AWAY=2 make bench``.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from tests.bench import measures
from tests.bench.machine import Figures, Running, pair, product, yardstick
from tests.services import Running as Service
from tests.services import free_port, fresh_database, new_cluster, postgres, private_folder, redis_server

CLIENTS: Final = [int(one) for one in os.environ.get("BENCH_CLIENTS", "10,50,200,500").split(",")]
ROUNDS: Final = int(os.environ.get("BENCH_ROUNDS", "1"))
MIDDLE: Final = 200
# A room that keeps one process busy for four fifths of the time or more: about what it can carry at ease.
CROWD: Final = int(os.environ.get("BENCH_CROWD", "1700"))
ALONE: Final = "ours, Redis"
PAIR: Final = "ours, Redis, two"
TURNS: Final = 3
Row = tuple[str, str, str]


class Bench:
    """Opens one system after another, and keeps what each was measured at."""

    def __init__(self, home: Path, postgres_url: str, redis: Service | None = None) -> None:
        self._home = home
        self._postgres = postgres_url
        self.redis = redis
        self.systems = ["ours", *(["ours, PostgreSQL"] if postgres_url else []), "ws", "socket.io"]
        self.ours = [one for one in self.systems if one.startswith("ours")]

    @contextmanager
    def running(self, system: str, clients: int, objects: int = 0) -> Iterator[Running]:
        """A system by its name in the table."""
        if system == "ours":
            opened = product(self._home, clients, objects)
        elif system == "ours, PostgreSQL":
            opened = product(self._home, clients, objects, DATABASE_URL=fresh_database(self._postgres))
        elif self.redis and system.startswith("ours, Redis"):
            shared = {"DATABASE_URL": fresh_database(self._postgres), "REDIS_URL": self.redis.url}
            opened = (
                pair(self._home, clients, **shared) if system == PAIR else product(self._home, clients, 0, **shared)
            )
        else:
            opened = yardstick(self._home, system, clients)
        with opened as server:
            yield server

    def measured(self, measure: Callable[[Running], Figures], system: str, clients: int, objects: int = 0) -> Figures:
        """Medians over ROUNDS runs, each on a new server."""
        found = []
        for _ in range(ROUNDS):
            with self.running(system, clients, objects) as server:
                found.append(measure(server))
        return {key: _median([one.get(key) for one in found]) for key in found[0]}


def _median(values: list[object]) -> object:
    numbers = [one for one in values if isinstance(one, (int, float))]
    return statistics.median(numbers) if len(numbers) == len(values) else values[-1]


def rows(bench: Bench) -> Iterator[Row]:
    """(what, system, figures), as they become known."""
    for clients in CLIENTS:
        for system in bench.systems:
            yield f"normal load, {clients} clients", system, _times(bench.measured(measures.normal, system, clients))
    if bench.redis:
        yield from _two(bench)
        yield _frozen(bench, bench.redis.process)
    yield from _saturation(bench)
    for system in bench.systems:
        found = bench.measured(measures.idle, system, MIDDLE)
        yield "an idle client", system, f"{found['bytes'] / 1000:.0f} kB"
    for system in bench.ours:
        found = bench.measured(measures.joining, system, measures.JOINS, measures.OBJECTS)
        size = f"{found['bytes'] / 1000:.0f} kB"
        yield (
            f"joining {measures.OBJECTS} objects",
            system,
            f"p50 {found['p50']:.1f} ms, p99 {found['p99']:.1f} ms, {size}",
        )
        yield from _together(bench, system)


def _two(bench: Bench) -> Iterator[Row]:
    """One room at one process, and the same shared by two, in turns: noise passes, and finds both.

    Where the load needs one of two cores, two processes cannot both be filled. What is compared is the processor that
    the busier of two needs with what one alone needs for the same work: in a room that all but fills one core, which
    is what one process can carry, and in smaller ones, where telling everybody costs little beside what both must do.
    """
    for clients in sorted({*(one for one in CLIENTS if one >= MIDDLE), CROWD}):
        with bench.running(ALONE, clients) as one, bench.running(PAIR, clients) as two:
            found = [(measures.normal(one), measures.normal(two)) for _ in range(max(TURNS, ROUNDS))]
        ratios = [_share(alone, "cpu") / _share(shared, "busiest") for alone, shared in found]
        alone, busiest, together = (
            statistics.median(_share(pair[place], what) for pair in found)
            for place, what in ((0, "cpu"), (1, "busiest"), (1, "cpu"))
        )
        cost = f"{alone:.0%} of a core alone, {busiest:.0%} the busier of two, {together:.0%} both"
        spread = f"room for {statistics.median(ratios):.2f} × as much ({min(ratios):.2f} to {max(ratios):.2f})"
        yield f"two share it, {clients} clients", PAIR, f"{_times(found[-1][1])}; {cost}; {spread}"


def _frozen(bench: Bench, redis: subprocess.Popen[bytes]) -> Row:
    """Redis stands still for as long as the room works: who writes must not notice."""
    with bench.running(PAIR, MIDDLE) as two:
        redis.send_signal(signal.SIGSTOP)
        try:
            found = measures.normal(two)
        finally:
            redis.send_signal(signal.SIGCONT)
    answers = f"answers p50 {found['answered']:.1f} p99 {found['answered99']:.1f} ms"
    return f"Redis frozen, {MIDDLE} clients", PAIR, f"{answers}; at everybody {_times(found)}"


def _share(found: Figures, what: str) -> float:
    return float(found[what] / found["lasted"])


def _saturation(bench: Bench) -> Iterator[Row]:
    yardsticks: dict[int, float] = {}
    for clients in [one for one in CLIENTS if one >= 50]:
        for system in ["ws", *(one for one in bench.systems if one != "ws")]:
            found = bench.measured(measures.saturation, system, clients)
            most = float(found["perSecond"])
            ratio = most / yardsticks.setdefault(clients, most or 1.0)
            cost = f"{found['cpu'] / found['delivered'] * 1e6:.2f} CPU s per 1M" if most else ""
            yield f"most, {clients} clients", system, f"{most:,.0f} deliveries/s, {ratio:.1f} × ws, {cost}"


def _together(bench: Bench, system: str) -> Iterator[Row]:
    found = bench.measured(measures.returning, system, 2 * MIDDLE, measures.OBJECTS)
    others = f"the others' p99 {found['p99']:.0f} ms (before {found['before']:.0f})"
    yield f"{MIDDLE} return, {MIDDLE} work", system, f"all back in {found['back'] / 1000:.2f} s, {others}"
    found = bench.measured(measures.exporting, system, MIDDLE, measures.LONG)
    others = f"the room's p99 {found['p99']:.0f} ms (before {found['before']:.0f})"
    what = f"{found['size'] / 1000:.0f} kB of PDF in {found['took'] / 1000:.1f} s"
    yield f"an export, {MIDDLE} work", system, f"{what}, {others}"


def _times(found: Figures) -> str:
    missing = found["expected"] - found["delivered"]
    held = f", {missing:,.0f} NOT DELIVERED" if missing else ""
    return f"p50 {found['p50']:.1f}  p95 {found['p95']:.1f}  p99 {found['p99']:.1f} ms{held}"


def main() -> None:
    """Print one table, line by line."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bench = Bench(home, *_services(stack))
        for what, system, figures in rows(bench):
            print(f"{what:<26} {system:<17} {figures}", flush=True)
        load = os.getloadavg()[0]
        print(f"{os.cpu_count()} cores, load at the end {load:.1f}, medians of {ROUNDS}")


def _services(stack: ExitStack) -> tuple[str, Service | None]:
    """The address of a private PostgreSQL that keeps what it was told, and a Redis; "" and None where not installed."""
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        print("PostgreSQL is not installed: left out", file=sys.stderr)
        return "", None
    folder = stack.enter_context(private_folder())
    database = stack.enter_context(postgres(folder, new_cluster(folder), free_port(), durable=True)).url
    if not shutil.which("redis-server"):
        print("Redis is not installed: left out", file=sys.stderr)
        return database, None
    return database, stack.enter_context(redis_server(folder, free_port()))


if __name__ == "__main__":
    main()
