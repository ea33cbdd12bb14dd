"""Stopping: first not ready any more, then gone, and a second signal ends the wait."""

from __future__ import annotations

import signal
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.serving import Serving, serving

LONG = "60"


def status(server: Serving, path: str) -> int:
    try:
        with urllib.request.urlopen(server.url + path) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_who_is_told_to_stop_says_so_goes_on_for_a_while_and_ends(tmp_path: Path) -> None:
    with serving(tmp_path, DRAIN_SECONDS=LONG) as server:
        assert status(server, "/ready") == 200
        server.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + 20
        while status(server, "/ready") == 200:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert (status(server, "/ready"), status(server, "/health"), status(server, "/api/me")) == (503, 200, 200)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=20) == 0
