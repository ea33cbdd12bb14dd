"""What a field of a record or an operation may hold, declared once.

Each function below is a dataclass field specifier. Its ``Spec`` travels in the field's metadata; the marshmallow
schema, the OpenAPI description, the TypeScript types and the documentation are derived from it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, Final

SPEC: Final = "spec"


@dataclass(frozen=True)
class Sheet:
    """What may be drawn on: its size, how many pens lie beside it, and how much fits on it.

    A stroke is the number of its pen, then x and y of each of its points. ``points`` is the limit of all strokes
    together.
    """

    width: int
    height: int
    pens: int
    strokes: int
    points: int


@dataclass(frozen=True)
class Spec:
    """One declaration: ``shape`` names what is held, the rest are its limits."""

    shape: str
    many: bool = False
    optional: bool = False
    longest: int = 0
    lowest: float = 0
    highest: float = 0
    values: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    leads: str = ""
    sheet: Sheet | None = None


def _declare(spec: Spec, default: Any) -> Any:
    return field(default=default, metadata={SPEC: spec})


def text(longest: int, *, default: Any = MISSING) -> Any:
    """Words of one to ``longest`` characters; with a default the field may be left out or empty."""
    return _declare(Spec("text", longest=longest, optional=default is not MISSING), default)


def texts(longest: int, *, most: int, default: Any = MISSING) -> Any:
    """A list of at most ``most`` texts."""
    spec = Spec("text", many=True, longest=longest, highest=most, optional=default is not MISSING)
    return _declare(spec, default)


def choice(*values: str, default: Any = MISSING) -> Any:
    """One of the named values."""
    return _declare(Spec("choice", values=values, optional=default is not MISSING), default)


def choices(*values: str, default: Any = MISSING) -> Any:
    """Any of the named values, each at most once."""
    spec = Spec("choice", many=True, values=values, highest=len(values), optional=default is not MISSING)
    return _declare(spec, default)


def whole(lowest: int, highest: int, *, default: Any = MISSING) -> Any:
    """A whole number within the limits; None only where None is the default."""
    return _declare(Spec("whole", lowest=lowest, highest=highest, optional=default is not MISSING), default)


def number(lowest: float, highest: float, *, default: Any = MISSING) -> Any:
    """A finite number within the limits; None only where None is the default."""
    return _declare(Spec("number", lowest=lowest, highest=highest, optional=default is not MISSING), default)


def flag(*, default: Any = MISSING) -> Any:
    """Yes or no."""
    return _declare(Spec("flag", optional=default is not MISSING), default)


def drawing(sheet: Sheet) -> Any:
    """A drawing on a sheet, as numbers; empty where nobody drew."""
    return _declare(Spec("drawing", optional=True, sheet=sheet), ())


def reference(*kinds: str, leads: str = "", default: Any = MISSING) -> Any:
    """The id of a record of one of the kinds; any kind where none is named. Empty only where a default allows it.

    ``leads`` puts the reference into the thread: "here" when the other record led to this one, "there" when this one
    led to the other.
    """
    return _declare(Spec("reference", kinds=kinds, leads=leads, optional=default is not MISSING), default)


def references(*kinds: str, most: int = 200, leads: str = "", default: Any = MISSING) -> Any:
    """A list of ids, each at most once."""
    spec = Spec("reference", many=True, kinds=kinds, highest=most, leads=leads, optional=default is not MISSING)
    return _declare(spec, default)


def spec_of(declared: Field[Any]) -> Spec | None:
    """The declaration of a dataclass field, None for a plain one."""
    return declared.metadata.get(SPEC)


def references_of(value: Any) -> list[tuple[str, Spec]]:
    """Every (id, declaration) that a record or an operation names, empty ones left out."""
    found: list[tuple[str, Spec]] = []
    held = vars(value)
    for name, spec in named_by(type(value)):
        named = held[name]
        if named and spec.many:
            found.extend([(one, spec) for one in named if one])
        elif named:
            found.append((named, spec))
    return found


def names_any(value: Any, ids: Collection[str]) -> bool:
    """Whether a record or an operation names one of these: asked of thousands at a time, it puts nothing together."""
    for name, spec in named_by(type(value)):
        held = getattr(value, name)
        if held and (any(one in ids for one in held) if spec.many else held in ids):
            return True
    return False


_REFERENCES: dict[type, tuple[tuple[str, Spec], ...]] = {}


def named_by(cls: type) -> tuple[tuple[str, Spec], ...]:
    """The reference fields of a class, by name, with their declarations."""
    if cls not in _REFERENCES:
        specs = ((one.name, spec_of(one)) for one in fields(cls))
        _REFERENCES[cls] = tuple((name, spec) for name, spec in specs if spec and spec.shape == "reference")
    return _REFERENCES[cls]
