"""How large the boxes of steps are."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.artefacts.pathways.grid.lettering import wrap

SIZE, LINE = 14, 18
WIDE, DIAMOND, TALL = 148, 172, 136
LOWEST, TRIANGLE = 32, 24
ROOMS = {"step": 126, "form": 122, "start_end": 112, "hand_off": 108, "decision": 96, "wait": 136}
MOST = {"decision": 4, "wait": 3}


@dataclass(frozen=True)
class Size:
    """A box: ``wide`` across, ``above`` and ``below`` the line on which links meet it, which they do ``inset`` pixels
    inside its left and right sides; ``lines`` are its words."""

    wide: int
    above: int
    below: int
    inset: int
    lines: tuple[str, ...]


def size_of(shape: str, words: str, *, tall: bool) -> Size:
    """The size of a step's box. A tall one takes its height from the lanes it stands across."""
    if tall:
        return Size(TALL, 0, 0, 0, tuple(wrap(words, TALL - 40, SIZE, 8)))
    lines = tuple(wrap(words, ROOMS[shape], SIZE, MOST.get(shape, 6)))
    if shape == "decision":
        half = max(42, 18 * len(lines) + 8)
        return Size(DIAMOND, half, half, 0, lines)
    if shape == "wait":
        return Size(WIDE, TRIANGLE, TRIANGLE + 6 + LINE * len(lines), WIDE // 2 - 14, lines)
    half = max(LOWEST, 9 * len(lines) + 14)
    return Size(WIDE, half, half, 0, lines)
