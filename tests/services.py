"""Fixtures for what tests need from the machine: a browser, an office, private PostgreSQL and Redis servers.

Each is found, never downloaded. Where one is missing its tests are skipped with the reason; with CI=true they fail.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import randrange
from typing import IO, NoReturn

import psycopg
import pytest
import redis
from sqlalchemy.engine import make_url

from tests.browser.looking import FOUND, write

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The same engine without windows: opening a page in it costs an eighth of the work.
WINDOWLESS = "chromium-headless-shell"
POSTGRES_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def _is_whole(session: pytest.Session) -> bool:
    """Whether this process sees the whole run, and is not one of several that share it."""
    return not hasattr(session.config, "workerinput")


def pytest_sessionstart(session: pytest.Session) -> None:
    """A run reports the screens that it has looked at itself."""
    if _is_whole(session):
        FOUND.unlink(missing_ok=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the accessibility report of all screens, whichever test and process looked at them."""
    if _is_whole(session) and FOUND.exists():
        write()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the browser to drive, for playwright's `executable_path`."""
    return shutil.which(WINDOWLESS) or _whole_chromium()


@pytest.fixture(scope="session")
def whole_chromium_path() -> str:
    """Return the browser as people have it, with all that is around its pages."""
    return _whole_chromium()


@pytest.fixture(scope="session")
def soffice_path() -> str:
    """Return LibreOffice, to open what was written in a program that is not ours."""
    return shutil.which("soffice") or _missing("LibreOffice", "libreoffice-writer-nogui")


@pytest.fixture(scope="session")
def java_path() -> str:
    """Return Java, in which veraPDF runs."""
    return shutil.which("java") or _missing("Java", "default-jre-headless")


@pytest.fixture(scope="session")
def nginx_path() -> str:
    """Return nginx, which Debian keeps off the path of those who are not root."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or _missing("nginx", "nginx")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Yield the address of a private PostgreSQL server's own database; see `fresh_database`."""
    with private_folder() as folder, postgres(folder, new_cluster(folder), free_port()) as found:
        yield found.url


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """Yield the address of a private Redis server that keeps nothing on disk."""
    with private_folder() as folder, redis_server(folder, free_port()) as found:
        yield found.url


@dataclass(frozen=True)
class Running:
    """A server that runs: where it is, and its process."""

    url: str
    process: subprocess.Popen[bytes]


def new_cluster(folder: Path) -> Path:
    """Make an empty PostgreSQL cluster in a folder."""
    programs, cluster = _postgres_programs(), folder / "cluster"
    initdb = f"{programs}/initdb -D {cluster} -U tests -A trust -E UTF8 --locale=C.UTF-8 --no-sync"
    with (folder / "initdb.log").open("wb") as log:
        _start(initdb.split(), folder, log).wait(timeout=60)
    return cluster


@contextmanager
def postgres(folder: Path, cluster: Path, port: int, *, durable: bool = False) -> Iterator[Running]:
    """Run PostgreSQL on a cluster until the block ends; the same one may run again afterwards.

    One that is not ``durable`` forgets what it was told last when the power fails, and is faster.
    """
    fast = () if durable else POSTGRES_FAST
    settings = ("listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *fast)
    command = f"{_postgres_programs()}/postgres -D {cluster} -p {port} --{' --'.join(settings)}".split()
    plain = f"postgresql://tests@127.0.0.1:{port}/postgres"
    with running(command, folder, lambda: psycopg.connect(plain).close()) as process:
        yield Running(plain.replace("postgresql:", "postgresql+psycopg:"), process)


@contextmanager
def redis_server(folder: Path, port: int, password: str = "") -> Iterator[Running]:
    """Run Redis until the block ends."""
    program = shutil.which("redis-server") or _missing("Redis", "redis-server")
    url = f"redis://{f':{password}@' if password else ''}127.0.0.1:{port}/0"
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    command += ["--requirepass", password] if password else []
    with running(command, folder, lambda: _ping(url)) as process:
        yield Running(url, process)


def fresh_database(postgres_url: str) -> str:
    """Make an empty database beside the server's own and return its address."""
    url = make_url(postgres_url)
    name = f"tests_{uuid.uuid4().hex}"
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return url.set(database=name).render_as_string(hide_password=False)


_PORTS = 1_000
_next_port = count(randrange(_PORTS))


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nobody uses at this moment, and that no other process of this run draws.

    It is bound only seconds later: so each process has ports of its own, below those that the system gives away.
    """
    first = 20_000 + _PORTS * int(os.environ.get("PYTEST_XDIST_WORKER", "gw9").removeprefix("gw"))
    for number in _next_port:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", first + number % _PORTS))
            return first + number % _PORTS
    raise AssertionError


def _whole_chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or _missing("Chromium", "chromium")


def _missing(name: str, package: str) -> NoReturn:
    message = f"{name} is not installed (apt-get install {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def _postgres_programs() -> Path:
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = newest[-1] if newest else shutil.which("initdb")
    return Path(found).resolve().parent if found else _missing("PostgreSQL", "postgresql")


def _ping(url: str) -> None:
    with redis.Redis.from_url(url) as client:
        client.ping()


def _unprivileged() -> pwd.struct_passwd | None:
    """Return the account that servers run as when the tests run as root, since PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {account.pw_name for account in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


@contextmanager
def private_folder() -> Iterator[Path]:
    """Make a folder of its own for the account that servers run as."""
    folder = Path(tempfile.mkdtemp(prefix="commonground-"))
    if account := _unprivileged():
        os.chown(folder, account.pw_uid, account.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(command: list[str], folder: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    account = _unprivileged()
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=log,
        stderr=subprocess.STDOUT,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )


@contextmanager
def running(command: list[str], folder: Path, knock: Callable[[], object]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends, entering the block once it answers."""
    with (folder / "server.log").open("wb") as log:
        process = _start(command, folder, log)
    try:
        deadline = time.monotonic() + 30
        while not _answers(knock):
            if process.poll() is not None or time.monotonic() > deadline:
                words = "\n".join(path.read_text(errors="replace")[-2000:] for path in folder.glob("*.log"))
                pytest.fail(f"{command[0]} did not start:\n{words}", pytrace=False)
            time.sleep(0.05)
        yield process
    finally:
        # At any gentler signal PostgreSQL would wait for whoever is connected.
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def _answers(knock: Callable[[], object]) -> bool:
    try:
        knock()
    except (psycopg.OperationalError, redis.RedisError, OSError):
        return False
    return True
