"""Records, changes and the state they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, Final, NamedTuple, Self, TypeVar, dataclass_transform

from workshops import fields as declared
from workshops.refusal import Refused


@dataclass(frozen=True, kw_only=True)
class Record:
    """A frozen value with an id and an audience (the name of its stream)."""

    kind: ClassVar[str] = ""
    # Fields left out of what is kept and of what travels while they are empty: most records never need them.
    spare: ClassVar[tuple[str, ...]] = ()
    id: str
    audience: str

    def after_losing_words(self, before: Self) -> Self:
        """This record once words that it repeated were taken out of it; ``before`` is as it was with them."""
        return self

    def undrafted(self, gone: Record, left: Record | None) -> Self:
        """This record without words that it was drafted with from another that it names and that is ``gone``.

        That one may have been reworded since; ``left`` is what stands of it, None for nothing.
        """
        return self

    def goes_with_assent(self, here: View) -> bool:
        """Whether this goes when whoever it belongs to no longer takes part: it has not been shown or counted yet."""
        return False


AnyRecord = TypeVar("AnyRecord", bound=Record)
RECORDS: dict[str, type[Record]] = {}


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(
        field,
        declared.text,
        declared.texts,
        declared.choice,
        declared.choices,
        declared.whole,
        declared.number,
        declared.flag,
        declared.drawing,
        declared.reference,
        declared.references,
    ),
)
def record(kind: str) -> Callable[[type[AnyRecord]], type[AnyRecord]]:
    """Declare a kind of record: a frozen dataclass, known by its kind on the wire and in the log."""

    def declare(cls: type[AnyRecord]) -> type[AnyRecord]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        made.kind = kind
        RECORDS[kind] = made
        return made

    return declare


class Part(NamedTuple):
    """What one entry of one stream changes: records put, ids removed, and ids whose words are to be erased."""

    put: tuple[Record, ...] = ()
    removed: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What follows from an operation, by stream."""

    parts: Mapping[str, Part]

    @classmethod
    def of(cls, put: Iterable[Record] = (), removed: Iterable[Record] = (), erased: Iterable[Record] = ()) -> Changes:
        """Sort records into their streams. What is erased is removed too, and its words leave the log.

        A record both erased and put loses the words of all its earlier versions and stays as it is put.
        """
        puts = _by_stream(put)
        if not removed and not erased:
            names = _in_order(frozenset(puts)) if len(puts) > 1 else puts
            return cls({name: Part(tuple(puts[name])) for name in names})
        gone, wiped = _by_stream(removed), _by_stream(erased)
        streams = _in_order(frozenset((*puts, *gone, *wiped)))
        return cls({name: _part(puts.get(name, []), gone.get(name, []), wiped.get(name, [])) for name in streams})

    def with_more(self, other: Changes) -> Changes:
        """These changes and others, as one."""
        nothing = Part()
        names = sorted({*self.parts, *other.parts}, key=stream_order)
        pairs = ((one, self.parts.get(one, nothing), other.parts.get(one, nothing)) for one in names)
        return Changes(
            {
                name: Part(mine.put + more.put, mine.removed + more.removed, mine.erased + more.erased)
                for name, mine, more in pairs
            }
        )

    def then(self, later: Changes) -> Changes:
        """These changes and others that were decided after them, as one: the later word on a record counts."""
        nothing = Part()
        names = sorted({*self.parts, *later.parts}, key=stream_order)
        return Changes({one: _after(self.parts.get(one, nothing), later.parts.get(one, nothing)) for one in names})

    def records(self) -> Iterator[Record]:
        """Every record put, in the order of the streams."""
        for part in self.parts.values():
            yield from part.put


def _after(before: Part, later: Part) -> Part:
    put = {one.id: one for one in before.put if one.id not in later.removed} | {one.id: one for one in later.put}
    removed = dict.fromkeys(one for one in (*before.removed, *later.removed) if one not in put)
    return Part(tuple(put.values()), tuple(removed), tuple(dict.fromkeys((*before.erased, *later.erased))))


def _part(put: list[Record], gone: list[Record], wiped: list[Record]) -> Part:
    erased = tuple(one.id for one in wiped)
    kept = {one.id for one in put}
    return Part(tuple(put), tuple(one.id for one in gone) + tuple(one for one in erased if one not in kept), erased)


def _by_stream(records: Iterable[Record]) -> dict[str, list[Record]]:
    sorted_out: dict[str, list[Record]] = {}
    for one in records:
        sorted_out.setdefault(one.audience, []).append(one)
    return sorted_out


def stream_order(stream: str) -> tuple[bool, str]:
    """`everyone` goes first, since the other streams refer to it."""
    return (stream != "everyone", stream)


@lru_cache(10_000)
def _in_order(streams: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(streams, key=stream_order))


_NOTHING: Final[dict[str, Record]] = {}
_NONE: Final[dict[str, dict[str, Record]]] = {}


