"""Holding the room together: calling everybody, parking what is for later, and who has not been heard."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, text
from workshops.meeting.agenda import live_session, open_session
from workshops.meeting.contributing import Contribution
from workshops.meeting.people import authored, groups_counted, takes_part
from workshops.meeting.records import Seat, Session
from workshops.meeting.room_records import Spoke
from workshops.meeting.session_records import LUNDY, LundyCheck, Parked, Summons
from workshops.refusal import Refused
from workshops.rules import Actor, is_facilitator, is_member, is_participant
from workshops.small_groups import total_may_show
from workshops.state import Changes, View


@operation("meeting.summon", allowed=is_facilitator)
class Summon(Operation):
    """Ask everybody to look up, with or without words."""

    session: str = reference("meeting.session")
    words: str = text(120, default="")

    def check(self, here: View, actor: Actor) -> None:
        open_session(here, self.session)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = next((one for one in here.of(Summons) if one.session == self.session), None)
        made = before or Summons(
            id=stamp.new_id(EVERYONE), audience=EVERYONE, session=self.session, number=0, at=stamp.at
        )
        return Changes.of(put=[replace(made, number=made.number + 1, words=self.words, at=stamp.at)])


@operation("meeting.park", allowed=is_participant)
class Park(Contribution):
    """Set something aside for later, with a word on what it is."""

    words: str = text(300)
    of: str = reference(default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        session = live_session(here)
        made = Parked(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            words=self.words,
            of=self.of,
            session=session.id if session else "",
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])


@operation("meeting.take_up", allowed=is_member)
class TakeUp(Operation):
    """Say where a parked item went. It stays readable."""

    parked: str = reference("meeting.parked")
    words: str = text(300)

    def check(self, here: View, actor: Actor) -> None:
        if here.require(Parked, self.parked).status != "open":
            raise Refused("closed", reason="taken_up")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Parked, self.parked), status="taken_up", outcome=self.words)])


@operation("meeting.note_influence", allowed=is_facilitator)
class NoteInfluence(Operation):
    """Answer one question of the influence check of a session: who heard it, what changed, when people were told."""

    session: str = reference("meeting.session")
    part: str = choice(*LUNDY)
    words: str = text(400)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = next((one for one in here.of(LundyCheck) if one.session == self.session), None)
        made = before or LundyCheck(id=stamp.new_id(EVERYONE), audience=EVERYONE, session=self.session)
        answered: dict[str, Any] = {self.part: self.words}
        return Changes.of(put=[replace(made, **answered)])


@dataclass(frozen=True)
class Influence:
    """The influence check of one session; ``missing`` names the questions without an answer."""

    session: str
    missing: tuple[str, ...]


def influence(view: View) -> list[Influence]:
    """Every session that has begun, with what its influence check still needs, oldest first."""
    checks = {one.session: one for one in view.of(LundyCheck)}
    begun = sorted((one for one in view.of(Session) if one.status != "planned"), key=lambda one: one.number)
    return [Influence(one.id, _missing(checks.get(one.id))) for one in begun]


def _missing(check: LundyCheck | None) -> tuple[str, ...]:
    return tuple(part for part in LUNDY if check is None or not getattr(check, part))


@dataclass(frozen=True)
class Heard:
    """How often one group contributed, and how many people it has in the room."""

    group: str
    said: int
    people: int


@dataclass(frozen=True)
class HeardGroups:
    """Groups of five people or more; the others together under ``others`` where they make five, else not at all."""

    groups: tuple[Heard, ...]
    others: Heard | None


def heard(view: View, session: str) -> HeardGroups:
    """Who has been heard in a session, by group and never by person. Needs what facilitators may see."""
    people = [one for one in view.of(Seat) if takes_part(one)]
    sizes = Counter(one.group for one in people)
    said = Counter(one.group for one in view.of(Spoke) if one.session == session)
    shown = sorted(groups_counted(view) - {""})
    groups = tuple(Heard(one, said[one], sizes[one]) for one in shown)
    rest = {group: size for group, size in sizes.items() if group not in shown}
    others = Heard("", sum(said.values()) - sum(one.said for one in groups), sum(rest.values()))
    return HeardGroups(groups, others if total_may_show(rest) else None)
