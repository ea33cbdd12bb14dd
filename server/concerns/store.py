"""The tables of concerns, of who is who, and of the openings of that register. Every word in them is sealed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select, update

from server.accounts.tokens import later, now
from server.concerns.vault import Vault
from server.store.tables import concerns, register, register_openings
from workshops.meeting.illustrating import Strokes


@dataclass(frozen=True)
class Concern:
    """What somebody saw: the exact words, when, who raised it and who wrote it (seats), and what brings it back."""

    about: str
    said: str
    raised_by: str
    raised_as: str
    kind: str = ""
    words: str = ""
    writer: str = ""
    kept: str = ""
    picture: str = ""
    drawing: Strokes = ()
    face: str = ""
    hidden: str = ""


@dataclass(frozen=True)
class Kept:
    """A concern with its place in the store; ``closed_at`` is empty while it is open."""

    id: str
    at: str
    closed_at: str
    concern: Concern


@dataclass(frozen=True)
class Person:
    """Who somebody is outside the room, as they told the facilitator."""

    nickname: str
    name: str
    reach: str


class Store:
    """Reads and writes what is sealed, in one partnership."""

    def __init__(self, vault: Vault, connection: Connection, partnership: str) -> None:
        self._vault = vault
        self._connection = connection
        self._partnership = partnership

    def concern(self, concern_id: str) -> Kept | None:
        """The concern of that id."""
        return next((one for one in self.concerns() if one.id == concern_id), None)

    def concerns(self) -> list[Kept]:
        """Every concern, oldest first."""
        found = select(concerns).where(concerns.c.partnership == self._partnership).order_by(concerns.c.at)
        return [
            Kept(row.id, row.at, row.closed_at or "", Concern(**self._vault.open(row.sealed)))
            for row in self._connection.execute(found)
        ]

    def keep(self, concern_id: str, concern: Concern) -> None:
        """Keep a concern, at this moment."""
        row = {"partnership": self._partnership, "id": concern_id, "at": now(), "sealed": self._seal(concern)}
        self._connection.execute(insert(concerns).values(row))

    def close(self, concern_id: str) -> None:
        """Note that a concern is in good hands: from now on its retention runs."""
        here = (concerns.c.partnership == self._partnership) & (concerns.c.id == concern_id)
        self._connection.execute(update(concerns).where(here, concerns.c.closed_at.is_(None)).values(closed_at=now()))

    def name(self, seat: str, person: Person) -> None:
        """Put down who a seat is, in place of what was known."""
        here = (register.c.partnership == self._partnership) & (register.c.seat == seat)
        self._connection.execute(delete(register).where(here))
        row = {"partnership": self._partnership, "seat": seat, "at": now(), "sealed": self._seal(person)}
        self._connection.execute(insert(register).values(row))

    def named(self) -> list[str]:
        """The seats of which it is known who they are, and nothing of what."""
        found = select(register.c.seat).where(register.c.partnership == self._partnership).order_by(register.c.seat)
        return list(self._connection.execute(found).scalars())

    def people(self) -> dict[str, Person]:
        """Who is who, by seat."""
        found = select(register).where(register.c.partnership == self._partnership).order_by(register.c.seat)
        return {row.seat: Person(**self._vault.open(row.sealed)) for row in self._connection.execute(found)}

    def note_opening(self, opening_id: str, seat: str, reason: str) -> None:
        """Keep why the register was opened, and by which seat."""
        sealed = self._vault.seal({"seat": seat, "reason": reason})
        row = {"partnership": self._partnership, "id": opening_id, "at": now(), "sealed": sealed}
        self._connection.execute(insert(register_openings).values(row))

    def _seal(self, told: Concern | Person) -> str:
        return self._vault.seal(asdict(told))


def forget_closed(connection: Connection, days: int) -> int:
    """Delete the concerns of all partnerships that were closed longer ago than this; returns how many."""
    before = later(-timedelta(days=days))
    return connection.execute(delete(concerns).where(concerns.c.closed_at < before)).rowcount
