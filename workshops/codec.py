"""Records and operations to plain JSON objects and back. Records from our own log are rebuilt, not validated."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from workshops.admission import OPERATIONS, Operation
from workshops.state import RECORDS, Part, Record

Json = dict[str, Any]


def encode(record: Record) -> Json:
    """A record as a flat JSON object with its kind."""
    return {"kind": record.kind, **said_by(record)}


def said_by(value: Record | Operation) -> Json:
    """The fields of a record or an operation, without spare ones that are empty."""
    told = asdict(value) if _nested(type(value)) else value.__dict__.copy()
    for name in value.spare:
        if not told[name]:
            del told[name]
    return told


def decode(found: Json) -> Record:
    """The record that ``encode`` wrote, by whichever version: unknown fields are dropped, new ones take defaults."""
    cls = RECORDS[found["kind"]]
    record: Record = _build(cls, found)
    return record


def encode_words(records: Iterable[Record]) -> str:
    """Records as JSON text, for keeping them whole inside another record."""
    return json.dumps([encode(one) for one in records], ensure_ascii=False)


def decode_words(kept: str) -> list[Record]:
    """The records that ``encode_words`` kept."""
    return [decode(one) for one in json.loads(kept)]


def encode_operation(asked: Operation) -> str:
    """An operation as JSON text, to be admitted later."""
    return json.dumps({"kind": asked.kind, **asdict(asked)}, ensure_ascii=False)


def decode_operation(kept: str) -> Operation:
    """The operation that ``encode_operation`` kept."""
    found = json.loads(kept)
    asked: Operation = _build(OPERATIONS[found["kind"]], found)
    return asked


def encode_part(number: int, part: Part) -> Json:
    """One entry of a stream, as it travels."""
    return {"number": number, "put": [encode(one) for one in part.put], "removed": list(part.removed)}


def decode_part(put: Iterable[Json | None], removed: Iterable[str]) -> Part:
    """The part that an entry holds; None stands where a record's words were erased."""
    return Part(tuple(decode(one) for one in put if one is not None), tuple(removed))


_BUILDERS: dict[type, list[tuple[str, Callable[[Any], Any]]]] = {}
_NESTED: dict[type, bool] = {}


def _build(cls: type[Any], found: Json) -> Any:
    if cls not in _BUILDERS:
        hints = get_type_hints(cls)
        _BUILDERS[cls] = [(one.name, _reader(hints[one.name])) for one in fields(cls)]
    return cls(**{name: read(found[name]) for name, read in _BUILDERS[cls] if name in found})


def _reader(hint: Any) -> Callable[[Any], Any]:
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: _build(hint, value)
    if get_origin(hint) is tuple:
        inner = _reader(get_args(hint)[0])
        return lambda values: tuple(inner(one) for one in values)
    inside: list[type] = [one for one in get_args(hint) if isinstance(one, type) and is_dataclass(one)]
    if inside:
        return lambda value: None if value is None else _build(inside[0], value)
    return lambda value: value


def _nested(cls: type) -> bool:
    if cls not in _NESTED:
        hints = get_type_hints(cls)
        held = [hints[one.name] for one in fields(cls)]
        _NESTED[cls] = any(is_dataclass(part) for hint in held for part in (hint, *get_args(hint)))
    return _NESTED[cls]
