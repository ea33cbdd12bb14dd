"""Texts and their hashes: rewording and signing both depend on the exact text."""

from __future__ import annotations

import hashlib
import unicodedata


def canonical(words: str) -> str:
    """Text in the form that is hashed: Unicode NFC, single spaces at line ends cut, no outer blank space."""
    lines = unicodedata.normalize("NFC", words).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def digest(*texts: str) -> str:
    """SHA-256 over the canonical texts, each preceded by its length so that no two lists share a hash."""
    summed = hashlib.sha256()
    for one in texts:
        encoded = canonical(one).encode()
        summed.update(len(encoded).to_bytes(8, "big") + encoded)
    return summed.hexdigest()
