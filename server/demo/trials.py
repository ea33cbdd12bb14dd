"""How hypotheses are tested: the threshold before the data, what came out, what people weigh, and a second score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.hypotheses.rounds import GiveScore, OpenRound, Reveal
from workshops.artefacts.hypotheses.trials import PlanTest, ReportTest, StartTest

PLANNED = ("owner", "looks_at", "measure", "threshold", "way", "basis")


def plan(cast: Cast, ref: str) -> None:
    """Fix who looks at what, and the threshold, before there is evidence."""
    for one in _of(cast, ref):
        asked = PlanTest(hypothesis=cast.id(ref), **{name: one[name] for name in PLANNED})
        cast.ids[_test(ref)] = cast.lead(asked)


def start(cast: Cast, ref: str) -> None:
    """Begin the tests that have begun in the case."""
    for one in _of(cast, ref):
        if one["state"] != "planned":
            cast.ask(cast.facilitator, StartTest(test=cast.id(_test(ref))))


def report(cast: Cast, ref: str) -> None:
    """Say what came out."""
    for one in _of(cast, ref):
        if one["state"] == "done":
            cast.ask(cast.facilitator, ReportTest(test=cast.id(_test(ref)), met=one["met"], words=one["words"]))


def _of(cast: Cast, ref: str) -> Iterator[dict[str, Any]]:
    return (one for one in cast.content("trials")["tests"] if one["hypothesis"] == ref)


def _test(ref: str) -> str:
    return f"test of {ref}"


def score(cast: Cast, ref: str, scores: dict[str, int | None]) -> None:
    """One private round from its opening to the reveal, with what some say of how much it matters and how sure."""
    weighed = next((one for one in cast.content("trials")["weighed"] if one["hypothesis"] == ref), None)
    opened = cast.lead(OpenRound(hypothesis=cast.id(ref)))
    given = [(who, GiveScore(round=opened, value=value, **_weight(weighed, who))) for who, value in scores.items()]
    cast.all([*given, (cast.facilitator, Reveal(round=opened))])


def _weight(weighed: dict[str, Any] | None, who: str) -> dict[str, int | None]:
    return {name: weighed[name].get(who) for name in ("importance", "confidence")} if weighed else {}


def score_again(cast: Cast) -> None:
    """The second round of the hypothesis that has one in the case."""
    again = cast.content("trials")["scored_again"]
    if again:
        score(cast, again["hypothesis"], again["scores"])
