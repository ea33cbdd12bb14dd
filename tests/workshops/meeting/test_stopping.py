"""Stopping commercial talk: at once, with the time held, what people write waiting, and nobody named."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.workshops.artefacts.pathways.maps import as_is
from tests.workshops.artefacts.specification.composed import document, every, section, whole
from tests.workshops.artefacts.specification.room import Room as Specified
from tests.workshops.meeting.test_conduct import Room
from workshops import Operation, Refused
from workshops.artefacts.agreement.operations import Begin, clauses_of
from workshops.artefacts.agreement.signing import Sign
from workshops.artefacts.answers.operations import GiveAnswer
from workshops.artefacts.cards.records import Card
from workshops.artefacts.cards.rounds import OpenCards, RevealCards, WriteCard
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import AddOutcome, Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.pathways.formats import table
from workshops.artefacts.pathways.importing import ImportMap
from workshops.artefacts.pathways.records import Step
from workshops.artefacts.pathways.steps import AddStep, DescribeStep, MoveStep
from workshops.audiences import EVERYONE, FACILITATORS, SEALED, participant
from workshops.document import Table
from workshops.meeting.agenda import EndSession, MoveRoom, OpenSession
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.moderation import ShowHeld, TakeBackHeld
from workshops.meeting.people import ChangeRoles, RemoveSeat
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.records import Authored, QuietNote, Timer
from workshops.meeting.room_records import Held, OwnHeld
from workshops.meeting.safeguarding import writer_of
from workshops.meeting.session_records import Stop, standing_stop
from workshops.meeting.stopping import GoOn, StopTalk
from workshops.meeting.timer import RunTimer
from workshops.words import catalogue


class Stopped(Room):
    """A room whose talk has just been stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = self.does(self.sam, StopTalk(session=self.meeting))
        self.stop = self.made(self.changes)

    def timer(self, activity: str) -> Timer:
        return next(one for one in self.view(self.sam).of(Timer) if one.activity == activity)


def test_everybody_is_told_at_once_and_nobody_is_named() -> None:
    """CG-STP-1"""
    room = Stopped()
    stop = standing_stop(room.view(room.puffin))
    assert stop and (stop.session, stop.activity) == (room.meeting, room.first) and stop.at
    seats = (room.sam, room.ayo, room.lena, room.puffin)
    assert set(room.changes.parts) == {"everyone"} and not any(seat in repr(room.changes) for seat in seats)
    assert not {"seat", "words", "by"} & {one.name for one in fields(Stop)}


def test_whoever_facilitates_or_leads_procurement_stops_it() -> None:
    room = Room()
    noor = room.joins("Noor", "procurement_lead")
    for seat in (room.lena, room.puffin, room.joins("Obi", "observer"), room.joins("Priya", "commissioner")):
        assert room.refuses(seat, StopTalk(session=room.meeting)) == "forbidden"
    stop = room.made(room.does(noor, StopTalk(session=room.meeting)))
    assert room.refuses(room.lena, GoOn(stop=stop)) == "forbidden"
    room.does(noor, GoOn(stop=stop))


def test_two_who_stop_it_stop_it_once_and_a_late_go_on_does_nothing() -> None:
    """CG-STP-1, CG-FAC-1"""
    room = Stopped()
    assert room.does(room.ayo, StopTalk(session=room.meeting)).parts == {}
    room.does(room.ayo, GoOn(stop=room.stop))
    again = room.made(room.does(room.sam, StopTalk(session=room.meeting)))
    assert room.does(room.ayo, GoOn(stop=room.stop)).parts == {}
    standing = standing_stop(room.view(room.sam))
    assert standing and standing.id == again


def test_the_timer_is_held_and_goes_on_where_it_was() -> None:
    """CG-STP-1"""
    room = Stopped()
    held = room.timer(room.first)
    assert held.started_at == "" and held.elapsed > 0
    refused = room.refusal(room.sam, RunTimer(timer=held.id, action="start"))
    assert (refused.code, refused.data) == ("closed", {"reason": "stopped"})
    room.does(room.sam, GoOn(stop=room.stop))
    after = room.timer(room.first)
    assert after.started_at and after.elapsed == held.elapsed


