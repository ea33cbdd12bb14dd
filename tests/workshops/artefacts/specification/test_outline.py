"""The specification as a document: what stands in it, beside it, and what never does."""

from __future__ import annotations

from typing import TypeVar

import pytest

from tests.workshops.artefacts.specification.room import Room
from workshops import Changes, State
from workshops.artefacts.agreement.operations import clauses_of
from workshops.artefacts.agreement.positions import TakePosition
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.pathways.contributions import WithdrawFeeling
from workshops.artefacts.specification.operations import Describe
from workshops.artefacts.specification.outline import specification_document
from workshops.artefacts.specification.requirements import (
    AddRequirement,
    Agree,
    AgreeWithReservation,
    MarkGap,
    Reword,
    Withdraw,
)
from workshops.artefacts.specification.versions import Publish
from workshops.document import Clause, Document, Figure, Note, Section, Table, anchors, text_of, walk
from workshops.meeting.agenda import OpenSession, PlanSession
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.readiness import SendQuietly
from workshops.thread import threaded_kinds
from workshops.words import catalogue

MOMENT = "2026-07-01T10:00:00Z"
Part = TypeVar("Part")


@pytest.fixture
def room() -> Room:
    return Room()


def document(room: Room, seat: str = "") -> Document:
    return specification_document(room.workshop.view(seat or room.sam), MOMENT)


def whole(part: object) -> str:
    return repr(part)


def section(found: Document, title: str) -> Section:
    return next(one for one in walk(found.blocks) if isinstance(one, Section) and one.title == title)


def every(found: Document | Section, kind: type[Part]) -> list[Part]:
    return [one for one in walk(found.blocks) if isinstance(one, kind)]


def clause(found: Document, ref: str) -> Clause:
    return next(one for one in every(found, Clause) if one.ref == ref)


def sheet(found: Document, name: str) -> Table:
    return next(one for one in found.registers if one.name == name)


def added(room: Room, words: str = "The Hub MUST open.", *sources: str) -> str:
    return room.does(room.lena, AddRequirement(section="model", words=words, sources=sources))


def test_a_partnership_that_has_nothing_yet_still_has_a_whole_document() -> None:
    room = Room()
    found = document(room)
    numbers = [one.number for one in found.blocks if isinstance(one, Section)]
    assert numbers == ["", *(str(number) for number in range(1, 13)), "A", "B", "C", "D", ""]
    assert "Nothing has been drafted or added here yet." in whole(section(found, "Price and payment"))
    assert "No map has been drawn yet." in whole(found)


def test_the_cover_says_what_it_is_and_how_it_stands(room: Room) -> None:
    asked = Describe(title="Supported housing", reference="CG/7", owner="Priya Shah", marking="OFFICIAL")
    room.does(room.priya, asked)
    room.does(room.priya, Publish(status="draft", words="For engagement"))
    found = document(room)
    assert (found.kind, found.title, found.subtitle) == (
        "Service specification",
        "Supported housing",
        "A safe place to live",
    )
    assert (found.reference, found.status, found.version, found.date) == (
        "CG/7",
        "DRAFT FOR ENGAGEMENT",
        "1",
        "2026-07-01",
    )
    cover = dict(found.cover)
    assert list(found.cover)[:2] == [("Reference", "CG/7"), ("Version", "1")]
    assert (cover["Owner"], cover["Protective marking"], cover["Review date"]) == (
        "Priya Shah",
        "OFFICIAL",
        "Not named yet",
    )
    assert "For engagement" in whole(section(found, "Change log"))


def test_a_title_that_begins_with_the_partnership_is_not_followed_by_it(room: Room) -> None:
    room.does(room.priya, Describe(title="A safe place to live: service specification"))
    found = document(room)
    assert found.subtitle == ""
    assert dict(found.cover)["Version"] == "Not published yet"


def test_a_requirement_stands_in_its_section_with_strength_and_state(room: Room) -> None:
    one = added(room, "The Hub SHOULD open on Saturdays.")
    stands = clause(document(room), "R-001")
    assert (stands.words, stands.strength, stands.status) == (
        "The Hub SHOULD open on Saturdays.",
        "SHOULD",
        "Drafted, not agreed",
    )
    room.does(room.sam, Agree(requirement=one, basis_digest=room.seen(one)))
    found = document(room)
    assert clause(found, "R-001").status == "Agreed 1 March 2026"
    assert "R-001" in whole(section(found, "Service model and pathway"))


