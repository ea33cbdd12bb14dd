"""What all paper formats share: how a clause, a heading and a note read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from textwrap import shorten
from typing import NamedTuple

from server.writers.phrases import long_date, phrase
from workshops.document import (
    Block,
    Cell,
    Clause,
    Document,
    ItemList,
    Note,
    Paragraph,
    Run,
    Section,
    Table,
    Trace,
    Words,
    runs_of,
    text_of,
)

# Longer than this and a clause or a table row may be split over pages, since it might not fit on one.
LONGEST_UNSPLIT = 2200

# Of the width of the text: one letter of a table, the padding of a cell. Longer words may be broken.
LETTER_SHARE = 0.0112
PADDING_SHARE = 0.02
LONGEST_UNBROKEN = 24

# Letters that fit into a header, and how many of them bold capitals take the room of.
HEADER_LETTERS = 94
CAPITALS = 1.3

_STRENGTH = re.compile(r"\b((?:MUST|SHOULD|MAY)(?: NOT)?)\b")


class Line(NamedTuple):
    """One paragraph under a clause: what it is (plain, note, thread) and its runs."""

    part: str
    runs: tuple[Run, ...]


def heading_of(section: Section) -> str:
    """The heading with its number: "6. Service and pathway", "6.1 Referral"."""
    if not section.number:
        return section.title
    return f"{section.number}{'' if '.' in section.number else '.'} {section.title}"


def leads_in(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is a paragraph that introduces what follows, and would say little alone at the end of a page."""
    if not isinstance(blocks[place], Paragraph) or place + 1 == len(blocks):
        return False
    return isinstance(blocks[place + 1], Clause | ItemList | Table | Section) or (
        place == 0 and leads_in(blocks, place + 1)
    )


def running_title(document: Document) -> str:
    """The title with what the document is; never empty, since no reader may be left without a name."""
    names = ". ".join(name for name in (document.title.strip(), kind_beside(document)) if name)
    return names or phrase(document.language, "made_with")


def kind_beside(document: Document) -> str:
    """What the document is; nothing where its title ends with just that."""
    kind = document.kind.strip()
    return "" if document.title.strip().casefold().endswith(kind.casefold()) else kind


def header_title(document: Document) -> str:
    """What the header says on the left, short enough for one line beside the status and the edition."""
    room = HEADER_LETTERS - round(len(document.status) * CAPITALS) - len(edition(document))
    return shorten(running_title(document), max(room, 24), placeholder="…").replace(".…", "…")


def edition(document: Document) -> str:
    """The version and the date, as they stand in the header: "v0.4, 1 July 2026"; a version in words as it is."""
    version = f"v{document.version}" if document.version[:1].isdecimal() else document.version
    parts = (version, long_date(document.date, document.language))
    return ", ".join(part for part in parts if part)


def made_at(document: Document) -> datetime:
    """The time that files carry: the document's date, not the clock's, so that one document is always one file."""
    try:
        day = date.fromisoformat(document.date[:10])
    except ValueError:
        day = date(2000, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def emphasised(words: Words) -> tuple[Run, ...]:
    """The runs with MUST, SHOULD and MAY (also NOT) in bold."""
    return tuple(
        Run(piece, run.strong or place % 2 == 1, run.to)
        for run in runs_of(words)
        for place, piece in enumerate(_STRENGTH.split(run.text))
        if piece
    )


def clause_lines(clause: Clause, language: str) -> tuple[Line, ...]:
    """What stands under the clause's own words: plain wording, notes, and last the thread with the status."""
    lines = [Line("note", note_runs(note, language)) for note in clause.notes]
    if clause.plain:
        lines.insert(0, Line("plain", (Run(phrase(language, "plain") + " ", strong=True), Run(clause.plain))))
    ending = _ending(clause, language)
    return (*lines, Line("thread", ending)) if ending else tuple(lines)


def clause_length(clause: Clause) -> int:
    """Roughly how many characters the clause takes on the page."""
    under = sum(len(text_of(line.runs)) for line in clause_lines(clause, "en"))
    return len(text_of(clause.words)) + under


def note_runs(note: Note, language: str) -> tuple[Run, ...]:
    """A note with the word that says what kind it is."""
    return (Run(phrase(language, f"note.{note.kind}") + " ", strong=True), *runs_of(note.words))


def cell_runs(cell: Cell, language: str) -> tuple[Run, ...]:
    """A table cell; what is unknown says so."""
    if cell is None:
        return (Run(phrase(language, "unknown")),)
    return cell if isinstance(cell, tuple) else (Run(text_of(cell)),)


def shares(table: Table) -> tuple[float, ...]:
    """How much of the width each column gets: as asked for, but never too narrow for its longest word."""
    asked = [width / sum(table.widths) for width in table.widths] or [1 / len(table.header)] * len(table.header)
    least = [_least(table, place) for place in range(len(table.header))]
    scale = min(1.0, 0.9 / sum(least))
    least = [share * scale for share in least]
    wanting = [max(share - need, 0.001) for share, need in zip(asked, least, strict=True)]
    spare = 1 - sum(least)
    return tuple(need + spare * want / sum(wanting) for need, want in zip(least, wanting, strict=True))


def _least(table: Table, place: int) -> float:
    cells = (text_of(row[place]) for row in table.rows)
    longest = max((len(word) for cell in cells for word in cell.split()), default=0)
    heading = max((len(word) for word in table.header[place].split()), default=0)
    return min(max(longest, heading * 1.1), LONGEST_UNBROKEN) * LETTER_SHARE + PADDING_SHARE


def trace_text(thread: tuple[Trace, ...], language: str) -> str:
    """The thread as plain text, one thing a line."""
    lines = ("".join(run.text for run in _trace_runs(trace)) for trace in thread)
    return "\n".join(lines) or phrase(language, "no_thread")


def _ending(clause: Clause, language: str) -> tuple[Run, ...]:
    status = (Run(clause.status),) if clause.status else ()
    if clause.thread is None:
        return status
    if not clause.thread:
        return (Run(phrase(language, "no_thread"), strong=True), *_after(status))
    runs = [Run(phrase(language, "thread") + " ")]
    for place, trace in enumerate(clause.thread):
        runs += [Run("; ")] if place else []
        runs += _trace_runs(trace)
    return (*runs, Run("."), *_after(status))


def _after(status: tuple[Run, ...]) -> tuple[Run, ...]:
    return (Run(" "), *status) if status else ()


def _trace_runs(trace: Trace) -> list[Run]:
    name = Run(f"{trace.kind} {trace.ref}".strip(), to=trace.to)
    return [name, Run(f", {trace.words.rstrip('.')}")] if trace.words else [name]
