"""Pain points, votes, feelings and ideas: what phones may say, and what nobody learns."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops.artefacts.pathways.contributions import AddIdea, PlaceIdea, SayFeeling, WithdrawFeeling, WithdrawIdea
from workshops.artefacts.pathways.pain_points import (
    AddPainPoint,
    GiveVote,
    PlacePainPoint,
    RemovePainPoint,
    RewordPainPoint,
    TakeBackVote,
)
from workshops.artefacts.pathways.records import Feeling, Idea, PainPoint, Step, Vote
from workshops.artefacts.pathways.steps import TraceStep
from workshops.audiences import EVERYONE, participant
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.records import Alternative, Authored, MinorityView
from workshops.wording import digest


@pytest.fixture
def drawn() -> Drawn:
    return Drawn()


def votes(drawn: Drawn, pain: str) -> int:
    return drawn.room.one(PainPoint, pain).votes


def test_pain_points_are_numbered_on_their_map(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    numbers = [drawn.room.one(PainPoint, drawn.pain(words, step)).number for words in ("Passed around", "Five forms")]
    assert numbers == [1, 2]


def test_a_pain_point_hurts_at_steps_of_its_own_map(drawn: Drawn) -> None:
    elsewhere = drawn.step("Hub", lane=drawn.lane("Hub", map_id=drawn.begins("T")))
    asked = AddPainPoint(map=drawn.map, words="Passed around", steps=(elsewhere,))
    assert drawn.room.refuses(drawn.lena, asked) == "missing"
    pain = drawn.pain("Passed around")
    assert drawn.room.refuses(drawn.lena, PlacePainPoint(pain_point=pain, steps=(elsewhere,))) == "missing"
    here = drawn.step("Sent on")
    drawn.room.does(drawn.lena, PlacePainPoint(pain_point=pain, steps=(here,)))
    assert drawn.room.one(PainPoint, pain).steps == (here,)


def test_everybody_learns_how_many_voted_and_nobody_who(drawn: Drawn) -> None:
    """CG-VOT-1"""
    pain = drawn.pain("Passed around")
    changes = drawn.room.does(drawn.young[0], GiveVote(pain_point=pain))
    drawn.room.does(drawn.young[1], GiveVote(pain_point=pain))
    assert votes(drawn, pain) == 2
    assert set(changes.parts) == {EVERYONE, participant(drawn.young[0])}
    assert drawn.young[0] not in repr(changes.parts[EVERYONE])
    assert not drawn.room.view(drawn.sam).of(Vote)


def test_one_person_has_one_vote_for_a_pain_point(drawn: Drawn) -> None:
    """CG-VOT-1"""
    pain = drawn.pain("Passed around")
    drawn.room.does(drawn.young[0], GiveVote(pain_point=pain))
    assert drawn.room.refuses(drawn.young[0], GiveVote(pain_point=pain)) == "taken"
    assert votes(drawn, pain) == 1


def test_a_vote_can_be_taken_back_only_by_who_gave_it(drawn: Drawn) -> None:
    pain = drawn.pain("Passed around")
    drawn.room.does(drawn.young[0], GiveVote(pain_point=pain))
    assert drawn.room.refuses(drawn.young[1], TakeBackVote(pain_point=pain)) == "missing"
    drawn.room.does(drawn.young[0], TakeBackVote(pain_point=pain))
    assert votes(drawn, pain) == 0
    drawn.room.does(drawn.young[0], GiveVote(pain_point=pain))
    assert votes(drawn, pain) == 1


def test_what_people_voted_for_stays(drawn: Drawn) -> None:
    pain = drawn.pain("Passed around")
    drawn.room.does(drawn.young[0], GiveVote(pain_point=pain))
    assert drawn.room.refuses(drawn.lena, RemovePainPoint(pain_point=pain)) == "closed"
    drawn.room.does(drawn.young[0], TakeBackVote(pain_point=pain))
    idea = drawn.idea(drawn.young[0], "One worker", pain_point=pain)
    drawn.room.does(drawn.lena, RemovePainPoint(pain_point=pain))
    assert drawn.room.one(Idea, idea).pain_point == ""


def test_a_pain_point_reworded_twice_at_once_keeps_both(drawn: Drawn) -> None:
    pain = drawn.pain("Five forms")
    for seat, words in ((drawn.lena, "Same questions, five times"), (drawn.sam, "Forms everywhere")):
        drawn.room.does(seat, RewordPainPoint(pain_point=pain, basis_digest=digest("Five forms"), words=words))
    assert drawn.room.one(PainPoint, pain).words == "Same questions, five times"
    assert [one.words for one in drawn.room.view(drawn.sam).of(Alternative)] == ["Forms everywhere"]


def test_a_feeling_carries_the_group_and_no_author(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    changes = drawn.room.does(drawn.young[0], SayFeeling(step=step, face="fed_up", words="I told it four times"))
    feeling = drawn.room.one(Feeling, drawn.room.made(changes))
    assert (feeling.group, feeling.basis) == (drawn.young_people, "felt")
    assert drawn.young[0] not in repr(changes.parts[EVERYONE])


def test_a_feeling_of_a_small_group_does_not_point_at_one_person(drawn: Drawn) -> None:
    carer = drawn.room.joins("Carer", group=drawn.room.group("Carers", "carers"))
    feeling = drawn.feeling(carer, drawn.step("Sent on"))
    assert drawn.room.one(Feeling, feeling).group == ""


def test_a_face_alone_says_enough(drawn: Drawn) -> None:
    assert drawn.room.one(Feeling, drawn.feeling(drawn.young[0], drawn.step("Sent on"))).words == ""


def test_only_a_facilitator_writes_down_for_another_group(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    said = SayFeeling(step=step, face="scared", group=drawn.young_people)
    idea = AddIdea(map=drawn.map, words="One form", group=drawn.young_people)
    assert drawn.room.refuses(drawn.lena, said) == "forbidden"
    assert drawn.room.refuses(drawn.young[0], idea) == "forbidden"
    assert drawn.room.one(Feeling, drawn.room.made(drawn.room.does(drawn.sam, said))).group == drawn.young_people


def test_a_withdrawn_feeling_is_gone_and_its_words_leave_the_log(drawn: Drawn) -> None:
    feeling = drawn.feeling(drawn.young[0], drawn.step("Sent on"), "I told it four times")
    assert drawn.room.refuses(drawn.young[1], WithdrawFeeling(feeling=feeling)) == "forbidden"
    assert drawn.room.refuses(drawn.sam, WithdrawFeeling(feeling=feeling)) == "forbidden"
    changes = drawn.room.does(drawn.young[0], WithdrawFeeling(feeling=feeling))
    assert changes.parts[EVERYONE].erased == (feeling,)
    assert not drawn.room.view(drawn.young[0]).of(Feeling)
    assert not drawn.room.view(drawn.young[0]).of(Authored)


def test_a_withdrawn_idea_is_let_go_by_the_steps_that_answered_it(drawn: Drawn) -> None:
    idea = drawn.idea(drawn.young[0], "One form")
    hub = drawn.step("One form for all", lane=drawn.lane("Hub", map_id=drawn.begins("T")))
    drawn.room.does(drawn.lena, TraceStep(step=hub, ideas=(idea,)))
    changes = drawn.room.does(drawn.young[0], WithdrawIdea(idea=idea))
    assert changes.parts[EVERYONE].erased == (idea,)
    assert drawn.room.one(Step, hub).ideas == ()
    assert not drawn.room.view(drawn.sam).of(Idea)


def test_an_idea_is_placed_on_its_own_map_without_touching_its_words(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    idea = drawn.idea(drawn.young[0], "One worker who stays")
    drawn.room.does(drawn.lena, PlaceIdea(idea=idea, step=step))
    placed = drawn.room.one(Idea, idea)
    assert (placed.step, placed.words) == (step, "One worker who stays")
    elsewhere = drawn.step("Hub", lane=drawn.lane("Hub", map_id=drawn.begins("T")))
    assert drawn.room.refuses(drawn.lena, PlaceIdea(idea=idea, step=elsewhere)) == "missing"


def test_an_idea_answers_a_pain_point_of_the_same_map(drawn: Drawn) -> None:
    other = drawn.begins("T")
    pain = drawn.room.made(drawn.room.does(drawn.lena, AddPainPoint(map=other, words="Still slow")))
    asked = AddIdea(map=drawn.map, words="Be quick", pain_point=pain)
    assert drawn.room.refuses(drawn.young[0], asked) == "missing"


def test_what_others_built_on_keeps_an_empty_place(drawn: Drawn) -> None:
    """CG-WRD-5, CG-REM-2"""
    idea = drawn.idea(drawn.young[0], "One form")
    dissent = drawn.room.made(drawn.room.does(drawn.lena, KeepMinorityView(of=idea, words="Not one more form")))
    drawn.room.does(drawn.young[0], WithdrawIdea(idea=idea))
    assert (drawn.room.one(Idea, idea).words, drawn.room.one(Idea, idea).masked) == ("", True)
    assert drawn.room.one(MinorityView, dissent).of == idea
    assert not drawn.room.view(drawn.young[0]).of(Authored)
