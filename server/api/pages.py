"""The pages of the built client."""

from __future__ import annotations

import json
import mimetypes
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Blueprint, Flask, Response, request, send_from_directory
from werkzeug.security import safe_join

from workshops import Refused

routes = Blueprint("pages", __name__)

# Beside the server in an installed package, in the client's folder in a repository.
PLACES: Final = (Path(__file__).parents[1] / "dist", Path(__file__).parents[2] / "client" / "dist")
HASHED: Final = re.compile(r"^assets/.+")
FOREVER: Final = "public, max-age=31536000, immutable"
# Packed when the client was built; the smallest first.
PACKED: Final = (("br", ".br"), ("gzip", ".gz"))
NOT_BUILT: Final = "The client is not built yet. Run: make setup\n"


@routes.get("/api/<path:_path>")
def no_such_route(_path: str) -> Response:
    """What is not described under /api is not a page either."""
    raise Refused("missing")


@routes.get("/")
@routes.get("/<path:path>")
def page(path: str = "") -> Response:
    """A file of the client; everything else is one of its pages, which it draws itself."""
    folder = built()
    if folder is None:
        return Response(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    if _stands(folder, path):
        return _file(folder, path)
    if HASHED.match(path):
        raise Refused("missing")
    answer = _file(folder, _page_of(folder, path))
    if needed := _needed(folder, path):
        answer.headers["Link"] = ", ".join(needed)
    return answer


def _stands(folder: Path, path: str) -> bool:
    found = safe_join(str(folder), path)
    return bool(path) and found is not None and Path(found).is_file()


def _file(folder: Path, path: str) -> Response:
    packed = next((one for one in PACKED if _packed(folder, path, *one)), ("", ""))
    answer = send_from_directory(folder, path + packed[1], mimetype=mimetypes.guess_type(path)[0])
    answer.headers["Cache-Control"] = FOREVER if HASHED.match(path) else "no-cache"
    answer.headers["Vary"] = "Accept-Encoding"
    if packed[0]:
        answer.headers["Content-Encoding"] = packed[0]
    return answer


def _packed(folder: Path, path: str, encoding: str, ending: str) -> bool:
    return request.accept_encodings[encoding] > 0 and _stands(folder, path + ending)


def _page_of(folder: Path, path: str) -> str:
    """The join page is drawn beforehand, in English; every other page draws itself."""
    joining = not path or path.startswith("j/")
    return "join.html" if joining and "lang" not in request.args and _stands(folder, "join.html") else "index.html"


def _needed(folder: Path, path: str) -> list[str]:
    """What the browser should fetch while it still reads the page, as values of the Link header."""
    told = folder / ".vite" / "needed.json"
    return _told(told, told.stat().st_mtime_ns).get(path.split("/", maxsplit=1)[0], []) if told.is_file() else []


@lru_cache(maxsize=2)
def _told(path: Path, _built_at: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(path.read_text())
    return found


def built() -> Path | None:
    """The folder of the built client."""
    return next((one for one in PLACES if (one / "index.html").is_file()), None)


def register(app: Flask) -> None:
    """Put the pages last: they take every path that nothing else has."""
    app.register_blueprint(routes)
