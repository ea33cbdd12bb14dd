"""A value with other fields is what Python's own ``dataclasses.replace`` would make of it."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from workshops import Operation, Record
from workshops.admission import OPERATIONS
from workshops.catalogue import ARTEFACTS
from workshops.replacing import replace
from workshops.state import RECORDS

assert ARTEFACTS
DECLARED: list[type[Record] | type[Operation]] = [*RECORDS.values(), *OPERATIONS.values()]


@pytest.mark.parametrize("cls", DECLARED, ids=lambda cls: cls.__name__)
def test_every_record_and_operation_is_replaced_as_python_would(cls: type[Any]) -> None:
    needed = [one.name for one in dataclasses.fields(cls) if one.default is dataclasses.MISSING]
    before = cls(**dict.fromkeys(needed, "a"))
    for one in dataclasses.fields(cls):
        after = replace(before, **{one.name: "b"})
        assert after == dataclasses.replace(before, **{one.name: "b"})
        assert list(vars(after)) == list(vars(before))
        assert type(after) is cls and getattr(after, one.name) == "b"
    assert before == cls(**dict.fromkeys(needed, "a"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(before).kind = "b"


def test_a_field_that_is_not_declared_cannot_be_replaced() -> None:
    with pytest.raises(TypeError):
        replace(Record(id="a", audience="everyone"), nobody="b")  # type: ignore[call-arg]
