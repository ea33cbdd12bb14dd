"""Steps and links: what drawing together does, and what it never loses."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.pathways.links import AddLink, ChangeLink, RemoveLink
from workshops.artefacts.pathways.records import Feeling, Idea, Link, PainPoint, Step
from workshops.artefacts.pathways.removal import RemoveStep
from workshops.artefacts.pathways.steps import (
    AddStep,
    DescribeStep,
    MarkBasis,
    MoveStep,
    RewordStep,
    TimeStep,
    TraceStep,
)
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.records import Alternative
from workshops.wording import digest


@pytest.fixture
def drawn() -> Drawn:
    return Drawn()


def test_steps_are_numbered_in_the_order_they_are_drawn(drawn: Drawn) -> None:
    assert [drawn.now(drawn.step(words)).ref for words in ("Asks", "Waits", "Leaves")] == ["A1", "A2", "A3"]


def test_a_step_after_another_comes_one_column_on_with_a_link(drawn: Drawn) -> None:
    asks = drawn.step("Asks", lane=drawn.person)
    sent = drawn.now(drawn.step("Sent on", after=asks))
    assert sent.column == drawn.now(asks).column + 1
    assert drawn.ways() == {("A1", "A2")}


def test_a_step_without_a_place_goes_to_the_end_of_its_lane(drawn: Drawn) -> None:
    drawn.room.does(drawn.lena, AddStep(lane=drawn.council, words="Far", column=7))
    assert drawn.now(drawn.step("Next")).column == 8
    assert drawn.now(drawn.step("First here", lane=drawn.person)).column == 0


def test_a_step_does_not_follow_one_of_another_map(drawn: Drawn) -> None:
    other = drawn.lane("Hub", map_id=drawn.begins("T"))
    elsewhere = drawn.step("Elsewhere", lane=other)
    assert drawn.room.refuses(drawn.lena, AddStep(lane=drawn.council, words="x", after=elsewhere)) == "missing"


def test_a_number_in_use_is_never_given_twice(drawn: Drawn) -> None:
    steps = [drawn.step(words) for words in ("one", "two", "three")]
    drawn.room.does(drawn.lena, RemoveStep(step=steps[1]))
    assert drawn.now(drawn.step("four")).ref == "A4"
    assert drawn.room.refuses(drawn.lena, AddStep(lane=drawn.council, words="x", ref="A3")) == "taken"


def test_what_was_taken_away_can_be_put_back_under_its_own_name(drawn: Drawn) -> None:
    steps = [drawn.step(words) for words in ("one", "two")]
    gone = drawn.now(steps[0])
    drawn.room.does(drawn.lena, RemoveStep(step=gone.id))
    asked = AddStep(lane=gone.lane, words=gone.words, column=gone.column, ref=gone.ref, note="seen", concern=True)
    back = drawn.now(drawn.room.made(drawn.room.does(drawn.lena, asked)))
    assert (back.ref, back.words, back.column, back.note, back.concern) == ("A1", "one", gone.column, "seen", True)


@pytest.mark.parametrize("ref", ["B1", "A", "Ax", "A1b"])
def test_a_ref_belongs_to_its_map(drawn: Drawn, ref: str) -> None:
    assert drawn.room.refuses(drawn.lena, AddStep(lane=drawn.council, words="x", ref=ref)) == "invalid"


def test_two_people_rewording_one_step_lose_nothing(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    seen = digest("Sent on")
    drawn.room.does(drawn.lena, RewordStep(step=step, basis_digest=seen, words="Sent on to another place"))
    drawn.room.does(drawn.sam, RewordStep(step=step, basis_digest=seen, words="Passed around"))
    assert drawn.now(step).words == "Sent on to another place"
    assert [(one.of, one.words) for one in drawn.room.view(drawn.lena).of(Alternative)] == [(step, "Passed around")]


def test_rewording_to_the_same_words_changes_nothing(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    assert not drawn.room.does(drawn.lena, RewordStep(step=step, basis_digest="old", words="Sent on")).parts


def test_two_people_who_change_different_things_do_not_undo_each_other(drawn: Drawn) -> None:
    step = drawn.step("Waits")
    drawn.room.does(drawn.lena, DescribeStep(step=step, shape="wait", note="Panel", concern=True))
    drawn.room.does(drawn.sam, TimeStep(step=step, touch=0, wait=2880))
    drawn.room.does(drawn.lena, MarkBasis(step=step, basis="inferred"))
    drawn.room.does(drawn.sam, MoveStep(step=step, lane=drawn.person, column=3))
    now = drawn.now(step)
    assert (now.shape, now.note, now.concern, now.basis) == ("wait", "Panel", True, "inferred")
    assert (now.touch, now.wait, now.wait_worst, now.lane, now.column) == (0, 2880, None, drawn.person, 3)


def test_a_step_moves_only_within_its_map(drawn: Drawn) -> None:
    step = drawn.step("Asks")
    other = drawn.lane("Hub", map_id=drawn.begins("T"))
    assert drawn.room.refuses(drawn.lena, MoveStep(step=step, lane=other, column=0)) == "missing"


def test_a_step_says_which_ideas_it_answers_and_what_it_continues(drawn: Drawn) -> None:
    now = drawn.step("Five forms")
    idea = drawn.idea(drawn.young[0], "One form", step=now)
    hub = drawn.step("One form for all", lane=drawn.lane("Hub", map_id=drawn.begins("T")))
    drawn.room.does(drawn.lena, TraceStep(step=hub, origin=now, ideas=(idea,)))
    assert (drawn.now(hub).origin, drawn.now(hub).ideas) == (now, (idea,))
    assert drawn.room.refuses(drawn.lena, TraceStep(step=hub, origin=hub)) == "invalid"


def test_links_may_lead_back_but_not_to_themselves(drawn: Drawn) -> None:
    """CG-MAP-1"""
    first, second = drawn.step("Asks"), drawn.step("Sent on")
    drawn.link(first, second)
    drawn.link(second, first)
    assert drawn.ways() == {("A1", "A2"), ("A2", "A1")}
    assert drawn.room.refuses(drawn.lena, AddLink(start=first, end=first)) == "invalid"


def test_the_same_way_is_drawn_once_but_information_may_go_along(drawn: Drawn) -> None:
    first, second = drawn.step("Asks"), drawn.step("Sent on")
    link = drawn.link(first, second)
    assert drawn.room.refuses(drawn.lena, AddLink(start=first, end=second)) == "taken"
    drawn.room.does(drawn.lena, AddLink(start=first, end=second, moves="information"))
    assert drawn.room.refuses(drawn.lena, ChangeLink(link=link, moves="information")) == "taken"


def test_a_link_stays_on_one_map(drawn: Drawn) -> None:
    """CG-MAP-1"""
    here, there = drawn.step("Asks"), drawn.step("Hub", lane=drawn.lane("Hub", map_id=drawn.begins("T")))
    assert drawn.room.refuses(drawn.lena, AddLink(start=here, end=there)) == "missing"


def test_a_link_says_which_share_goes_this_way(drawn: Drawn) -> None:
    link = drawn.link(drawn.step("Decide"), drawn.step("Yes"))
    drawn.room.does(drawn.lena, ChangeLink(link=link, moves="person", share=0.6, label="yes"))
    assert (drawn.room.one(Link, link).share, drawn.room.one(Link, link).label) == (0.6, "yes")
    drawn.room.does(drawn.lena, RemoveLink(link=link))
    assert not drawn.ways()


def test_taking_a_step_away_takes_its_links(drawn: Drawn) -> None:
    first = drawn.step("Asks")
    second = drawn.step("Sent on", after=first)
    drawn.step("Leaves", after=second)
    drawn.room.does(drawn.lena, RemoveStep(step=second))
    assert drawn.ways() == set()


def test_joining_up_leads_on_past_the_step(drawn: Drawn) -> None:
    first, other = drawn.step("Asks"), drawn.step("Rings")
    middle = drawn.step("Sent on", after=first)
    drawn.link(other, middle)
    last = drawn.step("Leaves", after=middle)
    drawn.link(other, last)
    drawn.link(middle, first, "again")
    drawn.room.does(drawn.lena, RemoveStep(step=middle, join_up=True))
    assert drawn.ways() == {("A1", "A4"), ("A2", "A4"), ("A2", "A1")}


def test_what_people_feel_is_moved_and_never_lost(drawn: Drawn) -> None:
    """CG-WRD-3"""
    step, other = drawn.step("Sent on"), drawn.step("Waits")
    feeling = drawn.feeling(drawn.young[0], step, "I told it four times")
    assert drawn.room.refuses(drawn.lena, RemoveStep(step=step)) == "closed"
    assert drawn.room.refuses(drawn.lena, RemoveStep(step=step, words_to=step)) == "closed"
    drawn.room.does(drawn.lena, RemoveStep(step=step, words_to=other))
    kept = drawn.room.one(Feeling, feeling)
    assert (kept.step, kept.words) == (other, "I told it four times")


def test_pain_points_ideas_and_hypotheses_stay_when_their_step_goes(drawn: Drawn) -> None:
    step, other = drawn.step("Sent on"), drawn.step("Waits")
    pain = drawn.pain("Passed around", step, other)
    idea = drawn.idea(drawn.young[0], "One worker", step=step)
    proposed = drawn.room.does(drawn.lena, Propose(think="They give up", steps=(step, other)))
    drawn.room.does(drawn.lena, RemoveStep(step=step))
    assert drawn.room.one(PainPoint, pain).steps == (other,)
    assert drawn.room.one(Idea, idea).step == ""
    assert drawn.room.one(Hypothesis, drawn.room.made(proposed)).steps == (other,)


def test_a_hypothesis_about_a_step_that_went_can_still_be_decided(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    hypothesis = drawn.room.made(drawn.room.does(drawn.lena, Propose(think="They give up", steps=(step,))))
    drawn.room.does(drawn.lena, RemoveStep(step=step))
    drawn.room.does(drawn.sam, Decide(hypothesis=hypothesis, status="supported"))
    assert drawn.room.one(Hypothesis, hypothesis).status == "supported"


def test_a_step_with_a_minority_view_beside_it_stays(drawn: Drawn) -> None:
    """CG-REM-2"""
    step = drawn.step("Sent on")
    drawn.room.does(drawn.young[0], KeepMinorityView(of=step, words="It is not like that for me"))
    assert drawn.room.refuses(drawn.lena, RemoveStep(step=step)) == "closed"


def test_the_rewordings_beside_a_step_go_with_it(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    drawn.room.does(drawn.lena, RewordStep(step=step, basis_digest="old", words="Passed around"))
    drawn.room.does(drawn.sam, RemoveStep(step=step))
    assert not drawn.room.view(drawn.lena).of(Alternative)
    assert not drawn.room.view(drawn.lena).of(Step)


def test_there_is_a_limit_to_what_one_map_can_hold(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshops.artefacts.pathways.steps.MOST_STEPS", 2)
    drawn.step("one")
    drawn.step("two")
    assert drawn.room.refuses(drawn.lena, AddStep(lane=drawn.council, words="three")) == "too_many"
