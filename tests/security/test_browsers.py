"""Sessions, forged calls and headers: what a browser is given, and what another site can do with it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from server.accounts import tokens
from server.accounts.browsers import COOKIE, LASTS
from server.api import pages
from server.api.security import POLICY
from server.errors import PROBLEM
from server.store import clock
from tests.server.test_routes import OPEN, SEATED, routes_of
from tests.server.web import HEADERS, PASSWORD, Answer, Browser, Web

CLIENT = Path(__file__).parents[2] / "client"
POSTS = sorted(route.split(" ")[1] for route in OPEN | SEATED.keys() if route.startswith("POST "))


def cookie_of(client: FlaskClient) -> str:
    found = client.get_cookie(COOKIE)
    assert found
    return str(found.value)


def test_a_planted_cookie_is_worth_nothing_once_somebody_signs_in(web: Web, sam: Browser) -> None:
    """Session fixation: whoever made the victim's browser use a cookie of theirs does not get in with it."""
    sam.opens_session()
    attacker = web.browser().joins(sam.code(), "Magpie")
    for planted in (cookie_of(attacker.client), "chosen-by-somebody-else"):
        victim = web.browser()
        victim.client.set_cookie(COOKIE, planted)
        assert victim.post("/sign-in", {"sign_in_name": "sam", "password": PASSWORD}).status_code == 200
        assert cookie_of(victim.client) != planted
        thief = web.browser()
        thief.client.set_cookie(COOKIE, planted)
        assert thief.get("/me").json == {"account": None, "partnerships": []}


def test_the_secret_changes_at_every_door_that_gives_more_rights(web: Web, sam: Browser) -> None:
    browser = web.browser()
    sam.opens_session()
    browser.joins(sam.code(), "Puffin")
    secrets = [cookie_of(browser.client)]
    body = {"token": web.invitation(), "name": "Jo", "sign_in_name": "jo", "password": PASSWORD}
    for path, asked in (("/welcome", body), ("/sign-in", {"sign_in_name": "jo", "password": PASSWORD})):
        assert browser.post(path, asked).status_code == 200
        secrets.append(cookie_of(browser.client))
    assert len(set(secrets)) == 3
    for old in secrets[:-1]:
        thief = web.browser()
        thief.client.set_cookie(COOKIE, old)
        assert thief.get("/me").json["partnerships"] == []


def test_a_wrong_password_changes_nothing(web: Web, sam: Browser) -> None:
    before = cookie_of(sam.client)
    answer = sam.post("/sign-in", {"sign_in_name": "sam", "password": "not the password"})
    assert answer.status_code == 404 and "Set-Cookie" not in answer.headers and cookie_of(sam.client) == before


def test_somebody_who_lost_a_laptop_signs_out_everywhere(web: Web, sam: Browser) -> None:
    """Every session of the account ends, sockets too; nobody else's does."""
    cut: list[str] = []

    class Announcements:
        def hang_up(self, browser: str) -> None:
            cut.append(browser)

    web.app.extensions["announcements"] = Announcements()
    web.facilitator("Jo")
    lost, jo = web.browser(), web.browser()
    lost.post("/sign-in", {"sign_in_name": "sam", "password": PASSWORD})
    jo.post("/sign-in", {"sign_in_name": "jo", "password": PASSWORD})
    keys = {tokens.hashed(cookie_of(one.client)) for one in (lost, sam)}
    cut.clear()
    assert sam.post("/sign-out", {"everywhere": True}).status_code == 204
    assert set(cut) == keys
    for browser in (lost, sam):
        assert browser.get("/me").json == {"account": None, "partnerships": []}
    assert jo.get("/me").json["account"]


def test_signing_out_leaves_other_devices_alone(web: Web, sam: Browser) -> None:
    other = web.browser()
    other.post("/sign-in", {"sign_in_name": "sam", "password": PASSWORD})
    assert sam.post("/sign-out").status_code == 204
    assert other.get("/me").json["account"]["name"] == "Sam"


def test_who_joined_by_code_ends_their_own_alone(web: Web, sam: Browser) -> None:
    """Without an account "everywhere" is here: no two people share a browser of nobody's."""
    sam.opens_session()
    puffin, otter = (web.browser().joins(sam.code(), one) for one in ("Puffin", "Otter"))
    assert puffin.post("/sign-out", {"everywhere": True}).status_code == 204
    assert otter.get("/me").json["partnerships"] and not puffin.get("/me").json["partnerships"]


