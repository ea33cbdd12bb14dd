"""Versions of the agreement: kept, compared, adopted, and certified word for word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.agreement.rooms import Agreement
from tests.workshops.documents import whole
from workshops import Refused
from workshops.artefacts.agreement.adopting import Adopt, whole_digest
from workshops.artefacts.agreement.certificate import certificate_document
from workshops.artefacts.agreement.history import Comparison, compare
from workshops.artefacts.agreement.operations import AddClause, Begin, clauses_of
from workshops.artefacts.agreement.outline import agreement_document
from workshops.artefacts.agreement.records import Adoption
from workshops.document import Clause, Document, Table, text_of, tidy, walk
from workshops.wording import digest

MOMENT = "2026-05-12T15:30:00Z"


@pytest.fixture
def agreement() -> Agreement:
    return Agreement()


def compared(agreement: Agreement, before: int, after: int) -> Comparison:
    return compare(agreement.room.view(agreement.robin), before, after)


def adds(agreement: Agreement, title: str = "Pets") -> None:
    agreement.room.does(agreement.sam, AddClause(section="Own", title=title, plain="Pets may come.", formal="Pets."))


def signs_all(agreement: Agreement) -> None:
    for seat in (agreement.lena, agreement.anita):
        agreement.room.does(seat, agreement.signing())


def test_what_changed_between_two_versions(agreement: Agreement) -> None:
    """CG-SIG-7"""
    before = agreement.clause("WTA-10")
    agreement.rewords("WTA-10", "We share three areas.")
    adds(agreement)
    agreement.rewords("WTA-10", "We share four areas.")
    found = compared(agreement, 1, 4)
    assert [(one.ref, one.change) for one in found.changes] == [("WTA-10", "reworded"), ("WTA-23", "added")]
    assert found.same == 21
    plain = found.changes[0].plain
    assert "".join(one.words for one in plain if one.what != "new") == before.plain
    assert "".join(one.words for one in plain if one.what != "gone") == "We share four areas."
    assert [one.ref for one in compared(agreement, 2, 3).changes] == ["WTA-23"]
    assert [one.ref for one in compared(agreement, 3, 4).changes] == ["WTA-10"]
    assert compared(agreement, 2, 2).changes == ()


def test_a_comparison_with_the_present_text_says_who_has_still_to_sign(agreement: Agreement) -> None:
    signs_all(agreement)
    agreement.rewords("WTA-10")
    agreement.room.does(agreement.lena, agreement.signing("WTA-10"))
    (change,) = compared(agreement, 1, 2).changes
    assert change.waiting == (agreement.housing,)


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (2, 1)])
def test_a_version_that_never_was_is_missing(agreement: Agreement, pair: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="missing"):
        compared(agreement, *pair)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["WTA-01", "WTA-10", "add"]), st.integers(0, 2)), max_size=8))
def test_every_version_can_be_read_again(moves: list[tuple[str, int]]) -> None:
    """CG-SIG-7"""
    agreement = Agreement()
    kept = [_texts(agreement)]
    for ref, place in moves:
        before = agreement.version()
        if ref == "add":
            adds(agreement, f"Clause {len(kept)}")
        else:
            agreement.rewords(ref, f"Wording {place}.")
        if agreement.version() > before:
            kept.append(_texts(agreement))
    assert len(kept) == agreement.version()
    for before in range(1, len(kept) + 1):
        for after in range(before, len(kept) + 1):
            old, new = kept[before - 1], kept[after - 1]
            differing = {one.ref for one in compared(agreement, before, after).changes}
            assert differing == {ref for ref in new if old.get(ref) != new[ref]}


def _texts(agreement: Agreement) -> dict[str, str]:
    return {one.ref: one.digest for one in clauses_of(agreement.room.view(agreement.sam))}


def test_a_version_is_adopted_when_everybody_has_signed_all_of_it(agreement: Agreement) -> None:
    """CG-SIG-6"""
    room = agreement.room
    assert room.refuses(agreement.lena, Adopt(version=1)) == "forbidden"
    room.does(agreement.lena, agreement.signing())
    assert room.refuses(agreement.sam, Adopt(version=1)) == "closed"
    room.does(agreement.anita, agreement.signing())
    assert room.refuses(agreement.sam, Adopt(version=2)) == "stale"
    room.does(agreement.sam, Adopt(version=1, words="By consent."))
    assert room.refuses(agreement.sam, Adopt(version=1)) == "taken"
    (held,) = room.view(agreement.robin).of(Adoption)
    assert (held.version, held.digest, len(held.signatures)) == (1, whole_digest(room.view(agreement.robin)), 2)


def test_a_change_after_adoption_is_not_adopted_until_it_is_signed_again(agreement: Agreement) -> None:
    """CG-SIG-6, CG-SIG-2"""
    signs_all(agreement)
    agreement.room.does(agreement.sam, Adopt(version=1))
    agreement.rewords("WTA-10")
    assert agreement.room.refuses(agreement.sam, Adopt(version=2)) == "closed"
    for seat in (agreement.lena, agreement.anita):
        agreement.room.does(seat, agreement.signing("WTA-10"))
    agreement.room.does(agreement.sam, Adopt(version=2))
    assert [one.version for one in agreement.room.view(agreement.sam).of(Adoption)] == [1, 2]


def test_nothing_is_adopted_where_nobody_signs() -> None:
    """CG-SIG-6"""
    agreement = Agreement()
    room = agreement.room
    assert room.refuses(agreement.sam, Adopt(version=1)) == "closed"
    assert room.refuses(agreement.sam, Begin()) == "taken"


def certificate(agreement: Agreement) -> Document:
    return certificate_document(agreement.room.view(agreement.robin), MOMENT)


def test_every_hash_on_the_certificate_can_be_worked_out_from_its_words(agreement: Agreement) -> None:
    """CG-SIG-7"""
    signs_all(agreement)
    agreement.rewords("WTA-10")
    agreement.room.does(agreement.lena, agreement.signing("WTA-10"))
    found = certificate(agreement)
    texts = [one for one in walk(found.blocks) if isinstance(one, Clause)]
    worked_out = {digest(one.plain, text_of(one.words)) for one in texts}
    assert len(texts) == 23 and worked_out == {row[4] for row in found.registers[0].rows}
    for one in texts:
        assert digest(one.plain, text_of(one.words)) in one.status.replace(" ", "")


def test_the_certificate_says_who_signed_what_and_who_has_not(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.signing("WTA-01", "WTA-02"))
    found = certificate(agreement)
    assert (found.status, found.version) == ("Signed in part", "1")
    tables = [one for one in walk(found.blocks) if isinstance(one, Table)]
    assert [row[0] for row in tables[1].rows] == ["WTA-01", "WTA-02"]
    words = whole(found.blocks)
    assert "Lena Fisk" in words and "Council housing" in words and "eight bytes" in words
    assert tidy(found) == found


def test_an_earlier_wording_stays_signed_and_says_that_it_is_earlier(agreement: Agreement) -> None:
    """CG-SIG-7"""
    signs_all(agreement)
    agreement.room.does(agreement.sam, Adopt(version=1))
    assert certificate(agreement).status == "Adopted"
    document = agreement_document(agreement.room.view(agreement.robin), MOMENT)
    told = whole(document.blocks)
    assert document.status == "Adopted" and "Version 1 was adopted on 1 March 2026." in told
    agreement.rewords("WTA-10")
    found = certificate(agreement)
    assert found.status == "Signed in part"
    table = next(one for one in walk(found.blocks) if isinstance(one, Table) and one.name == "Signed clauses")
    assert [row[-1] for row in table.rows if row[0] == "WTA-10"] == ["earlier wording"]


def test_before_anybody_signed_the_certificate_says_so(agreement: Agreement) -> None:
    assert certificate(agreement).status == "Not signed"
