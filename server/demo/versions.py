"""Versions of the specification: what its cover says, what went out, comments on it, and who approved it."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.specification.comments import AddComment, ResolveComment
from workshops.artefacts.specification.operations import Describe
from workshops.artefacts.specification.versions import Approve, Publish, versions_of


def describe(cast: Cast, title: str, reference: str) -> None:
    """Fill the cover."""
    cast.ask(cast.facilitator, Describe(title=title, reference=reference, **cast.content("versions")["cover"]))


def earlier(cast: Cast, one: dict[str, Any]) -> dict[str, Any]:
    """A requirement as it was worded in the first version."""
    old = cast.content("versions")["earlier"]
    before: dict[str, Any] = next((found for found in old if found["key"] == one["key"]), {})
    return {**one, **before}


def publish(cast: Cast, number: int) -> None:
    """Let a version go out, if the case has so many."""
    for one in cast.content("versions")["published"][number - 1 : number]:
        cast.ask(one["by"], Publish(status=one["status"], words=one["words"]))


def comment(cast: Cast) -> None:
    """What people say of the version that went out."""
    for one in cast.content("versions")["comments"]:
        asked = AddComment(requirement=cast.id(f"requirement {one['on']}"), words=one["words"], basis=one["basis"])
        cast.ids[_comment(one)] = cast.make(one["by"], [asked])[0]


def settle(cast: Cast) -> None:
    """Answer the comments that were met, and approve the newest version where somebody has."""
    for one in cast.content("versions")["comments"]:
        if one["answer"]:
            told = ResolveComment(comment=cast.id(_comment(one)), answer=one["answer"], resolved=one["resolved"])
            cast.ask(cast.facilitator, told)
    for one in cast.content("versions")["approved"]:
        newest = versions_of(cast.view())[-1]
        signed = {name: one[name] for name in ("name", "role", "words")}
        cast.ask(one["by"], Approve(version=newest.version, digest=newest.digest, **signed))


def _comment(one: dict[str, Any]) -> str:
    return f"comment {one['on']} {one['by']}"
