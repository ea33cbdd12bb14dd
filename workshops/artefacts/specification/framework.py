"""The framework as the requirement: outcomes and service qualities alone, without a service model.

Lambeth tendered so: what should get better and how it should feel were asked for, activities were worked out with
providers afterwards.
"""

from __future__ import annotations

from dataclasses import replace

from workshops.artefacts.outcomes import registers
from workshops.artefacts.outcomes.operations import outcomes_of, qualities_of
from workshops.artefacts.outcomes.outline import (
    dissents_told,
    gaps,
    left_out_by_name,
    meanings_told,
    not_agreed,
    outcome_section,
    qualities_told,
    uncovered,
)
from workshops.artefacts.outcomes.phrases import say as say_of_outcomes
from workshops.artefacts.outcomes.records import Framework
from workshops.artefacts.specification.annexes import disclosure
from workshops.cover import begun, left_out, teaching_notes
from workshops.document import Block, Document, ItemList, Paragraph, Section, numbered
from workshops.marks import say as say_commonly
from workshops.state import View
from workshops.words import sentence

QUESTIONS = ("do", "why", "know", "voice", "fail")


def say(key: str, **values: object) -> str:
    """A sentence of this document."""
    return sentence(f"document.framework.{key}", "en", **values)


def framework_document(view: View, moment: str) -> Document:
    """The framework as the reader sees it, as the requirement; ``moment`` is the ISO 8601 time of the last entry."""
    dissent, open_still = dissents_told(view), list(gaps(view))
    sections = (
        Section(say("about"), _about(view)),
        Section(say_commonly("not_agreed_yet"), not_agreed(view, dissent, open_still)),
        Section(say("outcomes"), _outcomes(view)),
        Section(say("qualities"), qualities_told(view)),
        Section(say("answer"), (Paragraph(say("answer.words")), ItemList(_questions(), ordered=True))),
        left_out(
            say("without.words"),
            *(
                say_of_outcomes("left_out.indicator", **left_out_by_name(view, one))
                for one in registers.blocked_indicators(view)
            ),
        ),
        Section(say_of_outcomes("frameworks"), tuple(meanings_told(view, one) for one in view.of(Framework))),
        replace(disclosure(view), number=""),
    )
    return replace(
        begun(view, moment, "framework", len(dissent) + len(open_still) + len(uncovered(view))),
        status=say("status"),
        blocks=numbered(tuple(one for one in sections if one.blocks)),
        registers=registers.sheets(view),
    )


def _about(view: View) -> tuple[Block, ...]:
    counts = {
        "outcomes": say_of_outcomes("count.outcomes", count=len(outcomes_of(view))),
        "qualities": say_of_outcomes("count.qualities", count=len(qualities_of(view))),
    }
    said = (say("about.words"), say("about.counts", **counts), say("about.offer"), say("about.after"))
    return (*map(Paragraph, said), *teaching_notes(view, "framework"))


def _outcomes(view: View) -> tuple[Block, ...]:
    found = tuple(outcome_section(view, one) for one in outcomes_of(view))
    return (Paragraph(say("outcomes.words")), *found) if found else (Paragraph(say("outcomes.none")),)


def _questions() -> tuple[str, ...]:
    return tuple(say(f"answer.{key}") for key in QUESTIONS)
