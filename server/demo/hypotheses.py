"""Hypotheses: scored privately under a rule fixed before, tested with evidence, decided with words."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.published import QuoteResult
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
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
        _score(cast, one)
    cast.make(cast.facilitator, [_evidence(cast, one) for one in case["evidence"]])
    cast.make(cast.facilitator, [_quote(cast, one) for one in case["published_results"]])
    cast.make(cast.facilitator, [found for one in case["hypotheses"] for found in _findings(cast, one)])
    for view in case["minority_views"]:
        keep_minority_view(cast, view)
    if case["open_round"]:
        cast.lead(OpenRound(hypothesis=cast.id(case["open_round"])))


def _raise(cast: Cast, one: dict[str, Any]) -> None:
    steps = cast.all_ids(one["steps"])
    group = cast.id(f"group {one['raised_by']}" if one["raised_by"] else "")
    cast.ids[one["ref"]] = cast.lead(Propose(**{name: one[name] for name in WORDS}, steps=steps, group=group))


def _score(cast: Cast, one: dict[str, Any]) -> None:
    if not one["scores"]:
        return
    opened = cast.lead(OpenRound(hypothesis=cast.id(one["ref"])))
    scores = [(who, GiveScore(round=opened, value=value)) for who, value in one["scores"].items()]
    cast.all([*scores, (cast.facilitator, Reveal(round=opened))])


def _evidence(cast: Cast, found: dict[str, Any]) -> AddEvidence:
    return AddEvidence(hypothesis=cast.id(found["hypothesis"]), **{name: found[name] for name in EVIDENCE})


def _quote(cast: Cast, one: dict[str, Any]) -> QuoteResult:
    return QuoteResult(hypothesis=cast.id(one["hypothesis"]), **{name: one[name] for name in QUOTED})


def _findings(cast: Cast, one: dict[str, Any]) -> list[Decide]:
    told = [{name: found[name] for name in ("status", "words", "confidence")} for found in one["findings"]]
    return [Decide(hypothesis=cast.id(one["ref"]), **found) for found in told]


def keep_minority_view(cast: Cast, view: dict[str, Any]) -> None:
    """Somebody of the dissenting group keeps the view in its own words."""
    people = cast.content("people")["people"]
    who = next(one["nickname"] for one in people if one["group"] == view["group"])
    cast.ask(who, KeepMinorityView(of=cast.id(view["of"]), words=view["words"], basis=view["basis"]))
