"""What is kept of one session: calls, stops, small rooms, what was parked, what it came to, its influence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from workshops.fields import choice, reference, references
from workshops.meeting.records import Contributed
from workshops.state import Changes, Record, View, record

SITTING: Final = ("mixed", "by_group")
LUNDY: Final = ("heard_by", "changed", "told_on")


@record("meeting.summons")
class Summons(Record):
    """A facilitator asks everybody to look up. Every call has the next ``number``; screens react to a new one."""

    session: str = reference("meeting.session")
    number: int
    words: str = ""
    at: str


@record("meeting.stop")
class Stop(Record):
    """The talk was stopped: it turned to what competitors must not tell one another. Never who spoke or stopped it.

    While it stands, ``ended_at`` is empty; ``holds_time`` says whether the timer goes on when the talk does.
    """

    session: str = reference("meeting.session")
    activity: str = reference("meeting.activity", default="")
    at: str
    ended_at: str = ""
    holds_time: bool = False


def standing_stop(here: View) -> Stop | None:
    """The stop that stands now."""
    return next((one for one in here.of(Stop) if not one.ended_at), None)


@record("meeting.split")
class Split(Record):
    """The room was split into small rooms for so many minutes. While they stand, ``ended_at`` is empty."""

    session: str = reference("meeting.session")
    activity: str = reference("meeting.activity", default="")
    sitting: str = choice(*SITTING)
    rooms: int
    minutes: int
    at: str
    ended_at: str = ""


@record("meeting.small_room")
class SmallRoom(Record):
    """Who sits together, and where: a place in words, a link, or both. Without a name it is known by its order.

    It is no audience: what people write there goes where it went before. It goes when all are back together.
    """

    split: str = reference("meeting.split")
    order: int
    name: str = ""
    place: str = ""
    link: str = ""
    seats: tuple[str, ...] = references("meeting.seat", most=500, default=())


def standing_split(here: View) -> Split | None:
    """The split that stands now."""
    return next((one for one in here.of(Split) if not one.ended_at), None)


def rooms_of(here: View, split: str) -> list[SmallRoom]:
    """The small rooms of a split, in order."""
    return sorted((one for one in here.of(SmallRoom) if one.split == split), key=lambda one: one.order)


def together_again(here: View, now: str) -> Changes:
    """The changes by which small rooms end, where any stand. That there were some is kept, and not who sat in which."""
    split = standing_split(here)
    if split is None:
        return Changes.of()
    return Changes.of(put=[replace(split, ended_at=now)], erased=rooms_of(here, split.id))


def out_of_small_rooms(here: View, seat: str) -> list[SmallRoom]:
    """The small room in which somebody sits, without them."""
    held = [one for one in here.of(SmallRoom) if seat in one.seats]
    return [replace(one, seats=tuple(each for each in one.seats if each != seat)) for one in held]


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
