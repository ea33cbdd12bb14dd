"""One's own things and search over HTTP."""

from __future__ import annotations

from tests.server.web import Browser, Web


def test_my_things_can_be_seen_taken_along_and_taken_back(web: Web, sam: Browser) -> None:
    """CG-OWN-1, CG-OWN-2"""
    sam.opens_session()
    puffin, otter = (web.browser().joins(sam.code(), one) for one in ("Puffin", "Otter"))
    said = puffin.asks("outcomes.say", own_words="One key worker")["made"][0]
    (thing,) = puffin.get(puffin.at("/my-things")).json["things"]
    assert (thing["id"], thing["words"], thing["place"]) == (said, "One key worker", "shown")
    taken = puffin.get(puffin.at("/my-things/download"))
    assert taken.headers["Content-Disposition"] == "attachment; filename=my-things.json"
    assert taken.json["seat"]["nickname"] == "Puffin" and taken.json["things"] == [thing]
    assert otter.get(otter.at("/my-things")).json == {"things": []}
    puffin.asks(thing["take_back"]["kind"], **thing["take_back"]["body"])
    assert puffin.get(puffin.at("/my-things")).json == {"things": []}


def test_search_finds_what_one_may_see(web: Web, sam: Browser) -> None:
    """CG-SEA-1"""
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    puffin.asks("meeting.send_quietly", words="A zebra crossed")
    sam.asks("outcomes.say", own_words="A zebra crossing")
    assert len(sam.get(sam.at("/search?q=zebra")).json["found"]) == 2
    (_, found) = puffin.get(puffin.at("/search?q=zebra")).json["found"]
    assert {found["kind"], _["kind"]} == {"outcomes.outcome", "meeting.sent_note"}
    assert puffin.get(puffin.at("/search")).json == {"found": []}


def test_who_waits_finds_nothing(web: Web, sam: Browser) -> None:
    sam.opens_session()
    sam.asks("meeting.set_room_rule", rule="waiting_room", on=True)
    sam.asks("outcomes.say", own_words="A zebra crossing")
    heron = web.browser().joins(sam.code(), "Heron")
    assert heron.get(heron.at("/search?q=zebra")).json == {"found": []}
    assert heron.get(heron.at("/my-things")).json == {"things": []}


def test_what_people_agree_to_is_there_before_they_join(web: Web) -> None:
    told = web.browser().get("/consent").json
    assert told["version"] and [one["key"] for one in told["layers"]] == ["takes_part", "data_read", "quotes"]
