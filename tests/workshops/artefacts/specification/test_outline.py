"""The specification as a document: what stands in it, beside it, and what never does."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.specification.composed import (
    added,
    clause,
    document,
    section,
    sheet,
    whole,
)
from tests.workshops.artefacts.specification.room import Room
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.specification.operations import Describe
from workshops.artefacts.specification.requirements import (
    Agree,
    AgreeWithReservation,
    MarkGap,
    Reword,
)
from workshops.artefacts.specification.versions import Publish
from workshops.document import Note, Paragraph, Section, text_of
from workshops.meeting.partnership import KeepMinorityView


@pytest.fixture
def room() -> Room:
    return Room()


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


def test_it_says_what_the_approver_on_its_cover_does(room: Room) -> None:
    """Nobody but whoever filled in the form has read what it says there."""
    found = document(room)
    assert {"Approver", "Approved"} <= dict(found.cover).keys()
    about = section(found, "About this specification").blocks
    told = [text_of(one.words) for one in about if isinstance(one, Paragraph)]
    assert any(one.startswith("The approver on the cover is who says, by name, that this text may") for one in told)


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
    assert [one.kind for one in thread] == [*["Step"] * 6, "Evidence", "Hypothesis"]


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
