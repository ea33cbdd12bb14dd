"""What stands beside the words in every document: marks, sources, dissent, the thread, and the cover."""

from __future__ import annotations

import pytest

from tests.builders import Workshop
from workshops.artefacts.hypotheses import phrases as hypotheses
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.records import STATUSES, STRENGTHS, TYPES, VERDICTS
from workshops.artefacts.outcomes import phrases as outcomes
from workshops.artefacts.outcomes.records import NEEDED
from workshops.cover import CODES, begun, left_out, teaching_notes
from workshops.document import Document, Note
from workshops.marks import basis_in_words, believed, day_of, dissenting, listed, marked, say, traces
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.records import BASES, STAGES
from workshops.thread import threaded_kinds
from workshops.words import sentence

MOMENT = "2026-05-12T15:30:00Z"


def test_days_are_written_out() -> None:
    assert day_of("2026-03-01T10:00:01Z") == "1 March 2026"
    assert day_of("") == ""


@pytest.mark.parametrize(
    ("names", "told"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (list("ABC"), "A, B and C")]
)
def test_names_stand_in_a_row(names: list[str], told: str) -> None:
    assert listed(names) == told


def test_only_what_is_inferred_or_invented_is_marked() -> None:
    assert {basis: marked("So.", basis) for basis in BASES} == {
        "stated": "So.",
        "felt": "So.",
        "inferred": "So. (inferred)",
        "invented": "So. (invented for teaching)",
    }


def test_a_source_is_named_beside_the_mark() -> None:
    assert believed("stated", "Review of 2012") == (Note("info", "Source: Review of 2012."),)
    assert believed("inferred", "Review of 2012") == (Note("inferred", "Source: Review of 2012."),)
    assert believed("invented", "Review of 2012") == (Note("invented", "It rests on: Review of 2012."),)
    assert believed("invented", "Invented for teaching") == (Note("invented", "No source is given."),)
    assert believed("stated", "") == ()


def test_a_dissent_of_a_small_group_does_not_name_it() -> None:
    room = Workshop()
    kim = room.joins("Kim", group=room.group("Carers", thread="carers"))
    hypothesis = room.made(room.does(kim, Propose(think="It takes too long")))
    room.does(kim, KeepMinorityView(of=hypothesis, words="Not for us.", basis="invented"))
    (note,) = dissenting(room.view(kim), hypothesis)
    assert note.words == "Minority view, group not named: “Not for us.” (invented for teaching)"


def test_the_thread_holds_only_what_the_reader_may_see() -> None:
    room = Workshop()
    sam = room.joins("Sam", "facilitator")
    hypothesis = room.made(room.does(sam, Propose(think="It takes too long")))
    assert [(one.kind, one.ref) for one in traces(room.view(sam), [hypothesis, "gone"])] == [("Hypothesis", "H1")]


def test_everything_in_the_thread_has_a_name() -> None:
    assert all(say(f"kind.{kind}") for kind in threaded_kinds())


def test_every_choice_has_its_words() -> None:
    assert all(basis_in_words(one) for one in BASES)
    assert all(say(f"stage.{one}") for one in STAGES)
    assert all(outcomes.say(f"lacks.{one}") for one in NEEDED)
    named = {"status": STATUSES, "strength": STRENGTHS, "type": TYPES, "verdict": VERDICTS}
    assert all(hypotheses.say(f"{key}.{one}") for key, values in named.items() for one in values)


def cover(*people: tuple[str, str], not_agreed: int = 0) -> Document:
    room = Workshop()
    seats = [room.joins(name, role) for name, role in people]
    return begun(room.view(seats[0]), MOMENT, "agreement", not_agreed)


def test_the_cover_names_organisational_roles_and_nobody_else() -> None:
    found = cover(("Robin", "contributor"), ("Sam", "facilitator"), ("Priya", "commissioner"))
    rows = dict(found.cover)
    assert (rows["Owner"], rows["Approver"]) == ("Sam, facilitator", "Priya, commissioner")
    assert rows["Made by"] == "3 people, 0 groups, 0 sessions"
    assert "Robin" not in repr(found)


def test_the_cover_says_what_nobody_has_settled() -> None:
    rows = dict(cover(("Robin", "contributor"), not_agreed=2).cover)
    assert rows["Owner"] == rows["Approver"] == rows["Review date"] == "Not named yet"
    assert rows["Not agreed"] == "2 items, listed in this document"


def test_screens_are_not_counted_as_people() -> None:
    rows = dict(cover(("Sam", "facilitator"), ("Wall", "projector"), ("Olu", "observer")).cover)
    assert rows["Made by"].startswith("1 person,")


def test_the_same_moment_gives_the_same_document() -> None:
    people = (("Sam", "facilitator"), ("Priya", "commissioner"))
    assert cover(*people) == cover(*people)
    assert cover(*people).date == "2026-05-12"


def test_every_document_has_a_name_and_a_code() -> None:
    assert all(sentence(f"document.{one}.kind") for one in ("agreement", "hypotheses", "outcomes"))
    assert len(set(CODES.values())) == len(CODES)


def test_only_a_teaching_example_says_what_is_invented() -> None:
    room = Workshop()
    assert teaching_notes(room.view(room.joins("Sam", "facilitator")), "agreement") == ()


def test_reasons_that_do_not_apply_are_not_listed() -> None:
    assert [note.words for note in left_out("A reason.", "").blocks if isinstance(note, Note)] == ["A reason."]
