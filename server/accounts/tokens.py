"""Secrets that are handed out: made here, kept only as hashes."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from server.store import clock

# Without O 0 I 1 L S 5 B 8, which look alike on a projector and on a phone.
ALPHABET: Final = "ACDEFGHJKMNPQRTUVWXYZ234679"
LENGTH: Final = 9


def token() -> str:
    """A long secret for links and cookies."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a long secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def code() -> str:
    """Nine readable characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spelled(found: str) -> str:
    """A code in three groups of three."""
    return "-".join(found[start : start + 3] for start in range(0, LENGTH, 3))


def read(typed: str) -> str:
    """A code as somebody typed it: small letters, blanks and dashes do no harm."""
    return "".join(one for one in typed.upper() if one.isalnum())


def hashed_code(key: bytes, typed: str) -> str:
    """What is kept of a short code: keyed, since its hash alone could be searched."""
    return hashed_with(key, read(typed))


def hashed_with(key: bytes, secret: str) -> str:
    """The hash of what is short or can be guessed."""
    return hashlib.blake2b(secret.encode("utf-8", "replace"), key=key, digest_size=32).hexdigest()


def now() -> str:
    """The time, as the tables keep it."""
    return later(timedelta())


def later(wait: timedelta) -> str:
    """The time after a while, as the tables keep it."""
    moment = datetime.fromisoformat(clock.now()) + wait
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
