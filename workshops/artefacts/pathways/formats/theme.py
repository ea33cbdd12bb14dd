"""Colours, weaves and markers of drawings, as in the design language: every thread is told by its weave and its marker,
never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

INK, INK_SOFT, EDGE, RULE, PAPER = "#14302F", "#3F5450", "#66766F", "#CDD4C9", "#FFFFFF"
RED, WHIN, FACE = "#B0261C", "#F5BE1B", "#FFF3CC"
GREY, GREY_DARK = "#5C5C5C", "#222222"


@dataclass(frozen=True)
class Thread:
    """A thread: its colour and tint, the side of a tile of its weave with what is drawn on it, and its marker."""

    colour: str
    tint: str
    tile: int
    weave: str
    marker: str


@dataclass(frozen=True)
class Theme:
    """``colour`` says whether threads keep their colours and lanes their tints; in print both are grey and white."""

    colour: bool
    ink: str
    loop: str
    burst: str

    def thread(self, key: str) -> tuple[str, str]:
        """Colour of the thread, and tint of a lane's body."""
        found = THREADS[key]
        return (found.colour, found.tint) if self.colour else (GREY, PAPER)


THEMES = {
    "print": Theme(colour=False, ink="#000000", loop=GREY_DARK, burst=PAPER),
    "colour": Theme(colour=True, ink=INK, loop=RED, burst=WHIN),
}


def _lines(path: str, width: str) -> str:
    look = 'stroke="#fff" stroke-opacity="0.8" stroke-linecap="round" fill="none"'
    return f'<path d="{path}" {look} stroke-width="{width}"/>'


def _corners(points: str) -> str:
    return f'<polygon points="{points}"/>'


THREADS = {
    "young_people": Thread(
        "#6A3D9A", "#EFE7F7", 12, _lines("M3 1.5v5M9 7.5v5M9 -4.5v5", "2.4"), '<circle cx="10" cy="10" r="7.4"/>'
    ),
    "carers": Thread(
        "#A32A66", "#F9E4EE", 10, _lines("M2.5 2.5l5 5M7.5 2.5l-5 5", "1.8"), _corners("19,10 10,19 1,10 10,1")
    ),
    "voluntary": Thread(
        "#566200",
        "#EEF1D6",
        12,
        '<path d="M0 0h6v6H0zM6 6h6v6H6z" fill="#fff" fill-opacity="0.6"/>',
        _corners("10,2.2 18,16.1 2,16.1"),
    ),
    "housing": Thread(
        "#1D5C9C", "#E0ECF7", 8, _lines("M-2 10L10 -2M-2 2L2 -2M6 10l4 -4", "2.2"), '<path d="M3.5 3.5h13v13h-13z"/>'
    ),
    "social_care": Thread(
        "#0B6B73",
        "#DCF0F0",
        12,
        _lines("M0 3l6 6l6 -6M0 -3l6 6l6 -6M0 9l6 6l6 -6", "1.9"),
        _corners("18.3,10 14.1,17.2 5.9,17.2 1.7,10 5.9,2.8 14.1,2.8"),
    ),
    "justice": Thread("#8F4410", "#F8E8DB", 7, _lines("M-1 3.5h9", "2.2"), _corners("10,17.8 2,3.9 18,3.9")),
    "health": Thread(
        "#465388",
        "#E6E9F5",
        11,
        _lines("M5.5 2.5v6M2.5 5.5h6", "2"),
        '<path d="M6.9 1.9h6.2v5h5v6.2h-5v5H6.9v-5h-5V6.9h5z"/>',
    ),
    "commissioners": Thread(
        "#3A4644", "#E5E9E6", 7, _lines("M3.5 -1v9", "2"), _corners("10,1.5 18.1,7.4 15,16.9 5,16.9 1.9,7.4")
    ),
    "shared": Thread(
        "#5A5046",
        "#EEEAE4",
        9,
        '<circle cx="4.5" cy="4.5" r="1.9" fill="#fff" fill-opacity="0.8"/>',
        '<path d="M10 2.5a7.5 7.5 0 1 0 .1 0zM10 5.6a4.4 4.4 0 1 1 -.1 0z" fill-rule="evenodd"/>',
    ),
}

FACES = {
    "fed_up": '<path d="M11 13.5l5.5 2M29 13.5l-5.5 2M13.5 29c3-4 10-4 13 0"/><path d="M14.5 18.5h.1M25.5 18.5h.1"/>',
    "confused": '<path d="M11.5 15l4.5 4.5M16 15l-4.5 4.5M24 15l4.5 4.5M28.5 15L24 19.5"/>'
    '<path d="M13 28c2.3-3 4.5-3 6.5-.6s4.5 2.4 7-.6"/>',
    "scared": '<path d="M10.5 11.5l5-2.3M29.5 11.5l-5-2.3M14 17h.1M26 17h.1"/>'
    '<ellipse cx="20" cy="27.5" rx="4" ry="3.2"/>',
    "okay": '<path d="M14 17h.1M26 17h.1M14 27h12"/>',
    "hopeful": '<path d="M14 17h.1M26 17h.1M13 25c3.5 4.5 10.5 4.5 14 0"/>',
    "gave_up": '<path d="M11.5 17.5h5M23.5 17.5h5M14 29c3-3 9-3 12 0"/>',
    "safe": '<path d="M11.5 17.5c1.4-2 4-2 5.4 0M23.1 17.5c1.4-2 4-2 5.4 0M12.5 24.5c3.5 5.5 11.5 5.5 15 0"/>',
    "mixed": '<path d="M14 17h.1M26 17h.1M23 11.5l5.5-1.5M13 27.5c2.3-3 4.5-3 6.5-.6s4.5 2.4 7-.6"/>',
}

BURST = (
    "20,1.5 23.5,6.8 29.3,4 29.7,10.3 36,10.8 33.2,16.5 38.5,20 33.2,23.5 36,29.2 29.7,29.7 29.3,36 23.5,33.2 "
    "20,38.5 16.5,33.2 10.8,36 10.3,29.7 4,29.3 6.8,23.5 1.5,20 6.8,16.5 4,10.7 10.3,10.3 10.7,4 16.5,6.8"
)
