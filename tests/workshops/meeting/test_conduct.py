"""Who may add words: muted seats, observers, scribes, and two facilitators at once."""

from __future__ import annotations

import pytest

from tests.builders import Workshop
from workshops import Operation, Refused
from workshops.artefacts.hypotheses.operations import Propose, Reword, Withdraw, words_of
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.pathways.operations import AddLane, BeginMap, DescribeMap
from workshops.artefacts.pathways.steps import AddStep
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.meeting.agenda import LookAt, MoveRoom, OpenSession, activities_of
from workshops.meeting.conduct import Mute, Unmute
from workshops.meeting.people import ChangeGroup, ChangeOwn, ChangeRoles, RemoveSeat
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.records import Authored, Seat, Session, TakingPart, Timer
from workshops.meeting.room import SetRoomRule, room_rules
from workshops.meeting.room_records import Muted, OwnMute, RoomRules
from workshops.meeting.timer import ExtendTimer, RunTimer


class Room(Workshop):
    """Two facilitators, a member and a contributor, in a live session."""

    def __init__(self) -> None:
        super().__init__()
        self.young = self.group("Young people")
        self.sam, self.ayo = self.joins("Sam", "facilitator"), self.joins("Ayo", "facilitator")
        self.lena = self.joins("Lena", "member")
        self.puffin = self.joins("Puffin", group=self.young)
        self.meeting = self.session()
        self.does(self.sam, OpenSession(session=self.meeting))
        self.first, self.second, self.third, *_ = (one.id for one in activities_of(self.view(self.sam), self.meeting))

    def draws(self, words: str) -> tuple[str, str, str]:
        """Lena begins a map with one lane and one step; the id of each."""
        drawn = self.made(self.does(self.lena, BeginMap(name="How it is", moment="as_is")))
        lane = self.made(self.does(self.lena, AddLane(map=drawn, name="Housing")))
        return drawn, lane, self.made(self.does(self.lena, AddStep(lane=lane, words=words)))

    def refusal(self, seat: str, asked: Operation) -> Refused:
        with pytest.raises(Refused) as caught:
            self.does(seat, asked)
        return caught.value


def test_a_muted_seat_adds_nothing_and_reads_on() -> None:
    """CG-CON-1"""
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="One key worker")))
    room.does(room.sam, Mute(seat=room.puffin))
    refused = room.refusal(room.puffin, Say(own_words="And a phone number"))
    assert (refused.code, refused.data) == ("forbidden", {"reason": "muted"})
    assert [one.id for one in room.view(room.puffin).of(Outcome)] == [said]
    room.does(room.puffin, SendQuietly(words="Why am I muted?"))
    room.does(room.sam, Unmute(seat=room.puffin))
    room.does(room.puffin, Say(own_words="And a phone number"))


def test_only_the_muted_and_the_facilitators_know() -> None:
    """CG-CON-1"""
    room = Room()
    changes = room.does(room.sam, Mute(seat=room.puffin))
    assert set(changes.parts) == {FACILITATORS, participant(room.puffin)}
    assert not room.view(room.lena).of(Muted) and not room.view(room.lena).of(OwnMute)
    assert room.does(room.ayo, Mute(seat=room.puffin)).parts == {}
    room.does(room.ayo, Unmute(seat=room.puffin))
    assert room.does(room.sam, Unmute(seat=room.puffin)).parts == {}
    assert not room.view(room.puffin).of(OwnMute)


def test_a_muted_seat_rewords_nothing_and_may_still_take_back() -> None:
    """CG-CON-1"""
    room = Room()
    one = room.made(room.does(room.puffin, Propose(think="They give up")))
    room.does(room.sam, Mute(seat=room.puffin))
    seen = words_of(room.one(Hypothesis, one))
    assert room.refuses(room.puffin, Reword(hypothesis=one, basis_digest=seen, think="x")) == "forbidden"
    room.does(room.puffin, Withdraw(hypothesis=one))


def test_a_muted_member_draws_no_map_and_writes_for_nobody() -> None:
    """CG-CON-1"""
    room = Room()
    drawn = room.made(room.does(room.lena, BeginMap(name="How it is", moment="as_is")))
    room.does(room.sam, Mute(seat=room.lena))
    for asked in (AddLane(map=drawn, name="Housing"), DescribeMap(map=drawn, name="x")):
        refused = room.refusal(room.lena, asked)
        assert (refused.code, refused.data) == ("forbidden", {"reason": "muted"})
    assert room.refuses(room.lena, Say(own_words="x", for_seat=room.puffin)) == "forbidden"
    room.does(room.sam, Unmute(seat=room.lena))
    room.does(room.lena, AddLane(map=drawn, name="Housing"))


def test_a_facilitator_is_not_muted_and_leaving_ends_it() -> None:
    room = Room()
    assert room.refuses(room.sam, Mute(seat=room.ayo)) == "forbidden"
    room.does(room.sam, Mute(seat=room.puffin))
    room.does(room.sam, RemoveSeat(seat=room.puffin))
    assert not room.view(room.sam).of(Muted)


def test_an_observer_sees_everyone_and_contributes_nothing() -> None:
    """CG-CON-2"""
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="One key worker")))
    watching = room.joins("Noor", "observer")
    assert room.view(watching).get(said) is not None
    assert room.view(watching).streams == (EVERYONE, participant(watching))
    for asked in (Say(own_words="x"), Propose(think="x"), SendQuietly(words="x")):
        assert room.refuses(watching, asked) == "forbidden"
    assert room.refuses(room.sam, ChangeRoles(seat=watching, roles=("observer", "member"))) == "invalid"


