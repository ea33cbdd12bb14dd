"""The real server, which also counts its greenlets into the file GREENLETS now and then. Run as `serve` is."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import gevent
from greenlet import greenlet

from server.cli import main

SECONDS = 2.0


def _count() -> None:
    counted = Path(os.environ["GREENLETS"])
    while True:
        counted.write_text(str(sum(isinstance(one, greenlet) for one in gc.get_objects())))
        gevent.sleep(SECONDS)


if __name__ == "__main__":
    gevent.spawn(_count)
    main(["serve"])
