"""Hand-offs, doors, loops and dead ends, on the published case and on small maps."""

from __future__ import annotations

import networkx as nx
import pytest

from tests.workshops.artefacts.pathways.maps import LANES, as_is, drawn, link, small, step, to_be
from workshops import Refused
from workshops.artefacts.pathways.graph import graph_of
from workshops.artefacts.pathways.structure import structure_of


def test_the_case_as_it_was_reads_as_published() -> None:
    found = structure_of(as_is())
    assert {(one.start, one.end) for one in found.hand_offs} == {
        ("A3", "A8"),
        ("A4", "A8"),
        ("A5", "A8"),
        ("A7", "A8"),
        ("A3", "A10"),
    }
    assert found.doors == ("A3", "A4", "A5", "A6", "A7")
    assert [(one.start, one.end) for one in found.loops] == [("A8", "A2"), ("A13", "A2")]
    assert found.dead_ends == ("A6",)
    assert found.ends == ("A10",)
    assert found.starts == ("A1",)
    assert found.stranded == ()


def test_the_case_as_planned_has_no_dead_end_and_one_way_back() -> None:
    found = structure_of(to_be())
    assert found.dead_ends == ()
    assert found.ends == ("T13",)
    assert [(one.start, one.end) for one in found.loops] == [("T13", "T9")]


def test_a_step_only_information_reaches_is_no_dead_end() -> None:
    assert "A14" not in structure_of(as_is()).steps


def test_information_makes_no_hand_off_no_door_and_no_way_out() -> None:
    found = structure_of(
        small([step("A1"), step("A2", "H"), step("A3", "S")], [link("A1 A2"), link("A2 A3 information")])
    )
    assert found.hand_offs == ()
    assert found.doors == ("A2",)
    assert found.dead_ends == ("A2",)


def test_a_closed_round_is_a_dead_end_and_what_leads_only_there_is_stranded() -> None:
    steps = [step("A1", shape="start_end"), step("A2"), step("A3"), step("A4", shape="start_end")]
    found = structure_of(small(steps, [link("A1 A2"), link("A2 A3"), link("A3 A2")]))
    assert found.dead_ends == ("A2", "A3")
    assert found.stranded == ("A1",)
    assert found.rounds == (("A2", "A3"),)


def test_a_start_that_a_loop_leads_back_to_is_no_end() -> None:
    steps = [step("A1", shape="start_end"), step("A2"), step("A3", shape="start_end")]
    found = structure_of(small(steps, [link("A1 A2"), link("A2 A1"), link("A2 A3")]))
    assert (found.starts, found.ends) == (("A1",), ("A3",))


def test_everybody_going_on_from_it_makes_it_no_end() -> None:
    steps = [step("A1", shape="start_end"), step("A2", shape="start_end"), step("A3", shape="start_end")]
    found = structure_of(small(steps, [link("A1 A2"), link("A2 A3", share=1.0)]))
    assert found.ends == ("A3",)


def test_a_step_that_leads_to_itself_is_a_loop() -> None:
    found = structure_of(small([step("A1"), step("A2")], [link("A1 A2"), link("A2 A2")]))
    assert [(one.start, one.end) for one in found.loops] == [("A2", "A2")]
    assert found.rounds == (("A2",),)


def test_several_links_between_two_steps_are_kept_apart() -> None:
    graph = small([step("A1", "H"), step("A2", "S")], [link("A1 A2"), link("A1 A2") | {"id": "second"}])
    assert isinstance(graph, nx.MultiDiGraph)
    assert len(structure_of(graph).hand_offs) == 2


def test_steps_stand_in_the_order_of_their_refs() -> None:
    graph = small([step("A10"), step("A9"), step("A1")], [])
    assert list(graph) == ["A1", "A9", "A10"]
    assert [held["order"] for held in graph.nodes.values()] == [0, 1, 2]


def test_a_map_that_is_not_there_is_missing() -> None:
    with pytest.raises(Refused, match="missing"):
        graph_of(drawn(LANES, [], []), "another")


def test_a_very_long_way_needs_no_recursion() -> None:
    steps = [step(f"A{number}") for number in range(5000)]
    found = structure_of(
        small(steps, [link(f"A{number} A{number + 1}") for number in range(4999)] + [link("A4999 A0")])
    )
    assert [(one.start, one.end) for one in found.loops] == [("A4999", "A0")]
