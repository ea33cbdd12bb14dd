"""Beginning, copying and clearing maps and lanes."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops.artefacts.pathways.contributions import WithdrawFeeling, WithdrawIdea
from workshops.artefacts.pathways.operations import (
    AddLane,
    BeginMap,
    ChangeLane,
    CopyMap,
    DescribeMap,
    RemoveLane,
)
from workshops.artefacts.pathways.records import Lane, Link, Map, Step
from workshops.artefacts.pathways.removal import RemoveMap
from workshops.artefacts.pathways.steps import AddStep, TimeStep


@pytest.fixture
def drawn() -> Drawn:
    return Drawn()


def copy(drawn: Drawn) -> str:
    return drawn.room.made(drawn.room.does(drawn.lena, CopyMap(map=drawn.map, name="As it should be", prefix="T")))


def test_two_maps_never_share_the_prefix_that_names_their_steps(drawn: Drawn) -> None:
    """CG-IDS-3"""
    again = BeginMap(name="Another", moment="to_be", prefix="a")
    assert drawn.room.refuses(drawn.lena, again) == "taken"
    assert drawn.room.refuses(drawn.lena, CopyMap(map=drawn.map, name="Copy", prefix="A")) == "taken"


def test_a_prefix_does_not_end_in_a_digit_because_the_number_follows(drawn: Drawn) -> None:
    assert drawn.room.refuses(drawn.lena, BeginMap(name="Another", moment="to_be", prefix="B2")) == "invalid"


def test_a_map_without_a_prefix_takes_the_next_free_one(drawn: Drawn) -> None:
    asked = BeginMap(name="Map", moment="to_be")
    maps = [drawn.room.made(drawn.room.does(drawn.lena, asked)) for _ in range(21)]
    given = [drawn.room.one(Map, one).prefix for one in maps]
    assert given[:3] == ["T", "B", "C"] and given[-1] == "AA"
    assert len(set(given)) == 21 and not set(given) & set("AHIOQR")
    copied = drawn.room.made(drawn.room.does(drawn.lena, CopyMap(map=drawn.map, name="Copy")))
    assert drawn.room.one(Map, copied).prefix == "AB"


def test_people_on_phones_do_not_draw(drawn: Drawn) -> None:
    assert drawn.room.refuses(drawn.young[0], BeginMap(name="Mine", moment="as_is", prefix="Z")) == "forbidden"
    assert drawn.room.refuses(drawn.young[0], AddLane(map=drawn.map, name="Mine")) == "forbidden"


def test_a_copy_remembers_where_each_step_came_from(drawn: Drawn) -> None:
    """CG-MAP-2"""
    asks = drawn.step("Asks for help", lane=drawn.person)
    sent = drawn.step("Sent on", after=asks)
    to_be = copy(drawn)
    steps = [one for one in drawn.room.view(drawn.lena).of(Step) if one.map == to_be]
    assert [(one.ref, one.words, one.origin) for one in steps] == [
        ("T1", "Asks for help", asks),
        ("T2", "Sent on", sent),
    ]
    assert drawn.room.one(Map, to_be).origin == drawn.map
    assert drawn.ways(to_be) == {("T1", "T2")}


def test_a_copy_stands_on_lanes_of_its_own(drawn: Drawn) -> None:
    drawn.step("Asks for help", lane=drawn.person)
    to_be = copy(drawn)
    lanes = {one.id: one.name for one in drawn.lanes(to_be)}
    assert list(lanes.values()) == ["Young person", "Council housing"]
    assert all(one.lane in lanes for one in drawn.room.view(drawn.lena).of(Step) if one.map == to_be)


def test_a_copy_does_not_pretend_to_know_how_long_it_will_take(drawn: Drawn) -> None:
    """CG-MAP-2, CG-MAP-3"""
    step = drawn.step("Asks for help")
    drawn.room.does(drawn.lena, TimeStep(step=step, touch=30, wait=600, wait_worst=9000))
    to_be = copy(drawn)
    copied = next(one for one in drawn.room.view(drawn.lena).of(Step) if one.map == to_be)
    assert (copied.touch, copied.wait, copied.wait_worst) == (None, None, None)
    assert drawn.now(step).touch == 30


def test_changing_a_copy_leaves_the_original_alone(drawn: Drawn) -> None:
    drawn.step("Asks for help")
    before = {one.id for one in drawn.room.view(drawn.lena).of(Step)}
    to_be = copy(drawn)
    lane = drawn.lanes(to_be)[0].id
    drawn.room.does(drawn.lena, AddStep(lane=lane, words="New"))
    assert {one.id for one in drawn.room.view(drawn.lena).of(Step) if one.map == drawn.map} == before


def test_a_map_is_renamed_with_its_source(drawn: Drawn) -> None:
    drawn.room.does(drawn.lena, DescribeMap(map=drawn.map, name="How it was", source="2012 review"))
    assert drawn.room.one(Map, drawn.map).source == "2012 review"


def test_only_an_empty_map_can_be_taken_away(drawn: Drawn) -> None:
    assert drawn.room.refuses(drawn.lena, RemoveMap(map=drawn.map)) == "closed"
    empty = drawn.begins("E")
    drawn.room.does(drawn.lena, RemoveMap(map=empty))
    assert {one.id for one in drawn.room.view(drawn.lena).of(Map)} == {drawn.map}


def test_a_map_goes_with_what_is_drawn_on_it(drawn: Drawn) -> None:
    other = drawn.begins("E")
    drawn.step("Asks there", lane=drawn.lane("Somebody", map_id=other))
    asks = drawn.step("Asks for help", lane=drawn.person)
    drawn.step("Sent on", after=asks)
    assert drawn.room.refuses(drawn.lena, RemoveMap(map=drawn.map)) == "closed"
    drawn.room.does(drawn.lena, RemoveMap(map=drawn.map, drawn=True))
    here = drawn.room.view(drawn.lena)
    assert {one.id for one in here.of(Map)} == {other}
    assert {one.map for one in here.of(Lane)} == {one.map for one in here.of(Step)} == {other}
    assert not list(here.of(Link))


def test_a_map_stays_while_anybody_s_words_stand_on_it(drawn: Drawn) -> None:
    """Nothing that people said goes with a map, and nothing elsewhere loses the step that it names."""
    asks = drawn.step("Asks for help", lane=drawn.person)
    taking = RemoveMap(map=drawn.map, drawn=True)
    felt = drawn.feeling(drawn.young[0], asks, "Scared")
    assert drawn.room.refuses(drawn.lena, taking) == "closed"
    drawn.room.does(drawn.young[0], WithdrawFeeling(feeling=felt))
    idea = drawn.idea(drawn.young[1], "One door", step=asks)
    assert drawn.room.refuses(drawn.lena, taking) == "closed"
    drawn.room.does(drawn.young[1], WithdrawIdea(idea=idea))
    to_be = copy(drawn)
    assert drawn.room.refuses(drawn.lena, taking) == "closed"
    drawn.room.does(drawn.lena, RemoveMap(map=to_be, drawn=True))
    drawn.room.does(drawn.lena, taking)
    assert not list(drawn.room.view(drawn.lena).of(Map))


def test_people_on_phones_take_no_map_away(drawn: Drawn) -> None:
    assert drawn.room.refuses(drawn.young[0], RemoveMap(map=drawn.map, drawn=True)) == "forbidden"


def test_lanes_come_one_below_the_other(drawn: Drawn) -> None:
    orders = [one.order for one in drawn.lanes(drawn.map)]
    assert orders == sorted(set(orders))


def test_two_lanes_of_a_map_never_have_the_same_name(drawn: Drawn) -> None:
    assert drawn.room.refuses(drawn.lena, AddLane(map=drawn.map, name="council HOUSING")) == "taken"
    renamed = ChangeLane(lane=drawn.person, name="Council housing", thread="housing", order=1)
    assert drawn.room.refuses(drawn.lena, renamed) == "taken"


def test_a_persons_own_lane_is_no_agency(drawn: Drawn) -> None:
    """CG-MAP-4"""
    assert not drawn.room.one(Lane, drawn.person).agency
    asked = ChangeLane(lane=drawn.council, name="Carer", thread="carers", order=5, person=True, agency=True)
    drawn.room.does(drawn.lena, asked)
    changed = drawn.room.one(Lane, drawn.council)
    assert (changed.agency, changed.thread, changed.order) == (False, "carers", 5)


def test_a_lane_that_holds_steps_stays(drawn: Drawn) -> None:
    drawn.step("Asks for help", lane=drawn.person)
    assert drawn.room.refuses(drawn.lena, RemoveLane(lane=drawn.person)) == "closed"
    drawn.room.does(drawn.lena, RemoveLane(lane=drawn.council))
    assert [one.id for one in drawn.lanes(drawn.map)] == [drawn.person]


def test_a_copy_of_a_loop_is_a_loop(drawn: Drawn) -> None:
    first = drawn.step("Asks")
    second = drawn.step("Sent on", after=first)
    drawn.link(second, first, "try again")
    to_be = copy(drawn)
    assert drawn.ways(to_be) == {("T1", "T2"), ("T2", "T1")}
    assert {one.label for one in drawn.room.view(drawn.lena).of(Link) if one.map == to_be} == {"", "try again"}
