"""Every request is counted, timed and written down: by its route as declared, never by what stood in its address."""

from __future__ import annotations

import logging
import re
import secrets
from time import perf_counter
from typing import Final

from flask import Flask, Response, g, request

from server.context import Context
from server.logbook import note

HEADER: Final = "X-Request-ID"
# As nginx makes them; anything else might be somebody's words.
_GIVEN: Final = re.compile(r"[0-9a-f]{32}")
# Machines ask these all day; only what is wrong is worth a line.
PROBES: Final = frozenset(("/health", "/ready", "/metrics"))
logger = logging.getLogger("server.requests")


def register(app: Flask, context: Context) -> None:
    """Observe every request of the application."""

    @app.before_request
    def begin() -> None:
        g.begun = perf_counter()
        given = request.headers.get(HEADER, "")
        g.request_id = given if _GIVEN.fullmatch(given) else secrets.token_hex(16)

    @app.after_request
    def observe(response: Response) -> Response:
        seconds = perf_counter() - g.begun
        route, status = route_of(), response.status_code
        context.metrics.count("requests", route, method_of(), str(status))
        context.metrics.measure("request_seconds", seconds)
        if route not in PROBES or status != 200:
            ms = round(seconds * 1000, 1)
            note(logger, "request", id=g.request_id, method=method_of(), route=route, status=status, ms=ms)
        response.headers[HEADER] = g.request_id
        return response


def route_of() -> str:
    """The route as it is declared, "" for none."""
    return request.url_rule.rule if request.url_rule else ""


def method_of() -> str:
    """The method, if it is one: clients may send any word."""
    return request.method if request.method in ("GET", "HEAD", "POST", "OPTIONS") else "other"
