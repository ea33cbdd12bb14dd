"""The text of the agreement: beginning with the clause library, adding and rewording clauses."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.agreement.records import Clause, EarlierText
from workshops.audiences import EVERYONE
from workshops.fields import reference, text
from workshops.meeting.people import authored
from workshops.meeting.records import Alternative
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_door, is_facilitator
from workshops.state import Changes, Record, View
from workshops.wording import digest


@cache
def library() -> tuple[dict[str, Any], ...]:
    """The clause library WTA-01 to WTA-22: {ref, section, title, plain, formal, asks}, in order."""
    found = files("workshops.artefacts.agreement").joinpath("clauses.en.json").read_text("utf-8")
    return tuple(json.loads(found))


def clauses_of(here: View) -> list[Clause]:
    """The clauses of the agreement, in order."""
    return sorted(here.of(Clause), key=lambda one: one.order)


def version_of(here: View) -> int:
    """The agreement's version: it begins with 1, and every rewording and every added clause makes a new one."""
    known = {one["ref"] for one in library()}
    return 1 + sum(one.version - 1 + (one.ref not in known) for one in here.of(Clause))


@operation("agreement.begin", allowed=is_facilitator | is_door)
class Begin(Operation):
    """Put the whole clause library as the first draft."""

    def check(self, here: View, actor: Actor) -> None:
        if here.of(Clause):
            raise Refused("taken")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[_from_library(one, order, stamp) for order, one in enumerate(library(), start=1)])


def _from_library(found: dict[str, Any], order: int, stamp: Stamp) -> Clause:
    return Clause(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        ref=found["ref"],
        order=order,
        section=found["section"],
        title=found["title"],
        plain=found["plain"],
        formal=found["formal"],
        version=1,
        digest=digest(found["plain"], found["formal"]),
        asks=tuple(found["asks"]),
    )


@operation("agreement.add_clause", allowed=is_facilitator)
class AddClause(Operation):
    """Add a clause of the partnership's own, at the end."""

    section: str = text(80)
    title: str = text(120)
    plain: str = text(600)
    formal: str = text(1500)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        # Numbers of the library stay free for it, so that WTA-22 means the same in every partnership.
        order = max((one.order for one in here.of(Clause)), default=0)
        made = Clause(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            ref=f"WTA-{max(order, len(library())) + 1:02}",
            order=max(order, len(library())) + 1,
            section=self.section,
            title=self.title,
            plain=self.plain,
            formal=self.formal,
            version=1,
            digest=digest(self.plain, self.formal),
            since=version_of(here) + 1,
        )
        return Changes.of(put=[made])


def _kept(before: Clause, until: int, stamp: Stamp) -> EarlierText:
    return EarlierText(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        clause=before.id,
        version=before.version,
        since=before.since,
        until=until,
        title=before.title,
        plain=before.plain,
        formal=before.formal,
        digest=before.digest,
    )


@operation("agreement.reword", allowed=is_facilitator)
class Reword(Operation):
    """Change a clause. ``basis_digest`` is the digest of the texts that the writer saw.

    A changed text gets a new version and a new digest, which opens this clause again and no other. If the text has
    moved on meanwhile, the new wording is kept beside it as an alternative. A new title alone opens nothing.
    """

    clause: str = reference("agreement.clause")
    basis_digest: str = text(64)
    plain: str = text(600)
    formal: str = text(1500)
    title: str = text(120, default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Clause, self.clause)
        if self.basis_digest != before.digest:
            return Changes.of(put=self._kept_beside(before, actor, stamp))
        named = replace(before, title=self.title or before.title)
        hashed = digest(self.plain, self.formal)
        if hashed == before.digest:
            return Changes.of(put=[named] if named != before else [])
        since = version_of(here) + 1
        after = replace(
            named, plain=self.plain, formal=self.formal, digest=hashed, version=before.version + 1, since=since
        )
        return Changes.of(put=[after, _kept(before, since, stamp)])

    def _kept_beside(self, before: Clause, actor: Actor, stamp: Stamp) -> list[Record]:
        made = [
            Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field=one, words=getattr(self, one))
            for one in ("plain", "formal")
            if getattr(self, one) != getattr(before, one)
        ]
        return [*made, *(note for one in made for note in authored(one, actor, stamp))]
