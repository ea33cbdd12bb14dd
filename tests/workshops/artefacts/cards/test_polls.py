"""Choosing by dots and by ranking: private until the close, then sums under the rules for small groups."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.workshops.artefacts.cards.rooms import Carded
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll, Rank
from workshops.artefacts.cards.records import Ballot, Dots, GroupPoints, Line, Tally
from workshops.artefacts.cards.tallying import Cast, counted
from workshops.audiences import participant
from workshops.meeting.hiding import TakeBack
from workshops.small_groups import SMALLEST


class Polled(Carded):
    """Three cards to choose from."""

    def __init__(self, way: str = "dots", budget: int = 3) -> None:
        super().__init__()
        self.a, self.b, self.c = self.options = tuple(self.shown("a", "b", "c"))
        asked = OpenPoll(question="What matters most?", way=way, options=self.options, budget=budget)
        self.poll = self.made(self.does(self.sam, asked))

    def tally(self) -> Tally:
        self.does(self.sam, ClosePoll(poll=self.poll))
        return self.view(self.lena).of(Tally)[0]


def test_dots_stay_within_the_budget_and_in_their_givers_stream() -> None:
    """CG-CAR-4"""
    room = Polled()
    bird = room.birds[0]
    changes = room.does(bird, GiveDots(poll=room.poll, option=room.a, count=2))
    assert set(changes.parts) == {participant(bird)}
    assert room.refuses(bird, GiveDots(poll=room.poll, option=room.b, count=2)) == "too_many"
    room.does(bird, GiveDots(poll=room.poll, option=room.a, count=1))
    room.does(bird, GiveDots(poll=room.poll, option=room.b, count=2))
    room.does(bird, GiveDots(poll=room.poll, option=room.a, count=0))
    assert room.view(bird).of(Ballot)[0].dots == (Dots(room.b, 2),)
    assert not room.view(room.sam).of(Ballot)


def test_a_close_tells_sums_and_groups_of_five() -> None:
    """CG-CAR-4, CG-GRP-1"""
    room = Polled()
    for bird in room.birds:
        room.does(bird, GiveDots(poll=room.poll, option=room.b, count=2))
    found = room.tally()
    assert (found.n, found.hidden) == (5, 0)
    assert found.lines[0] == Line(room.b, 10, (GroupPoints(room.young, 5, 10),))
    assert room.does(room.sam, ClosePoll(poll=room.poll)).parts == {}
    assert room.refuses(room.birds[0], GiveDots(poll=room.poll, option=room.b, count=1)) == "closed"


def test_one_more_from_another_group_hides_the_groups() -> None:
    """CG-GRP-1"""
    room = Polled()
    for seat in (*room.birds, room.lena):
        room.does(seat, GiveDots(poll=room.poll, option=room.a, count=1))
    found = room.tally()
    assert (found.n, found.hidden, found.lines[0]) == (6, 6, Line(room.a, 6))


def test_under_five_nothing_is_drawn() -> None:
    """CG-GRP-1"""
    room = Polled()
    for bird in room.birds[:4]:
        room.does(bird, GiveDots(poll=room.poll, option=room.a, count=1))
    found = room.tally()
    assert (found.n, found.lines) == (0, ())


def test_ranking_adds_up_everybodys_own_order() -> None:
    """CG-CAR-4"""
    room = Polled("ranking", 0)
    for bird in room.birds[:4]:
        room.does(bird, Rank(poll=room.poll, order=(room.a, room.b, room.c)))
    room.does(room.birds[4], Rank(poll=room.poll, order=(room.c,)))
    assert room.refuses(room.lena, Rank(poll=room.poll, order=(room.poll,))) == "missing"
    assert room.refuses(room.lena, GiveDots(poll=room.poll, option=room.a, count=1)) == "invalid"
    assert [(one.option, one.points) for one in room.tally().lines] == [(room.a, 12), (room.b, 8), (room.c, 7)]


def test_what_is_taken_back_is_no_option_any_more() -> None:
    """CG-REM-1"""
    room = Polled()
    for bird in room.birds:
        room.does(bird, GiveDots(poll=room.poll, option=room.a, count=1))
        room.does(bird, GiveDots(poll=room.poll, option=room.b, count=1))
    room.does(room.birds[0], TakeBack(record=room.a))
    assert [(one.option, one.points) for one in room.tally().lines] == [(room.b, 5), (room.c, 0)]


def test_a_poll_needs_a_choice_and_a_budget_that_fits() -> None:
    room = Polled()
    for asked in (
        OpenPoll(question="?", way="dots", options=(room.a,), budget=3),
        OpenPoll(question="?", way="dots", options=(room.a, room.b)),
        OpenPoll(question="?", way="ranking", options=(room.a, room.b), budget=3),
    ):
        assert room.refuses(room.sam, asked) == "invalid"


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 3), st.integers(0, 3)), max_size=30))
def test_no_group_of_a_tally_is_small_nor_told_apart_by_subtraction(cast: list[tuple[str, int, int]]) -> None:
    """CG-GRP-1"""
    points = {str(n): Counter(a=a, b=b) for n, (_, a, b) in enumerate(cast)}
    found = counted(Cast(points, {str(n): group for n, (group, _, _) in enumerate(cast)}), ("a", "b"), [])
    assert found.n == 0 or found.n >= SMALLEST
    assert found.hidden == 0 or found.hidden >= SMALLEST
    for line in found.lines:
        assert all(one.n >= SMALLEST for one in line.groups)
        assert line.points >= sum(one.points for one in line.groups)
