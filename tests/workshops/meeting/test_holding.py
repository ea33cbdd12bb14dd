"""Calling everybody, parking, who has been heard, what a session came to, and whether it had influence."""

from __future__ import annotations

from tests.workshops.meeting.test_conduct import Room
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.meeting.agenda import EndSession, OpenSession
from workshops.meeting.holding import (
    Heard,
    NoteInfluence,
    Park,
    Summon,
    TakeUp,
    heard,
    influence,
)
from workshops.meeting.room_records import Spoke
from workshops.meeting.session_records import KindCount, Parked, Summary, Summons
from workshops.small_groups import SMALLEST


def test_every_call_has_the_next_number() -> None:
    room = Room()
    for seat, words in ((room.sam, ""), (room.ayo, "Back in two minutes")):
        room.does(seat, Summon(session=room.meeting, words=words))
    assert [(one.number, one.words) for one in room.view(room.puffin).of(Summons)] == [(2, "Back in two minutes")]
    room.does(room.sam, EndSession(session=room.meeting))
    assert room.refuses(room.sam, Summon(session=room.meeting)) == "closed"
    assert room.refuses(room.puffin, Summon(session=room.meeting)) == "forbidden"


def test_a_parked_item_is_kept_with_what_became_of_it() -> None:
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="One key worker")))
    parked = room.made(room.does(room.puffin, Park(words="Who pays for it?", of=said)))
    assert room.refuses(room.puffin, TakeUp(parked=parked, words="x")) == "forbidden"
    room.does(room.lena, TakeUp(parked=parked, words="On the agenda of the next session"))
    one = room.view(room.puffin).of(Parked)[0]
    assert (one.status, one.words, one.outcome) == (
        "taken_up",
        "Who pays for it?",
        "On the agenda of the next session",
    )
    assert room.refuses(room.lena, TakeUp(parked=parked, words="x")) == "closed"


def test_who_has_been_heard_is_told_by_group_and_never_by_person() -> None:
    """CG-GRP-3"""
    room = Room()
    carers = room.group("Carers", "carers")
    birds = [room.joins(f"Bird {n}", group=room.young) for n in range(SMALLEST - 1)]
    others = [room.joins(f"Carer {n}", group=carers) for n in range(2)]
    for seat in (*birds, room.puffin, others[0]):
        room.does(seat, Say(own_words="One key worker"))
    found = heard(room.view(room.sam), room.meeting)
    assert found.groups == (Heard(room.young, 5, 5),)
    # Two carers, two facilitators and a member, none of them in a group that may be shown.
    assert found.others == Heard("", 1, 5)
    spoke = room.view(room.sam).of(Spoke)
    assert {one.group for one in spoke} == {room.young, ""} and not room.view(room.lena).of(Spoke)


def test_too_few_others_are_not_told() -> None:
    """CG-GRP-3"""
    room = Room()
    for number in range(SMALLEST - 1):
        room.joins(f"Bird {number}", group=room.young)
    found = heard(room.view(room.sam), room.meeting)
    # Five birds could be shown only beside five others; there are three.
    assert found.groups == () and found.others == Heard("", 0, 8)


def test_what_names_no_group_is_not_told_by_the_note_beside_it() -> None:
    """CG-GRP-2, CG-GRP-3: facilitators get the note with what was said."""
    room = Room()
    carers = room.group("Carers", "carers")
    for number in range(3):
        room.joins(f"Agency {number}", "member", group=carers)
    heron, *_ = [room.joins(f"Carer {number}", group=carers) for number in range(3)]
    for number in range(SMALLEST):
        room.joins(f"Bird {number}", group=room.young)
    for number in range(2):
        room.joins(f"Visitor {number}")
    said = room.made(room.does(heron, Say(own_words="One key worker")))
    assert (room.one(Outcome, said).group, [one.group for one in room.view(room.sam).of(Spoke)]) == ("", [""])
    assert [one.group for one in heard(room.view(room.sam), room.meeting).groups] == [room.young]


def test_between_sessions_nobody_is_counted() -> None:
    room = Room()
    room.does(room.sam, EndSession(session=room.meeting))
    room.does(room.puffin, Say(own_words="One key worker"))
    assert not room.view(room.sam).of(Spoke)


def test_the_end_says_what_the_session_came_to() -> None:
    """CG-PLN-3"""
    room = Room()
    said = room.made(room.does(room.puffin, Propose(think="They give up")))
    room.does(room.sam, Decide(hypothesis=said, status="supported", words="Records agree"))
    parked = room.made(room.does(room.lena, Park(words="Who pays for it?")))
    coming = room.session()
    room.does(room.sam, EndSession(session=room.meeting))
    found = room.view(room.puffin).of(Summary)[0]
    assert found.made == (
        KindCount("hypotheses.finding", 1),
        KindCount("hypotheses.hypothesis", 1),
        KindCount("meeting.parked", 1),
    )
    assert len(found.decisions) == 1 and found.parked == (parked,) and found.next_sessions == (coming,)
    room.does(room.sam, OpenSession(session=coming))
    room.does(room.sam, EndSession(session=coming))
    assert room.view(room.puffin).of(Summary)[1].made == ()


def test_the_influence_check_tells_what_is_still_unanswered() -> None:
    """CG-ANS-3"""
    room = Room()
    assert [one.missing for one in influence(room.view(room.puffin))] == [("heard_by", "changed", "told_on")]
    for seat, part, words in ((room.sam, "heard_by", "The head of children's services"), (room.ayo, "changed", "x")):
        room.does(seat, NoteInfluence(session=room.meeting, part=part, words=words))
    assert [one.missing for one in influence(room.view(room.puffin))] == [("told_on",)]
    room.session()
    assert len(influence(room.view(room.sam))) == 1
