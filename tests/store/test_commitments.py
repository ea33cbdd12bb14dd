"""The bytes that are committed to: what Python writes, however they are made."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from server.store.commitments import canonical

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES))
@example({"small": 1e-05, "large": 1e16, "whole": 1.0, "least": -0.0, "much": 2**70})
@example({"plain": 2.806841834182169e-05, "long": 1.2345678901234568e20, "edge": [9999999999999998.0, 0.0001]})
@example({"listed": [1e-07, [2.5e20, -1e16]], "after": 3e-9, "id": "5e3f1e5", "hidden": ":1e5,[2e5"})
@example({"words": "1e5 and \x7f, \u2028, \U0001f426, \ud800", "é": "a", "z": "\x01\b\f"})
def test_canonical_json_is_what_python_writes(value: dict[str, Any]) -> None:
    expected = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical(value) == expected
