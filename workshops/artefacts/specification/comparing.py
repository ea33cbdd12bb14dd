"""Two versions of the specification side by side: what was added, reworded, re-graded, moved, withdrawn, taken up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workshops.artefacts.specification.records import SECTIONS, HeldRequirement, Requirement, Version, Wording
from workshops.artefacts.specification.versions import held_now, versions_of
from workshops.artefacts.specification.wordings import with_strength, words_of
from workshops.differing import Stretch, differences
from workshops.refusal import Refused
from workshops.state import View

PRESENT: Final = 0


@dataclass(frozen=True)
class RequirementChange:
    """What changed of one requirement between two versions.

    ``changes`` are any of added, reworded, regraded, moved (to another section), withdrawn, taken_up. ``strength``,
    ``section`` and ``status`` are those after, with those before beside them ("" for what was not there).
    """

    requirement: str
    ref: str
    changes: tuple[str, ...]
    section: str
    section_before: str
    strength: str
    strength_before: str
    status: str
    status_before: str
    words: tuple[Stretch, ...]
    plain: tuple[Stretch, ...]
    note: str = ""


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two versions, in the order of the document; ``same`` counts the rest."""

    before: int
    after: int
    changes: tuple[RequirementChange, ...]
    same: int


def compare(view: View, before: int, after: int = PRESENT) -> Comparison:
    """Compare two published versions, or one with the present draft (0).

    Refused as missing for a version that never went out, and as closed for one whose words were not kept.
    """
    texts = _texts(view)
    old, new = _held(view, before), _held(view, after)
    both = {**old, **new}
    found = [_change(texts, both[one], old.get(one), new.get(one)) for one in _in_order(old, new)]
    changed = tuple(one for one in found if one.changes)
    standing = sum(one.status != "withdrawn" for one in new.values())
    there = sum(one.status != "withdrawn" for one in changed)
    return Comparison(before, after, changed, standing - there)


def _held(view: View, version: int) -> dict[str, HeldRequirement]:
    if version == PRESENT:
        return {one.requirement: one for one in held_now(view)}
    found = next((one for one in versions_of(view) if one.version == version), None)
    if found is None:
        raise Refused("missing", version=version)
    if not found.digest:
        raise Refused("closed", reason="words_not_kept", version=version)
    return {one.requirement: one for one in found.held}


def newest_pair(view: View) -> tuple[int, int]:
    """The last two versions; with only one, that and the present draft."""
    kept: list[Version] = [one for one in versions_of(view) if one.digest]
    if not kept:
        raise Refused("missing", reason="no_version")
    return (kept[-2].version, kept[-1].version) if len(kept) > 1 else (kept[-1].version, PRESENT)


def _in_order(old: dict[str, HeldRequirement], new: dict[str, HeldRequirement]) -> list[str]:
    """Sections in the order of the document; in each, what stands now as it stands, then what is no longer there."""
    place = {one: number for number, one in enumerate((*new, *(one for one in old if one not in new)))}
    both = {**old, **new}
    return sorted(place, key=lambda one: (SECTIONS.index(both[one].section), place[one]))


Texts = dict[tuple[str, str], tuple[str, str]]


def _texts(view: View) -> Texts:
    """Words and plain words by requirement and digest: of every version, and of the present draft."""
    kept = {(one.requirement, one.digest): (one.words, one.plain) for one in view.of(Wording)}
    return kept | {(one.id, words_of(one)): (one.words, one.plain) for one in view.of(Requirement)}


def _change(
    texts: Texts, shown: HeldRequirement, old: HeldRequirement | None, new: HeldRequirement | None
) -> RequirementChange:
    before, after = _standing(old), _standing(new)
    old_words, old_plain = _words(texts, before)
    new_words, new_plain = _words(texts, after)
    return RequirementChange(
        requirement=shown.requirement,
        ref=shown.ref,
        changes=tuple(_kinds(texts, old, new)),
        section=after.section if after else "",
        section_before=before.section if before else "",
        strength=after.strength if after else "",
        strength_before=before.strength if before else "",
        status=new.status if new else "",
        status_before=old.status if old else "",
        words=differences(old_words, new_words),
        plain=differences(old_plain, new_plain),
        note=shown.note,
    )


def _standing(one: HeldRequirement | None) -> HeldRequirement | None:
    return one if one and one.status != "withdrawn" else None


def _words(texts: Texts, one: HeldRequirement | None) -> tuple[str, str]:
    return texts.get((one.requirement, one.digest), ("", "")) if one else ("", "")


def _kinds(texts: Texts, old: HeldRequirement | None, new: HeldRequirement | None) -> Iterator[str]:
    before, after = _standing(old), _standing(new)
    if before is None or after is None:
        if after:
            yield "taken_up" if old else "added"
        elif before:
            yield "withdrawn"
        return
    if before.digest != after.digest and not _only_regraded(texts, before, after):
        yield "reworded"
    if before.strength != after.strength:
        yield "regraded"
    if before.section != after.section:
        yield "moved"


def _only_regraded(texts: Texts, before: HeldRequirement, after: HeldRequirement) -> bool:
    """Whether nothing but the MUST, SHOULD or MAY in the words is another."""
    old, new = _words(texts, before), _words(texts, after)
    return (with_strength(old[0], after.strength), old[1]) == new
