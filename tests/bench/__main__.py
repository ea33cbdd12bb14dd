"""One room, 50 and 200 clients: deliveries a second and p99, beside a bare Node relay in the same run.

The server is pinned to one core and the load to another, where there are two. Rates are doubled until p99 passes 250 ms
or deliveries fall behind. Machines are noisy: read the ratio, not the number.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.services import free_port

HERE = Path(__file__).parent
CLIENTS = (50, 200)
SECONDS = 4.0
LONGEST_P99 = 250.0
RATES = (125, 250, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 12000)
Figures = dict[str, Any]


def pinned(core: int, command: list[str]) -> list[str]:
    """The command on one core, where that is possible."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2 or not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(cores[core]), *command]


@contextmanager
def running(command: list[str], **environment: str) -> Iterator[None]:
    """A server in the background, ended afterwards."""
    found = subprocess.Popen(pinned(0, command), env={**os.environ, **environment}, cwd=HERE.parent.parent)
    try:
        yield
    finally:
        found.terminate()
        found.wait(timeout=20)


def load(plan: Figures, home: Path) -> Figures:
    """Run the load generator once."""
    path = home / "load.json"
    path.write_text(json.dumps(plan))
    done = subprocess.run(
        pinned(1, ["node", str(HERE / "load.mjs"), str(path)]), capture_output=True, text=True, check=True
    )
    found: Figures = json.loads(done.stdout)
    return found


def saturation(plan: Figures, home: Path) -> Figures:
    """The most deliveries a second that still arrive within LONGEST_P99 ms."""
    best: Figures = {"perSecond": 0.0, "p50": None, "p99": None}
    for rate in RATES:
        found = load({**plan, "rate": rate, "seconds": SECONDS}, home)
        whole = found["delivered"] >= found["expected"] and not found["refused"]
        if not whole or found["p99"] > LONGEST_P99:
            break
        best = max(best, found, key=lambda one: float(one["perSecond"]))
    return best


def ours(clients: int, home: Path) -> Iterator[tuple[str, Figures]]:
    """The product: normal load (an operation per client every two seconds), then saturation."""
    for name in ("normal", "saturation"):
        port, tickets = free_port(), home / f"tickets-{clients}-{name}.json"
        command = [sys.executable, "-m", "tests.bench.served", str(clients), str(tickets)]
        data = home / f"data-{clients}-{name}"
        with running(command, PORT=str(port), DATA_DIR=str(data), DATABASE_URL=""):
            _wait_for(tickets)
            url = f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
            plan = {"kind": "ours", "url": url, "clients": json.loads(tickets.read_text())}
            normal = {**plan, "rate": clients / 2, "seconds": 2 * SECONDS}
            yield name, load(normal, home) if name == "normal" else saturation(plan, home)


def relay(clients: int, home: Path) -> Iterator[tuple[str, Figures]]:
    """The yardstick: a relay that neither checks nor stores."""
    port = free_port()
    with running(["node", str(HERE / "relay.mjs"), str(port)]):
        time.sleep(1)
        plan = {"kind": "relay", "url": f"ws://127.0.0.1:{port}", "clients": [{} for _ in range(clients)]}
        yield "normal", load({**plan, "rate": clients / 2, "seconds": 2 * SECONDS}, home)
        yield "saturation", saturation(plan, home)


def _wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.1)
    raise TimeoutError(path.name)


def main() -> None:
    """Print one table."""
    print(f"{'clients':>7}  {'system':<8} {'load':<10} {'deliveries/s':>12} {'p50 ms':>8} {'p99 ms':>8}")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for clients in CLIENTS:
            rows = [("ours", one) for one in ours(clients, home)] + [("relay", one) for one in relay(clients, home)]
            for system, (kind, found) in rows:
                figures = [f"{found[key]:8.1f}" if found[key] is not None else "     n/a" for key in ("p50", "p99")]
                print(f"{clients:>7}  {system:<8} {kind:<10} {found['perSecond']:>12,.0f} {figures[0]} {figures[1]}")


if __name__ == "__main__":
    main()
