"""What stands beside the specification: annexes, maps, who took part, threads; and what never does."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.specification.composed import (
    MOMENT,
    added,
    clause,
    document,
    every,
    section,
    sheet,
    whole,
)
from tests.workshops.artefacts.specification.room import Room
from workshops import Changes, State
from workshops.artefacts.agreement.operations import clauses_of
from workshops.artefacts.agreement.positions import TakePosition
from workshops.artefacts.pathways.contributions import WithdrawFeeling
from workshops.artefacts.specification.outline import specification_document
from workshops.artefacts.specification.requirements import (
    Agree,
    Withdraw,
)
from workshops.document import Clause, Figure, Note, Table, anchors, text_of
from workshops.meeting.agenda import OpenSession, PlanSession
from workshops.meeting.readiness import SendQuietly
from workshops.thread import threaded_kinds
from workshops.words import catalogue


@pytest.fixture
def room() -> Room:
    return Room()


def test_untested_hypotheses_stand_only_in_their_annex_with_what_leans_on_them(room: Room) -> None:
    lean = room.hypothesis("Young parents wait longest", "testing")
    room.hypothesis("They give up", "supported")
    added(room, "The Hub MUST see young parents first.", lean)
    found = document(room)
    annex = section(found, "What has not been tested")
    assert [one.ref for one in every(annex, Clause)] == ["H1"]
    assert "Requirements that lean on this: R-001." in whole(annex)
    assert "not tested, or not supported: H1." in whole(clause(found, "R-001").notes)
    assert "H1. Young parents wait longest (Being tested)" in whole(
        section(found, "Hypotheses that requirements lean on")
    )


def test_what_the_sources_infer_is_marked_as_inferred(room: Room) -> None:
    """CG-DOC-3"""
    room.step(room.lane(room.map(), "The Hub"), "One risk assessment", basis="inferred")
    room.drafts()
    assert clause(document(room), "R-001").notes == (Note("inferred", "No source is given."),)
    assert sheet(document(room), "Requirements").rows[0][7] == "inferred"


def test_objections_are_never_tidied_away(room: Room) -> None:
    """CG-DOC-2"""
    room.signs("WTA-02")
    one = clauses_of(room.view)[0]
    asked = TakePosition(clause=one.id, digest=one.digest, stance="objects", reason="Too vague", fix="Name the sum")
    room.does(room.lena, asked)
    found = document(room)
    assert "WTA-01 Our organisations" in whole(section(found, "Objections to the agreement"))
    assert "Harbour Homes objects: “Too vague”" in whole(section(found, "Objections to the agreement"))
    assert dict(found.cover)["Not agreed"] == "1 item, listed in this document"


def test_an_indicator_without_a_purpose_is_named_by_its_ref_alone(room: Room) -> None:
    """CG-OUT-1"""
    room.indicator(room.outcome("Fewer come back"), "Cups of tea served", decision="")
    found = document(room)
    assert "I1 is held back. It has no decision that it informs." in whole(section(found, "Indicators held back"))
    assert "I1 is held back" in whole(section(found, "Left out, and why"))
    assert "Cups of tea" not in whole(found)


def test_what_was_left_out_is_listed_with_its_reason_and_stands_nowhere_else(room: Room) -> None:
    one = added(room)
    room.does(room.sam, Withdraw(requirement=one, note="No money"))
    found = document(room)
    assert not every(section(found, "Service model and pathway"), Clause)
    assert "R-001. The Hub MUST open. No money" in whole(section(found, "Requirements left out"))
    assert sheet(found, "Requirements").rows[0][6] == "Left out"


def test_every_map_is_a_drawing_and_an_equal_list(room: Room) -> None:
    """CG-DOC-4"""
    room.step(room.lane(room.map("A", "as_is"), "Council"), "Sent on")
    room.step(room.lane(room.map(), "The Hub"), "Drop-in")
    figures = every(document(room), Figure)
    assert [one.caption for one in figures] == ["Figure 1. Map T", "Figure 2. Map A"]
    assert all(one.svg.startswith("<svg") and one.alt and one.wide for one in figures)
    assert "Drop-in" in text_of(figures[0].steps[0]) and "Sent on" in text_of(figures[1].steps[0])


def test_hand_offs_are_a_table_in_which_the_unknown_is_unknown(room: Room) -> None:
    to_be = room.map()
    hub, care = room.lane(to_be, "The Hub"), room.lane(to_be, "Children’s social care")
    room.link(room.step(hub, "Risk assessment"), room.step(care, "Joint assessment"))
    (table,) = every(section(document(room), "Between agencies"), Table)
    assert table.rows == (("The Hub (T1)", "Children’s social care (T2)", None, None),)


def test_who_took_part_is_told_by_group_and_session_and_never_by_name(room: Room) -> None:
    session = room.does(room.sam, PlanSession(template="TPL-1", title="First meeting"))
    room.does(room.sam, OpenSession(session=session))
    annex = whole(section(document(room), "Who took part"))
    assert "Young people" in annex and "Harbour Homes" in annex and "First meeting" in annex
    assert "No engagement log is kept yet." in annex
    assert "Bird" not in whole(document(room))


def test_the_workbook_counts_what_each_section_holds(room: Room) -> None:
    one = added(room)
    room.does(room.sam, Agree(requirement=one, basis_digest=room.seen(one)))
    row = next(row for row in sheet(document(room), "Coverage").rows if row[0] == "4")
    assert row == ("4", "Service model and pathway", 1, 1, 0, "R-001")


def test_links_of_a_thread_lead_to_what_is_in_the_document(room: Room) -> None:
    lean = room.hypothesis("Young parents wait longest", "testing")
    added(room, "The Hub MUST see young parents first.", lean)
    found = document(room)
    (trace,) = clause(found, "R-001").thread or ()
    assert trace.to == "H1" and {"H1", "R-001"} <= anchors(found)


def test_two_worlds_that_differ_in_a_hidden_note_have_the_same_document() -> None:
    """CG-DOC-1"""
    worlds = Room(), Room()
    for room in worlds:
        added(room)
    worlds[0].workshop.does(worlds[0].young[0], SendQuietly(words="only for facilitators"))
    assert document(worlds[0], worlds[0].priya) == document(worlds[1], worlds[1].priya)


def test_everything_in_a_thread_has_a_name_for_documents() -> None:
    assert {f"document.common.kind.{kind}" for kind in threaded_kinds()} <= set(catalogue())


def test_what_somebody_withdrew_is_in_no_document(room: Room) -> None:
    now = room.step(room.lane(room.map("A", "as_is"), "Council"), "Sent on")
    feeling = room.feeling(now, "I told it four times")
    added(room, "The Hub MUST have one form.", feeling)
    assert "four times" in whole(document(room))
    room.does(room.young[0], WithdrawFeeling(feeling=feeling))
    found = document(room)
    assert "four times" not in whole(found)
    assert clause(found, "R-001").thread == ()


def test_it_can_be_made_from_an_empty_view_of_a_founded_partnership(room: Room) -> None:
    state = State()
    state.merge(Changes.of(put=room.workshop.state.records("everyone")[:1]))
    assert specification_document(state.view(["everyone"]), MOMENT).status == "NOT BEGUN"
