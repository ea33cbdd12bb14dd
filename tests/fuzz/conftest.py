"""Fixtures of the fuzz."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from server.accounts import passwords
from tests.fuzz.house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One installation for all tests of a module. What makes guessing dear, or rare, would make fuzz shallow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        passwords._nobody.cache_clear()
        made = House(tmp_path_factory.mktemp("house"))
        for limits in (made.web.context.limits, made.web.context.attempts):
            patch.setattr(limits, "spend", lambda what, whose: None)
        patch.setattr(made.web.context.attempts, "_spend", lambda *_: None)
        yield made
        made.close()
    passwords._nobody.cache_clear()
