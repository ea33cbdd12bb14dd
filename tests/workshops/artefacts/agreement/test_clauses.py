"""The text of the agreement: the library, own clauses, and rewording without losing words."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.agreement.rooms import Agreement
from workshops.artefacts.agreement.operations import AddClause, Begin, Reword, clauses_of, library
from workshops.meeting.records import Alternative
from workshops.wording import digest


@pytest.fixture
def agreement() -> Agreement:
    return Agreement()


def test_the_first_draft_is_the_library_in_order(agreement: Agreement) -> None:
    refs = [one.ref for one in clauses_of(agreement.room.view(agreement.robin))]
    assert refs == [f"WTA-{number:02}" for number in range(1, 23)]


def test_every_clause_of_the_library_has_both_wordings_and_says_what_it_must_capture() -> None:
    assert all(one["plain"] and one["formal"] and one["asks"] and one["section"] for one in library())
    assert all(len(one["plain"]) <= 600 and len(one["formal"]) <= 1500 for one in library())


def test_the_digest_is_over_the_plain_and_the_formal_wording(agreement: Agreement) -> None:
    clause = agreement.clause("WTA-10")
    assert clause.digest == digest(clause.plain, clause.formal)
    assert clause.version == 1


def test_an_agreement_begins_once(agreement: Agreement) -> None:
    assert agreement.room.refuses(agreement.sam, Begin()) == "taken"


def test_only_a_facilitator_writes_the_text(agreement: Agreement) -> None:
    clause = agreement.clause("WTA-02")
    reword = Reword(clause=clause.id, basis_digest=clause.digest, plain="Ours", formal="Ours")
    for seat in (agreement.lena, agreement.anita, agreement.robin):
        assert agreement.room.refuses(seat, reword) == "forbidden"
        assert agreement.room.refuses(seat, Begin()) == "forbidden"


def test_an_own_clause_is_numbered_after_the_library(agreement: Agreement) -> None:
    asked = AddClause(section="How we work", title="Food", plain="There is food.", formal="Food is provided.")
    agreement.room.does(agreement.sam, asked)
    agreement.room.does(agreement.sam, asked)
    assert [one.ref for one in clauses_of(agreement.room.view(agreement.sam))][-2:] == ["WTA-23", "WTA-24"]
    assert agreement.version() == 3


def test_a_changed_text_gets_a_new_version_and_leaves_the_others(agreement: Agreement) -> None:
    before = clauses_of(agreement.room.view(agreement.sam))
    agreement.rewords("WTA-10")
    changed = [
        (one, other)
        for one, other in zip(before, clauses_of(agreement.room.view(agreement.sam)), strict=True)
        if one != other
    ]
    assert [(one.ref, other.version) for one, other in changed] == [("WTA-10", 2)]
    assert changed[0][0].digest != changed[0][1].digest
    assert agreement.version() == 2


def test_the_same_text_again_is_no_new_version(agreement: Agreement) -> None:
    clause = agreement.clause("WTA-10")
    agreement.rewords("WTA-10", plain=clause.plain + "  \n")
    assert agreement.clause("WTA-10") == clause


def test_a_new_title_opens_nothing(agreement: Agreement) -> None:
    clause = agreement.clause("WTA-10")
    asked = Reword(
        clause=clause.id,
        basis_digest=clause.digest,
        plain=clause.plain,
        formal=clause.formal,
        title="What stays private",
    )
    agreement.room.does(agreement.sam, asked)
    after = agreement.clause("WTA-10")
    assert (after.title, after.version, after.digest) == ("What stays private", 1, clause.digest)


def test_a_late_rewording_is_kept_beside_the_text(agreement: Agreement) -> None:
    seen = agreement.clause("WTA-10")
    agreement.rewords("WTA-10")
    late = Reword(clause=seen.id, basis_digest=seen.digest, plain="We share no areas.", formal=seen.formal)
    agreement.room.does(agreement.sam, late)
    assert agreement.clause("WTA-10").plain == "We share three larger areas."
    kept = agreement.room.view(agreement.robin).of(Alternative)
    assert [(one.of, one.field, one.words) for one in kept] == [(seen.id, "plain", "We share no areas.")]
