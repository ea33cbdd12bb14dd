"""Tries to get in, counted in the database: the limits hold across server processes and across a restart.

Whose tries they are (an address, a sign-in name) is kept as a keyed hash, and only until its bucket is full again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts import tokens
from server.accounts.limits import Limit
from server.store.database import Database
from server.store.tables import attempts
from workshops import Refused

Result = TypeVar("Result")
ATTEMPTS: Final[Mapping[str, Limit]] = {
    # A whole room may come in through one address.
    "join": Limit(200, 200),
    # Of these only a wrong one costs.
    "code": Limit(10, 10),
    "sign_in": Limit(10, 10),
    "name": Limit(10, 2),
}
# After this long every bucket is full again, and its row says nothing.
FORGOTTEN: Final = 600.0
# A clock that was set back must lock nobody out.
CLOCKS_APART: Final = 60.0


class Attempts:
    """Token buckets by what is tried and by whom. ``clock`` tells the time of day, which processes share."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._key = database.secret()
        self._clock = clock

    def spend(self, what: str, whose: str) -> None:
        """Take one token; refused as ``too_many`` when there is none."""
        self._database.work(lambda connection: self._spend(connection, what, whose))

    def give_back(self, what: str, whose: str) -> None:
        """Put one back, since the try was a good one."""
        self._database.work(lambda connection: self._give_back(connection, what, whose))

    def guess(self, what: str, whose: str, look: Callable[[Connection], Result]) -> Result:
        """Look something up in one transaction with the limit, so that many tries at once get no further than one by
        one; only being refused as missing costs."""
        found = self._database.work(lambda connection: self._guess(connection, what, whose, look))
        if found is None:
            raise Refused("missing")
        return found

    def _guess(
        self, connection: Connection, what: str, whose: str, look: Callable[[Connection], Result]
    ) -> Result | None:
        ATTEMPTS[what].taken(self._tokens(connection, what, whose))
        try:
            return look(connection)
        except Refused as refused:
            if refused.code != "missing":
                raise
            self._spend(connection, what, whose)
            return None

    def _spend(self, connection: Connection, what: str, whose: str) -> None:
        left = ATTEMPTS[what].taken(self._tokens(connection, what, whose))
        self._keep(connection, what, whose, left)
        connection.execute(delete(attempts).where(attempts.c.at < self._clock() - FORGOTTEN))

    def _tokens(self, connection: Connection, what: str, whose: str) -> float:
        here = select(attempts.c.tokens, attempts.c.at).where(*self._bucket(what, whose)).with_for_update()
        row = connection.execute(here).first()
        limit, since = ATTEMPTS[what], self._clock() - row.at if row else 0.0
        if row is None or since < -CLOCKS_APART:
            return float(limit.burst)
        return limit.filled(row.tokens, max(since, 0.0))

    def _give_back(self, connection: Connection, what: str, whose: str) -> None:
        left = ATTEMPTS[what].filled(self._tokens(connection, what, whose) + 1, 0.0)
        self._keep(connection, what, whose, left)

    def _keep(self, connection: Connection, what: str, whose: str, left: float) -> None:
        row = {"tokens": left, "at": self._clock()}
        if connection.execute(update(attempts).where(*self._bucket(what, whose)).values(row)).rowcount:
            return
        # Another process may have begun the same bucket this very moment; it has counted one then.
        with suppress(IntegrityError), connection.begin_nested():
            connection.execute(insert(attempts).values(what=what, whose=self._hashed(whose), **row))

    def _bucket(self, what: str, whose: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return attempts.c.what == what, attempts.c.whose == self._hashed(whose)

    def _hashed(self, whose: str) -> str:
        return tokens.hashed_with(self._key, whose)
