"""Schemas come from the declarations: every operation takes what it declares, up to its limits, and nothing else."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.wire.schemas import Declared, parse
from server.wire.shapes import fit
from workshops import Operation, Refused
from workshops.catalogue import operation_kinds
from workshops.fields import Sheet, Spec, spec_of
from workshops.meeting.people import AddGroup
from workshops.meeting.readiness import SendQuietly
from workshops.wording import canonical

KINDS = operation_kinds()
ID = "0123456789abcdef"


def at_the_limit(spec: Spec) -> Any:
    """The largest value that a declaration allows."""
    if not spec.many:
        return _one(spec, 0)
    most = int(spec.highest)
    return list(spec.values) if spec.shape == "choice" else [_one(spec, place) for place in range(most)]


def _one(spec: Spec, place: int) -> Any:
    return {
        "text": "é" * spec.longest,
        "choice": spec.values[-1] if spec.values else "",
        "whole": int(spec.highest),
        "number": spec.highest,
        "flag": True,
        "reference": f"{place:016x}",
        "drawing": _full(spec.sheet) if spec.sheet else [],
    }[spec.shape]


def _full(sheet: Sheet) -> list[list[int]]:
    corner = [sheet.width, sheet.height]
    return [[sheet.pens - 1, *(corner * (sheet.points // sheet.strokes))]] * sheet.strokes


def frozen(sent: Any) -> Any:
    """Lists as they arrive."""
    return tuple(map(frozen, sent)) if isinstance(sent, list) else sent


def beyond(spec: Spec) -> list[Any]:
    """Values that a declaration does not allow."""
    wrong: list[Any] = [{}, [[]], "\x00"]
    if spec.many:
        return [*wrong, "text", [at_the_limit(spec)], [None]]
    return (
        wrong
        + {
            "text": ["a" * (spec.longest + 1), 1, True, "a\x07", "\ud800"],
            "choice": ["none of them", 1, None if None not in spec.values else "x"],
            "whole": [spec.highest + 1, spec.lowest - 1, 1.5, "1", True, float("nan"), 10**400],
            "number": [spec.highest + 1, spec.lowest - 1, "1", True, float("nan"), float("inf"), 10**400],
            "flag": ["true", 1, 0],
            "reference": ["a b", "a" * 65, 1, "a\n", "ä"],
            "drawing": ["text", 1, None, [[0]], [[0, 1]], [[0, 1, -1]], [[0, 1.0, 1]], [[99, 1, 1]]],
        }[spec.shape]
    )


def specs(kind: str) -> dict[str, Spec]:
    found = {one.name: spec_of(one) for one in fields(KINDS[kind])}
    return {name: spec for name, spec in found.items() if spec}


def largest(kind: str) -> dict[str, Any]:
    return {name: at_the_limit(spec) for name, spec in specs(kind).items()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_operation_is_wholly_declared(kind: str) -> None:
    assert len(specs(kind)) == len(fields(KINDS[kind]))
    assert not hasattr(KINDS[kind], "__post_init__"), "it is made without its __init__"
    assert all(one.default_factory is MISSING for one in fields(KINDS[kind])), "its defaults are what they are"


@pytest.mark.parametrize("kind", KINDS)
def test_the_largest_body_is_taken_as_it_is(kind: str) -> None:
    body = largest(kind)
    made = parse(kind, body)
    for name, sent in body.items():
        assert getattr(made, name) == frozen(sent)
    assert made == KINDS[kind](**{name: frozen(sent) for name, sent in body.items()})


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_body_takes_the_defaults(kind: str) -> None:
    body = {name: value for name, value in largest(kind).items() if not specs(kind)[name].optional}
    made = parse(kind, body)
    for one in fields(KINDS[kind]):
        if one.name not in body:
            assert getattr(made, one.name) == one.default


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_beyond_a_limit_is_named_by_its_field(kind: str) -> None:
    for name, spec in specs(kind).items():
        for wrong in beyond(spec):
            assert _refused_fields(kind, {**largest(kind), name: wrong}) == {name}, (name, wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_missing_or_unknown_is_named(kind: str) -> None:
    needed = {name for name, spec in specs(kind).items() if not spec.optional}
    assert _refused_fields(kind, {"more": 1}) == needed | {"more"}


def _refused_fields(kind: str, body: object) -> set[str]:
    with pytest.raises(Refused) as caught:
        parse(kind, body)
    assert caught.value.code == "invalid"
    told = caught.value.data["fields"]
    assert isinstance(told, dict)
    assert all(isinstance(code, str) and code.isidentifier() for code in told.values())
    return set(told)


@given(st.text(st.characters(), max_size=40))
def test_text_is_taken_canonical_or_refused(words: str) -> None:
    made = _parsed("meeting.send_quietly", {"words": words})
    if isinstance(made, str):
        assert not words.strip() or not fit(words.replace("\r\n", "\n"))
        assert made == "invalid"
        return
    assert isinstance(made, SendQuietly)
    assert made.words == made.words.strip()
    assert canonical(made.words) == canonical(words)
    made.words.encode("utf-8")


VALUES = [
    "",
    " a",
    "a ",
    "a",
    "e\u0301",
    "\u00e9",
    "a\nb",
    "a\tb",
    "\x7f",
    "\u2028",
    "\ud800",
    "a" * 5000,
    ID,
    "a.b",
    0,
    1,
    -1,
]
VALUES += [7.5, 10**400, float("nan"), float("inf"), True, False, None, [], ["a"], {}]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_without_marshmallow_is_what_marshmallow_would_hand_on(kind: str) -> None:
    declared = Declared.of(KINDS[kind])
    for name, spec in specs(kind).items():
        for value in [*VALUES, *spec.values, at_the_limit(spec), spec.lowest, spec.highest]:
            body = {**largest(kind), name: value}
            if declared.plain(body):
                assert declared.schema.load(body) == body


def test_words_numbers_and_references_are_taken_without_marshmallow() -> None:
    assert Declared.of(KINDS["meeting.send_quietly"]).plain({"words": "Whoever says this, says it quietly: \u00e9."})
    assert Declared.of(KINDS["pathways.describe_step"]).plain({"step": ID, "shape": "step", "concern": True})
    assert not Declared.of(KINDS["pathways.describe_step"]).plain({"step": ID})


JSON: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(st.one_of(st.sampled_from(sorted(KINDS)), JSON), JSON)
def test_any_json_is_an_operation_or_refused(kind: object, body: object) -> None:
    made = _parsed(kind, body)
    assert isinstance(made, Operation) or made in ("invalid", "unknown_operation")


def _parsed(kind: object, body: object) -> Operation | str:
    try:
        return parse(kind, body)
    except Refused as refused:
        return refused.code


def test_an_operation_of_no_kind_is_unknown() -> None:
    kinds: list[object] = ["", "meeting.none", None, [], {}, 1]
    for kind in kinds:
        with pytest.raises(Refused, match="unknown_operation"):
            parse(kind, {})


def test_a_schema_is_made_once() -> None:
    assert Declared.of(AddGroup) is Declared.of(AddGroup)
