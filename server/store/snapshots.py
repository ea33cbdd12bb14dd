"""A stream as it stands, encoded once for each number, and a large one in pages: only what changed is encoded again.

Two hundred people who come back while a room works each need another number. Each costs the pages that changed since.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from server.store.commitments import canonical
from server.store.packets import Packet, snapshot_packet
from workshops import Part, State
from workshops.codec import encode

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


class Pages:
    """The records of one stream, by page, in the order in which the state holds them."""

    def __init__(self, state: State, stream: str) -> None:
        self._state = state
        self._stream = stream
        self._pages: list[Page] = []
        self._place: dict[str, Page] = {}
        self._made: dict[bool, tuple[int, Packet]] = {}
        self._put(one.id for one in state.records(stream))

    def changed(self, part: Part) -> None:
        """Note what an entry changes, which the state has merged or will before the next snapshot.

        Nothing made before is kept: it may hold words that are gone now.
        """
        self._made.clear()
        for gone in part.removed:
            page = self._place.pop(gone, None)
            if page is not None:
                page.forget()
                del page.ids[gone]
        self._put(one.id for one in part.put)

    def _put(self, ids: Iterable[str]) -> None:
        for one in ids:
            page = self._place.get(one) or self._last()
            page.forget()
            page.ids[one] = None
            self._place[one] = page

    def _last(self) -> Page:
        if not self._pages or len(self._pages[-1].ids) >= ON_A_PAGE:
            self._pages.append(Page())
        return self._pages[-1]

    def snapshot(self, number: int, *, packed: bool) -> Packet:
        """The stream after entry ``number``, which the state holds; packed where that is wanted and worth it."""
        made = self._made.get(packed)
        if made is None or made[0] != number:
            packet = self._packed(number) if packed else self._plain(number)
            made = self._made[packed] = (number, packet)
        return made[1]

    def _plain(self, number: int) -> Packet:
        return snapshot_packet(self._stream, number, f"[{','.join(self._texts())}]")

    def _packed(self, number: int) -> Packet:
        if sum(len(one) for one in self._texts()) < LEAST_PACKED:
            return self._plain(number)
        parts = [self._page_packed(one) for one in self._pages if one.ids]
        return snapshot_packet(self._stream, number, _packed("[") + _packed(",").join(parts) + _packed("]") + _END)

    def _texts(self) -> Iterator[str]:
        return (self._text(one) for one in self._pages if one.ids)

    def _text(self, page: Page) -> str:
        if page.text is None:
            found = (self._state.get(self._stream, one) for one in page.ids)
            page.text = ",".join(canonical(encode(one)) for one in found if one is not None)
        return page.text

    def _page_packed(self, page: Page) -> bytes:
        if page.packed is None:
            page.packed = _packed(self._text(page))
        return page.packed
