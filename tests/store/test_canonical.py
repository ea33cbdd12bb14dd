"""The bytes that are committed to: what Python writes, however they are made."""

from __future__ import annotations

import hmac
import json
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import server.app  # noqa: F401  every kind of record and operation is declared then
from server.store.answers import FirstAnswers
from server.store.canonical import canonical, words_asked, words_of
from server.store.models import Asked
from workshops.admission import OPERATIONS
from workshops.codec import encode, said_by
from workshops.state import RECORDS

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=12,
)


def in_python(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@given(st.dictionaries(st.text(), VALUES))
@example({"small": 1e-05, "large": 1e16, "whole": 1.0, "least": -0.0, "much": 2**70})
@example({"plain": 2.806841834182169e-05, "long": 1.2345678901234568e20, "edge": [9999999999999998.0, 0.0001]})
@example({"listed": [1e-07, [2.5e20, -1e16]], "after": 3e-9, "id": "5e3f1e5", "hidden": ":1e5,[2e5"})
@example({"words": "1e5 and \x7f, \u2028, \U0001f426, \ud800", "é": "a", "z": "\x01\b\f"})
def test_canonical_json_is_what_python_writes(value: dict[str, Any]) -> None:
    assert canonical(value) == in_python(value)


def full(cls: Any, fraction: float) -> Any:
    """A value of a class with something in each of its fields."""
    hints = get_type_hints(cls)
    return cls(**{one.name: some(hints[one.name], fraction) for one in fields(cls)})


def some(hint: Any, fraction: float) -> Any:
    inside = get_args(hint)
    if is_dataclass(hint):
        return full(hint, fraction)
    if inside:
        made = [some(one, fraction) for one in inside if one is not ...]
        return tuple(made) if isinstance(hint, type(tuple[str])) else max(made, key=lambda one: one is not None)
    return {str: "é, 1e5", int: 2**40, bool: True, float: fraction, type(None): None}[hint]


@pytest.mark.parametrize("fraction", [2.5, 1e-07, -3e-05, 1e16])
def test_so_is_each_kind_of_record_and_operation_with_fractions_wherever_it_may_hold_them(fraction: float) -> None:
    for cls in RECORDS.values():
        record = full(cls, fraction)
        assert words_of(record) == in_python(encode(record))
    for kind, asked in OPERATIONS.items():
        operation = full(asked, fraction)
        assert words_asked(operation) == in_python([kind, said_by(operation)])


def test_spare_fields_that_are_empty_are_not_written() -> None:
    spared = [one for one in RECORDS.values() if one.spare]
    for cls in spared:
        record = full(cls, 1e-07)
        vars(record).update(dict.fromkeys(cls.spare, ""))
        assert words_of(record) == in_python(encode(record))
        assert not json.loads(words_of(record)).keys() & set(cls.spare)
    assert spared


def test_an_operation_is_compared_by_a_keyed_digest_of_these_bytes() -> None:
    key, asked = b"k" * 32, Asked("seat", "id", full(OPERATIONS["pathways.add_step"], 1e-07))
    words = in_python([asked.operation.kind, said_by(asked.operation)])
    assert FirstAnswers(key).digest(asked) == hmac.new(key, words.encode(), "sha256").hexdigest()
