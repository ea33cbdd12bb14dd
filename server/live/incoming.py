"""What a client sends, taken apart into whole frames.

Nearly all of them hold a whole text, which is read here in a quarter of wsproto's time. wsproto sees every other
frame, and all that breaks a rule: pings, ends, parts of messages, bytes, what is too long, unmasked or not UTF-8.
"""

from __future__ import annotations

from typing import Final

_WHOLE_TEXT: Final = 0x81
_FINAL: Final = 0x80
_CONTROL: Final = 0x08
_MASKED: Final = 0x80
_MASK: Final = 4
# By the seven bits that tell the size: 126 and 127 say that it follows, in so many bytes.
_LONGER: Final = {126: 2, 127: 8}


class Incoming:
    """The frames of one client, of at most ``longest`` bytes each; what is not such a frame is handed on unread."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._rest = b""
        self._in_parts = False
        self._unread = False

    def take(self, found: bytes) -> list[str | bytes]:
        """From the bytes that came, in order: texts, and bytes that wsproto has to read."""
        data = self._rest + found if self._rest else found
        came: list[str | bytes] = []
        start = 0
        while start < len(data) and not self._unread:
            begin, end = self._bounds(data, start)
            if end > len(data):
                break
            came.append(self._text(data, start, begin, end) or data[start:end])
            start = end
        self._rest = data[start:]
        if self._unread and self._rest:
            came.append(self._rest)
            self._rest = b""
        return came

    def _bounds(self, data: bytes, start: int) -> tuple[int, int]:
        """Where the payload of the frame at ``start`` begins, and where it ends."""
        begin = start + 2
        if begin > len(data):
            return start, len(data) + 1
        told = data[start + 1]
        size = told & ~_MASKED
        if size in _LONGER:
            first, begin = begin, begin + _LONGER[size]
            if begin > len(data):
                return begin, len(data) + 1
            size = int.from_bytes(data[first:begin])
        if size > self._longest or not told & _MASKED:
            self._unread = True
        return begin + _MASK, begin + _MASK + size

    def _text(self, data: bytes, start: int, begin: int, end: int) -> str:
        """The text of a frame, "" where there is none to be had here."""
        first = data[start]
        if first != _WHOLE_TEXT or self._in_parts or self._unread:
            if not first & _CONTROL:
                self._in_parts = not first & _FINAL
            return ""
        size = end - begin
        mask = data[begin - _MASK : begin] * (size // _MASK + 1)
        payload = int.from_bytes(data[begin:end]) ^ int.from_bytes(mask[:size])
        try:
            return payload.to_bytes(size).decode()
        except UnicodeDecodeError:
            return ""
