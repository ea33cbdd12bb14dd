"""What a partnership and its live sessions are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshops.fields import choice, choices, reference
from workshops.meeting.illustrating import Illustrated
from workshops.state import Record, record

STAGES: Final = ("design", "pilot", "tender", "delivery")
THREADS: Final = (
    "young_people",
    "carers",
    "voluntary",
    "housing",
    "social_care",
    "justice",
    "health",
    "commissioners",
)
ROLES: Final = (
    "facilitator",
    "member",
    "contributor",
    "signatory",
    "commissioner",
    "procurement_lead",
    "safeguarding_lead",
    "observer",
    "projector",
)
BASES: Final = ("stated", "inferred", "felt", "invented")
WAYS: Final = ("type", "listen")


@dataclass(frozen=True, kw_only=True)
class Contributed(Record):
    """What somebody put there in words. ``scribed``: written down by another for whoever said it.

    ``masked``: its words are out of sight, and it stands empty because others built on it.
    """

    scribed: bool = False
    masked: bool = False


@record("meeting.partnership")
class Partnership(Record):
    """The whole endeavour. ``teaching`` is the tag that a teaching example always carries."""

    name: str
    vision: str = ""
    stage: str = choice(*STAGES, default="design")
    teaching: str = ""


@record("meeting.group")
class Group(Record):
    """A declared stakeholder group; ``thread`` is the colour, weave and shape that stand for it."""

    name: str
    thread: str = choice(*THREADS)
    order: int = 0


@record("meeting.organisation")
class Organisation(Record):
    """An organisation, and the group that most of its people belong to."""

    name: str
    group: str = reference("meeting.group", default="")


@record("meeting.seat")
class Seat(Record):
    """A participant. The organisation is only a label until somebody with the right to has confirmed it."""

    nickname: str
    roles: tuple[str, ...] = choices(*ROLES)
    group: str = reference("meeting.group", default="")
    organisation: str = reference("meeting.organisation", default="")
    confirmed: bool = False


@record("meeting.taking_part")
class TakingPart(Record):
    """How somebody wants to take part: told to the facilitators only."""

    seat: str = reference("meeting.seat")
    ways: tuple[str, ...] = choices(*WAYS)


@record("meeting.session")
class Session(Record):
    """One live meeting. ``activity`` and ``focus`` say where the room is and what it looks at."""

    title: str
    number: int
    template: str = ""
    starts_at: str = ""
    status: str = choice("planned", "live", "ended", default="planned")
    activity: str = reference("meeting.activity", default="")
    focus: str = reference(default="")


@record("meeting.activity")
class Activity(Record):
    """An item of a session's agenda, in minutes. ``question`` is what phones and the projector ask."""

    session: str = reference("meeting.session")
    order: int
    title: str
    minutes: int
    block: str
    artefact: str = ""
    question: str = ""
    note: str = ""
    done: bool = False


@record("meeting.timer")
class Timer(Record):
    """Seconds planned and seconds used. It runs while ``started_at`` is set; nothing happens when time is over."""

    session: str = reference("meeting.session")
    activity: str = reference("meeting.activity")
    seconds: int
    elapsed: float = 0.0
    started_at: str = ""


@dataclass(frozen=True)
class GroupCount:
    """How many of a group are ready; only for groups that may be shown."""

    group: str
    ready: int
    of: int


@record("meeting.readiness")
class Readiness(Record):
    """A total, and by group where no fewer than five people could be told apart."""

    activity: str = reference("meeting.activity")
    ready: int
    of: int
    groups: tuple[GroupCount, ...] = ()


@record("meeting.ready")
class Ready(Record):
    """Somebody is ready, for that person's own stream."""

    activity: str = reference("meeting.activity")


@record("meeting.quiet_note")
class QuietNote(Illustrated):
    """Words for the facilitators alone, without a nickname. A group of under five is not named."""

    words: str
    group: str = reference("meeting.group", default="")


@record("meeting.sent_note")
class SentNote(Illustrated):
    """What somebody sent quietly, kept in their own stream."""

    words: str


@record("meeting.authored")
class Authored(Record):
    """'I wrote that': stands in the writer's own stream and nowhere else."""

    record: str = reference()


@record("meeting.alternative")
class Alternative(Contributed):
    """A rewording that came after the text had moved on. Nobody's words are lost."""

    of: str = reference(leads="there")
    field: str
    words: str


@record("meeting.minority_view")
class MinorityView(Contributed):
    """A dissent in its own words, kept beside what was agreed and exported with it."""

    of: str = reference(leads="there")
    words: str
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="stated")
