"""A map as it is beside one as it should be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops import Changes, Refused
from workshops.artefacts.pathways.answers import AnswerPainPoint, RemoveAnswer
from workshops.artefacts.pathways.change_records import Answer
from workshops.artefacts.pathways.comparing import Comparison, Pain, compare
from workshops.artefacts.pathways.contributions import WithdrawIdea
from workshops.artefacts.pathways.marking import ContinueSteps
from workshops.artefacts.pathways.measured import Line
from workshops.artefacts.pathways.measures import GiveMeasure
from workshops.artefacts.pathways.operations import CopyMap
from workshops.artefacts.pathways.records import Link, Step
from workshops.artefacts.pathways.removal import RemoveStep
from workshops.artefacts.pathways.steps import AddStep, MoveStep, RewordStep, TimeStep, TraceStep
from workshops.meeting.records import Partnership
from workshops.wording import digest


class Compared(Drawn):
    """A way as it is, a copy of it as it should be, and the two side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.asks = self.step("Asks for help", lane=self.person)
        self.sent = self.step("Sent on", after=self.asks)
        self.form = self.step("Fills in a form", after=self.sent)
        self.to_be = self.room.made(self.room.does(self.lena, CopyMap(map=self.map, name="To be", prefix="T")))

    def later(self, origin: str) -> Step:
        found = self.room.view(self.lena).of(Step)
        return next(one for one in found if one.map == self.to_be and one.origin == origin)

    def compared(self) -> Comparison:
        return compare(self.room.view(self.lena), self.map, self.to_be)

    def changes(self) -> dict[str, str]:
        refs = {one.id: one.ref for one in self.room.view(self.lena).of(Step)}
        return {refs[one.after or one.before[0]]: one.change for one in self.compared().steps}

    def line(self, name: str) -> Line:
        return next(one for one in self.compared().measures if name in (one.of, one.words))

    def pains(self) -> list[Pain]:
        return list(self.compared().pains)


@pytest.fixture
def compared() -> Compared:
    return Compared()


def test_a_copy_keeps_everything(compared: Compared) -> None:
    """CG-MAP-5"""
    assert compared.changes() == {"T1": "kept", "T2": "kept", "T3": "kept"}


def test_what_became_of_each_step(compared: Compared) -> None:
    """CG-MAP-5"""
    room, lena = compared.room, compared.lena
    sent, form = compared.later(compared.sent), compared.later(compared.form)
    room.does(lena, RewordStep(step=form.id, basis_digest=digest(form.words), words="Tells it once"))
    room.does(lena, MoveStep(step=sent.id, lane=compared.lanes(compared.to_be)[0].id, column=1))
    compared.step("Somebody rings", lane=compared.lanes(compared.to_be)[1].id)
    room.does(lena, RemoveStep(step=compared.later(compared.asks).id))
    assert compared.changes() == {"T2": "moved", "T3": "changed", "T4": "new", "A1": "dropped"}


def test_several_steps_put_together_are_one(compared: Compared) -> None:
    """CG-MAP-5"""
    one, other = compared.later(compared.sent), compared.later(compared.form)
    compared.room.does(compared.lena, ContinueSteps(step=one.id, origins=(compared.sent, compared.form)))
    compared.room.does(compared.lena, RemoveStep(step=other.id))
    assert compared.changes() == {"T1": "kept", "T2": "merged"}
    compared.room.does(compared.lena, TraceStep(step=one.id, origin=compared.form))
    assert compared.now(one.id).merged == ()


def test_a_step_continues_steps_of_one_other_map(compared: Compared) -> None:
    later = compared.later(compared.sent).id
    other = compared.step("Elsewhere", lane=compared.lane("Lane", map_id=compared.begins("E", "as_is")))
    for wrong in ((later,), (compared.sent, other)):
        assert compared.room.refuses(compared.lena, ContinueSteps(step=later, origins=wrong)) == "invalid"
    compared.room.does(compared.lena, ContinueSteps(step=later, origins=()))
    assert compared.changes()["T2"] == "new"


def test_a_map_is_not_compared_with_itself(compared: Compared) -> None:
    with pytest.raises(Refused, match="invalid"):
        compare(compared.room.view(compared.lena), compared.map, compared.map)


def test_measures_are_counted_from_both_maps(compared: Compared) -> None:
    """CG-MAP-6"""
    compared.link(compared.form, compared.asks)
    doors, back = compared.line("places_to_ask"), compared.line("loops_to_start")
    assert (doors.now.value, doors.could_be.value, doors.now.how) == (1, 1, "counted")
    assert (back.now.value, back.could_be.value) == (1, 0)


def test_a_time_that_nobody_knows_stays_unknown(compared: Compared) -> None:
    """CG-MAP-6, CG-MAP-3"""
    lead = compared.line("lead_time")
    assert (lead.now.value, lead.now.how) == (None, "unknown")
    assert "wait" in lead.now.missing


def test_what_a_source_states_stands_before_what_is_calculated(compared: Compared) -> None:
    """CG-MAP-6"""
    home = AddStep(lane=compared.person, words="Home", shape="start_end", after=compared.form)
    compared.room.does(compared.lena, home)
    compared.room.does(compared.lena, GiveMeasure(map=compared.map, of="lead_time", value=500, how="estimated"))
    assert compared.line("lead_time").now.how == "estimated"
    for step in (compared.asks, compared.sent, compared.form):
        compared.room.does(compared.lena, TimeStep(step=step, touch=10, wait=20))
    assert (compared.line("lead_time").now.value, compared.line("lead_time").now.how) == (90, "calculated")
    stated = GiveMeasure(map=compared.map, of="lead_time", value=700, how="stated", source="Case files")
    compared.room.does(compared.lena, stated)
    lead = compared.line("lead_time")
    assert (lead.now.value, lead.now.how, lead.now.source, lead.could_be.value) == (700, "stated", "Case files", None)


