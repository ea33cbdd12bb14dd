"""The specification: drafted from the artefacts, reworded, completed by hand, agreed in part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from server.demo import versions
from server.demo.cast import Cast
from server.demo.hypotheses import keep_minority_view
from workshops import Operation, View
from workshops.artefacts.pathways.records import Link, Step
from workshops.artefacts.specification.operations import Begin, DraftRequirements
from workshops.artefacts.specification.records import Requirement
from workshops.artefacts.specification.requirements import (
    AddRequirement,
    Agree,
    AgreeWithReservation,
    LinkSources,
    MarkGap,
    Reword,
    SetStrength,
)
from workshops.artefacts.specification.wordings import words_of

KINDS = {"H": "need", "O": "outcome", "Q": "quality", "I": "indicator", "W": "clause"}
INVENTED = "(Invented for teaching.)"


def play(cast: Cast) -> None:
    """Begin, draft, then give each requirement of the case its words, sources and status."""
    case = cast.content("specification")
    named = {name: case["draft"][name] for name in ("title", "reference")}
    cast.lead(Begin(**named))
    versions.describe(cast, **named)
    cast.lead(DraftRequirements())
    drafted = {one.origin: one for one in cast.view().of(Requirement)}
    for one in case["requirements"]:
        found, first = drafted.get(_origin(cast, one["from"])), versions.earlier(cast, one)
        cast.ids[_key(one["key"])] = _reword(cast, found, first) if found else _add(cast, first)
    versions.publish(cast, 1)
    versions.comment(cast)
    _word_again(cast, case["requirements"])
    here = cast.view()
    settled = [asked for one in case["requirements"] for asked in _settled(cast, here, one)]
    cast.make(cast.facilitator, settled)
    for view in case["minority_views"]:
        keep_minority_view(cast, {**view, "of": _key(view["of"])})
    versions.publish(cast, 2)
    versions.settle(cast)


def _word_again(cast: Cast, requirements: list[dict[str, Any]]) -> None:
    """What the comments led to: the words that stand now."""
    for one in requirements:
        before = cast.view().require(Requirement, cast.id(_key(one["key"])))
        if before.words != one["words"]:
            words = {name: one[name] for name in ("words", "plain")}
            cast.ask(cast.facilitator, Reword(requirement=before.id, basis_digest=words_of(before), **words))


def _key(key: str) -> str:
    """Requirements are named apart from what they come from."""
    return f"requirement {key}"


def _origin(cast: Cast, source: str) -> str:
    """What drafted a requirement, as drafting names it: "T6>T7" is a branch, or a hand-off, from T6 to T7."""
    if not source:
        return ""
    if ">" not in source:
        return f"{KINDS.get(source[0], 'step')}:{cast.id(source)}"
    start, end = cast.all_ids(source.split(">"))
    here = cast.view()
    link = next(one.id for one in here.of(Link) if (one.start, one.end) == (start, end))
    kind = "branch" if here.require(Step, start).shape == "decision" else "hand_off"
    return f"{kind}:{link}"


def _reword(cast: Cast, found: Requirement, one: dict[str, Any]) -> str:
    asked: list[Operation] = [
        Reword(requirement=found.id, basis_digest=words_of(found), words=one["words"], plain=one["plain"]),
        LinkSources(requirement=found.id, sources=cast.all_ids(one["sources"])),
    ]
    if found.strength != one["strength"]:
        asked.append(SetStrength(requirement=found.id, strength=one["strength"]))
    cast.make(cast.facilitator, asked)
    return found.id


def _add(cast: Cast, one: dict[str, Any]) -> str:
    fields = {name: one[name] for name in ("section", "words", "plain", "strength", "basis")}
    return cast.lead(AddRequirement(**fields, sources=cast.all_ids(one["sources"])))


def _settled(cast: Cast, here: View, one: dict[str, Any]) -> Iterator[Operation]:
    requirement = here.require(Requirement, cast.id(_key(one["key"])))
    same = {"requirement": requirement.id, "basis_digest": words_of(requirement)}
    if one["status"] == "agreed":
        yield Agree(**same)
    if one["status"] == "reserved":
        yield AgreeWithReservation(**same, **_reservation(cast, one["reservation"]))
    if one["status"] == "gap":
        yield MarkGap(requirement=requirement.id, note=one.get("missing") or one["plain"] or one["words"])


def _reservation(cast: Cast, said: dict[str, str]) -> dict[str, str]:
    return {"organisation": cast.id(f"organisation {said['organisation']}"), "words": f"{said['words']} {INVENTED}"}
