"""What operators and their machines ask: is it alive, is it ready, what has it counted."""

from __future__ import annotations

import hmac
from functools import cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import gevent
from flask import Blueprint, Flask, Response, jsonify, request

from server.api.request import context
from server.store.upgrading import newest, stands_at
from workshops import Refused

routes = Blueprint("health", __name__)

TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"
# Who asks whether we are ready wants to know it now.
PATIENCE: Final = 3.0
FORWARDED: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


@routes.get("/health")
def health() -> Response:
    """Whether this process answers. The database is not asked: restarting the process would not mend it."""
    return jsonify({"status": "ok"})


@routes.get("/ready")
def ready() -> Response:
    """Whether this process should be given work: its database answers and is up to date, and it is not stopping."""
    if context().draining:
        raise Refused("unavailable", reason="draining")
    with gevent.Timeout(PATIENCE, Refused("unavailable", reason="database")):
        try:
            found = context().database.work(stands_at)
        except Exception:  # noqa: BLE001  whatever it is, the database cannot be asked
            raise Refused("unavailable", reason="database") from None
    if found != _newest():
        raise Refused("unavailable", reason="migrations")
    return jsonify({"status": "ready"})


@cache
def _newest() -> str:
    return newest()


@routes.get("/metrics")
def metrics() -> Response:
    """Everything counted, for who may know it; nobody else learns that there is anything."""
    if not _may_know():
        raise Refused("missing")
    return Response(context().metrics.text(), content_type=TEXT)


def _may_know() -> bool:
    """With METRICS_TOKEN who brings it; without, only who asks on this machine and was passed on by nobody."""
    token = context().settings.metrics_token
    if token:
        return hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    passed_on = any(name in request.headers for name in FORWARDED)
    return not passed_on and _is_here(request.remote_addr) and _is_here(urlsplit(f"//{request.host}").hostname)


def _is_here(name: str | None) -> bool:
    try:
        return name == "localhost" or ip_address(name or "").is_loopback
    except ValueError:
        return False


def register(app: Flask) -> None:
    """Put them on the application."""
    app.register_blueprint(routes)