def test_a_timer_that_was_paused_before_stays_paused() -> None:
    """CG-STP-1"""
    room = Room()
    timer = next(one.id for one in room.view(room.sam).of(Timer) if one.activity == room.first)
    room.does(room.sam, RunTimer(timer=timer, action="pause"))
    stop = room.made(room.does(room.sam, StopTalk(session=room.meeting)))
    room.does(room.sam, GoOn(stop=stop))
    assert room.one(Timer, timer).started_at == ""


def test_moving_on_does_not_end_it_and_the_new_timer_waits() -> None:
    """CG-STP-1"""
    room = Stopped()
    room.does(room.ayo, MoveRoom(session=room.meeting, activity=room.second, from_activity=room.first))
    assert standing_stop(room.view(room.sam)) and room.timer(room.second).started_at == ""
    room.does(room.sam, GoOn(stop=room.stop))
    assert room.timer(room.second).started_at and room.timer(room.first).started_at == ""
    assert not standing_stop(room.view(room.sam))


def test_the_end_of_the_session_ends_it() -> None:
    room = Stopped()
    room.does(room.sam, EndSession(session=room.meeting))
    assert room.one(Stop, room.stop).ended_at
    assert room.refuses(room.sam, StopTalk(session=room.meeting)) == "closed"


def test_what_people_write_waits_and_is_not_lost() -> None:
    """CG-MOD-3"""
    room = Stopped()
    for seat, words in ((room.puffin, "One key worker"), (room.lena, "Forty pounds an hour")):
        room.does(seat, Propose(think=words))
    assert room.view(room.puffin).of(Hypothesis) == []
    held = room.view(room.sam).of(Held)
    assert [one.words for one in held] == ["One key worker", "Forty pounds an hour"]
    room.does(room.sam, GoOn(stop=room.stop))
    assert len(room.view(room.sam).of(Held)) == 2
    room.does(room.sam, ShowHeld(held=held[0].id))
    assert [one.think for one in room.view(room.puffin).of(Hypothesis)] == ["One key worker"]
    room.does(room.lena, Propose(think="They give up"))
    assert len(room.view(room.puffin).of(Hypothesis)) == 2


def test_what_a_scribe_writes_meanwhile_waits_as_that_of_whoever_said_it() -> None:
    """CG-MOD-1, CG-MOD-3, CG-CON-3"""
    room = Stopped()
    asked = room.does(room.lena, Say(own_words="One key worker", for_seat=room.puffin))
    assert room.puffin not in repr(asked.parts[FACILITATORS]) and participant(room.lena) not in asked.parts
    held = room.view(room.sam).of(Held)[0]
    assert writer_of(room.state.everything(), held) == room.puffin
    assert [one.words for one in room.view(room.puffin).of(OwnHeld)] == ["One key worker"]
    said = room.made(room.does(room.sam, ShowHeld(held=held.id)))
    assert (room.one(Outcome, said).own_words, room.one(Outcome, said).scribed) == ("One key worker", True)
    assert [one.record for one in room.view(room.puffin).of(Authored)] == [said]


@pytest.mark.parametrize("asked", [TakeBackHeld, EraseOwn])
def test_what_a_scribe_wrote_for_somebody_goes_with_them_while_it_waits(asked: type[Operation]) -> None:
    """CG-CON-3, CG-ERA-1"""
    room = Stopped()
    room.does(room.lena, Say(own_words="One key worker", for_seat=room.puffin))
    (own,) = room.view(room.puffin).of(OwnHeld)
    room.does(room.puffin, TakeBackHeld(held=own.id) if asked is TakeBackHeld else EraseOwn())
    assert "One key worker" not in repr([room.state.records(one) for one in room.state.streams()])


def test_facilitators_write_on_and_quiet_notes_reach_them() -> None:
    """CG-MOD-3"""
    room = Stopped()
    room.does(room.sam, Say(own_words="One key worker"))
    room.does(room.puffin, SendQuietly(words="Why did we stop?"))
    assert [one.words for one in room.view(room.sam).of(QuietNote)] == ["Why did we stop?"]


