"""The way of a concern: kept first, then hidden and told to the lead; closed, put back, and who is who."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from server.concerns.store import Concern, Kept, Person, Store, forget_closed
from server.context import Context
from server.seats import Seat, ask_door
from workshops import Record, Refused, View
from workshops.meeting.people import DOOR
from workshops.meeting.records import Contributed
from workshops.meeting.records import Seat as SeatRecord
from workshops.meeting.room_records import Held, Hidden, Waiting
from workshops.meeting.safeguarding import (
    LONGEST_KEPT,
    NoteOpening,
    PutBack,
    SettleConcern,
    TellOfConcern,
    beside_of,
    can_be_set_aside,
    leads,
)
from workshops.meeting.sight import kept, taken, words_of

Result = TypeVar("Result")
LEAD = "safeguarding_lead"


@dataclass(frozen=True)
class Raised:
    """What somebody raises: ``id`` is made by their client; ``said`` are their own words, if any."""

    id: str
    about: str
    record: str = ""
    said: str = ""


@dataclass(frozen=True)
class Route:
    """Concerns and the register in one partnership, for one seat."""

    context: Context
    seat: Seat

    def raise_concern(self, raised: Raised) -> tuple[bool, str]:
        """Keep a concern, then tell the leads and hide what it is about. Sent again, it is the same one.

        Returns whether something was hidden, and the nickname of a lead, "" where the partnership has none.
        """
        concern_id = self._id(raised)
        known = self._in_store(lambda store: store.concern(concern_id))
        concern = known.concern if known else self._concern(raised)
        if known is None:
            self._in_store(lambda store: store.keep(concern_id, concern))
        self._tell(concern_id, concern)
        return bool(concern.hidden), next((one.nickname for one in leads(self._door())), "")

    def _tell(self, concern_id: str, concern: Concern) -> None:
        """Hide what it is about and tell the leads; where it has just been taken back, only tell."""
        told = TellOfConcern(concern=concern_id, about=concern.about, record=concern.hidden)
        try:
            ask_door(self.context, self.seat.partnership, told, concern_id)
        except Refused as refused:
            if refused.code != "missing":
                raise
            ask_door(self.context, self.seat.partnership, replace(told, record=""), f"{concern_id}-told")

    def _id(self, raised: Raised) -> str:
        source = "|".join((self.seat.partnership, self.seat.id, raised.id)).encode()
        return hmac.new(self.context.secret, source, hashlib.sha256).hexdigest()[:32]

    def _concern(self, raised: Raised) -> Concern:
        concern = Concern(raised.about, raised.said, self.seat.id, self._nickname())
        if not raised.record:
            return concern
        view, _ = self.context.log.view(self.seat.partnership, self.seat.id)
        return self._about(concern, view, view.require(Record, raised.record))

    def _about(self, concern: Concern, view: View, one: Record) -> Concern:
        aside, beside = can_be_set_aside(one), beside_of(one)
        return Concern(
            concern.about,
            concern.said,
            concern.raised_by,
            concern.raised_as,
            kind=one.kind,
            words=one.words if isinstance(one, Hidden | Held) else words_of(one),
            writer=self.context.log.writer_of(self.seat.partnership, one),
            kept=kept(taken(view, one)) if aside and isinstance(one, Contributed) else "",
            hidden=one.id if aside else "",
            picture=beside["picture"],
            drawing=beside["drawing"],
            face=beside["face"],
        )

    def _nickname(self) -> str:
        found = self._door().get(self.seat.id)
        return found.nickname if isinstance(found, SeatRecord | Waiting) else ""

    def _door(self) -> View:
        return self.context.log.view(self.seat.partnership, DOOR.seat)[0]

    def concerns(self) -> list[Kept]:
        """Every concern, for the safeguarding lead. What was closed long enough ago is forgotten first."""
        self.seat.require(LEAD)
        forget(self.context)
        return self._in_store(lambda store: store.concerns())

    def close(self, concern_id: str) -> None:
        """Say that a concern is in good hands."""
        self._required(concern_id)
        self._in_store(lambda store: store.close(concern_id))
        ask_door(self.context, self.seat.partnership, SettleConcern(concern=concern_id))

    def put_back(self, concern_id: str) -> None:
        """Show again what a concern was about, and close it.

        Refused as closed where there is nothing to show, or whoever wrote it has taken it back since.
        """
        found = self._required(concern_id)
        if found.closed_at or not found.concern.kept or len(found.concern.kept) > LONGEST_KEPT:
            raise Refused("closed")
        back = PutBack(kept=found.concern.kept, writer=found.concern.writer)
        ask_door(self.context, self.seat.partnership, back, f"{concern_id}-back")
        self.close(concern_id)

    def _required(self, concern_id: str) -> Kept:
        self.seat.require(LEAD)
        found = self._in_store(lambda store: store.concern(concern_id))
        if found is None:
            raise Refused("missing")
        return found

    def name(self, seat_id: str, name: str, reach: str) -> None:
        """Put down who somebody is, as a facilitator was told it. Facilitators cannot read it again."""
        self.seat.require("facilitator")
        nickname = self._door().require(SeatRecord, seat_id).nickname
        self._in_store(lambda store: store.name(seat_id, Person(nickname, name, reach)))

    def named(self) -> list[str]:
        """The seats of which it is put down who they are."""
        self.seat.require("facilitator", LEAD)
        return self._in_store(lambda store: store.named())

    def open_register(self, why: str, reason: str) -> dict[str, Person]:
        """Who is who. First it is kept why, and all facilitators see that it was opened."""
        self.seat.require(LEAD)
        self._in_store(lambda store: store.note_opening(secrets.token_hex(16), self.seat.id, reason))
        ask_door(self.context, self.seat.partnership, NoteOpening(seat=self.seat.id, why=why))
        return self._in_store(lambda store: store.people())

    def writer(self, concern_id: str) -> tuple[str, str]:
        """(seat, nickname) of who wrote what a concern is about; the nickname is empty once they have left."""
        writer = self._required(concern_id).concern.writer
        found = self._door().get(writer)
        return writer, found.nickname if isinstance(found, SeatRecord) else ""

    def _in_store(self, job: Callable[[Store], Result]) -> Result:
        vault, partnership = self.context.vault, self.seat.partnership
        return self.context.database.work(lambda connection: job(Store(vault, connection, partnership)))


def forget(context: Context) -> None:
    """Delete closed concerns whose time is over, from SQLite's write-ahead log too."""
    if context.database.work(lambda connection: forget_closed(connection, context.settings.concerns_days)):
        context.database.truncate_wal()
