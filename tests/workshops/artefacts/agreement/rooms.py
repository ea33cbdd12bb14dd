"""A partnership with an agreement: two organisations that can sign, a facilitator, and people who only read."""

from __future__ import annotations

from tests.builders import Workshop
from workshops import Changes
from workshops.artefacts.agreement.operations import Begin, Reword, clauses_of, version_of
from workshops.artefacts.agreement.positions import TakePosition
from workshops.artefacts.agreement.records import Clause
from workshops.artefacts.agreement.signing import Acknowledge, Sign


class Agreement:
    """Sam facilitates; Lena signs for Harbour Rooms, Anita for Council housing; Robin is a young person."""

    def __init__(self) -> None:
        self.room = Workshop()
        self.harbour = self.room.organisation("Harbour Rooms")
        self.housing = self.room.organisation("Council housing")
        self.sam = self.room.joins("Sam", "facilitator")
        self.lena = self.room.joins("Lena", "member", "signatory", organisation=self.harbour)
        self.anita = self.room.joins("Anita", "signatory", organisation=self.housing)
        self.robin = self.room.joins("Robin")
        self.room.does(self.sam, Begin())

    def clause(self, ref: str) -> Clause:
        return next(one for one in clauses_of(self.room.view(self.sam)) if one.ref == ref)

    def version(self) -> int:
        return version_of(self.room.view(self.sam))

    def position(self, ref: str, stance: str, reason: str = "", fix: str = "") -> TakePosition:
        clause = self.clause(ref)
        return TakePosition(clause=clause.id, digest=clause.digest, stance=stance, reason=reason, fix=fix)

    def rewords(self, ref: str, plain: str = "We share three larger areas.") -> Changes:
        clause = self.clause(ref)
        asked = Reword(clause=clause.id, basis_digest=clause.digest, plain=plain, formal=clause.formal)
        return self.room.does(self.sam, asked)

    def signing(self, *refs: str) -> Sign:
        """To sign these clauses, or all of them, as they stand now."""
        clauses = [self.clause(ref) for ref in refs] or clauses_of(self.room.view(self.sam))
        return Sign(
            name="Lena Fisk",
            role="Director",
            authority="Resolution of the board, 3 March",
            clauses=tuple(one.id for one in clauses),
            digests=tuple(one.digest for one in clauses),
        )

    def acknowledging(self) -> Acknowledge:
        return Acknowledge(version=self.version())
