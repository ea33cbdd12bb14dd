"""One after another: what costs much is done for one person at a time, and the room breathes between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import gevent
import gevent.lock

# Long enough for a batch that waits, short enough that two hundred people are through in a second or two.
BREATH: Final = 0.003


class Turnstile:
    """Lets in who comes first, and the next one when they are through."""

    def __init__(self) -> None:
        self._lock = gevent.lock.BoundedSemaphore()
        self._waiting = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and have it."""
        self._waiting += 1
        with self._lock:
            self._waiting -= 1
            yield
            if self._waiting:
                gevent.sleep(BREATH)
