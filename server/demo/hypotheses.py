"""Ten hypotheses: scored privately under a rule fixed before, tested with evidence, decided with words."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast, content
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.meeting.partnership import KeepMinorityView

WORDS = ("type", "think", "because", "true_if", "false_if", "harm", "basis", "source")
EVIDENCE = ("words", "strength", "lived", "bearing", "source", "basis")


def play(cast: Cast) -> None:
    """Raise, score and decide in the order of the numbers; leave a second round open for the live session."""
    case = content("hypotheses")
    rule = {name: case["rule"][name] for name in ("agrees_from", "share", "small", "low_words", "high_words")}
    cast.sam(FixRule(**rule))
    for one in case["hypotheses"]:
        _raise(cast, one)
        _score(cast, one)
    for found in case["evidence"]:
        fields = {name: found[name] for name in EVIDENCE}
        cast.sam(AddEvidence(hypothesis=cast.id(found["hypothesis"]), **fields))
    for one in case["hypotheses"]:
        _decide(cast, one)
    for view in case["minority_views"]:
        keep_minority_view(cast, view)
    cast.sam(OpenRound(hypothesis=cast.id(case["open_round"])))


def _raise(cast: Cast, one: dict[str, Any]) -> None:
    steps = cast.all_ids(one["steps"])
    group = cast.id(f"group {one['raised_by']}" if one["raised_by"] else "")
    cast.ids[one["ref"]] = cast.sam(Propose(**{name: one[name] for name in WORDS}, steps=steps, group=group))


def _score(cast: Cast, one: dict[str, Any]) -> None:
    if not one["scores"]:
        return
    opened = cast.sam(OpenRound(hypothesis=cast.id(one["ref"])))
    cast.all([(who, GiveScore(round=opened, value=value)) for who, value in one["scores"].items()])
    cast.sam(Reveal(round=opened))


def _decide(cast: Cast, one: dict[str, Any]) -> None:
    for found in one["findings"]:
        decided = {name: found[name] for name in ("status", "words", "confidence")}
        cast.sam(Decide(hypothesis=cast.id(one["ref"]), **decided))


def keep_minority_view(cast: Cast, view: dict[str, Any]) -> None:
    """Somebody of the dissenting group keeps the view in its own words."""
    people = content("people")["people"]
    who = next(one["nickname"] for one in people if one["group"] == view["group"])
    cast.ask(who, KeepMinorityView(of=cast.id(view["of"]), words=view["words"], basis=view["basis"]))
