"""What the log may know of a concern: that something was hidden, and whom to tell."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from tests.workshops.meeting.test_hiding import SECRET, everything_in
from workshops import Operation, Refused
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.records import Finding, Hypothesis
from workshops.artefacts.outcomes.operations import AddOutcome, Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.outcomes.wordings import RewordOwn
from workshops.artefacts.pathways.contributions import SayFeeling
from workshops.artefacts.pathways.records import Step
from workshops.artefacts.pathways.steps import RewordStep
from workshops.artefacts.specification.operations import Begin
from workshops.artefacts.specification.records import Version
from workshops.artefacts.specification.requirements import AddRequirement
from workshops.artefacts.specification.requirements import Withdraw as LeaveOut
from workshops.artefacts.specification.versions import Publish
from workshops.audiences import EVERYONE, FACILITATORS, SEALED, participant
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.hiding import Hide, ShowAgain, TakeBackHidden
from workshops.meeting.partnership import AddOrganisation
from workshops.meeting.people import ChangeRoles, Leave
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.records import Alternative, Authored, Organisation, QuietNote, Seat
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held, Hidden
from workshops.meeting.safeguarding import (
    ConcernNotice,
    NoteOpening,
    PutBack,
    RegisterOpened,
    SettleConcern,
    TellOfConcern,
    can_be_set_aside,
    writer_of,
)
from workshops.meeting.sight import kept, taken
from workshops.wording import digest
from workshops.words import catalogue


class Led(Room):
    """A room with a safeguarding lead."""

    def __init__(self) -> None:
        super().__init__()
        self.maryam = self.joins("Maryam", "safeguarding_lead", "member")
        self.said = self.made(self.does(self.puffin, Say(own_words=SECRET)))

    def concern(self, record: str = "", about: str = "record") -> None:
        self.door(TellOfConcern(concern="c1", about=about, record=record))


def test_what_a_concern_is_about_leaves_no_words_anywhere() -> None:
    """CG-SAF-1"""
    room = Led()
    room.does(room.puffin, SendQuietly(words=SECRET))
    for one in (room.said, room.view(room.sam).of(QuietNote)[0].id):
        room.concern(one)
    assert SECRET not in everything_in(room, EVERYONE, FACILITATORS)
    told = room.view(room.sam).of(Hidden)
    assert [(one.of, one.record, one.words, one.kept, one.why) for one in told] == [("", "", "", "", "concern")] * 2
    assert room.refuses(room.sam, ShowAgain(hidden=told[0].id)) == "closed"


def test_only_the_leads_are_told_and_without_words() -> None:
    """CG-SAF-2"""
    room = Led()
    room.concern(about="seen")
    assert set(room.history[-1].parts) == {participant(room.maryam)}
    assert [(one.concern, one.about) for one in room.view(room.maryam).of(ConcernNotice)] == [("c1", "seen")]
    assert not room.view(room.sam).of(ConcernNotice)
    room.door(SettleConcern(concern="c1"))
    assert not room.view(room.maryam).of(ConcernNotice)


@pytest.mark.parametrize(
    "asked", [TellOfConcern(concern="c", about="seen"), PutBack(kept="{}"), SettleConcern(concern="c")]
)
def test_only_the_door_speaks_of_concerns(asked: Operation) -> None:
    room = Led()
    for seat in (room.sam, room.maryam, room.puffin):
        assert room.refuses(seat, asked) == "forbidden"


def test_what_is_no_contribution_is_not_taken_away() -> None:
    room = Led()
    with pytest.raises(Exception, match="missing"):
        room.concern(room.meeting)


def test_what_was_harmless_comes_back_as_its_writers_own() -> None:
    """CG-HID-2"""
    room = Led()
    words = kept(taken(room.view(room.sam), room.one(Outcome, room.said)))
    room.concern(room.said)
    room.door(PutBack(kept=words))
    (again,) = room.view(room.lena).of(Outcome)
    assert again.own_words == SECRET and again.id != room.said
    assert [one.record for one in room.view(room.puffin).of(Authored)] == [again.id]


@pytest.mark.parametrize("goes", [TakeBackHidden, EraseOwn])
def test_what_its_writer_took_back_meanwhile_stays_away(goes: type[Operation]) -> None:
    """CG-HID-3, CG-ERA-1"""
    room = Led()
    words = kept(taken(room.view(room.sam), room.one(Outcome, room.said)))
    room.concern(room.said)
    (mine,) = room.view(room.puffin).of(Authored)
    room.does(room.puffin, TakeBackHidden(authored=mine.id) if goes is TakeBackHidden else EraseOwn())
    with pytest.raises(Refused, match="closed") as refused:
        room.door(PutBack(kept=words, writer=room.puffin))
    assert f"work.refusal.closed.{refused.value.data['reason']}" in catalogue("en")
    assert not room.view(room.lena).of(Outcome)


def test_a_wording_beside_it_that_was_taken_back_meanwhile_stays_away() -> None:
    """CG-HID-3"""
    room = Led()
    room.does(room.puffin, RewordOwn(of=room.said, basis_digest="", own_words="My uncle did more"))
    words = kept(taken(room.view(room.sam), room.one(Outcome, room.said)))
    room.concern(room.said)
    mine = {one.record: one.id for one in room.view(room.puffin).of(Authored)}
    mine.pop(room.said)
    for note in mine.values():
        room.does(room.puffin, TakeBackHidden(authored=note))
    room.door(PutBack(kept=words, writer=room.puffin))
    assert [one.own_words for one in room.view(room.lena).of(Outcome)] == [SECRET]
    assert not room.view(room.lena).of(Alternative)


def test_whose_words_they_are_can_be_found_out_in_every_shape() -> None:
    """CG-SAF-3"""
    room = Led()
    room.does(room.puffin, SendQuietly(words="I need to talk"))
    thought = room.made(room.does(room.puffin, Propose(think=SECRET)))
    everything = room.state.everything()
    assert writer_of(everything, room.one(Outcome, room.said)) == room.puffin
    assert writer_of(everything, room.view(room.sam).of(QuietNote)[0]) == room.puffin
    assert writer_of(everything, room.one(Hypothesis, thought)) == room.puffin
    room.does(room.sam, Hide(record=thought))
    assert writer_of(room.state.everything(), room.view(room.sam).of(Hidden)[0]) == room.puffin
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.puffin, Say(own_words=SECRET))
    assert writer_of(room.state.everything(), room.view(room.sam).of(Held)[0]) == room.puffin
    assert writer_of(room.state.everything(), room.one(Seat, room.sam)) == ""
    assert not any(SEALED in room.view(seat).streams for seat in (room.sam, room.maryam, room.puffin))


def test_all_facilitators_see_that_the_register_was_opened() -> None:
    """CG-SAF-3"""
    room = Led()
    room.door(NoteOpening(seat=room.maryam, why="concern"))
    for seat in (room.sam, room.ayo):
        assert [(one.seat, one.why) for one in room.view(seat).of(RegisterOpened)] == [(room.maryam, "concern")]
    assert not room.view(room.puffin).of(RegisterOpened)


def test_nobody_makes_themselves_the_lead() -> None:
    """CG-SAF-2"""
    room = Led()
    roles = ("facilitator", "safeguarding_lead")
    assert room.refuses(room.sam, ChangeRoles(seat=room.sam, roles=roles)) == "forbidden"
    room.does(room.ayo, ChangeRoles(seat=room.sam, roles=roles))
    room.does(room.sam, ChangeRoles(seat=room.sam, roles=(*roles, "member")))


def test_anybody_may_leave_at_once_but_the_last_facilitator() -> None:
    room = Led()
    room.does(room.puffin, Leave())
    assert not any(one.id == room.puffin for one in room.view(room.sam).of(Seat))
    assert room.one(Outcome, room.said).own_words == SECRET
    room.does(room.ayo, Leave())
    assert room.refuses(room.sam, Leave()) == "forbidden"


def test_what_repeats_the_words_of_a_concern_repeats_them_no_more() -> None:
    """CG-SAF-5"""
    room = Led()
    thought = room.made(room.does(room.puffin, Propose(think=SECRET)))
    quoted = Decide(hypothesis=thought, status="parked", words=f"Somebody said: {SECRET}. Set aside.")
    room.does(room.sam, quoted)
    room.does(room.sam, AddOutcome(formal=f"Safe from this: {SECRET}", hypotheses=(thought,)))
    room.does(room.lena, Say(own_words="Nobody hurts me"))
    room.concern(thought)
    assert SECRET not in everything_in(room, EVERYONE)
    assert [one.words for one in room.view(room.sam).of(Finding)] == ["Somebody said: …. Set aside."]
    assert {one.formal for one in room.view(room.sam).of(Outcome)} == {"", "Safe from this: …"}
    assert room.said in room.history[-1].parts[EVERYONE].erased
    assert {one.own_words for one in room.view(room.sam).of(Outcome)} == {"…", "", "Nobody hurts me"}


def test_common_words_are_left_where_they_are() -> None:
    """CG-SAF-5"""
    room = Led()
    short = room.made(room.does(room.puffin, Say(own_words="I am sad")))
    room.does(room.lena, Say(own_words="When I am sad, a worker who listens"))
    room.concern(short)
    assert "When I am sad, a worker who listens" in {one.own_words for one in room.view(room.sam).of(Outcome)}


@pytest.mark.parametrize(
    "said", ["organisation", "young_people", "meeting.organisation", "specification", "2026-03-01T10"]
)
def test_words_that_are_also_keys_take_nothing_away_but_words(said: str) -> None:
    """CG-SAF-5"""
    room = Led()
    room.organisation("Elm House")
    room.door(AddOrganisation(name=f"Home of {said}"))
    before = [one for one in room.state.records(EVERYONE) if not isinstance(one, Organisation)]
    room.concern(room.made(room.does(room.puffin, Say(own_words=said))))
    assert [one for one in room.state.records(EVERYONE) if not isinstance(one, Organisation)] == before
    assert [one.name for one in room.view(room.sam).of(Organisation)] == ["Elm House", "Home of …"]


def test_the_notes_of_an_earlier_version_repeat_no_words_of_a_concern() -> None:
    """CG-SAF-5"""
    room = Led()
    carla = room.joins("Carla", "commissioner")
    room.does(carla, Begin(title="Housing"))
    needed = room.made(room.does(carla, AddRequirement(section="safeguarding", words="MUST be safe")))
    room.does(carla, LeaveOut(requirement=needed, note=f"As somebody said: {SECRET}"))
    room.does(carla, Publish(status="draft"))
    room.concern(room.said)
    assert SECRET not in everything_in(room, EVERYONE)
    (version,) = room.view(carla).of(Version)
    assert [(one.requirement, one.section, one.note) for one in version.held] == [
        (needed, "safeguarding", "As somebody said: …")
    ]


@pytest.mark.parametrize("by", ["concern", "facilitator"])
def test_words_that_come_into_an_emptied_place_can_be_taken_away_again(by: str) -> None:
    """CG-SAF-1, CG-HID-1"""
    room = Led()
    _, _, step = room.draws(SECRET)
    room.does(room.puffin, SayFeeling(step=step, face="scared"))
    room.does(room.sam, Hide(record=step))
    assert room.refuses(room.sam, Hide(record=step)) == "missing" and not can_be_set_aside(room.one(Step, step))
    room.does(room.lena, RewordStep(step=step, basis_digest=digest(""), words="My uncle again"))
    if by == "concern":
        room.concern(step)
    else:
        room.does(room.sam, Hide(record=step))
    assert "My uncle again" not in everything_in(room, EVERYONE)
