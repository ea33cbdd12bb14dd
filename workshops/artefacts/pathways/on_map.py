"""What stands on a map, and the next free ref, number and place."""

from __future__ import annotations

from collections.abc import Iterable

from workshops.artefacts.pathways.records import Feeling, Idea, Lane, Link, Map, PainPoint, Step
from workshops.numbering import next_number, number_in
from workshops.refusal import Refused
from workshops.state import View


def lanes_of(here: View, map_id: str) -> list[Lane]:
    """The lanes of a map from the top."""
    return sorted((one for one in here.of(Lane) if one.map == map_id), key=lambda one: one.order)


def steps_of(here: View, map_id: str) -> list[Step]:
    """The steps of a map by ref: A2 before A10."""
    return sorted((one for one in here.of(Step) if one.map == map_id), key=lambda one: number_in(one.ref))


def links_of(here: View, map_id: str) -> list[Link]:
    """The links of a map, oldest first."""
    return [one for one in here.of(Link) if one.map == map_id]


def links_at(here: View, step_id: str) -> list[Link]:
    """The links that begin or end at a step."""
    return [one for one in here.of(Link) if step_id in (one.start, one.end)]


def pain_points_of(here: View, map_id: str) -> list[PainPoint]:
    """The pain points of a map by number."""
    return sorted((one for one in here.of(PainPoint) if one.map == map_id), key=lambda one: one.number)


def feelings_at(here: View, step_id: str) -> list[Feeling]:
    """What people said it feels like at a step."""
    return [one for one in here.of(Feeling) if one.step == step_id]


def ideas_on(here: View, map_id: str) -> list[Idea]:
    """The ideas on a map, oldest first."""
    return [one for one in here.of(Idea) if one.map == map_id]


def next_ref(here: View, on: Map) -> str:
    """The ref that the next step of a map gets."""
    return f"{on.prefix}{next_number(number_in(one.ref) for one in here.of(Step) if one.map == on.id)}"


def all_on(here: View, map_id: str, step_ids: Iterable[str]) -> None:
    """Refuse steps of another map as missing."""
    for one in step_ids:
        if here.require(Step, one).map != map_id:
            raise Refused("missing", id=one)
