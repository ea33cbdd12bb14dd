"""Codes, passwords and links cannot be guessed: tries are counted, and wrong ones look and cost the same."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib.util import find_spec, module_from_spec
from pathlib import Path

import pytest
from argon2 import Type
from sqlalchemy import event

from server.accounts import invitations, passwords, tokens
from server.accounts.invitations import Invitation
from server.accounts.limits import LIMITS, Limit, Limits
from tests.server.web import PASSWORD, Answer, Browser, Json, Web, token_of


@contextmanager
def statements(web: Web) -> Iterator[list[str]]:
    """What the database is asked meanwhile: that is what the time of an answer depends on, without a stopwatch."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(web.context.database.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(web.context.database.engine, "before_cursor_execute", note)


def looks(web: Web, path: str, body: dict[str, str]) -> tuple[int, bytes, list[str]]:
    with statements(web) as asked:
        answer = web.browser().post(path, body)
    return answer.status_code, answer.data, asked


def invited(web: Web, sam: Browser) -> str:
    asked = {"name": "Jo", "roles": ["member"]}
    return token_of(sam.post(sam.at("/invitations"), asked).json["link"])


def test_an_unknown_a_used_and_an_old_link_look_and_cost_the_same(web: Web, sam: Browser) -> None:
    used, unknown = invited(web, sam), tokens.token()
    assert web.browser().post("/welcome", {"token": used, "name": "Jo"}).status_code == 200
    old = web.context.database.work(
        lambda connection: invitations.invite(connection, Invitation(), timedelta(seconds=-1))
    )
    for path, more in (("/welcome/look", {}), ("/welcome", {"name": "Jo"})):
        # The first wrong try makes a row to count in.
        looks(web, path, {"token": tokens.token(), **more})
        found = [looks(web, path, {"token": one, **more}) for one in (unknown, used, old)]
        assert found[0] == found[1] == found[2] and found[0][0] == 404


def test_an_unknown_and_an_ended_come_back_code_look_and_cost_the_same(web: Web, sam: Browser) -> None:
    sam.opens_session()
    answer = web.browser().post("/join", {"code": sam.code(), "nickname": "Puffin"}).json
    replaced = answer["come_back"]
    sam.asks("meeting.erase_person", seat=answer["seat"], asked="told")
    looks(web, "/come-back", {"code": "ACDEFGHJK"})
    unknown, ended = (looks(web, "/come-back", {"code": one}) for one in ("ACDEFGHJK", replaced))
    assert unknown == ended and unknown[0] == 404


def test_every_shape_of_a_wrong_join_code_looks_and_costs_the_same(web: Web, sam: Browser) -> None:
    """An ended code says when it ended and whom to ask, as long as it is kept; afterwards it is like any wrong one."""
    sam.opens_session()
    looks(web, "/join", {"code": "ACDEFGHJK", "nickname": "Puffin"})
    found = [
        looks(web, "/join", {"code": one, "nickname": "Puffin"}) for one in ("ACDEFGHJA", "ZZZZZZZZZ", "A", "0O1IL5S8B")
    ]
    assert all(one == found[0] for one in found) and found[0][0] == 404


def test_the_door_for_join_codes_gives_no_second_try_at_a_come_back_code(web: Web, sam: Browser) -> None:
    """It looks for both kinds, and a wrong code is one wrong try of the ten."""
    sam.opens_session()
    codes = [
        web.browser().post("/join", {"code": sam.code(), "nickname": f"Gull {n}"}).json["come_back"] for n in (1, 2)
    ]
    other = web.browser()
    tries = [other.looks_at(tokens.code()).status_code for _ in range(10)]
    assert tries == [404] * 10
    assert [other.looks_at(one).status_code for one in (tokens.code(), *codes)] == [429] * 3


def test_the_door_for_coming_back_gives_no_second_try_at_a_join_code(web: Web, sam: Browser) -> None:
    sam.opens_session()
    other = web.browser()
    tries = [other.post("/come-back", {"code": tokens.code()}).status_code for _ in range(10)]
    assert tries == [404] * 10
    asked = [other.post("/come-back", {"code": one}) for one in (tokens.code(), sam.code())]
    assert [one.status_code for one in asked] == [429] * 2
    assert asked[0].json["code"] == asked[1].json["code"] == "too_many"


