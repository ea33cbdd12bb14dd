"""Signing the exact text, what a later change opens again, and acknowledging."""

from __future__ import annotations

from collections import Counter

from workshops.admission import Operation, Stamp, operation
from workshops.apart import Scorer
from workshops.artefacts.agreement.operations import clauses_of, version_of
from workshops.artefacts.agreement.positions import position_of
from workshops.artefacts.agreement.records import (
    AcknowledgedBy,
    Acknowledgement,
    Acknowledgements,
    Clause,
    Counted,
    Signature,
    SignedClause,
)
from workshops.audiences import EVERYONE, SEALED, participant
from workshops.fields import choice, references, text, texts, whole
from workshops.meeting.records import BASES, Organisation, Seat
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_participant, is_signatory, rule
from workshops.small_groups import shown_groups
from workshops.state import Changes, View


@rule
def is_a_party(here: View, actor: Actor, asked: object) -> bool:
    """Whether the actor signs for a confirmed organisation, or for themselves, naming none."""
    return bool(actor.organisation) or here.require(Seat, actor.seat).organisation == ""


def party_of(signature: Signature) -> str:
    """Who is bound by a signature: the organisation's id, or the seat's where a person is the party."""
    return signature.organisation or signature.seat


def parties_of(here: View) -> list[str]:
    """Ids of everybody who is to sign: the organisations, and people who have signed for themselves."""
    people = [party_of(one) for one in here.of(Signature) if not one.organisation]
    return list(dict.fromkeys([*(one.id for one in here.of(Organisation)), *people]))


def signatures_of(here: View, party: str) -> list[Signature]:
    """Every signature of a party, oldest first."""
    return [one for one in here.of(Signature) if party_of(one) == party]


def signed_clauses(here: View, party: str) -> dict[str, str]:
    """Clause id to digest: the text of each clause that the party signed last."""
    return {one.clause: one.digest for signature in signatures_of(here, party) for one in signature.clauses}


def open_clauses(here: View, party: str) -> list[Clause]:
    """The clauses whose present text the party has not signed, in order: a change opens only the changed clause."""
    signed = {(one.clause, one.digest) for signature in signatures_of(here, party) for one in signature.clauses}
    return [one for one in clauses_of(here) if (one.id, one.digest) not in signed]


@operation("agreement.sign", allowed=is_signatory & is_a_party)
class Sign(Operation):
    """Sign clauses, each in exactly the text that was read: ``digests`` holds one digest for each of ``clauses``.

    A party signs what it does not object to. What it signed before need not be signed again.
    """

    name: str = text(120)
    role: str = text(120)
    authority: str = text(300)
    clauses: tuple[str, ...] = references("agreement.clause", most=100)
    digests: tuple[str, ...] = texts(64, most=100)
    basis: str = choice(*BASES, default="stated")

    def check(self, here: View, actor: Actor) -> None:
        if not self.clauses or len(self.clauses) != len(self.digests):
            raise Refused("invalid", field="digests")
        moved = [one.clause for one in self._signed() if here.require(Clause, one.clause).digest != one.digest]
        if moved:
            raise Refused("stale", clauses=moved)
        objected = [one for one in self.clauses if _objects(here, one, actor.organisation)]
        if objected:
            raise Refused("closed", reason="own_objection", clauses=objected)
        still_open = {one.id for one in open_clauses(here, actor.organisation or actor.seat)}
        if not still_open.intersection(self.clauses):
            raise Refused("taken", reason="signed_already")

    def _signed(self) -> tuple[SignedClause, ...]:
        return tuple(SignedClause(*pair) for pair in zip(self.clauses, self.digests, strict=True))

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Signature(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            organisation=actor.organisation,
            seat=actor.seat,
            name=self.name,
            role=self.role,
            authority=self.authority,
            signed_at=stamp.at,
            version=version_of(here),
            clauses=self._signed(),
            basis=self.basis,
        )
        return Changes.of(put=[made])


def _objects(here: View, clause: str, organisation: str) -> bool:
    held = position_of(here, clause, organisation)
    return held is not None and held.stance == "objects"


@operation("agreement.acknowledge", allowed=is_participant, reads_all=True)
class Acknowledge(Operation):
    """Say that one has read the agreement in its present version. Others learn only how many people have."""

    version: int = whole(1, 10_000)

    def check(self, here: View, actor: Actor) -> None:
        if not here.of(Clause):
            raise Refused("closed", reason="no_agreement")
        if self.version != version_of(here):
            raise Refused("stale", version=version_of(here))
        if any(one.version == self.version for one in here.of(Acknowledgement)):
            raise Refused("taken")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = participant(actor.seat)
        made = Acknowledgement(
            id=stamp.new_id(own),
            audience=own,
            clauses=tuple(SignedClause(one.id, one.digest) for one in clauses_of(here)),
            version=self.version,
            acknowledged_at=stamp.at,
        )
        counted = Counted(
            id=stamp.new_id(SEALED),
            audience=SEALED,
            version=self.version,
            scorers=(Scorer(actor.seat, actor.group),),
        )
        return Changes.of(put=[self._summed(here, counted, stamp), made, counted])

    def _summed(self, here: View, now: Counted, stamp: Stamp) -> Acknowledgements:
        """One more than before: whoever has gone since is not taken off, so that nothing tells whether they had."""
        held = next((one for one in here.of(Acknowledgements) if one.version == self.version), None)
        before = held or Acknowledgements(
            id=stamp.new_id(EVERYONE), audience=EVERYONE, version=self.version, count=0, groups=()
        )
        return replace(before, count=before.count + 1, groups=_by_group([*_groups(here, self.version), *_of(now)]))


def _groups(here: View, version: int) -> list[str]:
    """The groups of those who have acknowledged a version, as they were then; else, from an older log, as they are."""
    counted = [one for one in here.of(Counted) if one.version == version]
    sealed = {participant(each.seat) for one in counted for each in one.scorers}
    groups = {participant(one.id): one.group for one in here.of(Seat)}
    older = {one.audience for one in here.of(Acknowledgement) if one.version == version} - sealed
    return [each for one in counted for each in _of(one)] + [groups[one] for one in older if one in groups]


def _of(counted: Counted) -> list[str]:
    return [one.group for one in counted.scorers]


def _by_group(groups: list[str]) -> tuple[AcknowledgedBy, ...]:
    """Counts by group where nobody can be picked out by taking them from the total."""
    counts = Counter(groups)
    return tuple(AcknowledgedBy(group, counts[group]) for group in sorted(shown_groups(counts)) if group)
