"""A signature is to the exact text; a later change opens only the changed clause."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Workshop
from tests.workshops.artefacts.agreement.rooms import Agreement
from workshops import Changes, Operation
from workshops.artefacts.agreement.records import Acknowledgement, Acknowledgements, Counted, Signature
from workshops.artefacts.agreement.signing import Acknowledge, open_clauses, signed_clauses
from workshops.audiences import EVERYONE, SEALED, participant
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.people import ChangeOwn, Leave, TakeSeat
from workshops.small_groups import SMALLEST


@pytest.fixture
def agreement() -> Agreement:
    return Agreement()


def open_refs(agreement: Agreement, party: str) -> list[str]:
    return [one.ref for one in open_clauses(agreement.room.view(agreement.robin), party)]


def test_a_signature_names_the_hash_of_every_text(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.signing())
    (signature,) = agreement.room.view(agreement.robin).of(Signature)
    assert (signature.organisation, signature.name, signature.role) == (agreement.harbour, "Lena Fisk", "Director")
    assert {one.digest for one in signature.clauses} >= {agreement.clause("WTA-10").digest}
    assert len(signature.clauses) == 22 and signature.version == 1
    assert open_refs(agreement, agreement.harbour) == []
    assert len(open_refs(agreement, agreement.housing)) == 22


def test_a_text_that_moved_on_cannot_be_signed(agreement: Agreement) -> None:
    asked = agreement.signing()
    agreement.rewords("WTA-10")
    assert agreement.room.refuses(agreement.lena, asked) == "stale"


def test_a_later_change_opens_only_the_changed_clause(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.signing())
    agreement.rewords("WTA-10")
    assert open_refs(agreement, agreement.harbour) == ["WTA-10"]


def test_signing_the_change_adds_a_signature_and_keeps_the_first(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.signing())
    agreement.rewords("WTA-10")
    agreement.room.does(agreement.lena, agreement.signing("WTA-10"))
    signatures = agreement.room.view(agreement.robin).of(Signature)
    assert [(len(one.clauses), one.version) for one in signatures] == [(22, 1), (1, 2)]
    assert open_refs(agreement, agreement.harbour) == []
    signed = signed_clauses(agreement.room.view(agreement.robin), agreement.harbour)
    assert signed[agreement.clause("WTA-10").id] == agreement.clause("WTA-10").digest


def test_a_text_that_comes_back_is_signed_already(agreement: Agreement) -> None:
    first = agreement.clause("WTA-10").plain
    agreement.room.does(agreement.lena, agreement.signing())
    agreement.rewords("WTA-10")
    agreement.rewords("WTA-10", plain=first)
    assert open_refs(agreement, agreement.harbour) == []


def test_the_same_text_is_not_signed_twice(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.signing())
    assert agreement.room.refuses(agreement.lena, agreement.signing()) == "taken"


def test_what_one_objects_to_stays_unsigned_and_the_rest_may_be_signed(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.position("WTA-10", "objects", "It tells too much.", "Larger areas."))
    assert agreement.room.refuses(agreement.lena, agreement.signing()) == "closed"
    rest = [f"WTA-{number:02}" for number in range(1, 23) if number != 10]
    agreement.room.does(agreement.lena, agreement.signing(*rest))
    assert open_refs(agreement, agreement.harbour) == ["WTA-10"]
    agreement.room.does(agreement.anita, agreement.signing())
    assert open_refs(agreement, agreement.housing) == []


def test_only_signatories_sign(agreement: Agreement) -> None:
    member = agreement.room.joins("Mo", "member", organisation=agreement.harbour)
    for seat in (agreement.sam, agreement.robin, member):
        assert agreement.room.refuses(seat, agreement.signing()) == "forbidden"


def test_nobody_signs_for_an_organisation_that_is_only_a_label(agreement: Agreement) -> None:
    asked = TakeSeat(nickname="Kim", roles=("signatory",), organisation=agreement.harbour, confirmed=False)
    kim = agreement.room.made(agreement.room.door(asked))
    assert agreement.room.refuses(kim, agreement.signing()) == "forbidden"


def test_a_person_can_be_a_party(agreement: Agreement) -> None:
    ada = agreement.room.joins("Ada", "signatory")
    agreement.room.does(ada, agreement.signing())
    assert open_refs(agreement, ada) == []
    assert len(open_refs(agreement, agreement.harbour)) == 22


def test_each_clause_comes_with_its_digest(agreement: Agreement) -> None:
    whole = agreement.signing()
    for asked in (replace(whole, digests=whole.digests[:-1]), replace(whole, clauses=(), digests=())):
        assert agreement.room.refuses(agreement.lena, asked) == "invalid"


@given(st.lists(st.integers(1, 22), max_size=6))
def test_open_clauses_are_always_those_changed_since_signing(changed: list[int]) -> None:
    agreement = Agreement()
    agreement.room.does(agreement.lena, agreement.signing())
    for turn, number in enumerate(changed):
        agreement.rewords(f"WTA-{number:02}", plain=f"Wording {turn}")
    assert open_refs(agreement, agreement.harbour) == [f"WTA-{number:02}" for number in sorted(set(changed))]


def test_an_acknowledgement_is_private_and_counted(agreement: Agreement) -> None:
    changes = agreement.room.does(agreement.robin, agreement.acknowledging())
    assert list(changes.parts) == [EVERYONE, participant(agreement.robin), SEALED]
    assert not agreement.room.view(agreement.sam).of(Acknowledgement)
    assert [one.count for one in agreement.room.view(agreement.sam).of(Acknowledgements)] == [1]
    assert agreement.robin not in repr(changes.parts[EVERYONE])


def test_everybody_acknowledges_a_version_once(agreement: Agreement) -> None:
    agreement.room.does(agreement.robin, agreement.acknowledging())
    assert agreement.room.refuses(agreement.robin, agreement.acknowledging()) == "taken"
    agreement.room.does(agreement.lena, agreement.acknowledging())
    assert [one.count for one in agreement.room.view(agreement.sam).of(Acknowledgements)] == [2]


def test_a_new_version_is_acknowledged_anew(agreement: Agreement) -> None:
    agreement.room.does(agreement.robin, agreement.acknowledging())
    read = agreement.acknowledging()
    agreement.rewords("WTA-10")
    assert agreement.room.refuses(agreement.lena, read) == "stale"
    agreement.room.does(agreement.robin, agreement.acknowledging())
    counts = agreement.room.view(agreement.sam).of(Acknowledgements)
    assert [(one.version, one.count) for one in counts] == [(1, 1), (2, 1)]


def test_acknowledgements_name_only_groups_that_may_be_shown(agreement: Agreement) -> None:
    young = agreement.room.group("Young people")
    carers = agreement.room.group("Carers", thread="carers")
    people = [agreement.room.joins(f"Bird {number}", group=young) for number in range(6)]
    people += [agreement.room.joins(f"Tree {number}", group=carers) for number in range(5)]
    for seat in people:
        agreement.room.does(seat, agreement.acknowledging())
        (counted,) = agreement.room.view(agreement.sam).of(Acknowledgements)
        hidden = counted.count - sum(one.count for one in counted.groups)
        assert not counted.groups or hidden == 0 or hidden >= SMALLEST
        assert all(one.count >= SMALLEST for one in counted.groups)
    assert {one.group: one.count for one in counted.groups} == {young: 6, carers: 5}


@pytest.mark.parametrize("way", [EraseOwn(), Leave()], ids=lambda asked: str(asked.kind))
def test_no_count_tells_whether_somebody_who_went_had_acknowledged(agreement: Agreement, way: Operation) -> None:
    """CG-SIG-5, CG-ERA-1"""
    young, carers = agreement.room.group("Young people"), agreement.room.group("Carers", thread="carers")
    birds = [agreement.room.joins(f"Bird {number}", group=young) for number in range(5)]
    trees = [agreement.room.joins(f"Tree {number}", group=carers) for number in range(6)]
    for seat in (*birds, *trees[:5]):
        agreement.room.does(seat, agreement.acknowledging())
    agreement.room.does(birds[0], way)
    agreement.room.does(trees[5], agreement.acknowledging())
    (counted,) = agreement.room.view(agreement.sam).of(Acknowledgements)
    assert (counted.count, {one.group: one.count for one in counted.groups}) == (11, {young: 5, carers: 6})


@pytest.mark.parametrize("way", ["erase", "leave", "change"])
def test_counts_by_group_that_went_and_came_again_tell_of_nobody_either(agreement: Agreement, way: str) -> None:
    """CG-SIG-5, CG-GRP-1, CG-ERA-1: the sixth bird goes, and whether it had acknowledged makes no difference."""
    room = agreement.room
    young, carers = room.group("Young people"), room.group("Carers", thread="carers")
    birds = [room.joins(f"Bird {number}", group=young) for number in range(6)]
    trees = [room.joins(f"Tree {number}", group=carers) for number in range(6)]
    for seat in (*birds, trees[0]):
        room.does(seat, agreement.acknowledging())
    room.does(birds[0], {"erase": EraseOwn(), "leave": Leave(), "change": ChangeOwn(group=carers)}[way])
    for seat in trees[1:5]:
        room.does(seat, agreement.acknowledging())
    (counted,) = room.view(agreement.sam).of(Acknowledgements)
    assert (counted.count, {one.group: one.count for one in counted.groups}) == (11, {young: 6, carers: 5})


def test_what_was_acknowledged_before_it_was_kept_who_counts_goes_on_counting(agreement: Agreement) -> None:
    """CG-SIG-5: in a log that an earlier version of the software wrote."""
    young = agreement.room.group("Young people")
    for number in range(5):
        agreement.room.does(agreement.room.joins(f"Bird {number}", group=young), agreement.acknowledging())
    agreement.room.state.merge(Changes.of(removed=agreement.room.state.everything().of(Counted)))
    agreement.room.does(agreement.room.joins("Bird 5", group=young), agreement.acknowledging())
    (counted,) = agreement.room.view(agreement.sam).of(Acknowledgements)
    assert (counted.count, [one.count for one in counted.groups]) == (6, [6])


def test_there_must_be_something_to_acknowledge() -> None:
    room = Workshop()
    assert room.refuses(room.joins("Robin"), Acknowledge(version=1)) == "closed"
