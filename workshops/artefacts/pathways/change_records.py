"""From a pathway as it is to what becomes of it: why it hurts, what answers it, figures, and who does what by when."""

from __future__ import annotations

from typing import Final

from workshops.artefacts.pathways.records import WASTES
from workshops.fields import choice, reference
from workshops.meeting.quoting import Quoting
from workshops.meeting.records import BASES, Contributed
from workshops.state import Record, record

EXTENTS: Final = ("whole", "part")
MEASURED: Final = ("lead_time", "wait_time", "touch_time", "told", "dropped", "own")
DUE: Final = (30, 60, 90, 365)
ACTION_STATUSES: Final = ("open", "doing", "done", "dropped")


@record("pathways.why")
class Why(Contributed):
    """Why something hurts: one link in the chain of whys on a pain point.

    ``after`` is what it explains, the pain point itself or the why before. ``root`` marks a cause at which the room
    stopped asking.
    """

    pain_point: str = reference("pathways.pain_point")
    after: str = reference("pathways.pain_point", "pathways.why", leads="here")
    words: str
    root: bool = False
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="stated")
    source: str = ""


@record("pathways.answer")
class Answer(Record):
    """What answers a pain point, wholly or in part: a step of a map as it should be, or an idea. One for each pair.

    When what answers is gone, ``by`` is empty, and the answer counts as none.
    """

    pain_point: str = reference("pathways.pain_point", leads="here")
    by: str = reference("pathways.step", "pathways.idea", leads="there", default="")
    extent: str = choice(*EXTENTS)
    words: str = ""


@record("pathways.measure")
class Measure(Record):
    """A figure that somebody gave for a whole map, where it cannot be counted from it.

    ``of`` names what is measured; "own" is something else, named in ``words``. Times are minutes, ``dropped`` is a
    percentage, ``told`` how often the story is told. ``how`` says whether the figure was stated or estimated.
    """

    map: str = reference("pathways.map")
    of: str = choice(*MEASURED)
    words: str = ""
    value: float
    unit: str = ""
    how: str = choice("stated", "estimated")
    source: str = ""
    owner: str = ""
    basis: str = choice(*BASES, default="stated")


@record("pathways.action")
class Action(Quoting):
    """What somebody does by day 30, 60, 90, or after a year, to get from a map as it is to the one that should be.

    ``due_on`` is the date (YYYY-MM-DD) counted from the day on which it was planned; ``sponsor`` says that it needs a
    decision of the sponsor. It is never taken away: what is not done is ``dropped``.
    """

    map: str = reference("pathways.map")
    number: int
    words: str
    step: str = reference("pathways.step", leads="here", default="")
    pain_point: str = reference("pathways.pain_point", leads="here", default="")
    waste: str = choice(*WASTES, "", default="")
    owner: str = ""
    agency: str = ""
    due: int
    due_on: str
    planned_at: str
    sponsor: bool = False
    resource: str = ""
    status: str = choice(*ACTION_STATUSES, default="open")
    evidence: str = ""
    basis: str = choice(*BASES, default="stated")
