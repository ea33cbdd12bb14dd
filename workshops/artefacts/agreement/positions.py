"""What each organisation says of each clause, objections and their answers, and how a clause stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.agreement.records import STANCES, Clause, Objection, Position
from workshops.audiences import EVERYONE
from workshops.fields import choice, flag, reference, text
from workshops.meeting.records import BASES, Organisation
from workshops.refusal import Refused
from workshops.rules import Actor, is_facilitator, is_member, is_signatory, rule
from workshops.state import Changes, Record, View


@rule
def speaks_for_an_organisation(here: View, actor: Actor, asked: object) -> bool:
    """Whether the actor's organisation is a confirmed one."""
    return bool(actor.organisation)


def position_of(here: View, clause: str, organisation: str) -> Position | None:
    """The organisation's latest position on a clause, on whichever wording."""
    held = (one for one in here.of(Position) if one.clause == clause and one.organisation == organisation)
    return next(held, None)


@operation("agreement.take_position", allowed=(is_member | is_signatory) & speaks_for_an_organisation)
class TakePosition(Operation):
    """Say what one's own organisation thinks of a clause. ``digest`` is the text that was read.

    A reservation needs a reason; an objection needs a reason and what would fix it, and stays in the history.
    """

    clause: str = reference("agreement.clause")
    digest: str = text(64)
    stance: str = choice(*STANCES)
    reason: str = text(600, default="")
    fix: str = text(600, default="")
    basis: str = choice(*BASES, default="stated")

    def check(self, here: View, actor: Actor) -> None:
        for name in {"agrees": (), "reservation": ("reason",), "objects": ("reason", "fix")}[self.stance]:
            if not getattr(self, name).strip():
                raise Refused("invalid", field=name)
        if self.digest != here.require(Clause, self.clause).digest:
            raise Refused("stale", clause=self.clause)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = position_of(here, self.clause, actor.organisation)
        position = Position(
            id=before.id if before else stamp.new_id(EVERYONE),
            audience=EVERYONE,
            clause=self.clause,
            organisation=actor.organisation,
            stance=self.stance,
            reason=self.reason,
            fix=self.fix if self.stance == "objects" else "",
            digest=self.digest,
            basis=self.basis,
        )
        return Changes.of(put=[position, *self._objection(before, actor, stamp)])

    def _objection(self, before: Position | None, actor: Actor, stamp: Stamp) -> list[Record]:
        said = before is not None and (before.stance, before.reason, before.fix) == ("objects", self.reason, self.fix)
        if self.stance != "objects" or said:
            return []
        return [
            Objection(
                id=stamp.new_id(EVERYONE),
                audience=EVERYONE,
                clause=self.clause,
                organisation=actor.organisation,
                reason=self.reason,
                fix=self.fix,
                basis=self.basis,
            )
        ]


@operation("agreement.answer_objection", allowed=is_facilitator)
class AnswerObjection(Operation):
    """Say what was done about an objection, and whether that meets it.

    The organisation's position stays what it is: only the organisation itself can say that it agrees now.
    """

    objection: str = reference("agreement.objection")
    answer: str = text(600)
    met: bool = flag(default=False)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        after = replace(here.require(Objection, self.objection), answer=self.answer, met=self.met)
        return Changes.of(put=[after])


def stands(here: View, objection: Objection) -> bool:
    """Whether the organisation still objects, for this reason."""
    held = position_of(here, objection.clause, objection.organisation)
    latest = [one for one in here.of(Objection) if (one.clause, one.organisation) == _pair(objection)][-1]
    return held is not None and held.stance == "objects" and latest.id == objection.id


def _pair(objection: Objection) -> tuple[str, str]:
    return objection.clause, objection.organisation


@dataclass(frozen=True)
class Standing:
    """How one clause stands: ids of the organisations by what they say, in the order in which they joined.

    ``state`` is "objection" while anybody objects, else "waiting" while anybody has not answered the present wording,
    else "reservations" or "agreed".
    """

    clause: str
    state: str
    agrees: tuple[str, ...]
    reservations: tuple[str, ...]
    objects: tuple[str, ...]
    waiting: tuple[str, ...]


def standing(here: View, clause: Clause) -> Standing:
    """How a clause stands with every organisation of the partnership."""
    held = {one.organisation: one for one in here.of(Position) if one.clause == clause.id}
    said = {one.id: _said(held.get(one.id), clause) for one in here.of(Organisation)}
    objects, waiting = _who(said, "objects"), _who(said, "")
    agrees, reservations = _who(said, "agrees"), _who(said, "reservation")
    state = "reservations" if reservations else "agreed"
    if objects or waiting or not said:
        state = "objection" if objects else "waiting"
    return Standing(clause.id, state, agrees, reservations, objects, waiting)


def standings(here: View, clauses: Iterable[Clause]) -> list[Standing]:
    """How several clauses stand."""
    return [standing(here, one) for one in clauses]


def _said(held: Position | None, clause: Clause) -> str:
    """An objection lasts until it is taken back; agreement is only ever to the wording that was read."""
    if held is None or (held.stance != "objects" and held.digest != clause.digest):
        return ""
    return held.stance


def _who(said: dict[str, str], stance: str) -> tuple[str, ...]:
    return tuple(one for one, other in said.items() if other == stance)
