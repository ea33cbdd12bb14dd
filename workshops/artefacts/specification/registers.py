"""The specification as tables, for workbooks."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.artefacts.pathways.described import shape_word
from workshops.artefacts.pathways.on_map import lanes_of, steps_of
from workshops.artefacts.specification.comments import comments_on
from workshops.artefacts.specification.compared import compared, figures
from workshops.artefacts.specification.figures import maps_of
from workshops.artefacts.specification.from_map import HandOff, hand_offs
from workshops.artefacts.specification.phrases import approvers, basis_of, named, notes_on, say, state_of, thread_of
from workshops.artefacts.specification.records import Comment, Requirement
from workshops.artefacts.specification.sections import Heading, requirements_of, sections, standing_requirements
from workshops.artefacts.specification.unresolved import has_thread
from workshops.artefacts.specification.versions import approvals_of, standing_since, versions_of
from workshops.document import Cell, Table, text_of
from workshops.marks import basis_in_words, day_of, name_of
from workshops.marks import say as say_commonly
from workshops.meeting.explaining import explained_words
from workshops.state import View
from workshops.thread import Graph


def sheets(view: View, graph: Graph) -> tuple[Table, ...]:
    """The sheets of a workbook."""
    return (
        requirements(view, graph),
        threads(view, graph),
        steps(view),
        *([figures(both)] if (both := compared(view)) else []),
        interfaces(hand_offs(view)),
        coverage(view),
        versions(view),
        *((comments(view),) if view.of(Comment) else ()),
        *definitions(view),
    )


def _table(key: str, columns: str, rows: Sequence[tuple[Cell, ...]], widths: tuple[int, ...] = ()) -> Table:
    header = tuple(say(f"column.{one}") for one in columns.split())
    return Table(say(f"table.{key}.name"), say(f"table.{key}"), header, tuple(rows), widths)


def _headings() -> dict[str, Heading]:
    return {one.key: one for one in sections()}


def requirements(view: View, graph: Graph) -> Table:
    """Every requirement, those left out included."""
    headings = _headings()
    rows = [
        (
            one.ref,
            headings[one.section].number,
            headings[one.section].title,
            one.strength,
            one.words,
            one.plain,
            state_of(view, one),
            basis_of(one),
            ", ".join(each.ref for each in thread_of(view, graph, one) if each.ref) or say("no_thread"),
            "\n".join(text_of(note.words) for note in notes_on(view, graph, one)),
        )
        for one in requirements_of(view)
    ]
    return _table("requirements", "ref number section strength words plain state basis thread notes", rows)


def threads(view: View, graph: Graph) -> Table:
    """Each requirement with everything that its document names as having led to it, one row for each."""
    rows = [
        (one.ref, each.kind, each.ref, each.words)
        for one in standing_requirements(view)
        for each in thread_of(view, graph, one)
    ]
    return _table("threads", "ref kind source words", rows)


def steps(view: View) -> Table:
    """The steps of every map; unknown times are unknown."""
    lanes = {lane.id: lane.name for one in maps_of(view) for lane in lanes_of(view, one.id)}
    rows = [
        (
            one.name,
            step.ref,
            lanes[step.lane],
            shape_word(step.shape),
            step.words,
            basis_in_words(step.basis),
            step.source,
            step.touch,
            step.wait,
            step.wait_worst,
        )
        for one in maps_of(view)
        for step in steps_of(view, one.id)
    ]
    return _table("steps", "map ref lane shape words basis step_source touch wait wait_worst", rows)


def interfaces(held: Sequence[HandOff]) -> Table:
    """From whom to whom a person moves, with what information, within what time."""
    rows = [
        (
            say("place", lane=one.from_lane, ref=one.start.ref),
            say("place", lane=one.to_lane, ref=one.end.ref),
            one.information or None,
            one.time or None,
        )
        for one in held
    ]
    return _table("interfaces", "from to information time", rows, (3, 3, 3, 2))


def coverage(view: View) -> Table:
    """How many requirements each section has, how many of them are agreed, and which have no thread."""
    by_section = {
        one.key: [each for each in standing_requirements(view) if each.section == one.key] for one in sections()
    }
    rows = [_covered(view, heading, by_section[heading.key]) for heading in sections()]
    return _table("coverage", "number section count agreed gaps without_thread", rows, (1, 5, 2, 2, 1, 3))


def _covered(view: View, heading: Heading, held: list[Requirement]) -> tuple[Cell, ...]:
    return (
        heading.number,
        heading.title,
        len(held),
        sum(one.status in ("agreed", "reserved") for one in held),
        sum(one.status == "gap" for one in held),
        named(one for one in held if not has_thread(view, one)),
    )


def versions(view: View) -> Table:
    """The change log: every version that went out, and who approved it."""
    rows = [
        (
            one.version,
            say(f"status.{one.status}"),
            day_of(one.published_at),
            one.words,
            approvers(approvals_of(view, one.version)) or say("approved.not"),
        )
        for one in versions_of(view)
    ]
    return _table("versions", "version state date changed approved", rows, (1, 3, 3, 5, 4))


def comments(view: View) -> Table:
    """Every comment on a requirement, and what was answered."""
    rows = [
        (
            one.ref,
            each.words,
            name_of(view, each.group) or say_commonly("smaller_group"),
            say("comment.resolved" if each.resolved else "comment.open"),
            each.answer or None,
            basis_in_words(each.basis),
        )
        for one in requirements_of(view)
        for each in comments_on(view, one.id)
    ]
    return _table("comments", "ref comment group state answer basis", rows)


def definitions(view: View) -> tuple[Table, ...]:
    """The words that were explained in the sessions, as they are meant here; nothing where none was.

    A final version says what they meant when it was published.
    """
    rows = [(one.word, one.meaning) for one in explained_words(view, standing_since(view))]
    return (_table("definitions", "word meaning", rows, (1, 3)),) if rows else ()
