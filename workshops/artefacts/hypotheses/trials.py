"""Testing a hypothesis: who looks at what, and a threshold that stands before anything has been looked at."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.hypotheses.records import TEST_WAYS, Evidence, Finding, Hypothesis, PlannedTest
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, text
from workshops.meeting.people import authored
from workshops.meeting.records import BASES
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, Record, View

UNTESTED = ("proposed", "accepted")


def tests_on(here: View, hypothesis: str) -> list[PlannedTest]:
    """The tests of a hypothesis by number."""
    found = (one for one in here.of(PlannedTest) if one.hypothesis == hypothesis)
    return sorted(found, key=lambda one: one.number)


def evidence_on(here: View, hypothesis: str) -> tuple[str, ...]:
    """Ids of the evidence on a hypothesis."""
    return tuple(one.id for one in here.of(Evidence) if one.hypothesis == hypothesis)


def locked_by(here: View, one: PlannedTest) -> str:
    """Why a plan can no longer move: "testing" has begun, or "evidence" has come; nothing while it still may."""
    begun = one.fixed_before and here.require(Hypothesis, one.hypothesis).status not in UNTESTED
    if one.status != "planned" or begun:
        return "testing"
    return "evidence" if set(evidence_on(here, one.hypothesis)) - set(one.known) else ""


def _movable(here: View, hypothesis: str) -> PlannedTest | None:
    """The plan that may still be changed, None where a new one comes; refused as closed while one is locked."""
    last = tests_on(here, hypothesis)[-1:]
    if not last or last[0].status == "done":
        return None
    reason = locked_by(here, last[0])
    if reason:
        raise Refused("closed", reason=reason)
    return last[0]


@operation("hypotheses.plan_test", allowed=is_member)
class PlanTest(Operation):
    """Say who looks at what, how it is measured, and the threshold: fixed before the data, and locked by them.

    Once testing has begun or evidence has come, the plan stands as it is. After a test is done another may be planned.
    A threshold that was fixed when there was evidence already is marked so.
    """

    hypothesis: str = reference("hypotheses.hypothesis")
    owner: str = text(120)
    looks_at: str = text(300)
    measure: str = text(300)
    threshold: str = text(300)
    way: str = choice(*TEST_WAYS, default="other")
    basis: str = choice(*BASES, default="stated")

    def check(self, here: View, actor: Actor) -> None:
        _movable(here, self.hypothesis)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        about = here.require(Hypothesis, self.hypothesis)
        before, known = _movable(here, about.id), evidence_on(here, about.id)
        made = PlannedTest(
            id=before.id if before else stamp.new_id(EVERYONE),
            audience=EVERYONE,
            hypothesis=about.id,
            number=before.number if before else len(tests_on(here, about.id)) + 1,
            owner=self.owner,
            looks_at=self.looks_at,
            measure=self.measure,
            threshold=self.threshold,
            way=self.way,
            known=known,
            fixed_before=not known and about.status in UNTESTED,
            fixed_at=stamp.at,
            basis=self.basis,
        )
        return Changes.of(put=[made, *([] if before else authored(made, actor, stamp))])


@operation("hypotheses.start_test", allowed=is_member)
class StartTest(Operation):
    """Begin a test. Its threshold stands from now on, and the hypothesis is being tested."""

    test: str = reference("hypotheses.test")

    def check(self, here: View, actor: Actor) -> None:
        if here.require(PlannedTest, self.test).status != "planned":
            raise Refused("closed", reason="begun")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        test = here.require(PlannedTest, self.test)
        about = here.require(Hypothesis, test.hypothesis)
        begun: list[Record] = [replace(test, status="running", started_at=stamp.at)]
        if about.status in UNTESTED:
            begun += [replace(about, status="testing"), _finding(about, stamp)]
        return Changes.of(put=begun)


def _finding(about: Hypothesis, stamp: Stamp) -> Finding:
    return Finding(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        hypothesis=about.id,
        status="testing",
        words="",
        found_at=stamp.at,
    )


@operation("hypotheses.report_test", allowed=is_member)
class ReportTest(Operation):
    """Say what came out, and whether the threshold was met. What follows from that is decided apart."""

    test: str = reference("hypotheses.test")
    met: str = choice("yes", "no", "unclear")
    words: str = text(400)

    def check(self, here: View, actor: Actor) -> None:
        if here.require(PlannedTest, self.test).status != "running":
            raise Refused("closed", reason="not_running")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        test = here.require(PlannedTest, self.test)
        return Changes.of(put=[replace(test, status="done", met=self.met, words=self.words, ended_at=stamp.at)])
