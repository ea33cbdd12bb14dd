"""Tickets bind a socket to the browser that asked for one over HTTP a moment before."""

from __future__ import annotations

import time

from itsdangerous import BadSignature, URLSafeTimedSerializer

from workshops import Refused

SECONDS = 60


class Tickets:
    """Signed, good for SECONDS, never stored."""

    def __init__(self, secret: bytes) -> None:
        self._signer = URLSafeTimedSerializer(secret, salt="ticket")
        self._ended: dict[str, float] = {}

    def issue(self, partnership: str, seat: str, browser: str) -> str:
        """A ticket for one seat in one browser; ``browser`` is the hash of its token."""
        return self._signer.dumps([partnership, seat, browser])

    def redeem(self, ticket: object) -> tuple[str, str, str]:
        """(partnership, seat, browser) of a good ticket; refused as signed_out otherwise."""
        if not isinstance(ticket, str):
            raise Refused("signed_out")
        try:
            partnership, seat, browser = self._signer.loads(ticket, max_age=SECONDS)
        except BadSignature:
            raise Refused("signed_out") from None
        if browser in self._ended:
            raise Refused("signed_out")
        return partnership, seat, browser

    def end(self, browser: str) -> None:
        """Let no ticket of a browser count any more: it has signed out. Remembered while one could still be good."""
        now = time.monotonic()
        self._ended = {one: at for one, at in self._ended.items() if now - at < 2 * SECONDS} | {browser: now}
