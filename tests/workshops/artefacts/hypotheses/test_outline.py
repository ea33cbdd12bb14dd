"""The register as a document: nothing untested, unsupported or dissenting is tidied away, and no score leaks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import Workshop
from tests.workshops.documents import clause, section, sheet, whole
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.outline import hypotheses_document
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.document import Document, tidy
from workshops.meeting.partnership import KeepMinorityView

MOMENT = "2026-05-12T15:30:00Z"
NOT_AGREED = "What is not agreed"
HIGH, LOW = (90, 85, 80, 75, 70, 95, 88, 92), (10, 15, 20, 5, 12)


class Register:
    """Sam facilitates; eight young people and five from housing score what they are asked."""

    def __init__(self) -> None:
        self.room = Workshop()
        self.young_people = self.room.group("Young people")
        self.housing = self.room.group("Council housing", thread="housing")
        self.sam = self.room.joins("Sam", "facilitator")
        self.young = [self.room.joins(f"Bird {number}", group=self.young_people) for number in range(len(HIGH))]
        self.officers = [self.room.joins(f"Tree {number}", group=self.housing) for number in range(len(LOW))]
        self.room.does(self.sam, FixRule(agrees_from=60, share=60, low_words="Not at all", high_words="Very much"))

    def proposes(self, think: str = "We get passed around", **said: Any) -> str:
        asked = Propose(think=think, because="nobody owns it", **said)
        return self.room.made(self.room.does(self.young[0], asked))

    def opens(self, hypothesis: str) -> str:
        return self.room.made(self.room.does(self.sam, OpenRound(hypothesis=hypothesis)))

    def scores(self, hypothesis: str, young: tuple[int, ...] = HIGH, officers: tuple[int, ...] = LOW) -> None:
        opened = self.opens(hypothesis)
        for seat, value in [*zip(self.young, young, strict=False), *zip(self.officers, officers, strict=False)]:
            self.room.does(seat, GiveScore(round=opened, value=value))
        self.room.does(self.sam, Reveal(round=opened))

    def document(self, seat: str = "") -> Document:
        return tidy(hypotheses_document(self.room.view(seat or self.sam), MOMENT))


@pytest.fixture
def register() -> Register:
    return Register()


def test_a_hypothesis_is_told_whole(register: Register) -> None:
    register.proposes(true_if="Fewer give up", false_if="As many give up.", harm="Wrong help faster", source="Review")
    found = register.document()
    stated = clause(found, "H1")
    assert stated.words == "We think: We get passed around. Because: nobody owns it."
    assert stated.status == "Proposed. Raised by: Young people. Not scored yet."
    inside = whole(section(found, "H1, about how it is"))
    for told in ("True if: Fewer give up.", "False if: As many give up.", "It could do harm: Wrong help faster."):
        assert told in inside
    assert "Source: Review." in whole(stated.notes)


def test_a_result_has_words_at_both_ends_n_the_range_and_the_groups(register: Register) -> None:
    register.scores(register.proposes())
    found = register.document()
    inside = whole(section(found, "H1, about how it is"))
    assert "13 people scored, 0 meaning “Not at all” and 100 meaning “Very much”." in inside
    assert "the lowest 5, the highest 95" in inside
    rows = {row[2]: row[3] for row in sheet(found, "Results").rows}
    assert rows == {"Everybody": 13, "Young people": 8, "Council housing": 5}


def test_the_rule_is_cited_with_the_day_on_which_it_was_fixed(register: Register) -> None:
    told = whole(section(register.document(), "About this register"))
    assert "fixed on 1 March 2026" in told and "60 of 100 people in every group must agree" in told


def test_what_is_divided_stands_under_what_is_not_agreed(register: Register) -> None:
    register.scores(register.proposes())
    found = register.document()
    assert "Views are divided." in whole(section(found, NOT_AGREED))
    assert dict(found.cover)["Not agreed"] == "1 item, listed in this document"


def test_common_ground_is_not_listed_as_dissent(register: Register) -> None:
    register.scores(register.proposes(), officers=(90, 80, 85, 95, 70))
    assert "Common ground." in whole(register.document())
    assert "No common ground" not in whole(register.document())


def test_under_five_people_nothing_is_drawn(register: Register) -> None:
    register.scores(register.proposes(), young=HIGH[:4], officers=())
    found = register.document()
    assert "Under five people scored, so nothing is drawn." in whole(found)
    assert sheet(found, "Results").rows == ()


def test_a_small_group_is_in_no_table(register: Register) -> None:
    register.scores(register.proposes(), officers=LOW[:2])
    found = register.document()
    assert "Council housing" not in whole(found)


def test_an_open_round_shows_nothing_but_that_it_is_open(register: Register) -> None:
    hypothesis = register.proposes()
    opened = register.opens(hypothesis)
    before = register.document()
    register.room.does(register.young[0], GiveScore(round=opened, value=37))
    assert register.document() == before
    assert "H1: people are still scoring." in whole(section(before, "Left out, and why"))


def test_a_document_is_the_same_for_the_scorer_and_for_others(register: Register) -> None:
    register.room.does(register.young[0], GiveScore(round=register.opens(register.proposes()), value=37))
    assert register.document(register.young[0]) == register.document(register.young[1])


def test_untested_and_unsupported_hypotheses_stay(register: Register) -> None:
    register.proposes()
    refuted = register.proposes("Mediation always works")
    register.room.does(
        register.sam, Decide(hypothesis=refuted, status="not_supported", words="It did not, in six of ten.")
    )
    found = register.document()
    told = whole(section(found, NOT_AGREED))
    assert "H1. We think: We get passed around." in told and "H2. We think: Mediation always works." in told
    assert "Not supported, and kept" in told
    assert clause(found, "H2").status.startswith("Not supported.")


def test_the_history_of_a_hypothesis_is_kept_in_order(register: Register) -> None:
    hypothesis = register.proposes()
    for status in ("accepted", "testing", "inconclusive"):
        register.room.does(register.sam, Decide(hypothesis=hypothesis, status=status, words="So.", confidence="low"))
    rows = sheet(register.document(), "Findings").rows
    assert [row[2] for row in rows] == ["Accepted to test", "Testing", "Inconclusive"]
    assert "1 March 2026: Testing. So. Confidence: low." in whole(register.document())


def test_evidence_says_how_strong_its_source_is(register: Register) -> None:
    hypothesis = register.proposes()
    asked = AddEvidence(
        hypothesis=hypothesis,
        words="Most had stopped asking.",
        strength="several_views",
        bearing="for",
        lived=True,
        basis="invented",
    )
    register.room.does(register.young[0], asked)
    (row,) = sheet(register.document(), "Evidence").rows
    assert row[:4] == ("H1", "For", "Most had stopped asking.", "Several views, lived experience")
    assert row[5] == "invented for teaching"


def test_minority_views_stand_first_and_beside_their_hypothesis(register: Register) -> None:
    hypothesis = register.proposes()
    register.room.does(register.officers[0], KeepMinorityView(of=hypothesis, words="They come back."))
    found = register.document()
    for part in (section(found, NOT_AGREED), section(found, "H1, about how it is")):
        assert "Minority view, Council housing: “They come back.”" in whole(part)
    assert sheet(found, "Minority views").rows[0][2] == "They come back."


def test_no_nickname_of_a_contributor_is_in_the_document(register: Register) -> None:
    register.scores(register.proposes())
    assert "Bird" not in whole(register.document()) and "Tree" not in whole(register.document())
