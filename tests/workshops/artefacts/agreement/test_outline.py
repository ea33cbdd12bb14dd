"""The agreement as a document: nothing that is not agreed is tidied away."""

from __future__ import annotations

import pytest

from tests.builders import Workshop
from tests.workshops.artefacts.agreement.rooms import Agreement
from tests.workshops.documents import clause, section, sheet, whole
from workshops.artefacts.agreement.outline import agreement_document
from workshops.artefacts.agreement.positions import AnswerObjection
from workshops.artefacts.agreement.records import Objection
from workshops.document import Clause, Document, tidy, walk
from workshops.meeting.partnership import KeepMinorityView

MOMENT = "2026-05-12T15:30:00Z"
NOT_AGREED = "What is not agreed"
REASON = "Showing the area is enough to guess our numbers."


@pytest.fixture
def agreement() -> Agreement:
    return Agreement()


def document(agreement: Agreement, seat: str = "") -> Document:
    return tidy(agreement_document(agreement.room.view(seat or agreement.sam), MOMENT))


def objects(agreement: Agreement) -> Objection:
    asked = agreement.position("WTA-10", "objects", REASON, "Show three larger areas.")
    agreement.room.does(agreement.lena, asked)
    return agreement.room.view(agreement.sam).of(Objection)[-1]


def test_the_cover_names_what_it_is_its_version_date_and_owner(agreement: Agreement) -> None:
    found = document(agreement)
    assert (found.title, found.kind) == ("A safe place to live", "Working-together agreement")
    assert (found.version, found.date, found.status) == ("1", "2026-05-12", "Draft, not signed")
    cover = dict(found.cover)
    assert list(cover)[:2] == ["Reference", "Version"]
    assert (cover["Reference"], cover["Version"]) == (found.reference, "1")
    assert cover["Owner"] == "Sam, facilitator"
    assert cover["Approver"] == cover["Review date"] == "Not named yet"
    assert cover["As it stood"] == "12 May 2026, 15:30 UTC"


def test_every_clause_stands_there_in_both_wordings_with_its_id(agreement: Agreement) -> None:
    found = document(agreement)
    held = agreement.clause("WTA-10")
    stated = clause(found, "WTA-10")
    assert (stated.words, stated.plain) == (held.formal, held.plain)
    assert sum(isinstance(one, Clause) for one in walk(found.blocks)) == 22


def test_an_objection_stands_first_and_at_its_clause(agreement: Agreement) -> None:
    objects(agreement)
    found = document(agreement)
    told = whole(section(found, NOT_AGREED))
    assert REASON in told and "Show three larger areas." in told
    assert any(REASON in whole(note) for note in clause(found, "WTA-10").notes)
    assert "Harbour Rooms" in clause(found, "WTA-10").status


def test_an_objection_that_was_met_stays_in_the_history(agreement: Agreement) -> None:
    objection = objects(agreement)
    agreement.rewords("WTA-10")
    answer = AnswerObjection(objection=objection.id, answer="Three larger areas now.", met=True)
    agreement.room.does(agreement.sam, answer)
    assert "has not said yet" in whole(document(agreement))
    agreement.room.does(agreement.lena, agreement.position("WTA-10", "agrees"))
    (row,) = sheet(document(agreement), "Objections").rows
    assert row[4:6] == ("Three larger areas now.", "Met. The organisation no longer objects.")
    assert REASON not in whole(section(document(agreement), NOT_AGREED))


def test_minority_views_and_reservations_are_always_there(agreement: Agreement) -> None:
    agreement.room.does(agreement.anita, agreement.position("WTA-09", "reservation", "Our counts are old."))
    agreement.room.does(agreement.robin, KeepMinorityView(of=agreement.clause("WTA-13").id, words="Too long for me."))
    told = whole(section(document(agreement), NOT_AGREED))
    assert "Our counts are old." in told and "Too long for me." in told
    assert any("Too long for me." in whole(note) for note in clause(document(agreement), "WTA-13").notes)


def test_what_is_invented_is_marked(agreement: Agreement) -> None:
    asked = agreement.position("WTA-09", "reservation", "Our counts are old.")
    agreement.room.does(agreement.anita, type(asked)(**{**asked.__dict__, "basis": "invented"}))
    assert "Our counts are old.” (invented for teaching)" in whole(document(agreement))


def test_signatures_say_who_signed_what_and_who_has_not(agreement: Agreement) -> None:
    objects(agreement)
    agreement.room.does(agreement.anita, agreement.signing())
    rest = [f"WTA-{number:02}" for number in range(1, 23) if number != 10]
    agreement.room.does(agreement.lena, agreement.signing(*rest))
    found = document(agreement)
    rows = sheet(found, "Signatures").rows
    assert [(row[0], row[6]) for row in rows] == [
        ("Council housing", "All 22 clauses"),
        ("Harbour Rooms", "All but WTA-10"),
    ]
    assert found.status == "Signed in part"
    assert "Harbour Rooms has still to sign WTA-10." in whole(document(agreement))


def test_it_is_signed_when_everybody_signed_everything_that_stands(agreement: Agreement) -> None:
    for seat in (agreement.lena, agreement.anita):
        for number in range(1, 23):
            agreement.room.does(seat, agreement.position(f"WTA-{number:02}", "agrees"))
        agreement.room.does(seat, agreement.signing())
    assert document(agreement).status == "Signed"
    assert "Nothing is recorded as not agreed." in dict(document(agreement).cover).values()


def test_the_hash_of_every_text_can_be_checked(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.signing())
    agreement.rewords("WTA-10")
    signed = [row for row in sheet(document(agreement), "Signed texts").rows if row[1] == "WTA-10"]
    assert [row[4] for row in signed] == ["An earlier wording"]
    exact = {row[0]: row[2] for row in sheet(document(agreement), "Exact texts").rows}
    assert exact["WTA-10"] == agreement.clause("WTA-10").digest != signed[0][3]


def test_acknowledgements_are_a_number_and_no_names(agreement: Agreement) -> None:
    agreement.room.does(agreement.robin, agreement.acknowledging())
    for seat in (agreement.sam, agreement.robin):
        assert "1 person has acknowledged version 1." in whole(document(agreement, seat))
    assert "Robin" not in whole(document(agreement))


def test_an_agreement_that_has_not_begun_is_still_a_document() -> None:
    room = Workshop()
    found = agreement_document(room.view(room.joins("Sam", "facilitator")), MOMENT)
    assert found.status == "Draft, not signed"
