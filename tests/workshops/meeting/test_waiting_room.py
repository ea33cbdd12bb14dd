"""The waiting room: who waits sees nothing of the room, and nobody in the room sees who waits."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops import Refused
from workshops.artefacts.outcomes.operations import Say
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.meeting.people import TakeSeat, actor_of, seat_now
from workshops.meeting.records import Seat, TakingPart
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import LetIn, Waiting
from workshops.meeting.waiting_room import LetThemIn, TurnAway


class Guarded(Room):
    """A room whose waiting room is on, with somebody in it."""

    def __init__(self) -> None:
        super().__init__()
        self.does(self.sam, SetRoomRule(rule="waiting_room", on=True))
        asked = TakeSeat(nickname="Otter", roles=("contributor",), group=self.young, ways=("listen",), by_code=True)
        self.otter = self.made(self.door(asked), FACILITATORS)


def test_by_the_code_one_waits_and_by_invitation_one_does_not() -> None:
    """CG-WAI-1"""
    room = Guarded()
    assert [one.nickname for one in room.view(room.ayo).of(Waiting)] == ["Otter"]
    assert "Otter" not in repr(room.state.records(EVERYONE))
    invited = room.joins("Mo", "member")
    assert room.one(Seat, invited).nickname == "Mo"


def test_who_waits_holds_their_own_stream_and_may_do_nothing() -> None:
    """CG-WAI-1, CG-AUD-1"""
    room = Guarded()
    actor = actor_of(room.state, room.otter)
    assert actor and actor.streams == {participant(room.otter)} and actor.roles == {"waiting"}
    assert not list(room.view(room.otter).records())
    assert room.refuses(room.otter, Say(own_words="Let me in")) == "forbidden"


def test_who_is_let_in_has_a_new_seat_that_the_old_one_leads_to() -> None:
    """CG-WAI-2"""
    room = Guarded()
    seat = room.made(room.does(room.sam, LetThemIn(waiting=room.otter)))
    assert seat != room.otter and seat_now(room.state, room.otter) == seat
    made = room.one(Seat, seat)
    assert (made.nickname, made.roles, made.group, made.confirmed) == ("Otter", ("contributor",), room.young, False)
    assert [one.seat for one in room.view(room.otter).of(LetIn)] == [seat]
    assert [one.ways for one in room.view(room.sam).of(TakingPart)] == [("listen",)]
    room.does(seat, Say(own_words="Hello"))
    assert room.refuses(room.ayo, LetThemIn(waiting=room.otter)) == "missing"
    assert room.refuses(room.otter, Say(own_words="Twice")) == "forbidden"


def test_who_is_turned_away_is_no_actor_and_leaves_no_name() -> None:
    """CG-WAI-2"""
    room = Guarded()
    changes = room.does(room.sam, TurnAway(waiting=room.otter))
    assert actor_of(room.state, room.otter) is None
    assert changes.parts[FACILITATORS].erased == (room.otter,) and set(changes.parts) == {FACILITATORS}
    assert room.refuses(room.puffin, TurnAway(waiting=room.otter)) == "missing"


def test_nobody_takes_the_nickname_of_who_waits() -> None:
    room = Guarded()
    for by_code in (True, False):
        with pytest.raises(Refused, match="taken"):
            room.door(TakeSeat(nickname="otter", roles=("contributor",), by_code=by_code))


def test_without_the_rule_the_code_gives_a_seat_at_once() -> None:
    room = Room()
    seat = room.made(room.door(TakeSeat(nickname="Otter", roles=("contributor",), by_code=True)))
    assert room.one(Seat, seat).nickname == "Otter"
