"""Figures: by hand, against a dense solve, against people sent through the map one by one, and laws on random maps."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from random import Random
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.pathways.maps import as_is, link, small, step, to_be
from workshops.artefacts.pathways.analysis import Figures, report
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.shares import shares_of
from workshops.artefacts.pathways.structure import Move, is_hand_off, structure_of
from workshops.artefacts.pathways.times import touch_of, wait_of

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"


def timed(ref: str, lane: str = "P", touch: float = 10, wait: float = 20, **fields: Any) -> dict[str, Any]:
    return step(ref, lane, touch=touch, wait=wait, **fields)


def figures_of(graph: Graph) -> Figures:
    found = report(graph)
    assert found.figures is not None, found.missing
    return found.figures


def sent_round() -> Graph:
    """A person asks, is sent round half the time, and gets there or gives up."""
    steps = [
        step("A1", shape="start_end"),
        timed("A2", "H", touch=30, wait=100),
        timed("A3", "S", touch=10, wait=40),
        step("A4", shape="start_end"),
        timed("A5", touch=0, wait=5),
    ]
    ways = [link("A1 A2"), link("A2 A3", share=0.5), link("A2 A4", share=0.25), link("A2 A5"), link("A3 A2")]
    return small(steps, ways)


def test_figures_worked_out_by_hand() -> None:
    found = figures_of(sent_round())
    assert {one.step: one.visits for one in found.steps} == pytest.approx(
        {"A1": 1, "A2": 2, "A3": 1, "A4": 0.5, "A5": 0.5}
    )
    assert (found.touch, found.wait, found.lead) == pytest.approx((70, 242.5, 312.5))
    assert (found.done, found.dropped) == pytest.approx((0.5, 0.5))
    assert found.hand_offs == pytest.approx(2)
    assert found.told == pytest.approx(2)
    assert found.activity == pytest.approx(22.4)
    assert found.lead_done == pytest.approx(310)
    assert {one.step: (one.share, one.lead, one.lost) for one in found.endings} == {
        "A4": pytest.approx((0.5, 310, False)),
        "A5": pytest.approx((0.5, 315, True)),
    }
    assert found.variance == pytest.approx(180**2 * 2 + 2.5**2)


def test_the_case_as_it_was_is_honestly_unknown() -> None:
    found = report(as_is())
    assert found.figures is None
    reasons = {one.code: one.steps for one in found.missing}
    assert reasons["share"] == ("A2", "A3", "A8")
    assert reasons["touch"] == reasons["wait"] == found.unknown.touch
    assert len(found.unknown.touch) == 11
    assert (found.timed, found.to_time) == (0, 11)
    assert found.inferred == ("A3", "A4", "A5", "A6", "A7", "A10")


def test_the_case_as_planned_has_figures() -> None:
    found = figures_of(to_be())
    assert found.done == pytest.approx(1)
    assert found.dropped == 0
    assert found.lead == pytest.approx(found.touch + found.wait)
    assert found.hand_offs == pytest.approx(0.4 + 0.8 * 0.3 * 2)


def test_a_report_is_plain_json() -> None:
    for graph in (as_is(), to_be()):
        assert json.loads(json.dumps(asdict(report(graph)), allow_nan=False))["map"] == "m"


def test_one_missing_share_is_what_the_others_leave() -> None:
    known = shares_of(structure_of(sent_round())).known["A2"]
    assert [share for _, share in known.moves] == pytest.approx([0.5, 0.25, 0.25])


@pytest.mark.parametrize("shares", [(0.5, 0.4), (0.7, 0.7), (0.0, 0.0)])
def test_shares_that_do_not_add_up_are_reported_not_mended(shares: tuple[float, float]) -> None:
    steps = [step("A1", shape="start_end"), timed("A2"), timed("A3")]
    found = report(small(steps, [link("A1 A2", share=shares[0]), link("A1 A3", share=shares[1])]))
    assert found.figures is None
    assert found.unknown.sum == ("A1",)
    assert [(one.code, one.steps) for one in found.missing] == [("sum", ("A1",))]


def test_whole_percentages_are_meant_to_be_everybody() -> None:
    steps = [step("A1", shape="start_end"), timed("A2"), timed("A3"), timed("A4")]
    found = figures_of(small(steps, [link(f"A1 A{to}", share=0.333) for to in (2, 3, 4)]))
    assert found.dropped == pytest.approx(1)


def test_at_an_end_with_a_way_on_the_share_must_be_said() -> None:
    steps = [step("A1", shape="start_end"), timed("A2"), step("A3", shape="start_end")]
    ways = [link("A1 A2"), link("A2 A3")]
    assert report(small(steps, [*ways, link("A3 A2")])).unknown.share == ("A3",)
    back = figures_of(small(steps, [*ways, link("A3 A2", share=0.5)]))
    assert back.lead == pytest.approx(60)


def test_with_several_starts_each_has_its_own_figures() -> None:
    steps = [step("A1", shape="start_end"), timed("A2"), step("A3", shape="start_end"), step("A4", shape="start_end")]
    found = report(small(steps, [link("A1 A2"), link("A3 A4"), link("A2 A4")]))
    assert found.figures is None
    assert [(one.code, one.steps) for one in found.missing] == [("starts", ("A1", "A3"))]
    assert [(one.start, one.lead) for one in found.by_start] == [("A1", pytest.approx(30)), ("A3", 0)]


def test_a_round_that_nobody_leaves_has_no_figures() -> None:
    steps = [step("A1", shape="start_end"), timed("A2"), timed("A3"), step("A4", shape="start_end")]
    ways = [link("A1 A2"), link("A2 A3", share=1.0), link("A3 A2"), link("A2 A4", share=0.0)]
    found = report(small(steps, ways))
    assert found.figures is None
    assert [(one.code, one.steps) for one in found.missing] == [("circle", ("A1", "A2", "A3"))]


def test_an_empty_map_has_nowhere_to_begin() -> None:
    found = report(small([], []))
    assert [one.code for one in found.missing] == ["start"]


def test_the_worst_wait_counts_where_all_are_known() -> None:
    steps = [step("A1", shape="start_end"), timed("A2", wait_worst=90), step("A3", shape="start_end")]
    assert figures_of(small(steps, [link("A1 A2"), link("A2 A3")])).lead_worst == pytest.approx(100)
    assert figures_of(sent_round()).lead_worst is None
    seldom = timed("A2", wait=0, wait_worst=90)
    assert figures_of(small([steps[0], seldom, steps[2]], [link("A1 A2"), link("A2 A3")])).lead_worst == 100


def test_visits_say_what_a_minute_less_of_waiting_saves() -> None:
    graph = sent_round()
    before = figures_of(graph)
    for one in before.steps:
        held = graph.nodes[one.step]
        kept, held["wait"] = held["wait"], (wait_of(held) or 0) + 1
        assert figures_of(graph).lead - before.lead == pytest.approx(one.visits)
        held["wait"] = kept


@st.composite
def maps(draw: st.DrawFn, most: int = 12) -> Graph:
    """Maps with known numbers: loops, dead ends, steps that nobody gets to, every lane."""
    count = draw(st.integers(2, most))
    steps = [step("A0", shape="start_end")] + [
        timed(
            f"A{number}",
            draw(st.sampled_from("PHS")),
            touch=draw(st.integers(0, 50)),
            wait=draw(st.integers(0, 500)),
            shape=draw(st.sampled_from(["step", "step", "start_end", "decision"])),
        )
        for number in range(1, count)
    ]
    links = [link("A0 A1")]
    for number in range(1, count):
        ends = draw(st.lists(st.integers(1, count - 1), unique=True, max_size=3))
        weights = [draw(st.integers(1, 9)) for _ in ends]
        whole = sum(weights) + draw(st.integers(1, 9)) * (steps[number]["shape"] == "start_end")
        links += [link(f"A{number} A{end}", share=weight / whole) for end, weight in zip(ends, weights, strict=True)]
    return small(steps, links)


@settings(max_examples=150)
@given(maps())
def test_everybody_ends_somewhere_and_the_start_is_visited(graph: Graph) -> None:
    for found in report(graph).by_start:
        assert sum(one.share for one in found.endings) == pytest.approx(1, abs=1e-9)
        assert found.done + found.dropped == pytest.approx(1, abs=1e-9)
        assert found.steps[0].step == found.start
        assert found.steps[0].visits >= 1 - 1e-12
        assert all(one.visits > 0 and one.ahead >= -1e-9 for one in found.steps)
        assert found.lead == pytest.approx(found.steps[0].ahead)
        assert found.lead == pytest.approx(sum(one.share * one.lead for one in found.endings))
        assert found.variance >= 0
        assert found.activity is None or 0 <= found.activity <= 100 + 1e-9


def dense(graph: Graph, start: str) -> dict[str, Numbers]:
    """The same by a dense inverse of I - Q, over the steps that are taken."""
    structure = structure_of(graph)
    known = shares_of(structure).known
    steps = [one.step for found in report(graph).by_start if found.start == start for one in found.steps]
    place = {name: index for index, name in enumerate(steps)}
    moving = np.zeros((len(steps), len(steps)))
    passing = np.zeros(len(steps))
    for name in steps:
        for move, share in known[name].moves:
            moving[place[name], place[move.end]] += share
            passing[place[name]] += share * is_hand_off(graph.nodes[move.start], graph.nodes[move.end])
    lead = np.array([(touch_of(graph.nodes[n]) or 0) + (wait_of(graph.nodes[n]) or 0) for n in steps])
    inverse = np.linalg.inv(np.eye(len(steps)) - moving)
    stays = np.array([known[name].stays for name in steps])
    ahead = inverse @ lead
    squares = inverse @ (lead**2 + 2 * lead * (moving @ ahead))
    ends = stays * np.array([name in structure.ends for name in steps])
    reach = inverse @ ends
    given_done = inverse @ (lead * reach)
    return {
        "visits": inverse[0],
        "ahead": ahead,
        "endings": inverse[0] * stays,
        "variance": squares - ahead**2,
        "hand_offs": inverse @ passing,
        "lead_done": given_done[:1] / reach[:1] if reach[0] > 0 else np.array([]),
    }


def agree(found: Sequence[float], wanted: Sequence[float] | Numbers, scale: float) -> None:
    np.testing.assert_allclose(np.array(found), np.array(wanted), rtol=1e-10, atol=1e-10 * scale)


@settings(max_examples=150)
@given(maps())
def test_figures_agree_with_a_dense_solve(graph: Graph) -> None:
    for found in report(graph).by_start:
        wanted = dense(graph, found.start)
        scale = max(1.0, float(np.max(np.abs(wanted["ahead"]))))
        agree([one.visits for one in found.steps], wanted["visits"], scale)
        agree([one.ahead for one in found.steps], wanted["ahead"], scale)
        agree([found.hand_offs], wanted["hand_offs"][:1], scale)
        agree([one.share for one in found.endings], [share for share in wanted["endings"] if share > 0], scale)
        agree([found.variance], [max(0.0, float(wanted["variance"][0]))], 10 * scale**2)
        agree([] if found.lead_done is None else [found.lead_done], wanted["lead_done"], scale)


def running(moves: tuple[tuple[Move, float], ...], left: float) -> Iterator[tuple[Move, float]]:
    """What is left of a drawn number after each way; the last one takes what rounding leaves over."""
    for place, (move, share) in enumerate(moves):
        left -= share
        yield move, left if place < len(moves) - 1 else -1.0


def walked(graph: Graph, start: str, chance: Random) -> tuple[str, float, int]:
    """One person's way: where it ends, how long it takes, and how many hand-offs there were."""
    known = shares_of(structure_of(graph)).known
    here, lead, passed = start, 0.0, 0
    while True:
        held = graph.nodes[here]
        lead += (touch_of(held) or 0) + (wait_of(held) or 0)
        left = chance.random() - known[here].stays
        if left < 0:
            return here, lead, passed
        there = next(move.end for move, left in running(known[here].moves, left) if left < 0)
        passed += is_hand_off(graph.nodes[here], graph.nodes[there])
        here = there


