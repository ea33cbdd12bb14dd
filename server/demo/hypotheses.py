"""Hypotheses: scored privately under a rule fixed before, tested with evidence, decided with words."""

from __future__ import annotations

from typing import Any

from server.demo import trials
from server.demo.cast import Cast
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.published import QuoteResult
from workshops.artefacts.hypotheses.rounds import FixRule, OpenRound
from workshops.artefacts.hypotheses.trials import UNTESTED
from workshops.meeting.partnership import KeepMinorityView

WORDS = ("type", "think", "because", "true_if", "false_if", "harm", "basis", "source")
QUOTED = (
    "statement",
    "source",
    "low_words",
    "high_words",
    "scale_from",
    "scale_to",
    "lowest",
    "highest",
    "average",
    "note",
    "sample",
)
EVIDENCE = ("words", "strength", "lived", "bearing", "source", "basis")


def play(cast: Cast) -> None:
    """Raise, score and decide in the order of the numbers; leave a second round open where a session is live."""
    case = cast.content("hypotheses")
    rule = {name: case["rule"][name] for name in ("agrees_from", "share", "small", "low_words", "high_words")}
    cast.lead(FixRule(**rule))
    for one in case["hypotheses"]:
        _raise(cast, one)
        if one["scores"]:
            trials.score(cast, one["ref"], one["scores"])
        _begin_test(cast, one)
    cast.make(cast.facilitator, [_evidence(cast, one) for one in case["evidence"]])
    cast.make(cast.facilitator, [_quote(cast, one) for one in case["published_results"]])
    for one in case["hypotheses"]:
        trials.report(cast, one["ref"])
        cast.make(cast.facilitator, _findings(cast, one["ref"], _after_testing(one)))
    trials.score_again(cast)
    for view in case["minority_views"]:
        keep_minority_view(cast, view)
    if case["open_round"]:
        cast.lead(OpenRound(hypothesis=cast.id(case["open_round"])))


def _raise(cast: Cast, one: dict[str, Any]) -> None:
    steps = cast.all_ids(one["steps"])
    group = cast.id(f"group {one['raised_by']}" if one["raised_by"] else "")
    cast.ids[one["ref"]] = cast.lead(Propose(**{name: one[name] for name in WORDS}, steps=steps, group=group))


def _begin_test(cast: Cast, one: dict[str, Any]) -> None:
    """Accept it, fix the threshold, and only then begin to test."""
    before = [found for found in one["findings"] if found["status"] in UNTESTED]
    cast.make(cast.facilitator, _findings(cast, one["ref"], before))
    trials.plan(cast, one["ref"])
    testing = [found for found in one["findings"] if found["status"] == "testing"]
    cast.make(cast.facilitator, _findings(cast, one["ref"], testing))
    trials.start(cast, one["ref"])


def _after_testing(one: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings that follow from a test, or from having none."""
    return [found for found in one["findings"] if found["status"] not in (*UNTESTED, "testing")]


def _evidence(cast: Cast, found: dict[str, Any]) -> AddEvidence:
    return AddEvidence(hypothesis=cast.id(found["hypothesis"]), **{name: found[name] for name in EVIDENCE})


def _quote(cast: Cast, one: dict[str, Any]) -> QuoteResult:
    return QuoteResult(hypothesis=cast.id(one["hypothesis"]), **{name: one[name] for name in QUOTED})


def _findings(cast: Cast, ref: str, findings: list[dict[str, Any]]) -> list[Decide]:
    told = [{name: found[name] for name in ("status", "words", "confidence")} for found in findings]
    return [Decide(hypothesis=cast.id(ref), **found) for found in told]


def keep_minority_view(cast: Cast, view: dict[str, Any]) -> None:
    """Somebody of the dissenting group keeps the view in its own words."""
    people = cast.content("people")["people"]
    who = next(one["nickname"] for one in people if one["group"] == view["group"])
    cast.ask(who, KeepMinorityView(of=cast.id(view["of"]), words=view["words"], basis=view["basis"]))
