"""The same installation and browsers as in the server's tests."""

from __future__ import annotations

from tests.server.conftest import cheap_passwords, sam, web

__all__ = ["cheap_passwords", "sam", "web"]