def test_figures_agree_with_people_sent_through_one_by_one() -> None:
    chance, people = Random(20120403), 4000
    for graph in (sent_round(), to_be()):
        found = figures_of(graph)
        ways = [walked(graph, found.start, chance) for _ in range(people)]
        spread = math.sqrt(found.variance / people)
        assert sum(lead for _, lead, _ in ways) / people == pytest.approx(found.lead, abs=4 * spread + 1e-6)
        assert sum(passed for _, _, passed in ways) / people == pytest.approx(found.hand_offs, abs=0.15)
        for one in found.endings:
            reached = [lead for end, lead, _ in ways if end == one.step]
            assert len(reached) / people == pytest.approx(one.share, abs=4 * math.sqrt(0.25 / people))
            assert sum(reached) / len(reached) == pytest.approx(one.lead, abs=6 * spread + 1e-6)


@settings(max_examples=60)
@given(maps(), st.randoms(use_true_random=False))
def test_taking_a_number_away_never_makes_a_nought(graph: Graph, chance: Random) -> None:
    before = report(graph)
    taken = () if before.figures is None else before.figures.steps
    named = [one.step for one in taken if graph.nodes[one.step]["shape"] in ("step", "decision")]
    if not named:
        return
    name, field = chance.choice(named), chance.choice(["touch", "wait"])
    graph.nodes[name][field] = None
    found = report(graph)
    assert found.figures is None
    assert [(one.code, one.steps) for one in found.missing] == [(field, (name,))]
