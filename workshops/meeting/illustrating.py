"""What may stand beside somebody's words: a picture of the bank, a drawing of their own, and how it feels.

A drawing is numbers, never a file nor markup: whoever shows it draws it. Words say what it shows, for those who do not
see it and for whoever looks before it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from workshops.admission import Operation
from workshops.fields import Sheet, choice, drawing, text
from workshops.refusal import Refused
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
FACES: Final = ("fed_up", "confused", "scared", "okay", "hopeful", "gave_up", "safe", "mixed")
SHEET: Final = Sheet(width=400, height=300, pens=8, strokes=60, points=1200)
NOTHING: Final[Mapping[str, Any]] = {"picture": "", "drawing": (), "shows": "", "face": ""}
Strokes = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Illustrated(Record):
    """Words that may have a picture beside them, a drawing or a face; ``shows`` says what is drawn."""

    spare: ClassVar[tuple[str, ...]] = tuple(NOTHING)

    picture: str = choice("", *PICTURES, default="")
    drawing: tuple[tuple[int, ...], ...] = drawing(SHEET)
    shows: str = ""
    face: str = choice("", *FACES, default="")


@dataclass(frozen=True, kw_only=True)
class Illustrating(Operation):
    """An operation that may say what stands beside its words. A drawing comes with words that say what it shows."""

    spare: ClassVar[tuple[str, ...]] = tuple(NOTHING)

    picture: str = choice("", *PICTURES, default="")
    drawing: tuple[tuple[int, ...], ...] = drawing(SHEET)
    shows: str = text(120, default="")
    face: str = choice("", *FACES, default="")

    def check_drawing(self) -> None:
        """Refuse a drawing without words, and words about none."""
        if bool(self.drawing) != bool(self.shows):
            raise Refused("invalid", field="shows")


def shown_by(said: Record | Operation) -> dict[str, Any]:
    """What stands beside the words of a record or an operation."""
    return {name: getattr(said, name, empty) for name, empty in NOTHING.items()}
