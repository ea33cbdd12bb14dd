"""The pathway as it is beside the pathway as it should be: in figures, each with where it is from, and by what hurts.

The sentences are those of the screen that compares two maps.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshops.artefacts.pathways.comparing import Answered, Comparison, Pain, compare
from workshops.artefacts.pathways.described import minutes
from workshops.artefacts.pathways.measured import Line, Value
from workshops.artefacts.pathways.on_map import steps_of
from workshops.artefacts.pathways.records import Map
from workshops.artefacts.specification.phrases import say
from workshops.document import Cell, ItemList, Note, Paragraph, Section, Table
from workshops.marks import basis_in_words
from workshops.state import View
from workshops.words import sentence


def compared(view: View) -> Comparison | None:
    """The first map of today beside the first map of what should be; None while one of them has no steps."""
    drawn = [one for one in view.of(Map) if steps_of(view, one.id)]
    now, then = (next((one.id for one in drawn if one.moment == moment), "") for moment in ("as_is", "to_be"))
    return compare(view, now, then) if now and then else None


def told(found: Comparison, number: str) -> Section:
    """What would change, in figures and by what hurts today."""
    pains = ItemList(tuple(_pain(one) for one in found.pains))
    answers = (Paragraph(_tally(found)), pains) if found.pains else (Paragraph(_say("no_pains")),)
    blocks = (Paragraph(say("compared.words")), figures(found), *_missing(found), *answers)
    return Section(_say("title"), blocks, number)


def figures(found: Comparison) -> Table:
    """Every measure of both maps; what is not known says so."""
    header = tuple(say(f"column.{key}") for key in ("measure", "now", "could_be", "known_how"))
    rows = tuple((_name(one), _figure(one, one.now), _figure(one, one.could_be), _how(one)) for one in found.measures)
    return Table(say("table.compared.name"), say("table.compared"), header, rows, widths=(3, 2, 2, 7))


def _say(key: str, **values: object) -> str:
    return sentence(f"laptop.pathways.compare.{key}", "en", **values)


def _name(line: Line) -> str:
    return line.words if line.of == "own" else _say(f"measure.{line.of}")


def _figure(line: Line, value: Value) -> Cell:
    if value.value is None:
        return None
    if line.unit == "minutes":
        return minutes(value.value, working=line.of == "touch_time")
    written = f"{round(value.value, 1):g}"
    return _say("percent", share=written) if line.unit == "%" else f"{written} {line.unit}".strip()


def _how(line: Line) -> str:
    now, then = (_source(one) for one in (line.now, line.could_be))
    return now if now == then else _say("both_from", now=now, could_be=then)


def _source(value: Value) -> str:
    how = _say(f"how.{value.how}")
    how = _say("how_from", how=how, source=value.source) if value.source else how
    return _say("how_basis", how=how, basis=basis_in_words(value.basis)) if value.basis in _DOUBTED else how


_DOUBTED = ("inferred", "invented")


def _tally(found: Comparison) -> str:
    counts = {extent: sum(one.extent == extent for one in found.pains) for extent in ("whole", "part", "none")}
    return say("compared.tally", told=_say("tally", of=len(found.pains), **counts))


def _pain(pain: Pain) -> str:
    what = say("compared.pain", number=pain.number, words=pain.words) if pain.pain_point else ""
    what = what or _say("dead_end", words=pain.words)
    answers = "; ".join(_answer(one) for one in pain.answers)
    return (
        say("compared.answered", what=what, extent=_say(f"extent.{pain.extent}"), answers=answers)
        if answers
        else (say("compared.unanswered", what=what))
    )


def _answer(one: Answered) -> str:
    by = _say("named", ref=one.ref, words=one.words) if one.ref else _say("idea", words=one.words)
    return f"{by}. {one.note}".rstrip(". ") if one.note else by


def _missing(found: Comparison) -> Iterator[Note]:
    if any(None in (line.now.value, line.could_be.value) for line in found.measures):
        yield Note("warning", say("compared.unknown"))
