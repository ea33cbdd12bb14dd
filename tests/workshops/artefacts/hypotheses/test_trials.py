"""A test is planned before the data come, and stands once they do."""

from __future__ import annotations

import pytest

from tests.builders import Workshop
from tests.workshops.documents import whole
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.outline import hypotheses_document
from workshops.artefacts.hypotheses.records import Finding, Hypothesis, PlannedTest
from workshops.artefacts.hypotheses.trials import PlanTest, ReportTest, StartTest


class Planned:
    def __init__(self) -> None:
        self.room = Workshop()
        self.sam, self.lena = self.room.joins("Sam", "facilitator"), self.room.joins("Lena", "member")
        self.hypothesis = self.room.made(self.room.does(self.lena, Propose(think="They give up")))

    def plans(self, threshold: str = "More than half") -> PlanTest:
        return PlanTest(
            hypothesis=self.hypothesis,
            owner="Council analyst",
            looks_at="Case files of 2025",
            measure="Share who came once",
            threshold=threshold,
            way="case_audit",
        )

    def evidence(self) -> None:
        asked = AddEvidence(hypothesis=self.hypothesis, words="12 of 20", strength="records", bearing="for")
        self.room.does(self.lena, asked)

    @property
    def tests(self) -> list[PlannedTest]:
        return self.room.view(self.lena).of(PlannedTest)


@pytest.fixture
def planned() -> Planned:
    return Planned()


def test_a_threshold_moves_until_evidence_comes(planned: Planned) -> None:
    """CG-TST-1"""
    planned.room.does(planned.lena, planned.plans())
    planned.room.does(planned.lena, planned.plans("More than a third"))
    assert [(one.number, one.threshold, one.fixed_before) for one in planned.tests] == [(1, "More than a third", True)]
    planned.evidence()
    assert planned.room.refuses(planned.lena, planned.plans("Less")) == "closed"


@pytest.mark.parametrize("begins", ["start", "decide"])
def test_a_threshold_stands_once_testing_begins(planned: Planned, begins: str) -> None:
    """CG-TST-1"""
    test = planned.room.made(planned.room.does(planned.lena, planned.plans()))
    if begins == "start":
        planned.room.does(planned.lena, StartTest(test=test))
        assert planned.room.one(Hypothesis, planned.hypothesis).status == "testing"
        assert [one.status for one in planned.room.view(planned.lena).of(Finding)] == ["testing"]
    else:
        planned.room.does(planned.sam, Decide(hypothesis=planned.hypothesis, status="testing"))
    assert planned.room.refuses(planned.lena, planned.plans("Less")) == "closed"


def test_a_threshold_that_came_after_the_data_says_so(planned: Planned) -> None:
    """CG-TST-2"""
    planned.evidence()
    planned.room.does(planned.lena, planned.plans())
    assert not planned.tests[0].fixed_before
    words = whole(hypotheses_document(planned.room.view(planned.lena), "2026-05-01T10:00:00Z").blocks)
    assert "The threshold was fixed when there was evidence already." in words
    planned.room.does(planned.lena, planned.plans("Another"))
    planned.evidence()
    assert planned.room.refuses(planned.lena, planned.plans("Less")) == "closed"


def test_a_test_runs_is_reported_and_may_be_followed_by_another(planned: Planned) -> None:
    test = planned.room.made(planned.room.does(planned.lena, planned.plans()))
    report = ReportTest(test=test, met="yes", words="14 of 20 came once.")
    assert planned.room.refuses(planned.lena, report) == "closed"
    planned.room.does(planned.lena, StartTest(test=test))
    assert planned.room.refuses(planned.lena, StartTest(test=test)) == "closed"
    planned.room.does(planned.lena, report)
    assert (planned.tests[0].met, planned.tests[0].status) == ("yes", "done")
    planned.room.does(planned.lena, planned.plans("Again"))
    assert [(one.number, one.fixed_before) for one in planned.tests] == [(1, True), (2, False)]
    words = whole(hypotheses_document(planned.room.view(planned.lena), "2026-05-01T10:00:00Z").blocks)
    assert "14 of 20 came once." in words and "Case files of 2025" in words
