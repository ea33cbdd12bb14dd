"""The waiting room over HTTP and over a socket's log: one browser, one seat, before and after."""

from __future__ import annotations

from dataclasses import replace

from tests.server.web import Browser, Web
from workshops.meeting.people import DOOR
from workshops.meeting.room_records import Waiting


def wait(web: Web, sam: Browser) -> tuple[Browser, str]:
    """Sam's live session with a waiting room, and Otter in it; with the come-back code that Otter got."""
    sam.opens_session()
    sam.asks("meeting.set_room_rule", rule="waiting_room", on=True)
    browser = web.browser()
    answer = browser.post("/join", {"code": sam.code(), "nickname": "Otter", "id": "once"})
    assert answer.json["waiting"] is True
    return replace(browser, partnership=sam.partnership, seat=answer.json["seat"]), answer.json["come_back"]


def waiting(web: Web, sam: Browser) -> str:
    return web.context.log.view(sam.partnership, DOOR.seat)[0].of(Waiting)[0].id


def test_who_waits_sees_the_name_of_the_partnership_and_no_more(web: Web, sam: Browser) -> None:
    otter, _ = wait(web, sam)
    place = otter.get("/me").json["partnerships"][0]
    assert (place["name"], place["nickname"], place["roles"]) == ("A safe place to live", "Otter", ["waiting"])
    assert otter.get(otter.at("/exports")).status_code == 404
    assert otter.post(otter.at("/ticket"), {"as": "person"}).status_code == 200
    body = {"id": "1", "kind": "outcomes.say", "body": {"own_words": "Hello"}}
    assert otter.post(otter.at("/operations"), body).status_code == 403


def test_the_same_browser_and_code_lead_to_the_new_seat(web: Web, sam: Browser) -> None:
    otter, code = wait(web, sam)
    seat = sam.asks("meeting.let_in", waiting=waiting(web, sam))["made"][0]
    place = otter.get("/me").json["partnerships"][0]
    assert (place["seat"], place["roles"]) == (seat, ["contributor"]) and seat != otter.seat
    otter.asks("outcomes.say", own_words="Hello")
    other = web.browser()
    assert other.post("/come-back", {"code": code}).json["seat"] == seat
    assert other.get("/me").json["partnerships"][0]["seat"] == seat
    again = otter.post("/join", {"code": sam.code(), "nickname": "Otter", "id": "once"})
    assert again.status_code == 200 and again.json["waiting"] is False


def test_who_is_turned_away_has_no_seat(web: Web, sam: Browser) -> None:
    otter, code = wait(web, sam)
    sam.asks("meeting.turn_away", waiting=waiting(web, sam))
    assert otter.get("/me").json["partnerships"] == []
    assert otter.post(otter.at("/ticket"), {"as": "person"}).status_code == 404
    assert web.browser().post("/come-back", {"code": code}).status_code == 404


def test_without_the_rule_nobody_waits(web: Web, sam: Browser) -> None:
    sam.opens_session()
    answer = web.browser().post("/join", {"code": sam.code(), "nickname": "Otter"})
    assert answer.json["waiting"] is False


def test_who_was_removed_after_waiting_is_gone_for_good(web: Web, sam: Browser) -> None:
    otter, code = wait(web, sam)
    seat = sam.asks("meeting.let_in", waiting=waiting(web, sam))["made"][0]
    sam.asks("meeting.remove_seat", seat=seat)
    assert otter.get("/me").json["partnerships"] == []
    assert web.browser().post("/come-back", {"code": code}).status_code == 404
