"""What the server writes down: events and places, never what people said."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from typing import Any

import pytest

from server.logbook import MOST, Counting, Json, Plain
from tests.server.web import Browser, Web

WORDS = "Zanzibar is where I lived"


def record(name: str, message: str, error: Exception | None = None, *args: object) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, info)


def failing(error: Exception) -> logging.LogRecord:
    """The record of an error that came from another."""
    with suppress(type(error)):
        try:
            int(WORDS)
        except ValueError as cause:
            raise error from cause
    return record("server.live.rooms", "a batch was not committed", error)


@pytest.mark.parametrize("formatter", [Json(), Plain()], ids=["json", "plain"])
def test_an_error_is_its_type_and_place_without_its_message(formatter: logging.Formatter) -> None:
    line = formatter.format(failing(OSError(28, WORDS)))
    assert "a batch was not committed" in line and "OSError" in line and "ENOSPC" in line and "ValueError" in line
    assert "test_logbook.py" in line
    assert "Zanzibar is" not in line


@pytest.mark.parametrize("formatter", [Json(), Plain()], ids=["json", "plain"])
def test_of_a_library_only_the_place_is_told(formatter: logging.Formatter) -> None:
    line = formatter.format(record("engineio.server", "Invalid session %s", None, WORDS))
    assert "engineio.server" in line and "test_logbook.py:1" in line
    assert "Zanzibar" not in line and "Invalid" not in line


def test_each_event_is_one_line_of_json() -> None:
    line = Json().format(failing(KeyError(WORDS)))
    told: dict[str, Any] = json.loads(line)
    assert "\n" not in line
    assert (told["level"], told["from"], told["event"]) == ("error", "server.live.rooms", "a batch was not committed")
    assert [one["type"] for one in told["errors"]] == ["ValueError", "KeyError"]


def test_one_trouble_does_not_fill_the_disk_and_every_error_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    counted: list[str] = []
    handler = Counting(counted.append)
    for _ in range(100):
        handler.emit(record("server.live.rooms", "a batch was not committed"))
    later = record("server.live.rooms", "a batch was not committed")
    later.created += 61
    handler.emit(later)
    assert len(counted) == 101
    assert capsys.readouterr().err.count("a batch was not committed") == MOST + 1


def test_a_request_is_written_down_by_its_route(web: Web, caplog: pytest.LogCaptureFixture, sam: Browser) -> None:
    caplog.set_level(logging.INFO, "server")
    given = "0123456789abcdef" * 2
    answer = web.browser().get("/partnerships/ZANZIBAR/exports?zanzibar", headers={"X-Request-ID": given})
    assert answer.headers["X-Request-ID"] == given
    told = json.loads(Json().format(caplog.records[-1]))
    assert told.pop("ms") >= 0 and told.pop("at")
    assert told == {
        "level": "info",
        "from": "server.requests",
        "event": "request",
        "id": given,
        "method": "GET",
        "route": "/api/partnerships/<partnership>/exports",
        "status": 404,
    }


def test_what_machines_ask_all_day_is_worth_a_line_only_when_it_is_wrong(
    web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "server")
    for draining in (False, True):
        web.context.draining = draining
        web.browser().client.get("/ready")
    assert [getattr(one, "fields", {}).get("status") for one in caplog.records] == [503]


@pytest.mark.parametrize("given", ["", "Zanzibar", "0" * 31, "0" * 33, "G" * 32, "0123456789ABCDEF" * 2])
def test_an_id_that_might_be_words_is_replaced(web: Web, given: str) -> None:
    answer = web.browser().get("/me", headers={"X-Request-ID": given})
    assert answer.headers["X-Request-ID"] != given
    assert len(answer.headers["X-Request-ID"]) == 32
