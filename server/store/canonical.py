"""Canonical JSON, sorted and without blanks: the bytes that records are committed to and that operations compare by.

It is what Python's own encoder writes. orjson writes the same, sooner, but for very small and very large fractions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

import orjson

from workshops import Operation, Record
from workshops.codec import said_by

_in_python = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_CONTAINERS = frozenset((dict, list, tuple))
_NO_FRACTIONS = frozenset((str, int, bool, NoneType, ...))
# A number that Python writes with an exponent. Ids and digests stand in quotation marks and are none.
_EXPONENT = re.compile(r"[:,\[]-?(?:\d[\d.]*e|0\.0000|\d{17})")


def canonical(value: Collection[Any]) -> str:
    """The canonical JSON of an object or a list."""
    return _written(value, value)


def words_of(record: Record) -> str:
    """The canonical JSON of a record, as it is kept and as it travels."""
    # As ``encode`` tells it, which copies once more.
    told = said_by(record)
    told["kind"] = record.kind
    return _written(told, _numbers(told, type(record)))


def words_asked(asked: Operation) -> str:
    """The canonical JSON of an operation: its kind and its body."""
    told = said_by(asked)
    return f'["{asked.kind}",{_written(told, _numbers(told, type(asked)))}]'


def _written(value: Any, numbers: Collection[Any]) -> str:
    """``numbers``: what of the value may be a fraction or hold one. Looking for exponents in all of it takes long."""
    try:
        text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:
        return _in_python(value)
    return _in_python(value) if numbers and _holds_fractions(numbers) and _EXPONENT.search(text) else text


def _holds_fractions(value: Collection[Any]) -> bool:
    """Whether there is a float in it, however deep."""
    for one in value.values() if isinstance(value, dict) else value:
        kind = type(one)
        if kind is float or (kind in _CONTAINERS and one and _holds_fractions(one)):
            return True
    return False


def _numbers(told: dict[str, Any], cls: type) -> list[Any]:
    names = _fractional(cls)
    return [told[one] for one in names if one in told] if names else []


@cache
def _fractional(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a class that are declared to hold fractions, however deep: most have none."""
    hints = get_type_hints(cls)
    return tuple(one.name for one in fields(cls) if _may_be_fraction(hints[one.name]))


def _may_be_fraction(hint: Any) -> bool:
    if is_dataclass(hint) and isinstance(hint, type):
        return bool(_fractional(hint))
    inside = get_args(hint)
    return any(map(_may_be_fraction, inside)) if inside else hint not in _NO_FRACTIONS
