"""The document as pandoc's own tree, from which Word and HTML are made.

Only the leaves differ by format: `WORD` takes pictures as PNG and line breaks of its own, `WEB` takes SVG.
Text always travels as `Str` elements, which no writer of pandoc reads as markup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from server.writers.drawings import A4_ROOM, drawing, width_on_page
from server.writers.nodes import (
    Node,
    Nodes,
    div,
    header,
    image,
    inlines,
    listed,
    para,
    raw,
    raw_inline,
    span,
    styled,
    table,
)
from server.writers.phrases import phrase
from server.writers.statements import (
    LONGEST_UNSPLIT,
    cell_runs,
    clause_length,
    clause_lines,
    emphasised,
    heading_of,
    kind_beside,
    leads_in,
    note_runs,
    running_title,
    shares,
)
from workshops.document import (
    Block,
    Clause,
    Document,
    Figure,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
)

API_VERSION = [1, 23, 1]
# Millimetres that a heading takes with the space around it.
HEADING_HEIGHT = 18.0


class Form(NamedTuple):
    """What a format needs from the tree: how it takes pictures, and raw marks around what it cannot say.

    ``wide`` are the marks before and after figures that stand across a page of their own, and between two of them.
    """

    image: Callable[[str, float, str], str]
    raw: str
    tab: str
    cover_break: str = ""
    page_break: str = ""
    wide: tuple[str, str, str] = ("", "", "")
    first_level: int = 1


class Place(NamedTuple):
    """Where a block stands: its document, the form it is made for and the level of the next heading.

    ``above`` is the height of the headings directly above, in millimetres, where a block comes first in its section.
    """

    document: Document
    form: Form
    level: int
    above: float = 0.0


def tree_of(document: Document, form: Form) -> Node:
    """The whole document: cover, linked contents, body."""
    place = Place(document, form, form.first_level)
    blocks = [*_cover(place), *_contents(place), *_side_by_side(document.blocks, place)]
    meta = {"title": running_title(document), "lang": document.language, "date": document.date[:10]}
    return {
        "pandoc-api-version": API_VERSION,
        "meta": {key: {"t": "MetaString", "c": value} for key, value in meta.items()},
        "blocks": blocks,
    }


def nodes_of(block: Block, place: Place) -> Nodes:
    """The block as nodes of the tree."""
    return _BLOCKS[type(block)](block, place)


# ---- Cover and contents ------------------------------------------------------------------------


def _cover(place: Place) -> Nodes:
    document = place.document
    made = ". ".join(part for part in (phrase(document.language, "made_with"), document.tag) if part)
    named = (("Subtitle", kind_beside(document)), ("Cover Text", document.subtitle))
    under = [styled(style, text) for style, text in named if text]
    rows = [styled("Cover Row", (Run(label, strong=True), Run(f" {value}"))) for label, value in document.cover]
    inside = [
        _ornament("patchwork", A4_ROOM[0], place),
        styled("Cover Status", document.status.upper()),
        _title(place),
        *under,
        *rows,
        div([para([_picture("mark", 9.0, place), *inlines(f"  {made}")])], style="Cover Made"),
        _ornament("selvedge", A4_ROOM[0], place),
    ]
    return [div(inside, classes=["cover"]), *raw(place.form.raw, place.form.cover_break)]


def _title(place: Place) -> Node:
    """A heading on the web; Word knows a title from a heading."""
    title = place.document.title
    return styled("Title", title) if place.level == 1 else header(1, title, "title")


def _ornament(name: str, width: float, place: Place) -> Node:
    return div([para([_picture(name, width, place)])], style="Cover Picture", classes=[name])


def _picture(name: str, width: float, place: Place) -> Node:
    return _pictured(drawing(name), phrase(place.document.language, name), width, place)


def _pictured(svg: str, alt: str, width: float, place: Place) -> Node:
    """A drawing as the form takes it, `width` in millimetres."""
    return image(place.form.image(svg, width, place.document.language), alt, f"{width / 10:.2f}cm")


def _contents(place: Place) -> Nodes:
    sections = [block for block in place.document.blocks if isinstance(block, Section)]
    if not sections:
        return []
    named = phrase(place.document.language, "contents")
    title = styled("TOC Heading", named)
    lines = [line for section in sections for line in _contents_lines(section, 1)]
    landmark = {"role": "navigation", "aria-label": named}
    listing = div([title, *lines], classes=["contents"], **landmark)
    return [listing, *raw(place.form.raw, place.form.page_break)]


def _contents_lines(section: Section, level: int) -> Nodes:
    line = styled(f"toc {level}", (Run(heading_of(section), to=_anchor_of(section)),))
    inner = [one for one in section.blocks if isinstance(one, Section)] if level < 2 else []
    return [line, *(deeper for one in inner for deeper in _contents_lines(one, level + 1))]


def _anchor_of(section: Section) -> str:
    return section.anchor or f"section-{section.number}-{section.title}".replace(" ", "-").replace("\n", "-")[:60]


# ---- Blocks ------------------------------------------------------------------------------------


def _section(section: Section, place: Place) -> Nodes:
    """A heading is never left alone before a sheet of another size: it goes onto the sheet that it is about."""
    heading = header(place.level, heading_of(section), _anchor_of(section))
    deeper = place._replace(level=place.level + 1, above=place.above + HEADING_HEIGHT)
    inside = _side_by_side(section.blocks, deeper)
    sheet = raw(place.form.raw, place.form.wide[0])
    led = len(sheet) if inside[: len(sheet)] == sheet else 0
    return [*inside[:led], heading, *inside[led:]]


def _side_by_side(blocks: tuple[Block, ...], place: Place) -> Nodes:
    """Blocks one after the other. Between two wide figures no page stands that is not wide."""
    before, after, between = (raw(place.form.raw, mark) for mark in place.form.wide)
    nodes: Nodes = []
    for number, block in enumerate(blocks):
        here = place._replace(above=0.0) if number else place
        made = _leading(block) if leads_in(blocks, number) else nodes_of(block, here)
        if before and nodes[-1:] == after and made[:1] == before:
            nodes, made = nodes[:-1], [*between, *made[1:]]
        nodes += made
    return nodes


def _leading(block: Block) -> Nodes:
    """A paragraph that stays with what it introduces."""
    return [styled("Lead In", emphasised(block.words), ["lead"])] if isinstance(block, Paragraph) else []


def _paragraph(paragraph: Paragraph, _: Place) -> Nodes:
    return [para(inlines(emphasised(paragraph.words)))]


def _list(items: ItemList, _: Place) -> Nodes:
    return [listed(items.items, items.ordered)]


def _note(note: Note, place: Place) -> Nodes:
    return [styled("Note", note_runs(note, place.document.language), ["note", note.kind])]


def _quote(quote: Quote, _: Place) -> Nodes:
    who = [styled("Quote Source", quote.who)] if quote.who else []
    return [{"t": "BlockQuote", "c": [para(inlines(quote.words)), *who]}]


def _clause(clause: Clause, place: Place) -> Nodes:
    ref = span(inlines(clause.ref), "Clause Id", "ref")
    lines = clause_lines(clause, place.document.language)
    words = [ref, raw_inline(place.form.raw, place.form.tab), *inlines(emphasised(clause.words))]
    keep = clause_length(clause) <= LONGEST_UNSPLIT
    inside = [div([para(words)], style="Clause" if lines and keep else "Clause Alone")]
    for position, line in enumerate(lines, start=1):
        style = "Clause Detail" if position < len(lines) and keep else "Clause End"
        inside.append(styled(style, line.runs, [line.part]))
    return [div(inside, anchor=clause.anchor, classes=["clause"])]


def _figure(figure: Figure, place: Place) -> Nodes:
    language, width = place.document.language, width_on_page(figure, place.above if place.form.wide[0] else 0.0)
    caption = styled("Image Caption", figure.caption, ["caption"])
    missing = styled("Note", phrase(language, "drawing_missing"), ["note", "warning"])
    drawn = [missing, para(inlines(figure.alt))]
    if width:
        drawn = [div([para([_pictured(figure.svg, figure.alt, width, place)])], style="Captioned Figure")]
    picture = div([*drawn, caption], anchor=figure.anchor, classes=["figure"])
    before, after, _ = place.form.wide if figure.wide and width else ("", "", "")
    same = [styled("List Heading", (Run(phrase(language, "same_as_list"), strong=True),)), listed(figure.steps)]
    return [*raw(place.form.raw, before), picture, *raw(place.form.raw, after), *(same if figure.steps else [])]


def _table(block: Table, place: Place) -> Nodes:
    language = place.document.language
    head = tuple((Run(title, strong=True),) for title in block.header)
    rows = (tuple(cell_runs(cell, language) for cell in row) for row in block.rows)
    drawn = table(block.anchor, block.caption, shares(block), (head, *rows))
    return [drawn] if block.rows else [drawn, para(inlines(phrase(language, "no_rows")))]


_BLOCKS: dict[type, Callable[[Any, Place], Nodes]] = {
    Section: _section,
    Paragraph: _paragraph,
    ItemList: _list,
    Table: _table,
    Figure: _figure,
    Note: _note,
    Quote: _quote,
    Clause: _clause,
}
