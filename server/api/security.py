"""Guards around every request: forged ones are refused, and browsers are told to load nothing from elsewhere."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from server.settings import Settings
from workshops import Refused

SAFE: Final = frozenset(("GET", "HEAD", "OPTIONS"))
MARK: Final = ("X-Requested-With", "common-ground")
LARGEST_BODY: Final = 256 * 1024

POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        # Attributes only: the client sets positions and sizes of what it draws.
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # The microphone for our own pages alone: a phone may write down by itself what somebody says. No voice is sent.
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=()",
}


def register(app: Flask, settings: Settings) -> None:
    """Guard every request and mark every answer."""
    if settings.secure:
        # Only a proxy can have ended TLS; what it says of the caller is what limits must go by.
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY

    @app.before_request
    def refuse_forged() -> None:
        if request.method not in SAFE and not _meant(settings):
            raise Refused("forbidden", reason="not_from_here")

    @app.after_request
    def mark(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if request.path.startswith("/api"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _meant(settings: Settings) -> bool:
    """Whether the page that sent this is ours: another site can neither set the header nor claim our origin."""
    name, value = MARK
    origin = request.headers.get("Origin")
    if request.headers.get(name) != value:
        return False
    return origin is None or origin == settings.public_url or urlsplit(origin).netloc == request.host
