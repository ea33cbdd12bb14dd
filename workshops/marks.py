"""What documents say beside the words themselves: whose they are, how far to believe them, and who dissents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from workshops.document import Figure, Note, Trace
from workshops.meeting.drawn import svg_of
from workshops.meeting.illustrating import Illustrated
from workshops.meeting.records import Group, MinorityView, Organisation
from workshops.state import Record, View
from workshops.thread import described
from workshops.words import sentence


def say(key: str, **values: object) -> str:
    """A sentence shared by several documents."""
    return sentence(f"document.common.{key}", "en", **values)


def day_of(moment: str) -> str:
    """The day of an ISO 8601 time in words, "1 March 2026"; nothing for no time."""
    if not moment:
        return ""
    when = datetime.fromisoformat(moment)
    return f"{when.day} {when:%B %Y}"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return say("list", first=", ".join(names[:-1]), last=names[-1])


def basis_in_words(basis: str) -> str:
    """How far something may be believed: stated, inferred, felt, or invented for teaching."""
    return say(f"basis.{basis}")


def marked(words: str, basis: str) -> str:
    """Words with their mark behind them where they are inferred or invented."""
    return say("marked", words=words, basis=basis_in_words(basis)) if basis in ("inferred", "invented") else words


def pictured(words: str, one: Illustrated) -> str:
    """Words with what stands beside them, in square brackets: a picture's word, what a drawing shows, a feeling."""
    if one.picture:
        words = say("picture", words=words, picture=sentence(f"common.picture.{one.picture}"))
    if one.drawing:
        words = say("drawing", words=words, shows=one.shows)
    return say("felt", words=words, face=sentence(f"common.face.{one.face}")) if one.face else words


def illustrated(one: Record) -> str:
    """The words of any record, with what stands beside them."""
    words = str(described(one)["words"])
    return pictured(words, one) if isinstance(one, Illustrated) else words


def drawn(one: Record) -> tuple[Figure, ...]:
    """What somebody drew beside their words."""
    if not isinstance(one, Illustrated) or not one.drawing:
        return ()
    beside = described(one)["ref"] or say("these_words")
    return (Figure(svg_of(one.drawing), alt=one.shows, caption=say("drawn", beside=beside, shows=one.shows)),)


def believed(basis: str, source: str) -> tuple[Note, ...]:
    """The notes that say how far a statement may be believed, and where it comes from."""
    told = sourced(basis, source)
    if basis == "inferred":
        return (Note("inferred", told or say("no_source")),)
    if basis == "invented":
        return (Note("invented", told or say("no_source")),)
    return (Note("info", told),) if told else ()


def sourced(basis: str, source: str) -> str:
    """Where a statement comes from, or what an invented one rests on; nothing where only its basis is named."""
    if not source or source.casefold() == basis_in_words(basis).casefold():
        return ""
    return say("source.invented" if basis == "invented" else "source", source=source)


def name_of(view: View, record_id: str) -> str:
    """The name of a group or an organisation; nothing where there is none to name."""
    found = view.get(record_id) if record_id else None
    return found.name if isinstance(found, Group | Organisation) else ""


def dissents(view: View, *about: str) -> list[MinorityView]:
    """The minority views beside any of the records, oldest first."""
    return [one for one in view.of(MinorityView) if one.of in about]


def dissent_in_words(view: View, dissent: MinorityView) -> str:
    """A minority view with its group, where that may be named, and its mark."""
    group = name_of(view, dissent.group) or say("smaller_group")
    return marked(say("minority", group=group, words=dissent.words), dissent.basis)


def dissenting(view: View, *about: str) -> tuple[Note, ...]:
    """The minority views beside any of the records, as notes."""
    return tuple(Note("info", dissent_in_words(view, one)) for one in dissents(view, *about))


def traces(view: View, ids: Iterable[str]) -> tuple[Trace, ...]:
    """The records as a thread, each with its kind, ref and words; what the reader may not see is not there."""
    return tuple(_trace(one) for one in map(view.get, ids) if one is not None)


def _trace(one: Record) -> Trace:
    return Trace(say(f"kind.{one.kind}"), described(one)["ref"], illustrated(one) or say("out_of_sight"))


def refs(view: View, ids: Iterable[str]) -> str:
    """The refs of records in a row, "H1, H3"."""
    return ", ".join(described(one)["ref"] for one in map(view.get, ids) if one is not None)
