"""What stays in the log of who leaves, and of who is erased once they have left."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll
from workshops.artefacts.outcomes.operations import Say
from workshops.audiences import FACILITATORS, participant
from workshops.meeting.consent import NotePermission, Permission
from workshops.meeting.erasing import EraseOwn, ErasePerson
from workshops.meeting.keeping import NoteExport
from workshops.meeting.people import ChangeOwn, Leave, RemoveSeat
from workshops.meeting.records import TakingPart
from workshops.meeting.room_records import Exported
from workshops.meeting.session_records import SmallRoom
from workshops.meeting.small_rooms import BackTogether, PlaceInRoom, SplitRooms


def lives(room: Room) -> None:
    """Puffin takes part in every way that others hold something of."""
    for ways in (("listen",), ("type", "listen")):
        room.does(room.puffin, ChangeOwn(group=room.young, ways=ways))
    for given in ("guardian", "corporate_parent"):
        room.does(room.sam, NotePermission(seat=room.puffin, given_by=given))
    room.door(NoteExport(seat=room.puffin, name="outcomes", form="docx"))
    one, other = (room.made(room.does(room.lena, Say(own_words=words))) for words in ("A home", "A key"))
    poll = room.made(room.does(room.sam, OpenPoll(question="?", way="dots", options=(one, other), budget=1)))
    for seat in (room.puffin, room.lena, room.ayo, room.sam, room.joins("Heron")):
        room.does(seat, GiveDots(poll=poll, option=one, count=1))
    room.does(room.sam, ClosePoll(poll=poll))


@pytest.mark.parametrize("way", ["leaves", "is removed"])
def test_who_leaves_takes_along_what_facilitators_were_told_of_them(way: str) -> None:
    room = Room()
    lives(room)
    asked = (room.puffin, Leave()) if way == "leaves" else (room.sam, RemoveSeat(seat=room.puffin))
    room.does(*asked)
    told = [one for stream, one in room.log() if stream == FACILITATORS]
    assert not [one for one in told if isinstance(one, TakingPart | Permission)]


def test_a_permission_that_was_noted_anew_leaves_the_earlier_one_nowhere() -> None:
    room = Room()
    lives(room)
    assert [one.given_by for _, one in room.log() if isinstance(one, Permission)] == ["corporate_parent"]


@pytest.mark.parametrize("leaves", [True, False])
def test_of_who_is_erased_nothing_tells_that_it_was_they(*, leaves: bool) -> None:
    """CG-ERA-1, CG-ERA-2"""
    room = Room()
    lives(room)
    if leaves:
        room.does(room.puffin, Leave())
        room.door(ErasePerson(seat=room.puffin, asked="in_writing"))
    else:
        room.does(room.puffin, EraseOwn())
    others = [(stream, one) for stream, one in room.log() if stream != participant(room.puffin)]
    told = [(stream, one) for stream, one in others if room.puffin in repr(one)]
    assert [(stream, type(one)) for stream, one in told] == [(FACILITATORS, Exported)], "a deed, by nobody any more"


def test_once_all_are_back_the_log_does_not_say_who_sat_with_whom() -> None:
    """CG-SPL-3"""
    room = Room()
    here = tuple(room.joins(f"Bird {number}", group=room.young) for number in range(6))
    split = room.made(room.does(room.sam, SplitRooms(session=room.meeting, seats=here, minutes=10)))
    sits = room.view(room.sam).of(SmallRoom)[0]
    room.does(room.sam, PlaceInRoom(seat=room.lena, small_room=sits.id))
    room.does(room.sam, BackTogether(split=split))
    assert not [one for _, one in room.log() if isinstance(one, SmallRoom)]
