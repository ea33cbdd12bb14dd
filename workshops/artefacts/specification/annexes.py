"""The annexes: what is not agreed, what has not been tested, and who took part."""

from __future__ import annotations

from collections.abc import Iterator

from workshops.artefacts.agreement.phrases import at_clause, objection_in_words, reservation_in_words
from workshops.artefacts.agreement.records import Objection, Position
from workshops.artefacts.hypotheses.phrases import statement
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.phrases import why_blocked
from workshops.artefacts.outcomes.records import Indicator
from workshops.artefacts.specification import phrases
from workshops.artefacts.specification.phrases import named, say, status_of
from workshops.artefacts.specification.records import Assent, Comment, Requirement
from workshops.artefacts.specification.sections import annexes, standing_requirements
from workshops.artefacts.specification.unresolved import UNTESTED, Unresolved, leans_on
from workshops.document import Block, Clause, ItemList, Note, Paragraph, Section, Table
from workshops.marks import believed, day_of, dissent_in_words, dissenting
from workshops.meeting.records import Activity, Group, MinorityView, Organisation, Session
from workshops.meeting.session_records import Stop
from workshops.state import View
from workshops.thread import Graph


def annex(key: str, blocks: tuple[Block, ...]) -> Section:
    """An annex under its heading, its parts numbered A.1, A.2 and so on."""
    heading = annexes()[key]
    return Section(heading.title, (Paragraph(heading.intro), *blocks), number=heading.number, anchor=key)


def not_agreed(view: View, told: Unresolved) -> Section:
    """Everything open, by what is open about it."""
    parts = {
        "objections": [_objection(view, one) for one in told.objections],
        "reservations": [_reservation(view, one) for one in told.reservations],
        "minority_views": [_dissent(view, one) for one in told.minority_views],
        "gaps": [_noted(view, one) for one in told.gaps],
        "threadless": [_requirement(view, one) for one in told.threadless],
        "untested": [_hypothesis(view, one) for one in told.untested],
        "parked": [_hypothesis(view, one) for one in told.parked],
        "blocked": [_blocked(view, one) for one in told.blocked],
        "comments": [_comment(view, one) for one in told.comments],
        "withdrawn": [_noted(view, one) for one in told.withdrawn],
    }
    found = [(key, tuple(items)) for key, items in parts.items() if items]
    number = annexes()["unresolved"].number
    blocks = tuple(
        Section(
            say(f"unresolved.{key}"), (Paragraph(say(f"unresolved.{key}.words")), ItemList(items)), f"{number}.{place}"
        )
        for place, (key, items) in enumerate(found, start=1)
    )
    return annex("unresolved", blocks or (Paragraph(say("unresolved.none")),))


def _objection(view: View, record_id: str) -> str:
    one = view.require(Objection, record_id)
    return at_clause(view, one.clause, objection_in_words(view, one))


def _reservation(view: View, record_id: str) -> str:
    found = view.get(record_id)
    if isinstance(found, Assent):
        words = phrases.reservation_in_words(view, found)
        return f"{view.require(Requirement, found.requirement).ref}. {words}"
    one = view.require(Position, record_id)
    return at_clause(view, one.clause, reservation_in_words(view, one))


def _dissent(view: View, record_id: str) -> str:
    dissent = view.require(MinorityView, record_id)
    words = dissent_in_words(view, dissent)
    about = view.get(dissent.of)
    ref = getattr(about, "ref", "")
    return f"{ref}. {words}" if ref else words


def _requirement(view: View, record_id: str) -> str:
    one = view.require(Requirement, record_id)
    return f"{one.ref}. {one.words}"


def _noted(view: View, record_id: str) -> str:
    one = view.require(Requirement, record_id)
    return f"{_requirement(view, record_id)} {one.note}".strip()


def _hypothesis(view: View, record_id: str) -> str:
    one = view.require(Hypothesis, record_id)
    return say("unresolved.hypothesis", ref=one.ref, words=one.think or statement(one), status=status_of(one))


def _comment(view: View, record_id: str) -> str:
    one = view.require(Comment, record_id)
    return f"{view.require(Requirement, one.requirement).ref}. {phrases.comment_in_words(view, one)}"


def _blocked(view: View, record_id: str) -> str:
    one = view.require(Indicator, record_id)
    return say("left_out.indicator", ref=one.ref, reason=why_blocked(one))


def assumptions(view: View, graph: Graph) -> Section:
    """Every hypothesis that was not tested, or tested and not supported, with what leans on it."""
    untested = sorted((one for one in view.of(Hypothesis) if one.status in UNTESTED), key=lambda one: one.order)
    blocks: tuple[Block, ...] = tuple(_assumption(view, graph, one) for one in untested)
    return annex("assumptions", blocks or (Paragraph(say("assumptions.none")),))


def _assumption(view: View, graph: Graph, one: Hypothesis) -> Clause:
    leaning = [each for each in standing_requirements(view) if one.id in leans_on(graph, each)]
    words = (
        say("assumption", think=one.think.rstrip(". "), because=one.because)
        if one.because
        else one.think or statement(one)
    )
    notes = (Note("info", each) for each in _tests(one))
    leant_on = (Note("warning", say("assumptions.leant_on", refs=named(leaning))),) if leaning else ()
    return Clause(
        ref=one.ref,
        words=words,
        status=status_of(one),
        notes=(*notes, *leant_on, *believed(one.basis, one.source), *dissenting(view, one.id)),
        anchor=one.ref,
    )


def _tests(one: Hypothesis) -> Iterator[str]:
    for name in ("true_if", "false_if", "harm"):
        if getattr(one, name):
            yield say(f"assumptions.{name}", words=getattr(one, name))


def disclosure(view: View) -> Section:
    """Who took part and what was shared, so that somebody who was not in the room can see what others knew."""
    names = {
        "groups": [one.name for one in view.of(Group)],
        "organisations": [one.name for one in view.of(Organisation)],
    }
    blocks: list[Block] = []
    for key, items in names.items():
        blocks += [Paragraph(say(f"disclosure.{key}")), ItemList(tuple(items))] if items else []
    return annex("disclosure", (*blocks, *_sessions(view), Note("info", say("disclosure.no_log"))))


def _sessions(view: View) -> tuple[Block, ...]:
    held = [one for one in view.of(Session) if one.status != "planned"]
    if not held:
        return (Paragraph(say("disclosure.no_sessions")),)
    header = tuple(say(f"column.{key}") for key in ("number", "session", "date"))
    rows = tuple((one.number, one.title, day_of(one.starts_at) or None) for one in held)
    return (Table(say("table.sessions.name"), say("table.sessions"), header, rows, widths=(1, 6, 3)), *_stops(view))


def _stops(view: View) -> tuple[Block, ...]:
    """When the talk was stopped because it turned to what competitors must not tell one another."""
    stops = view.of(Stop)
    if not stops:
        return ()
    titles = {one.id: one.title for one in view.of(Activity)}
    header = tuple(say(f"column.{key}") for key in ("number", "activity", "date"))
    rows = tuple((view.require(Session, one.session).number, titles.get(one.activity), day_of(one.at)) for one in stops)
    return (Table(say("table.stops.name"), say("table.stops"), header, rows, widths=(1, 6, 3)),)
