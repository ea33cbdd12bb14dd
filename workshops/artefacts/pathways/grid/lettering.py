"""How wide words are and where they break. Widths are those of Atkinson Hyperlegible Next Bold, roughly."""

from __future__ import annotations

import re

GROUPS = (
    ("',.:;`j|", 28),
    (' !()[]il-frt"_', 35),
    ("/1I*7csvxyz", 50),
    ("0468ABCDKPRUVXY", 67),
    ("&GHNOQw#@", 76),
    ("MWm%", 92),
)
WIDTHS = {letter: hundredths for letters, hundredths in GROUPS for letter in letters}
USUAL, FULL = 60, 100


def width(words: str, size: int) -> int:
    """Width in pixels of words in letters of this size."""
    return sum(_hundredths(letter) for letter in words) * size // 100


def wrap(words: str, room: int, size: int, most: int) -> list[str]:
    """Lines of at most ``room`` pixels, at most ``most`` of them; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in re.split("[ \t\r\n]+", words):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size) <= room:
            lines[-1] = joined
        elif word:
            lines.extend(_pieces(word, room, size))
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], room, size)]
    return lines or [""]


def _hundredths(letter: str) -> int:
    code = ord(letter)
    if code < 0x300:
        return WIDTHS.get(letter, USUAL)
    return 0 if code < 0x370 else USUAL if code < 0x2E80 else FULL


def _pieces(word: str, room: int, size: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(line: str, room: int, size: int) -> str:
    letters = list(line)
    while letters and width("".join(letters) + "…", size) > room:
        letters.pop()
    return "".join(letters).rstrip(" ") + "…"
