"""The shapes that a field from outside may have. Their messages are codes; sentences belong to the client.

What a shape calls ``plain`` needs no more looking at: marshmallow would hand it on as it is, in four times the time.
Most of what clients send is plain. What is not may be as good, or changed, or refused: that marshmallow says.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate

from workshops.fields import Sheet

REFERENCE = re.compile(r"[A-Za-z0-9_:.-]{1,64}")
_KEPT = frozenset("\n\t")
_REFUSED = frozenset(("Cc", "Cs"))
_Given = Mapping[str, Any] | None


def codes(invalid: str, **more: str) -> dict[str, Any]:
    """Codes in place of marshmallow's sentences."""
    return {"required": "required", "null": "required", "validator_failed": "invalid", "invalid": invalid, **more}


def fit(words: str) -> bool:
    """Whether text holds only characters that every store and every format can hold.

    Control characters (NUL among them) other than newline and tab, and lone surrogates, do not fit.
    """
    if words.isascii() and words.isprintable():
        return True
    return all(one in _KEPT or unicodedata.category(one) not in _REFUSED for one in words)


class Shape(fields.Field[Any]):
    """What the shapes have in common."""

    def plain(self, value: Any) -> bool:
        """Whether a value may be taken as it is, without marshmallow."""
        return False


class Words(Shape, fields.String):
    """Text in Unicode NFC without outer blanks, of ``least`` to ``longest`` characters."""

    default_error_messages = codes("not_text", characters="characters")

    def __init__(self, longest: int, *, least: int = 1, **more: Any) -> None:
        limits = [validate.Length(max=longest, error="too_long")]
        if least:
            limits.insert(0, validate.Length(min=least, error="too_short"))
        super().__init__(validate=limits, **more)
        self._sizes = range(least, longest + 1)

    def plain(self, value: Any) -> bool:
        return (
            isinstance(value, str)
            and len(value) in self._sizes
            and value.isprintable()
            and value == value.strip()
            and (value.isascii() or unicodedata.is_normalized("NFC", value))
        )

    def _deserialize(self, value: Any, attr: str | None, data: _Given, **more: Any) -> str:
        if not isinstance(value, str):
            raise self.make_error("invalid")
        lines = value.replace("\r\n", "\n")
        if not fit(lines):
            raise self.make_error("characters")
        return unicodedata.normalize("NFC", lines).strip()


class Choice(Shape, fields.String):
    """One of the named values."""

    default_error_messages = codes("not_text")

    def __init__(self, values: tuple[str, ...], **more: Any) -> None:
        super().__init__(validate=validate.OneOf(values, error="not_a_choice"), **more)
        self._values = values

    def plain(self, value: Any) -> bool:
        return isinstance(value, str) and value in self._values


class Reference(Shape, fields.String):
    """The id of a record; empty only where ``empty`` allows it."""

    default_error_messages = codes("not_an_id")

    def __init__(self, *, empty: bool, **more: Any) -> None:
        super().__init__(metadata={"pattern": f"^({REFERENCE.pattern}{'|' if empty else ''})$"}, **more)
        self._empty = empty

    def plain(self, value: Any) -> bool:
        return isinstance(value, str) and bool(REFERENCE.fullmatch(value) or (self._empty and value == ""))

    def _deserialize(self, value: Any, attr: str | None, data: _Given, **more: Any) -> Any:
        if not self.plain(value):
            raise self.make_error("invalid")
        return value


class Whole(Shape, fields.Integer):
    """A whole number within limits: no text, no yes or no, no fraction."""

    default_error_messages = codes("not_whole")

    def __init__(self, lowest: float, highest: float, **more: Any) -> None:
        super().__init__(validate=validate.Range(lowest, highest, error="out_of_range"), **more)
        self._limits = lowest, highest

    def plain(self, value: Any) -> bool:
        return type(value) is int and self._limits[0] <= value <= self._limits[1]

    def _deserialize(self, value: Any, attr: str | None, data: _Given, **more: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.make_error("invalid")
        return value


class Number(Shape, fields.Float):
    """A finite number within limits; a whole one stays whole."""

    default_error_messages = codes("not_a_number")

    def __init__(self, lowest: float, highest: float, **more: Any) -> None:
        super().__init__(validate=validate.Range(lowest, highest, error="out_of_range"), **more)
        self._limits = lowest, highest

    def plain(self, value: Any) -> bool:
        return type(value) in (int, float) and self._limits[0] <= value <= self._limits[1]

    def _deserialize(self, value: Any, attr: str | None, data: _Given, **more: Any) -> float:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole and not (isinstance(value, float) and math.isfinite(value)):
            raise self.make_error("invalid")
        number: float = value
        return number


class Flag(Shape, fields.Boolean):
    """true or false, nothing that merely resembles them."""

    default_error_messages = codes("not_yes_or_no")

    def plain(self, value: Any) -> bool:
        return isinstance(value, bool)

    def _deserialize(self, value: Any, attr: str | None, data: _Given, **more: Any) -> Any:
        if not self.plain(value):
            raise self.make_error("invalid")
        return value


class Drawing(Shape, fields.Field[Any]):
    """Strokes on a sheet, which arrive as tuples of whole numbers: a pen, then x and y of each point."""

    default_error_messages = codes("not_a_drawing", too_many="too_many", out_of_range="out_of_range")

    def __init__(self, sheet: Sheet, **more: Any) -> None:
        inner = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 3}
        super().__init__(metadata={"type": "array", "items": inner, "maxItems": sheet.strokes}, **more)
        self._sheet = sheet

    def _deserialize(self, value: Any, attr: str | None, data: _Given, **more: Any) -> Any:
        if not isinstance(value, list) or not all(_is_stroke(one) for one in value[: self._sheet.strokes]):
            raise self.make_error("invalid")
        if len(value) > self._sheet.strokes or sum(map(len, value)) > len(value) + 2 * self._sheet.points:
            raise self.make_error("too_many")
        if not all(self._on_sheet(one) for one in value):
            raise self.make_error("out_of_range")
        return tuple(map(tuple, value))

    def _on_sheet(self, stroke: list[int]) -> bool:
        sheet = self._sheet
        return (
            0 <= stroke[0] < sheet.pens
            and all(0 <= x <= sheet.width for x in stroke[1::2])
            and all(0 <= y <= sheet.height for y in stroke[2::2])
        )


def _is_stroke(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) >= 3 and len(value) % 2 == 1 and all(type(one) is int for one in value)
    )


class Several(Shape, fields.List[Any]):
    """A list of at most ``most``, which arrives as a tuple; with ``once`` nothing may stand in it twice."""

    default_error_messages = codes("not_a_list", twice="twice")

    def __init__(self, inner: fields.Field[Any], *, most: int, once: bool, **more: Any) -> None:
        super().__init__(inner, metadata={"maxItems": most, "uniqueItems": once}, **more)
        self._most = most
        self._once = once

    def _deserialize(self, value: Any, attr: str | None, data: _Given, **more: Any) -> Any:
        if isinstance(value, list) and len(value) > self._most:
            raise ValidationError("too_many")
        found = tuple(super()._deserialize(value, attr, data, **more))
        if self._once and len(set(found)) < len(found):
            raise self.make_error("twice")
        return found
