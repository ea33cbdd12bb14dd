"""The tables of the hypotheses register, for the document and for workbooks."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.artefacts.hypotheses.operations import result_of
from workshops.artefacts.hypotheses.phrases import average_in_words, figure, range_of, say
from workshops.artefacts.hypotheses.records import (
    CommonGroundRule,
    Evidence,
    Finding,
    Hypothesis,
    PlannedTest,
    PublishedResult,
    Result,
    Round,
    Strip,
)
from workshops.artefacts.hypotheses.trials import tests_on
from workshops.document import Cell, Table
from workshops.marks import basis_in_words, day_of, dissents, name_of, pictured, refs
from workshops.marks import say as say_commonly
from workshops.meeting.records import MinorityView
from workshops.state import View

_FIGURES = "n lowest half middle highest"
_EVIDENCE = "bearing words strength source basis"
_QUOTED = "statement range average note source"


def _table(key: str, columns: str, rows: Sequence[tuple[Cell, ...]], widths: tuple[int, ...] = ()) -> Table:
    """A table with the named columns, whose headings are shared by all tables of the register."""
    header = tuple(say(f"column.{one}") for one in columns.split())
    return Table(say(f"table.{key}.name"), say(f"table.{key}"), header, tuple(rows), widths)


def hypotheses_of(view: View) -> list[Hypothesis]:
    """The hypotheses, in order."""
    return sorted(view.of(Hypothesis), key=lambda one: one.order)


def sheets(view: View) -> tuple[Table, ...]:
    """The sheets of a workbook."""
    standing = (_hypotheses(view), _results(view), _evidence(view), _findings(view), _minority(view))
    further = {
        _weighed: any(one.importance or one.confidence for one in view.of(Result)),
        _trials: bool(view.of(PlannedTest)),
        _quoted: bool(view.of(PublishedResult)),
    }
    return (*standing, *(table(view) for table, needed in further.items() if needed))


def _hypotheses(view: View) -> Table:
    columns = "ref type think because true_if false_if harm raised_by steps status verdict basis source"
    return _table("hypotheses", columns, [_row(view, one) for one in hypotheses_of(view)])


def _row(view: View, one: Hypothesis) -> tuple[Cell, ...]:
    found = result_of(view, one.id)
    return (
        one.ref,
        say(f"type.{one.type}"),
        say("withdrawn") if one.withdrawn else pictured(one.think, one),
        one.because,
        one.true_if or None,
        one.false_if or None,
        one.harm or None,
        name_of(view, one.raised_by),
        refs(view, one.steps),
        say(f"status.{one.status}"),
        say(f"verdict.{found.verdict}") if found else say("not_scored_yet"),
        basis_in_words(one.basis),
        one.source,
    )


def groups_table(view: View, hypothesis: Hypothesis, result: Result) -> Table | None:
    """A round's result by group, everybody last; None where too few people scored."""
    if result.strip is None:
        return None
    rule = view.require(CommonGroundRule, result.rule)
    rows = [(name_of(view, one.group), *_figures(one.strip), one.agreeing) for one in result.groups]
    return Table(
        name=say("table.groups.name", ref=hypothesis.ref),
        caption=say("table.groups", ref=hypothesis.ref, low=rule.low_words, high=rule.high_words),
        header=tuple(say(f"column.{one}") for one in f"group {_FIGURES} agreeing".split()),
        rows=(*rows, (say("everybody"), *_figures(result.strip), "")),
        widths=(4, 1, 1, 2, 1, 1, 2),
    )


def _figures(strip: Strip) -> tuple[Cell, ...]:
    middle = int(strip.median) if strip.median.is_integer() else strip.median
    return (strip.n, strip.low, say("half", q1=figure(strip.q1), q3=figure(strip.q3)), middle, strip.high)


def _results(view: View) -> Table:
    """Every round with everybody and every group that may be shown: never a person."""
    known = {one.id: one.ref for one in hypotheses_of(view)}
    rows = [row for one in view.of(Result) if one.hypothesis in known for row in _of_round(view, known, one)]
    return _table("results", f"ref round group {_FIGURES} agreeing unsure hidden verdict low_end high_end", rows)


def _of_round(view: View, known: dict[str, str], result: Result) -> list[tuple[Cell, ...]]:
    if result.strip is None:
        return []
    rule = view.require(CommonGroundRule, result.rule)
    place = (known[result.hypothesis], view.require(Round, result.round).number)
    said = (result.unsure, result.hidden, say(f"verdict.{result.verdict}"))
    ends = (rule.low_words, rule.high_words)
    groups = [
        (*place, name_of(view, one.group), *_figures(one.strip), one.agreeing, "", "", "", *ends)
        for one in result.groups
    ]
    return [(*place, say("everybody"), *_figures(result.strip), "", *said, *ends), *groups]


