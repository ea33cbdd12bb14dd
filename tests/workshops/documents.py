"""Finding things in a composed document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from workshops.document import Clause, Document, Section, Table, walk


def texts(part: object) -> Iterator[str]:
    """Every text in a document or a part of it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inside in part:
            yield from texts(inside)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def whole(part: object) -> str:
    """All the text of a document or a part of it, one text a line."""
    return "\n".join(texts(part))


def clause(found: Document, ref: str) -> Clause:
    """The statement with that id."""
    return next(one for one in walk(found.blocks) if isinstance(one, Clause) and one.ref == ref)


def section(found: Document, title: str) -> Section:
    """The section with that title."""
    return next(one for one in walk(found.blocks) if isinstance(one, Section) and one.title == title)


def sheet(found: Document, name: str) -> Table:
    """The register with that name."""
    return next(one for one in found.registers if one.name == name)
