"""Processes for a benchmark: servers on one core, the load on another, where there are two."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from tests.services import free_port

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
PATIENCE: Final = 300.0
SERVER, LOAD = 0, 1
Figures = dict[str, Any]


def pinned(core: int, command: list[str]) -> list[str]:
    """The command on one core, where that is possible."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2 or not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(cores[core]), *command]


@dataclass(frozen=True)
class Running:
    """A server to be measured: what it understands, where it is, its processes, and who may come in."""

    kind: str
    port: int
    pids: list[int]
    home: Path
    clients: list[Figures]

    def measure(self, measure: str, **more: Any) -> Figures:
        """Run the load generator once."""
        told = {"kind": self.kind, "port": self.port, "pids": self.pids, "clients": self.clients}
        path = self.home / "load.json"
        path.write_text(json.dumps({**told, "measure": measure, **more}))
        command = pinned(LOAD, ["node", str(HERE / "load.mjs"), str(path)])
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        found: Figures = json.loads(done.stdout)
        return found


@contextmanager
def product(home: Path, clients: int, objects: int = 0, **environment: str) -> Iterator[Running]:
    """The product, in a new database, with a room of so many people and objects."""
    port, plan = free_port(), home / f"clients-{time.monotonic_ns()}.json"
    command = [sys.executable, "-m", "tests.bench.served", str(clients), str(objects), str(plan)]
    data = {"PORT": str(port), "DATA_DIR": str(home / plan.stem), "DATABASE_URL": "", **environment}
    with _process(command, data) as process:
        _wait_for(plan.exists, process)
        yield Running("ours", port, [process.pid], home, json.loads(plan.read_text()))


@contextmanager
def pair(home: Path, clients: int, **environment: str) -> Iterator[Running]:
    """Two processes on one database, with every other person at the second."""
    with product(home, clients, 0, **environment) as one, product(home, 0, 0, **environment) as other:
        places = [{**client, "port": (one, other)[n % 2].port} for n, client in enumerate(one.clients)]
        yield replace(one, pids=[*one.pids, *other.pids], clients=places)


@contextmanager
def yardstick(home: Path, kind: str, clients: int) -> Iterator[Running]:
    """A relay that neither checks nor stores."""
    port, script = free_port(), {"ws": "relay.mjs", "socket.io": "relay_io.mjs"}[kind]
    with _process(["node", str(HERE / script), str(port)], {}) as process:
        time.sleep(1)
        yield Running(kind, port, [process.pid], home, [{} for _ in range(clients)])


@contextmanager
def _process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(pinned(SERVER, command), env={**os.environ, **environment}, cwd=ROOT)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(holds: Any, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the server did not start")
        time.sleep(0.1)
