"""Bodies of operations, made from their declarations: as asked for, with hostile content, and spoilt on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from random import Random
from typing import Any, Final

from tests.fuzz.sense import SENSE
from workshops.catalogue import operation_kinds
from workshops.fields import Spec, spec_of

KINDS: Final = operation_kinds()
Body = dict[str, Any]
WORDS: Final = (
    "A home",
    "=1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "<!--",
    "]]>",
    "&amp;",
    '"; DROP TABLE entries; --',
    "${7*7}{{7*7}}",
    "%s%n{0}",
    "../../etc/passwd",
    "\u202eesrever\u202c",
    "e\u0301\u0301\u0301",
    "👩‍👩‍👧‍👦",
    "\ufeffmark",
    "\ufffe\U0010ffff",
    "مرحبا",
    "a\nb\tc\r\nd",
    "\u2028\u2029",
    "ﷺ" * 20,
    "İstanbul ß ﬁ",
    "null",
    "0",
    "-1e999",
)
SPOILT: Final[tuple[Any, ...]] = (
    None,
    True,
    [],
    {},
    "",
    "\x00",
    "\ud800",
    -1,
    10**30,
    1e308,
    [[]],
    {"id": "x"},
    "x" * 100_000,
    [None] * 300,
    float("nan"),
)


@dataclass(frozen=True)
class Bodies:
    """``ids`` are the records that exist, by kind; ``chance`` decides everything."""

    chance: Random
    ids: Mapping[str, Sequence[str]]

    def of(self, kind: str) -> Body:
        """A body that has the declared shape, most of the time about things that exist."""
        specs = {one.name: spec_of(one) for one in fields(KINDS[kind])}
        return {
            name: self._sensible(kind, name, spec)
            for name, spec in specs.items()
            if spec and not (spec.optional and self.chance.random() < 0.4)
        }

    def spoilt(self, kind: str) -> Body:
        """A body that lost or gained something, or holds what was not asked for."""
        body = self.of(kind)
        name = self.chance.choice([*body, "more"])
        if self.chance.random() < 0.3 and name in body:
            del body[name]
        else:
            body[name] = self.chance.choice(SPOILT)
        return body

    def _sensible(self, kind: str, name: str, spec: Spec) -> Any:
        """Half of the time what makes sense there, where that is known."""
        sense = SENSE.get(f"{kind} {name}") or SENSE.get(name)
        return self.chance.choice(sense) if sense and self.chance.random() < 0.5 else self._value(spec)

    def _value(self, spec: Spec) -> Any:
        if not spec.many:
            return self._one(spec)
        most = int(spec.highest) if spec.highest < 10 or self.chance.random() < 0.05 else 3
        found = [self._one(spec) for _ in range(self.chance.randint(0, most))]
        return found if spec.shape == "text" else list(dict.fromkeys(found))

    def _one(self, spec: Spec) -> Any:
        makers: dict[str, Callable[[Spec], Any]] = {
            "text": self._text,
            "choice": lambda spec: self.chance.choice(spec.values),
            "whole": lambda spec: int(self._number(spec)),
            "number": self._number,
            "flag": lambda _: self.chance.random() < 0.5,
            "reference": self._reference,
            "drawing": self._drawing,
        }
        return makers[spec.shape](spec)

    def _text(self, spec: Spec) -> str:
        words = self.chance.choice(WORDS)
        if self.chance.random() < 0.1:
            words *= spec.longest
        return words[: spec.longest]

    def _number(self, spec: Spec) -> float:
        near = (spec.lowest, spec.highest, min(spec.highest, spec.lowest + 1))
        return self.chance.choice((*near, self.chance.uniform(spec.lowest, spec.highest)))

    def _drawing(self, spec: Spec) -> list[list[int]]:
        assert spec.sheet
        sheet, strokes = spec.sheet, self.chance.choice((0, 1, 3, spec.sheet.strokes))
        point = (self.chance.randint(0, sheet.width), self.chance.randint(0, sheet.height))
        return [[self.chance.randrange(sheet.pens), *(point * self.chance.randint(1, 9))] for _ in range(strokes)]

    def _reference(self, spec: Spec) -> str:
        kinds = spec.kinds or tuple(self.ids)
        held = [one for kind in kinds for one in self.ids.get(kind, ())]
        if not held or self.chance.random() < 0.05:
            return self.chance.choice(("0" * 16, "a", "x.y:z-_", "A" * 64))
        return self.chance.choice(held)
