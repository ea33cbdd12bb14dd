"""Words that can be erased under a hash chain that still verifies.

Each record put gets a salt and a commitment SHA-256(salt + canonical JSON). The chain goes over the commitments, so a
record and its salt can be blanked and the log stays provably complete and unaltered.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any

START = "0" * 64


def canonical(record: Any) -> str:
    """JSON with sorted keys and no blanks: the bytes that are committed to."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def new_salt() -> str:
    """128 bits of chance, in hex."""
    return secrets.token_hex(16)


def commitment(salt: str, record: Any) -> str:
    """SHA-256 over the salt and the record."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(record).encode()).hexdigest()


def link(chain: str, stream: str, number: int, commitments: Sequence[str], removed: Sequence[str]) -> str:
    """The chain's next value."""
    summed = hashlib.sha256(bytes.fromhex(chain))
    summed.update(canonical([stream, number, list(commitments), list(removed)]).encode())
    return summed.hexdigest()
