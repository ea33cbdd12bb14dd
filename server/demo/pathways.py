"""The two maps, what hurts on them, and how it feels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.pathways.contributions import AddIdea, SayFeeling
from workshops.artefacts.pathways.links import AddLink
from workshops.artefacts.pathways.operations import AddLane, BeginMap
from workshops.artefacts.pathways.pain_points import AddPainPoint, GiveVote
from workshops.artefacts.pathways.steps import AddStep

STEP_FIELDS = (
    "ref",
    "column",
    "shape",
    "words",
    "basis",
    "source",
    "note",
    "concern",
    "touch",
    "wait",
    "wait_worst",
)


def play(cast: Cast) -> None:
    """Draw both maps step by step, then mark pain points, votes, feelings and ideas."""
    case = cast.content("pathways")
    for drawn in case["maps"]:
        _draw(cast, drawn)
    for pain in case["pain_points"]:
        _mark(cast, pain)
    feelings = [
        SayFeeling(step=cast.id(one["step"]), face=one["face"], words=one["words"], basis=one["basis"])
        for one in case["feelings"]
    ]
    _say(cast, "feeling", [(one["by"], asked) for one, asked in zip(case["feelings"], feelings, strict=True)])
    _say(cast, "idea", [(one["by"], _idea(cast, one)) for one in case["ideas"]])


def _say(cast: Cast, name: str, said: Sequence[tuple[str, SayFeeling | AddIdea]]) -> None:
    """What people say; the third feeling is called "feeling 3"."""
    for number, answer in enumerate(cast.all(said), 1):
        cast.ids[f"{name} {number}"] = answer.made[0]


def _draw(cast: Cast, drawn: dict[str, Any]) -> None:
    key = f"map {drawn['key']}"
    begun = BeginMap(name=drawn["name"], moment=drawn["moment"], prefix=drawn["prefix"], source=drawn["source"])
    cast.ids[key] = cast.lead(begun)
    lanes = cast.make(cast.facilitator, [_lane(cast.id(key), *one) for one in enumerate(drawn["lanes"])])
    cast.ids.update({f"{key} {one['key']}": made for one, made in zip(drawn["lanes"], lanes, strict=True)})
    steps = cast.make(cast.facilitator, [_step(cast, key, one) for one in drawn["steps"]])
    cast.ids.update({one["ref"]: made for one, made in zip(drawn["steps"], steps, strict=True)})
    cast.make(cast.facilitator, [_link(cast, one) for one in drawn["links"]])


def _lane(on: str, order: int, lane: dict[str, Any]) -> AddLane:
    fields = {name: lane[name] for name in ("name", "thread", "agency", "person")}
    return AddLane(map=on, order=order, **fields)


def _step(cast: Cast, on: str, step: dict[str, Any]) -> AddStep:
    fields = {name: step[name] for name in STEP_FIELDS}
    return AddStep(lane=cast.id(f"{on} {step['lane']}"), origin=cast.id(step["origin"]), **fields)


def _link(cast: Cast, link: dict[str, Any]) -> AddLink:
    more = {name: link[name] for name in ("moves", "share", "label")}
    return AddLink(start=cast.id(link["start"]), end=cast.id(link["end"]), **more)


def _mark(cast: Cast, pain: dict[str, Any]) -> None:
    steps = cast.all_ids(pain["steps"])
    asked = AddPainPoint(map=cast.id("map as_is"), words=pain["words"], steps=steps, basis=pain["basis"])
    made = cast.ids[f"P{pain['number']}"] = cast.lead(asked)
    cast.all([(who, GiveVote(pain_point=made)) for who in pain["voters"]])


def _idea(cast: Cast, one: dict[str, Any]) -> AddIdea:
    return AddIdea(
        map=cast.id(f"map {one['map']}"),
        step=cast.id(one["step"]),
        pain_point=cast.id(f"P{one['pain_point']}") if one["pain_point"] else "",
        words=one["words"],
        basis=one["basis"],
    )
