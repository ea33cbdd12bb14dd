"""What the room tells about itself: the clock of a plan, who has been heard, whether sessions had influence."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from server.api import shapes
from server.api.described import Routes, Shape
from server.api.request import context, seat_in
from server.store.clock import now
from workshops import View
from workshops.artefacts.answers.owing import owed, unpromised
from workshops.meeting.holding import heard, influence
from workshops.meeting.plan import planned_times
from workshops.meeting.records import Session

routes = Routes("room", "What the room tells about itself")
Json = dict[str, Any]


def _view(partnership: str, *roles: str) -> View:
    return context().log.view(partnership, seat_in(partnership, *roles).id)[0]


@routes.get("/partnerships/<partnership>/sessions/<session>/plan", Shape(gives=shapes.PlanGiven, refuses=("missing",)))
def plan(partnership: str, session: str) -> Json:
    """When each activity starts and ends: as planned, or while it is live, from where the room is now."""
    times = planned_times(_view(partnership), session, now())
    return {"activities": [asdict(one) for one in times]}


@routes.get(
    "/partnerships/<partnership>/sessions/<session>/heard",
    Shape(gives=shapes.HeardGiven, refuses=("missing", "forbidden")),
)
def who_is_heard(partnership: str, session: str) -> Json:
    """How often each group contributed in a session, for facilitators: groups of five or more, never a person."""
    view = _view(partnership, "facilitator")
    return asdict(heard(view, view.require(Session, session).id))


@routes.get("/partnerships/<partnership>/influence", Shape(gives=shapes.InfluenceGiven, refuses=("missing",)))
def had_influence(partnership: str) -> Json:
    """The influence check of each session that has begun, and which of its questions have no answer yet."""
    return {"sessions": [asdict(one) for one in influence(_view(partnership))]}


@routes.get("/partnerships/<partnership>/answers", Shape(gives=shapes.AnswersGiven, refuses=("missing",)))
def answers(partnership: str) -> Json:
    """Answers owed today, the longest overdue first, and contributions that nobody has promised to answer."""
    view, today = _view(partnership), now()[:10]
    return {"today": today, "owed": [asdict(one) for one in owed(view, today)], "unpromised": unpromised(view)}
