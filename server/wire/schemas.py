"""Schemas from declarations: an operation declares its shape once, here it becomes a marshmallow schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, NamedTuple

from marshmallow import RAISE, Schema, ValidationError

from server.wire.shapes import Choice, Drawing, Flag, Number, Reference, Several, Shape, Whole, Words
from workshops import Operation, Refused
from workshops.catalogue import operation_kinds
from workshops.fields import Spec, spec_of
from workshops.replacing import made

_SHAPES: dict[str, Callable[..., Shape]] = {
    "text": lambda spec, empty, **more: Words(spec.longest, least=int(not empty), **more),
    "choice": lambda spec, empty, **more: Choice(spec.values, **more),
    "whole": lambda spec, empty, **more: Whole(spec.lowest, spec.highest, **more),
    "number": lambda spec, empty, **more: Number(spec.lowest, spec.highest, **more),
    "flag": lambda spec, empty, **more: Flag(**more),
    "drawing": lambda spec, empty, **more: Drawing(spec.sheet, **more),
    "reference": lambda spec, empty, **more: Reference(empty=empty, **more),
}


def shape_of(declared: Field[Any]) -> Shape:
    """The marshmallow field of one declared dataclass field; TypeError for a plain one."""
    spec = spec_of(declared)
    if spec is None:
        raise TypeError(f"{declared.name} is not declared with workshops.fields")
    more: dict[str, Any] = {"required": True}
    if spec.optional:
        more = {"load_default": declared.default, "allow_none": declared.default is None}
    if spec.many:
        return _several(spec, more)
    return _SHAPES[spec.shape](spec, spec.optional, **more)


def _several(spec: Spec, more: dict[str, Any]) -> Shape:
    return Several(_SHAPES[spec.shape](spec, False), most=int(spec.highest), once=spec.shape != "text", **more)


class Declared(NamedTuple):
    """What follows from the declaration of a class: by field what is plain, and what it holds if nothing is said."""

    tests: Mapping[str, Callable[[Any], bool]]
    needed: frozenset[str]
    given: dict[str, Any]
    schema: Schema

    @staticmethod
    def of(declared: type[Any]) -> Declared:
        """The same each time for a class."""
        if declared not in _DECLARED:
            shapes = {one.name: shape_of(one) for one in fields(declared)}
            tests = {name: shape.plain for name, shape in shapes.items()}
            needed = frozenset(name for name, shape in shapes.items() if shape.required)
            given = {one.name: one.default for one in fields(declared) if one.default is not MISSING}
            schema = Schema.from_dict({**shapes}, name=declared.__name__)
            _DECLARED[declared] = Declared(tests, needed, given, schema(unknown=RAISE))
        return _DECLARED[declared]

    def plain(self, body: object) -> bool:
        """Whether a body may be taken as it is: the schema would add nothing but the declaration's own defaults."""
        if not isinstance(body, dict) or not body.keys() >= self.needed:
            return False
        for name, value in body.items():
            test = self.tests.get(name)
            if test is None or not test(value):
                return False
        return True


_DECLARED: dict[type, Declared] = {}


def parse(kind: object, body: object) -> Operation:
    """The operation that a client sent. Refused as ``unknown_operation`` or ``invalid`` (with a code per field)."""
    cls = _kinds().get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise Refused("unknown_operation")
    declared = Declared.of(cls)
    said: Any = body if declared.plain(body) else load(declared.schema, body)
    return made(cls, {**declared.given, **said})


@cache
def _kinds() -> dict[str, type[Operation]]:
    return operation_kinds()


def load(schema: Schema, body: object) -> dict[str, Any]:
    """What a body says by a schema, or Refused("invalid", fields={name: code})."""
    if not isinstance(body, dict):
        raise Refused("invalid", fields={"": "not_an_object"})
    try:
        found: dict[str, Any] = schema.load(body)
    except ValidationError as error:
        raise Refused("invalid", fields=codes_of(error.messages)) from None
    return found


def codes_of(messages: object) -> dict[str, str]:
    """One code per field. Names that are no identifiers are not echoed: they may hold anything."""
    found = messages if isinstance(messages, dict) else {"": messages}
    return {_name(name): _first(about) for name, about in found.items()}


def _name(name: object) -> str:
    plain = isinstance(name, str) and name.isascii() and name.isidentifier() and len(name) <= 40
    return str(name) if plain else ""


def _first(about: object) -> str:
    while isinstance(about, (dict, list)) and about:
        about = next(iter(about.values())) if isinstance(about, dict) else about[0]
    return "unknown" if about == "Unknown field." else str(about)
