"""Founding a partnership, its vision, its organisations, and dissent that is kept."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, text
from workshops.meeting.contributing import Contribution
from workshops.meeting.people import authored, group_shown
from workshops.meeting.records import BASES, STAGES, MinorityView, Organisation, Partnership
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_door, is_facilitator, is_participant
from workshops.state import Changes, View


def partnership_of(here: View) -> Partnership:
    """The one partnership record."""
    found = here.of(Partnership)
    if not found:
        raise Refused("missing")
    return found[0]


@operation("meeting.found", allowed=is_door)
class Found(Operation):
    """Begin a partnership."""

    name: str = text(120)
    vision: str = text(400, default="")
    stage: str = choice(*STAGES, default="design")
    teaching: str = text(120, default="")

    def check(self, here: View, actor: Actor) -> None:
        if here.of(Partnership):
            raise Refused("taken")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(
            put=[
                Partnership(
                    id=stamp.new_id(EVERYONE),
                    audience=EVERYONE,
                    name=self.name,
                    vision=self.vision,
                    stage=self.stage,
                    teaching=self.teaching,
                )
            ]
        )


@operation("meeting.describe", allowed=is_facilitator)
class Describe(Operation):
    """Change the partnership's name, vision or stage."""

    name: str = text(120)
    vision: str = text(400, default="")
    stage: str = choice(*STAGES, default="design")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(partnership_of(here), name=self.name, vision=self.vision, stage=self.stage)])


@operation("meeting.add_organisation", allowed=is_facilitator | is_door)
class AddOrganisation(Operation):
    """Name an organisation of the partnership."""

    name: str = text(120)
    group: str = reference("meeting.group", default="")

    def check(self, here: View, actor: Actor) -> None:
        if any(one.name.casefold() == self.name.casefold() for one in here.of(Organisation)):
            raise Refused("taken", field="name")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Organisation(id=stamp.new_id(EVERYONE), audience=EVERYONE, name=self.name, group=self.group)
        return Changes.of(put=[made])


@operation("meeting.keep_minority_view", allowed=is_participant)
class KeepMinorityView(Contribution):
    """Put a dissent beside anything that was agreed or found. It is exported with it."""

    of: str = reference()
    words: str = text(400)
    basis: str = choice(*BASES, default="stated")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        view = MinorityView(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            of=self.of,
            words=self.words,
            group=group_shown(here, actor),
            basis=self.basis,
        )
        return Changes.of(put=[view, *authored(view, actor, stamp)])
