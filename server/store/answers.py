"""First answers: a resent operation gets the answer that it got the first time."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import replace

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from sqlalchemy import Connection, select, values

from server.store.canonical import words_asked
from server.store.clock import now
from server.store.models import Answer, Asked
from server.store.packets import json_text
from server.store.rows import Rows
from server.store.tables import operations
from workshops import Refused

Key = tuple[str, str]
_rows = Rows(operations)


class FirstAnswers:
    """Reads and writes the ``operations`` table. The digest is keyed: a row tells nothing about the words."""

    def __init__(self, secret: bytes) -> None:
        self._keyed = HMAC(secret, SHA256())

    def known(self, connection: Connection, partnership_id: str, batch: Sequence[Asked]) -> dict[Key, Answer]:
        """Answers already given to operations of this batch. The same id with another body is refused as taken."""
        keys = {one.key: one for one in reversed(batch)}
        # Joined to the list, each is found by the primary key. SQLite reads the whole table for ``(a, b) IN (...)``.
        sought = values(operations.c.seat, operations.c.operation, name="sought").data(list(keys)).cte()
        here = (operations.c.partnership == partnership_id) & (operations.c.seat == sought.c.seat)
        rows = connection.execute(
            select(operations.c.seat, operations.c.operation, operations.c.digest, operations.c.outcome).join_from(
                sought, operations, here & (operations.c.operation == sought.c.operation)
            )
        )
        return {(row.seat, row.operation): self._first(keys[(row.seat, row.operation)], row) for row in rows}

    def _first(self, asked: Asked, row: object) -> Answer:
        # Of what was erased no digest is left to compare with: that its words are gone is all that a resend learns.
        kept = str(row.digest)  # type: ignore[attr-defined]
        if kept and not hmac.compare_digest(self.digest(asked), kept):
            return taken(asked)
        return replace(Answer(asked.id), **json.loads(row.outcome))  # type: ignore[attr-defined]

    def digest(self, asked: Asked) -> str:
        """HMAC-SHA-256 over kind and body."""
        digest = self._keyed.copy()
        digest.update(words_asked(asked.operation).encode())
        return digest.finalize().hex()

    def write(
        self, connection: Connection, partnership_id: str, fresh: Sequence[tuple[Asked, Answer, int | None]]
    ) -> None:
        """Remember first answers, refusals by a rule included. Raises IntegrityError where one was given before."""
        at = now()
        rows = [
            (partnership_id, asked.id, asked.seat, turn, at, asked.operation.kind, self.digest(asked), _kept(answer))
            for asked, answer, turn in fresh
        ]
        _rows.insert(connection, rows)


def taken(asked: Asked) -> Answer:
    """The answer to an id that was given to another operation before."""
    return Answer(asked.id, refused=Refused("taken", field="id").as_json())


def _kept(answer: Answer) -> str:
    return json_text({"positions": answer.positions, "made": answer.made, "refused": answer.refused})
