"""What travels, as text that is made once: for the log, for every reader, and for those who catch up later."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import orjson

# Below this many characters packing entries is not worth its while.
LEAST_PACKED: Final = 2_000
# The cheapest that zlib offers takes half the time of the next ones, and entries resemble one another enough for it.
_QUICKLY: Final = 1
_ATTACHED: Final = '"packed":{"_placeholder":true,"num":0}'


class Entry(NamedTuple):
    """One entry of a stream: its number, and itself as JSON text."""

    number: int
    text: str


def json_text(value: Any) -> str:
    """A value as JSON text."""
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def entry(number: int, put: str, removed: str) -> Entry:
    """An entry from the JSON texts of what it puts and removes."""
    return Entry(number, f'{{"number":{number},"put":{put},"removed":{removed}}}')


def listed(texts: Sequence[str]) -> str:
    """A JSON list of things that are JSON text already."""
    return f"[{','.join(texts)}]"


def in_hex(digests: Sequence[str]) -> str:
    """A JSON list of digests, in which there is nothing to escape."""
    return '["' + '","'.join(digests) + '"]' if digests else "[]"


@dataclass(frozen=True)
class Packet:
    """One message to clients: the name of its event, its body as JSON text, and bytes that come with it."""

    event: str
    body: str
    attached: bytes = b""

    @classmethod
    def of(cls, event: str, message: dict[str, Any]) -> Packet:
        """A message that is encoded here."""
        return cls(event, json_text(message))

    @cached_property
    def text(self) -> str:
        """The Socket.IO event, as Engine.IO carries it."""
        return f'{"51-" if self.attached else "2"}["{self.event}",{self.body}]'

    @property
    def packed(self) -> Packet:
        """The same for those who unpack, once however many they are."""
        return self


@dataclass(frozen=True)
class EntriesPacket(Packet):
    """Entries of one stream; ``told`` is what stands before them, ``listing`` themselves."""

    told: str = ""
    listing: str = ""

    @cached_property
    def packed(self) -> Packet:
        if len(self.listing) < LEAST_PACKED:
            return self
        squeezed = zlib.compress(self.listing.encode(), _QUICKLY, -zlib.MAX_WBITS)
        return Packet(self.event, f"{self.told}{_ATTACHED}}}", squeezed)


def entries_packet(stream: str, entries: Sequence[Entry]) -> EntriesPacket:
    """Entries of one stream that follow one another."""
    told = f'{{"stream":{json_text(stream)},"from":{entries[0].number - 1},'
    listing = listed([one.text for one in entries])
    return EntriesPacket("entries", f'{told}"entries":{listing}}}', told=told, listing=listing)


def snapshot_packet(stream: str, number: int, records: str | bytes) -> Packet:
    """A whole stream as it stands after entry ``number``: its records as a JSON list, or that packed."""
    told = f'{{"stream":{json_text(stream)},"number":{number},'
    if isinstance(records, str):
        return Packet("snapshot", f'{told}"records":{records}}}')
    return Packet("snapshot", f"{told}{_ATTACHED}}}", records)
