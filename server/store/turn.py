"""One batch: operations admitted in their order on a draft, and what is to be written of them."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Sequence
from random import Random

from server.store import reading
from server.store.answers import Key, taken
from server.store.clock import now
from server.store.entries import Writing
from server.store.models import Answer, Asked, Cached, Rights
from workshops import Changes, Refused, Stamp, admit
from workshops.audiences import EVERYONE
from workshops.meeting.people import DOOR, actor_of
from workshops.meeting.records import Seat

logger = logging.getLogger(__name__)


class Turn:
    """One batch being admitted: the draft, what was accepted, and the rows to write."""

    def __init__(self, secret: bytes, cached: Cached, partnership_id: str) -> None:
        # Not before what everybody knows, when a clock is set back; by what only some know it would tell of that.
        self._at = max(now(), cached.moments.get(EVERYONE, ""))
        self.draft = cached.state.draft()
        self.accepted: list[Changes] = []
        self._asked: dict[Key, Asked] = {}
        self.fresh: list[tuple[Asked, Answer, int | None]] = []
        self.rights: list[Rights] = []
        self.writing = Writing(partnership_id, cached, self._at)
        self._key = hashlib.blake2b(partnership_id.encode(), key=secret, digest_size=32).digest()
        self._chance = Random(secrets.randbits(128))  # noqa: S311  shuffles what is shown together; seeded from the system

    def admit(self, batch: Sequence[Asked], known: dict[Key, Answer]) -> list[Answer]:
        """The answers to a batch: first ones where they are known."""
        return [self._answered(one, known) for one in batch]

    def _answered(self, asked: Asked, known: dict[Key, Answer]) -> Answer:
        key = asked.key
        first = self._asked.setdefault(key, asked)
        if first is not asked and first.operation != asked.operation:
            return taken(asked)
        answer = known.get(key)
        if answer is None:
            answer, turn = self._decide(asked)
            # What failed by a fault may be sent again.
            if answer.refused is None or answer.refused["code"] != "unavailable":
                known[key] = answer
                self.fresh.append((asked, answer, turn))
        return answer

    def _decide(self, asked: Asked) -> tuple[Answer, int | None]:
        actor = DOOR if asked.seat == DOOR.seat else actor_of(self.draft, asked.seat)
        if actor is None:
            return Answer(asked.id, refused=Refused("signed_out").as_json()), None
        stamp = Stamp(self._at, self._key, self.writing.next_number, self._chance)
        try:
            changes = admit(self.draft, asked.operation, actor, stamp)
            positions = self.writing.add(changes)
        except Refused as refused:
            return Answer(asked.id, refused=refused.as_json()), None
        except Exception:  # whatever broke, the others of its batch go on
            logger.exception("an operation was not admitted: %s", asked.operation.kind)
            return Answer(asked.id, refused=Refused("unavailable").as_json()), None
        self._take(changes)
        own = {stream: number for stream, number in positions.items() if stream in actor.streams}
        made = [one.id for stream in own for one in changes.parts[stream].put]
        return Answer(asked.id, own, made), self.writing.turn if changes.parts else None

    def _take(self, changes: Changes) -> None:
        """Merge what was admitted, and note whose streams change by it."""
        before = {one: reading.streams_held(self.draft, one) for one in _seats_touched(changes)}
        self.draft.merge(changes)
        self.accepted.append(changes)
        if before:
            self.rights.extend(reading.rights_changed(self.draft, before))


def _seats_touched(changes: Changes) -> list[str]:
    """The seats that are put, and whatever is removed: seats may be among that."""
    found: list[str] = []
    for stream, part in changes.parts.items():
        if stream in reading.SEATED:
            found.extend(part.removed)
            found.extend([one.id for one in part.put if isinstance(one, Seat)])
    return found
