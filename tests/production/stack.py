"""The installation of the README, from its own files in ``server/production``: only names, ports and passwords differ.

PostgreSQL, Redis and nginx are Debian's.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from cryptography import x509
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy.engine import make_url

from tests.services import (
    Running,
    free_port,
    fresh_database,
    new_cluster,
    postgres,
    private_folder,
    redis_server,
    running,
)
from tests.serving import Caller

FILES = Path(__file__).parents[2] / "server" / "production"
PATIENCE = 40.0
REDIS_PASSWORD = "a-long-password-for-redis"
# What Debian's own nginx.conf would hold around the site.
AROUND = """
daemon off; pid {home}/nginx.pid; error_log {home}/error.log warn; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    include {home}/site.conf;
    # A door for the sockets of the tests, which ends TLS for them: Python's own may not be read and written at once.
    server {{
        listen 127.0.0.1:{door};
        access_log off;
        location / {{
            proxy_pass https://127.0.0.1:{tls};
            proxy_http_version 1.1;
            proxy_ssl_verify off;
            proxy_set_header Host localhost:{tls};
            proxy_set_header Origin https://localhost:{tls};
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $commonground_connection;
        }}
    }}
}}
"""


@dataclass
class Process:
    """One server process, as its unit starts it."""

    port: int
    command: list[str]
    environment: dict[str, str]
    written: Path
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it is ready."""
        with self.written.open("ab") as log:
            self.running = subprocess.Popen(self.command, env=self.environment, stdout=log, stderr=log)
        self.until_ready()

    def until_ready(self) -> None:
        """Wait until it says that it is ready."""
        until(lambda: self.asked("/ready") is not None)

    def asked(self, path: str) -> str | None:
        """What it says on its own port; None for any trouble."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            return None

    def figure(self, name: str) -> float:
        """One of its metrics."""
        found = re.search(rf"^commonground_{name} (\S+)$", self.asked("/metrics") or "", re.M)
        return float(found[1]) if found else 0.0

    def stop(self, signal: int) -> None:
        """Send a signal and wait for the end."""
        if self.running and self.running.poll() is None:
            self.running.send_signal(signal)
            self.running.wait(timeout=PATIENCE)


@dataclass
class Stack:
    """Everything that runs, and the address people open."""

    url: str
    home: Path
    ports: dict[str, int]
    processes: list[Process]
    postgres: Restarting
    redis: Restarting

    def caller(self) -> Caller:
        """A new browser."""
        return Caller(self.url, sockets=f"http://localhost:{self.ports['door']}")

    def command(self, *words: str) -> str:
        """Run ``commonground`` with the same settings."""
        first = self.processes[0]
        done = subprocess.run(
            [*first.command[:-1], *words], env=first.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def written(self) -> str:
        """Everything that the processes and nginx wrote."""
        return "\n".join(path.read_text(errors="replace") for path in self.home.glob("*.log"))


class Restarting:
    """A server that the test stops and starts again."""

    def __init__(self, start: Callable[[], AbstractContextManager[Running]]) -> None:
        self._start = start
        self._stack = ExitStack()
        self.url = ""
        self.process: subprocess.Popen[bytes]

    def start(self) -> None:
        """Run it."""
        found = self._stack.enter_context(self._start())
        self.url, self.process = found.url, found.process

    def stop(self) -> None:
        """End it."""
        self._stack.close()


def until(holds: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def certificate(folder: Path) -> None:
    """A certificate for localhost and its key, which it is itself to be trusted by."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))


def settings(home: Path, port: int, database: str, redis: str) -> dict[str, str]:
    """The file ``environment`` with this machine's values."""
    lines = (FILES / "environment").read_text().splitlines()
    found = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    plain = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
    found |= {"DATABASE_URL": plain, "REDIS_URL": redis, "PUBLIC_URL": f"https://localhost:{port}"}
    found |= {"CONCERNS_KEY": Fernet.generate_key().decode(), "DATA_DIR": str(home)}
    assert not any("CHANGE-ME" in value for value in found.values())
    return found


def started_by_the_unit(home: Path, port: int, environment: dict[str, str]) -> Process:
    """What systemd would run for ``commonground@port``."""
    unit = (FILES / "commonground@.service").read_text().replace("%i", str(port))
    given = re.findall(r"^Environment=(\w+)=(.*)$", unit, re.M)
    start = re.search(r"^ExecStart=(.*)$", unit, re.M)
    assert start and "EnvironmentFile=/etc/commonground/environment" in unit
    command = shlex.split(start[1].replace("/opt/commonground/.venv/bin/python", sys.executable))
    paths = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return Process(port, command, {**paths, **environment, **dict(given)}, home / f"process-{port}.log")


def site(home: Path, nginx: str, ports: dict[str, int]) -> list[str]:
    """Write nginx's configuration from ours; returns how to start it."""
    found = (FILES / "nginx.conf").read_text().replace("ground.example.org", "localhost")
    found = re.sub(r"127\.0\.0\.1:(\d+)", lambda place: f"127.0.0.1:{ports[place[1]]}", found)
    found = re.sub(r"listen (\d+)", lambda place: f"listen 127.0.0.1:{ports[place[1]]}", found)
    found = found.replace("/etc/letsencrypt/live/localhost", str(home)).replace("/var/log/nginx", str(home))
    (home / "site.conf").write_text(found)
    (home / "nginx.conf").write_text(AROUND.format(home=home, tls=ports["443"], door=ports["door"]))
    return [nginx, "-p", str(home), "-c", str(home / "nginx.conf"), "-e", str(home / "error.log")]


@contextmanager
def installed(nginx: str) -> Iterator[Stack]:
    """Run everything until the block ends."""
    with ExitStack() as ends:
        home = ends.enter_context(private_folder())
        ports = {place: free_port() for place in ("80", "443", "8001", "8002", "5432", "6379", "door")}
        cluster = new_cluster(home)
        database = Restarting(lambda: postgres(home, cluster, ports["5432"]))
        cache = Restarting(lambda: redis_server(home, ports["6379"], REDIS_PASSWORD))
        for one in (database, cache):
            ends.callback(one.stop)
            one.start()
        environment = settings(home, ports["443"], fresh_database(database.url), cache.url)
        processes = [started_by_the_unit(home, ports[place], environment) for place in ("8001", "8002")]
        stack = Stack(environment["PUBLIC_URL"], home, ports, processes, database, cache)
        stack.command("database", "upgrade")
        for process in processes:
            ends.callback(process.stop, signal.SIGTERM)
            process.start()
        certificate(home)
        knock = partial(_connect, ports["443"])
        ends.enter_context(running(site(home, nginx, ports), home, knock))
        yield stack


def _connect(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=5).close()
