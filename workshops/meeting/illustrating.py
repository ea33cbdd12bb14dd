"""What may stand beside somebody's words: a picture of the bank, which whoever writes little can point at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from workshops.admission import Operation
from workshops.fields import choice
from workshops.state import Record

# Plain things of a life that a service touches. Each has its drawing in the client and its word in every language.
PICTURES: Final = (
    "home",
    "bed",
    "washing",
    "food",
    "key",
    "door_open",
    "door_locked",
    "safe",
    "danger",
    "night",
    "rain",
    "good_day",
    "money",
    "work",
    "school",
    "bus",
    "moving",
    "phone",
    "form",
    "waiting",
    "round_and_round",
    "talking",
    "listened_to",
    "help",
    "family",
    "friends",
    "alone",
    "baby",
    "dog",
    "health",
)
NOTHING: Final[Mapping[str, Any]] = {"picture": ""}


@dataclass(frozen=True, kw_only=True)
class Illustrated(Record):
    """Words that may have a picture beside them."""

    spare: ClassVar[tuple[str, ...]] = tuple(NOTHING)

    picture: str = choice("", *PICTURES, default="")


@dataclass(frozen=True, kw_only=True)
class Illustrating(Operation):
    """An operation that may say what stands beside its words."""

    spare: ClassVar[tuple[str, ...]] = tuple(NOTHING)

    picture: str = choice("", *PICTURES, default="")


def shown_by(said: Record | Operation) -> dict[str, Any]:
    """What stands beside the words of a record or an operation."""
    return {name: getattr(said, name, empty) for name, empty in NOTHING.items()}
