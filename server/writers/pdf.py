"""PDF: tagged, PDF/UA-1 and PDF/A-2a together, set by typst from one template.

The template reads the document as data, so no text of a document is ever compiled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import typst

from server.writers.coverage import drawable
from server.writers.drawings import DRAWINGS, drawing, width_on_page
from server.writers.phrases import phrase
from server.writers.raster import fonts
from server.writers.statements import (
    LONGEST_UNBROKEN,
    LONGEST_UNSPLIT,
    cell_runs,
    clause_length,
    clause_lines,
    edition,
    emphasised,
    header_title,
    heading_of,
    kind_beside,
    leads_in,
    made_at,
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
    Words,
    runs_of,
    text_of,
    tidy,
)

TEMPLATE = Path(__file__).with_name("document.typ")
# Solway has the letters of these languages only.
SOLWAY_LANGUAGES = {"en", "gd", "sco"}

_TOO_LONG = re.compile(rf"\S{{{LONGEST_UNBROKEN}}}(?=\S)")

Told = dict[str, Any]


def write_pdf(document: Document) -> bytes:
    """The document as a tagged PDF. Characters that no font has are named in square brackets."""
    whole = tidy(document)
    told = json.dumps(_drawable(_told(whole), whole.language))
    made: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts(),
        sys_inputs={"document": told},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=made_at(whole),
    )
    return made


def _told(document: Document) -> Told:
    language, *subtags = document.language.split("-")
    return {
        "title": document.title,
        "kind": kind_beside(document),
        "subtitle": document.subtitle,
        "description": document.subtitle or running_title(document),
        "running": running_title(document),
        "status": document.status,
        "edition": edition(document),
        "header": header_title(document),
        "cover": document.cover,
        "tag": document.tag,
        "made_with": ". ".join(part for part in (phrase(document.language, "made_with"), document.tag) if part),
        "lang": language,
        "region": next((tag for tag in subtags if len(tag) == 2), None),
        "solway": language in SOLWAY_LANGUAGES,
        "says": {key: phrase(document.language, key, page="{page}", pages="{pages}") for key in _SAYS},
        "drawings": {name: drawing(name) for name in DRAWINGS},
        "contents": any(isinstance(block, Section) for block in document.blocks),
        "blocks": _blocks(document.blocks, document),
    }


_SAYS = ("contents", "mark", "page", "same_as_list")


def _blocks(blocks: Sequence[Block], document: Document) -> list[Told]:
    return [{**_block(block, document), "leads": leads_in(blocks, number)} for number, block in enumerate(blocks)]


def _block(block: Block, document: Document) -> Told:
    return _BLOCKS[type(block)](block, document)


def _section(section: Section, document: Document) -> Told:
    inner = _blocks(section.blocks, document)
    return {"type": "section", "title": heading_of(section), "anchor": section.anchor, "blocks": inner}


def _paragraph(paragraph: Paragraph, _: Document) -> Told:
    return {"type": "paragraph", "runs": _runs(emphasised(paragraph.words))}


def _list(items: ItemList, _: Document) -> Told:
    return {"type": "list", "ordered": items.ordered, "items": [_runs(item) for item in items.items]}


def _note(note: Note, document: Document) -> Told:
    return {"type": "note", "runs": _runs(note_runs(note, document.language))}


def _quote(quote: Quote, _: Document) -> Told:
    return {"type": "quote", "runs": _runs(quote.words), "who": quote.who}


def _clause(clause: Clause, document: Document) -> Told:
    lines = clause_lines(clause, document.language)
    return {
        "type": "clause",
        "ref": clause.ref,
        "anchor": clause.anchor,
        "runs": _runs(emphasised(clause.words)),
        "under": [{"part": line.part, "runs": _runs(line.runs)} for line in lines],
        "long": clause_length(clause) > LONGEST_UNSPLIT,
    }


def _table(table: Table, document: Document) -> Told:
    longest = max((len(text_of(cell)) for row in table.rows for cell in row), default=0)
    return {
        "type": "table",
        "caption": table.caption,
        "anchor": table.anchor,
        "header": table.header,
        "widths": shares(table),
        "rows": [[_runs(_breakable(cell_runs(cell, document.language))) for cell in row] for row in table.rows],
        "long": longest > LONGEST_UNSPLIT / len(table.header),
    }


def _figure(figure: Figure, document: Document) -> Told:
    width = width_on_page(figure)
    return {
        "type": "figure",
        "caption": figure.caption,
        "anchor": figure.anchor,
        "alt": figure.alt,
        "svg": figure.svg if width else "",
        "missing": _runs(phrase(document.language, "drawing_missing")),
        "width": width,
        "wide": figure.wide,
        "steps": [_runs(step) for step in figure.steps],
    }


_BLOCKS: dict[type, Callable[[Any, Document], Told]] = {
    Section: _section,
    Paragraph: _paragraph,
    ItemList: _list,
    Table: _table,
    Figure: _figure,
    Note: _note,
    Quote: _quote,
    Clause: _clause,
}


def _breakable(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Words too long for a column with places where they may break."""
    return tuple(replace(run, text=_TOO_LONG.sub("\\g<0>\u200b", run.text)) for run in runs)


def _runs(words: Words) -> list[Told]:
    return [{"lines": run.text.split("\n"), "strong": run.strong, "to": _target(run)} for run in runs_of(words)]


def _target(run: Run) -> str:
    return run.to if not run.to or "://" in run.to else f"#{run.to}"


def _drawable(part: Any, language: str) -> Any:
    if isinstance(part, str):
        return drawable(part, language)
    if isinstance(part, dict):
        return {key: _drawable(value, language) for key, value in part.items()}
    return [_drawable(item, language) for item in part] if isinstance(part, list | tuple) else part