def test_a_requirement_goes_back_to_the_words_of_a_young_person(room: Room) -> None:
    now = room.step(room.lane(room.map("A", "as_is"), "Council"), "Sent on")
    room.feeling(now, "I told it four times")
    hypothesis = room.hypothesis("They give up", "supported", steps=(now,))
    added(room, "The Hub MUST have one form.", hypothesis)
    thread = clause(document(room), "R-001").thread or ()
    assert [(one.kind, one.ref, one.words) for one in thread] == [
        ("Feeling", "", "I told it four times"),
        ("Step", "A1", ""),
        ("Hypothesis", "H1", "They give up"),
    ]
    rows = sheet(document(room), "Threads").rows
    assert {("R-001", "Hypothesis", "H1", "They give up"), ("R-001", "Step", "A1", "Sent on")} <= set(rows)


def test_a_long_thread_keeps_its_own_sources(room: Room) -> None:
    now = room.step(room.lane(room.map("A", "as_is"), "Council"), "Sent on")
    for number in range(20):
        room.feeling(now, f"Feeling {number}")
    hypothesis = room.hypothesis("They give up", "supported", steps=(now,))
    added(room, "The Hub MUST have one form.", hypothesis)
    thread = clause(document(room), "R-001").thread or ()
    assert len(thread) == 8
    assert [one.ref for one in thread][-2:] == ["A1", "H1"]


def test_a_long_thread_keeps_peoples_words_before_other_steps(room: Room) -> None:
    lane = room.lane(room.map("A", "as_is"), "Council")
    steps = tuple(room.step(lane, f"Place {number}") for number in range(10))
    hypothesis = room.hypothesis("They give up", "supported", steps=steps)
    evidence = AddEvidence(hypothesis=hypothesis, words="Four times.", strength="one_view", bearing="for", lived=True)
    room.does(room.young[0], evidence)
    added(room, "The Hub MUST have one form.", hypothesis)
    thread = clause(document(room), "R-001").thread or ()
    assert [one.kind for one in thread] == ["Evidence", *["Step"] * 6, "Hypothesis"]


def test_a_requirement_without_a_thread_is_reported(room: Room) -> None:
    added(room)
    found = document(room)
    assert clause(found, "R-001").thread == ()
    assert "R-001. The Hub MUST open." in whole(section(found, "Requirements without a thread"))
    assert sheet(found, "Requirements").rows[0][8] == "No thread"
    assert "Without a thread: 1." in whole(section(found, "About this specification"))


def test_a_gap_a_reservation_a_dissent_and_another_wording_stand_beside_it(room: Room) -> None:
    one = added(room)
    seen = room.seen(one)
    asked = AgreeWithReservation(
        requirement=one, basis_digest=seen, words="Not on bank holidays", organisation=room.harbour
    )
    room.does(room.priya, asked)
    room.does(room.young[0], KeepMinorityView(of=one, words="Not for me"))
    room.does(room.lena, Reword(requirement=one, basis_digest="old", words="The Hub MAY open."))
    found = document(room)
    beside = [text_of(note.words) for note in clause(found, "R-001").notes]
    assert beside == [
        "Harbour Homes agrees, with a reservation: “Not on bank holidays”",
        "Minority view, Young people: “Not for me”",
        "Another wording, kept: “The Hub MAY open.”",
    ]
    assert clause(found, "R-001").status == "Agreed with a reservation, 1 March 2026"
    assert "R-001. Minority view, Young people: “Not for me”" in whole(section(found, "Minority views"))
    room.does(room.lena, MarkGap(requirement=one, note="Which hours?"))
    found = document(room)
    assert clause(found, "R-001").notes[0] == Note("warning", "Something is missing: Which hours?")
    assert "R-001. The Hub MUST open. Which hours?" in whole(section(found, "Gaps"))


def test_a_wording_that_was_chosen_is_no_other_wording(room: Room) -> None:
    one = added(room)
    room.does(room.lena, Reword(requirement=one, basis_digest="old", words="The Hub MAY open."))
    assert "Another wording" in whole(section(document(room), "Service model and pathway"))
    room.does(room.lena, Reword(requirement=one, basis_digest=room.seen(one), words="The Hub MAY open."))
    assert "Another wording" not in whole(section(document(room), "Service model and pathway"))


def test_a_need_shows_how_well_it_is_known(room: Room) -> None:
    hypothesis = room.hypothesis("They give up", "supported")
    evidence = AddEvidence(hypothesis=hypothesis, words="2012 review.", strength="records", bearing="for")
    room.does(room.lena, evidence)
    room.drafts()
    assert clause(document(room), "R-001").notes == (
        Note("info", "Evidence for: 2012 review. Source strength: records."),
    )


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
