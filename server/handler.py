"""One HTTP connection under gevent: who hangs up is no error, and what a client sent never reaches the log."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from gevent.pywsgi import WSGIHandler


class Handler(WSGIHandler):
    """gevent's handler, which ends with its WebSocket and is silent about broken connections and bad requests."""

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()

    def run_application(self) -> None:
        try:
            super().run_application()
        finally:
            # What is left on the line after a WebSocket are its frames, not a next request.
            self.close_connection = self.close_connection or "HTTP_UPGRADE" in (self.environ or {})

    def log_error(self, msg: str, *args: Any) -> None:
        """Say nothing: gevent would quote the request line, which may hold a code or words."""