@pytest.mark.parametrize("stopped", [False, True])
def test_cards_that_are_revealed_meanwhile_wait_too(stopped: bool) -> None:
    """CG-MOD-3"""
    room = Room()
    round_id = room.made(room.does(room.sam, OpenCards(activity=room.first, question="What helps?")))
    room.does(room.lena, WriteCard(round=round_id, words="Forty pounds an hour"))
    if stopped:
        room.does(room.sam, StopTalk(session=room.meeting))
    room.does(room.sam, RevealCards(round=round_id))
    assert len(room.view(room.puffin).of(Card)) == (0 if stopped else 1)


def test_the_disclosure_annex_tells_of_it() -> None:
    """CG-STP-1"""
    room = Specified()
    session = room.workshop.session()
    room.does(room.sam, OpenSession(session=session))
    assert "Talk stopped" not in whole(document(room))
    room.does(room.sam, StopTalk(session=session))
    (told,) = [one for one in every(section(document(room), "Who took part"), Table) if one.name == "Talk stopped"]
    assert told.rows == ((1, "Welcome and rules", "1 March 2026"),)


def test_the_work_of_members_waits_too_where_it_puts_words_before_everybody() -> None:
    """CG-MOD-3"""
    room = Room()
    _, lane, step = room.draws("Sent on")
    thought = room.made(room.does(room.puffin, Propose(think="They give up")))
    room.does(room.sam, StopTalk(session=room.meeting))
    for asked in (
        AddStep(lane=lane, words="Forty pounds an hour"),
        AddOutcome(formal="Forty pounds an hour"),
        DescribeStep(step=step, shape="step", note="Forty pounds an hour"),
        GiveAnswer(of=thought, verdict="did", words="Forty pounds an hour", decided_by="We"),
    ):
        changes = room.does(room.lena, asked)
        assert set(changes.parts) == {FACILITATORS, participant(room.lena), SEALED}
    assert "Forty pounds" not in repr(room.state.records(EVERYONE))
    with pytest.raises(Refused) as refused:
        room.does(room.lena, ImportMap(name="Prices", moment="as_is", rows=table(as_is())))
    assert f"work.refusal.closed.{refused.value.data['reason']}" in catalogue("en")
    room.does(room.lena, MoveStep(step=step, lane=lane, column=3))
    assert room.one(Step, step).column == 3
    room.does(room.sam, ShowHeld(held=room.view(room.sam).of(Held)[1].id))
    assert [one.formal for one in room.view(room.puffin).of(Outcome)] == ["Forty pounds an hour"]
    assert len(room.view(room.lena).of(OwnHeld)) == 3


@pytest.mark.parametrize("gone", [False, True])
def test_the_work_of_a_member_is_not_shown_once_they_are_none(*, gone: bool) -> None:
    """CG-MOD-2, CG-ADM-7"""
    room = Room()
    room.does(room.sam, StopTalk(session=room.meeting))
    room.does(room.lena, AddOutcome(formal="Nobody waits"))
    (held,) = room.view(room.sam).of(Held)
    changed = RemoveSeat(seat=room.lena) if gone else ChangeRoles(seat=room.lena, roles=("contributor",))
    room.does(room.sam, changed)
    with pytest.raises(Refused) as refused:
        room.does(room.sam, ShowHeld(held=held.id))
    assert f"work.refusal.forbidden.{refused.value.data['reason']}" in catalogue("en")
    assert not room.view(room.sam).of(Outcome)


def test_a_signature_does_not_wait() -> None:
    """CG-MOD-3"""
    room = Room()
    room.does(room.sam, Begin())
    party = room.joins("Pat", "signatory")
    clause = clauses_of(room.view(party))[0]
    room.does(room.sam, StopTalk(session=room.meeting))
    asked = Sign(name="Pat", role="Parent", authority="Own", clauses=(clause.id,), digests=(clause.digest,))
    assert EVERYONE in room.does(party, asked).parts
