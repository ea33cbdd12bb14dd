"""Exports hold what their reader may see, and nothing else."""

from __future__ import annotations

import json

import pytest

from server.writers import WRITERS
from tests.server.web import Browser, Web
from workshops.artefacts.pathways.records import Map
from workshops.report import DOCUMENTS


def test_every_document_is_offered_in_every_format(sam: Browser) -> None:
    offered = sam.get(sam.at("/exports")).json
    assert [one["name"] for one in offered["documents"]] == list(DOCUMENTS)
    assert {"agreement", "hypotheses", "outcomes", "specification"} <= set(DOCUMENTS)
    for one in offered["documents"]:
        assert one["formats"] == list(WRITERS)
        assert one["kind"] and one["title"] == "A safe place to live"


@pytest.mark.parametrize("form", WRITERS)
def test_a_document_comes_as_a_file(sam: Browser, form: str) -> None:
    answer = sam.get(sam.at(f"/exports/hypotheses.{form}"))
    assert answer.status_code == 200
    assert answer.content_type == WRITERS[form].media_type
    assert answer.headers["Content-Disposition"] == f"attachment; filename={WRITERS[form].file_name('hypotheses')}"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert len(answer.data) > 500


def test_a_reader_takes_only_what_they_may_see(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    puffin.asks("meeting.send_quietly", words="A very quiet word")
    sam.asks("hypotheses.propose", think="An open thought")
    for browser in (sam, puffin):
        for name in DOCUMENTS:
            html = browser.get(browser.at(f"/exports/{name}.html")).text
            assert "quiet word" not in html
    assert "An open thought" in puffin.get(puffin.at("/exports/hypotheses.html")).text


def test_a_past_moment_can_be_exported_again(sam: Browser) -> None:
    sam.asks("hypotheses.propose", think="An early thought")
    moment = sam.get(sam.at("/exports")).json["at"]
    sam.asks("hypotheses.propose", think="A later thought")
    html = sam.get(sam.at(f"/exports/hypotheses.html?at={moment}")).text
    assert "An early thought" in html
    assert "A later thought" not in html


def test_a_map_comes_as_json_graphml_and_svg(web: Web, sam: Browser) -> None:
    sam.asks("pathways.begin_map", name="Today", moment="as_is", prefix="A")
    view, _ = web.context.log.view(sam.partnership, sam.seat)
    found = view.of(Map)[0].id
    formats = sam.get(sam.at("/exports")).json["maps"][0]["formats"]
    assert formats == [
        "json",
        "graphml",
        "svg",
        "dot",
        "mmd",
        "csv",
        "png",
    ]
    assert json.loads(sam.get(sam.at(f"/exports/map-{found}.json")).text)["directed"] is True
    assert "<graphml" in sam.get(sam.at(f"/exports/map-{found}.graphml")).text
    assert "<svg" in sam.get(sam.at(f"/exports/map-{found}.svg")).text
    assert sam.get(sam.at(f"/exports/map-{found}.png")).json["data"] == {"reason": "empty_map"}
    sam.asks("pathways.add_lane", map=found, name="Young person")
    assert sam.get(sam.at(f"/exports/map-{found}.png")).data.startswith(b"\x89PNG")
    assert sam.get(sam.at(f"/maps/{found}/report")).json["map"] == found
    assert sam.get(sam.at(f"/maps/{found}/layout")).json["width"] > 0
    assert sam.get(sam.at("/maps/none/layout")).json["code"] == "missing"


def test_the_thread_of_a_record_goes_both_ways(sam: Browser) -> None:
    made = sam.asks("hypotheses.propose", think="An open thought")["made"][0]
    told = sam.get(sam.at(f"/thread/{made}")).json
    assert [one["id"] for one in told["led_here"]["steps"]] == [made]
    assert [one["id"] for one in told["came_of_it"]["steps"]] == [made]
    assert sam.get(sam.at("/thread/none")).json["code"] == "missing"


def test_somebody_elses_private_record_has_no_thread(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    made = puffin.asks("meeting.send_quietly", words="A very quiet word")["made"]
    for record in made:
        assert sam.get(sam.at(f"/thread/{record}")).json["code"] == "missing"


def test_what_is_open_is_told_by_id(sam: Browser) -> None:
    sam.asks("specification.begin", title="Service specification")
    kept = sam.asks("specification.add_requirement", section="need", words="The provider MUST listen.")["made"][0]
    left = sam.asks("specification.add_requirement", section="need", words="The provider MAY listen.")["made"][0]
    sam.asks("specification.mark_gap", requirement=kept, note="To whom?")
    sam.asks("specification.withdraw", requirement=left, note="Said twice.")
    told = sam.get(sam.at("/unresolved")).json
    assert told.pop("gaps") == told.pop("threadless") == [kept]
    assert told.pop("withdrawn") == [left]
    assert set(told) == {"objections", "reservations", "minority_views", "untested", "parked", "blocked", "comments"}
    assert not any(told.values())


def test_the_join_code_is_drawn_as_svg(sam: Browser) -> None:
    sam.opens_session()
    answer = sam.get(sam.at("/join-code.svg"))
    assert answer.content_type == "image/svg+xml"
    assert answer.text.startswith("<svg")


def test_a_projector_has_a_seat_of_its_own_with_the_fewest_rights(web: Web, sam: Browser) -> None:
    sam.opens_session()
    first = sam.post(sam.at("/projector")).json["seat"]
    assert sam.post(sam.at("/projector")).json["seat"] == first
    actor = web.context.log.actor(sam.partnership, first)
    assert actor is not None
    assert actor.roles == {"projector"}
    assert actor.streams == {"everyone", f"participant:{first}"}
    ticket = sam.post(sam.at("/ticket"), {"as": "projector"}).json["ticket"]
    assert web.context.tickets.redeem(ticket)[:2] == (sam.partnership, first)
    assert {one["door"] for one in sam.get("/me").json["partnerships"]} == {"person", "projector"}


def test_templates_of_sessions_are_there_for_everybody(web: Web) -> None:
    found = web.browser().get("/templates").json["templates"]
    assert {"TPL-1", "TPL-2", "TPL-6"} <= {one["key"] for one in found}
