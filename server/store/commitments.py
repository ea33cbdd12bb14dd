"""Words that can be erased under a hash chain that still verifies.

Each record put gets a salt and a commitment SHA-256(salt + canonical JSON). The chain goes over the commitments, so a
record and its salt can be blanked and the log stays provably complete and unaltered. It also goes over what was
removed, and over each entry's stream, number, turn and time. Its values never reach a client: turns and times of hidden
entries are in them.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson

START = "0" * 64
SALT = 16


def new_salts() -> Iterator[str]:
    """128 bits of chance each, in hex. Many are fetched at once: the system call lets go of the interpreter's lock."""
    while True:
        some = secrets.token_hex(SALT * 32)
        yield from [some[start : start + 2 * SALT] for start in range(0, len(some), 2 * SALT)]


def commitment(salt: str, words: str) -> str:
    """SHA-256 over the salt and a record's canonical JSON."""
    return hashlib.sha256(bytes.fromhex(salt) + words.encode()).hexdigest()


class Place(NamedTuple):
    """Where an entry stands, and since when."""

    stream: str
    number: int
    turn: int
    at: str


def link(chain: str, place: Place, commitments: Sequence[str], removed: Sequence[str]) -> str:
    """The chain's next value."""
    return _linked(chain, [*place, commitments, removed])


def first_link(chain: str, place: Place, commitments: Sequence[str], removed: Sequence[str]) -> str:
    """What it was until turn and time were taken in too: what was written then stays as it is."""
    return _linked(chain, [place.stream, place.number, commitments, removed])


def _linked(chain: str, told: list[Any]) -> str:
    # Texts and whole numbers: there is nothing here that needs a second look.
    return hashlib.sha256(bytes.fromhex(chain) + orjson.dumps(told)).hexdigest()
