"""The specification as it is composed, and ways to look into it."""

from __future__ import annotations

from typing import TypeVar

from tests.workshops.artefacts.specification.room import Room
from workshops.artefacts.specification.outline import specification_document
from workshops.artefacts.specification.requirements import (
    AddRequirement,
)
from workshops.document import Clause, Document, Section, Table, walk

MOMENT = "2026-07-01T10:00:00Z"
Part = TypeVar("Part")


def document(room: Room, seat: str = "") -> Document:
    return specification_document(room.workshop.view(seat or room.sam), MOMENT)


def whole(part: object) -> str:
    return repr(part)


def section(found: Document, title: str) -> Section:
    return next(one for one in walk(found.blocks) if isinstance(one, Section) and one.title == title)


def every(found: Document | Section, kind: type[Part]) -> list[Part]:
    return [one for one in walk(found.blocks) if isinstance(one, kind)]


def clause(found: Document, ref: str) -> Clause:
    return next(one for one in every(found, Clause) if one.ref == ref)


def sheet(found: Document, name: str) -> Table:
    return next(one for one in found.registers if one.name == name)


def added(room: Room, words: str = "The Hub MUST open.", *sources: str) -> str:
    return room.does(room.lena, AddRequirement(section="model", words=words, sources=sources))
