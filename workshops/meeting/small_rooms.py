"""Splitting the room into small rooms: who sits in which, where each is, for how long, and back together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, references, text, whole
from workshops.meeting.agenda import open_session
from workshops.meeting.dealing import Dealt, Person, by_group, mixed, most_rooms, offered
from workshops.meeting.people import actor_from
from workshops.meeting.records import Group, Seat
from workshops.meeting.session_records import (
    SITTING,
    SmallRoom,
    Split,
    out_of_small_rooms,
    rooms_of,
    standing_split,
    together_again,
)
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator, is_participant
from workshops.state import Changes, View

MOST_ROOMS: Final = 20
YOUNG: Final = "young_people"


def _people(here: View, seats: Iterable[str]) -> list[Person]:
    young = {one.id for one in here.of(Group) if one.thread == YOUNG}
    held = (here.require(Seat, one) for one in seats)
    return [Person(one.id, one.group, one.group in young) for one in held]


def _standing(here: View, split_id: str) -> Split:
    split = here.require(Split, split_id)
    if split.ended_at:
        raise Refused("closed", reason="together")
    return split


@operation("meeting.split_rooms", allowed=is_facilitator)
class SplitRooms(Operation):
    """Split those who are here into small rooms: mixed, or each group by itself, which makes as many rooms as groups.

    ``seats`` are those who are here, since who is here is known on the screens alone. Which room each gets follows from
    their order and from chance.
    """

    session: str = reference("meeting.session")
    seats: tuple[str, ...] = references("meeting.seat", most=500)
    sitting: str = choice(*SITTING, default="mixed")
    rooms: int = whole(2, MOST_ROOMS, default=2)
    minutes: int = whole(1, 240)

    def check(self, here: View, actor: Actor) -> None:
        open_session(here, self.session)
        if standing_split(here):
            raise Refused("taken", reason="split")
        if any(not is_participant.holds(here, actor_from(here.require(Seat, one)), None) for one in self.seats):
            raise Refused("invalid", field="seats")
        people = _people(here, self.seats)
        most = min(most_rooms(people), MOST_ROOMS)
        if self.sitting == "mixed" and self.rooms > most:
            raise Refused("too_many", reason="rooms", most=most)
        if self.sitting == "by_group" and not 2 <= len(by_group(people)) <= MOST_ROOMS:
            raise Refused("closed", reason="one_group")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        people = _people(here, self.seats)
        dealt = mixed(people, self.rooms, stamp.chance) if self.sitting == "mixed" else by_group(people)
        split = Split(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            session=self.session,
            activity=open_session(here, self.session).activity,
            sitting=self.sitting,
            rooms=len(dealt),
            minutes=self.minutes,
            at=stamp.at,
        )
        return Changes.of(put=[split, *_rooms(here, split, dealt, stamp)])


def _rooms(here: View, split: Split, dealt: Dealt, stamp: Stamp) -> list[SmallRoom]:
    names = {one.id: one.name for one in here.of(Group)} if split.sitting == "by_group" else {}
    return [
        SmallRoom(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            split=split.id,
            order=order,
            name=names.get(people[0].group, "") if people[0].group == people[1].group else "",
            seats=tuple(one.seat for one in people),
        )
        for order, people in enumerate(dealt)
    ]


@operation("meeting.describe_small_room", allowed=is_facilitator)
class DescribeSmallRoom(Operation):
    """Say what a small room is called and where it is: a place in words, a link that begins with https, or both."""

    small_room: str = reference("meeting.small_room")
    name: str = text(40, default="")
    place: str = text(80, default="")
    link: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.link and not leads_out(self.link):
            raise Refused("invalid", field="link")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(SmallRoom, self.small_room)
        return Changes.of(put=[replace(before, name=self.name, place=self.place, link=self.link)])


def leads_out(link: str) -> bool:
    """Whether a text is a plain https address of a host, without a name and a password before it."""
    try:
        found = urlsplit(link)
    except ValueError:
        return False
    return found.scheme == "https" and bool(found.hostname) and "@" not in found.netloc and link.split() == [link]


@operation("meeting.place_in_room", allowed=is_facilitator)
class PlaceInRoom(Operation):
    """Put somebody into a small room by hand, or out of all of them."""

    seat: str = reference("meeting.seat")
    small_room: str = reference("meeting.small_room", default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if not self.small_room:
            return Changes.of(put=out_of_small_rooms(here, self.seat))
        into = here.require(SmallRoom, self.small_room)
        if self.seat in into.seats:
            return Changes.of()
        return Changes.of(put=[*out_of_small_rooms(here, self.seat), replace(into, seats=(*into.seats, self.seat))])


@operation("meeting.find_room", allowed=is_participant)
class FindRoom(Operation):
    """Be shown to a small room, for whoever came after the room was split. Whoever has one keeps it."""

    split: str = reference("meeting.split")

    def check(self, here: View, actor: Actor) -> None:
        _standing(here, self.split)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        split, rooms = here.require(Split, self.split), rooms_of(here, self.split)
        if any(actor.seat in one.seats for one in rooms):
            return Changes.of()
        (person,) = _people(here, [actor.seat])
        place = offered(person, [_people(here, one.seats) for one in rooms], together=split.sitting == "by_group")
        return Changes.of(put=[replace(rooms[place], seats=(*rooms[place].seats, actor.seat))])


@operation("meeting.give_rooms_time", allowed=is_facilitator)
class GiveRoomsTime(Operation):
    """Give the small rooms more minutes. With ``seen_minutes`` two facilitators who do so at once do not add up."""

    split: str = reference("meeting.split")
    minutes: int = whole(1, 120)
    seen_minutes: int = whole(1, 100_000)

    def check(self, here: View, actor: Actor) -> None:
        if _standing(here, self.split).minutes != self.seen_minutes:
            raise Refused("stale", reason="timer")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Split, self.split)
        return Changes.of(put=[replace(before, minutes=before.minutes + self.minutes)])


@operation("meeting.back_together", allowed=is_facilitator)
class BackTogether(Operation):
    """Bring everybody back. Doing it twice changes nothing; a later split is not touched."""

    split: str = reference("meeting.split")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of() if here.require(Split, self.split).ended_at else together_again(here, stamp.at)
