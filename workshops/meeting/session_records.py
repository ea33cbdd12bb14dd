"""What is kept of one session: calls to look, what was parked, what it came to, and whether it had influence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshops.fields import choice, reference, references
from workshops.meeting.records import Contributed
from workshops.state import Record, record

LUNDY: Final = ("heard_by", "changed", "told_on")


@record("meeting.summons")
class Summons(Record):
    """A facilitator asks everybody to look up. Every call has the next ``number``; screens react to a new one."""

    session: str = reference("meeting.session")
    number: int
    words: str = ""
    at: str


@record("meeting.parked")
class Parked(Contributed):
    """Something set aside for later so that it is not lost. ``outcome`` says where it went once it is taken up."""

    words: str
    of: str = reference(leads="here", default="")
    session: str = reference("meeting.session", default="")
    status: str = choice("open", "taken_up", default="open")
    outcome: str = ""


@dataclass(frozen=True)
class KindCount:
    """How many records of a kind."""

    kind: str
    count: int


@record("meeting.opened")
class Opened(Record):
    """When a session began, and what stood then: what it makes is told from here."""

    session: str = reference("meeting.session")
    at: str
    counts: tuple[KindCount, ...] = ()


@record("meeting.summary")
class Summary(Record):
    """What a session came to: what was made, what was decided, what is parked, and what comes next."""

    session: str = reference("meeting.session")
    opened_at: str
    ended_at: str
    made: tuple[KindCount, ...] = ()
    decisions: tuple[str, ...] = references(default=())
    parked: tuple[str, ...] = references("meeting.parked", default=())
    promised: tuple[str, ...] = references("answers.promise", default=())
    next_sessions: tuple[str, ...] = references("meeting.session", default=())


@record("meeting.lundy_check")
class LundyCheck(Record):
    """Whether a session had influence: who with power heard it, what changed, and when people were told."""

    session: str = reference("meeting.session")
    heard_by: str = ""
    changed: str = ""
    told_on: str = ""
