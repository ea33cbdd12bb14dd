"""Passwords, as argon2id."""

from __future__ import annotations

from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent import get_hub

SHORTEST: Final = 10
LONGEST: Final = 200
_HASHER: Final = PasswordHasher()


def hash_of(password: str) -> str:
    """The argon2id hash, made on a native thread: the loop must not wait for it."""
    made: str = get_hub().threadpool.apply(_HASHER.hash, (password,))
    return made


def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one. Takes as long where there is no account."""
    found: bool = get_hub().threadpool.apply(_verified, (password, kept or _nobody()))
    return found and kept is not None


@cache
def _nobody() -> str:
    return _HASHER.hash("nobody's password")


def _verified(password: str, kept: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
