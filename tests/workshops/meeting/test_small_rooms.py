"""Small rooms: split from who is here, described, changed by hand, found by who comes late, and back together."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops.audiences import EVERYONE
from workshops.meeting.agenda import EndSession
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.people import Leave, RemoveSeat
from workshops.meeting.session_records import SmallRoom, Split, rooms_of, standing_split
from workshops.meeting.small_rooms import (
    BackTogether,
    DescribeSmallRoom,
    FindRoom,
    GiveRoomsTime,
    PlaceInRoom,
    SplitRooms,
    leads_out,
)


class Apart(Room):
    """Six young people, three carers and a member, in three mixed rooms."""

    def __init__(self) -> None:
        super().__init__()
        carers = self.group("Carers", "carers")
        birds = [self.joins(f"Bird {number}", group=self.young) for number in range(5)]
        self.carers = [self.joins(f"Carer {number}", group=carers) for number in range(3)]
        self.people = (self.puffin, *birds, *self.carers, self.lena)
        self.split = self.made(self.does(self.sam, self.asked(rooms=3)))

    def asked(self, *, rooms: int = 2, sitting: str = "mixed", seats: tuple[str, ...] = ()) -> SplitRooms:
        who = seats or self.people
        return SplitRooms(session=self.meeting, seats=who, rooms=rooms, sitting=sitting, minutes=10)

    def rooms(self) -> list[SmallRoom]:
        return rooms_of(self.view(self.puffin), self.split)

    def room_of(self, seat: str) -> SmallRoom | None:
        return next((one for one in self.rooms() if seat in one.seats), None)


def test_everybody_sees_the_rooms_and_each_person_is_in_one() -> None:
    """CG-SPL-1, CG-SPL-3"""
    room = Apart()
    split = room.one(Split, room.split)
    assert (split.rooms, split.minutes, split.activity, split.audience) == (3, 10, room.first, EVERYONE)
    assert sorted(seat for one in room.rooms() for seat in one.seats) == sorted(room.people)
    assert [len(one.seats) for one in room.rooms()] == [4, 3, 3]
    assert {one.audience for one in room.rooms()} == {EVERYONE}


def test_one_split_at_a_time_by_a_facilitator_in_a_live_session() -> None:
    room = Apart()
    assert room.refuses(room.ayo, room.asked()) == "taken"
    assert room.refuses(room.lena, room.asked()) == "forbidden"
    room.does(room.sam, EndSession(session=room.meeting))
    assert not standing_split(room.view(room.sam)) and not room.rooms()
    assert room.refuses(room.sam, room.asked()) == "closed"


def test_as_many_rooms_as_there_are_people_for() -> None:
    """CG-SPL-2"""
    room = Apart()
    room.does(room.sam, BackTogether(split=room.split))
    refused = room.refusal(room.sam, room.asked(rooms=6))
    assert (refused.code, refused.data) == ("too_many", {"reason": "rooms", "most": 5})
    alone = (room.puffin, *room.carers)
    assert room.refuses(room.sam, room.asked(seats=alone)) == "too_many"
    looking = room.joins("Obi", "observer")
    assert room.refuses(room.sam, room.asked(seats=(*room.people, looking))) == "invalid"


def test_by_group_there_is_a_room_for_each_with_its_name() -> None:
    room = Apart()
    room.does(room.sam, BackTogether(split=room.split))
    room.split = room.made(room.does(room.sam, room.asked(sitting="by_group")))
    assert [(one.name, len(one.seats)) for one in room.rooms()] == [("Young people", 6), ("Carers", 4)]
    room.does(room.sam, BackTogether(split=room.split))
    refused = room.refusal(room.sam, room.asked(sitting="by_group", seats=room.people[:6]))
    assert (refused.code, refused.data) == ("closed", {"reason": "one_group"})


def test_a_room_is_somewhere_in_words_or_behind_a_link() -> None:
    room = Apart()
    first = room.rooms()[0]
    here = DescribeSmallRoom(
        small_room=first.id, name="Quiet room", place="Table by the window", link="https://meet.example.org/a"
    )
    room.does(room.ayo, here)
    after = room.rooms()[0]
    assert (after.name, after.place, after.link) == ("Quiet room", "Table by the window", "https://meet.example.org/a")
    assert after.seats == first.seats


@pytest.mark.parametrize(
    "link",
    [
        "http://meet.example.org",
        "javascript:alert(1)",
        "https:///a",
        "https://bank.example@evil.example/",
        "https://a b.example",
        "meet.example.org",
        "https://[::1",
        "data:text/html,x",
    ],
)
def test_a_link_that_does_not_say_where_it_leads_is_refused(link: str) -> None:
    room = Apart()
    assert not leads_out(link)
    assert room.refuses(room.sam, DescribeSmallRoom(small_room=room.rooms()[0].id, link=link)) == "invalid"


def test_people_are_moved_by_hand() -> None:
    room = Apart()
    before = room.room_of(room.puffin)
    into = next(one for one in room.rooms() if one != before)
    room.does(room.sam, PlaceInRoom(seat=room.puffin, small_room=into.id))
    room.does(room.ayo, PlaceInRoom(seat=room.puffin, small_room=into.id))
    assert [room.puffin in one.seats for one in room.rooms()].count(True) == 1
    assert (now := room.room_of(room.puffin)) and now.id == into.id
    room.does(room.sam, PlaceInRoom(seat=room.puffin))
    assert room.room_of(room.puffin) is None


def test_who_comes_late_is_shown_to_a_room_and_who_has_one_keeps_it() -> None:
    """CG-SPL-2"""
    room = Apart()
    late = room.joins("Late", group=room.young)
    room.does(late, FindRoom(split=room.split))
    found = room.room_of(late)
    assert found and len(found.seats) == 4 and {room.puffin, *room.people[1:6]} & set(found.seats)
    assert room.does(late, FindRoom(split=room.split)).parts == {}
    room.does(room.sam, BackTogether(split=room.split))
    assert room.refuses(room.joins("Later"), FindRoom(split=room.split)) == "closed"


@pytest.mark.parametrize("goes", ["leaves", "removed", "erased"])
def test_who_goes_leaves_no_empty_chair(goes: str) -> None:
    """CG-REM-1"""
    room = Apart()
    if goes == "removed":
        room.does(room.sam, RemoveSeat(seat=room.puffin))
    else:
        room.does(room.puffin, Leave() if goes == "leaves" else EraseOwn())
    seats = [seat for one in rooms_of(room.view(room.lena), room.split) for seat in one.seats]
    assert len(seats) == 9 and room.puffin not in seats


def test_two_who_give_more_time_do_not_add_up() -> None:
    """CG-FAC-1"""
    room = Apart()
    more = GiveRoomsTime(split=room.split, minutes=5, seen_minutes=10)
    room.does(room.sam, more)
    assert room.refuses(room.ayo, more) == "stale"
    assert room.one(Split, room.split).minutes == 15


def test_back_together_keeps_that_there_were_rooms_and_not_who_sat_where() -> None:
    """CG-SPL-3"""
    room = Apart()
    room.does(room.sam, BackTogether(split=room.split))
    assert room.does(room.ayo, BackTogether(split=room.split)).parts == {}
    split = room.one(Split, room.split)
    assert split.ended_at and split.rooms == 3
    assert room.view(room.sam).of(SmallRoom) == []
