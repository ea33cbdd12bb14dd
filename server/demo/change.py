"""From what hurts to who does what: whys, wastes, what answers a pain point, given figures, and the action plan."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.pathways.actions import PlanAction, ReportAction
from workshops.artefacts.pathways.answers import AnswerPainPoint
from workshops.artefacts.pathways.marking import MarkFlags, MarkWastes
from workshops.artefacts.pathways.measures import GiveMeasure
from workshops.artefacts.pathways.whys import AskWhy, MarkRoot

ACTION = ("words", "due", "owner", "agency", "waste", "sponsor", "resource", "basis")
MEASURE = ("of", "value", "how", "source", "owner", "basis", "words", "unit")


def play(cast: Cast) -> None:
    """Ask why, mark, answer, measure, plan; then say how the actions stand."""
    case = cast.content("change")
    for why in case["whys"]:
        _ask_why(cast, why)
    for one in case["wastes"]:
        step = cast.id(one["step"])
        cast.lead(MarkWastes(step=step, wastes=tuple(one["wastes"])))
        cast.lead(MarkFlags(step=step, flags=tuple(one["flags"])))
    cast.make(cast.facilitator, [_answer(cast, one) for one in case["answers"]])
    cast.make(cast.facilitator, [_measure(cast, one) for one in case["measures"]])
    for one in case["actions"]["planned"]:
        _plan(cast, cast.id(f"map {case['actions']['map']}"), one)


def _ask_why(cast: Cast, why: dict[str, Any]) -> None:
    pain = cast.id(f"P{why['pain_point']}")
    asked = AskWhy(pain_point=pain, words=why["words"], after=cast.id(why["after"]), basis=why["basis"])
    made = cast.ids[why["key"]] = cast.make(why["by"], [asked])[0]
    if why["root"]:
        cast.ask(cast.facilitator, MarkRoot(why=made, root=True))


def _answer(cast: Cast, one: dict[str, Any]) -> AnswerPainPoint:
    named = {"pain_point": cast.id(f"P{one['pain_point']}"), "by": cast.id(one["by"])}
    return AnswerPainPoint(**named, extent=one["extent"], words=one["words"])


def _measure(cast: Cast, one: dict[str, Any]) -> GiveMeasure:
    return GiveMeasure(map=cast.id(f"map {one['map']}"), **{name: one[name] for name in MEASURE if name in one})


def _plan(cast: Cast, on: str, one: dict[str, Any]) -> None:
    pain = cast.id(f"P{one['pain_point']}" if one["pain_point"] else "")
    asked = PlanAction(map=on, step=cast.id(one["step"]), pain_point=pain, **{name: one[name] for name in ACTION})
    made = cast.lead(asked)
    if one["status"] != "open":
        told = ReportAction(action=made, status=one["status"], evidence=one["evidence"])
        cast.ask(cast.facilitator, told)
