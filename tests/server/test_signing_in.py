"""Signing in and out: what a password, a cookie and what is kept of them open, and for how long."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from server.accounts import browsers, tokens
from server.accounts.browsers import COOKIE
from server.store import tables
from tests.server.web import PASSWORD, Browser, Web


def test_a_first_facilitator_sets_a_name_and_a_password_and_comes_back_with_them(web: Web) -> None:
    browser = web.facilitator("Sam")
    assert browser.get("/me").json == {"account": {"name": "Sam", "sign_in_name": "sam"}, "partnerships": []}
    other = web.browser()
    answer = other.post("/sign-in", {"sign_in_name": "SAM", "password": PASSWORD})
    assert answer.json["account"]["name"] == "Sam"


def test_wrong_passwords_are_counted_by_name_too(web: Web) -> None:
    web.facilitator("Sam")
    body = {"sign_in_name": "sam", "password": "not the password"}
    answers = [
        web.browser().post("/sign-in", body, environ_base={"REMOTE_ADDR": f"192.0.2.{place}"}).json["code"]
        for place in range(12)
    ]
    assert answers == ["missing"] * 10 + ["too_many"] * 2


def test_an_unknown_name_and_a_wrong_password_look_the_same(web: Web) -> None:
    web.facilitator("Sam")
    wrong = web.browser().post("/sign-in", {"sign_in_name": "sam", "password": "not the password"})
    unknown = web.browser().post("/sign-in", {"sign_in_name": "nobody", "password": "not the password"})
    assert (wrong.status_code, wrong.data) == (unknown.status_code, unknown.data)


def test_signing_out_ends_the_cookie(web: Web, sam: Browser) -> None:
    kept = sam.client.get_cookie(COOKIE)
    assert kept is not None
    assert sam.post("/sign-out").status_code == 204
    assert sam.client.get_cookie(COOKIE) is None
    sam.client.set_cookie(COOKIE, kept.value)
    assert sam.get("/me").json == {"account": None, "partnerships": []}


def test_signing_in_makes_the_old_cookie_worthless_and_keeps_the_seats(web: Web, sam: Browser) -> None:
    sam.opens_session()
    phone = web.browser().joins(sam.code(), "Puffin")
    kept = phone.client.get_cookie(COOKIE)
    web.facilitator("Jo")
    assert phone.post("/sign-in", {"sign_in_name": "jo", "password": PASSWORD}).status_code == 200
    assert [one["nickname"] for one in phone.get("/me").json["partnerships"]] == ["Puffin"]
    assert kept is not None
    phone.client.set_cookie(COOKIE, kept.value)
    assert phone.get("/me").json["partnerships"] == []


@pytest.mark.parametrize(("public_url", "secure"), [("http://localhost:8000", False), ("https://example.org", True)])
def test_cookies_are_kept_from_scripts_and_from_other_sites(tmp_path: Path, public_url: str, secure: bool) -> None:
    web = Web(tmp_path, PUBLIC_URL=public_url)
    body = {"token": web.invitation(), "name": "Sam", "sign_in_name": "sam", "password": PASSWORD}
    answer = web.browser().post("/welcome", body)
    web.close()
    flags = answer.headers["Set-Cookie"].split("; ")[1:]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags)
    assert ("Secure" in flags) is secure


def test_what_is_kept_of_secrets_opens_nothing(web: Web, sam: Browser) -> None:
    sam.opens_session()
    answer = web.browser().post("/join", {"code": sam.code(), "nickname": "Puffin"}).json
    token = web.invitation()
    cookie = sam.client.get_cookie(COOKIE)
    assert cookie is not None
    held = _everything_kept(web)
    for secret in (cookie.value, token, tokens.read(answer["come_back"]), PASSWORD):
        assert secret not in held


def _everything_kept(web: Web) -> str:
    held = (tables.browsers, tables.invitations, tables.seats, tables.accounts, tables.browser_seats)
    return web.context.database.work(
        lambda connection: repr([connection.execute(select(table)).all() for table in held])
    )


def test_signing_out_cuts_the_connections_of_the_browser(web: Web, sam: Browser) -> None:
    cut: list[str] = []

    class Announcements:
        def hang_up(self, browser: str) -> None:
            cut.append(browser)

    web.app.extensions["announcements"] = Announcements()
    ticket = sam.post(sam.at("/ticket")).json["ticket"]
    browser = web.context.tickets.redeem(ticket)[2]
    sam.post("/sign-out")
    assert cut == [browser]
    assert web.context.database.work(lambda connection: browsers.still_known(connection, {browser})) == set()
