"""What is measured: each function runs one thing on one server and returns its figures."""

from __future__ import annotations

import os
from typing import Final

from tests.bench.machine import Figures, Running

SECONDS: Final = float(os.environ.get("BENCH_SECONDS", "5"))
OBJECTS: Final = int(os.environ.get("BENCH_OBJECTS", "5000"))
AWAY: Final = float(os.environ.get("BENCH_AWAY", "10"))
LONGEST_P99: Final = 250.0
# Operations a second with which the search for the most begins, for 200 clients.
SLOWEST: Final = {"ours": 1000, "ws": 300, "socket.io": 300}
JOINS: Final = 20
DOCUMENT: Final = {"name": "hypotheses", "form": "pdf", "at": "", "own_looks": False}
# Objects in a room whose document has about 40 pages.
LONG: Final = int(os.environ.get("BENCH_LONG", "500"))


def normal(server: Running) -> Figures:
    """An operation of each client every two seconds."""
    return server.measure("normal", rate=len(server.clients) / 2, seconds=2 * SECONDS)


def saturation(server: Running) -> Figures:
    """The most deliveries a second with a p99 below LONGEST_P99."""
    rate = SLOWEST[server.kind] * 200 / len(server.clients)
    return server.measure("saturation", rate=rate, seconds=SECONDS, longest=LONGEST_P99)


def idle(server: Running) -> Figures:
    """What a client costs that only listens."""
    return server.measure("idle")


def joining(server: Running) -> Figures:
    """Coming into a large room."""
    return server.measure("joining", clients=server.clients[:JOINS])


def returning(server: Running) -> Figures:
    """Half of the people work, the other half were away and come back at once."""
    rate = len(server.clients) / 4
    return server.measure("returning", rate=rate, seconds=2 * SECONDS, away=AWAY)


def exporting(server: Running) -> Figures:
    """A long PDF is made while everybody works."""
    rate = len(server.clients) / 2
    return server.measure("exporting", rate=rate, seconds=2 * SECONDS, export=DOCUMENT)
