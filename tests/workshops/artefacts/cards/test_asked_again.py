"""Choosing among the same things twice: the difference of two sums tells nothing about one person."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.builders import Workshop
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll, Rank
from workshops.artefacts.cards.records import Tally
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.outline import outcomes_document
from workshops.artefacts.outcomes.priorities import priorities_of
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.people import ChangeOwn


class Again(Workshop):
    """Eight young people and six carers choose among the same outcomes, again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.groups = [self.group("Young people"), self.group("Carers", "carers")]
        self.sam = self.joins("Sam", "facilitator")
        self.young = [self.joins(f"Bird {n}", group=self.groups[0]) for n in range(8)]
        self.carers = [self.joins(f"Tree {n}", group=self.groups[1]) for n in range(6)]
        self.a, self.b, self.c, self.d = (self.made(self.does(self.sam, Say(own_words=one))) for one in "abcd")
        self.given = {**dict.fromkeys(self.young, self.a), **dict.fromkeys(self.carers, self.b)}

    def opens(self, *options: str, way: str = "dots") -> str:
        asked = OpenPoll(question="What matters?", way=way, options=options, budget=3 if way == "dots" else 0)
        return self.made(self.does(self.sam, asked))

    def closes(self, poll: str) -> Tally:
        self.does(self.sam, ClosePoll(poll=poll))
        return self.view(self.sam).of(Tally)[-1]

    def chosen(self, *options: str, changed: Mapping[str, str] | None = None) -> Tally:
        """What comes of it when everybody gives two dots to one thing, as before but for some."""
        poll = self.opens(*(options or (self.a, self.b, self.c)))
        self.given.update(changed or {})
        for seat, option in self.given.items():
            self.does(seat, GiveDots(poll=poll, option=option, count=2))
        return self.closes(poll)


@pytest.fixture
def room() -> Again:
    return Again()


def points(tally: Tally) -> dict[str, int]:
    return {one.option: one.points for one in tally.lines}


def test_a_poll_in_which_one_person_chose_differently_is_not_drawn_and_the_one_before_stands(room: Again) -> None:
    """CG-CAR-7"""
    assert points(room.chosen()) == {room.a: 16, room.b: 12, room.c: 0}
    again = room.chosen(changed={room.young[0]: room.c})
    assert (again.n, again.hidden, again.lines) == (0, 0, ())
    found = priorities_of(room.view(room.sam))
    assert found and [one.points for one in found.lines] == [16, 12, 0]
    assert "Fewer than five" not in repr(outcomes_document(room.view(room.sam), "2026-03-01T10:00:00Z"))


def test_a_poll_in_which_nobody_or_five_people_changed_is_drawn(room: Again) -> None:
    """CG-CAR-7"""
    first = room.chosen()
    assert room.chosen().lines == first.lines
    assert points(room.chosen(changed=dict.fromkeys(room.young[:5], room.c)))[room.c] == 10


def test_who_came_or_went_is_not_told_by_the_difference(room: Again) -> None:
    """CG-CAR-7"""
    last = room.given.pop(room.carers[5])
    assert room.chosen().n == 13
    assert room.chosen(changed={room.carers[5]: last}).n == 0
    del room.given[room.young[0]]
    assert room.chosen().n == 0


def test_a_choice_among_some_of_the_same_things_counts_as_asked_again(room: Again) -> None:
    """CG-CAR-7"""
    room.chosen(room.a, room.b, room.c)
    assert room.chosen(room.a, room.b, room.d, changed={room.young[0]: room.b}).n == 0
    room.given = dict.fromkeys((*room.young, *room.carers[:5]), room.d)
    assert room.chosen(room.c, room.d).n == 0, "whoever did not come again gave to c what is missing of it"


def test_a_choice_among_other_things_is_drawn_whoever_chose(room: Again) -> None:
    """CG-CAR-7"""
    room.chosen(room.a, room.b)
    room.given = dict.fromkeys(room.young[:5], room.c)
    assert room.chosen(room.c, room.d).n == 5


def test_a_group_in_which_few_changed_is_not_drawn_beside_the_whole(room: Again) -> None:
    """CG-CAR-7"""
    assert all(len(one.groups) == 2 for one in room.chosen().lines)
    again = room.chosen(changed={**dict.fromkeys(room.young[:5], room.c), room.carers[0]: room.c})
    assert (again.n, again.hidden) == (14, 14) and not any(one.groups for one in again.lines)


def test_who_changed_group_is_not_told_by_the_difference(room: Again) -> None:
    """CG-CAR-7"""
    room.chosen()
    room.does(room.young[0], ChangeOwn(group=room.groups[1]))
    again = room.chosen()
    assert again.n == 14 and not any(one.groups for one in again.lines)


def test_what_somebody_chose_who_is_erased_since_is_not_told_by_the_difference(room: Again) -> None:
    """CG-CAR-7, CG-ERA-1"""
    room.chosen()
    gone = room.young[0]
    room.does(gone, EraseOwn())
    del room.given[gone]
    assert room.chosen().n == 0
    assert gone not in repr([room.state.records(one) for one in room.state.streams()])


def test_an_order_that_one_person_changed_is_not_drawn(room: Again) -> None:
    """CG-CAR-7"""
    told = []
    for changed in (0, 1, 5):
        poll = room.opens(room.a, room.b, room.c, way="ranking")
        for place, seat in enumerate(room.young):
            order = (room.c, room.b, room.a) if place < changed else (room.a, room.b, room.c)
            room.does(seat, Rank(poll=poll, order=order))
        told.append(room.closes(poll).n)
    assert told == [8, 0, 8]


def test_of_two_polls_that_are_open_at_once_the_later_close_gives_nobody_away(room: Again) -> None:
    """CG-CAR-7"""
    one, other = room.opens(room.a, room.b), room.opens(room.a, room.b)
    for place, seat in enumerate(room.young):
        room.does(seat, GiveDots(poll=one, option=room.a, count=1))
        room.does(seat, GiveDots(poll=other, option=room.a if place else room.b, count=1))
    assert (room.closes(other).n, room.closes(one).n) == (8, 0)
