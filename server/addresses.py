"""Addresses that phones in the room can reach."""

from __future__ import annotations

import socket
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from server.settings import Settings

_ONLY_HERE: Final = ("localhost", "127.0.0.1", "::1")
# A documentation address: nothing is sent, the system only says from where it would.
_FAR: Final = ("192.0.2.1", 9)


def reachable(settings: Settings) -> str:
    """The public address; where that names this very machine, the machine's address in its network."""
    host = urlsplit(settings.public_url).hostname or ""
    found = own_address() if host in _ONLY_HERE else ""
    return f"http://{found}:{settings.port}" if found else settings.public_url


@cache
def own_address() -> str:
    """This machine's address in its network, "" where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_FAR)
        except OSError:
            return ""
        return str(probe.getsockname()[0])
