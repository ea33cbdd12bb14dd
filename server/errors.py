"""One shape for every error over HTTP: the refusal of the core as application/problem+json."""

from __future__ import annotations

import json
import logging
from typing import Any, Final

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from server.metrics import Metrics
from server.wire.schemas import codes_of
from workshops import Refused
from workshops.refusal import CODES

logger = logging.getLogger(__name__)
PROBLEM: Final = "application/problem+json"
STATUS: Final = {
    "invalid": 422,
    "unknown_operation": 422,
    "missing": 404,
    "taken": 409,
    "forbidden": 403,
    "closed": 410,
    "stale": 409,
    "too_many": 429,
    "signed_out": 401,
    "unavailable": 503,
}
_CODES: Final = {
    401: "signed_out",
    403: "forbidden",
    404: "missing",
    409: "taken",
    410: "closed",
    429: "too_many",
}


def problem(refused: Refused, status: int = 0) -> Response:
    """A refusal as an answer. Its title is the meaning of the code; sentences for people belong to the client."""
    status = status or STATUS[refused.code]
    body = {
        "type": f"urn:common-ground:{refused.code}",
        "title": CODES[refused.code],
        "status": status,
        **refused.as_json(),
    }
    return Response(json.dumps(body), status=status, content_type=PROBLEM, headers={"Cache-Control": "no-store"})


def from_http(error: HTTPException) -> Response:
    """What Flask, webargs or a bug raised, without anything of the inside."""
    status = error.code or 500
    if status < 400:
        return Response(status=status, headers=dict(error.get_headers()))
    if status >= 500:
        return problem(Refused("unavailable"), status)
    if status == 422:
        return problem(Refused("invalid", fields=_fields(getattr(error, "data", None))))
    return problem(Refused(_CODES.get(status, "invalid")), status)


def _fields(told: Any) -> dict[str, str]:
    messages = told.get("messages", {}) if isinstance(told, dict) else {}
    return {name: code for part in messages.values() for name, code in codes_of(part).items()}


def register(app: Flask, metrics: Metrics) -> None:
    """Answer every error of the app in the one shape."""

    def refuse(refused: Refused) -> Response:
        metrics.count("refusals", "request", refused.code)
        return problem(refused)

    app.register_error_handler(Refused, refuse)
    app.register_error_handler(HTTPException, from_http)
    # JSON nested deeper than Python reads it.
    app.register_error_handler(RecursionError, lambda error: problem(Refused("invalid")))
    app.register_error_handler(Exception, unforeseen)


def unforeseen(_error: Exception) -> Response:
    """A bug, or a machine that gave way. Flask would write down the address, which may hold a code."""
    logger.exception("a request failed: %s", request.url_rule)
    return problem(Refused("unavailable"), 500)
