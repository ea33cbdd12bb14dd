"""The generated tables of WIRE.md. The prose around them is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import Field, fields
from typing import Any, Final, get_type_hints

from server.wire.messages import MESSAGES, Sender
from server.wire.permissions import rows
from server.wire.typescript import type_of
from workshops.catalogue import operations_reading_all
from workshops.fields import Sheet, Spec, spec_of
from workshops.refusal import CODES

BETWEEN: Final = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)


def described(prose: str) -> str:
    """WIRE.md with every table between its markers written anew."""
    tables = {
        "client": lambda: _messages("client"),
        "server": lambda: _messages("server"),
        "refusals": _refusals,
        "operations": _operations,
    }
    return BETWEEN.sub(lambda found: found[1] + "\n".join(tables[found[2]]()) + "\n" + found[3], prose)


def _messages(sender: Sender) -> Iterator[str]:
    for event, cls in MESSAGES[sender].items():
        hints = get_type_hints(cls)
        held = ", ".join(f"`{one.name.rstrip('_')}`: {_code(type_of(hints[one.name]))}" for one in fields(cls))
        yield f"- **`{event}`** {_about(cls)}\n  {held}"


def _refusals() -> Iterator[str]:
    yield "| code | meaning |"
    yield "|---|---|"
    for code, meaning in CODES.items():
        yield f"| `{code}` | {meaning} |"


def _operations() -> Iterator[str]:
    for kind, cls, _ in rows():
        yield f"#### `{kind}`\n"
        yield f"{_about(cls)} Who may: `{cls.allowed}`.{_reads_all(kind)}\n"
        yield from (f"- {line}" for line in map(_field, fields(cls)))
        yield ""


def _reads_all(kind: str) -> str:
    return " What follows depends on more than the asker may see." if kind in operations_reading_all() else ""


def _about(cls: type) -> str:
    return " ".join((cls.__doc__ or "").split())


def _code(words: str) -> str:
    return f"`{words}`"


def _field(declared: Field[Any]) -> str:
    spec = spec_of(declared)
    if spec is None:
        raise TypeError(f"{declared.name} is not declared with workshops.fields")
    left_out = f", may be left out (`{_plain(declared.default)}`)" if spec.optional else ""
    return f"`{declared.name}`: {_listed(spec)}{_shape(spec)}{left_out}"


def _drawing(sheet: Sheet) -> str:
    return (
        f"at most {sheet.strokes} strokes on a sheet of {sheet.width} by {sheet.height}, {sheet.points} points in all,"
        f" each a pen from 0 to {sheet.pens - 1}, then x and y of its points, in whole numbers"
    )


def _plain(default: object) -> str:
    return {"()": "[]", "''": '""', "None": "null", "True": "true", "False": "false"}.get(repr(default), str(default))


def _listed(spec: Spec) -> str:
    return f"a list of at most {spec.highest:g}, each " if spec.many else ""


def _shape(spec: Spec) -> str:
    match spec.shape:
        case "text":
            return f"text of at most {spec.longest} characters"
        case "choice":
            return "one of " + ", ".join(f"`{one or '(empty)'}`" for one in spec.values)
        case "reference":
            return "the id of a " + (" or a ".join(f"`{one}`" for one in spec.kinds) or "record")
        case "drawing":
            return _drawing(spec.sheet) if spec.sheet else "a drawing"
        case "flag":
            return "`true` or `false`"
    return f"a {'whole ' if spec.shape == 'whole' else ''}number from {spec.lowest:g} to {spec.highest:g}"