def test_what_a_teaching_example_calculates_is_marked_as_invented() -> None:
    """CG-DOC-3"""
    compared = Compared()
    (founded,) = compared.room.view(compared.lena).of(Partnership)
    compared.room.state.merge(Changes.of(put=[replace(founded, teaching="Teaching example")]))
    compared.room.does(
        compared.lena, AddStep(lane=compared.person, words="Home", shape="start_end", after=compared.form)
    )
    for step in (compared.asks, compared.sent, compared.form):
        compared.room.does(compared.lena, TimeStep(step=step, touch=10, wait=20))
    assert compared.line("lead_time").now.basis == "invented"
    assert compared.line("hand_offs").now.basis != "invented"


def test_a_stated_figure_has_a_source_and_ones_own_measure_a_name(compared: Compared) -> None:
    for wrong in (
        GiveMeasure(map=compared.map, of="lead_time", value=1, how="stated"),
        GiveMeasure(map=compared.map, of="own", value=1, how="estimated"),
        GiveMeasure(map=compared.map, of="dropped", value=101, how="estimated"),
    ):
        assert compared.room.refuses(compared.lena, wrong) == "invalid"
    for map_id, value in ((compared.map, 12), (compared.to_be, 0)):
        asked = GiveMeasure(map=map_id, of="own", words="Nights in B&B", unit="nights", value=value, how="estimated")
        compared.room.does(compared.lena, asked)
    line = compared.line("Nights in B&B")
    assert (line.unit, line.now.value, line.could_be.value) == ("nights", 12, 0)


def test_a_pain_point_has_no_answer_until_somebody_says_so(compared: Compared) -> None:
    """CG-MAP-7"""
    pain = compared.pain("Sent on again", compared.sent)
    later = compared.later(compared.sent).id
    found = compared.pains()[0]
    assert (found.extent, found.answers, found.offered) == ("none", (), (later,))
    compared.room.does(compared.lena, AnswerPainPoint(pain_point=pain, by=later, extent="part"))
    compared.room.does(compared.lena, AnswerPainPoint(pain_point=pain, by=later, extent="whole", words="One door"))
    found = compared.pains()[0]
    assert (found.extent, len(found.answers), found.answers[0].note, found.offered) == ("whole", 1, "One door", ())
    compared.room.does(compared.lena, RemoveAnswer(answer=found.answers[0].answer))
    assert compared.pains()[0].extent == "none"


def test_a_step_of_today_answers_nothing(compared: Compared) -> None:
    pain = compared.pain("Sent on again", compared.sent)
    assert compared.room.refuses(compared.lena, AnswerPainPoint(pain_point=pain, by=compared.form)) == "invalid"


def test_an_idea_that_is_taken_back_answers_no_more(compared: Compared) -> None:
    """CG-MAP-7, CG-WRD-5"""
    pain = compared.pain("Sent on again", compared.sent)
    idea = compared.idea(compared.young[0], "Ring them first", pain_point=pain)
    compared.room.does(compared.lena, AnswerPainPoint(pain_point=pain, by=idea, extent="part"))
    assert compared.pains()[0].extent == "part"
    compared.room.does(compared.young[0], WithdrawIdea(idea=idea))
    assert compared.pains()[0].extent == "none"
    assert [one.by for one in compared.room.view(compared.lena).of(Answer)] == [""]


def test_a_dead_end_is_answered_by_what_continues_it_and_leads_on(compared: Compared) -> None:
    """CG-MAP-7"""
    dead = next(one for one in compared.pains() if one.step == compared.form)
    assert dead.extent == "none"
    end = AddStep(
        lane=compared.lanes(compared.to_be)[0].id,
        words="Home",
        shape="start_end",
        after=compared.later(compared.form).id,
    )
    compared.room.does(compared.lena, end)
    answered = next(one for one in compared.pains() if one.step == compared.form)
    assert (answered.extent, [one.ref for one in answered.answers]) == ("whole", ["T3"])


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("rmwc"), st.integers(0, 2)), max_size=6))
def test_every_step_is_told_of_once(moves: list[tuple[str, int]]) -> None:
    """CG-MAP-5"""
    compared = Compared()
    for verb, place in moves:
        _tries(compared, verb, place)
    told = compared.compared().steps
    view = compared.room.view(compared.lena)
    after = [one.after for one in told if one.after]
    before = {step for one in told for step in one.before}
    assert sorted(after) == sorted(one.id for one in view.of(Step) if one.map == compared.to_be)
    assert before == {one.id for one in view.of(Step) if one.map == compared.map}
    assert all(link.start and link.end for link in view.of(Link))


def _tries(compared: Compared, verb: str, place: int) -> None:
    found = [one for one in compared.room.view(compared.lena).of(Step) if one.map == compared.to_be]
    if not found:
        return
    step = found[place % len(found)]
    earlier = (compared.asks, compared.sent, compared.form)
    lanes = compared.lanes(compared.to_be)
    compared.room.does(
        compared.lena,
        {
            "r": RemoveStep(step=step.id),
            "m": ContinueSteps(step=step.id, origins=earlier[place:]),
            "w": RewordStep(step=step.id, basis_digest=digest(step.words), words=f"Words {place}"),
            "c": MoveStep(step=step.id, lane=lanes[place % len(lanes)].id, column=place),
        }[verb],
    )