def test_a_session_ends_by_itself(web: Web, sam: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sam.get("/me").json["account"]
    moved = tokens.later(LASTS + timedelta(days=1))
    monkeypatch.setattr(clock, "now", lambda: moved)
    assert sam.get("/me").json == {"account": None, "partnerships": []}
    assert sam.get(sam.at("/my-things")).status_code == 404


def test_no_other_site_can_make_a_browser_change_anything(sam: Browser) -> None:
    """Every call that may change something, with the victim's cookie: no form and no script of another site does it."""
    assert len(POSTS) > 20
    for path in POSTS:
        assert {one.status_code for one in forged(sam, path)} == {403}, path
        for answer in forged(sam, path):
            assert (answer.content_type, answer.json["data"]) == (PROBLEM, {"reason": "not_from_here"}), path
            assert "Set-Cookie" not in answer.headers, path
    assert sam.get("/me").json["account"], "signing out by force would be one, too"


def forged(sam: Browser, path: str) -> list[Answer]:
    """Calls of one route as another site can make a browser send them."""
    at = re.sub(r"<[^>]*partnership>", sam.partnership, path)
    at = re.sub(r"<[^>]+>", "a", at)
    return [
        sam.client.post(at, json={}),
        sam.client.post(at, data={"a": "b"}),
        sam.client.post(at, data="{}", content_type="text/plain"),
        sam.client.post(at, json={}, headers={**HEADERS, "Origin": "https://elsewhere.example"}),
        sam.client.post(at, json={}, headers={**HEADERS, "Origin": "null"}),
        sam.client.post(at, json={}, headers={"X-Requested-With": "XMLHttpRequest"}),
    ]


def test_nothing_changes_by_reading(web: Web) -> None:
    """No route takes both: what a link, a picture or a prefetch can call changes nothing."""
    methods = {method for rule in web.app.url_map.iter_rules() for method in rule.methods or ()}
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}
    both = {route.split(" ")[1] for route in routes_of(web.app)}
    reads = {route.split(" ")[1] for route in routes_of(web.app) if route.startswith("GET ")}
    assert reads <= both
    operations = [one for one in reads if one.endswith(("/operations", "/ticket", "/sign-out", "/invitations"))]
    assert operations == []


def test_every_answer_carries_the_guards(web: Web, sam: Browser) -> None:
    """Answers, refusals, files, pages and what is not there."""
    ours = ("/", "/no/such/page", "/health", "/ready", "/metrics")
    for path in (*ours, "/api/me", "/api/nothing"):
        with sam.client.get(path) as answer:
            guards(answer)
            assert answer.headers["Content-Security-Policy"] == POLICY
            if path.startswith("/api"):
                assert answer.headers["Cache-Control"] == "no-store"
    with sam.get(sam.at("/exports/outcomes.html")) as file:
        guards(file)
        assert file.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert file.headers["Content-Disposition"].startswith("attachment")


def guards(answer: Answer) -> None:
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    for sense, whose in (("camera", "()"), ("geolocation", "()"), ("microphone", "(self)")):
        assert f"{sense}={whose}" in answer.headers["Permissions-Policy"]
    assert not {"Server", "X-Powered-By"} & set(answer.headers.keys())
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_policy_lets_no_inline_script_and_nobody_else_in() -> None:
    rules = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert rules["script-src"] == rules["default-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["form-action"] == "'self'" and rules["style-src"] == "'self'"
    assert "unsafe-eval" not in POLICY and "http" not in POLICY and "*" not in POLICY


def test_over_tls_browsers_are_told_to_stay_there(tmp_path: Path) -> None:
    web = Web(tmp_path, PUBLIC_URL="https://ground.example.org")
    answer = web.browser().get("/me")
    web.close()
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


ELSEWHERE = ("//evil.example", "/\\evil.example", "/%2f%2fevil.example", "/api//evil.example", "/x/../../etc/passwd")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_address_leads_elsewhere(web: Web, path: str) -> None:
    for query in ("", "next=https://evil.example", "url=//evil.example"):
        asked = {"PATH_INFO": path, "QUERY_STRING": query}
        with web.browser().client.get("/", environ_overrides=asked) as answer:
            assert urlsplit(answer.headers.get("Location", "")).netloc in ("", "localhost")
            assert b"root:" not in answer.data


def test_the_pages_hold_no_script_and_load_nothing_from_elsewhere() -> None:
    """Our own sources, and the pages as they were built where they were."""
    built = pages.built()
    found = [CLIENT / "index.html", *(sorted(built.glob("*.html")) if built else ())]
    for page in found:
        told = page.read_text("utf-8")
        for attributes, inside in re.findall(r"<script\b([^>]*)>(.*?)</script>", told, re.DOTALL):
            assert 'src="/' in attributes and not inside.strip(), page.name
        assert not re.search(r"\son\w+=", told) and "javascript:" not in told
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', told)


def test_the_client_asks_nobody_else() -> None:
    """Addresses of others stand in links alone, which people open themselves."""
    elsewhere: dict[str, list[str]] = {}
    for file in (CLIENT / "src").rglob("*"):
        if file.suffix in (".ts", ".svelte", ".css") and ".test." not in file.name:
            told = file.read_text("utf-8")
            for address in re.findall(r"https?://[\w.-]+", told):
                if f'href="{address}' not in told and "w3.org" not in address and "localhost" not in address:
                    elsewhere.setdefault(file.name, []).append(address)
    # Leaving in a hurry opens the weather instead of this page: on purpose, and only when somebody presses it.
    assert elsewhere == {"HelpOrLeave.svelte": ["https://www.bbc.co.uk"]}
