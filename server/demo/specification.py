"""The specification: drafted from the artefacts, reworded, completed by hand, agreed in part."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast, content
from server.demo.hypotheses import keep_minority_view
from workshops.artefacts.pathways.records import Link
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

KINDS = {"H": "need", "O": "outcome", "Q": "quality", "T": "step", "I": "indicator", "W": "clause"}
INVENTED = "(Invented for teaching.)"


def play(cast: Cast) -> None:
    """Begin, draft, then give each requirement of the case its words, sources and status."""
    case = content("specification")
    cast.sam(Begin(title=case["draft"]["title"], reference=case["draft"]["reference"]))
    cast.sam(DraftRequirements())
    drafted = {one.origin: one for one in cast.view().of(Requirement)}
    for one in case["requirements"]:
        found = drafted.get(_origin(cast, one["from"]))
        cast.ids[_key(one["key"])] = _reword(cast, found, one) if found else _add(cast, one)
    for one in case["requirements"]:
        _settle(cast, one)
    for view in case["minority_views"]:
        keep_minority_view(cast, {**view, "of": _key(view["of"])})


def _key(key: str) -> str:
    """Requirements are named apart from what they come from."""
    return f"requirement {key}"


def _origin(cast: Cast, source: str) -> str:
    """What drafted a requirement, as drafting names it: "T6>T7" is a branch, or a hand-off, from T6 to T7."""
    if not source:
        return ""
    if ">" not in source:
        return f"{KINDS[source[0]]}:{cast.id(source)}"
    start, end = cast.all_ids(source.split(">"))
    link = next(one.id for one in cast.view().of(Link) if (one.start, one.end) == (start, end))
    kind = "branch" if source.startswith("T6") else "hand_off"
    return f"{kind}:{link}"


def _reword(cast: Cast, found: Requirement, one: dict[str, Any]) -> str:
    asked = Reword(requirement=found.id, basis_digest=words_of(found), words=one["words"], plain=one["plain"])
    cast.sam(asked)
    cast.sam(LinkSources(requirement=found.id, sources=cast.all_ids(one["sources"])))
    if found.strength != one["strength"]:
        cast.sam(SetStrength(requirement=found.id, strength=one["strength"]))
    return found.id


def _add(cast: Cast, one: dict[str, Any]) -> str:
    fields = {name: one[name] for name in ("section", "words", "plain", "strength", "basis")}
    return cast.sam(AddRequirement(**fields, sources=cast.all_ids(one["sources"])))


def _settle(cast: Cast, one: dict[str, Any]) -> None:
    requirement = cast.view().require(Requirement, cast.id(_key(one["key"])))
    same = {"requirement": requirement.id, "basis_digest": words_of(requirement)}
    if one["status"] == "agreed":
        cast.sam(Agree(**same))
    if one["status"] == "reserved":
        cast.sam(AgreeWithReservation(**same, **_reservation(cast, one["reservation"])))
    if one["status"] == "gap":
        cast.sam(MarkGap(requirement=requirement.id, note=one["plain"] or one["words"]))


def _reservation(cast: Cast, said: dict[str, str]) -> dict[str, str]:
    return {"organisation": cast.id(f"organisation {said['organisation']}"), "words": f"{said['words']} {INVENTED}"}
