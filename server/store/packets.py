"""What travels, as text that is made once: for the log, for every reader, and for those who catch up later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import orjson


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


def entries_packet(stream: str, entries: Sequence[Entry]) -> Packet:
    """Entries of one stream that follow one another."""
    first, texts = entries[0].number - 1, listed([one.text for one in entries])
    return Packet("entries", f'{{"stream":{json_text(stream)},"from":{first},"entries":{texts}}}')


def snapshot_packet(stream: str, number: int, records: str | bytes) -> Packet:
    """A whole stream as it stands after entry ``number``: its records as a JSON list, or that packed."""
    told = f'{{"stream":{json_text(stream)},"number":{number},'
    if isinstance(records, str):
        return Packet("snapshot", f'{told}"records":{records}}}')
    return Packet("snapshot", f'{told}"packed":{{"_placeholder":true,"num":0}}}}', records)
