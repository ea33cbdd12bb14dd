"""One HTTP connection under gevent: who hangs up is no error, and what a client sent never reaches the log."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from gevent import Timeout
from gevent.pywsgi import WSGIHandler

# Longer than a proxy keeps an idle connection, so that it is never closed just when the proxy uses it.
SECONDS_OF_SILENCE: Final = 75.0
SECONDS_TO_ASK: Final = 20.0


class Handler(WSGIHandler):
    """gevent's handler, which ends with its WebSocket and is silent about broken connections and bad requests."""

    def handle(self) -> None:
        self.socket.settimeout(SECONDS_OF_SILENCE)
        with suppress(ConnectionError):
            super().handle()

    def read_request(self, raw_requestline: str) -> Any:
        """Whoever says half a request, or one letter now and then, does not hold a connection for ever."""
        with Timeout(SECONDS_TO_ASK, TimeoutError()):
            return super().read_request(raw_requestline)

    def _handle_client_error(self, _error: Exception) -> Any:
        """Whatever it stumbled over while it read a request was the client's doing: gevent would print some of it."""
        above: Any = super()
        return above._handle_client_error(ValueError())

    def run_application(self) -> None:
        if "HTTP_UPGRADE" in (self.environ or {}):
            self.socket.settimeout(None)
        try:
            super().run_application()
        finally:
            # What is left on the line after a WebSocket are its frames, not a next request.
            self.close_connection = self.close_connection or "HTTP_UPGRADE" in (self.environ or {})

    def log_error(self, msg: str, *args: Any) -> None:
        """Say nothing: gevent would quote the request line, which may hold a code or words."""