def test_what_a_scribe_adds_is_marked_and_belongs_to_whoever_said_it() -> None:
    """CG-CON-3"""
    room = Room()
    for number in range(4):
        room.joins(f"Bird {number}", group=room.young)
    said = room.made(room.does(room.lena, Say(own_words="One key worker", for_seat=room.puffin)))
    made = room.one(Outcome, said)
    assert (made.scribed, made.group) == (True, room.young)
    assert [one.record for one in room.view(room.puffin).of(Authored)] == [said]
    assert not room.view(room.lena).of(Authored)
    assert not room.one(Outcome, room.made(room.does(room.lena, Say(own_words="x")))).scribed


def test_only_members_write_for_others_and_only_for_those_who_may_speak() -> None:
    """CG-CON-3"""
    room = Room()
    watching = room.joins("Noor", "observer")
    assert room.refuses(room.puffin, Say(own_words="x", for_seat=room.lena)) == "forbidden"
    assert room.refuses(room.lena, Say(own_words="x", for_seat=watching)) == "forbidden"
    assert room.refuses(room.lena, Say(own_words="x", for_seat="nobody")) == "missing"


def test_two_facilitators_who_move_on_move_the_room_once() -> None:
    """CG-FAC-1"""
    room = Room()
    on = MoveRoom(session=room.meeting, activity=room.second, from_activity=room.first)
    room.does(room.sam, on)
    assert room.does(room.ayo, on).parts == {}
    late = MoveRoom(session=room.meeting, activity=room.third, from_activity=room.first)
    refused = room.refusal(room.ayo, late)
    assert (refused.code, refused.data) == ("stale", {"activity": room.second})
    assert room.one(Session, room.meeting).activity == room.second
    room.does(room.ayo, MoveRoom(session=room.meeting, activity=room.third))


def test_timers_and_looks_do_not_act_on_a_room_that_moved_on() -> None:
    """CG-FAC-1"""
    room = Room()
    timer = room.view(room.sam).of(Timer)[0]
    room.does(room.sam, ExtendTimer(timer=timer.id, minutes=5, seen_seconds=timer.seconds))
    assert room.refuses(room.ayo, ExtendTimer(timer=timer.id, minutes=5, seen_seconds=timer.seconds)) == "stale"
    room.does(room.sam, MoveRoom(session=room.meeting, activity=room.second))
    for asked in (
        RunTimer(timer=timer.id, action="pause", from_activity=room.first),
        LookAt(session=room.meeting, from_activity=room.first),
    ):
        assert room.refuses(room.ayo, asked) == "stale"
    assert room.one(Timer, timer.id).seconds == timer.seconds + 300


def test_a_second_facilitator_has_the_whole_room() -> None:
    room = Room()
    room.does(room.sam, ChangeRoles(seat=room.lena, roles=("facilitator", "member")))
    room.does(room.lena, MoveRoom(session=room.meeting, activity=room.second, from_activity=room.first))
    assert room.refuses(room.lena, ChangeRoles(seat=room.lena, roles=("member",))) == "forbidden"


def test_people_change_their_own_group_and_ways() -> None:
    room = Room()
    carers = room.group("Carers", "carers")
    room.does(room.puffin, ChangeOwn(group=carers, ways=("listen",)))
    room.does(room.puffin, ChangeOwn(group=carers, ways=("type",)))
    assert room.one(Seat, room.puffin).group == carers
    assert [one.ways for one in room.view(room.sam).of(TakingPart)] == [("type",)]
    assert not room.view(room.puffin).of(TakingPart)


def test_a_facilitator_puts_somebody_in_another_group_and_what_they_said_stays() -> None:
    room = Room()
    for number in range(4):
        room.joins(f"Bird {number}", group=room.young)
    said = room.made(room.does(room.puffin, Say(own_words="One key worker")))
    carers = room.group("Carers", "carers")
    assert room.refuses(room.puffin, ChangeGroup(seat=room.lena, group=carers)) == "forbidden"
    room.does(room.sam, ChangeGroup(seat=room.puffin, group=carers))
    assert room.does(room.ayo, ChangeGroup(seat=room.puffin, group=carers)).parts == {}
    assert (room.one(Seat, room.puffin).group, room.one(Outcome, said).group) == (carers, room.young)
    room.does(room.sam, ChangeGroup(seat=room.puffin))
    assert room.one(Seat, room.puffin).group == ""


def test_rules_of_the_room_are_switched_one_by_one() -> None:
    room = Room()
    assert room_rules(room.view(room.sam)) == RoomRules(id="", audience=EVERYONE)
    room.does(room.sam, SetRoomRule(rule="waiting_room", on=True))
    room.does(room.ayo, SetRoomRule(rule="consent", on=True))
    assert room.does(room.ayo, SetRoomRule(rule="consent", on=True)).parts == {}
    rules = room_rules(room.view(room.puffin))
    assert (rules.waiting_room, rules.moderation, rules.consent) == (True, False, True)
    assert len(room.view(room.sam).of(RoomRules)) == 1
    assert room.refuses(room.puffin, SetRoomRule(rule="consent", on=False)) == "forbidden"
