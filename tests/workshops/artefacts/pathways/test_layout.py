"""The drawing: nothing lies on anything else, pinned steps stay, one step moved leaves the others alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.pathways.maps import AS_IS_LANES, as_is, drawn, link, small, step, to_be
from tests.workshops.artefacts.pathways.vectors import VECTORS, written
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.pathways.grid.lettering import width, wrap
from workshops.artefacts.pathways.layout import Layout, StepBox, layout

LANES = list(AS_IS_LANES)
SHAPES = ["start_end", "step", "decision", "wait", "hand_off", "form"]
SAID = st.sampled_from(
    ["Asks", "Looks for help. No single door", "Three providers, separate contracts and intake", "x" * 60]
)


@st.composite
def maps(draw: st.DrawFn) -> Graph:
    """Maps of every kind, some steps pinned, with a hand-off across the lanes now and then."""
    count = draw(st.integers(1, 14))
    steps = []
    for number in range(count):
        lane = draw(st.sampled_from(LANES))
        shape = "hand_off" if lane == "all" and draw(st.booleans()) else draw(st.sampled_from(SHAPES))
        column = draw(st.sampled_from([-1, -1, -1, 0, 1, 3, 6]))
        steps.append(step(f"A{number}", lane, shape=shape, column=column, words=draw(SAID)))
    pair = st.tuples(
        st.integers(0, count - 1), st.integers(0, count - 1), st.booleans(), st.sampled_from(["", "yes", "no"])
    )
    links = [
        link(f"A{start} A{end}" + ("" if person else " information"), label=label) | {"id": f"L{number}"}
        for number, (start, end, person, label) in enumerate(draw(st.lists(pair, max_size=20)))
    ]
    return graph_of(drawn(AS_IS_LANES, steps, links), "m")


def apart(one: StepBox, other: StepBox) -> bool:
    across = one.x + one.width <= other.x or other.x + other.width <= one.x
    return across or one.y + one.height <= other.y or other.y + other.height <= one.y


@settings(max_examples=200)
@given(maps())
def test_no_box_lies_on_another_and_all_lie_in_their_lane(graph: Graph) -> None:
    found = layout(graph)
    assert all(apart(one, other) for one, other in combinations(found.boxes, 2))
    lanes = {lane.id: lane for lane in found.lanes}
    for box in found.boxes:
        lane = lanes[graph.nodes[box.id]["lane"]]
        assert found.head <= box.x and box.x + box.width <= found.width
        if not box.tall:
            assert lane.y <= box.y and box.y + box.height <= lane.y + lane.height


@settings(max_examples=200)
@given(maps())
def test_lanes_lie_one_below_the_other_and_fill_the_drawing(graph: Graph) -> None:
    found = layout(graph)
    assert [lane.y for lane in found.lanes] == sorted(lane.y for lane in found.lanes)
    assert sum(lane.height for lane in found.lanes) == found.height
    assert all(lane.height >= 60 for lane in found.lanes if lane.height)


def crosses(box: StepBox, one: tuple[int, int], two: tuple[int, int]) -> bool:
    left, right = sorted((one[0], two[0]))
    top, foot = sorted((one[1], two[1]))
    return left < box.x + box.width and right > box.x and top < box.y + box.height and foot > box.y


@settings(max_examples=200)
@given(maps())
def test_links_run_square_and_keep_clear_of_other_boxes(graph: Graph) -> None:
    found = layout(graph)
    ends = {key: (start, end) for start, end, key in graph.edges(keys=True)}
    assert {line.id for line in found.links} == set(ends)
    for line in found.links:
        others = [box for box in found.boxes if box.id not in ends[line.id]]
        for one, two in pairwise(line.points):
            assert (one[0] == two[0]) != (one[1] == two[1])
            behind = not line.person and len(line.points) == 2 and one[0] == two[0]
            assert behind or not any(crosses(box, one, two) for box in others)
        assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in line.points)


@settings(max_examples=100)
@given(maps())
def test_pinned_steps_stand_where_they_were_put(graph: Graph) -> None:
    for box in layout(graph).boxes:
        chosen = graph.nodes[box.id]["column"]
        assert box.column == chosen or chosen < 0


def numbers(told: Any) -> Iterator[Any]:
    if isinstance(told, dict | list | tuple):
        for one in told.values() if isinstance(told, dict) else told:
            yield from numbers(one)
    else:
        yield told


@settings(max_examples=60)
@given(maps())
def test_the_same_map_gives_the_same_drawing_in_plain_whole_numbers(graph: Graph) -> None:
    told = json.dumps(asdict(layout(graph)))
    assert told == json.dumps(asdict(layout(graph)))
    assert not any(isinstance(one, float) for one in numbers(asdict(layout(graph))))


def test_the_case_as_it_was_reads_from_left_to_right() -> None:
    found = layout(as_is())
    column = {box.id: box.column for box in found.boxes}
    assert [column[f"A{number}"] for number in range(1, 15)] == [0, 1, 2, 2, 2, 2, 2, 3, 4, 4, 4, 5, 6, 2]
    assert [box.id for box in found.boxes if box.tall] == ["A8"]
    assert [line.id for line in found.links if line.loop] == ["A8-A2", "A13-A2"]
    assert {lane.id for lane in found.lanes if lane.height == 0} == {"all"}


def places(found: Layout) -> dict[str, tuple[int, int]]:
    return {box.id: (box.column, box.row) for box in found.boxes}


def test_a_step_moved_to_another_lane_leaves_the_others_where_they_are() -> None:
    graph = to_be()
    before = places(layout(graph))
    graph.nodes["T5"]["lane"] = "data"
    after = places(layout(graph))
    assert {name for name in before if before[name] != after[name]} == {"T5"}


def test_a_new_step_moves_at_most_what_comes_after_it() -> None:
    graph = as_is()
    before = places(layout(graph))
    graph.add_node("A15", **{**graph.nodes["A11"], "ref": "A15", "lane": "health", "order": 14})
    after = places(layout(graph))
    assert all(before[name] == after[name] for name in before)


def test_a_step_put_where_a_hand_off_stands_across_the_lanes_goes_right_of_it() -> None:
    graph = as_is()
    for name, box in {box.id: box for box in layout(graph).boxes}.items():
        graph.nodes[name]["column"] = box.column
    graph.add_node("A15", **{**graph.nodes["A3"], "ref": "A15", "order": 14, "column": graph.nodes["A8"]["column"]})
    boxes = {box.id: box for box in layout(graph).boxes}
    assert boxes["A8"].tall
    assert boxes["A8"].x + boxes["A8"].width < boxes["A15"].x < boxes["A9"].x
    assert boxes["A15"].column == boxes["A8"].column


def test_loops_have_room_for_words_and_labels_stand_on_their_link() -> None:
    found = {line.id: line for line in layout(as_is()).links}
    loop = found["A13-A2"].label
    assert loop is not None and loop.on and loop.lines == ("starts again",) and loop.room > 200
    way = found["A3-A10"].label
    assert way is not None and not way.on and way.lines == ("if vacancy",)


def test_labelled_links_arrive_apart() -> None:
    ends = [line.points[-1] for line in layout(to_be()).links if line.id in ("T6-T8", "T7-T8")]
    assert len(set(ends)) == 2


def test_no_pill_hides_the_words_beside_an_upright_piece() -> None:
    beside = 0
    for vector in written():
        lines = [line for line in vector["drawing"]["links"] if line["label"] and not line["loop"]]
        pills = [line["label"] for line in lines if line["label"]["on"]]
        plain = [line for line in lines if not line["label"]["on"] and line["turn"] in ("up", "down")]
        for label in (line["label"] for line in plain):
            beside += 1
            near = [one for one in pills if abs(one["x"] - label["x"]) < (label["room"] + 24) // 2]
            assert not [one for one in near if one["y"] - 17 < label["y"] < one["y"] + 23], (vector["name"], label)
    assert beside


def test_an_empty_map_is_an_empty_drawing() -> None:
    found = layout(small([], []))
    assert (found.boxes, found.links) == ((), ())
    assert len(found.lanes) == 3


@pytest.mark.parametrize("words", ["", "   ", "a" * 200, "Ein sehr langes Wort: Donaudampfschifffahrt", "字" * 40])
def test_words_fit_their_box(words: str) -> None:
    lines = wrap(words, 126, 14, 6)
    assert 1 <= len(lines) <= 6
    assert all(width(line, 14) <= 126 for line in lines)


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text("utf-8")), ids=lambda vector: vector["name"])
def test_the_vectors_that_the_browser_is_held_to_are_true(vector: dict[str, Any]) -> None:
    assert vector in written()


def test_vectors_stand_beside_the_tests() -> None:
    assert Path(__file__).with_name("layout_vectors.json") == VECTORS
