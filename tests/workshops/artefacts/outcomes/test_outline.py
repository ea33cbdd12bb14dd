"""The framework as a document: own words beside formal wording, and no indicator that nobody reads."""

from __future__ import annotations

import pytest

from tests.builders import Workshop
from tests.workshops.artefacts.outcomes.rooms import FORMAL, OWN, Framing
from tests.workshops.documents import clause, section, sheet, whole
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.outcomes.frames import AdoptFramework, BeginFramework, themes_of
from workshops.artefacts.outcomes.operations import AddOutcome, AddQuality, Link, Tag
from workshops.artefacts.outcomes.outline import outcomes_document
from workshops.artefacts.outcomes.wordings import Withdraw
from workshops.document import Document, ItemList, Quote, tidy, walk
from workshops.meeting.partnership import KeepMinorityView

MOMENT = "2026-05-12T15:30:00Z"
NOT_AGREED = "What is not agreed"
WHOLE = {"decision": "How many beds", "reader": "Budget board", "frequency": "Monthly", "held_by": "Nobody yet"}


@pytest.fixture
def framing() -> Framing:
    return Framing()


def document(framing: Framing) -> Document:
    return tidy(outcomes_document(framing.room.view(framing.priya), MOMENT))


def test_own_words_and_formal_wording_stand_beside_each_other(framing: Framing) -> None:
    framing.worded()
    found = document(framing)
    inside = section(found, "Outcome O1").blocks
    assert Quote(OWN, "Young people") in inside
    assert clause(found, "O1").words == FORMAL
    assert sheet(found, "Outcomes").rows[0][:4] == ("O1", OWN, "Young people", FORMAL)


def test_a_small_group_is_not_named_beside_its_words(framing: Framing) -> None:
    carers = framing.room.group("Carers", thread="carers")
    kim = framing.room.joins("Kim", group=carers)
    framing.room.does(kim, AddQuality(own_words="A break for me"))
    assert "Carers" not in whole(document(framing))


def test_a_blocked_indicator_is_kept_out_and_the_reason_is_given(framing: Framing) -> None:
    outcome = framing.said()
    framing.indicator(outcome, frequency="Monthly", held_by="Housing", measure="Counting nights secretly")
    found = document(framing)
    assert "Counting nights secretly" not in whole(found) and "Safely housed" not in whole(found)
    reason = "Indicator I1, for outcome O1: no decision that it informs and nobody who reads it."
    assert reason in whole(section(found, "Left out, and why"))
    assert sheet(found, "Left out").rows == (("I1", "O1", "no decision that it informs and nobody who reads it"),)
    assert sheet(found, "Indicators").rows == ()


def test_an_indicator_with_a_reader_and_a_decision_is_there(framing: Framing) -> None:
    framing.indicator(framing.said(), target="60% by month 12", **WHOLE)
    found = document(framing)
    inside = whole(section(found, "Outcome O1"))
    assert (
        "Now: not known yet. Wanted: 60% by month 12." in inside and "Budget board, to decide: How many beds" in inside
    )
    row = sheet(found, "Indicators").rows[0]
    assert row[:3] == ("I1", "O1", "Safely housed 6 months later") and row[8] is None


def test_what_is_missing_is_named(framing: Framing) -> None:
    framing.said()
    framing.room.does(framing.priya, AddOutcome(formal=FORMAL))
    told = whole(section(document(framing), NOT_AGREED))
    assert "O1 has no formal wording yet." in told and "O2 has nobody’s own words." in told


def test_a_theme_without_an_outcome_is_named(framing: Framing) -> None:
    framework = framing.room.made(framing.room.does(framing.sam, AdoptFramework(key="shanarri-2022")))
    safe = themes_of(framing.room.view(framing.sam), framework)[0]
    framing.room.does(framing.priya, Tag(outcome=framing.worded(), themes=(safe.id,)))
    found = document(framing)
    told = whole(section(found, NOT_AGREED))
    assert "Active: no outcome yet." in told and "Safe: no outcome yet." not in told
    assert "SHANARRI, 2022 wording" in whole(section(found, "About this framework"))
    inside = walk(section(found, NOT_AGREED).blocks)
    listed = [words for each in inside if isinstance(each, ItemList) for words in each.items]
    assert dict(found.cover)["Not agreed"] == f"{len(listed)} items, listed in this document"
    assert [row[1] for row in sheet(found, "Themes").rows if row[3] == "O1"] == ["Safe"]
    assert clause(found, "O1").status == "Themes: Safe."


def test_a_framework_of_ones_own_says_so(framing: Framing) -> None:
    framing.room.does(framing.sam, BeginFramework(name="What matters here"))
    assert "What matters here, our own, version 1" in whole(document(framing))


def test_an_outcome_shows_what_it_comes_from(framing: Framing) -> None:
    hypothesis = framing.room.made(framing.room.does(framing.sam, Propose(think="We get passed around")))
    outcome = framing.worded()
    assert clause(document(framing), "O1").thread == ()
    framing.room.does(framing.priya, Link(outcome=outcome, hypotheses=(hypothesis,)))
    (trace,) = clause(document(framing), "O1").thread or ()
    assert (trace.kind, trace.ref, trace.words) == ("Hypothesis", "H1", "We get passed around")


def test_minority_views_are_always_there(framing: Framing) -> None:
    outcome = framing.worded()
    framing.room.does(framing.young[1], KeepMinorityView(of=outcome, words="Chosen by whom?"))
    found = document(framing)
    assert "Minority view, Young people: “Chosen by whom?”" in whole(section(found, NOT_AGREED))
    assert "Chosen by whom?" in whole(clause(found, "O1").notes)
    assert dict(found.cover)["Not agreed"] == "1 item, listed in this document"


def test_what_is_invented_or_inferred_is_marked_with_its_source(framing: Framing) -> None:
    asked = AddOutcome(formal=FORMAL, basis="inferred", source="Review of 2012")
    framing.room.does(framing.priya, asked)
    (note,) = clause(document(framing), "O1").notes
    assert (note.kind, note.words) == ("inferred", "Source: Review of 2012.")


def test_withdrawn_words_are_in_no_document(framing: Framing) -> None:
    outcome = framing.said()
    framing.indicator(outcome, **WHOLE)
    framing.room.does(framing.young[0], Withdraw(of=outcome))
    assert OWN not in whole(document(framing))


def test_service_qualities_stand_apart(framing: Framing) -> None:
    framing.quality()
    found = document(framing)
    inside = section(found, "Service qualities")
    assert Quote("One worker I know", "Young people") in list(walk(inside.blocks))
    assert [row[0] for row in sheet(found, "Service qualities").rows] == ["Q1"]
    assert not any(one == inside for one in walk(section(found, "Outcomes").blocks))


def test_nothing_said_yet_is_still_a_document() -> None:
    room = Workshop()
    found = outcomes_document(room.view(room.joins("Sam", "facilitator")), MOMENT)
    assert "No outcome has been said yet." in whole(found)
    assert found.date == "2026-05-12" and found.kind == "Outcomes framework"
