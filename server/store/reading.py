"""Reading the log: states, catch-up, snapshots, and the proof that nothing was altered."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select

from server.store.canonical import canonical
from server.store.commitments import START, Place, commitment, first_link, link
from server.store.models import Behind, Cached, Outcome, Rights
from server.store.packets import Entry, Packet, entries_packet, entry
from server.store.prepared import Prepared
from server.store.tables import entries, partnerships, snapshots
from workshops import Part, State
from workshops.audiences import EVERYONE, FACILITATORS
from workshops.codec import decode_part, encode
from workshops.meeting.people import actor_of
from workshops.state import stream_order

SCHEMA = 1
SNAPSHOT_EVERY = 500
# The streams in which a seat stands: in the room, or waiting for it.
SEATED = (EVERYONE, FACILITATORS)
_HERE = entries.c.partnership == bindparam("partnership")
_NEWER = Prepared(select(entries).where(_HERE, entries.c.turn > bindparam("turn")))
_OF_STREAM = Prepared(
    select(entries.c.number, entries.c.put, entries.c.removed)
    .where(_HERE, entries.c.stream == bindparam("stream"))
    .where(entries.c.number > bindparam("after"), entries.c.number <= bindparam("head"))
    .order_by(entries.c.number)
)


def head(connection: Connection, partnership_id: str) -> int:
    """The newest turn of a partnership, 0 where there is none."""
    return connection.execute(select(partnerships.c.turn).where(partnerships.c.id == partnership_id)).scalar() or 0


def load(connection: Connection, partnership_id: str, until: str = "") -> Cached:
    """A partnership's state from its snapshots and the entries after them; with ``until``, as it was at that time."""
    head = connection.execute(select(partnerships).where(partnerships.c.id == partnership_id)).one()
    cached = Cached(State(), 0 if until else head.turn, head.chain)
    if not until:
        _from_snapshots(connection, partnership_id, cached)
    rows = _after(connection, partnership_id, cached.numbers, until)
    for row in rows:
        _take(cached, row)
    if not until and len(rows) > SNAPSHOT_EVERY:
        _snapshot(connection, partnership_id, cached)
    return cached


def _from_snapshots(connection: Connection, partnership_id: str, cached: Cached) -> None:
    here = (snapshots.c.partnership == partnership_id) & (snapshots.c.schema == SCHEMA)
    for row in connection.execute(select(snapshots).where(here)):
        cached.state.merge_part(row.stream, decode_part(json.loads(row.records), ()))
        cached.numbers[row.stream], cached.moments[row.stream] = row.number, row.at


def _after(connection: Connection, partnership_id: str, numbers: Counter[str], until: str) -> list[Row[Any]]:
    query = select(entries).where(entries.c.partnership == partnership_id).order_by(entries.c.turn, entries.c.number)
    if until:
        query = query.where(entries.c.at <= until)
    return [row for row in connection.execute(query) if row.number > numbers[row.stream]]


def _take(cached: Cached, row: Row[Any]) -> Part:
    part = decode_part(json.loads(row.put), json.loads(row.removed))
    cached.merge_part(row.stream, part)
    cached.numbers[row.stream] = row.number
    cached.moments[row.stream] = row.at
    return part


def _snapshot(connection: Connection, partnership_id: str, cached: Cached) -> None:
    connection.execute(delete(snapshots).where(snapshots.c.partnership == partnership_id))
    rows = [
        {
            "partnership": partnership_id,
            "stream": stream,
            "number": cached.numbers[stream],
            "at": cached.moments[stream],
            "schema": SCHEMA,
            "records": json.dumps([encode(one) for one in cached.state.records(stream)], ensure_ascii=False),
        }
        for stream in cached.state.streams()
    ]
    if rows:
        connection.execute(insert(snapshots), rows)


