"""What organisations say of clauses: who may speak, what an objection must carry, and how a clause stands."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.agreement.rooms import Agreement
from workshops.artefacts.agreement.positions import AnswerObjection, position_of, standing, stands
from workshops.artefacts.agreement.records import Objection, Position
from workshops.meeting.people import TakeSeat


@pytest.fixture
def agreement() -> Agreement:
    return Agreement()


def objects(agreement: Agreement, reason: str = "It tells how many we are.") -> Objection:
    asked = agreement.position("WTA-10", "objects", reason, "Show three larger areas.")
    agreement.room.does(agreement.lena, asked)
    return agreement.room.view(agreement.sam).of(Objection)[-1]


def state(agreement: Agreement, ref: str) -> str:
    return standing(agreement.room.view(agreement.robin), agreement.clause(ref)).state


def test_a_position_is_the_organisations_and_its_latest_counts(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.position("WTA-10", "reservation", "Review it after the pilot."))
    agreement.room.does(agreement.lena, agreement.position("WTA-10", "agrees"))
    held = agreement.room.view(agreement.robin).of(Position)
    assert [(one.organisation, one.stance, one.reason) for one in held] == [(agreement.harbour, "agrees", "")]


def test_a_label_is_no_organisation(agreement: Agreement) -> None:
    asked = TakeSeat(nickname="Kim", roles=("member",), organisation=agreement.harbour, confirmed=False)
    kim = agreement.room.made(agreement.room.door(asked))
    assert agreement.room.refuses(kim, agreement.position("WTA-10", "agrees")) == "forbidden"


def test_contributors_and_facilitators_without_an_organisation_take_no_position(agreement: Agreement) -> None:
    for seat in (agreement.robin, agreement.sam):
        assert agreement.room.refuses(seat, agreement.position("WTA-10", "agrees")) == "forbidden"


@pytest.mark.parametrize(
    ("stance", "reason", "fix"),
    [("reservation", "", ""), ("objects", "", "Show areas."), ("objects", "It tells too much.", " ")],
)
def test_dissent_says_why_and_what_would_help(agreement: Agreement, stance: str, reason: str, fix: str) -> None:
    assert agreement.room.refuses(agreement.lena, agreement.position("WTA-10", stance, reason, fix)) == "invalid"


def test_nobody_speaks_of_a_text_that_has_moved_on(agreement: Agreement) -> None:
    asked = agreement.position("WTA-10", "agrees")
    agreement.rewords("WTA-10")
    assert agreement.room.refuses(agreement.lena, asked) == "stale"


def test_an_objection_stays_in_the_history(agreement: Agreement) -> None:
    objection = objects(agreement)
    agreement.room.does(agreement.lena, agreement.position("WTA-10", "agrees"))
    assert agreement.room.view(agreement.robin).of(Objection) == [objection]
    assert not stands(agreement.room.view(agreement.robin), objection)


def test_the_same_objection_said_twice_is_one(agreement: Agreement) -> None:
    assert objects(agreement) == objects(agreement)
    assert len(agreement.room.view(agreement.sam).of(Objection)) == 1


def test_an_objection_for_another_reason_follows_the_first(agreement: Agreement) -> None:
    first, second = objects(agreement), objects(agreement, "Nobody checks it.")
    here = agreement.room.view(agreement.sam)
    assert [stands(here, one) for one in (first, second)] == [False, True]


def test_an_answer_leaves_the_position_to_the_organisation(agreement: Agreement) -> None:
    objection = objects(agreement)
    asked = AnswerObjection(objection=objection.id, answer="Three larger areas now.", met=True)
    assert agreement.room.refuses(agreement.lena, asked) == "forbidden"
    agreement.room.does(agreement.sam, asked)
    here = agreement.room.view(agreement.lena)
    answered = here.require(Objection, objection.id)
    held = position_of(here, objection.clause, agreement.harbour)
    assert (answered.met, answered.answer, answered.reason) == (True, "Three larger areas now.", objection.reason)
    assert held and held.stance == "objects" and stands(here, answered)


def test_a_clause_waits_until_every_organisation_has_answered(agreement: Agreement) -> None:
    assert state(agreement, "WTA-10") == "waiting"
    agreement.room.does(agreement.lena, agreement.position("WTA-10", "agrees"))
    here = agreement.room.view(agreement.robin)
    assert standing(here, agreement.clause("WTA-10")).waiting == (agreement.housing,)
    agreement.room.does(agreement.anita, agreement.position("WTA-10", "agrees"))
    assert state(agreement, "WTA-10") == "agreed"


def test_reservations_are_told_apart_from_agreement(agreement: Agreement) -> None:
    agreement.room.does(agreement.lena, agreement.position("WTA-10", "agrees"))
    agreement.room.does(agreement.anita, agreement.position("WTA-10", "reservation", "Say who checks."))
    found = standing(agreement.room.view(agreement.robin), agreement.clause("WTA-10"))
    assert (found.state, found.reservations, found.agrees) == (
        "reservations",
        (agreement.housing,),
        (agreement.harbour,),
    )


def test_one_objection_outweighs_all_agreement(agreement: Agreement) -> None:
    agreement.room.does(agreement.anita, agreement.position("WTA-10", "agrees"))
    objects(agreement)
    assert state(agreement, "WTA-10") == "objection"


def test_a_rewording_asks_again_but_does_not_silence_an_objection(agreement: Agreement) -> None:
    for ref in ("WTA-09", "WTA-10"):
        agreement.room.does(agreement.anita, agreement.position(ref, "agrees"))
    objects(agreement)
    agreement.rewords("WTA-10")
    here = agreement.room.view(agreement.robin)
    found = standing(here, agreement.clause("WTA-10"))
    assert (found.objects, found.waiting) == ((agreement.harbour,), (agreement.housing,))
    assert standing(here, agreement.clause("WTA-09")).agrees == (agreement.housing,)
