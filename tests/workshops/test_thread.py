"""The thread from what was said to what came of it, and back."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.pathways.operations import CopyMap
from workshops.artefacts.pathways.records import Step
from workshops.artefacts.pathways.steps import TraceStep
from workshops.audiences import EVERYONE
from workshops.meeting.readiness import SendQuietly
from workshops.state import Changes
from workshops.thread import TOLD_IN, thread_graph, threaded_kinds, what_came_of_it, what_led_here


class Told:
    """A feeling at a step that hurts, an idea against it, and a to-be step that answers the idea."""

    def __init__(self) -> None:
        self.drawn = Drawn()
        drawn = self.drawn
        self.step = drawn.step("Sent on to another place")
        self.feeling = drawn.feeling(drawn.young[0], self.step, "I told it four times")
        self.pain = drawn.pain("Same questions, five times", self.step)
        self.idea = drawn.idea(drawn.young[1], "One form", pain_point=self.pain)
        proposed = Propose(think="They give up", steps=(self.step,), group="")
        self.hypothesis = drawn.room.made(drawn.room.does(drawn.lena, proposed))
        drawn.room.does(drawn.lena, CopyMap(map=drawn.map, name="As it should be", prefix="T"))
        self.to_be = next(one.id for one in drawn.room.view(drawn.lena).of(Step) if one.ref == "T1")
        drawn.room.does(drawn.lena, TraceStep(step=self.to_be, origin=self.step, ideas=(self.idea,)))

    def ids(self, told: dict[str, object]) -> list[str]:
        steps = told["steps"]
        assert isinstance(steps, list)
        return [one["id"] for one in steps]


@pytest.fixture
def told() -> Told:
    return Told()


def test_a_step_goes_back_to_the_first_words(told: Told) -> None:
    led = what_led_here(told.drawn.room.view(told.drawn.lena), told.to_be)
    assert told.ids(led) == [told.feeling, told.step, told.pain, told.idea, told.to_be]


def test_what_somebody_said_goes_forward_to_what_came_of_it(told: Told) -> None:
    came = what_came_of_it(told.drawn.room.view(told.drawn.young[0]), told.feeling)
    assert told.ids(came)[0] == told.feeling
    assert set(told.ids(came)) == {told.feeling, told.step, told.pain, told.idea, told.hypothesis, told.to_be}


def test_sources_stand_before_their_consequences(told: Told) -> None:
    """CG-THR-3"""
    led = what_led_here(told.drawn.room.view(told.drawn.lena), told.to_be)
    place = {one: number for number, one in enumerate(told.ids(led))}
    for one in led["steps"]:
        assert all(place[one["id"]] < place[after] for after in one["leads_to"])


def test_a_thread_is_told_from_somebodys_words_to_what_was_decided(told: Told) -> None:
    """CG-THR-3"""
    room, lena = told.drawn.room, told.drawn.lena
    asked = AddEvidence(hypothesis=told.hypothesis, words="2012 review", strength="records", bearing="for")
    evidence = room.made(room.does(lena, asked))
    view = room.view(lena)
    assert told.ids(what_led_here(view, told.hypothesis)) == [told.feeling, told.step, evidence, told.hypothesis]


def test_every_kind_that_has_its_place_in_a_thread_takes_part_in_one() -> None:
    """CG-THR-1"""
    assert set(TOLD_IN) <= threaded_kinds()


def test_every_stop_says_what_it_is_and_how_far_it_may_be_believed(told: Told) -> None:
    led = what_led_here(told.drawn.room.view(told.drawn.lena), told.to_be)
    first = led["steps"][0]
    assert (first["kind"], first["words"], first["basis"]) == ("pathways.feeling", "I told it four times", "felt")
    assert first["group"] == told.drawn.young_people
    assert [one["ref"] for one in led["steps"]] == ["", "A1", "1", "", "T1"]
    assert [one["depth"] for one in led["steps"]] == [2, 1, 2, 1, 0]


def test_the_thread_travels_as_json(told: Told) -> None:
    led = what_led_here(told.drawn.room.view(told.drawn.lena), told.to_be)
    assert json.loads(json.dumps(led)) == led


def test_evidence_leads_to_the_hypothesis_it_speaks_of(told: Told) -> None:
    room = told.drawn.room
    asked = AddEvidence(hypothesis=told.hypothesis, words="2012 review", strength="records", bearing="for")
    evidence = room.made(room.does(told.drawn.lena, asked))
    assert thread_graph(room.view(told.drawn.lena)).has_edge(evidence, told.hypothesis)


def test_what_a_reader_may_not_see_is_not_in_their_thread(told: Told) -> None:
    """CG-THR-2"""
    room = told.drawn.room
    room.does(told.drawn.young[0], SendQuietly(words="not for all"))
    before = set(thread_graph(room.view(told.drawn.young[1])))
    assert before == set(thread_graph(room.state.view([EVERYONE])))


def test_nothing_led_to_a_step_that_was_simply_drawn(told: Told) -> None:
    alone = told.drawn.step("Waits")
    assert told.ids(what_led_here(told.drawn.room.view(told.drawn.lena), alone)) == [alone]


def test_what_one_may_not_see_has_no_thread(told: Told) -> None:
    assert what_led_here(told.drawn.room.view(told.drawn.lena), "never existed") == {"id": "never existed", "steps": []}


def test_a_record_outside_the_thread_is_still_told_of(told: Told) -> None:
    lane = what_came_of_it(told.drawn.room.view(told.drawn.lena), told.drawn.council)
    assert [(one["kind"], one["words"]) for one in lane["steps"]] == [("pathways.lane", "Council housing")]


def test_a_circle_in_what_led_to_what_is_told_once(told: Told) -> None:
    room = told.drawn.room
    room.does(told.drawn.lena, TraceStep(step=told.step, ideas=(told.idea,)))
    view = room.view(told.drawn.lena)
    assert not nx.is_directed_acyclic_graph(thread_graph(view))
    assert sorted(told.ids(what_led_here(view, told.to_be))) == sorted(
        [told.feeling, told.step, told.pain, told.idea, told.to_be]
    )


def test_the_order_does_not_depend_on_how_the_state_was_built(told: Told) -> None:
    """CG-THR-3"""
    room = told.drawn.room
    again = Drawn().room.state
    for one in reversed(room.state.records(EVERYONE)):
        again.merge(Changes.of(put=[one]))
    assert what_led_here(again.view([EVERYONE]), told.to_be) == what_led_here(room.state.view([EVERYONE]), told.to_be)


def test_the_thread_knows_kinds_by_what_they_declare() -> None:
    """CG-THR-1"""
    assert {"pathways.step", "hypotheses.hypothesis", "hypotheses.evidence", "pathways.idea"} <= threaded_kinds()
    assert "pathways.vote" not in threaded_kinds() and "hypotheses.score" not in threaded_kinds()
