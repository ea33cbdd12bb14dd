"""The sections of a specification and its annexes, as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workshops.artefacts.specification.records import SECTIONS, Draft, Requirement
from workshops.state import View


@dataclass(frozen=True)
class Heading:
    """A section or annex: its number, its title in formal and in plain words, and what stands in it."""

    key: str
    number: str
    title: str
    plain_title: str
    intro: str


@cache
def sections() -> tuple[Heading, ...]:
    """The numbered sections, in order; their keys are those of ``SECTIONS``."""
    return _headings("sections")


@cache
def annexes() -> dict[str, Heading]:
    """The annexes by key: unresolved, assumptions, disclosure."""
    return {one.key: one for one in _headings("annexes")}


def _headings(part: str) -> tuple[Heading, ...]:
    found = files("workshops.artefacts.specification").joinpath("sections.en.json").read_text("utf-8")
    return tuple(Heading(**one) for one in json.loads(found)[part])


def draft_of(here: View) -> Draft | None:
    """The specification of the partnership, once it is begun."""
    return next(iter(here.of(Draft)), None)


def requirements_of(here: View) -> list[Requirement]:
    """Every requirement in the order of the document, withdrawn ones included."""
    return sorted(here.of(Requirement), key=lambda one: (SECTIONS.index(one.section), one.order, one.ref))


def standing_requirements(here: View) -> list[Requirement]:
    """The requirements that stand in the document, in order."""
    return [one for one in requirements_of(here) if one.status != "withdrawn"]
