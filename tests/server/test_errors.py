"""One shape for every error, nothing of the inside in it, and no state changed by a forged call."""

from __future__ import annotations

import json
import logging

import pytest
from werkzeug.test import TestResponse

from server.accounts.browsers import COOKIE
from server.api import pages
from server.errors import PROBLEM
from tests.server.web import HEADERS, PASSWORD, Browser, Web


def assert_problem(answer: TestResponse, code: str) -> None:
    assert answer.content_type == PROBLEM
    told = json.loads(answer.data)
    assert set(told) == {"type", "title", "status", "code", "data"}
    assert (told["code"], told["status"]) == (code, answer.status_code)
    assert "Traceback" not in answer.text and "sqlalchemy" not in answer.text.lower()


def test_each_family_answers_in_the_one_shape(web: Web, sam: Browser) -> None:
    assert_problem(web.browser().looks_at("ACDEFGHJK"), "missing")
    assert_problem(web.browser().post("/partnerships", {"name": "A"}), "signed_out")
    assert_problem(sam.get(sam.at("/join-code")), "closed")
    assert_problem(sam.get(sam.at("/exports/agreement.exe")), "missing")
    for at in ("yesterday", "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"):
        assert_problem(sam.get(sam.at(f"/exports?at={at}")), "invalid")
    assert_problem(sam.get("/nothing/here"), "missing")
    assert_problem(sam.post("/nothing/here"), "invalid")
    assert_problem(
        sam.post(sam.at("/operations"), {"id": "1", "kind": "meeting.none", "body": {}}), "unknown_operation"
    )
    assert_problem(
        sam.post(sam.at("/operations"), {"id": "1", "kind": "meeting.found", "body": {"name": "B"}}), "forbidden"
    )


@pytest.mark.parametrize("sent", [b"", b"{", b"[]", b"null", b"\xff", b'"text"', b"[" * 5000])
def test_what_is_no_object_is_invalid(sam: Browser, sent: bytes) -> None:
    for path in ("/join", "/sign-in", "/welcome", sam.at("/operations")):
        answer = sam.client.post(f"/api{path}", data=sent, headers={**HEADERS, "Content-Type": "application/json"})
        assert_problem(answer, "invalid")


def test_a_body_too_large_is_refused(sam: Browser) -> None:
    answer = sam.post("/join", {"code": "A" * 400_000, "nickname": "Puffin"})
    assert_problem(answer, "invalid")


@pytest.mark.parametrize("words", ["a\x00b", "a\ud800b", "\x1b[31m", "\x7f", "\x9b"])
def test_characters_that_nothing_can_hold_are_refused(web: Web, sam: Browser, words: str) -> None:
    sam.opens_session()
    answer = web.browser().post("/join", {"code": sam.code(), "nickname": words})
    assert answer.json["data"] == {"fields": {"nickname": "characters"}}
    asked = {"id": "x", "kind": "hypotheses.propose", "body": {"think": words}}
    assert sam.post(sam.at("/operations"), asked).json["data"] == {"fields": {"think": "characters"}}
    signing = {"sign_in_name": "sam", "password": f"long enough {words}"}
    assert web.browser().post("/sign-in", signing).json["data"] == {"fields": {"password": "characters"}}


def test_unknown_fields_are_refused_and_odd_names_not_echoed(sam: Browser) -> None:
    answer = sam.post(
        sam.at("/operations"), {"id": "x", "kind": "meeting.send_quietly", "body": {"words": "a", "b\ud800": 1}}
    )
    assert answer.json["data"] == {"fields": {"": "unknown"}}
    answer = sam.post("/sign-in", {"sign_in_name": "a", "password": "b", "more": 1})
    assert answer.json["data"] == {"fields": {"more": "unknown"}}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"X-Requested-With": "XMLHttpRequest"}, 403),
        ({**HEADERS, "Origin": "https://elsewhere.example"}, 403),
        ({**HEADERS, "Origin": "null"}, 403),
        ({**HEADERS, "Origin": "http://localhost"}, 200),
        ({**HEADERS, "Origin": "http://localhost:8000"}, 200),
        (HEADERS, 200),
    ],
)
def test_a_forged_call_changes_nothing(sam: Browser, headers: dict[str, str], status: int) -> None:
    answer = sam.client.post(f"/api{sam.at('/ticket')}", json={}, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert_problem(answer, "forbidden")


def test_a_bug_tells_nothing_of_itself(
    web: Web, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr(web.context.attempts, "guess", broken)
    answer = web.browser().looks_at("ACDEFGHJK")
    assert (answer.status_code, answer.json["code"]) == (500, "unavailable")
    assert_problem(answer, "unavailable")
    assert "inside" not in answer.text
    assert "/api/join/look" in caplog.text and "ACDEFGHJK" not in caplog.text


def test_browsers_are_told_to_load_nothing_from_elsewhere(web: Web) -> None:
    for path in ("/", "/api/me", "/health", "/api/nothing"):
        with web.browser().client.get(path) as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "script-src 'self'" in policy and "'unsafe-inline'" not in policy.split("style-src-attr")[0]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_secrets_are_in_no_log_and_no_address(web: Web, sam: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    sam.opens_session()
    answer = web.browser().post("/join", {"code": sam.code(), "nickname": "Puffin"}).json
    token = web.invitation()
    web.browser().post("/welcome/look", {"token": token})
    web.browser().post("/sign-in", {"sign_in_name": "sam", "password": PASSWORD})
    cookie = sam.client.get_cookie(COOKIE)
    assert cookie is not None
    for secret in (token, cookie.value, answer["come_back"], PASSWORD):
        assert secret not in caplog.text
    assert not any("token" in rule.rule or "password" in rule.rule for rule in web.app.url_map.iter_rules())


def test_pages_say_when_the_client_is_not_built(web: Web, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(pages, "PLACES", ())
    answer = web.browser().client.get("/")
    assert (answer.status_code, answer.text) == (503, pages.NOT_BUILT)
