"""The action plan: what is done by day 30, 60 and 90, and measured again after a year, by whom."""

from __future__ import annotations

from datetime import date, timedelta

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.change_records import ACTION_STATUSES, DUE, Action
from workshops.artefacts.pathways.on_map import all_on
from workshops.artefacts.pathways.records import WASTES, PainPoint
from workshops.audiences import EVERYONE
from workshops.fields import choice, flag, reference, text, whole
from workshops.meeting.people import authored
from workshops.meeting.records import BASES, Alternative
from workshops.numbering import next_number
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, View
from workshops.wording import digest


def actions_of(here: View, map_id: str = "") -> list[Action]:
    """The actions of one map, or of all maps, by number."""
    return sorted((one for one in here.of(Action) if map_id in ("", one.map)), key=lambda one: one.number)


def is_open(one: Action) -> bool:
    """Whether an action is still to be done."""
    return one.status in ("open", "doing")


class OnPlan(Operation):
    """What an action says of itself, checked the same way whenever it is said."""

    step: str
    pain_point: str
    due: int

    def check(self, here: View, actor: Actor) -> None:
        if self.due not in DUE:
            raise Refused("invalid", field="due", values=list(DUE))
        map_id = self.on(here)
        all_on(here, map_id, [self.step] if self.step else [])
        if self.pain_point:
            here.require(PainPoint, self.pain_point)

    def on(self, here: View) -> str:
        """The map that the action is about."""
        raise NotImplementedError


@operation("pathways.plan_action", allowed=is_member)
class PlanAction(OnPlan):
    """Plan what somebody does by day 30, 60, 90 or 365, counted from now. Owner and agency may still be open."""

    map: str = reference("pathways.map")
    words: str = text(300)
    due: int = whole(1, 365)
    step: str = reference("pathways.step", default="")
    pain_point: str = reference("pathways.pain_point", default="")
    waste: str = choice(*WASTES, "", default="")
    owner: str = text(120, default="")
    agency: str = text(120, default="")
    sponsor: bool = flag(default=False)
    resource: str = text(200, default="")
    basis: str = choice(*BASES, default="stated")

    def on(self, here: View) -> str:
        return self.map

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Action(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=self.map,
            number=next_number(one.number for one in actions_of(here)),
            words=self.words,
            step=self.step,
            pain_point=self.pain_point,
            waste=self.waste,
            owner=self.owner,
            agency=self.agency,
            due=self.due,
            due_on=due_on(stamp.at, self.due),
            planned_at=stamp.at,
            sponsor=self.sponsor,
            resource=self.resource,
            basis=self.basis,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


def due_on(planned_at: str, days: int) -> str:
    """The date on which so many days have gone since an ISO 8601 time."""
    return (date.fromisoformat(planned_at[:10]) + timedelta(days=days)).isoformat()


@operation("pathways.change_action", allowed=is_member)
class ChangeAction(OnPlan):
    """Change an action. The days go on counting from when it was planned.

    ``basis_digest`` is the digest of the words that the writer saw; words that come too late are kept beside them, and
    the rest is changed.
    """

    action: str = reference("pathways.action")
    basis_digest: str = text(64)
    words: str = text(300)
    due: int = whole(1, 365)
    step: str = reference("pathways.step", default="")
    pain_point: str = reference("pathways.pain_point", default="")
    waste: str = choice(*WASTES, "", default="")
    owner: str = text(120, default="")
    agency: str = text(120, default="")
    sponsor: bool = flag(default=False)
    resource: str = text(200, default="")

    def on(self, here: View) -> str:
        return here.require(Action, self.action).map

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Action, self.action)
        late = self.words != before.words and self.basis_digest != digest(before.words)
        after = replace(
            before,
            words=before.words if late else self.words,
            step=self.step,
            pain_point=self.pain_point,
            waste=self.waste,
            owner=self.owner,
            agency=self.agency,
            due=self.due,
            due_on=due_on(before.planned_at, self.due),
            sponsor=self.sponsor,
            resource=self.resource,
        )
        if not late:
            return Changes.of(put=[after])
        kept = Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=before.id, field="words", words=self.words)
        return Changes.of(put=[after, kept, *authored(kept, actor, stamp)])


@operation("pathways.report_action", allowed=is_member)
class ReportAction(Operation):
    """Say how an action stands, and what shows it. What is dropped is kept, with the reason as its evidence."""

    action: str = reference("pathways.action")
    status: str = choice(*ACTION_STATUSES)
    evidence: str = text(400, default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.status in ("done", "dropped") and not self.evidence.strip():
            raise Refused("invalid", field="evidence")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Action, self.action), status=self.status, evidence=self.evidence)])
