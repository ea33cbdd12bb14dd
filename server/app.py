"""The one place where things meet."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from time import perf_counter
from typing import Any

import gevent
import gevent.event
import gevent.lock
import gevent.threadpool
from flask import Flask
from flask_socketio import SocketIO
from gevent.pywsgi import WSGIServer

from server import api, logbook
from server.context import Context
from server.gauges import gauges_of
from server.handler import Handler
from server.jobs import Jobs
from server.live import transport
from server.live.announce import Announcements
from server.live.guards import Guards
from server.live.hints import Hints
from server.live.neighbours import Neighbours
from server.live.receive import Receiver
from server.live.rooms import Rooms, Settled
from server.logbook import note
from server.settings import Settings
from server.store.database import Database, Runner
from server.store.log import Log

TAIL_SECONDS = 1.0
# Two, so that the thread is never idle between them.
MOST_AHEAD = 2
logger = logging.getLogger(__name__)
SOCKET_OPTIONS: dict[str, Any] = {
    # One client's events are handled in the order in which they came.
    "async_handlers": False,
    "transports": ["websocket", "polling"],
    "max_http_buffer_size": transport.LONGEST_MESSAGE,
    "http_compression": False,
    "ping_interval": 20,
    "ping_timeout": 20,
    "logger": logging.getLogger("socketio.server"),
    "engineio_logger": logging.getLogger("engineio.server"),
}


def make_context(settings: Settings, runner: Runner | None = None) -> Context:
    """Everything but the sockets: enough for the command line."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url, runner)
    log = Log(database)
    return Context(settings, database, log, Rooms(log))


def create_app(settings: Settings) -> tuple[Flask, Context]:
    """A Flask application with its sockets, ready to serve under gevent."""
    context = make_context(settings, _database_thread())
    app = Flask("server", static_folder=None)
    socketio: Any = SocketIO(app, async_mode="gevent", **SOCKET_OPTIONS)
    sio = socketio.server
    transport.install(sio.eio)
    announcements = Announcements(sio, context.connections, context.log, gevent.spawn_later)
    context.jobs = Jobs(gevent.spawn)
    context.rooms = Rooms(context.log, announcements, gevent.spawn, gevent.event.Event)
    context.rooms.rest = gevent.sleep
    Receiver(context, sio, context.connections, announcements).register()
    Guards(sio, announcements.cut_engine, announcements.has_joined, gevent.spawn_later)
    api.register(app, context)
    app.extensions["announcements"] = announcements
    return app, context


def _database_thread() -> Runner:
    """A native thread of its own. Errors come back as values: gevent would print each as a traceback.

    What can wait does so before its queue, where MOST_AHEAD of it stand: however many people come in at once, a room's
    batch comes after no more than these.
    """
    pool = gevent.threadpool.ThreadPool(1)
    can_wait = gevent.lock.BoundedSemaphore(MOST_AHEAD)

    def run(job: Callable[[], Any], urgent: bool) -> Any:
        with nullcontext() if urgent else can_wait:
            result, error = pool.apply(_caught, (job,))
        if error is not None:
            raise error
        return result

    return run


def _caught(job: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return job(), None
    except Exception as error:  # noqa: BLE001  raised again in the greenlet that waits
        return None, error


def serve(settings: Settings, ready: Callable[[Context], None] = lambda context: None) -> None:
    """Serve until a signal."""
    sys.setswitchinterval(0.001)
    app, context = create_app(settings)
    _look_for_cycles_less_often()
    logbook.begin(settings.log_format, lambda part: context.metrics.count("errors", part))
    announcements: Announcements = app.extensions["announcements"]
    neighbours = Neighbours(context, announcements)
    hints = _hints(context, neighbours)
    context.metrics.watch(lambda: gauges_of(context, announcements.engine, hints))
    server = WSGIServer((settings.host, settings.port), app, log=None, handler_class=Handler)
    stopping = gevent.event.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(name, stopping.set)
    server.start()
    hints.start()
    gevent.spawn(_each_second, context, neighbours)
    ready(context)
    note(logger, "started", port=settings.port)
    stopping.wait()
    _drain(context, stopping)
    hints.stop()
    # Sockets are closed first, so that stopping takes a moment and not half a minute.
    for connected in context.connections:
        announcements.cut(connected.sid)
    server.stop(timeout=2)
    neighbours.leave()
    context.database.close()
    note(logger, "stopped")


def _look_for_cycles_less_often() -> None:
    """A batch makes thousands of objects and hardly a cycle; what is there at the start stays.

    Python's own figures are made for small programs: with them a full room spends an eighth of its time on looking.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _drain(context: Context, stopping: gevent.event.Event) -> None:
    """Go on for DRAIN_SECONDS, no longer ready, so that whoever hands out work notices. A second signal ends it."""
    context.draining = True
    note(logger, "draining", sockets=len(context.connections))
    stopping.clear()
    stopping.wait(context.settings.drain_seconds)


def _hints(context: Context, neighbours: Neighbours) -> Hints:
    """Told after each commit, heard on the loop."""
    loop = gevent.get_hub().loop

    def heard(partnership: str, turn: int) -> None:
        if not context.log.knows(partnership, turn):  # it knows its own
            loop.run_callback_threadsafe(neighbours.hint, partnership, turn)

    hints = Hints(context.settings.redis_url, heard)

    def settled(batch: Settled) -> None:
        hints.tell(batch.partnership, batch.outcome.turn)
        context.metrics.settled(batch)

    context.rooms.settled = settled
    return hints


def _each_second(context: Context, neighbours: Neighbours) -> None:
    """Look at what other processes did, and notice how late the loop comes to it. SQLite has one process."""
    while True:
        begun = perf_counter()
        gevent.sleep(TAIL_SECONDS)
        context.metrics.measure("loop_lag_seconds", perf_counter() - begun - TAIL_SECONDS)
        if not context.database.sqlite:
            neighbours.look()
