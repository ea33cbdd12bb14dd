"""TypeScript types of the wire, written from the declarations."""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, asdict, fields, is_dataclass
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from server.settings import PROTOCOL
from server.wire.messages import MESSAGES, RefusalCode
from workshops.catalogue import operation_kinds, record_kinds
from workshops.fields import Spec, spec_of
from workshops.meeting.illustrating import FACES, PICTURES, SHEET
from workshops.meeting.records import BASES, ROLES, STAGES, THREADS
from workshops.refusal import CODES
from workshops.state import Record

HEAD: Final = "/* The wire. Generated from the declarations in Python with `make wire`; edit those instead. */"
NAMED: Final = {"Basis": BASES, "Face": FACES, "Picture": PICTURES, "Role": ROLES, "Stage": STAGES, "Thread": THREADS}
_PLAIN: Final[dict[object, str]] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    bytes: "ArrayBuffer",
    type(None): "null",
    Any: "unknown",
    Record: "AnyRecord",
    RefusalCode: "RefusalCode",
}
_SHAPES: Final = {
    "text": "string",
    "reference": "string",
    "whole": "number",
    "number": "number",
    "flag": "boolean",
    "drawing": "number[][]",
}


def typescript() -> str:
    """The whole of client/src/wire.d.ts."""
    blocks = [
        HEAD,
        f"/** The version that `join` names. */\nexport type Protocol = {PROTOCOL};",
        *(f"export type {name} = {_union(values, named=False)};" for name, values in NAMED.items()),
        f"/** Why something was not done. */\nexport type RefusalCode = {_union(tuple(CODES), named=False)};",
        *_nested_interfaces(),
        f"/** The sheet for a drawing, its pens, and how much fits on it. */\nexport interface Sheet {{ {_sheet()} }}",
        _table("Records", "Every kind of record, as it travels.", dict(_records())),
        "export type AnyRecord = Records[keyof Records];",
        _table("Operations", "The bodies of operations, by kind.", dict(_operations())),
        _table("ClientMessages", "What a client says, by event.", dict(_messages("client"))),
        _table("ServerMessages", "What the server says, by event.", dict(_messages("server"))),
    ]
    return "\n\n".join(blocks) + "\n"


def _sheet() -> str:
    return " ".join(f"{name}: {limit};" for name, limit in asdict(SHEET).items())


def _union(values: tuple[str, ...], *, named: bool = True) -> str:
    name, held = next((pair for pair in NAMED.items() if named and set(pair[1]) <= set(values)), ("", ()))
    rest = [json.dumps(one) for one in values if one not in held]
    return " | ".join([name, *rest] if name else rest)


def type_of(hint: Any, spec: Spec | None = None) -> str:
    """The TypeScript type of a Python annotation, narrowed by its declaration where there is one."""
    if spec is not None:
        return _declared(hint, spec)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return hint.__name__
    return _composed(hint)


def _declared(hint: Any, spec: Spec) -> str:
    base = _union(spec.values) if spec.shape == "choice" else _SHAPES[spec.shape]
    empty = " | null" if type(None) in get_args(hint) else ""
    return f"{_listed(base)}{empty}" if spec.many else f"{base}{empty}"


def _composed(hint: Any) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " | ".join(type_of(one) for one in inner)
    if origin is tuple:
        return _listed(type_of(inner[0]))
    if origin is Literal:
        return _union(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"Record<string, {type_of(inner[1])}>"
    raise TypeError(f"no TypeScript for {hint}")


def _listed(inner: str) -> str:
    return f"({inner})[]" if " " in inner else f"{inner}[]"


def _members(cls: type[Any], *, optional: bool = False) -> Iterator[str]:
    hints, spare = get_type_hints(cls), getattr(cls, "spare", ())
    for one in fields(cls):
        left_out = "?" if one.name in spare or (optional and _has_default(one)) else ""
        yield f"{one.name.rstrip('_')}{left_out}: {type_of(hints[one.name], spec_of(one))};"


def _has_default(declared: Field[Any]) -> bool:
    return declared.default is not MISSING or declared.default_factory is not MISSING


def _records() -> Iterator[tuple[str, list[str]]]:
    for kind, cls in record_kinds().items():
        yield kind, [f"kind: {json.dumps(kind)};", *_members(cls)]


def _operations() -> Iterator[tuple[str, list[str]]]:
    for kind, cls in operation_kinds().items():
        yield kind, list(_members(cls, optional=True))


def _messages(sender: Literal["client", "server"]) -> Iterator[tuple[str, list[str]]]:
    for event, cls in MESSAGES[sender].items():
        yield event, [one.replace(" | null;", ";") if "?:" in one else one for one in _members(cls, optional=True)]


def _table(name: str, about: str, rows: Mapping[str, list[str]]) -> str:
    lines = [f"/** {about} */", f"export interface {name} {{"]
    for key, members in rows.items():
        inside = [f"  {json.dumps(key)}: {{", *(f"    {one}" for one in members), "  };"]
        lines += inside if members else [f"  {json.dumps(key)}: Record<string, never>;"]
    return "\n".join([*lines, "}"])


def _nested_interfaces() -> Iterator[str]:
    for name, cls in sorted(nested().items()):
        yield "\n".join([f"export interface {name} {{", *(f"  {one}" for one in _members(cls)), "}"])


def nested() -> dict[str, type]:
    """The dataclasses that stand inside records and messages, by name. Two of one name would hide each other."""
    found: dict[str, type] = {}
    tops = [*record_kinds().values(), *MESSAGES["client"].values(), *MESSAGES["server"].values()]
    for cls in _inside(tops):
        if found.setdefault(cls.__name__, cls) is not cls:
            raise TypeError(f"two dataclasses are called {cls.__name__}")
    return found


def _inside(tops: Iterable[type]) -> Iterator[type]:
    for cls in tops:
        for hint in get_type_hints(cls).values():
            for one in _dataclasses(hint):
                yield one
                yield from _inside([one])


def _dataclasses(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        if hint is not Record:
            yield hint
        return
    for inner in get_args(hint):
        yield from _dataclasses(inner)