class State:
    """Maps (stream, id) to a record, with an index by kind. Merging costs the changes, not the state.

    A draft shares with its state whatever neither changes, and copies the rest once: some 0.3 ms where a stream holds
    5,000 records. A state that is only ever drafted from may so be read on any thread, for as long as that takes.
    """

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Record]] = {}
        # By stream, then by kind: only kinds of which there is a record.
        self._kinds: dict[str, dict[str, dict[str, Record]]] = {}
        # The streams, and the kinds in them, of which nothing is shared with another state.
        self._own: set[str | tuple[str, str]] = set()

    def draft(self) -> State:
        """A state that begins as this one. What is merged into one of the two does not show in the other."""
        made = State()
        made._records, made._kinds = self._records.copy(), self._kinds.copy()
        self._own.clear()
        return made

    def get(self, stream: str, record_id: str) -> Record | None:
        """The record of that id in that stream."""
        held = self._records.get(stream)
        return held.get(record_id) if held else None

    def find(self, record_id: str, streams: Iterable[str]) -> Record | None:
        """The record of that id in the first of these streams that holds it."""
        for stream in streams:
            held = self._records.get(stream)
            if held and record_id in held:
                return held[record_id]
        return None

    def of(self, stream: str, kind: str) -> Mapping[str, Record]:
        """Records of one kind in one stream, by id, oldest first."""
        return self._kinds.get(stream, _NONE).get(kind, _NOTHING)

    def holds(self, stream: str, kinds: Iterable[str]) -> bool:
        """Whether a stream holds any record of these kinds."""
        return not self._kinds.get(stream, _NONE).keys().isdisjoint(kinds)

    def listed(self, streams: Iterable[str], classes: Iterable[type[AnyRecord]]) -> list[AnyRecord]:
        """All records of these classes in these streams, class by class and stream by stream."""
        found: list[Any] = []
        for cls in classes:
            for stream in streams:
                if held := self._kinds.get(stream, _NONE).get(cls.kind):
                    found.extend(held.values())
        return found

    def streams(self) -> list[str]:
        """Names of the streams that hold or held anything."""
        return sorted(self._records, key=stream_order)

    def records(self, stream: str) -> list[Record]:
        """Everything in one stream."""
        return list(self._records.get(stream, _NOTHING).values())

    def merge(self, changes: Changes) -> None:
        """Apply changes in place. It cannot refuse: what was admitted is data."""
        for stream, part in changes.parts.items():
            self.merge_part(stream, part)

    def merge_part(self, stream: str, part: Part) -> None:
        """Apply what one entry of one stream changes."""
        held = self._to_change(stream)
        for gone in part.removed:
            before = held.pop(gone, None)
            if before is not None:
                of_kind = self._of_kind_to_change(stream, before.kind)
                del of_kind[gone]
                if not of_kind:
                    del self._kinds[stream][before.kind]
        for one in part.put:
            held[one.id] = one
            self._of_kind_to_change(stream, one.kind)[one.id] = one

    def _to_change(self, stream: str) -> dict[str, Record]:
        """The records of a stream, copied where they may be shared, like all below."""
        if stream not in self._own:
            self._own.add(stream)
            self._records[stream] = self._records.get(stream, _NOTHING).copy()
            self._kinds[stream] = self._kinds.get(stream, _NONE).copy()
        return self._records[stream]

    def _of_kind_to_change(self, stream: str, kind: str) -> dict[str, Record]:
        kinds = self._kinds[stream]
        if kind not in kinds or (stream, kind) not in self._own:
            self._own.add((stream, kind))
            kinds[kind] = kinds.get(kind, _NOTHING).copy()
        return kinds[kind]

    def view(self, streams: Iterable[str]) -> View:
        """What a holder of these streams sees."""
        return View(self, streams)

    def everything(self) -> View:
        """Every stream: only for the operations that the catalogue lists as reading all."""
        return View(self, self.streams())


class View:
    """The streams that one reader holds: everything that operations, documents and the thread may read."""

    def __init__(self, state: State, streams: Iterable[str]) -> None:
        self._state = state
        self.streams = _in_order(frozenset(streams))

    def get(self, record_id: str) -> Record | None:
        """The record of that id, if this reader may see it."""
        return self._state.find(record_id, self.streams)

    def of(self, *classes: type[AnyRecord]) -> list[AnyRecord]:
        """All records of these classes, one class after another; oldest first within a stream, `everyone` first."""
        return self._state.listed(self.streams, classes)

    def holds(self, stream: str, *kinds: str) -> bool:
        """Whether one of this reader's streams holds any record of these kinds."""
        return stream in self.streams and self._state.holds(stream, kinds)

    def require(self, cls: type[AnyRecord], record_id: str) -> AnyRecord:
        """The record of that class and id; refused as missing when there is none for this reader."""
        found = self._state.find(record_id, self.streams)
        if not isinstance(found, cls):
            raise Refused("missing", id=record_id)
        return found

    def draft(self) -> State:
        """A tentative state that begins as the one that is read, to see what several steps come to."""
        return self._state.draft()

    def records(self) -> Iterator[Record]:
        """Everything this reader may see, by stream."""
        for stream in self.streams:
            yield from self._state.records(stream)

    def only(self, *streams: str) -> View:
        """The same reader looking at fewer streams."""
        return View(self._state, [one for one in self.streams if one in streams])
