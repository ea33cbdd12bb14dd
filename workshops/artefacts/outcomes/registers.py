"""The tables of the outcomes framework, for the document and for workbooks."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.artefacts.cards.records import Line
from workshops.artefacts.outcomes.frames import themes_of
from workshops.artefacts.outcomes.operations import outcomes_of, qualities_of
from workshops.artefacts.outcomes.phrases import formal_of, framework_name, own_of, say, theme_names, why_blocked
from workshops.artefacts.outcomes.priorities import Priorities, priorities_of
from workshops.artefacts.outcomes.records import Framework, Indicator, Outcome, ServiceQuality, Theme, blocked_by
from workshops.document import Cell, Table
from workshops.marks import basis_in_words, dissents, marked, name_of, refs
from workshops.marks import say as say_commonly
from workshops.state import View


def _table(key: str, columns: str, rows: Sequence[tuple[Cell, ...]], widths: tuple[int, ...] = ()) -> Table:
    """A table with the named columns, whose headings are shared by all tables of the framework."""
    header = tuple(say(f"column.{one}") for one in columns.split())
    return Table(say(f"table.{key}.name"), say(f"table.{key}"), header, tuple(rows), widths)


def sheets(view: View) -> tuple[Table, ...]:
    """The sheets of a workbook."""
    weighed = priorities_of(view)
    dots = (priorities(view, weighed),) if weighed and weighed.lines else ()
    standing = (_outcomes(view), qualities(view), _indicators(view), left_out_rows(view), _themes(view))
    return (*standing, _minority(view), *dots)


def priorities(view: View, found: Priorities) -> Table:
    """What got how many dots, most first, and from which groups, as far as those may be shown."""
    rows = [
        (refs(view, (one.option,)), _said(view, one.option), one.points, _by_group(view, one)) for one in found.lines
    ]
    return _table("priorities", "ref own dots by_group", rows, (1, 6, 1, 4))


def _said(view: View, record_id: str) -> str:
    found = view.get(record_id)
    return (found.own_words or found.formal) if isinstance(found, Outcome | ServiceQuality) else ""


def _by_group(view: View, line: Line) -> str:
    told = (say("dots_of", group=name_of(view, one.group), count=one.points, n=one.n) for one in line.groups)
    return "; ".join(told)


def every_indicator(view: View) -> list[Indicator]:
    """All indicators in order, blocked ones too."""
    return sorted(view.of(Indicator), key=lambda one: one.order)


def blocked_indicators(view: View) -> list[Indicator]:
    """The indicators that stay out of exports."""
    return [one for one in every_indicator(view) if blocked_by(one)]


def _outcomes(view: View) -> Table:
    rows = [
        (
            one.ref,
            own_of(one),
            name_of(view, one.group),
            formal_of(one),
            ", ".join(theme_names(view, one)),
            refs(view, one.hypotheses),
            refs(view, one.pain_points),
            refs(view, (one.into,)) if one.into else "",
            basis_in_words(one.basis),
            one.source,
        )
        for one in outcomes_of(view)
    ]
    return _table("outcomes", "ref own group formal themes hypotheses pain_points together basis source", rows)


def qualities(view: View) -> Table:
    """The service qualities, in both wordings."""
    rows = [
        (one.ref, own_of(one), name_of(view, one.group), formal_of(one), basis_in_words(one.basis), one.source)
        for one in qualities_of(view)
    ]
    return _table("qualities", "ref own group formal basis source", rows, (1, 3, 2, 4, 2, 2))


def _indicators(view: View) -> Table:
    """All indicators that may be exported."""
    columns = "ref outcome words measure decision reader frequency held_by baseline target basis"
    rows = [
        (
            one.ref,
            refs(view, (one.outcome,)),
            one.words,
            one.measure or None,
            one.decision,
            one.reader,
            one.frequency,
            one.held_by,
            one.baseline or None,
            one.target or None,
            basis_in_words(one.basis),
        )
        for one in every_indicator(view)
        if not blocked_by(one)
    ]
    return _table("indicators", columns, rows)


def indicators_on_paper(outcome: Outcome, indicators: Sequence[Indicator]) -> Table:
    """An outcome's indicators in few enough columns for a page."""
    rows = [
        (
            one.ref,
            marked(one.words, one.basis),
            say("figures", baseline=one.baseline or say("unknown"), target=one.target or say("unknown")),
            say("reads", reader=one.reader, decision=one.decision),
            one.held_by,
            one.frequency,
        )
        for one in indicators
    ]
    columns = "ref words figures reads held_by frequency"
    header = tuple(say(f"column.{one}") for one in columns.split())
    name = f"{say('table.of_outcome.name')} {outcome.ref}"
    return Table(name, say("table.of_outcome", ref=outcome.ref), header, tuple(rows), (1, 4, 4, 5, 3, 3))


def left_out_rows(view: View) -> Table:
    """The indicators that are kept out, by their refs alone, and what each lacks."""
    rows = [(one.ref, refs(view, (one.outcome,)), why_blocked(one)) for one in blocked_indicators(view)]
    return _table("left_out", "ref outcome lacks", rows, (1, 1, 6))


def _themes(view: View) -> Table:
    """Every theme of every framework, with what it means and the outcomes under it."""
    rows = [
        (framework_name(framework), *_meaning(view, theme), framework.source)
        for framework in view.of(Framework)
        for theme in themes_of(view, framework.id)
    ]
    return _table("themes", "framework theme meaning outcomes source", rows)


def meanings(view: View, framework: Framework) -> Table:
    """The themes of one framework, with what they mean and the outcomes under them."""
    return Table(
        name=framework.name,
        caption=say("table.themes"),
        header=tuple(say(f"column.{one}") for one in ("theme", "meaning", "outcomes")),
        rows=tuple(_meaning(view, one) for one in themes_of(view, framework.id)),
        widths=(2, 6, 2),
    )


def _meaning(view: View, theme: Theme) -> tuple[Cell, ...]:
    under = ", ".join(one.ref for one in outcomes_of(view) if theme.id in one.themes)
    return (theme.name, theme.meaning or None, under or say("no_outcome"))


def _minority(view: View) -> Table:
    about = [*outcomes_of(view), *qualities_of(view), *every_indicator(view)]
    rows = [
        (
            refs(view, (one.of,)),
            name_of(view, one.group) or say_commonly("smaller_group"),
            one.words,
            basis_in_words(one.basis),
        )
        for one in dissents(view, *(one.id for one in about))
    ]
    return _table("minority", "ref group own basis", rows)
