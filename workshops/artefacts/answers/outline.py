"""You said, we did, as a document: what is still owed first, then each answer beside the words that it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshops.artefacts.answers.owing import Owed, owed, unpromised
from workshops.artefacts.answers.records import Answer, Reply
from workshops.cover import begun, left_out
from workshops.document import Block, Document, ItemList, Note, Paragraph, Quote, Section, Table, numbered
from workshops.marks import day_of, drawn, illustrated, name_of
from workshops.marks import say as say_commonly
from workshops.meeting.records import Contributed, Session
from workshops.meeting.session_records import LundyCheck
from workshops.state import View
from workshops.words import sentence


def say(key: str, **values: object) -> str:
    """A sentence of this document."""
    return sentence(f"document.answers.{key}", "en", **values)


def answers_document(view: View, moment: str) -> Document:
    """What people said and what came of it, as the reader sees it on the day of ``moment`` (ISO 8601)."""
    still = owed(view, moment[:10])
    not_meant = [one for one in view.of(Reply) if one.meant == "no"]
    sections = (
        Section(say("about"), _about(view, still)),
        Section(say("owed"), _owed(view, still)),
        Section(say("answers"), tuple(_answer(view, one) for one in view.of(Answer)) or (Paragraph(say("none")),)),
        Section(say("unpromised"), _unpromised(view)),
        Section(say("influence"), (_influence(view),)),
        left_out(say("left_out.private")),
    )
    return replace(
        begun(view, moment, "answers", len(still) + len(not_meant)),
        status=say("status"),
        blocks=numbered(sections),
        registers=(_register(view), _influence(view)),
    )


def _about(view: View, still: list[Owed]) -> tuple[Block, ...]:
    late = sum(one.overdue for one in still)
    told = [say("about.count", count=len(view.of(Answer))), say("about.owed", count=len(still))]
    return (Paragraph(say("about.words")), ItemList((*told, say("about.late", count=late))))


def _owed(view: View, still: list[Owed]) -> tuple[Block, ...]:
    if not still:
        return (Paragraph(say("owed.none")),)
    return (ItemList(tuple(_owed_in_words(view, one) for one in still)),)


def _owed_in_words(view: View, one: Owed) -> str:
    key = "owed.late" if one.overdue else "owed.due"
    told = say(key, words=_words(view, one.of), day=day_of(one.due), count=one.days_late)
    moved = say("owed.moved", day=day_of(one.first_due)) if one.first_due != one.due else ""
    return f"{told} {moved}".strip()


def _words(view: View, record_id: str) -> str:
    found = view.get(record_id) if record_id else None
    return (illustrated(found) if found else "") or say_commonly("out_of_sight")


def _answer(view: View, one: Answer) -> Section:
    decided = say("decided", who=one.decided_by, day=day_of(one.answered_at))
    blocks: tuple[Block, ...] = (
        *_said(view, one.of),
        Paragraph(f"{say(f'verdict.{one.verdict}')} {one.words}"),
        Paragraph(decided),
        *_replies(view, one),
    )
    return Section(say(f"answer.{one.verdict}"), blocks)


def _said(view: View, record_id: str) -> tuple[Block, ...]:
    found = view.get(record_id) if record_id else None
    if not isinstance(found, Contributed) or found.masked:
        return (Note("info", say_commonly("out_of_sight")),)
    group = getattr(found, "group", "") or getattr(found, "raised_by", "")
    return (Quote(illustrated(found), name_of(view, group)), *drawn(found))


def _replies(view: View, answer: Answer) -> Iterator[Block]:
    for one in view.of(Reply):
        if one.answer == answer.id:
            yield Note("warning" if one.meant == "no" else "info", f"{say(f'meant.{one.meant}')} {one.words}".strip())


def _unpromised(view: View) -> tuple[Block, ...]:
    waiting = unpromised(view)
    if not waiting:
        return (Paragraph(say("unpromised.none")),)
    return (Paragraph(say("unpromised.words", count=len(waiting))),)


def _influence(view: View) -> Table:
    checks = {one.session: one for one in view.of(LundyCheck)}
    begun_ones = sorted((one for one in view.of(Session) if one.status != "planned"), key=lambda one: one.number)
    rows = tuple(_asked(one, checks.get(one.id)) for one in begun_ones)
    header = tuple(say(f"column.{one}") for one in ("session", "heard_by", "changed", "told_on"))
    return Table(say("influence.name"), say("influence"), header, rows, (3, 3, 4, 2))


def _asked(session: Session, check: LundyCheck | None) -> tuple[str | None, ...]:
    title = say("session", number=session.number, title=session.title)
    if check is None:
        return (title, None, None, None)
    return (title, check.heard_by or None, check.changed or None, check.told_on or None)


def _register(view: View) -> Table:
    columns = ("said", "verdict", "answer", "decided_by", "day", "meant")
    rows = tuple(_row(view, one) for one in view.of(Answer))
    return Table(say("answers.name"), say("answers"), tuple(say(f"column.{one}") for one in columns), rows)


def _row(view: View, one: Answer) -> tuple[str | None, ...]:
    meant = [say(f"meant.{each.meant}") for each in view.of(Reply) if each.answer == one.id]
    verdict = say(f"answer.{one.verdict}")
    return (_words(view, one.of), verdict, one.words, one.decided_by, one.answered_at[:10], " ".join(meant) or None)
