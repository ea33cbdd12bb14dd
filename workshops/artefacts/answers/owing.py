"""Which answers are owed, which are late, and what nobody has promised to answer yet. The day comes from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from workshops.artefacts.answers.records import Answer, Promise
from workshops.audiences import EVERYONE
from workshops.meeting.records import Contributed
from workshops.state import View

ASKING: Final = (
    "cards.card",
    "hypotheses.hypothesis",
    "meeting.parked",
    "outcomes.outcome",
    "outcomes.service_quality",
    "pathways.feeling",
    "pathways.idea",
    "pathways.pain_point",
)
LAST: Final = ("did", "cannot")


@dataclass(frozen=True)
class Owed:
    """An answer that is owed. ``days_late`` counts from the day it is due; 0 while that has not passed."""

    promise: str
    of: str
    owner: str
    due: str
    first_due: str
    days_late: int
    overdue: bool


def owed(view: View, today: str) -> list[Owed]:
    """The answers still owed on a day (ISO 8601), the longest overdue first."""
    done = {one.promise for one in view.of(Answer) if one.verdict in LAST}
    still = [one for one in view.of(Promise) if one.id not in done and one.of]
    return sorted((_owed(one, today) for one in still), key=lambda one: (one.due, one.promise))


def _owed(one: Promise, today: str) -> Owed:
    late = max(0, (date.fromisoformat(today) - date.fromisoformat(one.due)).days)
    return Owed(one.id, one.of, one.owner, one.due, one.first_due, late, late > 0)


def unpromised(view: View) -> list[str]:
    """Ids of the contributions that nobody has answered or promised to answer, oldest first."""
    named = {one.of for one in view.of(Promise)} | {one.of for one in view.of(Answer)}
    held = [one for one in view.only(EVERYONE).records() if isinstance(one, Contributed) and one.kind in ASKING]
    return [one.id for one in held if one.id not in named and not one.masked]
