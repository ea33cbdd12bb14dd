"""Hypotheses, the rule for common ground, private scores and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshops.apart import Sealed
from workshops.fields import choice, reference, references
from workshops.meeting.illustrating import Illustrated
from workshops.meeting.quoting import Quoting
from workshops.meeting.records import BASES, Contributed
from workshops.state import Record, View, record

TYPES: Final = ("diagnostic", "design", "outcome_link")
STATUSES: Final = (
    "proposed",
    "accepted",
    "testing",
    "supported",
    "partly_supported",
    "not_supported",
    "inconclusive",
    "applied",
    "parked",
    "superseded",
)
STRENGTHS: Final = ("one_view", "several_views", "records", "independent_study")
TEST_WAYS: Final = (
    "data_cut",
    "case_audit",
    "walk_through",
    "observation",
    "interviews",
    "survey",
    "costing",
    "policy_check",
    "pilot",
    "other",
)
VERDICTS: Final = ("common_ground", "mixed", "divided", "not_scored")


@record("hypotheses.hypothesis")
class Hypothesis(Illustrated, Contributed):
    """We think ... because ...; true if ...; false if ...; and whom it could harm."""

    ref: str
    order: int
    type: str = choice(*TYPES)
    think: str
    because: str = ""
    true_if: str = ""
    false_if: str = ""
    harm: str = ""
    raised_by: str = reference("meeting.group", default="")
    steps: tuple[str, ...] = references("pathways.step", leads="here", default=())
    status: str = choice(*STATUSES, default="proposed")
    basis: str = choice(*BASES, default="stated")
    source: str = ""
    withdrawn: bool = False


@record("hypotheses.rule")
class CommonGroundRule(Record):
    """The rule for common ground, fixed before scoring.

    A score of ``agrees_from`` (0-100) or more counts as agreeing; ``share`` (per cent) of every group must agree.
    Groups too small to show count ``together`` if that makes five people, else only in the ``whole``.
    """

    agrees_from: int
    share: int
    small: str = choice("together", "whole")
    low_words: str
    high_words: str
    fixed_at: str


@record("hypotheses.round")
class Round(Record):
    """One private scoring of one hypothesis, under one rule."""

    hypothesis: str = reference("hypotheses.hypothesis")
    number: int
    rule: str = reference("hypotheses.rule")
    status: str = choice("open", "closed", default="open")


@record("hypotheses.score")
class Score(Record):
    """Somebody's private score, 0-100; None says 'I'm not sure'. Never leaves the scorer's own stream.

    ``importance`` says how much it matters and ``confidence`` how sure the scorer is, both 0-100, None where not given.
    """

    round: str = reference("hypotheses.round")
    value: int | None = None
    importance: int | None = None
    confidence: int | None = None

    def goes_with_assent(self, here: View) -> bool:
        """A score that was counted stays: by it later rounds are kept from giving anybody away."""
        return here.require(Round, self.round).status == "open"


@record("hypotheses.counted")
class Counted(Sealed):
    """Whose scores a round was summed from, and in which group they were at the reveal."""

    round: str


@dataclass(frozen=True)
class Strip:
    """Scores of a group without names: how many, the middle person, the middle half, the range, and the dots."""

    n: int
    median: float
    q1: float
    q3: float
    low: int
    high: int
    dots: tuple[int, ...] = ()


@dataclass(frozen=True)
class GroupResult:
    """What one group said; ``agreeing`` is the share that agrees, in per cent."""

    group: str
    strip: Strip
    agreeing: int


@dataclass(frozen=True)
class GroupStrip:
    """How one group answered a question beside agreement."""

    group: str
    strip: Strip


@dataclass(frozen=True)
class Weighed:
    """A question beside agreement, importance or confidence: everybody, and the groups that may be shown."""

    strip: Strip
    groups: tuple[GroupStrip, ...] = ()


@record("hypotheses.result")
class Result(Record):
    """What a round adds up to. ``hidden`` people sit in groups that are not shown.

    ``held_back`` says that too few people changed since an earlier round to show this one: the two together would tell
    what somebody scored. The earlier result stands.
    """

    hypothesis: str = reference("hypotheses.hypothesis", leads="there")
    round: str = reference("hypotheses.round")
    rule: str = reference("hypotheses.rule")
    n: int
    unsure: int
    strip: Strip | None = None
    groups: tuple[GroupResult, ...] = ()
    hidden: int = 0
    verdict: str = choice(*VERDICTS, default="not_scored")
    importance: Weighed | None = None
    confidence: Weighed | None = None
    held_back: bool = False


@record("hypotheses.test")
class PlannedTest(Quoting):
    """How a hypothesis is tested: who looks at what, how it is measured, and from where on it counts as supported.

    ``known`` is the evidence that was there when the threshold was fixed, and ``fixed_before`` says that there was
    none, nor had testing begun. ``met`` and ``words`` are what came out.
    """

    hypothesis: str = reference("hypotheses.hypothesis", leads="here")
    number: int
    owner: str
    looks_at: str
    measure: str
    threshold: str
    way: str = choice(*TEST_WAYS)
    status: str = choice("planned", "running", "done", default="planned")
    known: tuple[str, ...] = references("hypotheses.evidence", default=())
    fixed_before: bool
    fixed_at: str
    started_at: str = ""
    ended_at: str = ""
    met: str = choice("yes", "no", "unclear", "", default="")
    words: str = ""
    basis: str = choice(*BASES, default="stated")


@record("hypotheses.evidence")
class Evidence(Contributed):
    """What speaks for or against. ``strength`` is the strength of the source, ``lived`` marks lived experience."""

    hypothesis: str = reference("hypotheses.hypothesis", leads="there")
    words: str
    strength: str = choice(*STRENGTHS)
    bearing: str = choice("for", "against", "mixed")
    lived: bool = False
    source: str = ""
    basis: str = choice(*BASES, default="stated")


@record("hypotheses.finding")
class Finding(Quoting):
    """A status that was decided, with its words: the history of a hypothesis. Nothing is deleted."""

    hypothesis: str = reference("hypotheses.hypothesis", leads="there")
    status: str = choice(*STATUSES)
    words: str
    confidence: str = choice("low", "medium", "high", "", default="")
    found_at: str


@record("hypotheses.published_result")
class PublishedResult(Record):
    """A result of others, quoted with its source. It is no vote: no round, rule or verdict ever reads it.

    ``scale_from`` means ``low_words`` and ``scale_to`` means ``high_words``, whichever of them is agreement.
    ``lowest``, ``highest`` and ``average`` are on that scale, None where the source does not give them; ``sample``
    says who was asked, as far as it was published.
    """

    hypothesis: str = reference("hypotheses.hypothesis", leads="there", default="")
    statement: str
    source: str
    low_words: str
    high_words: str
    scale_from: float = 0
    scale_to: float = 100
    lowest: float | None = None
    highest: float | None = None
    average: float | None = None
    note: str = ""
    sample: str = ""
