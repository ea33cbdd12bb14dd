"""The ways in: what each gives, what it says to strangers, and how often it may be tried."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from server.accounts import invitations, tokens
from server.accounts.invitations import Invitation
from server.api.doors import SUGGESTED
from tests.server.web import PASSWORD, Browser, Web, token_of
from tests.services import fresh_database
from workshops.words import catalogue, languages


def test_an_invitation_works_once(web: Web) -> None:
    token = web.invitation()
    body = {"token": token, "name": "Sam", "sign_in_name": "sam", "password": PASSWORD}
    assert web.browser().post("/welcome/look", {"token": token}).json["first"] is True
    assert web.browser().post("/welcome", body).status_code == 200
    assert web.browser().post("/welcome", {**body, "sign_in_name": "other"}).json["code"] == "missing"
    assert web.browser().post("/welcome/look", {"token": token}).json["code"] == "missing"


def test_an_invitation_ends_after_a_while(web: Web) -> None:
    token = web.context.database.work(
        lambda connection: invitations.invite(connection, Invitation(), timedelta(seconds=-1))
    )
    assert web.browser().post("/welcome/look", {"token": token}).json["code"] == "missing"


def test_an_invitation_whose_use_was_refused_is_still_good(web: Web) -> None:
    web.facilitator("Sam")
    token = web.invitation()
    body = {"token": token, "name": "Sam", "sign_in_name": "sam", "password": PASSWORD}
    assert web.browser().post("/welcome", body).json == {
        "type": "urn:common-ground:taken",
        "title": "That name or place is already used.",
        "status": 409,
        "code": "taken",
        "data": {"field": "sign_in_name"},
    }
    assert web.browser().post("/welcome", {**body, "sign_in_name": "sam2"}).status_code == 200


def test_a_short_password_is_refused_before_anything_is_used(web: Web) -> None:
    token = web.invitation()
    body = {"token": token, "name": "Sam", "sign_in_name": "sam", "password": "short"}
    assert web.browser().post("/welcome", body).json["data"] == {"fields": {"password": "too_short"}}
    assert web.browser().post("/welcome", {**body, "password": ""}).json["data"] == {"fields": {"password": "required"}}
    assert web.browser().post("/welcome/look", {"token": token}).status_code == 200


def test_a_personal_invitation_gives_its_roles_and_organisation(web: Web, sam: Browser) -> None:
    organisation = _organisation(web, sam)
    asked = {"name": "Priya Nair", "roles": ["member", "signatory"], "organisation": organisation}
    link = sam.post(sam.at("/invitations"), asked)
    assert link.status_code == 201
    priya = web.browser()
    token = token_of(link.json["link"])
    looked = priya.post("/welcome/look", {"token": token}).json
    assert (looked["partnership"], looked["organisation"]) == ("A safe place to live", "Harbour")
    answer = priya.post("/welcome", {"token": token, "name": "Priya Nair"}).json
    actor = web.context.log.actor(sam.partnership, answer["seat"])
    assert actor is not None
    assert actor.roles == {"member", "signatory"}
    assert f"organisation:{organisation}" in actor.streams
    assert web.browser().post("/come-back", {"code": answer["come_back"]}).json["seat"] == answer["seat"]


def test_whoever_is_invited_to_facilitate_needs_a_password(web: Web, sam: Browser) -> None:
    token = web.invitation(Invitation(sam.partnership, roles=("facilitator",)))
    answer = web.browser().post("/welcome", {"token": token, "name": "Jo"})
    assert answer.json["data"] == {"fields": {"sign_in_name": "required", "password": "required"}}
    body = {"token": token, "name": "Jo", "sign_in_name": "jo", "password": PASSWORD}
    assert web.browser().post("/welcome", body).json["come_back"] == ""
    back = web.browser()
    places = back.post("/sign-in", {"sign_in_name": "jo", "password": PASSWORD}).json["partnerships"]
    assert [one["roles"] for one in places] == [["facilitator"]]


def test_only_a_facilitator_invites(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    answer = puffin.post(puffin.at("/invitations"), {"name": "Otter", "roles": ["facilitator"]})
    assert answer.json["code"] == "forbidden"


def test_joining_takes_a_code_and_a_nickname(web: Web, sam: Browser) -> None:
    sam.opens_session()
    phone = web.browser()
    seen = phone.looks_at(sam.code()).json
    assert seen["facilitator"] == "Sam"
    assert [one["name"] for one in seen["groups"]] == ["Young people", "Housing"]
    group = seen["groups"][0]["id"]
    joined = phone.joins(sam.code().lower().replace("-", " "), "Puffin", group=group, ways=["type"])
    actor = web.context.log.actor(joined.partnership, joined.seat)
    assert actor is not None
    assert actor.roles == {"contributor"}
    assert actor.group == group
    assert actor.streams == {"everyone", f"participant:{joined.seat}"}


def test_a_nickname_that_somebody_has_is_offered_to_nobody(web: Web, sam: Browser) -> None:
    """Of each language a handful, and never more than joining would show: who waits at the door is not given away."""
    sam.opens_session()
    phone = web.browser()

    def offered(language: str) -> set[str]:
        looks = [phone.looks_at(sam.code()).json["nicknames"] for _ in range(4)]
        assert set(looks[0]) == set(languages())
        assert {len(one[language]) for one in looks} <= {0, SUGGESTED}
        return {name for one in looks for name in one[language]}

    names = catalogue("en")["join.name.list"].split()
    assert offered("en") <= set(names)
    assert offered("ur") <= set(catalogue("ur")["join.name.list"].split())
    for name in names[SUGGESTED:]:
        web.browser().joins(sam.code(), name.upper())
    assert offered("en") == set(names[:SUGGESTED])


def test_an_organisation_named_on_joining_is_only_a_label(web: Web, sam: Browser) -> None:
    sam.opens_session()
    joined = web.browser().joins(sam.code(), "Puffin", organisation=_organisation(web, sam))
    actor = web.context.log.actor(joined.partnership, joined.seat)
    assert actor is not None
    assert actor.organisation == ""
    assert not any(one.startswith("organisation:") for one in actor.streams)


def test_joining_twice_with_one_request_id_takes_one_seat(web: Web, sam: Browser) -> None:
    sam.opens_session()
    code, phone = sam.code(), web.browser()
    first = phone.joins(code, "Puffin", id="one-and-the-same")
    again = web.browser().joins(code, "Puffin", id="one-and-the-same")
    assert first.seat == again.seat
    assert web.browser().post("/join", {"code": code, "nickname": "puffin"}).json["data"] == {"field": "nickname"}


def test_a_wrong_code_says_nothing_and_an_ended_one_says_when(web: Web, sam: Browser) -> None:
    session = sam.opens_session()
    code = sam.code()
    sam.asks("meeting.end_session", session=session)
    stranger = web.browser()
    wrong = stranger.looks_at("ACD-EFG-HJK")
    assert (wrong.status_code, wrong.json["data"]) == (404, {})
    ended = stranger.post("/join", {"code": code, "nickname": "Puffin"}).json
    assert (ended["code"], ended["data"]["facilitator"]) == ("closed", "Sam")
    assert ended["data"]["ended_at"] == stranger.looks_at(code).json["data"]["ended_at"]


def test_codes_have_no_look_alikes() -> None:
    assert not set("O0I1LS5B8") & set(tokens.ALPHABET)
    assert all(len(tokens.spelled(tokens.code())) == 11 for _ in range(50))


def test_wrong_codes_are_counted_by_address_and_right_ones_are_not(web: Web, sam: Browser) -> None:
    sam.opens_session()
    code = sam.code()
    for place in range(30):
        web.browser().joins(code, f"Puffin {place}")
    guesses = [web.browser().looks_at("ACDEFGHJK").json["code"] for _ in range(11)]
    assert guesses == ["missing"] * 10 + ["too_many"]
    assert web.browser().looks_at(code).status_code == 429
    elsewhere = {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}
    assert web.browser().looks_at(code, **elsewhere).status_code == 200


def test_a_come_back_code_opens_the_same_seat_elsewhere(web: Web, sam: Browser) -> None:
    sam.opens_session()
    answer = web.browser().post("/join", {"code": sam.code(), "nickname": "Puffin"}).json
    other = web.browser()
    assert other.post("/come-back", {"code": answer["come_back"].lower()}).json["seat"] == answer["seat"]
    assert other.get("/me").json["partnerships"][0]["nickname"] == "Puffin"
    assert web.browser().post("/come-back", {"code": "ACDEFGHJK"}).json["code"] == "missing"


def test_a_come_back_code_at_the_door_for_join_codes_is_known_and_costs_and_opens_nothing(
    web: Web, sam: Browser
) -> None:
    sam.opens_session()
    code = web.browser().post("/join", {"code": sam.code(), "nickname": "Puffin"}).json["come_back"]
    other = web.browser()
    for _ in range(12):
        answer = other.looks_at(code.lower())
        assert (answer.status_code, answer.json["code"], answer.json["data"]) == (410, "closed", {"come_back": True})
    assert other.post("/join", {"code": code, "nickname": "Gull"}).json["data"] == {"come_back": True}
    assert other.get("/me").json["partnerships"] == []
    assert other.looks_at("ACDEFGHJK").status_code == 404


def test_a_join_code_at_the_door_for_coming_back_is_known_and_costs_and_opens_nothing(web: Web, sam: Browser) -> None:
    session = sam.opens_session()
    code, other = sam.code(), web.browser()
    for _ in range(12):
        answer = other.post("/come-back", {"code": code.lower()})
        assert (answer.status_code, answer.json["code"], answer.json["data"]) == (410, "closed", {"join": True})
    assert other.get("/me").json["partnerships"] == []
    sam.asks("meeting.end_session", session=session)
    assert other.post("/come-back", {"code": code}).json["data"] == {"join": True}
    assert other.post("/come-back", {"code": "ACDEFGHJK"}).status_code == 404


def test_no_address_has_room_for_a_code(web: Web) -> None:
    """What is typed at one door may be the secret of another, and an address is written down on its way."""
    routes = [str(rule) for rule in web.app.url_map.iter_rules()]
    assert not [one for one in routes if "<code>" in one or "<token>" in one]
    assert web.browser().get("/join/ACDEFGHJK").json["code"] == "missing"


def test_a_removed_seat_opens_nothing_any_more(web: Web, sam: Browser) -> None:
    sam.opens_session()
    phone = web.browser()
    answer = phone.post("/join", {"code": sam.code(), "nickname": "Puffin"}).json
    sam.asks("meeting.remove_seat", seat=answer["seat"])
    assert phone.post(sam.at("/ticket"), {"as": "person"}).json["code"] == "missing"
    assert phone.get("/me").json["partnerships"] == []
    assert web.browser().post("/come-back", {"code": answer["come_back"]}).json["code"] == "missing"


def _organisation(web: Web, sam: Browser) -> str:
    view, _ = web.context.log.view(sam.partnership, sam.seat)
    return next(one.id for one in view.records() if one.kind == "meeting.organisation")


def test_behind_a_proxy_it_is_the_caller_who_is_limited(tmp_path: Path) -> None:
    web = Web(tmp_path, PUBLIC_URL="https://example.org")
    guesses = [
        web.browser().looks_at("ACDEFGHJK", environ_base={"HTTP_X_FORWARDED_FOR": f"192.0.2.{place}"}).json["code"]
        for place in range(12)
    ]
    web.close()
    assert set(guesses) == {"missing"}


@pytest.mark.postgres
def test_the_doors_open_on_postgresql_too(tmp_path: Path, postgres_url: str) -> None:
    web = Web(tmp_path, DATABASE_URL=fresh_database(postgres_url))
    sam = web.facilitator("Sam").begins()
    sam.opens_session()
    answer = web.browser().post("/join", {"code": sam.code(), "nickname": "Puffin"}).json
    phone = web.browser()
    assert phone.post("/come-back", {"code": answer["come_back"]}).json["seat"] == answer["seat"]
    assert phone.post("/sign-in", {"sign_in_name": "sam", "password": PASSWORD}).status_code == 200
    assert {one["nickname"] for one in phone.get("/me").json["partnerships"]} == {"Puffin"}
    assert phone.post("/sign-out").status_code == 204
    taken = {"token": web.invitation(), "name": "Sam", "sign_in_name": "sam", "password": PASSWORD}
    assert web.browser().post("/welcome", taken).json["code"] == "taken"
    web.close()
