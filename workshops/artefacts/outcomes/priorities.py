"""What matters most: the newest closed poll by dots over outcomes and service qualities."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.artefacts.cards.records import Line, Poll, Tally
from workshops.artefacts.outcomes.records import Outcome, ServiceQuality
from workshops.state import View


@dataclass(frozen=True)
class Priorities:
    """A poll and what it adds up to; under five people ``n`` is 0 and there are no lines."""

    question: str
    budget: int
    n: int
    hidden: int
    lines: tuple[Line, ...]


def priorities_of(view: View) -> Priorities | None:
    """The newest one that shows anything, else the newest; None while none has been closed."""
    polls = {one.id: one for one in view.of(Poll) if one.way == "dots" and _all_outcomes(view, one)}
    found = [one for one in view.of(Tally) if one.poll in polls]
    if not found:
        return None
    tally = ([one for one in found if one.lines] or found)[-1]
    poll = polls[tally.poll]
    return Priorities(poll.question, poll.budget, tally.n, tally.hidden, tally.lines)


def _all_outcomes(view: View, poll: Poll) -> bool:
    return bool(poll.options) and all(isinstance(view.get(one), Outcome | ServiceQuality) for one in poll.options)
