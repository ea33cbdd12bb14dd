"""Outcomes and service qualities: saying them, tagging them, and where they come from."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.outcomes.rooms import FORMAL, OWN, Framing
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.outcomes.frames import AdoptFramework, themes_of
from workshops.artefacts.outcomes.operations import (
    AddOutcome,
    AddQuality,
    Link,
    Say,
    Tag,
    outcomes_of,
    qualities_of,
)
from workshops.audiences import EVERYONE
from workshops.meeting.people import wrote


@pytest.fixture
def framing() -> Framing:
    return Framing()


def test_own_words_carry_the_group_and_no_author(framing: Framing) -> None:
    changes = framing.room.does(framing.young[0], Say(own_words=OWN))
    outcome = framing.outcome(framing.room.made(changes))
    assert (outcome.own_words, outcome.formal, outcome.group) == (OWN, "", framing.young_people)
    assert framing.young[0] not in repr(changes.parts[EVERYONE])
    assert wrote(framing.room.view(framing.young[0]), outcome.id)
    assert not wrote(framing.room.view(framing.sam), outcome.id)


def test_a_small_group_is_not_named(framing: Framing) -> None:
    carers = framing.room.group("Carers", thread="carers")
    kim = framing.room.joins("Kim", group=carers)
    outcome = framing.outcome(framing.room.made(framing.room.does(kim, Say(own_words="A break"))))
    assert outcome.group == ""


def test_only_a_facilitator_writes_for_another_group(framing: Framing) -> None:
    asked = Say(own_words=OWN, group=framing.young_people)
    assert framing.room.refuses(framing.young[0], asked) == "forbidden"
    assert framing.room.refuses(framing.priya, AddOutcome(formal=FORMAL, group=framing.young_people)) == "forbidden"
    assert framing.outcome(framing.room.made(framing.room.does(framing.sam, asked))).group == framing.young_people


def test_outcomes_and_qualities_are_numbered_apart(framing: Framing) -> None:
    framing.said()
    framing.worded()
    framing.quality()
    here = framing.room.view(framing.sam)
    assert [one.ref for one in outcomes_of(here)] == ["O1", "O2"]
    assert [one.ref for one in qualities_of(here)] == ["Q1"]


def test_contributors_leave_formal_wording_to_members(framing: Framing) -> None:
    assert framing.room.refuses(framing.young[0], AddOutcome(formal=FORMAL)) == "forbidden"
    assert framing.room.refuses(framing.young[0], AddQuality(formal="One named worker.")) == "forbidden"
    framing.room.does(framing.priya, AddQuality(formal="One named worker."))


def test_a_quality_has_words_of_one_kind_at_least(framing: Framing) -> None:
    assert framing.room.refuses(framing.priya, AddQuality()) == "invalid"


def test_no_group_stands_where_nobody_of_it_spoke(framing: Framing) -> None:
    outcome = framing.room.made(framing.room.does(framing.sam, AddOutcome(formal=FORMAL, group=framing.young_people)))
    assert framing.outcome(outcome).group == ""


def test_an_outcome_may_belong_to_several_themes(framing: Framing) -> None:
    framework = framing.room.made(framing.room.does(framing.sam, AdoptFramework(key="shanarri-2022")))
    safe, healthy, *_ = themes_of(framing.room.view(framing.sam), framework)
    outcome = framing.said()
    framing.room.does(framing.priya, Tag(outcome=outcome, themes=(safe.id, healthy.id)))
    assert framing.outcome(outcome).themes == (safe.id, healthy.id)
    assert framing.room.refuses(framing.young[0], Tag(outcome=outcome, themes=())) == "forbidden"


def test_an_outcome_says_what_led_to_it(framing: Framing) -> None:
    hypothesis = framing.room.made(framing.room.does(framing.sam, Propose(think="We get passed around")))
    outcome = framing.said()
    framing.room.does(framing.priya, Link(outcome=outcome, hypotheses=(hypothesis,)))
    assert framing.outcome(outcome).hypotheses == (hypothesis,)
    assert framing.room.refuses(framing.priya, Link(outcome=outcome, pain_points=(hypothesis,))) == "missing"