def test_an_unknown_name_costs_a_whole_password_too(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.facilitator("Sam")
    checked: list[str] = []
    before = passwords._verified

    def verified(password: str, kept: str) -> bool:
        checked.append(kept)
        return before(password, kept)

    monkeypatch.setattr(passwords, "_verified", verified)
    counts = []
    for name in ("sam", "nobody"):
        counted = len(checked)
        assert web.browser().post("/sign-in", {"sign_in_name": name, "password": "wrong password"}).status_code == 404
        counts.append(len(checked) - counted)
    assert counts == [1, 1] and all(kept.startswith("$argon2id$") for kept in checked)


def test_all_doors_share_one_count_of_wrong_tries(web: Web) -> None:
    """Whoever is locked out at one door does not go on at the next."""
    tries: list[Answer] = []
    for number in range(12):
        browser = web.browser()
        tries.append(
            [
                lambda browser=browser: browser.looks_at("ACDEFGHJK"),
                lambda browser=browser: browser.post("/come-back", {"code": "ACDEFGHJK"}),
                lambda browser=browser: browser.post("/welcome/look", {"token": "x" * 40}),
            ][number % 3]()
        )
    assert [one.status_code for one in tries] == [404] * 10 + [429] * 2
    assert tries[-1].json["data"]["seconds"] > 0


def test_codes_and_links_are_long_enough() -> None:
    assert math.log2(len(tokens.ALPHABET) ** tokens.LENGTH) > 42, "with ten tries a minute that is for ever"
    assert len(tokens.token()) >= 43, "256 bits"
    assert len({tokens.code() for _ in range(200)}) == 200


def test_passwords_are_kept_as_argon2id_with_the_parameters_of_owasp() -> None:
    """Read from a fresh copy of the module: the tests here make it cheap."""
    spec = find_spec("server.accounts.passwords")
    assert spec and spec.loader
    fresh = module_from_spec(spec)
    spec.loader.exec_module(fresh)
    hasher = fresh._HASHER
    assert hasher.type is Type.ID and hasher.salt_len >= 16 and hasher.hash_len >= 16
    assert (hasher.memory_cost >= 19 * 1024 and hasher.time_cost >= 2) or hasher.memory_cost >= 46 * 1024
    assert (passwords.SHORTEST, passwords.LONGEST) == (10, 200)


# Each limit, and calls that spend from it: as often as it allows, and once more.
SPENDS: dict[str, list[tuple[str, str, Json | None]]] = {
    "export": [("get", "/exports/outcomes.md", None), ("get", "/my-things/download", None)],
    "search": [("get", "/search?q=a", None)],
    "ticket": [("post", "/ticket", {"as": "person"})],
    "operation": [
        ("post", "/operations", {"id": "1", "kind": "meeting.send_quietly", "body": {"words": "a"}}),
        ("post", "/maps/import", {"name": "A", "moment": "as_is", "rows": "row\nlane"}),
    ],
    "concern": [("post", "/concerns", {"id": "1", "about": "help"})],
}


@pytest.mark.parametrize("what", SPENDS)
def test_whoever_asks_too_often_is_told_to_wait(web: Web, sam: Browser, what: str) -> None:
    for method, path, body in SPENDS[what]:
        web.context.limits = Limits(lambda: 0.0, {**LIMITS, what: Limit(2, 60)})
        asked = [sam.get(sam.at(path)) if method == "get" else sam.post(sam.at(path), body) for _ in range(3)]
        assert [one.status_code == 429 for one in asked] == [False, False, True], path
        assert asked[-1].json["code"] == "too_many" and asked[-1].json["data"]["seconds"] > 0


def test_a_limit_is_its_own_seats_alone(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    web.context.limits = Limits(lambda: 0.0, {**LIMITS, "search": Limit(1, 60)})
    assert [sam.get(sam.at("/search?q=a")).status_code for _ in range(2)] == [200, 429]
    assert puffin.get(puffin.at("/search?q=a")).status_code == 200


def test_every_limit_is_spent_somewhere() -> None:
    """A limit that nothing spends from would only look like one."""
    told = "".join(one.read_text("utf-8") for one in (Path(__file__).parents[2] / "server").rglob("*.py"))
    assert {*re.findall(r"limits\.spend\(\"(\w+)\"", told)} == LIMITS.keys() > SPENDS.keys()


def test_a_password_alone_in_a_body_is_never_told_back(web: Web) -> None:
    for body in ({"sign_in_name": "sam", "password": PASSWORD * 20}, {"password": PASSWORD}):
        assert PASSWORD not in web.browser().post("/sign-in", body).text
