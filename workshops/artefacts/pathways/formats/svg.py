"""A map as a drawing that stands alone: an accessible SVG with its own weaves, markers and words.

In the theme "print" it is black, grey and white; in "colour" the threads keep their colours. Either way lanes are told
by weave, marker and name, steps by shape, and links by line: nothing depends on colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workshops.artefacts.pathways.described import described
from workshops.artefacts.pathways.formats import shapes
from workshops.artefacts.pathways.formats.marked_up import escaped
from workshops.artefacts.pathways.formats.theme import EDGE, INK_SOFT, PAPER, RULE, THEMES, THREADS, Theme
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.grid.boxes import LINE
from workshops.artefacts.pathways.grid.frame import NAME, NAME_LINE
from workshops.artefacts.pathways.grid.lettering import width
from workshops.artefacts.pathways.layout import LaneBox, Layout, LinkLine, StepBox, layout
from workshops.artefacts.pathways.structure import structure_of
from workshops.words import sentence

FONT = "'Atkinson Hyperlegible Next', 'Noto Sans', sans-serif"
WEAVE, MARKED = 8, 34
HEADS = {"right": "-9 -5 0 0 -9 5", "left": "9 -5 0 0 9 5", "down": "-5 -9 0 0 5 -9", "up": "-5 9 0 0 5 9"}


def svg(graph: Graph, theme: str = "print") -> str:
    """The map as SVG text. Refuses (KeyError) a theme other than "print" and "colour"."""
    return Drawing(graph, THEMES[theme], layout(graph)).drawn()


class Drawing:
    """One drawing in the making: lanes, then links, then steps, so that steps lie on top.

    ``left`` is where what is seen of it begins.
    """

    def __init__(self, graph: Graph, theme: Theme, laid: Layout, left: int = 0) -> None:
        self.graph = graph
        self.left = left
        self.theme = theme
        self.layout = laid
        self.lanes = {lane["id"]: lane for lane in graph.graph["lanes"]}
        self.dead_ends = set(structure_of(graph).dead_ends)
        self.mark = "map-" + re.sub("[^A-Za-z0-9]", "-", graph.graph["id"])

    def drawn(self) -> str:
        """The whole text."""
        wide, high = self.layout.width, self.layout.height
        inside = (
            *(self.band(lane) + self.name(lane, (0, high)) for lane in self.layout.lanes if lane.height),
            f'<path d="M{self.layout.head} 0V{high}M0 0H{wide}V{high}H0z" fill="none" stroke="{RULE}"/>',
            *self.things(),
        )
        return self.framed((wide, high), " ".join(described(self.graph)), inside)

    def framed(self, size: tuple[int, int], about: str, inside: Iterable[str]) -> str:
        """A drawing of that size with its title, what it shows in words, and its weaves."""
        (wide, high), heading = size, sentence("document.map.title", name=self.graph.graph["name"])
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
                f'role="img" aria-labelledby="{self.mark}-title {self.mark}-desc" font-family="{FONT}">',
                f'<title id="{self.mark}-title">{escaped(heading)}</title>',
                f'<desc id="{self.mark}-desc">{escaped(about)}</desc>',
                f"<defs>{self._weaves()}</defs>",
                f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
                *inside,
                "</svg>\n",
            )
        )

    def things(self) -> Iterator[str]:
        """Links, steps, and the words on links."""
        yield from (self._link(link) for link in self.layout.links)
        yield from (self._step(box) for box in self.layout.boxes)
        yield from (self._label(link) for link in self.layout.links if link.label)

    def _weaves(self) -> str:
        used = dict.fromkeys(lane["thread"] for lane in self.lanes.values())
        return "".join(self._weave(key) for key in used)

    def _weave(self, key: str) -> str:
        thread = THREADS[key]
        colour, _ = self.theme.thread(key)
        tile = thread.tile
        return (
            f'<pattern id="{self.mark}-{key}" width="{tile}" height="{tile}" patternUnits="userSpaceOnUse">'
            f'<rect width="{tile}" height="{tile}" fill="{colour}"/>{thread.weave}</pattern>'
        )

    def band(self, box: LaneBox) -> str:
        """The body of a lane."""
        _, tint = self.theme.thread(self.lanes[box.id]["thread"])
        return (
            f'<rect x="{self.layout.head}" y="{box.y}" width="{self.layout.width - self.layout.head}" '
            f'height="{box.height}" fill="{tint}" fill-opacity="0.55"/>'
            f'<path d="M{self.layout.head} {box.y + box.height}H{self.layout.width}" stroke="{EDGE}" '
            'stroke-opacity="0.6"/>'
        )

    def name(self, box: LaneBox, seen: tuple[int, int]) -> str:
        """The weave, the marker and the name of a lane, in the middle of what is seen of it from top to bottom.

        Where that is too low there is no marker, only the weave and the name.
        """
        thread = self.lanes[box.id]["thread"]
        colour, _ = self.theme.thread(thread)
        ink = colour if self.theme.colour else self.theme.ink
        top, end = max(box.y, seen[0]), min(box.y + box.height, seen[1])
        low = end - top < MARKED + NAME_LINE * len(box.lines)
        first = top + (end - top - (0 if low else 28) - NAME_LINE * len(box.lines)) // 2
        names = "".join(
            shapes.text((WEAVE + 12, first + NAME_LINE * row), line, NAME, ink, more='font-weight="700"')
            for row, line in enumerate(box.lines, start=1)
        )
        marker = f'<g transform="translate({WEAVE + 11} {first})" fill="{ink}">{THREADS[thread].marker}</g>'
        told = names if low else f'{marker}<g transform="translate(0 24)">{names}</g>'
        return (
            f'<rect y="{top}" width="{WEAVE}" height="{end - top}" fill="url(#{self.mark}-{thread})"/>'
            f'<path d="M0 {end}H{self.layout.head}" stroke="{EDGE}" stroke-opacity="0.6"/>{told}'
        )

    def _link(self, link: LinkLine) -> str:
        """A line with its arrow head: dashed for information, heavy for a loop."""
        if not link.path:
            return ""
        stroke = self.theme.loop if link.loop else self.theme.ink if link.person else INK_SOFT
        look = 'stroke-width="2.6"' if link.loop else 'stroke-width="2"' if link.person else 'stroke-width="1.6"'
        look += "" if link.person else ' stroke-dasharray="6 5"'
        x, y = link.head
        return (
            f'<path d="{link.path}" fill="none" stroke="{stroke}" {look}/>'
            f'<polygon points="{HEADS[link.turn]}" transform="translate({x} {y})" fill="{stroke}"/>'
        )

    def _label(self, link: LinkLine) -> str:
        """The words on a link; on a loop in a pill, with the word that says so."""
        label = link.label
        if label is None:
            return ""
        stroke = self.theme.loop if link.loop else INK_SOFT
        if not label.on:
            return "".join(
                shapes.text((label.x, label.y + 16 * row), line, shapes.TAG, self.theme.ink)
                for row, line in enumerate(label.lines)
            )
        words = " ".join(label.lines)
        key = "document.map.loop_words" if words else "document.map.loop"
        line = sentence(key, words=words) if link.loop else words
        return _pill(label.x, label.y, line, stroke)

    def _step(self, box: StepBox) -> str:
        """A step with everything that stands on its edges."""
        held = self.graph.nodes[box.id]
        shape, unsettled = held["shape"], held["basis"] == "inferred"
        colour, _ = self.theme.thread(held["thread"])
        stroke = EDGE if unsettled else colour if self.theme.colour and not box.tall else self.theme.ink
        drawn = shapes.outline(box, shape, stroke, dashed=unsettled) + shapes.words(box, shape, self.theme)
        return drawn + shapes.tab(box, held["ref"], shape, self.theme) + self._edges(box)

    def _edges(self, box: StepBox) -> str:
        """What stands on the edges of a box: tags and feelings below, pain points on the corner."""
        held = self.graph.nodes[box.id]
        foot, right = box.y + box.height, box.x + box.width
        said = self._warnings(box)
        parts = [self._dead_end(box) if box.id in self.dead_ends else ""]
        parts += [shapes.tag((box.x - 14, foot), ", ".join(said), self.theme.loop)] if said else []
        if held["basis"] != "stated":
            word = sentence(f"document.common.basis.{held['basis']}")
            dashed, end = held["basis"] == "inferred", right + (10 if said else -6)
            parts.append(shapes.tag((end, foot), word, INK_SOFT, dashed=dashed, right=True))
        if held["feelings"]:
            parts.append(self._feeling(box, held["feelings"][0]["face"], foot + (12 if said else 6)))
        corner = right - (34 if held["shape"] == "form" else 4)
        for place, pain in enumerate(held["pain_points"]):
            parts.append(shapes.burst(corner - 30 * place, box.y + 2, pain["number"], self.theme))
        return "".join(parts)

    def _feeling(self, box: StepBox, face: str, below: int) -> str:
        """A feeling below its box, left of the links that arrive there; inside a box that stands across the lanes."""
        word, middle = sentence(f"common.face.{face}"), box.x + box.width // 2
        inside = (middle + shapes.feeling_width(word) // 2, box.line + LINE * len(box.lines) // 2 + 12)
        seen = max(middle - 8, self.left + shapes.feeling_width(word) + 4)
        return shapes.feeling(inside if box.tall else (seen, below), face, word, self.theme.ink)

    def _warnings(self, box: StepBox) -> list[str]:
        """Words for what is wrong at a step: no way out, a safety concern."""
        dead, concern = box.id in self.dead_ends, self.graph.nodes[box.id]["concern"]
        keys = ["no_way_out"] * dead + ["concern"] * concern
        return [sentence(f"document.map.{key}") for key in keys]

    def _dead_end(self, box: StepBox) -> str:
        """A bar that nothing passes."""
        right, middle = box.x + box.width, box.line
        return f'<path d="M{right} {middle}h13m0 -11v22" fill="none" stroke="{self.theme.loop}" stroke-width="2.6"/>'


def _pill(x: int, y: int, line: str, stroke: str) -> str:
    wide = width(line, shapes.TAG) + 22
    return (
        f'<rect x="{x - wide // 2}" y="{y - 12}" width="{wide}" height="24" rx="12" fill="{PAPER}" stroke="{stroke}" '
        f'stroke-width="1.6"/>' + shapes.text((x, y + 5), line, shapes.TAG, stroke, more=shapes.BOLD)
    )
