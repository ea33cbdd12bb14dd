"""How requirements are told in documents: their state, their thread, and the notes beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import networkx as nx

from workshops.artefacts.hypotheses.records import Evidence, Hypothesis
from workshops.artefacts.outcomes.records import Indicator, blocked_by
from workshops.artefacts.pathways.records import Step
from workshops.artefacts.specification.comments import comments_on
from workshops.artefacts.specification.records import Approval, Assent, Comment, Requirement
from workshops.artefacts.specification.requirements import assents
from workshops.artefacts.specification.unresolved import leans_on
from workshops.artefacts.specification.versions import approvals_of, whole_digest
from workshops.document import Note, Trace
from workshops.marks import basis_in_words, day_of, dissenting, marked, name_of, refs, sourced, traces
from workshops.marks import say as say_commonly
from workshops.meeting.records import Alternative
from workshops.state import Record, View
from workshops.thread import Graph, sources_of
from workshops.words import sentence

MOST_TRACES: Final = 8
UNTOLD: Final = (
    "hypotheses.finding",
    "hypotheses.result",
    "meeting.alternative",
    "meeting.minority_view",
    "pathways.map",
    "specification.assent",
    "specification.comment",
)


def say(key: str, **values: object) -> str:
    """A sentence of the specification's document."""
    return sentence(f"document.specification.{key}", "en", **values)


def state_of(view: View, one: Requirement) -> str:
    """How a requirement stands, with the day on which it was agreed."""
    days = [each.agreed_at for each in assents(view, one)]
    return say(f"state.{one.status}", day=day_of(max(days)) if days else "")


def thread_of(view: View, graph: Graph, one: Requirement) -> tuple[Trace, ...]:
    """What led to a requirement, sources first: its own sources, and as much of what led to those as a page bears."""
    own = [each for each in one.sources if _may_go_out(view.get(each))]
    led = sources_of(graph, one.id)
    chosen = {
        *own,
        *_nearest(graph, one, [each for each in led if each not in one.sources])[: max(0, MOST_TRACES - len(own))],
    }
    return tuple(replace(each, to=each.ref) for each in traces(view, [each for each in led if each in chosen]))


def on_paper(thread: tuple[Trace, ...]) -> tuple[Trace, ...]:
    """A thread for the page: a step is named by its ref, since its words stand in the pathway annex."""
    step = say_commonly(f"kind.{Step.kind}")
    return tuple(replace(each, words="") if each.kind == step else each for each in thread)


def _nearest(graph: Graph, one: Requirement, led: list[str]) -> list[str]:
    """What led to the sources of a requirement, the nearest first, and people's own words before steps."""
    far = nx.single_source_shortest_path_length(graph.reverse(copy=False), one.id)
    # A need tells its evidence in notes.
    untold = (*UNTOLD, Evidence.kind) if one.section == "need" else UNTOLD
    told = [each for each in led if graph.nodes[each]["kind"] not in untold and graph.nodes[each]["words"]]
    return sorted(told, key=lambda each: (far[each], graph.nodes[each]["kind"] == Step.kind, led.index(each)))


def _may_go_out(found: Record | None) -> bool:
    return found is not None and not (isinstance(found, Indicator) and blocked_by(found))


def notes_on(view: View, graph: Graph, one: Requirement) -> tuple[Note, ...]:
    """Everything that a reader must know beside the words: gaps, doubts, reservations, dissent, other wordings."""
    return (
        *_missing(one),
        *_believed(view, one),
        *_evidence(view, one),
        *_leaning(view, graph, one),
        *(Note("info", reservation_in_words(view, each)) for each in reservations(view, one)),
        *dissenting(view, one.id),
        *_otherwise(view, one),
        *(Note("info", comment_in_words(view, each)) for each in comments_on(view, one.id) if not each.resolved),
    )


def _missing(one: Requirement) -> Iterator[Note]:
    if one.status == "gap":
        yield Note("warning", say("note.gap", words=one.note or say("note.gap.unsaid")))


def _believed(view: View, one: Requirement) -> Iterator[Note]:
    if one.basis in ("inferred", "invented"):
        named = (sourced(one.basis, _source(each)) for each in map(view.get, one.sources))
        told = next(filter(None, named), "") or say_commonly("no_source")
        yield Note("inferred" if one.basis == "inferred" else "invented", told)


def _source(found: Record | None) -> str:
    return str(getattr(found, "source", ""))


def _evidence(view: View, one: Requirement) -> Iterator[Note]:
    """How well a need is known: the evidence for it, with the strength of its source."""
    if one.section != "need":
        return
    for each in view.of(Evidence):
        if each.hypothesis in one.sources:
            strength = say(f"strength.{each.strength}")
            bearing = say(f"bearing.{each.bearing}")
            yield Note("info", say("note.evidence", bearing=bearing, words=each.words, strength=strength))


def _leaning(view: View, graph: Graph, one: Requirement) -> Iterator[Note]:
    found = leans_on(graph, one)
    if found:
        yield Note("warning", say("note.leans_on", refs=refs(view, found)))


def reservations(view: View, one: Requirement) -> list[Assent]:
    """The reservations to a requirement in its present words."""
    return [each for each in assents(view, one) if each.stance == "reservation"]


def reservation_in_words(view: View, assent: Assent) -> str:
    """A reservation with the organisation that has it, where one is named."""
    who = name_of(view, assent.organisation) or say("organisation_not_named")
    return say("note.reservation", organisation=who, words=assent.words)


def _otherwise(view: View, one: Requirement) -> Iterator[Note]:
    for each in view.of(Alternative):
        if each.of == one.id and each.words not in getattr(one, each.field):
            yield Note("info", say("note.alternative", words=each.words))


def comment_in_words(view: View, comment: Comment) -> str:
    """A comment with its group, where that may be named, and what was answered."""
    group = name_of(view, comment.group) or say_commonly("smaller_group")
    told = marked(say("note.comment", group=group, words=comment.words), comment.basis)
    return f"{told} {say('note.comment.answer', answer=comment.answer)}" if comment.answer else told


def approved_in_words(view: View) -> str:
    """Which version was approved last, by whom, and whether the text has changed since."""
    if not view.of(Approval):
        return say("approved.not")
    version = max(one.version for one in view.of(Approval))
    held = approvals_of(view, version)
    told = say(
        "approved",
        version=version,
        names=approvers(held),
        day=day_of(held[-1].approved_at),
        digest=held[-1].digest[:12],
    )
    return told if held[-1].digest == whole_digest(view) else f"{told} {say('approved.changed')}"


def approvers(held: Iterable[Approval]) -> str:
    """Who approved a version, each with the role that was given."""
    return ", ".join(", ".join(part for part in (one.name, one.role) if part) for one in held)


def status_of(one: Hypothesis) -> str:
    """The status of a hypothesis in words."""
    return say(f"hypothesis.{one.status}")


def named(ones: Iterable[Requirement]) -> str:
    """Refs of requirements in a row."""
    return ", ".join(one.ref for one in ones)


def basis_of(one: Requirement) -> str:
    """How far a requirement may be believed, in a word."""
    return basis_in_words(one.basis)
