"""Starts a busy room on a disk that the tests own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from server.settings import settings_from
from server.store.upgrading import upgrade
from tests.faults.disk import Disk

OPERATIONS = 240
PATIENCE = 120
ROOT = Path(__file__).resolve().parents[2]
Running = subprocess.Popen[str]


def work(
    disk: Disk, seed: int, synchronous: str = "FULL", during: Callable[[Running], None] = lambda running: None
) -> None:
    """A busy room on this disk, to its end."""
    upgrade(settings_from({"DATA_DIR": str(disk.folder)}).database_url)
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.busy", str(OPERATIONS), str(seed), synchronous],
        cwd=ROOT,
        env={**disk.environment(), "DATA_DIR": str(disk.folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    during(running)
    printed, _ = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0, printed
