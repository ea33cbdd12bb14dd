"""The same value with other fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["replace"]

Value = TypeVar("Value")

if TYPE_CHECKING:
    # Its calls are checked field by field.
    from dataclasses import replace
else:

    def replace(value: Value, /, **changes: Any) -> Value:
        """What ``dataclasses.replace`` gives, in a fifth of the time: that one sets every field anew, past its guard.

        For records and operations, which compute nothing when they are made.
        """
        held = vars(value)
        if not changes.keys() <= held.keys():
            raise TypeError(f"{type(value).__name__} has no such field")
        made = object.__new__(type(value))
        vars(made).update({**held, **changes})
        return made
