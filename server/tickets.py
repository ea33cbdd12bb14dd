"""Tickets bind a socket to the browser that asked for one over HTTP a moment before."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeTimedSerializer

from workshops import Refused

SECONDS = 60


class Tickets:
    """Signed, good for SECONDS, never stored."""

    def __init__(self, secret: bytes) -> None:
        self._signer = URLSafeTimedSerializer(secret, salt="ticket")

    def issue(self, partnership: str, seat: str, browser: str) -> str:
        """A ticket for one seat in one browser; ``browser`` is the hash of its token."""
        return self._signer.dumps([partnership, seat, browser])

    def redeem(self, ticket: object) -> tuple[str, str, str]:
        """(partnership, seat, browser) of a good ticket; refused as signed_out otherwise.

        Whether that browser has signed out since, the database knows.
        """
        if not isinstance(ticket, str):
            raise Refused("signed_out")
        try:
            partnership, seat, browser = self._signer.loads(ticket, max_age=SECONDS)
        except BadSignature:
            raise Refused("signed_out") from None
        return partnership, seat, browser
