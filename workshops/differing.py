"""What changed between two wordings, word by word: for screens and documents that lay versions side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Stretch:
    """Words that stayed the ``same``, are ``gone``, or are ``new``, with the space between and around them."""

    what: str
    words: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The two wordings as one row of stretches.

    What is not new, put together, is the wording before; what is not gone is the wording after.
    """
    found: list[Stretch] = []
    gone = new = ""
    for same, old, fresh in _runs(before, after):
        # A space alone between two changes does not part them.
        if same and (old.strip() or not (gone or new)):
            found += [*_changed(gone, new), Stretch("same", old)]
            gone = new = ""
        else:
            gone, new = gone + old, new + fresh
    return (*found, *_changed(gone, new))


def _runs(before: str, after: str) -> Iterator[tuple[bool, str, str]]:
    old, new = re.findall(r"\S+|\s+", before), re.findall(r"\S+|\s+", after)
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield what == "equal", "".join(old[old_from:old_to]), "".join(new[new_from:new_to])


def _changed(gone: str, new: str) -> list[Stretch]:
    if gone == new:
        return [Stretch("same", gone)] if gone else []
    return [Stretch(what, words) for what, words in (("gone", gone), ("new", new)) if words]
