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


def test_the_download_holds_all_that_is_known_of_oneself_and_nothing_of_others(web: Web, sam: Browser) -> None:
    """CG-OWN-1"""
    sam.opens_session()
    group = sam.looks_at(sam.code())
    young = group.json["groups"][0]["id"]
    puffin = web.browser().joins(sam.code(), "Puffin", group=young, ways=["listen"])
    otter = web.browser().joins(sam.code(), "Otter", group=young, ways=["type"])
    for browser, words in ((puffin, "One key worker"), (otter, "A phone number")):
        browser.asks("outcomes.say", own_words=words)
        browser.asks("meeting.send_quietly", words=f"{words}, quietly")
    hidden = puffin.asks("outcomes.say", own_words="Not so loud")["made"][0]
    sam.asks("meeting.hide", record=hidden)
    sam.asks("meeting.note_permission", seat=puffin.seat, given_by="guardian")
    assert sam.post(sam.at("/register"), {"seat": puffin.seat, "name": "Jo Bloggs"}).status_code == 204
    told = puffin.get(puffin.at("/my-things/download")).json
    assert (told["seat"]["nickname"], told["group"], told["organisation"]) == ("Puffin", "Young people", "")
    assert [one["kind"] for one in told["told_to_facilitators"]] == ["meeting.taking_part", "meeting.permission"]
    assert [one["place"] for one in told["things"]] == ["shown", "hidden", "private"]
    assert told["account"]["seat_taken_at"] and told["signed"] == []
    page = puffin.get(puffin.at("/my-things/download?form=html"))
    assert page.content_type.startswith("text/html") and "attachment" in page.headers["Content-Disposition"]
    for words in ("Puffin", "Young people", "One key worker", "One key worker, quietly", "Hidden from everybody"):
        assert words in page.text
    for text in (page.text, repr(told)):
        assert otter.seat not in text and "phone number" not in text and "Otter" not in text
        assert "Jo Bloggs" not in text, "who is who is for the safeguarding lead"
    assert puffin.get(puffin.at("/my-things/download?form=exe")).status_code == 422


def test_what_somebody_signed_and_their_account_is_theirs_too(web: Web, sam: Browser) -> None:
    """CG-OWN-1"""
    told = sam.get(sam.at("/my-things/download")).json
    assert told["account"]["sign_in_name"] == "sam"
    said = sam.asks("outcomes.say", own_words="One key worker")["made"][0]
    sam.asks("answers.promise", of=said, owner=sam.seat, due="2026-12-24")
    told = sam.get(sam.at("/my-things/download")).json
    assert [one["kind"] for one in told["signed"]] == ["answers.promise"]
    assert "In your own name" in sam.get(sam.at("/my-things/download?form=html")).text


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
