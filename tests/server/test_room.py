"""What the room tells about itself over HTTP."""

from __future__ import annotations

from tests.server.web import Browser, Web
from workshops.meeting.room import room_rules


def test_the_plan_of_a_live_session_has_clock_times(web: Web, sam: Browser) -> None:
    session = sam.opens_session()
    times = sam.get(sam.at(f"/sessions/{session}/plan")).json["activities"]
    assert len(times) == 10 and all(one["starts_at"] < one["ends_at"] for one in times)


def test_a_partnership_begins_in_a_nation_or_says_so_later(web: Web, sam: Browser) -> None:
    for said, nation in (({"nation": "scotland"}, "scotland"), ({}, "")):
        begun = sam.begins(**said)
        view, _ = web.context.log.view(begun.partnership, begun.seat)
        assert room_rules(view).nation == nation
    assert sam.post("/partnerships", {"name": "Days", "nation": "atlantis"}).json["code"] == "invalid"


def test_who_is_heard_is_for_facilitators(web: Web, sam: Browser) -> None:
    session = sam.opens_session()
    assert sam.get(sam.at(f"/sessions/{session}/heard")).json == {"groups": [], "others": None}
    puffin = web.browser().joins(sam.code(), "Puffin")
    assert puffin.get(puffin.at(f"/sessions/{session}/heard")).status_code == 403
    assert sam.get(sam.at("/sessions/none/heard")).status_code == 404
    found = puffin.get(puffin.at("/influence")).json
    assert found == {"sessions": [{"session": session, "missing": ["heard_by", "changed", "told_on"]}]}


def test_answers_owed_are_told_with_todays_date(web: Web, sam: Browser) -> None:
    said = sam.asks("outcomes.say", own_words="One key worker")["made"][0]
    assert sam.get(sam.at("/answers")).json["unpromised"] == [said]
    sam.asks("answers.promise", of=said, due="2020-01-01")
    found = sam.get(sam.at("/answers")).json
    assert found["unpromised"] == [] and found["owed"][0]["overdue"] is True
