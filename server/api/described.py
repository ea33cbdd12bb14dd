"""OpenAPI at /api/openapi.json, with the one shape of errors."""

from __future__ import annotations

import http
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from flask import Flask
from flask_smorest import Api, Blueprint
from marshmallow import Schema, fields

from server.errors import PROBLEM, STATUS
from workshops.refusal import CODES

View = TypeVar("View", bound=Callable[..., object])


class Problem(Schema):
    """A refusal, as application/problem+json."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"enum": list(CODES)})
    data = fields.Dict(keys=fields.String(), required=True)


class _Api(Api):  # type: ignore[misc]
    ERROR_SCHEMA = Problem

    def _register_error_handlers(self) -> None:
        """Errors have their shape already."""

    def _register_responses(self) -> None:
        body = {"content": {PROBLEM: {"schema": Problem}}}
        for status in http.HTTPStatus:
            about: dict[str, Any] = {"description": status.phrase}
            self.spec.components.response(status.name, about | (body if status >= 400 else {}), lazy=True)
        self.spec.components.response("DEFAULT_ERROR", {"description": "A refusal", **body}, lazy=True)


CONFIG: Final = {
    "API_TITLE": "Common Ground",
    "API_VERSION": "1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "OPENAPI_JSON_PATH": "openapi.json",
    "JSON_SORT_KEYS": False,
}


def make_api(app: Flask) -> Api:
    """The API of the application, without routes yet."""
    app.config.update(CONFIG)
    return _Api(app)


@dataclass(frozen=True)
class Shape:
    """What a route takes (a JSON body, or with ``query`` its query), gives, and may refuse, by code."""

    takes: type[Schema] | None = None
    gives: type[Schema] | None = None
    refuses: tuple[str, ...] = ()
    status: int = 200
    media_type: str = "application/json"
    query: bool = False


class Routes:
    """A family of routes under /api. What is declared is checked, and stands in the description."""

    def __init__(self, name: str, about: str) -> None:
        self.blueprint = Blueprint(name, name, url_prefix="/api", description=about)

    def get(self, path: str, shape: Shape) -> Callable[[View], View]:
        """Declare a route that changes nothing."""
        return self._declare("GET", path, shape)

    def post(self, path: str, shape: Shape) -> Callable[[View], View]:
        """Declare a route that may change something."""
        return self._declare("POST", path, shape)

    def _declare(self, method: str, path: str, shape: Shape) -> Callable[[View], View]:
        def declare(view: View) -> View:
            described: Any = view
            for status in sorted({STATUS[code] for code in shape.refuses}):
                described = self.blueprint.alt_response(status, response=http.HTTPStatus(status).name)(described)
            response = self.blueprint.response(shape.status, shape.gives, content_type=shape.media_type)
            described = response(described)
            if shape.takes:
                described = self.blueprint.arguments(shape.takes, location="query" if shape.query else "json")(
                    described
                )
            self.blueprint.route(path, methods=[method])(described)
            return view

        return declare
