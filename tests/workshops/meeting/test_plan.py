"""The plan editor, and what the clock says about a plan."""

from __future__ import annotations

import pytest

from tests.builders import Workshop
from workshops.meeting.agenda import (
    ChangeActivity,
    EndSession,
    MoveRoom,
    OpenSession,
    PlanSession,
    activities_of,
    templates,
)
from workshops.meeting.plan import (
    AddActivity,
    DescribeSession,
    MoveActivity,
    Planned,
    RemoveActivity,
    planned_times,
)
from workshops.meeting.records import Readiness, Timer
from workshops.meeting.timer import ExtendTimer
from workshops.wording import digest


class Plan(Workshop):
    """A facilitator with a session of three activities of 10, 20 and 30 minutes, from ten o'clock."""

    def __init__(self) -> None:
        super().__init__()
        self.sam = self.joins("Sam", "facilitator")
        self.meeting = self.session("TPL-8B")
        for one in activities_of(self.view(self.sam), self.meeting):
            self.does(self.sam, RemoveActivity(activity=one.id))
        for title, minutes in (("A", 10), ("B", 20), ("C", 30)):
            self.does(self.sam, AddActivity(session=self.meeting, title=title, minutes=minutes))
        self.does(self.sam, DescribeSession(session=self.meeting, title="Today", starts_at="2026-03-01T10:00:00Z"))

    def titles(self) -> str:
        agenda = activities_of(self.view(self.sam), self.meeting)
        assert [one.order for one in agenda] == list(range(len(agenda)))
        return "".join(one.title for one in agenda)

    def of(self, title: str) -> str:
        return next(one.id for one in activities_of(self.view(self.sam), self.meeting) if one.title == title)

    def times(self, now: str = "") -> list[tuple[str, str]]:
        return [
            (one.starts_at[11:16], one.ends_at[11:16])
            for one in planned_times(self.view(self.sam), self.meeting, f"2026-03-01T{now}:00Z" if now else "")
        ]


def test_activities_are_added_moved_and_removed_in_one_order() -> None:
    """CG-PLN-1"""
    plan = Plan()
    assert plan.titles() == "ABC"
    plan.does(plan.sam, AddActivity(session=plan.meeting, title="D", minutes=5, before=plan.of("B")))
    assert plan.titles() == "ADBC"
    plan.does(plan.sam, MoveActivity(activity=plan.of("C"), before=plan.of("A")))
    assert plan.titles() == "CADB"
    plan.does(plan.sam, MoveActivity(activity=plan.of("C")))
    assert plan.titles() == "ADBC"
    assert plan.does(plan.sam, MoveActivity(activity=plan.of("A"), before=plan.of("A"))).parts == {}
    plan.does(plan.sam, RemoveActivity(activity=plan.of("D")))
    assert plan.titles() == "ABC"


def test_the_clock_follows_every_change_of_the_plan() -> None:
    """CG-PLN-2"""
    plan = Plan()
    assert plan.times() == [("10:00", "10:10"), ("10:10", "10:30"), ("10:30", "11:00")]
    plan.does(plan.sam, MoveActivity(activity=plan.of("C"), before=plan.of("A")))
    assert plan.times() == [("10:00", "10:30"), ("10:30", "10:40"), ("10:40", "11:00")]
    plan.does(plan.sam, ChangeActivity(activity=plan.of("C"), title="C", minutes=5))
    assert plan.times()[-1] == ("10:15", "10:35")
    plan.does(plan.sam, DescribeSession(session=plan.meeting, title="Today"))
    assert plan.times() == [("", "")] * 3
    for starts_at in (
        "soon",
        "9999-12-31T23:50",
        "20260401T1000",
        "2026-W14-3",
        "2026-04-01T1000",
        "2026-04-01T10:00,5",
    ):
        asked = DescribeSession(session=plan.meeting, title="x", starts_at=starts_at)
        assert plan.refuses(plan.sam, asked) == "invalid"
        assert plan.refuses(plan.sam, PlanSession(template="TPL-2", starts_at=starts_at)) == "invalid"


def test_a_live_plan_counts_from_where_the_room_is() -> None:
    """CG-PLN-2"""
    plan = Plan()
    plan.does(plan.sam, OpenSession(session=plan.meeting))
    plan.does(plan.sam, MoveRoom(session=plan.meeting, activity=plan.of("B")))
    timer = next(one for one in plan.view(plan.sam).of(Timer) if one.activity == plan.of("B"))
    assert timer.started_at.startswith("2026-03-01T10:00")
    assert plan.times("10:05") == [("", ""), ("10:00", "10:20"), ("10:20", "10:50")]
    assert plan.times("10:45") == [("", ""), ("10:00", "10:45"), ("10:45", "11:15")]
    plan.does(plan.sam, ExtendTimer(timer=timer.id, minutes=10))
    assert plan.times("10:05")[1:] == [("10:00", "10:30"), ("10:30", "11:00")]
    plan.does(plan.sam, EndSession(session=plan.meeting))
    assert plan.times("10:05") == [("", "")] * 3


