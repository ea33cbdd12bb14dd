"""The agreement as it was: the text of every clause at each version, and what changed between two of them."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.artefacts.agreement.operations import clauses_of, version_of
from workshops.artefacts.agreement.records import Clause, EarlierText
from workshops.artefacts.agreement.signing import open_clauses, parties_of
from workshops.differing import Stretch, differences
from workshops.refusal import Refused
from workshops.state import View


@dataclass(frozen=True)
class ClauseText:
    """The wording of a clause in one version of the agreement; ``version`` is the clause's own."""

    version: int
    plain: str
    formal: str
    digest: str


@dataclass(frozen=True)
class ClauseChange:
    """What changed of one clause: it was added or reworded, or ``unknown`` where an earlier wording was not kept.

    ``waiting`` are the parties that have not signed the present text yet, where that is what it is compared with.
    """

    clause: str
    ref: str
    title: str
    change: str
    plain: tuple[Stretch, ...]
    formal: tuple[Stretch, ...]
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Every clause that differs between two versions of the agreement, in order; ``same`` counts the others."""

    before: int
    after: int
    changes: tuple[ClauseChange, ...]
    same: int


def compare(view: View, before: int, after: int) -> Comparison:
    """Compare two versions of the agreement, clause by clause. Refused as missing for a version that never was."""
    for version in (before, after):
        if not 1 <= version <= version_of(view) or not clauses_of(view):
            raise Refused("missing", version=version)
    waiting = _waiting(view) if after == version_of(view) else {}
    there = [one for one in clauses_of(view) if in_version(view, one, after)]
    found = [change for one in there for change in _change(view, one, (before, after), waiting.get(one.id, ()))]
    return Comparison(before, after, tuple(found), len(there) - len(found))


def in_version(view: View, clause: Clause, version: int) -> bool:
    """Whether a clause was part of a version."""
    return version >= min([clause.since, *(one.since for one in _earlier(view, clause))])


def text_at(view: View, clause: Clause, version: int) -> ClauseText | None:
    """The wording of a clause in a version of the agreement; None where there was none, or where it was not kept."""
    for one in _earlier(view, clause):
        if one.since <= version < one.until:
            return _text(one)
    kept = len(_earlier(view, clause)) == clause.version - 1
    return _text(clause) if version >= clause.since and (kept or version == version_of(view)) else None


def text_of(view: View, clause: Clause, digest: str) -> ClauseText | None:
    """The wording of a clause that has this digest; None where it was not kept."""
    held: list[Clause | EarlierText] = [clause, *_earlier(view, clause)]
    return next((_text(one) for one in held if one.digest == digest), None)


def _earlier(view: View, clause: Clause) -> list[EarlierText]:
    return [one for one in view.of(EarlierText) if one.clause == clause.id]


def _text(one: Clause | EarlierText) -> ClauseText:
    return ClauseText(one.version, one.plain, one.formal, one.digest)


def _change(view: View, clause: Clause, pair: tuple[int, int], waiting: tuple[str, ...]) -> list[ClauseChange]:
    old, new = (text_at(view, clause, one) for one in pair)
    was_there = in_version(view, clause, pair[0])
    if old and new and old.digest == new.digest:
        return []
    known = new is not None and (old is not None or not was_there)
    change = ("reworded" if was_there else "added") if known else "unknown"
    plain = differences(old.plain if old else "", new.plain if new else "")
    formal = differences(old.formal if old else "", new.formal if new else "")
    return [ClauseChange(clause.id, clause.ref, clause.title, change, plain, formal, waiting)]


def _waiting(view: View) -> dict[str, tuple[str, ...]]:
    """The parties that have not signed the present text of each clause."""
    unsigned = {party: {one.id for one in open_clauses(view, party)} for party in parties_of(view)}
    return {one.id: tuple(party for party, held in unsigned.items() if one.id in held) for one in clauses_of(view)}
