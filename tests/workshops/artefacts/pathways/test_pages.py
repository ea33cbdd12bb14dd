"""Maps on paper: every step whole on some sheet, every letter large enough, every sheet saying where it goes on."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.writers.drawings import A3_ROOM
from tests.workshops.artefacts.pathways.maps import as_is, link, small, step, to_be
from workshops.artefacts.pathways.formats import svg
from workshops.artefacts.pathways.formats.folding import GAP, Fold, narrowed
from workshops.artefacts.pathways.formats.pages import pages
from workshops.artefacts.pathways.formats.windows import SIZE
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.layout import layout

SMALLEST = 9.5
POINTS_PER_MM = 72 / 25.4


def points(drawn: str) -> float:
    """The size of the smallest letters when the drawing fills its page."""
    root = ElementTree.fromstring(drawn)
    wide, high = float(root.get("width", "")), float(root.get("height", ""))
    scale = min(A3_ROOM[0] / wide, A3_ROOM[1] / high)
    sizes = [float(one.get("font-size", "0")) for one in root.iter() if one.get("font-size")]
    return min(sizes) * scale * POINTS_PER_MM


@pytest.mark.parametrize(("graph", "sheets"), [(as_is(), 1), (to_be(), 3)], ids=["as_is", "to_be"])
def test_every_step_is_on_a_sheet_that_can_be_read(graph: Graph, sheets: int) -> None:
    found = pages(graph)
    assert len(found) == sheets
    assert not any("lanes on sheet" in page.svg for page in found)
    assert {ref for page in found for ref in page.steps} == set(graph)
    for page in found:
        assert points(page.svg) >= SMALLEST - 0.005


def test_a_map_that_can_be_read_on_one_sheet_is_drawn_as_ever() -> None:
    graph = small([step("A1"), step("A2", "H")], [link("A1 A2")])
    (only,) = pages(graph)
    assert only.svg == svg(graph)
    assert only.steps == ("A1", "A2")


def test_sheets_say_where_they_go_on_and_begin_with_what_ended_the_one_before() -> None:
    found = pages(to_be())
    across = [page for page in found if "Upper lanes" not in page.svg]
    for one, two in pairwise(across):
        assert set(one.steps) & set(two.steps)
        assert "Continues on sheet" in one.svg
        assert "Also on sheet" in two.svg
    assert all(f"Sheet {number} of {len(found)}" in page.svg for number, page in enumerate(found, start=1))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Maps of up to thirty steps with any words, columns and links."""
    count = draw(st.integers(0, 30))
    words, columns = st.text("abc dé ", max_size=80), st.integers(-1, 60)
    steps = [
        step(f"A{number}", draw(st.sampled_from("PHS")), words=draw(words), column=draw(columns))
        for number in range(count)
    ]
    pairs = draw(st.sets(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40))
    return small(steps, [link(f"A{one} A{two}", label=draw(words)) for one, two in pairs if max(one, two) < count])


@settings(max_examples=40)
@given(graphs())
def test_any_map_can_be_cut(graph: Graph) -> None:
    found = pages(graph)
    for page in found:
        ElementTree.fromstring(page.svg)
        assert points(page.svg) >= SMALLEST - 0.005 or not len(graph)
    assert {ref for page in found for ref in page.steps} == {held["ref"] for held in graph.nodes.values()}


def test_a_long_map_takes_many_sheets_and_none_twice() -> None:
    steps = [step(f"A{number}", "PHS"[number % 3]) for number in range(1, 61)]
    found = pages(small(steps, [link(f"A{number} A{number + 1}") for number in range(1, 60)]))
    assert 9 <= len(found) <= 20
    assert sum(len(page.steps) for page in found) == 60 + len(found) - 1
    assert len({page.svg for page in found}) == len(found)


def test_boxes_keep_their_shape_when_a_map_is_folded() -> None:
    laid = layout(to_be())
    folded = narrowed(laid)
    assert folded.width < laid.width
    assert [(box.width, box.height) for box in folded.boxes] == [(box.width, box.height) for box in laid.boxes]
    assert [len(one.points) for one in folded.links] == [len(one.points) for one in laid.links]
    for one in folded.links:
        numbers = [int(number) for number in re.findall(r"-?\d+", one.path)]
        assert all(0 <= number <= folded.width for number in numbers if number > 20)


def test_a_fold_takes_out_only_what_is_empty() -> None:
    fold = Fold([(100, 200), (150, 220), (500, 510)], 1000)
    assert [fold(place) for place in (0, 100, 150, 220, 500, 510, 1000)] == [
        0, GAP, GAP + 50, GAP + 120, 2 * GAP + 120, 2 * GAP + 130, 3 * GAP + 130,
    ]  # fmt: skip
    assert all(fold(one) <= fold(two) for one, two in pairwise(range(1000)))
    assert Fold([], 0)(0) == 0


def test_a_sheet_is_as_large_as_the_page_has_room() -> None:
    assert A3_ROOM[0] / A3_ROOM[1] == pytest.approx(SIZE[0] / SIZE[1], abs=0.005)
