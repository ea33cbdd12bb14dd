"""The specification as a document: numbered sections, each requirement with its thread, and what is not agreed."""

from __future__ import annotations

from dataclasses import replace

from workshops.artefacts.outcomes.phrases import why_blocked
from workshops.artefacts.outcomes.records import Indicator
from workshops.artefacts.specification import registers
from workshops.artefacts.specification.annexes import assumptions, disclosure, not_agreed
from workshops.artefacts.specification.figures import pathways
from workshops.artefacts.specification.from_map import hand_offs
from workshops.artefacts.specification.phrases import (
    approved_in_words,
    notes_on,
    on_paper,
    say,
    state_of,
    thread_of,
)
from workshops.artefacts.specification.records import Requirement, Version
from workshops.artefacts.specification.sections import Heading, draft_of, sections, standing_requirements
from workshops.artefacts.specification.unresolved import Unresolved, unresolved
from workshops.cover import begun, left_out, marked, teaching_notes, titled
from workshops.document import Block, Clause, Document, ItemList, Note, Paragraph, Section, Strength
from workshops.marks import say as say_commonly
from workshops.state import View
from workshops.thread import Graph, thread_graph

STRENGTHS: dict[str, Strength] = {"MUST": "MUST", "SHOULD": "SHOULD", "MAY": "MAY"}


def specification_document(view: View, moment: str) -> Document:
    """The specification as the reader sees it; ``moment`` is the ISO 8601 time of the last entry."""
    told, graph = unresolved(view), thread_graph(view)
    document = begun(view, moment, "specification", told.count)
    return replace(
        _covered(document, view),
        blocks=(
            _about(view, told),
            *(_section(view, graph, heading) for heading in sections()),
            not_agreed(view, told),
            assumptions(view, graph),
            disclosure(view),
            pathways(view),
            _left_out(view, told),
        ),
        registers=registers.sheets(view, graph),
    )


def _covered(document: Document, view: View) -> Document:
    """What the draft says of itself, on the cover that every document has, and who approved it."""
    draft = draft_of(view)
    if draft is None:
        return replace(document, status=say("status.not_begun"))
    said = {
        "owner": draft.owner,
        "approver": draft.approver,
        "review": draft.review_date,
        "marking": draft.marking,
    }
    own = {say_commonly(f"cover.{key}"): value for key, value in said.items() if value}
    document = marked(titled(document, draft.title), draft.reference, str(draft.version))
    rows = tuple((label, own.get(label, value)) for label, value in document.cover)
    return replace(
        document,
        status=say(f"status.{draft.status}"),
        cover=(*rows, (say("cover.approved"), approved_in_words(view))),
    )


def _about(view: View, told: Unresolved) -> Section:
    standing = standing_requirements(view)
    counts = say("about.counts", count=len(standing), threadless=len(told.threadless), gaps=len(told.gaps))
    words = tuple(say(f"about.{one.lower()}") for one in STRENGTHS)
    log = (registers.versions(view),) if view.of(Version) else (Paragraph(say("about.no_version")),)
    blocks: tuple[Block, ...] = (
        Paragraph(say("about.words")),
        Paragraph(say("about.approver")),
        Paragraph(counts),
        ItemList(words),
        *teaching_notes(view, "specification"),
        *_definitions(view),
        Section(say("about.changes"), log),
        Section(say("about.coverage"), (registers.coverage(view),)),
    )
    return Section(say("about"), blocks)


def _definitions(view: View) -> tuple[Section, ...]:
    """What words mean here, before anything is said with them."""
    held = registers.definitions(view)
    return (Section(say("about.definitions"), (Paragraph(say("about.definitions.words")), *held)),) if held else ()


def _section(view: View, graph: Graph, heading: Heading) -> Section:
    held = [one for one in standing_requirements(view) if one.section == heading.key]
    clauses: tuple[Block, ...] = tuple(clause_of(view, graph, one) for one in held)
    blocks = (Paragraph(heading.intro), *(clauses or (Note("warning", say("section.empty")),)), *_beside(view, heading))
    return Section(heading.title, blocks, number=heading.number, anchor=heading.key)


def _beside(view: View, heading: Heading) -> tuple[Block, ...]:
    found = hand_offs(view) if heading.key == "interfaces" else []
    return (registers.interfaces(found),) if found else ()


def clause_of(view: View, graph: Graph, one: Requirement) -> Clause:
    """A requirement as it stands in the document."""
    return Clause(
        ref=one.ref,
        words=one.words,
        strength=STRENGTHS[one.strength],
        plain=one.plain,
        status=state_of(view, one),
        thread=on_paper(thread_of(view, graph, one)),
        notes=notes_on(view, graph, one),
        anchor=one.ref,
    )


def _left_out(view: View, told: Unresolved) -> Section:
    """What is not in the document, by ref alone, with the reason."""
    blocked = [view.require(Indicator, one) for one in told.blocked]
    withdrawn = [view.require(Requirement, one) for one in told.withdrawn]
    return left_out(
        *(say("left_out.indicator", ref=one.ref, reason=why_blocked(one)) for one in blocked),
        *(say("left_out.requirement", ref=one.ref, reason=one.note) for one in withdrawn),
        say("left_out.private"),
    )
