"""Text that may stand in XML 1.0."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(words: str) -> str:
    """The words with every character that XML cannot hold shown as a replacement character, and plain line ends."""
    return FORBIDDEN.sub("\ufffd", words).replace("\r\n", "\n").replace("\r", "\n")


def escaped(words: str) -> str:
    """The words as they stand between tags or in quoted attributes."""
    return escape(allowed(words), {'"': "&quot;"})
