"""Reading a map from CSV: every row is looked at, and all that is wrong is told by its line before anything is made."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, Final

from workshops.admission import Operation
from workshops.artefacts.pathways.formats.table import COLUMNS, FORMULAS, LANE, LINK, STEP
from workshops.artefacts.pathways.links import AddLink
from workshops.artefacts.pathways.operations import AddLane
from workshops.artefacts.pathways.steps import MOST_STEPS, AddStep
from workshops.fields import Spec, spec_of
from workshops.refusal import Refused

MOST_LANES: Final = 60
MOST_LINKS: Final = 1200
MOST_TOLD: Final = 30
YES, NO = frozenset({"yes", "true", "1", "x"}), frozenset({"", "no", "false", "0"})
WHOSE: Final = ("agency", "person", "shared")
Values = dict[str, Any]


@dataclass(frozen=True)
class Written:
    """What a file says: lanes from the top, steps and links in its order. Steps name their lane by its words, links
    their steps by ref."""

    lanes: list[Values]
    steps: list[Values]
    links: list[Values]


@dataclass
class _Reading:
    """The rows so far, and what is wrong with them."""

    found: dict[str, list[Values]] = field(default_factory=lambda: {"lane": [], "step": [], "link": []})
    wrong: list[Values] = field(default_factory=list)

    def complain(self, line: int, column: str, code: str) -> None:
        self.wrong.append({"line": line, "column": column, "code": code})


def read(text: str) -> Written:
    """The map in a CSV text with the columns of ``formats.table``, in any order, separated by comma, semicolon or tab.

    Refused as invalid: ``reason`` is "no_table" for what is none, else "rows" with ``rows``, a list of ``line``,
    ``column`` and ``code``: unknown, required, too_long, not_a_choice, not_whole, not_a_number, out_of_range,
    not_yes_or_no, missing (a lane or step that is not in the file), taken (there already), same_step, too_many.
    """
    reading = _Reading()
    for line, cells in _rows(text, reading):
        _take(reading, line, cells)
    _hold_together(reading)
    if reading.wrong:
        ordered = sorted(reading.wrong, key=lambda one: one["line"])
        raise Refused("invalid", reason="rows", rows=ordered[:MOST_TOLD], count=len(ordered))
    lanes, steps, links = reading.found.values()
    return Written(lanes, steps, links)


def _rows(text: str, reading: _Reading) -> Iterator[tuple[int, dict[str, str]]]:
    plain = text.removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(plain, newline=""), delimiter=_separator(plain), strict=True)
    try:
        header = [one.strip().casefold() for one in next(reader, [])]
        if "row" not in header or len(set(header) - {""}) < sum(map(bool, header)):
            raise Refused("invalid", reason="no_table")
        for name in set(header) - {"", *COLUMNS}:
            reading.complain(1, str(header.index(name) + 1), "unknown")
        last = reader.line_num
        for row in reader:
            first, last = last + 1, reader.line_num
            if any(one.strip() for one in row):
                yield first, {name: _unescaped(cell.strip()) for name, cell in zip(header, row, strict=False)}
    except csv.Error:
        raise Refused("invalid", reason="no_table") from None


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULAS) else cell


def _take(reading: _Reading, line: int, cells: dict[str, str]) -> None:
    what = cells["row"].casefold()
    if what not in _READERS:
        return reading.complain(line, "row", "not_a_choice")
    most, columns = _MOST[what], _READERS[what]
    if len(reading.found[what]) == most:
        return reading.complain(line, "row", "too_many")
    values: Values = {"line": line}
    for name, convert in columns.items():
        try:
            values[name] = convert(cells.get(name, ""))
        except _Wrong as wrong:
            reading.complain(line, name, wrong.code)
            values[name] = None
    reading.found[what].append(values)
    return None


# ---- Cells -------------------------------------------------------------------------------------


class _Wrong(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


Convert = Callable[[str], Any]


def _as_declared(asked: type[Operation], name: str) -> Convert:
    """How a cell becomes a value: within the limits of the same field of the operation that people use."""
    declared = next(one for one in fields(asked) if one.name == name)
    spec = spec_of(declared)
    if spec is None:
        raise TypeError(name)
    return lambda cell: _held(cell, declared, spec)


def _held(cell: str, declared: Field[Any], spec: Spec) -> Any:
    if not cell:
        if declared.default is MISSING:
            raise _Wrong("required")
        return declared.default
    return _SHAPES[spec.shape](cell, spec)


def _text(cell: str, spec: Spec) -> str:
    if len(cell) > spec.longest:
        raise _Wrong("too_long")
    return cell


def _choice(cell: str, spec: Spec) -> str:
    return _one_of(cell, spec.values)


def _one_of(cell: str, values: Sequence[str]) -> str:
    if cell.casefold() not in values:
        raise _Wrong("not_a_choice")
    return cell.casefold()


def _whole(cell: str, spec: Spec) -> int:
    if not (cell.isascii() and cell.isdecimal()):
        raise _Wrong("not_whole")
    return int(_within(float(cell), spec))


def _number(cell: str, spec: Spec) -> float:
    try:
        found = float(cell.replace(",", "."))
    except ValueError:
        raise _Wrong("not_a_number") from None
    if not math.isfinite(found):
        raise _Wrong("not_a_number")
    _within(found, spec)
    return int(found) if found.is_integer() else found


def _within(found: float, spec: Spec) -> float:
    if not spec.lowest <= found <= spec.highest:
        raise _Wrong("out_of_range")
    return found


_SHAPES: dict[str, Callable[[str, Spec], Any]] = {
    "text": _text,
    "choice": _choice,
    "whole": _whole,
    "number": _number,
    "flag": lambda cell, _: _yes(cell),
}


def _yes(cell: str) -> bool:
    if cell.casefold() not in YES | NO:
        raise _Wrong("not_yes_or_no")
    return cell.casefold() in YES


def _named(longest: int) -> Convert:
    """A cell that names something of the same file."""

    def convert(cell: str) -> str:
        if not cell:
            raise _Wrong("required")
        return _text(cell, Spec("text", longest=longest))

    return convert


_LANE: dict[str, Convert] = {
    "words": _as_declared(AddLane, "name"),
    "thread": _as_declared(AddLane, "thread"),
    "whose": lambda cell: _one_of(cell or "agency", WHOSE),
}
_STEP: dict[str, Convert] = {"ref": _named(8), "lane": _named(60)}
_LINK: dict[str, Convert] = {"from": _named(8), "to": _named(8)}
_READERS: dict[str, dict[str, Convert]] = {
    "lane": {name: _LANE[name] for name in LANE},
    "step": {name: _STEP.get(name) or _as_declared(AddStep, name) for name in STEP},
    "link": {name: _LINK.get(name) or _as_declared(AddLink, name) for name in LINK},
}
_MOST = {"lane": MOST_LANES, "step": MOST_STEPS, "link": MOST_LINKS}


# ---- The whole ---------------------------------------------------------------------------------


def _hold_together(reading: _Reading) -> None:
    """Names are there once, and what is named is there."""
    lanes, steps, links = reading.found.values()
    known = _once(reading, lanes, lambda one: _folded(one["words"]), "words")
    refs = _once(reading, steps, lambda one: one["ref"], "ref")
    _once(reading, links, _way, "to")
    for one in steps:
        if one["lane"] and _folded(one["lane"]) not in known:
            reading.complain(one["line"], "lane", "missing")
    for one in links:
        for side in ("from", "to"):
            if one[side] and one[side] not in refs:
                reading.complain(one["line"], side, "missing")
        if one["from"] and one["from"] == one["to"]:
            reading.complain(one["line"], "to", "same_step")


def _way(link: Values) -> tuple[str, str, str] | None:
    return (link["from"], link["to"], link["moves"]) if link["from"] and link["to"] else None


def _folded(name: str | None) -> str:
    return (name or "").casefold()


def _once(reading: _Reading, rows: list[Values], key: Callable[[Values], Any], column: str) -> set[Any]:
    seen: set[Any] = set()
    for one in rows:
        found = key(one)
        if found and found in seen:
            reading.complain(one["line"], column, "taken")
        seen.add(found)
    return seen
