"""The neutral document: what an export says, before any file format.

`compose` functions return a `Document`; the writers in `server/writers` turn it into bytes. Everything textual here is
plain text, never markup: writers escape it. Links point to anchors; a link to an anchor that nothing carries becomes
plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Literal, TypeVar

Strength = Literal["", "MUST", "SHOULD", "MAY"]
NoteKind = Literal["info", "warning", "invented", "inferred"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `to` is an anchor of the same document or an http(s) address; "" is no link."""

    text: str
    strong: bool = False
    to: str = ""


Words = str | tuple[Run, ...]
Cell = Words | int | float | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted list, or a numbered one when `ordered`."""

    items: tuple[Words, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. Every row has as many cells as the header.

    `name` is the sheet's name in a workbook (at most 31 characters), `widths` are relative column widths on paper.
    A cell of None is unknown and is shown as such.
    """

    name: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its text alternative.

    `steps` is the same figure as a list; `wide` asks for a landscape A3 page.
    """

    svg: str
    alt: str
    caption: str
    steps: tuple[Words, ...] = ()
    wide: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text: information, a warning, or how far the text may be believed."""

    kind: NoteKind
    words: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, never reworded. `who` is a role or group, "" when not said."""

    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing a clause comes from: `kind` in words ("Hypothesis"), its `ref` ("H1") and a short wording."""

    kind: str
    ref: str
    words: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement with a stable id in the margin: a requirement, a clause of the agreement, a hypothesis.

    `thread` is None where a thread makes no sense; an empty one is reported as missing. Writers never split a clause
    over pages and set MUST, SHOULD and MAY in bold.
    """

    ref: str
    words: Words
    strength: Strength = ""
    plain: str = ""
    status: str = ""
    thread: tuple[Trace, ...] | None = None
    notes: tuple[Note, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `number` is printed as given ("5.2", "Annex A"); see `numbered`."""

    title: str
    blocks: tuple[Block, ...] = ()
    number: str = ""
    anchor: str = ""


Block = Section | Paragraph | ItemList | Table | Figure | Note | Quote | Clause


@dataclass(frozen=True, slots=True)
class Document:
    """A whole export.

    `kind` is what it is ("Service specification"), `title` what it is about; `date` is ISO 8601 (YYYY-MM-DD),
    `language` a BCP 47 tag. `cover` holds label and value pairs, `tag` the teaching tag or "". `registers` are the
    sheets of a workbook; without any, a workbook is made of the tables and clauses of the body.
    """

    title: str
    kind: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    reference: str = ""
    status: str = ""
    version: str = ""
    date: str = ""
    language: str = "en-GB"
    cover: tuple[tuple[str, str], ...] = ()
    tag: str = ""
    registers: tuple[Table, ...] = ()


def runs_of(words: Words) -> tuple[Run, ...]:
    """The words as runs."""
    return (Run(words),) if isinstance(words, str) else words


def text_of(words: Cell) -> str:
    """The words, or a cell, without any marking; "" for None."""
    if words is None:
        return ""
    if isinstance(words, tuple):
        return "".join(run.text for run in words)
    return str(words)


def numbered(sections: tuple[Section, ...], prefix: str = "") -> tuple[Section, ...]:
    """The sections with decimal numbers, 1, 1.1, 1.2, 2, in the order given; a section that has a number keeps it."""
    return tuple(
        _numbered(section, section.number or f"{prefix}{place}") for place, section in enumerate(sections, start=1)
    )


def _numbered(section: Section, number: str) -> Section:
    places = iter(numbered(tuple(b for b in section.blocks if isinstance(b, Section)), f"{number}."))
    blocks = tuple(next(places) if isinstance(block, Section) else block for block in section.blocks)
    return replace(section, number=number, blocks=blocks)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, sections before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from walk(block.blocks)


def anchors(document: Document) -> frozenset[str]:
    """The anchors that links in the document may point to."""
    return frozenset(
        block.anchor
        for block in walk(document.blocks)
        if isinstance(block, Section | Clause | Table | Figure) and block.anchor
    )


# C0 and C1 controls, lone surrogates, non-characters and the bidirectional overrides that can disguise text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?")
_NOT_IN_ANCHORS = re.compile(r"[^\w.-]+")

_Part = TypeVar("_Part")


def tidy(document: Document) -> Document:
    """The document as every format can carry it.

    No unprintable characters, anchors unique and without spaces, links only to anchors that are there or to the web,
    a language tag that is one.
    """
    tidied = _tidy(document, frozenset(_slug(anchor) for anchor in anchors(document)), set())
    return tidied if _LANGUAGE.fullmatch(tidied.language) else replace(tidied, language="en")


def _tidy(part: _Part, known: frozenset[str], used: set[str]) -> _Part:
    tidied: object = part
    if isinstance(part, str):
        tidied = _UNPRINTABLE.sub("", _LINE_END.sub("\n", part).replace("\t", " "))
    elif isinstance(part, tuple):
        tidied = tuple(_tidy(item, known, used) for item in part)
    elif is_dataclass(part) and not isinstance(part, type):
        inside = {field.name: _tidy(getattr(part, field.name), known, used) for field in fields(part)}
        tidied = _linked(replace(part, **inside), known, used)
    return tidied  # type: ignore[return-value]


def _linked(part: object, known: frozenset[str], used: set[str]) -> object:
    if isinstance(part, Run | Trace) and not _ADDRESS.fullmatch(part.to):
        to = _slug(part.to)
        return replace(part, to=to if to in known else "")
    if isinstance(part, Section | Clause | Table | Figure):
        anchor = "" if _slug(part.anchor) in used else _slug(part.anchor)
        used.add(anchor)
        return replace(part, anchor=anchor)
    return part


def _slug(anchor: str) -> str:
    return _NOT_IN_ANCHORS.sub("-", anchor)
