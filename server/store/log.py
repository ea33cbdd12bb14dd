"""The log of a partnership: one batch in, one commit, the answers and the entries out."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from math import inf
from time import perf_counter

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.store import reading
from server.store.answers import FirstAnswers
from server.store.clock import now
from server.store.database import Database
from server.store.models import NOTHING, Asked, Behind, Cached, Outcome
from server.store.packets import Packet
from server.store.prepared import Prepared
from server.store.tables import partnerships
from server.store.turn import Turn
from workshops import Actor, Record, Refused, State, View
from workshops.meeting.people import DOOR, actor_of, seat_now
from workshops.meeting.safeguarding import writer_of
from workshops.state import stream_order

_HERE = partnerships.c.id == bindparam("partnership")
_TURN = select(partnerships.c.turn).where(_HERE)
_HEAD = Prepared(_TURN)
_LOCKED = Prepared(_TURN.with_for_update())
_AHEAD = Prepared(update(partnerships).where(_HERE).values(turn=bindparam("turn"), chain=bindparam("chain")))
Joined = tuple[Actor, dict[str, int], list[Packet]]


class Log:
    """Every method runs on the database thread; the cached states belong to it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._secret = database.secret()
        self._cache: dict[str, Cached] = {}
        self._untold: dict[str, Outcome] = {}
        self._answers = FirstAnswers(self._secret)

    def create_partnership(self) -> str:
        """A new, empty partnership; returns its id."""
        partnership_id = secrets.token_hex(8)
        row = {"id": partnership_id, "created_at": now(), "turn": 0, "chain": "0" * 64}
        self._database.work(lambda connection: connection.execute(insert(partnerships).values(row)))
        return partnership_id

    def append(self, partnership_id: str, batch: Sequence[Asked]) -> Outcome:
        """Admit a batch in order on a draft, commit it whole, and merge it in only then.

        If the commit fails, everything tentative is discarded and nobody is told "yes".
        """
        return self._database.on_thread(lambda: self._append(partnership_id, batch), urgent=True)

    def actor(self, partnership_id: str, seat_id: str) -> Actor | None:
        """Who a seat is now."""
        return self._database.on_thread(lambda: actor_of(self._current(partnership_id).state, seat_id))

    def seated(self, partnership_id: str, seat_id: str, turn: float = inf) -> Actor | None:
        """Who sits now where that seat was taken: who was let in has another seat than the one that waited.

        The database need not be asked again when it has just said how far it is: to ``turn``.
        """
        return self._database.on_thread(lambda: _seated(self._current(partnership_id, turn).state, seat_id))

    def streams_here(self, partnership_id: str, seat_id: str) -> frozenset[str]:
        """The streams of a seat as this process knows it: good for a guess."""
        return self._database.on_thread(lambda: reading.held_in(self._cache.get(partnership_id), seat_id))

    def view(self, partnership_id: str, seat_id: str, at: str = "") -> tuple[View, str]:
        """What a seat may see, and the moment of its newest entry. With ``at`` (ISO 8601), the state at that moment.

        A past moment is read with today's rights and today's erasures. It may be read on any thread, for long: the
        state goes on changing without it. Refused as missing for a stranger.
        """
        return self._database.on_thread(lambda: self._view(partnership_id, seat_id, at))

    def writer_of(self, partnership_id: str, one: Record) -> str:
        """The seat that wrote a record, "" where nothing tells: for the store of concerns alone."""
        return self._database.on_thread(lambda: writer_of(self._current(partnership_id).state.everything(), one))

    def join(self, partnership_id: str, seat_id: str, cursors: dict[str, int], *, packed: bool = False) -> Joined:
        """What brings a client up to date: its actor, the heads of its streams, and messages to send in order."""
        return self._database.on_thread(lambda: self._join(partnership_id, seat_id, cursors, packed))

    def catch_up(self, partnership_id: str, seat_id: str, reader: Behind) -> Packet | None:
        """The message that brings one stream up to date; None where there is nothing. Refused without the stream."""
        return self._database.on_thread(lambda: self._catch_up(partnership_id, seat_id, reader))

    def verify(self, partnership_id: str) -> bool:
        """Whether the chain and every commitment that was not erased still hold."""
        return self._database.work(lambda connection: reading.verify(connection, partnership_id))

    def exists(self, partnership_id: str) -> bool:
        """Whether there is such a partnership."""
        found = select(partnerships.c.id).where(partnerships.c.id == partnership_id)
        return self._database.work(lambda connection: connection.execute(found).first() is not None)

    def holder_of(self, partnership_id: str, seat_id: str, record_id: str) -> str:
        """The stream that holds a record which a seat may see: as this process knows it, for what is never stored."""
        return self._database.on_thread(lambda: self._holder_of(partnership_id, seat_id, record_id))

    def tail(self, partnership_id: str) -> Outcome:
        """What other processes wrote since this one last told of it, to be announced here."""
        return self._database.on_thread(lambda: self._tail(partnership_id), urgent=True)

    def behind(self, partnership_ids: Collection[str]) -> set[str]:
        """Those of which other processes wrote more than has been announced here. One question for all of them."""
        return self._database.on_thread(lambda: self._behind(partnership_ids))

    def knows(self, partnership_id: str, turn: int) -> bool:
        """Whether this process has read and told as far as that turn; asked from any thread, to save a question."""
        cached = self._cache.get(partnership_id)
        return cached is not None and cached.turn >= turn and partnership_id not in self._untold

    def _append(self, partnership_id: str, batch: Sequence[Asked]) -> Outcome:
        try:
            return self._committed(partnership_id, batch)
        except IntegrityError:
            # Something was sent again, which is rare: nothing of this was kept, and first answers are looked up.
            return self._committed(partnership_id, batch, again=True)

    def _committed(self, partnership_id: str, batch: Sequence[Asked], *, again: bool = False) -> Outcome:
        with self._database.begin() as connection:
            cached = self._locked(connection, partnership_id)
            begun = perf_counter()
            turn = Turn(self._secret, cached, partnership_id)
            answers = turn.admit(batch, self._answers.known(connection, partnership_id, batch) if again else {})
            admitted = perf_counter()
            self._answers.write(connection, partnership_id, turn.fresh)
            erased = turn.writing.write(connection)
            if turn.writing.rows:
                _AHEAD.run(connection, partnership=partnership_id, turn=turn.writing.turn, chain=turn.writing.chain)
        spent = (admitted - begun, perf_counter() - admitted)
        self._merge(cached, turn)
        if erased or self._database.erased_in_wal:
            self._database.truncate_wal()
        written = turn.writing.turn if turn.writing.rows else 0
        own = Outcome(answers, turn.writing.travelling, turn.rights, written, spent)
        return self._untold.pop(partnership_id, NOTHING).then(own)

    def _merge(self, cached: Cached, turn: Turn) -> None:
        cached.become(turn.draft, turn.accepted)
        cached.numbers = turn.writing.numbers
        cached.moments.update(turn.writing.moments)
        cached.turn, cached.chain = turn.writing.turn, turn.writing.chain

    def _locked(self, connection: Connection, partnership_id: str) -> Cached:
        """Take the partnership's head row (the lock), and load what other processes wrote."""
        return self._newest(connection, partnership_id, _LOCKED)

    def _newest(self, connection: Connection, partnership_id: str, head: Prepared) -> Cached:
        turn = head.run(connection, partnership=partnership_id).scalar()
        if turn is None:
            raise Refused("missing")
        cached = self._cache.get(partnership_id)
        if cached is None:
            cached = self._cache[partnership_id] = reading.load(connection, partnership_id)
        elif turn > cached.turn:
            self._load_newer(connection, partnership_id)
        return cached

    def _load_newer(self, connection: Connection, partnership_id: str) -> None:
        """What others wrote is kept until it is announced, whatever becomes of this transaction."""
        newer = reading.load_newer(connection, partnership_id, self._cache[partnership_id])
        if newer.entries:
            self._untold[partnership_id] = self._untold.get(partnership_id, NOTHING).then(newer)

    def _current(self, partnership_id: str, turn: float = inf) -> Cached:
        """The newest state. Where other processes may have written, the database is asked: rights change at once."""
        cached = self._cache.get(partnership_id)
        if cached is not None and (self._database.sqlite or cached.turn >= turn):
            return cached
        with self._asking(partnership_id) as connection:
            return self._asked(connection, partnership_id)

    def _asking(self, partnership_id: str) -> AbstractContextManager[Connection]:
        """Reading; but whoever loads a partnership for the first time may write a snapshot of it."""
        return self._database.reading() if partnership_id in self._cache else self._database.begin()

    def _asked(self, connection: Connection, partnership_id: str) -> Cached:
        if partnership_id not in self._cache:
            return self._locked(connection, partnership_id)
        return self._newest(connection, partnership_id, _HEAD)

    def _tail(self, partnership_id: str) -> Outcome:
        with self._asking(partnership_id) as connection:
            if partnership_id in self._cache:
                self._load_newer(connection, partnership_id)
            else:
                self._asked(connection, partnership_id)
        return self._untold.pop(partnership_id, NOTHING)

    def _behind(self, partnership_ids: Collection[str]) -> set[str]:
        heads = select(partnerships.c.id, partnerships.c.turn).where(partnerships.c.id.in_(partnership_ids))
        with self._database.reading() as connection:
            found = {row.id for row in connection.execute(heads) if not self.knows(row.id, row.turn)}
        return found | self._untold.keys()

    def _holder_of(self, partnership_id: str, seat_id: str, record_id: str) -> str:
        cached = self._cache.get(partnership_id) or self._current(partnership_id)
        found = cached.state.view(_actor(cached, seat_id).streams).get(record_id)
        if found is None:
            raise Refused("missing", id=record_id)
        return found.audience

    def _view(self, partnership_id: str, seat_id: str, at: str) -> tuple[View, str]:
        cached = self._current(partnership_id)
        actor = _actor(cached, seat_id)
        if not at or at >= cached.moment(actor.streams):
            return cached.state.view(actor.streams), cached.moment(actor.streams)
        with self._database.reading() as connection:
            past = reading.load(connection, partnership_id, until=at)
        return past.state.view(actor.streams), past.moment(actor.streams)

    def _join(self, partnership_id: str, seat_id: str, cursors: dict[str, int], packed: bool) -> Joined:
        with self._asking(partnership_id) as connection:
            cached = self._asked(connection, partnership_id)
            actor = _actor(cached, seat_id, "signed_out")
            streams = sorted(actor.streams, key=stream_order)
            readers = [Behind(one, cursors.get(one, 0), packed) for one in streams]
            packets = [reading.up_to_date(connection, partnership_id, cached, one) for one in readers]
        return actor, {one: cached.numbers[one] for one in streams}, [one for one in packets if one]

    def _catch_up(self, partnership_id: str, seat_id: str, reader: Behind) -> Packet | None:
        with self._asking(partnership_id) as connection:
            cached = self._asked(connection, partnership_id)
            if reader.stream not in _actor(cached, seat_id).streams:
                raise Refused("missing", stream=reader.stream)
            return reading.up_to_date(connection, partnership_id, cached, reader)


def _seated(state: State, seat_id: str) -> Actor | None:
    return actor_of(state, seat_now(state, seat_id))


def _actor(cached: Cached, seat_id: str, otherwise: str = "missing") -> Actor:
    actor = DOOR if seat_id == DOOR.seat else actor_of(cached.state, seat_id)
    if actor is None:
        raise Refused(otherwise)
    return actor