def load_newer(connection: Connection, partnership_id: str, cached: Cached) -> Outcome:
    """Merge what other processes committed, and tell what it was. Needs no lock, and nothing but its one question:

    every turn has an entry, and the last one holds the head of the chain.
    """
    newer = _NEWER.run(connection, partnership=partnership_id, turn=cached.turn)
    cached.state = cached.state.draft()
    travelling: dict[str, list[Entry]] = {}
    rights: list[Rights] = []
    for row in sorted(newer, key=_in_order):
        held = _seats_touched(cached, row)
        _take(cached, row)
        travelling.setdefault(row.stream, []).append(entry(row.number, row.put, row.removed))
        rights.extend(rights_changed(cached.state, held))
        cached.turn, cached.chain = row.turn, row.chain
    return Outcome([], travelling, rights)


def _in_order(row: Row[Any]) -> tuple[int, bool, str]:
    """The order in which rows were written, which is that of the chain."""
    return row.turn, *stream_order(row.stream)


def _seats_touched(cached: Cached, row: Row[Any]) -> dict[str, frozenset[str]]:
    if row.stream not in SEATED:
        return {}
    put = [one["id"] for one in json.loads(row.put) if one is not None and one["kind"] == "meeting.seat"]
    return {seat: streams_held(cached.state, seat) for seat in [*put, *json.loads(row.removed)]}


def rights_changed(state: State, held: dict[str, frozenset[str]]) -> list[Rights]:
    """Whose streams are others than those that they ``held`` before."""
    found = []
    for seat, before in held.items():
        after = streams_held(state, seat)
        if before != after:
            found.append(Rights(seat, sorted(after - before), sorted(before - after), bool(after)))
    return found


def streams_held(state: State, seat: str) -> frozenset[str]:
    """The streams that a seat holds, none once it is gone."""
    actor = actor_of(state, seat)
    return actor.streams if actor else frozenset()


def held_in(cached: Cached | None, seat: str) -> frozenset[str]:
    """The streams that a seat holds in a state, where that is known at all."""
    return streams_held(cached.state, seat) if cached else frozenset()


def up_to_date(connection: Connection, partnership_id: str, cached: Cached, reader: Behind) -> Packet | None:
    """What a reader of one stream lacks: nothing, the entries since, or the whole of it."""
    newest = cached.numbers[reader.stream]
    if reader.after == newest:
        return None
    if reader.far(newest):
        return cached.snapshot(reader.stream, packed=reader.packed)
    return entries_after(connection, partnership_id, reader, newest)


def entries_after(connection: Connection, partnership_id: str, reader: Behind, head: int) -> Packet:
    """The entries of a stream that a reader lacks, up to its head."""
    rows = _OF_STREAM.run(connection, partnership=partnership_id, stream=reader.stream, after=reader.after, head=head)
    return entries_packet(reader.stream, [entry(row.number, row.put, row.removed) for row in rows])


def erasures(connection: Connection, partnership_id: str, streams: Iterable[str]) -> int:
    """How many records in these streams have lost their words so far."""
    nulls = (func.length(entries.c.salts) - func.length(func.replace(entries.c.salts, "null", ""))) / len("null")
    there = (entries.c.partnership == partnership_id) & entries.c.stream.in_(list(streams))
    return int(connection.execute(select(func.coalesce(func.sum(nulls), 0)).where(there)).scalar_one())


def verify(connection: Connection, partnership_id: str) -> bool:
    """Recompute the chain from the start, and every commitment whose words were not erased."""
    chain = START
    query = select(entries).where(entries.c.partnership == partnership_id)
    for row in sorted(connection.execute(query), key=_in_order):
        commitments = json.loads(row.commitments)
        told = (chain, Place(row.stream, row.number, row.turn, row.at), commitments, json.loads(row.removed))
        chain = row.chain
        if chain not in (link(*told), first_link(*told)) or not _committed(row, commitments):
            return False
    head = select(partnerships.c.chain).where(partnerships.c.id == partnership_id)
    return bool(chain == connection.execute(head).scalar())


def _committed(row: Row[Any], commitments: list[str]) -> bool:
    found = zip(json.loads(row.salts), json.loads(row.put), commitments, strict=True)
    return all(salt is None or commitment(salt, canonical(one)) == expected for salt, one, expected in found)
