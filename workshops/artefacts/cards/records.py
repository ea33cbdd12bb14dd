"""Rounds of cards, the cards and their groups, and polls over anything that can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from workshops.apart import Sealed
from workshops.fields import choice, reference, references
from workshops.meeting.illustrating import Illustrated
from workshops.meeting.records import Contributed
from workshops.state import Record, View, record

CHOSEN: Final = (
    "cards.card",
    "cards.cluster",
    "hypotheses.hypothesis",
    "outcomes.outcome",
    "outcomes.service_quality",
    "pathways.pain_point",
    "pathways.idea",
)
MOST_OPTIONS: Final = 40
MOST_DOTS: Final = 20


@record("cards.round")
class Round(Record):
    """A question that people answer on cards: each for themselves while ``writing``, for all to see once ``shown``."""

    question: str
    order: int
    activity: str = reference("meeting.activity", default="")
    status: str = choice("writing", "shown", default="writing")


@record("cards.draft")
class Draft(Illustrated):
    """A card while it is written: in its writer's own stream and nowhere else, with the group that its writer is in."""

    spare: ClassVar[tuple[str, ...]] = (*Illustrated.spare, "group")

    round: str = reference("cards.round")
    words: str
    group: str = reference("meeting.group", default="")

    def goes_with_assent(self, here: View) -> bool:
        """Nobody has seen it."""
        return True


@record("cards.cluster")
class Cluster(Contributed):
    """A group of similar cards with a name. The cards keep their own words."""

    round: str = reference("cards.round")
    order: int
    name: str


@record("cards.card")
class Card(Illustrated, Contributed):
    """What somebody wrote, with their group and without their name."""

    round: str = reference("cards.round")
    order: int
    words: str
    group: str = reference("meeting.group", default="")
    cluster: str = reference("cards.cluster", leads="there", default="")


@record("cards.became")
class Became(Record):
    """A card, or a group of them, was taken further: it led to a hypothesis, an outcome, a step, an idea."""

    source: str = reference("cards.card", "cards.cluster", leads="here")
    led_to: str = reference(leads="there")


@record("cards.poll")
class Poll(Record):
    """A choice among things: by dots from a ``budget`` for each person, or by everybody's own order."""

    question: str
    way: str = choice("dots", "ranking")
    options: tuple[str, ...] = references(*CHOSEN, most=MOST_OPTIONS, default=())
    budget: int = 0
    activity: str = reference("meeting.activity", default="")
    status: str = choice("open", "closed", default="open")


@dataclass(frozen=True)
class Dots:
    """How many dots somebody gave to an option."""

    option: str
    count: int


@record("cards.ballot")
class Ballot(Record):
    """How somebody chose: their dots, or their order from first to last. Never leaves their own stream."""

    poll: str = reference("cards.poll")
    dots: tuple[Dots, ...] = ()
    order: tuple[str, ...] = ()

    def goes_with_assent(self, here: View) -> bool:
        """Until the close nothing is added up."""
        return here.require(Poll, self.poll).status == "open"


@dataclass(frozen=True)
class GroupPoints:
    """What one group gave to an option; ``n`` of its people chose."""

    group: str
    n: int
    points: int


@dataclass(frozen=True)
class Line:
    """What an option got in all, and from each group that may be shown."""

    option: str
    points: int
    groups: tuple[GroupPoints, ...] = ()


@record("cards.tally")
class Tally(Record):
    """What a poll adds up to, most points first. ``hidden`` people sit in groups that are not shown.

    By dots a point is a dot. By ranking the first of k options gets k points, the last one, and what somebody left
    out none. ``n`` is 0 and there are no lines where fewer than five people chose, or where fewer than five chose
    differently than before: together with the earlier tally that would tell who.
    """

    poll: str = reference("cards.poll")
    n: int
    hidden: int = 0
    lines: tuple[Line, ...] = ()


@record("cards.counted")
class Counted(Sealed):
    """Whose ballots a tally was added up from, and in which group they were at the close."""

    poll: str
