"""The shapes of steps, as pieces of SVG: every kind of step has a shape of its own."""

from __future__ import annotations

from workshops.artefacts.pathways.formats.marked_up import escaped
from workshops.artefacts.pathways.formats.theme import BURST, FACES, INK, PAPER, WHIN, Theme
from workshops.artefacts.pathways.grid.boxes import LINE, SIZE, TRIANGLE
from workshops.artefacts.pathways.grid.lettering import width
from workshops.artefacts.pathways.layout import StepBox

# All words are of one size: the larger the smallest letters, the more a sheet of paper can hold.
TAG, TAB = SIZE, 18
MIDDLE = 'text-anchor="middle"'
BOLD = f'font-weight="700" {MIDDLE}'


def outline(box: StepBox, shape: str, stroke: str, *, dashed: bool) -> str:
    """The outline of a step: dashed where it is not settled."""
    x, y, w, h = box.x, box.y, box.width, box.height
    look = f'fill="{PAPER}" stroke="{stroke}" stroke-width="2" stroke-linejoin="round"'
    look += ' stroke-dasharray="6 4"' if dashed else ""
    if shape == "decision":
        middle, half = x + w // 2, y + h // 2
        return f'<polygon points="{middle},{y} {x + w},{half} {middle},{y + h} {x},{half}" {look}/>'
    if shape == "wait":
        middle, half = x + w // 2, TRIANGLE + 4
        return f'<polygon points="{middle},{y} {middle + half},{y + 48} {middle - half},{y + 48}" {look}/>'
    if shape == "form":
        d = f"M{x + 8} {y}H{x + w - 18}L{x + w} {y + 18}V{y + h - 8}q0 8 -8 8H{x + 8}q-8 0 -8 -8V{y + 8}q0 -8 8 -8z"
        return (
            f'<path d="{d}" {look}/><path d="M{x + w - 18} {y}v18h18" fill="none" stroke="{stroke}" stroke-width="2"/>'
        )
    radius = min(h // 2, 28) if shape == "start_end" else 8
    drawn = f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{radius}" {look}/>'
    return drawn + bars(box, stroke) if shape == "hand_off" else drawn


def bars(box: StepBox, stroke: str) -> str:
    """The double bar at both sides of a hand-off."""
    left, right, top, end = box.x + 8, box.x + box.width - 8, box.y + 8, box.y + box.height - 8
    d = "".join(f"M{x} {top}V{end}" for x in (left, left + 5, right - 5, right))
    return f'<path d="{d}" stroke="{stroke}" stroke-width="2" fill="none" stroke-linecap="round"/>'


def words(box: StepBox, shape: str, theme: Theme) -> str:
    """What happens, in the middle of the box; below the triangle of a wait."""
    top = box.y + 2 * TRIANGLE + 6 if shape == "wait" else box.y + (box.height - LINE * len(box.lines)) // 2
    return "".join(
        text((box.x + box.width // 2, top + LINE * number + 14), line, SIZE, theme.ink, more=BOLD)
        for number, line in enumerate(box.lines)
    )


def text(at: tuple[int, int], line: str, size: int, fill: str, *, more: str = "") -> str:
    """One line of words, its foot at that point and its middle there unless ``more`` says otherwise."""
    x, y = at
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" {more or MIDDLE}>{escaped(line)}</text>'


def tab(box: StepBox, ref: str, shape: str, theme: Theme) -> str:
    """The id of the step on the top edge of its box."""
    wide = 12 + 9 * len(ref)
    x = box.x + 8 if shape not in ("decision", "wait") else box.x + box.width // 2 - wide - 10
    y = box.y - TAB // 2 if shape != "wait" else box.y - 2
    return (
        f'<rect x="{x}" y="{y}" width="{wide}" height="{TAB}" rx="4" fill="{theme.ink}"/>'
        f'<text x="{x + wide // 2}" y="{y + 13}" font-size="{TAG}" font-weight="700" fill="#fff" text-anchor="middle" '
        f"font-family=\"'Atkinson Hyperlegible Mono', monospace\">{escaped(ref)}</text>"
    )


def tag(at: tuple[int, int], line: str, stroke: str, *, dashed: bool = False, right: bool = False) -> str:
    """A small label on the edge of a box: it begins at that point, or ends there with ``right``."""
    x, middle = at
    wide = width(line, TAG) + 14
    left = x - wide if right else x
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<rect x="{left}" y="{middle - 9}" width="{wide}" height="18" rx="5" fill="{PAPER}" stroke="{stroke}" '
        f'stroke-width="1.5"{dashes}/>' + text((left + wide // 2, middle + 5), line, TAG, stroke)
    )


def feeling_width(line: str) -> int:
    """Width of a feeling's pill."""
    return width(line, TAG) + 38


def feeling(end: tuple[int, int], face: str, line: str, ink: str) -> str:
    """A drawn face with its word, in a pill whose upper right end is given first."""
    wide = feeling_width(line)
    x, y = end[0] - wide, end[1]
    drawn = FACES.get(face, FACES["mixed"])
    return (
        f'<rect x="{x}" y="{y}" width="{wide}" height="24" rx="12" fill="{PAPER}" stroke="{ink}" stroke-width="1.5"/>'
        f'<g transform="translate({x + 3} {y + 2}) scale(0.5)" fill="none" stroke="{ink}" stroke-width="2.6" '
        f'stroke-linecap="round"><circle cx="20" cy="20" r="17.5"/>{drawn}</g>'
        + text((x + 27, y + 17), line, TAG, ink, more='text-anchor="start"')
    )


def burst(x: int, y: int, number: int, theme: Theme) -> str:
    """A pain point: a star of twelve points with its number, centred on x and y."""
    fill, ink = theme.burst, INK if theme.burst == WHIN else theme.ink
    return (
        f'<g transform="translate({x - 17} {y - 17}) scale(0.85)"><polygon points="{BURST}" fill="{fill}" '
        f'stroke="{ink}" stroke-width="2" stroke-linejoin="round"/></g>'
        + text((x, y + 5), str(number), SIZE, ink, more=BOLD)
    )
