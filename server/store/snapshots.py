"""A stream as it stands, encoded once for each number, and a large one in pages: only what changed is encoded again.

Two hundred people who come back while a room works each need another number. Each costs the pages that changed since.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from server.store.canonical import words_of
from server.store.packets import Packet, snapshot_packet
from workshops import Part, Record, State

ON_A_PAGE: Final = 200
# Below this many characters packing is not worth its while.
LEAST_PACKED: Final = 8_000
_END: Final = b"\x03\x00"


def _packed(text: str) -> bytes:
    """Text as a part of a raw DEFLATE stream that stands by itself: such parts may simply follow one another."""
    squeezing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezing.compress(text.encode()) + squeezing.flush(zlib.Z_SYNC_FLUSH)


@dataclass
class Page:
    """Ids of records in their order, and their JSON texts without brackets once they are wanted, plain or packed."""

    ids: dict[str, None] = field(default_factory=dict)
    text: str | None = None
    packed: bytes | None = None

    def forget(self) -> None:
        """Something on it has changed."""
        self.text = self.packed = None

    def squeezed(self) -> bytes:
        """Its text, which is there, packed."""
        if self.packed is None:
            self.packed = _packed(self.text or "")
        return self.packed


class Pages:
    """The records of one stream, by page, in the order in which the state holds them."""

    def __init__(self, state: State, stream: str) -> None:
        self._stream = stream
        self._pages: list[Page] = []
        self._place: dict[str, Page] = {}
        self._made: dict[bool, tuple[int, Packet]] = {}
        self._put(state.records(stream))

    def changed(self, part: Part) -> None:
        """Note what an entry changes, which the next state to be asked for a snapshot holds.

        Nothing made before is kept: it may hold words that are gone now.
        """
        self._made.clear()
        for gone in part.removed:
            page = self._place.pop(gone, None)
            if page is not None:
                page.forget()
                del page.ids[gone]
        self._put(part.put)

    def _put(self, records: Iterable[Record]) -> None:
        for one in records:
            page = self._place.get(one.id)
            if page is None:
                page = self._place[one.id] = self._last()
                page.ids[one.id] = None
            page.forget()

    def _last(self) -> Page:
        if not self._pages or len(self._pages[-1].ids) >= ON_A_PAGE:
            self._pages.append(Page())
        return self._pages[-1]

    def snapshot(self, state: State, number: int, *, packed: bool) -> Packet:
        """The stream after entry ``number``, which the state holds; packed where that is wanted and worth it."""
        made = self._made.get(packed)
        if made is None or made[0] != number:
            texts = [self._text(state, one) for one in self._pages if one.ids]
            worth_it = packed and sum(map(len, texts)) >= LEAST_PACKED
            records = self._pages_packed() if worth_it else f"[{','.join(texts)}]"
            made = self._made[packed] = (number, snapshot_packet(self._stream, number, records))
        return made[1]

    def _text(self, state: State, page: Page) -> str:
        if page.text is None:
            found = (state.get(self._stream, one) for one in page.ids)
            page.text = ",".join(words_of(one) for one in found if one is not None)
        return page.text

    def _pages_packed(self) -> bytes:
        parts = [one.squeezed() for one in self._pages if one.ids]
        return _packed("[") + _packed(",").join(parts) + _packed("]") + _END
