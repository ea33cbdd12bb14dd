"""The outcomes framework as a document: own words beside formal wording, and only indicators that somebody reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshops.artefacts.outcomes import registers
from workshops.artefacts.outcomes.frames import themes_of
from workshops.artefacts.outcomes.grouping import group_of, grouped_under
from workshops.artefacts.outcomes.indicators import indicators_of
from workshops.artefacts.outcomes.operations import outcomes_of, qualities_of
from workshops.artefacts.outcomes.phrases import formal_of, framework_name, say, theme_names, why_blocked
from workshops.artefacts.outcomes.priorities import priorities_of
from workshops.artefacts.outcomes.records import Framework, Indicator, Outcome, ServiceQuality, Theme, blocked_by
from workshops.cover import begun, left_out, teaching_notes
from workshops.document import Block, Clause, Document, ItemList, Note, Paragraph, Quote, Section, numbered
from workshops.marks import believed, dissent_in_words, dissenting, dissents, listed, name_of, traces
from workshops.marks import say as say_commonly
from workshops.meeting.records import MinorityView
from workshops.state import View


def outcomes_document(view: View, moment: str) -> Document:
    """The framework as the reader sees it; ``moment`` is the ISO 8601 time of the last entry."""
    dissent = dissents_told(view)
    lacking = list(gaps(view))
    sections = (
        Section(say("about"), _about(view)),
        Section(say_commonly("not_agreed_yet"), not_agreed(view, dissent, lacking)),
        Section(
            say("outcomes"), tuple(outcome_section(view, one) for one in outcomes_of(view)) or _none("outcomes.none")
        ),
        Section(say("qualities"), qualities_told(view)),
        Section(say("priorities"), _priorities(view)),
        left_out(
            *(say("left_out.indicator", **left_out_by_name(view, one)) for one in registers.blocked_indicators(view))
        ),
        Section(say("frameworks"), tuple(meanings_told(view, one) for one in view.of(Framework))),
    )
    return replace(
        begun(view, moment, "outcomes", len(dissent) + len(lacking) + len(uncovered(view))),
        status=say("status"),
        blocks=numbered(tuple(one for one in sections if one.blocks)),
        registers=registers.sheets(view),
    )


def _priorities(view: View) -> tuple[Block, ...]:
    """What people spent their dots on; nothing while no such poll has been closed."""
    found = priorities_of(view)
    if found is None:
        return ()
    if not found.lines:
        return (Paragraph(say("priorities.few")),)
    told = say("priorities.words", question=found.question, budget=found.budget, n=found.n)
    return (Paragraph(told), registers.priorities(view, found))


def left_out_by_name(view: View, indicator: Indicator) -> dict[str, str]:
    """An indicator that stays out is named by its refs alone, with the reason."""
    return {
        "ref": indicator.ref,
        "outcome": view.require(Outcome, indicator.outcome).ref,
        "reason": why_blocked(indicator),
    }


def _none(key: str) -> tuple[Block, ...]:
    return (Paragraph(say(key)),)


def _about(view: View) -> tuple[Block, ...]:
    every = registers.every_indicator(view)
    told = say(
        "about.counts",
        outcomes=say("count.outcomes", count=len(outcomes_of(view))),
        qualities=say("count.qualities", count=len(qualities_of(view))),
        indicators=say("count.indicators", count=sum(not blocked_by(one) for one in every)),
    )
    frameworks = [framework_name(one) for one in view.of(Framework)]
    using = say("about.frameworks", names="; ".join(frameworks)) if frameworks else say("about.no_framework")
    return (Paragraph(say("about.words")), Paragraph(told), Paragraph(using), *teaching_notes(view, "outcomes"))


def meanings_told(view: View, framework: Framework) -> Section:
    """The themes of a framework with what they mean, under its name."""
    source = [Paragraph(say_commonly("source", source=framework.source))] if framework.source else []
    return Section(framework_name(framework), (*source, registers.meanings(view, framework)))


def dissents_told(view: View) -> list[MinorityView]:
    """The minority views on anything in the framework."""
    about = [*outcomes_of(view), *qualities_of(view), *registers.every_indicator(view)]
    return dissents(view, *(one.id for one in about))


def gaps(view: View) -> Iterator[str]:
    """What is still to be said: wordings that are missing."""
    worded: list[Outcome | ServiceQuality] = [*outcomes_of(view), *qualities_of(view)]
    for one in worded:
        if not one.formal:
            yield say("gap.formal", ref=one.ref)
        if not one.own_words:
            yield say("gap.own", ref=one.ref)


def not_agreed(view: View, dissent: list[MinorityView], lacking: list[str]) -> tuple[Block, ...]:
    """What is not agreed or not said yet, by what is open about it."""
    parts = {
        "minority": [dissent_in_words(view, one) for one in dissent],
        "gaps": lacking,
        "uncovered": [say("gap.theme", theme=one.name) for one in uncovered(view)],
    }
    found = tuple(Section(say(f"not_agreed.{key}"), (ItemList(tuple(told)),)) for key, told in parts.items() if told)
    return found or (Paragraph(say_commonly("all_agreed")),)


def uncovered(view: View) -> list[Theme]:
    """The themes of every framework here that no outcome is tagged with."""
    used = {theme for one in outcomes_of(view) for theme in one.themes}
    every = [theme for framework in view.of(Framework) for theme in themes_of(view, framework.id)]
    return [one for one in every if one.id not in used]


def outcome_section(view: View, outcome: Outcome) -> Section:
    """An outcome under its own heading: own words, formal wording with its thread, and its indicators."""
    names = theme_names(view, outcome)
    statement = Clause(
        ref=outcome.ref,
        words=formal_of(outcome),
        status=say("themes", names=listed(names)) if names else say("no_theme"),
        thread=traces(view, (*outcome.hypotheses, *outcome.pain_points)),
        notes=(*believed(outcome.basis, outcome.source), *_together(view, outcome), *dissenting(view, outcome.id)),
        anchor=outcome.ref,
    )
    under = [block for one in grouped_under(view, outcome.id) for block in _quoted(view, one)]
    exported = [one for one in indicators_of(view, outcome.id) if not blocked_by(one)]
    table = [registers.indicators_on_paper(outcome, exported)] if exported else [Paragraph(say("no_indicator"))]
    notes = [note for one in exported for note in dissenting(view, one.id)]
    return Section(say("outcome", ref=outcome.ref), (*_quoted(view, outcome), *under, statement, *table, *notes))


def _together(view: View, outcome: Outcome) -> tuple[Note, ...]:
    """With what an outcome stands together: both ways."""
    head, under = group_of(view, outcome), grouped_under(view, outcome.id)
    told = [say("stands_with", ref=head.ref)] if head else []
    if under:
        told.append(say("holds", refs=listed([one.ref for one in under])))
    return tuple(Note("info", one) for one in told)


def _quoted(view: View, one: Outcome | ServiceQuality) -> tuple[Block, ...]:
    return (Quote(one.own_words, name_of(view, one.group)),) if one.own_words else ()


def qualities_told(view: View) -> tuple[Block, ...]:
    """The service qualities, each in own words and in formal wording."""
    found = [Paragraph(say("qualities.words"))]
    every = tuple(block for one in qualities_of(view) for block in (*_quoted(view, one), _quality(view, one)))
    return (*found, *every) if every else _none("qualities.none")


def _quality(view: View, one: ServiceQuality) -> Clause:
    notes = (*believed(one.basis, one.source), *dissenting(view, one.id))
    return Clause(ref=one.ref, words=formal_of(one), notes=notes, anchor=one.ref)