def test_the_activity_where_the_room_is_stays_and_a_past_session_is_closed() -> None:
    """CG-PLN-1"""
    plan = Plan()
    plan.does(plan.sam, OpenSession(session=plan.meeting))
    assert plan.refuses(plan.sam, RemoveActivity(activity=plan.of("A"))) == "closed"
    plan.does(plan.sam, MoveRoom(session=plan.meeting, activity=plan.of("B")))
    plan.does(plan.sam, RemoveActivity(activity=plan.of("A")))
    assert [one.activity for one in plan.view(plan.sam).of(Timer)] == [plan.of("B")]
    assert not plan.view(plan.sam).of(Readiness)
    plan.does(plan.sam, EndSession(session=plan.meeting))
    assert plan.refuses(plan.sam, AddActivity(session=plan.meeting, title="D", minutes=5)) == "closed"
    assert plan.refuses(plan.sam, MoveActivity(activity=plan.of("B"))) == "closed"


def test_another_sessions_activities_are_missing_here() -> None:
    plan = Plan()
    other = activities_of(plan.view(plan.sam), plan.session())[0].id
    assert plan.refuses(plan.sam, MoveActivity(activity=plan.of("A"), before=other)) == "missing"


def test_a_change_of_an_activity_that_moved_on_is_stale() -> None:
    """CG-FAC-1"""
    plan = Plan()
    seen = digest("A", "10", "")
    plan.does(plan.sam, ChangeActivity(activity=plan.of("A"), title="A", minutes=15, basis_digest=seen))
    late = ChangeActivity(activity=plan.of("A"), title="A", minutes=5, basis_digest=seen)
    assert plan.refuses(plan.sam, late) == "stale"


def test_what_people_do_in_an_activity_is_changed_with_its_artefact_or_stays() -> None:
    plan = Plan()
    plan.does(plan.sam, ChangeActivity(activity=plan.of("A"), title="A", minutes=10, block="ideas", artefact="cards"))
    plan.does(plan.sam, ChangeActivity(activity=plan.of("A"), title="A", minutes=15))
    assert _does(plan, "A") == ("ideas", "cards")
    plan.does(plan.sam, ChangeActivity(activity=plan.of("A"), title="A", minutes=15, block="break"))
    assert _does(plan, "A") == ("break", "")


def test_a_plan_is_made_from_nothing() -> None:
    room = Workshop()
    sam = room.joins("Sam", "facilitator")
    meeting = room.session("TPL-0")
    assert activities_of(room.view(sam), meeting) == []
    room.does(sam, OpenSession(session=meeting))
    room.does(sam, AddActivity(session=meeting, title="Hello", minutes=5))
    (added,) = activities_of(room.view(sam), meeting)
    room.does(sam, MoveRoom(session=meeting, activity=added.id))
    room.does(sam, EndSession(session=meeting))


@pytest.mark.parametrize("key", [key for key, one in templates().items() if one["activities"]])
def test_every_template_can_be_planned_and_run(key: str) -> None:
    room = Workshop()
    sam = room.joins("Sam", "facilitator")
    meeting = room.session(key)
    room.does(sam, OpenSession(session=meeting))
    agenda = activities_of(room.view(sam), meeting)
    for one in agenda[1:]:
        room.does(sam, MoveRoom(session=meeting, activity=one.id))
    assert planned_times(room.view(sam), meeting)[-1] == Planned(agenda[-1].id, "", "")
    room.does(sam, EndSession(session=meeting))


def test_a_timer_stands_while_the_room_is_elsewhere() -> None:
    """CG-PLN-2"""
    plan = Plan()
    plan.does(plan.sam, OpenSession(session=plan.meeting))
    first, second = plan.of("A"), plan.of("B")
    for activity in (second, first):
        plan.does(plan.sam, MoveRoom(session=plan.meeting, activity=activity))
    timers = {one.activity: one for one in plan.view(plan.sam).of(Timer)}
    assert timers[first].started_at and timers[first].elapsed == 1
    assert not timers[second].started_at and timers[second].elapsed == 1


def _does(plan: Plan, title: str) -> tuple[str, str]:
    held = next(one for one in activities_of(plan.view(plan.sam), plan.meeting) if one.title == title)
    return held.block, held.artefact
