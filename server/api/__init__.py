"""HTTP: everything under /api, described by OpenAPI, and the pages of the built client."""

from __future__ import annotations

from flask import Flask

from server import errors
from server.api import (
    artefacts,
    concerns,
    described,
    doors,
    exports,
    files,
    health,
    keeping,
    observed,
    own,
    pages,
    partnerships,
    projector,
    room,
    security,
)
from server.api.request import EXTENSION
from server.context import Context


def register(app: Flask, context: Context) -> None:
    """Put every route, guard and error shape on the application."""
    app.extensions[EXTENSION] = context
    observed.register(app, context)
    errors.register(app, context.metrics)
    security.register(app, context.settings)
    api = described.make_api(app)
    for family in (doors, partnerships, projector, exports, files, room, artefacts, concerns, own, keeping):
        api.register_blueprint(family.routes.blueprint)
    health.register(app)
    pages.register(app)
