"""The product as its users run it: the command line's server in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from tests.forked import Forked, forked
from tests.services import free_port

PATIENCE = 30.0
# A machine that does much else starts slowly.
START = 60.0


@dataclass
class Serving:
    """A running server: where it is, what it printed, and its data."""

    url: str
    data_dir: Path
    process: subprocess.Popen[str] | Forked
    printed: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def output(self) -> str:
        """Everything printed so far."""
        return self.printed.read_text()

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``commonground`` with these words on this server's data."""
        way = forked if isinstance(self.process, Forked) else command
        return way(words, _environment(self.data_dir, **self.environment))

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait(timeout=PATIENCE)

    def start_again(self) -> tuple[float, float]:
        """Start it at the same address; the seconds until it answers, by the clock and by the processor."""
        begun = time.monotonic()
        self.printed.write_text("")
        self.process = _start(self.data_dir, self.printed, self.environment)
        _wait_for(self)
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return time.monotonic() - begun, sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK")

    def welcome_link(self) -> str:
        """A one-time link for the first facilitator, as it was printed; by command where nothing secret is printed."""
        printed = self.command("invite").stdout if "DATABASE_URL" in self.environment else self.output
        return next(word for word in printed.split() if "/welcome/" in word)


def command(words: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run ``commonground`` with these words to its end."""
    program = [sys.executable, "-m", "server", *words]
    return subprocess.run(program, env=environment, capture_output=True, text=True, check=False)


SETTINGS = ("PORT", "DATABASE_URL", "PUBLIC_URL", "REDIS_URL", "LOG_FORMAT", "METRICS_TOKEN", "DRAIN_SECONDS")


def demonstrate(data_dir: Path) -> None:
    """Make a data folder with both demonstration cases."""
    _done(data_dir, "database", "upgrade")
    _done(data_dir, "demo")


def _done(data_dir: Path, *words: str, **environment: str) -> None:
    ended = command(words, _environment(data_dir, **environment))
    assert ended.returncode == 0, ended.stderr


def _environment(data_dir: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {**kept, "DATA_DIR": str(data_dir), "HOST": "127.0.0.1", **more}


@contextmanager
def serving(
    data_dir: Path, *, copied: Path | None = None, program: str = "server", **environment: str
) -> Iterator[Serving]:
    """Make the database and serve; stop at the end.

    A data folder that is ready is ``copied`` and served at once, by a process that is forked.
    """
    port = str(free_port())
    if copied:
        shutil.copytree(copied, data_dir, dirs_exist_ok=True)
    else:
        _done(data_dir, "database", "upgrade", **environment)
    printed = data_dir / f"printed-{port}.txt"
    environment = {"PORT": port, **environment}
    process: subprocess.Popen[str] | Forked
    if copied:
        process = Forked(("serve",), _environment(data_dir, **environment), printed, printed)
    else:
        process = _start(data_dir, printed, environment, program)
    found = Serving(f"http://localhost:{port}", data_dir, process, printed, environment)
    try:
        _wait_for(found)
        yield found
    finally:
        found.process.terminate()
        found.process.wait(timeout=PATIENCE)


@contextmanager
def demonstrated(data_dir: Path) -> Iterator[Serving]:
    """Serve the demonstration cases."""
    demonstrate(data_dir)
    with serving(data_dir) as found:
        yield found


def _start(
    data_dir: Path, printed: Path, environment: dict[str, str], program: str = "server"
) -> subprocess.Popen[str]:
    with printed.open("a") as output:
        return subprocess.Popen(
            [sys.executable, "-u", "-m", program, "serve"],
            env=_environment(data_dir, **environment),
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )


def _wait_for(found: Serving) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        assert found.process.poll() is None, found.output
        try:
            with urllib.request.urlopen(f"{found.url}/health") as answer:
                if answer.status == 200 and "Common Ground is running" in found.output:
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise TimeoutError(found.output)


@dataclass
class Caller:
    """One browser's worth of cookies, calling the API. Its sockets may go in by a door of their own."""

    url: str
    cookies: CookieJar = field(default_factory=CookieJar)
    sockets: str = ""

    def stranger(self) -> Caller:
        """Another browser at the same address."""
        return Caller(self.url, sockets=self.sockets)

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """(status, JSON) of a call to ``/api`` + path."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        request = urllib.request.Request(
            f"{self.url}/api{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "X-Requested-With": "common-ground"},
        )
        try:
            with opener.open(request) as answer:
                return answer.status, _read(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, _read(error.read())

    def post(self, path: str, **body: Any) -> Any:
        """POST that must succeed; returns its JSON."""
        status, found = self.call("POST", path, body)
        assert status < 300, (path, status, found)
        return found

    def get(self, path: str) -> Any:
        """GET that must succeed; returns its JSON."""
        status, found = self.call("GET", path)
        assert status == 200, (status, found)
        return found

    def cookie(self) -> str:
        """The cookies as a header, for a socket of the same browser."""
        return "; ".join(f"{one.name}={one.value}" for one in self.cookies)

    def ticket(self, partnership: str, door: str = "person") -> str:
        """What a socket begins with."""
        return str(self.post(f"/partnerships/{partnership}/ticket", **{"as": door})["ticket"])


def _read(body: bytes) -> Any:
    try:
        return json.loads(body or b"null")
    except ValueError:
        return body
