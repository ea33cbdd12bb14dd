"""The hypotheses register as a document: dissent and what is untested first, then each with all that is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from workshops.artefacts.hypotheses import registers
from workshops.artefacts.hypotheses.operations import result_of
from workshops.artefacts.hypotheses.phrases import (
    direction_in_words,
    quoted_in_words,
    result_in_words,
    rule_in_words,
    say,
    statement,
    status_of,
    tests_of,
    trial_in_words,
    weighed_in_words,
)
from workshops.artefacts.hypotheses.records import (
    STATUSES,
    CommonGroundRule,
    Finding,
    Hypothesis,
    PublishedResult,
    Result,
    Round,
)
from workshops.artefacts.hypotheses.registers import dissents_from, findings_of, hypotheses_of
from workshops.artefacts.hypotheses.trials import tests_on
from workshops.cover import begun, left_out, teaching_notes
from workshops.document import Block, Clause, Document, ItemList, Note, Paragraph, Section, numbered
from workshops.marks import believed, day_of, dissent_in_words, drawn, listed, pictured, traces
from workshops.marks import say as say_commonly
from workshops.state import View

UNTESTED = ("proposed", "accepted", "testing")
NOT_COMMON = ("mixed", "divided")


def hypotheses_document(view: View, moment: str) -> Document:
    """The register as the reader sees it; ``moment`` is the ISO 8601 time of the last entry."""
    held = hypotheses_of(view)
    not_agreed = _parts(view, held)
    sections = (
        Section(say("about"), _about(view, held)),
        Section(say_commonly("not_agreed_yet"), tuple(_listed(not_agreed)) or (Paragraph(say_commonly("all_agreed")),)),
        Section(say("hypotheses"), tuple(_hypothesis(view, one) for one in held) or (Paragraph(say("none")),)),
        *_published(view),
        left_out(say("left_out.scores"), _open_rounds(view)),
    )
    return replace(
        begun(view, moment, "hypotheses", len(not_agreed["minority"]) + len(not_agreed["not_common"])),
        status=say("status"),
        blocks=numbered(sections),
        registers=registers.sheets(view),
    )


def _about(view: View, held: list[Hypothesis]) -> tuple[Block, ...]:
    counts = Counter(one.status for one in held)
    told = [say("about.count", status=say(f"status.{one}"), count=counts[one]) for one in STATUSES if counts[one]]
    rules = [Paragraph(rule_in_words(one)) for one in view.of(CommonGroundRule)]
    return (
        Paragraph(say("about.words")),
        *((ItemList(tuple(told)),) if told else ()),
        *(rules or [Paragraph(say("no_rule"))]),
        *teaching_notes(view, "hypotheses"),
    )


def _parts(view: View, held: list[Hypothesis]) -> dict[str, list[str]]:
    results = [(one, result_of(view, one.id)) for one in held]
    return {
        "not_common": [
            f"{one.ref}. {statement(one)} {result_in_words(view, found)}"
            for one, found in results
            if found and found.verdict in NOT_COMMON
        ],
        "minority": [f"{one.ref}. {dissent_in_words(view, each)}" for one in held for each in dissents_from(view, one)],
        "untested": [f"{one.ref}. {statement(one)}" for one in held if one.status in UNTESTED],
        "unsupported": [f"{one.ref}. {statement(one)}" for one in held if one.status == "not_supported"],
    }


def _listed(parts: dict[str, list[str]]) -> Iterator[Block]:
    for key, told in parts.items():
        if told:
            yield Section(say(f"not_agreed.{key}"), (ItemList(tuple(told)),))


def _hypothesis(view: View, one: Hypothesis) -> Section:
    stated = Clause(
        ref=one.ref,
        words=pictured(statement(one), one),
        status=status_of(view, one),
        thread=traces(view, one.steps) or None,
        notes=believed(one.basis, one.source),
        anchor=one.ref,
    )
    tests = tests_of(one)
    blocks: tuple[Block, ...] = (
        stated,
        *drawn(one),
        *((ItemList(tests),) if tests else ()),
        *_result(view, one),
        *_trials(view, one),
        *_evidence(view, one),
        *(Paragraph(quoted_in_words(each)) for each in view.of(PublishedResult) if each.hypothesis == one.id),
        *_history(view, one),
        *(Note("info", dissent_in_words(view, dissent)) for dissent in dissents_from(view, one)),
    )
    return Section(say("hypothesis", ref=one.ref, type=say(f"type.{one.type}")), blocks)


def _result(view: View, one: Hypothesis) -> Iterator[Block]:
    found = result_of(view, one.id)
    if found is None:
        return
    yield Paragraph(result_in_words(view, found))
    table = registers.groups_table(view, one, found)
    if table is not None:
        yield table
    yield from (Paragraph(each) for each in weighed_in_words(found))
    others = [held for held in view.of(Result) if held.hypothesis == one.id and held != found]
    earlier, held_back = [each for each in others if not each.held_back], [each for each in others if each.held_back]
    if earlier:
        yield Paragraph(say("result.earlier", count=len(earlier)))
    if held_back:
        yield Paragraph(say("result.held_back", count=len(held_back)))


def _trials(view: View, one: Hypothesis) -> Iterator[Block]:
    found = tests_on(view, one.id)
    if found:
        yield ItemList(tuple(trial_in_words(each) for each in found))


def _evidence(view: View, one: Hypothesis) -> Iterator[Block]:
    table = registers.evidence_table(view, one)
    yield table or Paragraph(say("no_evidence"))


def _published(view: View) -> Iterator[Section]:
    """Results of others: apart from the partnership's own, one table for each scale, its direction in words first."""
    scales: dict[str, list[PublishedResult]] = {}
    for one in view.of(PublishedResult):
        scales.setdefault(direction_in_words(one), []).append(one)
    blocks: list[Block] = [Paragraph(say("quoted.about"))] if scales else []
    for direction, quoted in scales.items():
        samples = [say("quoted.sample", sample=one) for one in dict.fromkeys(one.sample for one in quoted) if one]
        blocks += [Paragraph(direction), registers.quoted_table(quoted), *map(Paragraph, samples)]
    if blocks:
        yield Section(say("quoted"), tuple(blocks))


def _history(view: View, one: Hypothesis) -> Iterator[Block]:
    found = findings_of(view, one)
    if found:
        yield ItemList(tuple(_finding(each) for each in found), ordered=True)


def _finding(one: Finding) -> str:
    told = say("finding", day=day_of(one.found_at), status=say(f"status.{one.status}"), words=one.words).strip()
    return f"{told} {say('confidence', level=say(f'confidence.{one.confidence}'))}" if one.confidence else told


def _open_rounds(view: View) -> str:
    """Rounds that are still open: their scores are nobody's business yet, not even how many there are."""
    known = {one.id: one.ref for one in hypotheses_of(view)}
    still = [known[one.hypothesis] for one in view.of(Round) if one.status == "open" and one.hypothesis in known]
    return say("left_out.open", refs=listed(still)) if still else ""
