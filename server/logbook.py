"""What the server writes about itself: one line for each thing that happened, never what people said or who they are.

Errors are written as their types and places. Their messages are left out, since they may quote what somebody sent;
so are the messages of libraries, of which only the place in their code is named.
"""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from errno import errorcode
from pathlib import Path
from typing import Any, Final

import gevent
import orjson

FORMATS: Final = ("plain", "json")
OWN: Final = "server"
MOST: Final = 10
MINUTE: Final = 60.0
HOME: Final = str(Path(__file__).parents[1])


def begin(form: str, failed: Callable[[str], None] = lambda part: None) -> None:
    """Write to standard error from now on: as JSON everything, otherwise only what somebody should look at.

    ``failed`` is told the part in which an error happened.
    """
    handler = Counting(failed)
    handler.setFormatter(Json() if form == "json" else Plain())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(logging.INFO if form == "json" else logging.WARNING)
    # What a client did wrong is no event of ours; what went wrong in a handler is.
    for name in ("socketio.server", "engineio.server"):
        logging.getLogger(name).addFilter(lambda record: bool(record.exc_info))
    # gevent would print what a greenlet or a request was about.
    hub: Any = gevent.get_hub()
    hub.print_exception = _failed


def note(logger: logging.Logger, event: str, **fields: object) -> None:
    """Write down an event with its fields, which must be ours: names, codes, counts and times."""
    logger.info(event, extra={"fields": fields})


def _failed(context: object, kind: Any, error: Any, trace: Any) -> None:
    # What fails on a thread of a pool is raised again where somebody waits for it.
    if not isinstance(context, tuple):
        logging.getLogger(f"{OWN}.loop").error("a greenlet failed", exc_info=(kind, error, trace))


class Counting(logging.StreamHandler[Any]):
    """Tells of errors, and writes lines: of one trouble MOST a minute, for a disk that is full must not be filled."""

    def __init__(self, failed: Callable[[str], None]) -> None:
        super().__init__()
        self._failed = failed
        self._since = 0.0
        self._written: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self._failed(record.name)
        if record.created - self._since > MINUTE or record.created < self._since:
            self._since = record.created
            self._written.clear()
        trouble = f"{record.pathname}:{record.lineno}"
        self._written[trouble] += record.levelno >= logging.WARNING
        if self._written[trouble] <= MOST:
            super().emit(record)


class Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "from": record.name, "event": told(record)}
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["errors"] = [
                {"type": kind, "code": code, "places": ours(places)} for kind, code, places in causes(record.exc_info)
            ]
        return orjson.dumps(line, default=str).decode()


class Plain(logging.Formatter):
    """For somebody who sits beside it."""

    def format(self, record: logging.LogRecord) -> str:
        fields = " ".join(f"{name}={value}" for name, value in getattr(record, "fields", {}).items())
        lines = [f"{record.levelname} {record.name}: {told(record)} {fields}".rstrip()]
        for kind, code, places in causes(record.exc_info) if record.exc_info else ():
            lines += ["Traceback (most recent call last):", *places.format(), f"{kind} {code}".rstrip()]
        return "\n".join(line.rstrip("\n") for line in lines)


def ours(places: traceback.StackSummary) -> list[str]:
    """Where in our own code, and where at last."""
    named = [(one.filename.removeprefix(f"{HOME}/"), f":{one.lineno} {one.name}") for one in places]
    own = [path + place for path, place in named if path.startswith(("server/", "workshops/"))]
    last = "".join(named[-1]) if named else ""
    return own if last in own else [*own, last]


def told(record: logging.LogRecord) -> str:
    """Our own sentence; of a library's only where it stands."""
    own = record.name == OWN or record.name.startswith(f"{OWN}.")
    return record.getMessage() if own else f"{Path(record.pathname).name}:{record.lineno}"


def causes(info: Any) -> Iterator[tuple[str, str, traceback.StackSummary]]:
    """(type, code, places) of an error and of what it came from, the first cause first."""
    error: BaseException | None = info[1]
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for one in reversed(found):
        kind = f"{type(one).__module__}.{type(one).__qualname__}".removeprefix("builtins.")
        yield kind, code_of(one), traceback.extract_tb(one.__traceback__)


def code_of(error: BaseException) -> str:
    """What the system or the database calls an error: a code from a closed list."""
    for name in ("sqlstate", "sqlite_errorname"):
        if code := getattr(error, name, None):
            return str(code)
    number = getattr(error, "errno", None)
    return errorcode.get(number, "") if isinstance(number, int) else ""
