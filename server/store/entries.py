"""Writing entries, and erasing words from those already written."""

from __future__ import annotations

import json
from itertools import islice

from sqlalchemy import Connection, delete, select, update

from server.store.canonical import words_of
from server.store.commitments import Place, commitment, link, new_salts
from server.store.forgetting import forget_beside, forget_digests
from server.store.models import Cached
from server.store.packets import Entry, entry, in_hex, json_text, listed
from server.store.rows import Row, Rows
from server.store.tables import entries, snapshots
from workshops import Changes, Part
from workshops.audiences import EVERYONE

_rows = Rows(entries)
Committed = tuple[list[str], list[str], list[str]]


class Writing:
    """The rows of one batch: numbers every touched stream, salts and commits every record, extends the chain."""

    def __init__(self, partnership_id: str, cached: Cached, at: str) -> None:
        self.turn, self.chain = cached.turn, cached.chain
        self.numbers = cached.numbers.copy()
        self.moments: dict[str, str] = {}
        self._moments_before = cached.moments
        self._at = at
        self.rows: list[Row] = []
        self.travelling: dict[str, list[Entry]] = {}
        self._salts = new_salts()
        self._erased: list[tuple[str, str, int]] = []
        self._partnership = partnership_id

    def next_number(self, stream: str) -> int:
        """The number that the stream's next entry will have."""
        return self.numbers[stream] + 1

    def add(self, changes: Changes) -> dict[str, int]:
        """Give an accepted operation its turn, and each touched stream its entry. Returns the numbers given.

        What changes nothing takes no turn: no row would say so, and the next turn may be another process's.
        What cannot be written fails before anything is numbered.
        """
        told = [(stream, part, self._committed(part)) for stream, part in changes.parts.items()]
        self.turn += bool(told)
        return {stream: self._entry(stream, part, committed) for stream, part, committed in told}

    def _committed(self, part: Part) -> Committed:
        """A record is encoded once: what is committed to is what is stored and what travels."""
        words = [words_of(one) for one in part.put]
        salts = list(islice(self._salts, len(words)))
        return words, salts, list(map(commitment, salts, words))

    def _entry(self, stream: str, part: Part, committed: Committed) -> int:
        number, at = self.next_number(stream), self._moment(stream)
        words, salts, commitments = committed
        place = Place(stream, number, self.turn, at)
        self.chain = link(self.chain, place, commitments, part.removed)
        put, gone = listed(words), json_text(part.removed) if part.removed else "[]"
        told = (put, gone, in_hex(salts), in_hex(commitments), self.chain)
        self.numbers[stream] = number
        self.rows.append((self._partnership, *place, *told))
        self.travelling.setdefault(stream, []).append(entry(number, put, gone))
        if part.erased:
            self._erased.extend([(stream, one, number) for one in part.erased])
        return number

    def _moment(self, stream: str) -> str:
        """The time of this batch; where a clock was set back, that of the stream's newest entry.

        No entry is older than the one before it in its own stream. The times of other streams are not looked at,
        since they would show in this one.
        """
        if stream not in self.moments:
            self.moments[stream] = max(self._at, self._moments_before.get(stream, ""))
        return self.moments[stream]

    def write(self, connection: Connection) -> bool:
        """Insert the rows, then blank what was withdrawn. Returns whether words were erased."""
        _rows.insert(connection, self.rows)
        for stream, record_id, before in self._erased:
            erase(connection, self._partnership, stream, record_id, before)
        return bool(self._erased)


def erase(connection: Connection, partnership_id: str, stream: str, record_id: str, before: int) -> None:
    """Blank every version of a record older than entry ``before``, and its salts.

    The commitments stay, so the chain still verifies. What lies beside the log of a seat that is erased goes too.
    """
    here = (entries.c.partnership == partnership_id) & (entries.c.stream == stream) & (entries.c.number < before)
    found = connection.execute(
        select(entries.c.number, entries.c.turn, entries.c.put, entries.c.salts).where(
            here, entries.c.put.contains(record_id)
        )
    )
    blanked_turns = []
    for row in found.all():
        put, salts = json.loads(row.put), json.loads(row.salts)
        for place, one in enumerate(put):
            if one is not None and one["id"] == record_id:
                put[place] = salts[place] = None
        blanked = update(entries).where(here, entries.c.number == row.number)
        connection.execute(blanked.values(put=json.dumps(put, ensure_ascii=False), salts=json.dumps(salts)))
        blanked_turns.append(row.turn)
    forget_digests(connection, partnership_id, blanked_turns)
    if stream == EVERYONE:
        forget_beside(connection, partnership_id, record_id)
    connection.execute(delete(snapshots).where(snapshots.c.partnership == partnership_id, snapshots.c.stream == stream))
