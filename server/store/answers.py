"""First answers: a resent operation gets the answer that it got the first time."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, insert, select, tuple_

from server.store.clock import now
from server.store.commitments import canonical
from server.store.models import Answer, Asked
from server.store.tables import operations
from workshops import Refused

Key = tuple[str, str]


class FirstAnswers:
    """Reads and writes the ``operations`` table. The digest is keyed: a row tells nothing about the words."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def known(self, connection: Connection, partnership_id: str, batch: Sequence[Asked]) -> dict[Key, Answer]:
        """Answers already given to operations of this batch. The same id with another body is refused as taken."""
        keys = {one.key: one for one in batch}
        rows = connection.execute(
            select(operations.c.seat, operations.c.operation, operations.c.digest, operations.c.outcome).where(
                operations.c.partnership == partnership_id,
                tuple_(operations.c.seat, operations.c.operation).in_(list(keys)),
            )
        )
        return {(row.seat, row.operation): self._first(keys[(row.seat, row.operation)], row) for row in rows}

    def _first(self, asked: Asked, row: object) -> Answer:
        # Of what was erased no digest is left to compare with: that its words are gone is all that a resend learns.
        kept = str(row.digest)  # type: ignore[attr-defined]
        if kept and not hmac.compare_digest(self.digest(asked), kept):
            return Answer(asked.id, refused=Refused("taken", field="id").as_json())
        return replace(Answer(asked.id), **json.loads(row.outcome))  # type: ignore[attr-defined]

    def digest(self, asked: Asked) -> str:
        """HMAC-SHA-256 over kind and body."""
        body = canonical([asked.operation.kind, asdict(asked.operation)]).encode()
        return hmac.new(self._secret, body, hashlib.sha256).hexdigest()

    def write(
        self, connection: Connection, partnership_id: str, fresh: Sequence[tuple[Asked, Answer, int | None]]
    ) -> None:
        """Remember first answers, refusals by a rule included."""
        at = now()
        rows = [
            {
                "partnership": partnership_id,
                "seat": asked.seat,
                "operation": asked.id,
                "turn": turn,
                "at": at,
                "kind": asked.operation.kind,
                "digest": self.digest(asked),
                "outcome": json.dumps({"positions": answer.positions, "made": answer.made, "refused": answer.refused}),
            }
            for asked, answer, turn in fresh
        ]
        if rows:
            connection.execute(insert(operations), rows)
