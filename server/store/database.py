"""The database, and the one native thread per process that speaks to it.

gevent's loop must never wait for a disk: every job runs on a thread of its own. There is one such thread, so that
SQLite has one writer and the cached states have one owner.
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from threading import RLock
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError, OperationalError
from sqlalchemy.pool import StaticPool

from server.store.life import life_of
from server.store.tables import installation
from workshops import Refused

logger = logging.getLogger(__name__)
Result = TypeVar("Result")
# Runs a job on the database thread; says whether it goes before those that can wait.
Runner = Callable[[Callable[[], Any], bool], Any]

PRAGMAS: tuple[str, ...] = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "busy_timeout=10000",
)

# No process may keep the others waiting for long: one that stands still in the middle of a transaction loses it, and
# who waits for a partnership's head row is told "not now".
PATIENCE = {
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",
    "statement_timeout": "30s",
}
# A connection that a network has swallowed is noticed.
ALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
# A connection that has just been used is not asked first whether it lives: that costs as much as a small transaction.
# One that dies in between is noticed by whoever uses it next, who is told "not now".
ASKED_AFTER = 1.0


class Database:
    """Transactions on one URL. ``runner`` runs a job on the database thread; by default in place, under a lock."""

    def __init__(self, url: str, runner: Runner | None = None) -> None:
        self.url = url
        self.sqlite = url.startswith("sqlite")
        self.erased_in_wal = False
        # SQLite's one connection, from its first use on.
        self._kept: Connection | None = None
        self._lock = RLock()
        self._runner = runner or self._in_place
        self.engine = self._sqlite_engine() if self.sqlite else _server_engine(url)
        # PostgreSQL's own level lets every statement see what was last committed, with or without a transaction around.
        self.reader = self.engine if self.sqlite else _server_engine(url, isolation_level="AUTOCOMMIT")

    def _in_place(self, job: Callable[[], Result], _urgent: bool) -> Result:
        with self._lock:
            return job()

    def _sqlite_engine(self) -> Any:
        # Parameters are people's words: no error may print them.
        engine = create_engine(
            self.url,
            poolclass=StaticPool,
            # What was begun is ended where it was begun.
            pool_reset_on_return=None,
            connect_args={"check_same_thread": False},
            hide_parameters=True,
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine

    def on_thread(self, job: Callable[[], Result], *, urgent: bool = False) -> Result:
        """Run a job on the database thread and wait for it without holding up anybody else."""
        done: Result = self._runner(job, urgent)
        return done

    def begin(self) -> AbstractContextManager[Connection]:
        """One transaction, for use on the database thread: committed at the end, undone on any error.

        Refused as unavailable where the disk is full or fails, or the database server is gone.
        """
        return self._connected(self.engine)

    def reading(self) -> AbstractContextManager[Connection]:
        """The same for reading alone: PostgreSQL is not asked to begin and to end a transaction."""
        return self._connected(self.reader)

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        try:
            with self._opened(engine) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            if not (isinstance(error, OperationalError) or error.connection_invalidated):
                raise
            if error.connection_invalidated:
                self._close()  # the others have ended as well: whoever comes next gets a new one
            logger.warning("the database cannot do that just now: %s", _kind(error.orig))
            raise Refused("unavailable") from None

    def _opened(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A connection. Giving SQLite's back and taking it again would take as long as a small transaction."""
        if not self.sqlite:
            return engine.connect()
        self._kept = self._kept or engine.connect()
        return nullcontext(self._kept)

    def work(self, job: Callable[[Connection], Result]) -> Result:
        """Run one transaction on the database thread."""
        return self.on_thread(lambda: _done(self.begin(), job))

    def read(self, job: Callable[[Connection], Result]) -> Result:
        """Read on the database thread."""
        return self.on_thread(lambda: _done(self.reading(), job))

    def truncate_wal(self) -> None:
        """After erasing: words must not live on in SQLite's write-ahead log. Until it is empty, ``erased_in_wal``.

        What was erased is committed: a disk or a reader that is in the way undoes nothing of it.
        """
        self.erased_in_wal = self.sqlite and not self._truncated()

    def _truncated(self) -> bool:
        raw = self.engine.raw_connection()
        cursor = raw.cursor()
        try:
            # Nobody waits here for somebody who reads long, such as a back-up.
            cursor.execute("PRAGMA busy_timeout=0")
            busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError as error:
            logger.warning("the write-ahead log cannot be emptied just now: %s", _kind(error))
            return False
        finally:
            cursor.execute(f"PRAGMA {PRAGMAS[-1]}")
            raw.close()
        return not busy

    def secret(self) -> bytes:
        """The installation's own key, made at the first start and kept in the database."""
        try:
            return bytes.fromhex(self.work(_secret))
        except IntegrityError:  # another process that starts has made it this moment
            return bytes.fromhex(self.work(_secret))

    def life(self) -> str:
        """Which life of the database this is."""
        try:
            return self.work(life_of)
        except IntegrityError:  # as above
            return self.work(life_of)

    def close(self) -> None:
        """Give back every connection, once the database thread is not at work with it: SQLite's would crash.

        There are new ones where any are asked for.
        """
        self.on_thread(self._close, urgent=True)

    def _close(self) -> None:
        self._kept = None
        for engine in {self.engine, self.reader}:
            engine.dispose()


def _done(begun: AbstractContextManager[Connection], job: Callable[[Connection], Result]) -> Result:
    with begun as connection:
        return job(connection)


def _kind(error: BaseException | None) -> str:
    """What went wrong, without its message, which may quote what was to be written."""
    return getattr(error, "sqlite_errorname", type(error).__name__)


def _server_engine(url: str, **options: Any) -> Any:
    engine = create_engine(url, hide_parameters=True, connect_args=ALIVE, **options)
    event.listen(engine, "connect", _limit)
    event.listen(engine, "checkout", partial(_alive, engine.dialect))
    return engine


def _alive(dialect: Any, connection: Any, record: Any, _proxy: object) -> None:
    used, record.info["used"] = record.info.get("used", 0.0), monotonic()
    if record.info["used"] - used < ASKED_AFTER:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error:
        # The pool takes a new one in its place.
        raise DisconnectionError from None


def _limit(connection: Any, _record: object) -> None:
    for name, value in PATIENCE.items():
        connection.execute(f"SET {name} = '{value}'")
    connection.commit()


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _secret(connection: Connection) -> str:
    found = connection.execute(select(installation.c.value).where(installation.c.name == "secret")).scalar()
    if found is None:
        found = secrets.token_hex(32)
        connection.execute(insert(installation).values(name="secret", value=found))
    return str(found)
