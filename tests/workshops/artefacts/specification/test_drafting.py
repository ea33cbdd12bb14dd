"""Drafting from the artefacts: what becomes a requirement, and what drafting again leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workshops.artefacts.specification.room import Room
from workshops.artefacts.hypotheses.operations import Decide
from workshops.artefacts.pathways.removal import RemoveStep
from workshops.artefacts.pathways.steps import RewordStep, TimeStep
from workshops.artefacts.specification.operations import DraftRequirements
from workshops.artefacts.specification.requirements import Agree, LinkSources, MarkGap, Reword, Withdraw
from workshops.meeting.partnership import Describe
from workshops.meeting.readiness import SendQuietly
from workshops.thread import what_led_here
from workshops.wording import digest


@pytest.fixture
def room() -> Room:
    return Room()


def test_nothing_is_drafted_from_nothing(room: Room) -> None:
    assert room.drafts() == []


def test_only_what_was_tested_becomes_a_need(room: Room) -> None:
    """CG-SPC-3"""
    room.hypothesis("They give up because they are passed around.", "supported")
    room.hypothesis("It costs too much", "partly_supported")
    for status in ("proposed", "testing", "not_supported", "inconclusive", "parked"):
        room.hypothesis(f"A guess that is {status}", status)
    assert [(one.section, one.strength, one.words) for one in room.drafts()] == [
        ("need", "MUST", "The service MUST answer this need: They give up because they are passed around."),
        ("need", "SHOULD", "The service SHOULD answer this need, which was supported in part: It costs too much."),
    ]


def test_the_vision_is_drafted_once_somebody_signed_it(room: Room) -> None:
    room.signs("WTA-02")
    drafted = room.drafts()
    assert [one.words for one in drafted] == [
        "The service MUST work towards the vision that the partners signed: “One door, one story”"
    ]
    told = what_led_here(room.view, drafted[0].id)
    assert [one["ref"] for one in told["steps"]] == ["WTA-02", "R-001"]


def test_unsigned_clauses_are_not_drafted(room: Room) -> None:
    room.signs("WTA-05")
    assert room.drafts() == []


def test_without_a_vision_the_signed_clause_speaks_for_itself(room: Room) -> None:
    room.workshop.does(room.sam, Describe(name="A safe place to live"))
    room.signs("WTA-02", "WTA-03")
    drafted = room.drafts()
    assert [one.section for one in drafted] == ["vision", "vision"]
    assert all(one.plain for one in drafted)


def test_own_words_stand_beside_the_formal_wording(room: Room) -> None:
    room.outcome("Young people take part in planning their own support.", "It’s my plan")
    room.quality("I say it once")
    assert [(one.words, one.plain) for one in room.drafts()] == [
        (
            "The service MUST work towards this change: Young people take part in planning their own support.",
            "It’s my plan",
        ),
        ("The service MUST be run so that this is true: I say it once.", ""),
    ]


def test_each_to_be_step_becomes_part_of_the_model_with_its_basis(room: Room) -> None:
    to_be, as_is = room.map(), room.map("A", "as_is")
    room.step(room.lane(as_is, "Council"), "Sent on")
    hub, person = room.lane(to_be, "The Hub"), room.lane(to_be, "Young person", person=True)
    start = room.step(person, "At risk", "start_end")
    drop_in = room.step(hub, "Drop-in for housing and benefits")
    room.step(hub, "One referral form", "form", basis="inferred")
    room.step(person, "Plans the next steps")
    end = room.step(person, "Lives on their own", "start_end")
    room.link(start, drop_in)
    room.link(drop_in, end)
    drafted = room.drafts()
    assert [(one.words, one.basis) for one in drafted] == [
        ("The service MUST be open to a person at this point: At risk.", "stated"),
        ("The Hub MUST provide this: Drop-in for housing and benefits.", "stated"),
        ("The Hub MUST do this: One referral form.", "inferred"),
        ("The service MUST make this possible for the person: Plans the next steps.", "stated"),
        ("The service MUST work towards this for each person: Lives on their own.", "stated"),
    ]
    assert {one.section for one in drafted} == {"model"}


def test_a_wait_without_a_time_is_a_gap_and_says_so(room: Room) -> None:
    """CG-SPC-5"""
    hub = room.lane(room.map(), "The Hub")
    wait = room.step(hub, "Waits for a room", "wait")
    drafted = room.drafts()[0]
    assert drafted.status == "gap" and "not agreed" in drafted.note
    room.workshop.does(room.sam, TimeStep(step=wait, wait=1440, wait_worst=4320))
    now = room.drafts()[0]
    assert (now.id, now.status, now.words) == (
        drafted.id,
        "drafted",
        "The Hub MUST keep this wait to 3 days at most: Waits for a room.",
    )


def test_each_way_out_of_a_decision_is_a_requirement(room: Room) -> None:
    hub = room.lane(room.map(), "The Hub")
    decision = room.step(hub, "Is home safe?", "decision")
    room.link(decision, room.step(hub, "Mediation"), "yes or maybe")
    room.link(decision, room.step(hub, "Assessment bed"))
    room.drafts()
    branches = room.in_section("referral")
    assert [(one.words, one.status) for one in branches] == [
        (
            "After “Is home safe?” (T1), when the answer is “yes or maybe”, the way MUST lead to: Mediation (T2).",
            "drafted",
        ),
        (
            "After “Is home safe?” (T1), the way MUST lead to: Assessment bed (T3). In which case is not agreed yet.",
            "gap",
        ),
    ]


def test_a_person_who_moves_between_agencies_needs_information_and_a_time_limit(room: Room) -> None:
    to_be = room.map()
    hub, care = room.lane(to_be, "The Hub"), room.lane(to_be, "Children’s social care")
    form, assessment = room.step(hub, "One risk assessment"), room.step(care, "Joint assessment")
    room.link(form, assessment, "16 or 17")
    room.drafts()
    assert [one.status for one in room.in_section("interfaces")] == ["gap"]
    room.link(form, assessment, "the risk assessment", "information")
    room.workshop.does(room.sam, TimeStep(step=assessment, wait=2880))
    room.drafts()
    (interface,) = room.in_section("interfaces")
    assert interface.status == "drafted" and interface.note == ""
    assert interface.words == (
        "When a person moves from The Hub (T1) to Children’s social care (T2), "
        "The Hub MUST pass on the risk assessment, within 2 days."
    )


def test_the_persons_own_lane_is_no_agency_to_hand_over_to(room: Room) -> None:
    """CG-MAP-4"""
    to_be = room.map()
    hub, person = room.lane(to_be, "The Hub"), room.lane(to_be, "Young person", person=True)
    room.link(room.step(person, "Asks"), room.step(hub, "Drop-in"))
    room.drafts()
    assert room.in_section("interfaces") == []


def test_points_of_concern_of_today_and_tomorrow_become_safeguarding(room: Room) -> None:
    room.step(room.lane(room.map("A", "as_is"), "Council"), "B&B, not assessed", concern=True)
    room.step(room.lane(room.map(), "The Hub"), "Assessment bed", concern=True)
    room.drafts()
    assert [one.words for one in room.in_section("safeguarding")] == [
        "The service MUST keep people from harm at this point: Assessment bed (T1).",
        "The service MUST make sure that nobody comes to harm as they can at this point today: B&B, not assessed (A1).",
    ]


def test_an_indicator_that_nobody_needs_asks_nobody_for_figures(room: Room) -> None:
    outcome = room.outcome("Fewer people come back homeless")
    room.indicator(outcome, "People who come back within six months")
    room.indicator(outcome, "Cups of tea served", decision="")
    room.drafts()
    (monitoring,) = room.in_section("monitoring")
    assert monitoring.words == (
        "This MUST be reported: People who come back within six months. How often: Every three months. "
        "Who reads it: Steering group. To decide: Whether to go on. Held by: The Hub."
    )


def test_a_step_brings_the_hypotheses_about_it_into_the_thread(room: Room) -> None:
    hub = room.lane(room.map(), "The Hub")
    step = room.step(hub, "One form")
    about = room.hypothesis("Five forms make people give up", "testing", steps=(step,))
    room.hypothesis("Nobody reads the forms", "not_supported", steps=(step,))
    (drafted,) = room.drafts()
    assert drafted.sources == (step, about)


def test_drafting_twice_adds_nothing_twice(room: Room) -> None:
    """CG-SPC-2"""
    room.outcome("Fewer people come back homeless")
    room.step(room.lane(room.map(), "The Hub"), "Drop-in")
    first = room.drafts()
    assert room.workshop.does(room.sam, DraftRequirements()).parts == {}
    room.quality("I say it once")
    again = room.drafts()
    assert len(again) == len(first) + 1 and set(first) < set(again)
    assert [one.ref for one in sorted(again, key=lambda one: one.ref)] == ["R-001", "R-002", "R-003"]


def test_what_nobody_touched_follows_its_source(room: Room) -> None:
    step = room.step(room.lane(room.map(), "The Hub"), "Drop-in")
    (before,) = room.drafts()
    room.workshop.does(room.sam, RewordStep(step=step, basis_digest=digest("Drop-in"), words="Drop-in, every day"))
    (after,) = room.drafts()
    assert (after.id, after.ref, after.words) == (
        before.id,
        before.ref,
        "The Hub MUST provide this: Drop-in, every day.",
    )


@pytest.mark.parametrize("how", ["reworded", "agreed", "gap", "withdrawn"])
def test_what_people_touched_stays_as_they_left_it(room: Room, how: str) -> None:
    """CG-SPC-2"""
    step = room.step(room.lane(room.map(), "The Hub"), "Drop-in")
    (before,) = room.drafts()
    seen = room.seen(before.id)
    touch = {
        "reworded": Reword(requirement=before.id, basis_digest=seen, words="The Hub MUST open every day."),
        "agreed": Agree(requirement=before.id, basis_digest=seen),
        "gap": MarkGap(requirement=before.id, note="Opening hours"),
        "withdrawn": Withdraw(requirement=before.id, note="Somebody else does this"),
    }
    room.workshop.does(room.sam, touch[how])
    left = replace(room.requirement(before.id), quotes=())
    room.workshop.does(room.sam, RewordStep(step=step, basis_digest=digest("Drop-in"), words="Something else"))
    assert [replace(one, quotes=()) for one in room.drafts()] == [left]


def test_sources_that_people_linked_stay_when_it_is_drafted_again(room: Room) -> None:
    step = room.step(room.lane(room.map(), "The Hub"), "Drop-in")
    hypothesis = room.hypothesis("People give up", "testing")
    (before,) = room.drafts()
    room.workshop.does(room.sam, LinkSources(requirement=before.id, sources=(step, hypothesis)))
    room.workshop.does(room.sam, RewordStep(step=step, basis_digest=digest("Drop-in"), words="Drop-in, daily"))
    (after,) = room.drafts()
    assert after.sources == (step, hypothesis) and "daily" in after.words


def test_what_lost_its_source_stays_as_a_gap_for_people_to_decide(room: Room) -> None:
    hypothesis = room.hypothesis("People give up", "supported")
    room.drafts()
    room.workshop.does(room.sam, Decide(hypothesis=hypothesis, status="inconclusive"))
    (let_go,) = room.drafts()
    assert let_go.status == "gap" and "no longer there" in let_go.note
    room.workshop.does(room.sam, Decide(hypothesis=hypothesis, status="supported"))
    assert [one.status for one in room.drafts()] == ["drafted"]


def test_taking_a_step_away_leaves_its_requirement_without_a_thread(room: Room) -> None:
    step = room.step(room.lane(room.map(), "The Hub"), "Drop-in")
    room.drafts()
    room.workshop.does(room.sam, RemoveStep(step=step))
    (left,) = room.drafts()
    assert (left.sources, left.status) == ((), "gap")


def test_drafting_reads_only_what_everybody_may_see() -> None:
    """CG-SPC-1"""
    worlds = Room(), Room()
    for room in worlds:
        room.step(room.lane(room.map(), "The Hub"), "Drop-in")
    worlds[0].workshop.does(worlds[0].young[0], SendQuietly(words="only for facilitators"))
    assert worlds[0].drafts() == worlds[1].drafts()