def _weighed(view: View) -> Table:
    """How much each hypothesis matters and how sure people are: everybody, and every group that may be shown."""
    known = {one.id: one.ref for one in hypotheses_of(view)}
    rows = [
        (known[one.hypothesis], view.require(Round, one.round).number, say(f"question.{key}"), who, *_figures(strip))
        for one in view.of(Result)
        if one.hypothesis in known
        for key, held in (("importance", one.importance), ("confidence", one.confidence))
        if held
        for who, strip in (
            (say("everybody"), held.strip),
            *((name_of(view, each.group), each.strip) for each in held.groups),
        )
    ]
    return _table("weighed", f"ref round question group {_FIGURES}", rows)


def _trials(view: View) -> Table:
    """Every test, its threshold and what came out."""
    rows = [
        (
            one.ref,
            test.number,
            say(f"way.{test.way}"),
            test.owner,
            test.looks_at,
            test.measure,
            test.threshold,
            day_of(test.fixed_at),
            say("test.before" if test.fixed_before else "test.after", day=day_of(test.fixed_at)),
            say(f"test.status.{test.status}"),
            say(f"met.{test.met}") if test.met else None,
            test.words or None,
            basis_in_words(test.basis),
        )
        for one in hypotheses_of(view)
        for test in tests_on(view, one.id)
    ]
    columns = "ref number way owner looks_at measure threshold date fixed state met outcome basis"
    return _table("tests", columns, rows)


def evidence_table(view: View, hypothesis: Hypothesis) -> Table | None:
    """What speaks for and against one hypothesis; None where there is nothing yet."""
    found = [one for one in view.of(Evidence) if one.hypothesis == hypothesis.id]
    if not found:
        return None
    return Table(
        name=say("table.evidence_on.name", ref=hypothesis.ref),
        caption=say("table.evidence_on", ref=hypothesis.ref),
        header=tuple(say(f"column.{one}") for one in _EVIDENCE.split()),
        rows=tuple(_told(one) for one in found),
        widths=(2, 6, 3, 5, 2),
    )


def _told(one: Evidence) -> tuple[Cell, ...]:
    strength = say(f"strength.{one.strength}")
    grade = say("lived", strength=strength) if one.lived else strength
    return (say(f"bearing.{one.bearing}"), one.words, grade, one.source or None, basis_in_words(one.basis))


def _evidence(view: View) -> Table:
    rows = [
        (one.ref, *_told(evidence))
        for one in hypotheses_of(view)
        for evidence in view.of(Evidence)
        if evidence.hypothesis == one.id
    ]
    return _table("evidence", f"ref {_EVIDENCE}", rows)


def findings_of(view: View, hypothesis: Hypothesis) -> list[Finding]:
    """The history of a hypothesis, oldest first."""
    return [one for one in view.of(Finding) if one.hypothesis == hypothesis.id]


def _findings(view: View) -> Table:
    rows = [
        (
            one.ref,
            day_of(found.found_at),
            say(f"status.{found.status}"),
            found.words,
            say(f"confidence.{found.confidence}") if found.confidence else "",
        )
        for one in hypotheses_of(view)
        for found in findings_of(view, one)
    ]
    return _table("findings", "ref date status finding confidence", rows)


def _minority(view: View) -> Table:
    rows = [
        (
            one.ref,
            name_of(view, dissent.group) or say_commonly("smaller_group"),
            dissent.words,
            basis_in_words(dissent.basis),
        )
        for one in hypotheses_of(view)
        for dissent in dissents_from(view, one)
    ]
    return _table("minority", "ref group words basis", rows)


def dissents_from(view: View, hypothesis: Hypothesis) -> list[MinorityView]:
    """Minority views beside a hypothesis, its results or its findings."""
    built: list[Result | Finding] = [*view.of(Result), *view.of(Finding)]
    about = [one.id for one in built if one.hypothesis == hypothesis.id]
    return dissents(view, hypothesis.id, *about)


def quoted_table(quoted: Sequence[PublishedResult]) -> Table:
    """Published results that share a scale, with the words of the end that each average is nearer to."""
    rows = [(one.statement, range_of(one), average_in_words(one), one.note, one.source) for one in quoted]
    first = quoted[0]
    ends = {"low": first.low_words, "high": first.high_words}
    scale = {"scale_from": figure(first.scale_from), "scale_to": figure(first.scale_to)}
    return Table(
        name=say("table.quoted.name"),
        caption=say("table.quoted", **ends, **scale),
        header=tuple(say(f"column.{one}") for one in _QUOTED.split()),
        rows=tuple(rows),
        widths=(5, 2, 3, 4, 3),
    )


def _quoted(view: View) -> Table:
    columns = "ref statement scale_from low_words scale_to high_words lowest highest average nearer note sample source"
    return _table("all_quoted", columns, [_quote(view, one) for one in view.of(PublishedResult)])


def _quote(view: View, one: PublishedResult) -> tuple[Cell, ...]:
    ends = (one.scale_from, one.low_words, one.scale_to, one.high_words)
    figures = (one.lowest, one.highest, one.average, average_in_words(one))
    return (refs(view, [one.hypothesis]), one.statement, *ends, *figures, one.note, one.sample, one.source)
