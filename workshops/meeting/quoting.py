"""Where somebody's words are repeated: a draft, a finding, a copied step. What is taken back leaves those, too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Final, Self

from workshops.admission import HOLDING, Operation, Stamp
from workshops.audiences import EVERYONE
from workshops.fields import names_any, references_of
from workshops.leaning import may_name
from workshops.meeting.records import Alternative, Contributed
from workshops.meeting.rewording import reworded, said_in
from workshops.meeting.sight import words_of
from workshops.replacing import replace
from workshops.rules import Actor
from workshops.state import AnyRecord, Changes, Part, Record, View

SHORTEST: Final = 12
INSTEAD: Final = "…"
NEVER_QUOTED: Final = {"source"}


@dataclass(frozen=True)
class Quote:
    """An earlier text of a field of another record; without words, one that is repeated no more, but once was."""

    of: str
    field: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Quoting(Record):
    """A record with words that may repeat those of others. ``quotes`` are those that it repeats no more, or that have
    moved on since."""

    spare: ClassVar[tuple[str, ...]] = ("quotes",)

    quotes: tuple[Quote, ...] = ()

    def __init_subclass__(cls) -> None:
        QUOTING.append(cls)

    def repeating(self, more: Iterable[Quote] = ()) -> Self:
        """The same, knowing what of these it repeats now, and what of those that it repeated before."""
        fresh = (one for one in more if self._holds(one))
        known = (one if self._holds(one) else replace(one, words="") for one in self.quotes)
        return replace(self, quotes=tuple(dict.fromkeys((*known, *fresh))))

    def after(self, before: Quoting, said: Iterable[Quote]) -> Self:
        """The same, knowing what it no longer repeats of what it did ``before``, of these."""
        lost = (replace(one, words="") for one in said if before._holds(one) and not self._holds(one))
        return replace(self, quotes=tuple(dict.fromkeys((*self.quotes, *lost))))

    def _holds(self, one: Quote) -> bool:
        bare = replace(self, quotes=())
        return bool(one.words) and _without_texts(bare, [one.words]) != bare

    def earlier(self, gone: Record) -> list[str]:
        """What it repeats of what goes of a record, in whichever wording."""
        return [one.words for one in self.quotes if one.words and _goes(one, gone)]

    def forgetting(self, gone: Record) -> Self:
        """The same once it repeats no more what goes of a record."""
        return replace(self, quotes=tuple(one for one in self.quotes if not _goes(one, gone)))


QUOTING: Final[list[type[Quoting]]] = []


@cache
def _kinds_quoting() -> tuple[str, ...]:
    """Known once all are declared."""
    return tuple(cls.kind for cls in QUOTING)


def _goes(one: Quote, gone: Record) -> bool:
    return one.of == gone.id and bool(getattr(gone, one.field))


def quoting_nothing(here: View, gone: Changes, one: Record) -> Changes:
    """The changes by which a record goes, and with it every repetition of its words that everybody sees.

    An ellipsis takes their place, and they leave the log. Texts under SHORTEST characters are common words, unless what
    holds them names the record. The agreement is left alone: what is signed there has been read by all.
    """
    texts = [text for text in words_of(one).split("\n") if len(text) >= SHORTEST]
    part = gone.parts.get(EVERYONE, Part())
    touched = {one.id, *part.removed, *part.erased, *(each.id for each in part.put)}
    others = [each for each in here.only(EVERYONE).records() if each.id not in touched and _may_change(each)]
    left = next((each for each in part.put if each.id == one.id), None)
    named = _repeating(here, may_name(here, {one.id}, *QUOTING), {one.id})
    whole = {key: _whole(here, each, {one.id}, left) for key, each in named.items()}
    lost = ((each, _losing(each, one, whole.get(each.id))) for each in (*part.put, *others))
    cut = ((each, _cut(after, texts)) for each, after in lost)
    pairs = ((each, _undrafted(each, after, one, left) if each.id in named else after) for each, after in cut)
    cleaned = {each.id: after for each, after in pairs if after != each}
    erased = (*part.erased, *(each for each in cleaned if each not in part.erased))
    put = tuple(cleaned.pop(each.id, each) for each in part.put)
    return Changes({**gone.parts, EVERYONE: part._replace(put=(*put, *cleaned.values()), erased=erased)})


def quoting_no_more(here: View, gone: Changes, one: Record) -> Changes:
    """The changes by which a contribution goes, and with it its words wherever what names it repeats them.

    Other people's contributions stay as they are, though they say the same.
    """
    standing = may_name(here, {one.id}, *QUOTING)
    copied = _with_copies(standing, one.id)
    named = _repeating(here, standing, copied)
    part = gone.parts.get(EVERYONE, Part())
    after = {**named, **{each.id: each for each in part.put if each.id in named}}
    left = next((each for each in part.put if each.id == one.id), None)
    pairs = ((key, each, _whole(here, named[key], copied, left)) for key, each in after.items())
    cut = ((key, each, _losing(each, one, whole)) for key, each, whole in pairs if key not in part.removed)
    found = {key: _undrafted(each, lost, one, left) for key, each, lost in cut}
    lost = {key: each.after_losing_words(named[key]) for key, each in found.items() if each != after[key]}
    put = (*(each for each in part.put if each.id not in lost), *lost.values())
    return Changes({**gone.parts, EVERYONE: part._replace(put=put, erased=(*part.erased, *lost))}) if lost else gone


def quoted_nowhere(here: View, texts: Collection[str]) -> Changes:
    """The changes by which whole texts that somebody let go of before leave all that may quote them."""
    long = [bare for one in texts if len(bare := one.strip().rstrip(".")) >= SHORTEST]
    standing = here.only(EVERYONE).of(*QUOTING) if long else []
    known = [replace(one, quotes=tuple(each for each in one.quotes if each.words not in long)) for one in standing]
    cut = (_without_texts(one, long, _whole(here, one, (), None)) for one in known)
    pairs = zip(cut, standing, strict=True)
    lost = [after.after_losing_words(before) for after, before in pairs if after != before]
    return Changes.of(put=lost, erased=lost)


def repeats(each: Record, said: Record | None) -> bool:
    """Whether a record repeats what somebody said: then it must go on naming it, to lose the words with it."""
    return isinstance(said, Contributed) and _unsaid(each, said) != each


def unquoted(left: AnyRecord, gone: Record) -> AnyRecord:
    """What others added to a record, once what somebody said in it goes: without whole sentences of that."""
    return _without_texts(left, [one.words for one in _said(gone) if len(one.words) >= SHORTEST])


def still_repeated(asked: Operation, made: Changes, here: View, actor: Actor, stamp: Stamp) -> Changes:
    """What follows from an operation; where it rewords what somebody said, what repeats it knows that it does.

    By that the earlier wording leaves it, too, once what was said is taken back.
    """
    # Looked for by kind, and only where something was reworded: in a large room nobody waits until all has been seen.
    if not here.holds(EVERYONE, *_kinds_quoting()):
        return made
    part, shown = made.parts.get(EVERYONE, Part()), here.only(EVERYONE)
    put = {one.id: one for one in part.put}
    known = {one.id: _once(shown, one, part.erased) for one in part.put if isinstance(one, Quoting)}
    moved = [quote for one in part.put if isinstance(one, Contributed) for quote in _moved(here, one)]
    if reworded := {one.of for one in moved}:
        quoting = (one for one in shown.of(*QUOTING) if _names(one, reworded))
        known |= {one.id: known.get(one.id, one).repeating(moved) for one in quoting}
    told = [one for key, one in known.items() if key not in part.removed and one != put.get(key, shown.get(key))]
    return made.then(Changes.of(put=told)) if told else made


def _once(here: View, one: Quoting, gone: Collection[str]) -> Quoting:
    """What is put, knowing what it repeated until now of what somebody said, unless that goes."""
    before = here.get(one.id)
    if not isinstance(before, Quoting) or before == one:
        return one
    sources = (here.get(named) for named, _ in references_of(before) if named not in gone)
    return one.after(before, [each for said in sources if isinstance(said, Contributed) for each in _said(said)])


HOLDING.append(still_repeated)


def _moved(here: View, one: Contributed) -> list[Quote]:
    before = here.get(one.id)
    if before is None or before == one:
        return []
    return [each for each in _said(before) if _text(one, each.field) != each.words]


def _with_copies(standing: Iterable[Record], record_id: str) -> set[str]:
    """A record, what was copied from it, and what from that: what names a copy may repeat the same words."""
    origins = {one.id: began for one in standing if isinstance(one, Contributed) and (began := _origins(one))}
    found = {record_id}
    while more := {copy for copy, began in origins.items() if began & found} - found:
        found |= more
    return found


def _origins(one: Contributed) -> set[str]:
    """What it began as a copy of: of another map, and of its own."""
    return {getattr(one, "origin", ""), getattr(one, "copied", "")} - {""}


def _repeating(here: View, standing: Iterable[Record], gone: Collection[str]) -> dict[str, Record]:
    """What may repeat the words of a record: what names it, and wordings that came too late for what was made of it."""
    named = {each.id: each for each in standing if _names(each, gone)}
    made = {key for key, each in named.items() if not isinstance(each, Contributed)}
    return named | {each.id: each for each in here.only(EVERYONE).of(Alternative) if each.of in made}


def _names(each: Record, gone: Collection[str]) -> bool:
    """Whether it may repeat the words of a record. Of contributions only a copy may: it continues the other."""
    if isinstance(each, Contributed):
        return not _origins(each).isdisjoint(gone)
    once = isinstance(each, Quoting) and any(one.of in gone for one in each.quotes)
    return once or names_any(each, gone)


def _undrafted(each: Record, after: Record, gone: Record, left: Record | None) -> Record:
    return each.undrafted(gone, left) if after == each else after


def _losing(each: Record, gone: Record, whole: Collection[str] | None = ()) -> Record:
    """A record without the words of another, wherever it repeats a whole text of it; itself where it names it not."""
    return each if whole is None else _forgetting(_unsaid(each, gone, whole), gone)


def _unsaid(each: Record, gone: Record, whole: Collection[str] = ()) -> Record:
    return _without_texts(each, [*(one.words for one in _said(gone)), *_earlier(each, gone)], whole)


def _whole(here: View, each: Record, gone: Collection[str], left: Record | None) -> list[str]:
    """What else a record may repeat, of others and of what stays: nothing is cut out of the middle of that."""
    beside = here.get(each.of) if isinstance(each, Alternative) else None
    naming = [one for one in (each, beside) if one is not None]
    sources = (here.get(named) for one in naming for named, _ in references_of(one) if named not in gone)
    said = [quote for one in (*sources, left) if isinstance(one, Contributed) for quote in _said(one)]
    once = [quote for one in naming if isinstance(one, Quoting) for quote in one.quotes if quote.of not in gone]
    return [one.words for one in (*said, *once) if one.words]


def _said(one: Record) -> list[Quote]:
    """The texts of a record that others may repeat."""
    said = ((name, _text(one, name)) for name in said_in(type(one)) if name not in NEVER_QUOTED)
    return [Quote(one.id, name, text) for name, text in said if text]


def _text(one: Record, name: str) -> str:
    text: str = getattr(one, name).strip().rstrip(".")
    return text


def _earlier(each: Record, gone: Record) -> list[str]:
    return each.earlier(gone) if isinstance(each, Quoting) else []


def _forgetting(each: Record, gone: Record) -> Record:
    return each.forgetting(gone) if isinstance(each, Quoting) else each


def _without_texts(each: AnyRecord, texts: Collection[str], whole: Collection[str] = ()) -> AnyRecord:
    if not texts:
        return each
    longer = [one for one in whole if one not in texts and any(text in one for text in texts)]
    longest_first = sorted((*texts, *longer), key=len, reverse=True)
    quoted = re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest_first))

    def instead(found: re.Match[str]) -> str:
        return found.group() if found.group() in longer else INSTEAD

    without: AnyRecord = reworded(each, lambda held: quoted.sub(instead, held), but=NEVER_QUOTED)
    return without


def _may_change(one: Record) -> bool:
    return not one.kind.startswith("agreement.")


def _cut(each: Record, texts: list[str]) -> Record:
    def without(held: str) -> str:
        for text in texts:
            held = held.replace(text, INSTEAD)
        return held

    cut: Record = reworded(each, without)
    return cut
