"""What a view can be exported as."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops import Refused
from workshops.report import DOCUMENTS, MAP_FORMATS, compose, map_text

MOMENT = "2026-07-01T10:00:00Z"


def test_each_artefact_that_has_an_outline_has_a_document_in_the_order_of_the_work() -> None:
    of_artefacts = ["agreement", "hypotheses", "outcomes", "specification", "answers"]
    assert list(DOCUMENTS) == [*of_artefacts, "framework", "changes", "certificate"]


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_every_document_can_be_made_from_a_partnership_that_has_just_begun(name: str) -> None:
    drawn = Drawn()
    found = compose(drawn.room.view(drawn.young[0]), name, MOMENT)
    assert found.kind and found.blocks and found.date == "2026-07-01"


def test_a_cover_keeps_apart_those_who_hold_one_role() -> None:
    drawn = Drawn()
    drawn.room.joins("Jo", "facilitator")
    cover = dict(compose(drawn.room.view(drawn.sam), "agreement", MOMENT).cover)
    assert cover["Owner"] == "Sam, facilitator; Jo, facilitator"


def test_there_is_no_document_of_anything_else() -> None:
    drawn = Drawn()
    with pytest.raises(Refused, match="missing"):
        compose(drawn.room.view(drawn.sam), "scores", MOMENT)


def test_a_map_comes_as_data_and_as_a_drawing() -> None:
    drawn = Drawn()
    drawn.step("Sent on to another place")
    view = drawn.room.view(drawn.lena)
    media_type, text = map_text(view, drawn.map, "json")
    assert media_type == "application/json"
    assert [one["words"] for one in json.loads(text)["nodes"]] == ["Sent on to another place"]
    for form in ("graphml", "svg"):
        assert etree.fromstring(map_text(view, drawn.map, form)[1].encode()) is not None
    assert set(MAP_FORMATS) == {"json", "graphml", "svg", "dot", "mmd", "csv"}


@pytest.mark.parametrize(("map_id", "form"), [("never existed", "svg"), ("", "svg"), (None, "bpmn")])
def test_what_is_not_offered_or_not_seen_is_missing(map_id: str | None, form: str) -> None:
    drawn = Drawn()
    with pytest.raises(Refused, match="missing"):
        map_text(drawn.room.view(drawn.lena), drawn.map if map_id is None else map_id, form)
