"""The tables of a document, for formats that hold nothing but tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from server.writers.phrases import long_date, phrase
from server.writers.statements import heading_of, trace_text
from workshops.document import Cell, Clause, Document, Section, Table, text_of, walk


def sheets_of(document: Document) -> tuple[Table, ...]:
    """What the document is, then its registers, or its clauses and tables where it has no registers."""
    return (_about(document), *(document.registers or tuple(_tables(document))))


def _about(document: Document) -> Table:
    language = document.language
    said = {
        "title": document.title,
        "kind": document.kind,
        "subtitle": document.subtitle,
        "reference": document.reference,
        "status": document.status,
        "version": document.version,
        "date": long_date(document.date, language),
        "tag": document.tag,
    }
    rows = [(phrase(language, key), value) for key, value in said.items() if value]
    named = {label.lower() for label, _ in rows}
    rows += [(label, value) for label, value in document.cover if label.lower() not in named]
    header = (phrase(language, "sheet.item"), phrase(language, "sheet.value"))
    return Table(phrase(language, "sheet.about"), "", header, tuple(rows))


def _tables(document: Document) -> Iterator[Table]:
    clauses = tuple(_clause_rows(document.blocks, "", document.language))
    if clauses:
        header = tuple(phrase(document.language, f"clause.{key}") for key in _CLAUSE_KEYS)
        yield Table(phrase(document.language, "sheet.clauses"), "", header, clauses)
    yield from (block for block in walk(document.blocks) if isinstance(block, Table))


_CLAUSE_KEYS = ("ref", "section", "strength", "words", "plain", "status", "thread", "notes")


def _clause_rows(blocks: Iterable[object], heading: str, language: str) -> Iterator[tuple[Cell, ...]]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _clause_rows(block.blocks, heading_of(block), language)
        elif isinstance(block, Clause):
            thread = "" if block.thread is None else trace_text(block.thread, language)
            notes = "\n".join(text_of(note.words) for note in block.notes)
            words = text_of(block.words)
            yield (block.ref, heading, block.strength, words, block.plain, block.status, thread, notes)
