"""Drawings from outside: whatever is on the sheet is taken as it is, everything else is refused by name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.wire.schemas import parse
from workshops import Refused
from workshops.codec import decode_operation, encode_operation
from workshops.meeting.illustrating import SHEET
from workshops.meeting.readiness import SendQuietly

POINT = st.tuples(st.integers(0, SHEET.width), st.integers(0, SHEET.height))
STROKE = st.tuples(st.integers(0, SHEET.pens - 1), st.lists(POINT, min_size=1, max_size=20)).map(
    lambda one: [one[0], *(number for point in one[1] for number in point)]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=20,
)


def sent(drawing: object) -> SendQuietly:
    asked = parse("meeting.send_quietly", {"words": "Look", "shows": "A lock", "drawing": drawing})
    assert isinstance(asked, SendQuietly)
    return asked


def refused(drawing: object) -> object:
    with pytest.raises(Refused) as error:
        sent(drawing)
    assert error.value.code == "invalid"
    fields: Any = error.value.data["fields"]
    return fields["drawing"]


@given(st.lists(STROKE, max_size=SHEET.strokes))
def test_whatever_is_on_the_sheet_is_taken_as_it_is_and_kept(drawing: list[list[int]]) -> None:
    """CG-BES-1"""
    asked = sent(json.loads(json.dumps(drawing)))
    assert asked.drawing == tuple(map(tuple, drawing))
    assert decode_operation(encode_operation(asked)) == asked


@given(ANYTHING)
def test_whatever_else_is_refused_or_on_the_sheet(anything: object) -> None:
    """CG-BES-1"""
    try:
        taken = sent(anything).drawing
    except Refused:
        return
    assert all(type(number) is int and 0 <= number <= SHEET.width for stroke in taken for number in stroke)


LINE = [0, 1, 1, 2, 2]
HOSTILE: dict[str, tuple[object, str]] = {
    "markup": ("<svg onload='alert(1)'/>", "not_a_drawing"),
    "markup in a stroke": ([["<svg>", 1, 1]], "not_a_drawing"),
    "a stroke that is none": ([7], "not_a_drawing"),
    "no pen": ([[1, 1]], "not_a_drawing"),
    "a pen alone": ([[0]], "not_a_drawing"),
    "half a point": ([[0, 1, 1, 2]], "not_a_drawing"),
    "a fraction": ([[0, 1.5, 1]], "not_a_drawing"),
    "yes": ([[0, True, 1]], "not_a_drawing"),
    "deeper": ([[0, [1], 1]], "not_a_drawing"),
    "another pen": ([[SHEET.pens, 1, 1]], "out_of_range"),
    "no such pen": ([[-1, 1, 1]], "out_of_range"),
    "beside the sheet": ([[0, SHEET.width + 1, 1]], "out_of_range"),
    "below the sheet": ([[0, 1, SHEET.height + 1]], "out_of_range"),
    "before the sheet": ([[0, -1, 1]], "out_of_range"),
    "a huge number": ([[0, 10**400, 1]], "out_of_range"),
    "too many strokes": ([LINE] * (SHEET.strokes + 1), "too_many"),
    "too many points": ([[0, *([1] * (2 * SHEET.points + 2))]], "too_many"),
    "too many points in all": ([[0, *([1] * 2 * (SHEET.points // 50 + 1))]] * 50, "too_many"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_input_is_refused_by_name(what: str) -> None:
    """CG-BES-1"""
    drawing, code = HOSTILE[what]
    assert refused(drawing) == code


def test_a_full_sheet_is_small() -> None:
    """CG-BES-1"""
    each = SHEET.points // SHEET.strokes
    full = [[SHEET.pens - 1, *([SHEET.width, SHEET.height] * each)]] * SHEET.strokes
    assert len(json.dumps(sent(full).drawing, separators=(",", ":"))) < 10_000
