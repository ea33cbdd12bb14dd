"""What is shown again is named again by all that named it: in choices, in sums, in what waits and in what is hidden."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.cards.rooms import Carded
from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops.artefacts.cards.clusters import MakeCluster, TakeFurther
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll, Rank
from workshops.artefacts.cards.records import Card, Cluster, Tally
from workshops.artefacts.cards.rounds import RewordCard
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import AddOutcome, AddQuality, Say
from workshops.artefacts.outcomes.records import Outcome, ServiceQuality
from workshops.artefacts.pathways.pain_points import AddPainPoint
from workshops.artefacts.pathways.records import PainPoint, Step
from workshops.meeting.hiding import Hide, ShowAgain
from workshops.meeting.moderation import ShowHeld
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.records import Alternative, MinorityView
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held, Hidden
from workshops.wording import digest


class Chosen(Carded):
    """Three cards among which five birds choose."""

    def __init__(self, way: str = "dots") -> None:
        super().__init__()
        self.a, self.b, self.c = self.shown("a", "b", "c")
        asked = OpenPoll(question="?", way=way, options=(self.a, self.b, self.c), budget=3 if way == "dots" else 0)
        self.poll = self.made(self.does(self.sam, asked))

    def gives(self, seat: str, option: str, count: int) -> None:
        self.does(seat, GiveDots(poll=self.poll, option=option, count=count))

    def hides(self, record: str) -> str:
        self.does(self.sam, Hide(record=record))
        return self.view(self.sam).of(Hidden)[-1].id

    def shows(self, hidden: str) -> None:
        self.does(self.sam, ShowAgain(hidden=hidden))

    def told(self) -> dict[str, int]:
        """What each card got, by its words."""
        self.does(self.sam, ClosePoll(poll=self.poll))
        return {self.one(Card, one.option).words: one.points for one in self.view(self.lena).of(Tally)[0].lines}


def test_dots_come_back_with_what_they_were_given_to() -> None:
    """CG-HID-2, CG-CAR-4"""
    room = Chosen()
    for bird in room.birds:
        room.gives(bird, room.a, 2)
        room.gives(bird, room.b, 1)
    room.shows(room.hides(room.a))
    assert room.refuses(room.birds[0], GiveDots(poll=room.poll, option=room.c, count=1)) == "too_many"
    assert room.told() == {"a": 10, "b": 5, "c": 0}


def test_whoever_chose_anew_meanwhile_chose_without_it() -> None:
    """CG-HID-2, CG-CAR-4"""
    room = Chosen()
    for bird in room.birds:
        room.gives(bird, room.a, 3)
    hidden = room.hides(room.a)
    room.gives(room.birds[0], room.b, 3)
    room.shows(hidden)
    assert room.told() == {"a": 12, "b": 3, "c": 0}


def test_a_place_in_an_order_comes_back_with_what_stood_there() -> None:
    """CG-HID-2, CG-CAR-4"""
    room = Chosen("ranking")
    for bird in room.birds:
        room.does(bird, Rank(poll=room.poll, order=(room.a, room.b, room.c)))
    room.shows(room.hides(room.a))
    assert room.told() == {"a": 15, "b": 10, "c": 5}


def test_sums_tell_of_what_is_shown_again() -> None:
    """CG-HID-2"""
    room = Chosen()
    for bird in room.birds:
        room.gives(bird, room.a, 1)
    room.does(room.sam, ClosePoll(poll=room.poll))
    room.shows(room.hides(room.a))
    (tally,) = room.view(room.lena).of(Tally)
    assert [room.one(Card, one.option).words for one in tally.lines] == ["a", "b", "c"]


@pytest.mark.parametrize("first", ["card", "group"])
def test_two_things_that_were_hidden_find_each_other_again(first: str) -> None:
    """CG-HID-2"""
    room = Chosen()
    group = room.made(room.does(room.lena, MakeCluster(round=room.round, name="Doors", cards=(room.a, room.b))))
    card, named = room.hides(room.a), room.hides(group)
    for one in (card, named) if first == "card" else (named, card):
        room.shows(one)
    (again,) = room.view(room.lena).of(Cluster)
    assert {one.words for one in room.cards() if one.cluster == again.id} == {"a", "b"}


def test_a_hidden_consequence_finds_what_led_to_it_again() -> None:
    """CG-HID-2"""
    room = Chosen()
    thought = room.made(room.does(room.birds[0], Propose(think="They give up")))
    outcome = room.made(room.does(room.lena, AddOutcome(formal="A home", hypotheses=(thought,))))
    later, earlier = room.hides(outcome), room.hides(thought)
    room.shows(earlier)
    room.shows(later)
    (back,) = room.view(room.lena).of(Hypothesis)
    assert [one.hypotheses for one in room.view(room.lena).of(Outcome)] == [(back.id,)]


def test_what_waits_beside_something_can_be_shown_once_that_is_shown_again() -> None:
    """CG-HID-2, CG-MOD-2"""
    room = Chosen()
    thought = room.made(room.does(room.lena, Propose(think="They give up")))
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.birds[0], KeepMinorityView(of=thought, words="We do not"))
    room.shows(room.hides(thought))
    (held,) = room.view(room.sam).of(Held)
    room.does(room.sam, ShowHeld(held=held.id))
    (back,) = room.view(room.lena).of(Hypothesis)
    assert [one.of for one in room.view(room.lena).of(MinorityView)] == [back.id]


def test_what_has_its_place_back_with_a_wording_beside_it_is_kept_out_of_sight_no_more() -> None:
    """CG-HID-2"""
    room = Chosen()
    room.does(room.birds[0], RewordCard(card=room.a, basis_digest=digest("earlier"), words="late"))
    thought = room.made(room.does(room.lena, Propose(think="They give up")))
    room.does(room.lena, TakeFurther(source=room.a, led_to=thought))
    room.shows(room.hides(room.a))
    assert room.one(Card, room.a).words == "a" and not room.view(room.sam).of(Hidden)
    assert [one.of for one in room.view(room.lena).of(Alternative)] == [room.a]


def test_an_empty_place_can_be_filled_again_after_what_stands_on_it_was_out_of_sight_too() -> None:
    """CG-HID-2"""
    room = Chosen()
    view = room.made(room.does(room.lena, KeepMinorityView(of=room.a, words="We do not")))
    card, beside = room.hides(room.a), room.hides(view)
    room.shows(beside)
    room.shows(card)
    assert room.one(Card, room.a).words == "a" and not room.view(room.sam).of(Hidden)
    assert [one.of for one in room.view(room.lena).of(MinorityView)] == [room.a]


@pytest.mark.parametrize("before", [True, False])
def test_what_comes_back_shares_no_ref_with_what_came_meanwhile(*, before: bool) -> None:
    """CG-IDS-2, CG-HID-2"""
    drawn = Drawn()
    room = drawn.room

    def all_kinds(words: str) -> list[str]:
        asked = (
            Propose(think=words),
            Say(own_words=words),
            AddQuality(formal=words),
            AddPainPoint(map=drawn.map, words=words),
        )
        return [drawn.step(words), *(room.made(room.does(drawn.sam, one)) for one in asked)]

    def refs() -> list[str]:
        told = room.view(drawn.sam)
        found = told.of(Step, Hypothesis, Outcome, ServiceQuality)
        return [*(vars(one)["ref"] for one in found), *(f"P{one.number}" for one in told.of(PainPoint))]

    if before:
        all_kinds("first")
    for one in all_kinds("hidden"):
        room.does(drawn.sam, Hide(record=one))
    all_kinds("meanwhile")
    for each in room.view(drawn.sam).of(Hidden):
        room.does(drawn.sam, ShowAgain(hidden=each.id))
    all_kinds("later")
    assert sorted(refs()) == sorted(f"{kind}{n}" for kind in ("A", "H", "O", "Q", "P") for n in range(1, 4 + before))
