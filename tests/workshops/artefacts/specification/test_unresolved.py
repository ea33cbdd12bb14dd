"""What is not agreed or not known is always told."""

from __future__ import annotations

import json

import pytest

from tests.workshops.artefacts.specification.room import Room
from workshops.artefacts.agreement.operations import clauses_of
from workshops.artefacts.agreement.positions import TakePosition
from workshops.artefacts.agreement.records import Objection
from workshops.artefacts.specification.requirements import (
    AddRequirement,
    AgreeWithReservation,
    LinkSources,
    MarkGap,
    Reword,
    Withdraw,
)
from workshops.artefacts.specification.unresolved import has_thread, leans_on, unresolved
from workshops.meeting.partnership import KeepMinorityView
from workshops.thread import thread_graph


@pytest.fixture
def room() -> Room:
    return Room()


def added(room: Room, *sources: str) -> str:
    asked = AddRequirement(section="model", words="The Hub MUST open.", sources=sources)
    return room.does(room.lena, asked)


def position(room: Room, stance: str) -> None:
    clause = clauses_of(room.view)[0]
    asked = TakePosition(clause=clause.id, digest=clause.digest, stance=stance, reason="Too vague", fix="Name the sum")
    room.workshop.does(room.lena, asked)


def test_an_objection_is_open_until_the_organisation_takes_it_back(room: Room) -> None:
    room.signs("WTA-02")
    position(room, "objects")
    assert unresolved(room.view).objections == (room.view.of(Objection)[0].id,)
    position(room, "agrees")
    assert unresolved(room.view).objections == ()


def test_reservations_to_clauses_and_requirements_are_told(room: Room) -> None:
    room.signs("WTA-02")
    position(room, "reservation")
    one = added(room)
    asked = AgreeWithReservation(requirement=one, basis_digest=room.seen(one), words="Not at night")
    room.does(room.sam, asked)
    assert len(unresolved(room.view).reservations) == 2


def test_a_reservation_was_to_words_that_have_gone_is_settled_with_them(room: Room) -> None:
    one = added(room)
    room.does(room.sam, AgreeWithReservation(requirement=one, basis_digest=room.seen(one), words="Not at night"))
    room.does(room.lena, Reword(requirement=one, basis_digest=room.seen(one), words="The Hub MUST open by day."))
    assert unresolved(room.view).reservations == ()


def test_minority_views_are_kept(room: Room) -> None:
    one = added(room)
    room.does(room.young[0], KeepMinorityView(of=one, words="Not for me"))
    assert len(unresolved(room.view).minority_views) == 1


def test_requirements_to_which_nothing_led_are_reported(room: Room) -> None:
    """CG-THR-4"""
    hypothesis = room.hypothesis("People give up", "supported")
    alone, _ = added(room), added(room, hypothesis)
    assert unresolved(room.view).threadless == (alone,)
    room.does(room.lena, LinkSources(requirement=alone, sources=(hypothesis,)))
    assert unresolved(room.view).threadless == ()
    assert has_thread(room.view, room.requirement(alone))


def test_untested_hypotheses_are_told_when_requirements_lean_on_them(room: Room) -> None:
    lean = room.hypothesis("People give up", "testing")
    room.hypothesis("Nobody leans on this")
    outcome = room.outcome("Fewer give up", hypotheses=(lean,))
    one = added(room, outcome)
    assert unresolved(room.view).untested == (lean,)
    assert leans_on(thread_graph(room.view), room.requirement(one)) == (lean,)
    room.does(room.sam, Withdraw(requirement=one, note="No"))
    assert unresolved(room.view).untested == ()


def test_a_supported_hypothesis_is_nothing_open(room: Room) -> None:
    added(room, room.hypothesis("People give up", "supported"))
    assert unresolved(room.view).untested == ()


def test_parked_hypotheses_and_indicators_without_a_purpose_are_told(room: Room) -> None:
    parked = room.hypothesis("Later", "parked")
    blocked = room.indicator(room.outcome("Fewer come back"), "Cups of tea", decision="")
    told = unresolved(room.view)
    assert (told.parked, told.blocked) == ((parked,), (blocked,))


def test_gaps_and_what_was_left_out_are_told_apart(room: Room) -> None:
    gap, out = added(room), added(room)
    room.does(room.lena, MarkGap(requirement=gap, note="Hours"))
    room.does(room.sam, Withdraw(requirement=out, note="No money"))
    told = unresolved(room.view)
    assert (told.gaps, told.withdrawn, told.threadless) == ((gap,), (out,), (gap,))
    assert told.count == 2


def test_it_travels_as_json(room: Room) -> None:
    added(room)
    told = unresolved(room.view).as_json()
    assert json.loads(json.dumps(told)) == told
    assert len(told["threadless"]) == 1
