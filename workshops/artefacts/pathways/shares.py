"""How people divide at each step, and what is not known about it.

Links on which the person moves are alternatives: everybody who leaves a step takes exactly one of them. A step with
one way on sends everybody there. Where exactly one share of several is missing, it is what the others leave over. At an
end (see ``Structure.ends``) those stay who take no way on, so there nothing can be filled in. Shares may miss one by
half a percentage point and are then scaled; nothing else is ever guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workshops.artefacts.pathways.structure import ROUNDING, Move, Structure


class Division(NamedTuple):
    """Shares of the people leaving one step, by move, and the part that stays for good (an end or a dead end)."""

    moves: tuple[tuple[Move, float], ...]
    stays: float


@dataclass(frozen=True)
class Shares:
    """Divisions where they are known; ``missing`` steps lack shares, at ``wrong`` ones they do not add up."""

    known: dict[str, Division]
    missing: tuple[str, ...]
    wrong: tuple[str, ...]


def shares_of(structure: Structure) -> Shares:
    """How people divide at every step of the person's way."""
    known: dict[str, Division] = {}
    missing: list[str] = []
    wrong: list[str] = []
    ends = set(structure.ends)
    for step in structure.steps:
        moves = structure.out.get(step, ())
        numbers = _numbers(moves, fill=step not in ends)
        total = sum(numbers or ())
        if numbers is None:
            missing.append(step)
        elif moves and (total > 1 + ROUNDING or (step not in ends and total < 1 - ROUNDING)):
            wrong.append(step)
        else:
            known[step] = _division(moves, numbers, stays=step in ends)
    return Shares(known, tuple(missing), tuple(wrong))


def _numbers(moves: tuple[Move, ...], *, fill: bool) -> list[float] | None:
    """The shares of the moves, where one is missing filled up with the rest; None while they are not known."""
    known = [one.share for one in moves if one.share is not None]
    if len(known) == len(moves):
        return known
    rest = 1 - sum(known)
    if not fill or len(moves) - len(known) > 1 or rest < -ROUNDING:
        return None
    return [max(rest, 0.0) if one.share is None else one.share for one in moves]


def _division(moves: tuple[Move, ...], numbers: list[float], *, stays: bool) -> Division:
    if not moves:
        return Division((), 1.0)
    rest = 1 - sum(numbers)
    if rest == 0 or (stays and rest > ROUNDING):
        return Division(tuple(zip(moves, numbers, strict=True)), rest)
    return Division(tuple((move, share / (1 - rest)) for move, share in zip(moves, numbers, strict=True)), 0.0)
