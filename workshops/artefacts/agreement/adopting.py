"""Adopting a version of the agreement, once every party has signed the whole of it."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.agreement.operations import clauses_of, version_of
from workshops.artefacts.agreement.records import Adoption
from workshops.artefacts.agreement.signing import open_clauses, parties_of, signatures_of
from workshops.audiences import EVERYONE
from workshops.fields import text, whole
from workshops.refusal import Refused
from workshops.rules import Actor, is_facilitator
from workshops.state import Changes, View
from workshops.wording import digest


def adoption_of(here: View, version: int) -> Adoption | None:
    """The adoption of a version; None where it was not adopted."""
    return next((one for one in here.of(Adoption) if one.version == version), None)


def whole_digest(here: View) -> str:
    """The hash of the present agreement as a whole: every clause's ref and digest, in order."""
    return digest(*(text for one in clauses_of(here) for text in (one.ref, one.digest)))


@operation("agreement.adopt", allowed=is_facilitator)
class Adopt(Operation):
    """Adopt the present version. Every organisation, and every person who is a party, must have signed all of it."""

    version: int = whole(1, 10_000)
    words: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.version != version_of(here):
            raise Refused("stale", version=version_of(here))
        if adoption_of(here, self.version):
            raise Refused("taken")
        waiting = [one for one in parties_of(here) if open_clauses(here, one)]
        if waiting or not clauses_of(here) or not parties_of(here):
            raise Refused("closed", reason="unsigned", parties=waiting)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        resting_on = (one.id for party in parties_of(here) for one in signatures_of(here, party))
        made = Adoption(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            version=self.version,
            digest=whole_digest(here),
            adopted_at=stamp.at,
            signatures=tuple(resting_on),
            words=self.words,
        )
        return Changes.of(put=[made])
