"""What stands at this moment in a process: asked for whenever somebody looks at the metrics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from server.context import Context
from server.live.hints import Hints

Told = tuple[str, str, float]


def gauges_of(context: Context, engine: Any, hints: Hints) -> Iterator[Told]:
    """(name, about, value) of everything. ``engine`` is Engine.IO's server, which keeps the sockets' queues."""
    joined = sum(one.joined for one in context.connections)
    partnerships = context.connections.partnerships()
    queues = [held.queue.qsize() for held in list(engine.sockets.values())]
    yield "sockets", "Sockets that are open", float(len(queues))
    yield "sockets_joined", "Sockets of people who are in a room", float(joined)
    yield (
        "partnerships_here",
        "Partnerships with anybody connected here",
        float(len(partnerships)),
    )
    yield "operations_waiting", "Operations that wait for their batch", float(context.rooms.waiting())
    yield "packets_waiting", "Packets that wait for readers, all together", float(sum(queues))
    yield "packets_waiting_most", "Packets that wait for the slowest reader", float(max(queues, default=0))
    for state, count in context.jobs.states().items():
        yield f"exports_{state}", f"Exports in the background that are {state}", float(count)
    yield "draining", "Whether this process is stopping", float(context.draining)
    yield "hints_up", "Whether hints go over Redis (0 also where none is set)", float(hints.up)
    yield "hints_told_total", "Hints told to other processes", float(hints.told)
    yield "hints_heard_total", "Hints heard, own ones included", float(hints.received)
    yield "hints_dropped_total", "Hints that nobody was told", float(hints.dropped)
