"""The product's command in a process of its own that has its imports already: they take longer than most commands.

It is forked from a process that imported everything once. What a file tests about starting, dying or measuring, it
starts anew instead (`tests.serving`).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.forked", "server.app", "server.cli"])


class Forked:
    """A running command, in the words of `subprocess.Popen`; it prints to a file."""

    def __init__(self, words: tuple[str, ...], environment: dict[str, str], output: Path, errors: Path) -> None:
        self._process = _FORKS.Process(target=_run, args=(words, environment, output, errors), daemon=True)
        self._process.start()
        assert self._process.pid
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        """How it ended, if it has."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raises TimeoutExpired."""
        self._process.join(timeout)
        ended = self.poll()
        if ended is None:
            raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0)
        return ended

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """kill -9."""
        self.send_signal(signal.SIGKILL)


def forked(words: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, like `subprocess.run`."""
    with tempfile.TemporaryDirectory() as folder:
        output, errors = Path(folder, "output"), Path(folder, "errors")
        code = Forked(words, environment, output, errors).wait()
        return subprocess.CompletedProcess(words, code, output.read_text(), errors.read_text())


def _run(words: tuple[str, ...], environment: dict[str, str], output: Path, errors: Path) -> None:
    from server.cli import main

    os.environ.clear()
    os.environ.update(environment)
    for number, path in ((1, output), (2, errors)):
        with path.open("ab") as file:
            os.dup2(file.fileno(), number)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    main(words)
