"""The agreement as a document: what is not agreed first, then the clauses, then who signed which text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workshops.artefacts.agreement import registers
from workshops.artefacts.agreement.adopting import adoption_of
from workshops.artefacts.agreement.operations import clauses_of, version_of
from workshops.artefacts.agreement.phrases import (
    adopted_in_words,
    at_clause,
    names,
    objection_in_words,
    open_in_words,
    reservation_in_words,
    say,
    state_in_words,
)
from workshops.artefacts.agreement.positions import Standing, standing, stands
from workshops.artefacts.agreement.records import Acknowledgements, Adoption, Clause, Objection, Position, Signature
from workshops.artefacts.agreement.signing import open_clauses, parties_of, signatures_of
from workshops.cover import begun, left_out, marked, teaching_notes
from workshops.document import Block, Document, ItemList, Note, Paragraph, Section, numbered
from workshops.document import Clause as Statement
from workshops.marks import dissent_in_words, dissenting, dissents, name_of
from workshops.marks import say as say_commonly
from workshops.meeting.partnership import partnership_of
from workshops.state import View


def agreement_document(view: View, moment: str) -> Document:
    """The agreement as the reader sees it; ``moment`` is the ISO 8601 time of the last entry."""
    clauses = clauses_of(view)
    held = {one.id: standing(view, one) for one in clauses}
    unsettled = [one for one in held.values() if one.state in ("objection", "waiting")]
    count = len(unsettled) + len(dissents(view, *held))
    sections = (
        Section(say("about"), _about(view)),
        Section(say_commonly("not_agreed_yet"), _not_agreed(view, clauses, held)),
        *_sections(view, clauses, held),
        Section(say("signatures"), _signatures(view), anchor="signatures"),
        Section(say("history"), _history(view)),
        left_out(say("left_out.acknowledgements")),
        Section(say("exact"), (Paragraph(say("exact.words")), registers.exact_texts(clauses, apart=" "))),
    )
    return replace(
        marked(begun(view, moment, "agreement", count), version=str(version_of(view))),
        status=say(f"status.{_status(view, unsettled)}"),
        blocks=numbered(sections),
        registers=registers.sheets(view, clauses),
    )


def _status(view: View, unsettled: Sequence[Standing]) -> str:
    if not view.of(Signature):
        return "draft"
    still_open = [party for party in parties_of(view) if open_clauses(view, party)]
    if adoption_of(view, version_of(view)):
        return "adopted"
    return "part" if still_open or unsettled else "signed"


def _about(view: View) -> tuple[Block, ...]:
    vision = partnership_of(view).vision
    told = [Paragraph(say("about.vision", vision=vision))] if vision else []
    parties = parties_of(view)
    signed = [one for one in parties if signatures_of(view, one)]
    whole = [one for one in signed if not open_clauses(view, one)]
    counted = say("about.signed", signed=len(signed), of=len(parties), whole=len(whole))
    adopted = [Paragraph(adopted_in_words(one)) for one in view.of(Adoption)]
    return (Paragraph(say("about.words")), *told, Paragraph(counted), *adopted, *teaching_notes(view, "agreement"))


def _not_agreed(view: View, clauses: Sequence[Clause], held: Mapping[str, Standing]) -> tuple[Block, ...]:
    objections = [one for one in view.of(Objection) if stands(view, one)]
    parts = {
        "objections": [at_clause(view, one.clause, objection_in_words(view, one)) for one in objections],
        "waiting": [at_clause(view, one.id, _waiting(view, held[one.id])) for one in clauses if held[one.id].waiting],
        "reservations": [
            at_clause(view, one.clause, reservation_in_words(view, one)) for one in _reservations(view, clauses)
        ],
        "minority": [dissent_in_words(view, one) for one in dissents(view, *held)],
    }
    found = tuple(Section(say(f"not_agreed.{key}"), (ItemList(tuple(told)),)) for key, told in parts.items() if told)
    return found or (Paragraph(say_commonly("all_agreed")),)


def _waiting(view: View, held: Standing) -> str:
    return say("waiting_for", names=names(view, held.waiting))


def _reservations(view: View, clauses: Sequence[Clause]) -> list[Position]:
    order = {one.id: one.order for one in clauses}
    found = [one for one in view.of(Position) if one.stance == "reservation" and one.clause in order]
    return sorted(found, key=lambda one: order[one.clause])


def _sections(view: View, clauses: Sequence[Clause], held: Mapping[str, Standing]) -> Iterator[Section]:
    for title in dict.fromkeys(one.section for one in clauses):
        inside = [one for one in clauses if one.section == title]
        yield Section(title, tuple(_clause(view, one, held[one.id]) for one in inside))


def _clause(view: View, clause: Clause, held: Standing) -> Section:
    statement = Statement(
        ref=clause.ref,
        words=clause.formal,
        plain=clause.plain,
        status=say("clause.status", version=clause.version, state=state_in_words(view, held)),
        notes=(*_notes(view, clause), *dissenting(view, clause.id)),
        anchor=clause.ref,
    )
    return Section(clause.title, (statement,))


def _notes(view: View, clause: Clause) -> tuple[Note, ...]:
    objections = [one for one in view.of(Objection) if one.clause == clause.id and stands(view, one)]
    reservations = [one for one in view.of(Position) if one.clause == clause.id and one.stance == "reservation"]
    return (
        *(Note("warning", objection_in_words(view, one)) for one in objections),
        *(Note("info", reservation_in_words(view, one)) for one in reservations),
    )


def _signatures(view: View) -> tuple[Block, ...]:
    still = tuple(open_in_words(view, party) for party in parties_of(view) if open_clauses(view, party))
    counted = sorted(view.of(Acknowledgements), key=lambda one: one.version)
    read = [Paragraph(say("acknowledged", count=one.count, version=one.version)) for one in counted]
    groups = [ItemList(tuple(_by_group(view, counted[-1])))] if counted and counted[-1].groups else []
    waiting = (Section(say("signatures.open"), (ItemList(still),)),) if still else ()
    return (registers.signatures(view), *waiting, Section(say("acknowledgements"), (*read, *groups)))


def _by_group(view: View, counted: Acknowledgements) -> Iterator[str]:
    for one in counted.groups:
        yield say_commonly("group_count", group=name_of(view, one.group), count=one.count)


def _history(view: View) -> tuple[Block, ...]:
    if not view.of(Objection):
        return (Paragraph(say("history.none")),)
    return (Paragraph(say("history.words")), registers.objections(view))
