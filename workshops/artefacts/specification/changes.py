"""What changed between two versions, as a document for those who have read the earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from workshops.artefacts.specification.comparing import PRESENT, Comparison, RequirementChange, compare, newest_pair
from workshops.artefacts.specification.phrases import say as say_of_specification
from workshops.artefacts.specification.registers import versions as change_log
from workshops.artefacts.specification.sections import draft_of, sections
from workshops.artefacts.specification.versions import versions_of
from workshops.cover import begun, left_out, marked, teaching_notes, titled
from workshops.differing import Stretch
from workshops.document import Block, Cell, Document, Paragraph, Run, Section, Table, Words, numbered
from workshops.marks import day_of
from workshops.marks import say as say_commonly
from workshops.refusal import Refused
from workshops.state import View
from workshops.words import sentence

KINDS = ("added", "withdrawn", "regraded", "reworded", "moved", "taken_up")


def say(key: str, **values: object) -> str:
    """A sentence of this document."""
    return sentence(f"document.changes.{key}", "en", **values)


def changes_document(view: View, moment: str) -> Document:
    """What changed between the last two versions, or since the only one; ``moment`` is the ISO 8601 time it shows."""
    try:
        pair = newest_pair(view)
    except Refused:
        return replace(_begun(view, moment), blocks=(Section(say("about"), (Paragraph(say("none")),), number="1"),))
    return changes_between(view, moment, *pair)


def changes_between(view: View, moment: str, before: int, after: int) -> Document:
    """What changed between two versions, of which the later may be the present draft (0)."""
    found = compare(view, before, after)
    parts = ((kind, tuple(one for one in found.changes if kind in one.changes)) for kind in KINDS)
    told = tuple(Section(say(kind), _part(kind, held)) for kind, held in parts if held)
    log = Section(say("log"), (change_log(view),))
    whole = (Section(say("about"), tuple(_about(view, found))), *told, log, left_out(say("left_out")))
    version = say("version", before=_name(before), after=_name(after))
    return replace(
        marked(_begun(view, moment), version=version),
        blocks=numbered(whole),
        registers=(_every(found),),
    )


def _begun(view: View, moment: str) -> Document:
    draft = draft_of(view)
    document = begun(view, moment, "changes", 0)
    document = replace(document, cover=tuple(row for row in document.cover if row[0] != _not_agreed()))
    status = say_of_specification(f"status.{draft.status}" if draft else "status.not_begun")
    named = titled(document, draft.title) if draft else document
    return replace(marked(named, draft.reference if draft else ""), status=status)


def _not_agreed() -> str:
    """The row of the cover that says what is not agreed: that stands in the specification itself."""
    return say_commonly("cover.not_agreed")


def _name(version: int) -> str:
    return say("present") if version == PRESENT else say("numbered", version=version)


def _about(view: View, found: Comparison) -> Iterator[Block]:
    days = {one.version: day_of(one.published_at) for one in versions_of(view)}
    for version in (found.before, found.after):
        if version != PRESENT:
            yield Paragraph(say("published", version=version, day=days[version]))
    yield Paragraph(say("counts", changed=len(found.changes), same=found.same))
    if not found.changes:
        yield Paragraph(say("nothing"))
    yield from teaching_notes(view, "changes")


Row = Callable[[RequirementChange], tuple[Cell, ...]]


def _part(kind: str, held: tuple[RequirementChange, ...]) -> tuple[Block, ...]:
    columns, row, widths = _TABLES[kind]
    header = tuple(say(f"column.{one}") for one in columns.split())
    return (Table(say(f"{kind}.name"), say(f"{kind}.words"), header, tuple(row(one) for one in held), widths),)


def _section(key: str) -> str:
    return next((f"{one.number} {one.title}" for one in sections() if one.key == key), "")


def _whole(stretches: tuple[Stretch, ...], left: str) -> str:
    return "".join(one.words for one in stretches if one.what != left)


def _shown(stretches: tuple[Stretch, ...], left: str) -> Words:
    """One of the two wordings, what is only in this one set in bold."""
    return tuple(Run(one.words, strong=one.what != "same") for one in stretches if one.what != left)


def _after(one: RequirementChange) -> tuple[Cell, ...]:
    return (one.ref, _section(one.section), _whole(one.words, "gone"))


def _gone(one: RequirementChange) -> tuple[Cell, ...]:
    return (one.ref, _whole(one.words, "new"), one.note or None)


def _regraded(one: RequirementChange) -> tuple[Cell, ...]:
    return (one.ref, one.strength_before, one.strength, _whole(one.words, "gone"))


def _reworded(one: RequirementChange) -> tuple[Cell, ...]:
    if all(each.what == "same" for each in one.words):
        return (one.ref, _shown(one.plain, "new") or None, _shown(one.plain, "gone") or None)
    return (one.ref, _shown(one.words, "new"), _shown(one.words, "gone"))


def _moved(one: RequirementChange) -> tuple[Cell, ...]:
    return (one.ref, _section(one.section_before), _section(one.section))


_TABLES: dict[str, tuple[str, Row, tuple[int, ...]]] = {
    "added": ("ref section words", _after, (1, 3, 8)),
    "withdrawn": ("ref words reason", _gone, (1, 7, 4)),
    "regraded": ("ref before after words", _regraded, (1, 2, 2, 7)),
    "reworded": ("ref before after", _reworded, (1, 6, 6)),
    "moved": ("ref before after", _moved, (1, 5, 5)),
    "taken_up": ("ref section words", _after, (1, 3, 8)),
}


def _every(found: Comparison) -> Table:
    columns = "ref what section_before section strength_before strength words_before words plain_before plain"
    rows = tuple(
        (
            one.ref,
            ", ".join(say(f"{kind}.name") for kind in one.changes),
            _section(one.section_before),
            _section(one.section),
            one.strength_before,
            one.strength,
            _whole(one.words, "new"),
            _whole(one.words, "gone"),
            _whole(one.plain, "new"),
            _whole(one.plain, "gone"),
        )
        for one in found.changes
    )
    return Table(say("every.name"), say("every.words"), tuple(say(f"column.{one}") for one in columns.split()), rows)
