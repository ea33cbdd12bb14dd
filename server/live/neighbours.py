"""The other processes of this installation: what they wrote, whom they have here, and who signed out there.

All of it stands in the database, which is asked each second whatever becomes of Redis. SQLite has one process.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import delete

from server.accounts import browsers
from server.context import Context
from server.live.announce import Announcements
from server.live.leases import Leases
from server.store.tables import processes
from workshops import Refused

logger = logging.getLogger(__name__)


class Neighbours:
    """Looks at the database for what other processes did. Every method runs in a greenlet of this process."""

    def __init__(self, context: Context, announcements: Announcements) -> None:
        self._context = context
        self._announcements = announcements
        self._leases = Leases()
        self._failing: set[str] = set()

    def hint(self, partnership: str, turn: int) -> None:
        """Somebody said that a partnership has come to a turn: look at once, if anybody here would care."""
        if partnership in self._context.connections.partnerships() and not self._context.log.knows(partnership, turn):
            self._context.rooms.look(partnership)

    def look(self) -> None:
        """Each of the three apart: one that fails must not keep the others from being done."""
        for job in (self._entries, self._ended, self._presence):
            self._tried(job)

    def leave(self) -> None:
        """This process ends: nobody is here any more."""
        gone = delete(processes).where(processes.c.id == self._leases.own)
        with suppress(Exception):
            self._context.database.work(lambda connection: connection.execute(gone))

    def _tried(self, job: Callable[[], None]) -> None:
        name = job.__name__
        try:
            job()
        except Exception:  # the database may be away for a while; the next second asks again
            if name not in self._failing:
                logger.exception("the database was not asked for what others did")
            self._failing.add(name)
        else:
            self._failing.discard(name)

    def _entries(self) -> None:
        for partnership in self._context.log.behind(self._context.connections.partnerships()):
            self._context.rooms.look(partnership)

    def _ended(self) -> None:
        """Signing out closes one's connections in every process."""
        own = {one.browser for one in self._context.connections}
        known = self._context.database.work(lambda connection: browsers.still_known(connection, own)) if own else own
        for gone in own - known:
            self._announcements.hang_up(gone)

    def _presence(self) -> None:
        connections = self._context.connections
        here = {one: found for one in connections.partnerships() if (found := connections.here_alone(one))}
        before = connections.elsewhere
        after = self._context.database.work(lambda connection: self._leases.exchange(connection, here))
        connections.elsewhere = after
        for partnership in connections.partnerships():
            if before.get(partnership) != after.get(partnership):
                with suppress(Refused):
                    self._announcements.tell_who_is_here(partnership)
