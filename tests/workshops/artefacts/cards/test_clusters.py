"""Grouping similar cards: names may change, the cards keep their words."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.cards.rooms import Carded
from workshops.artefacts.answers.operations import GiveAnswer
from workshops.artefacts.answers.records import Answer
from workshops.artefacts.cards.clusters import (
    MakeCluster,
    PlaceCards,
    RemoveCluster,
    RenameCluster,
    TakeFurther,
    TakeNoFurther,
    clusters_of,
)
from workshops.artefacts.cards.records import Became, Card, Cluster
from workshops.artefacts.cards.rounds import OpenCards
from workshops.artefacts.outcomes.operations import AddOutcome, Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.audiences import EVERYONE
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.hiding import Hide, TakeBack, TakeBackHidden
from workshops.meeting.moderation import ShowHeld
from workshops.meeting.records import Alternative, Authored
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held, Hidden, OwnWording
from workshops.meeting.settling import ForgetWording
from workshops.thread import what_came_of_it
from workshops.wording import digest


def test_cards_are_put_together_and_keep_their_words() -> None:
    """CG-CAR-3"""
    room = Carded()
    a, b, c = room.shown("a", "b", "c")
    group = room.made(room.does(room.birds[2], MakeCluster(round=room.round, name="Same person", cards=(a, b))))
    assert [room.one(Card, one).cluster for one in (a, b, c)] == [group, group, ""]
    room.does(room.lena, PlaceCards(cards=(c,), cluster=group))
    room.does(room.lena, PlaceCards(cards=(a,)))
    assert [room.one(Card, one).cluster for one in (a, b, c)] == ["", group, group]
    assert sorted(one.words for one in room.cards()) == ["a", "b", "c"]
    led = what_came_of_it(room.view(room.sam), b)["steps"]
    assert [one["words"] for one in led] == ["b", "Same person"]


def test_a_group_is_taken_apart_and_its_cards_stay() -> None:
    """CG-CAR-3, CG-REM-1"""
    room = Carded()
    a, b = room.shown("a", "b")
    group = room.made(room.does(room.sam, MakeCluster(round=room.round, name="Same person", cards=(a, b))))
    room.does(room.sam, RenameCluster(cluster=group, basis_digest="old", name="Same worker"))
    room.does(room.sam, RemoveCluster(cluster=group))
    assert not clusters_of(room.view(room.sam), room.round) and not room.view(room.sam).of(Alternative)
    assert [one.cluster for one in room.cards()] == ["", ""]


def test_the_names_of_a_group_that_is_taken_apart_are_let_go_and_their_writers_keep_them() -> None:
    """CG-CAR-6, CG-WRD-7"""
    room = Carded()
    (card,) = room.shown("a")
    one, other = room.birds[1], room.birds[2]
    group = room.made(room.does(one, MakeCluster(round=room.round, name="My uncle", cards=(card,))))
    late = room.made(room.does(other, RenameCluster(cluster=group, basis_digest="late", name="My aunt")))
    changes = room.does(room.lena, RemoveCluster(cluster=group))
    assert set(changes.parts[EVERYONE].erased) == {group, late}
    for seat, words in ((one, "My uncle"), (other, "My aunt")):
        own = room.view(seat)
        assert [each.words for each in own.of(OwnWording)] == [words]
        assert not {group, late} & {each.record for each in own.of(Authored)}
    assert not room.view(room.lena).of(OwnWording)


@pytest.mark.parametrize("way", ["take back", "erase"])
def test_a_hidden_name_is_still_its_writers_to_take_back_once_the_empty_group_is_taken_apart(way: str) -> None:
    """CG-HID-3, CG-ERA-1"""
    room = Carded()
    room.shown("a", "b")
    group = room.made(room.does(room.birds[0], MakeCluster(round=room.round, name="He has a key")))
    led_to = room.made(room.does(room.lena, AddOutcome(formal="A home")))
    room.does(room.lena, TakeFurther(source=group, led_to=led_to))
    room.does(room.sam, Hide(record=group))
    room.does(room.lena, RemoveCluster(cluster=group))
    assert not room.view(room.birds[0]).of(OwnWording) and room.view(room.sam).of(Hidden)
    (note,) = (one.id for one in room.view(room.birds[0]).of(Authored) if one.record == group)
    room.does(room.birds[0], EraseOwn() if way == "erase" else TakeBackHidden(authored=note))
    assert "He has a key" not in repr(room.log())


@pytest.mark.parametrize("way", ["rename", "take apart", "forget"])
def test_a_name_that_was_let_go_leaves_what_quotes_it_when_its_writer_forgets_it_or_is_erased(way: str) -> None:
    """CG-ERA-1, CG-WRD-6"""
    room = Carded()
    (card,) = room.shown("Doors")
    group = room.made(room.does(room.birds[0], MakeCluster(round=room.round, name="He has a key", cards=(card,))))
    told = "You said: He has a key. It is changed."
    answer = GiveAnswer(of=card, verdict="did", words=told, decided_by="Lena", changed=(group,))
    room.does(room.lena, answer)
    again = RenameCluster(cluster=group, basis_digest=digest("He has a key"), name="Keys")
    room.does(room.lena, again if way == "rename" else RemoveCluster(cluster=group))
    (own,) = room.view(room.birds[0]).of(OwnWording)
    room.does(room.birds[0], ForgetWording(wording=own.id) if way == "forget" else EraseOwn())
    assert [one.words for one in room.view(room.lena).of(Answer)] == ["You said: …. It is changed."]
    assert "He has a key" not in repr(room.log())


def test_a_name_that_was_let_go_is_not_cut_out_of_what_somebody_else_said() -> None:
    """CG-ERA-1, CG-WRD-3"""
    room = Carded()
    (card,) = room.shown("Doors")
    group = room.made(room.does(room.birds[0], MakeCluster(round=room.round, name="He has a key", cards=(card,))))
    other = room.made(room.does(room.birds[1], Say(own_words="He has a key to my door")))
    told = "One said: He has a key to my door. It is changed."
    room.does(room.lena, GiveAnswer(of=card, verdict="did", words=told, decided_by="Lena", changed=(other,)))
    room.does(room.lena, RenameCluster(cluster=group, basis_digest=digest("He has a key"), name="Keys"))
    room.does(room.birds[0], EraseOwn())
    assert [one.words for one in room.view(room.lena).of(Answer)] == [told]


def test_a_late_name_is_kept_beside() -> None:
    """CG-WRD-1"""
    room = Carded()
    room.shown("a")
    group = room.made(room.does(room.sam, MakeCluster(round=room.round, name="One")))
    for name in ("Two", "Three"):
        room.does(room.lena, RenameCluster(cluster=group, basis_digest=digest("One"), name=name))
    assert room.one(Cluster, group).name == "Two"
    assert [one.words for one in room.view(room.sam).of(Alternative)] == ["Three"]


def test_whoever_named_a_group_takes_the_name_back_and_its_cards_stay() -> None:
    """CG-CAR-6, CG-CAR-3"""
    room = Carded()
    (a,) = room.shown("a")
    group = room.made(room.does(room.birds[1], MakeCluster(round=room.round, name="My uncle", cards=(a,))))
    assert room.refuses(room.birds[2], TakeBack(record=group)) == "forbidden"
    gone = room.does(room.birds[1], TakeBack(record=group))
    assert gone.parts[EVERYONE].erased == (group,) and not room.view(room.birds[1]).of(Authored)
    assert [(one.words, one.cluster) for one in room.cards()] == [("a", "")]


@pytest.mark.parametrize("moderated", [False, True])
def test_a_name_belongs_to_whoever_gave_it_last_and_the_earlier_one_is_let_go(*, moderated: bool) -> None:
    """CG-CAR-6, CG-WRD-7"""
    room = Carded()
    room.shown("a")
    first, second = room.birds[1:3]
    group = room.made(room.does(first, MakeCluster(round=room.round, name="My uncle")))
    again = RenameCluster(cluster=group, basis_digest=digest("My uncle"), name="Uncles")
    assert not room.does(first, again).parts[EVERYONE].erased
    asked = RenameCluster(cluster=group, basis_digest=digest("Uncles"), name="Family")
    if moderated:
        room.does(room.sam, SetRoomRule(rule="moderation", on=True))
        room.does(second, asked)
        renamed = room.does(room.sam, ShowHeld(held=room.view(room.sam).of(Held)[0].id))
    else:
        renamed = room.does(second, asked)
    assert renamed.parts[EVERYONE].erased == (group,) and room.one(Cluster, group).name == "Family"
    assert [one.words for one in room.view(first).of(OwnWording)] == ["Uncles"]
    assert room.refuses(first, TakeBack(record=group)) == "forbidden"
    room.does(first, EraseOwn())
    assert room.one(Cluster, group).name == "Family"
    room.does(second, EraseOwn())
    assert not room.view(room.sam).of(Cluster)


def test_cards_of_one_round_stay_in_it() -> None:
    room = Carded()
    assert room.refuses(room.sam, MakeCluster(round=room.round, name="x")) == "closed"
    (a,) = room.shown("a")
    other = room.made(room.does(room.sam, OpenCards(question="And what else?")))
    group = room.made(room.does(room.sam, MakeCluster(round=room.round, name="x")))
    assert room.refuses(room.sam, MakeCluster(round=other, name="x", cards=(a,))) == "closed"
    assert room.refuses(room.sam, PlaceCards(cards=(group,), cluster=group)) == "missing"


def test_what_a_card_led_to_stands_in_its_thread() -> None:
    """CG-CAR-5"""
    room = Carded()
    a, b = room.shown("a", "b")
    group = room.made(room.does(room.sam, MakeCluster(round=room.round, name="Same person", cards=(a, b))))
    outcome = room.made(room.does(room.lena, AddOutcome(formal="One person stays")))
    room.does(room.lena, TakeFurther(source=group, led_to=outcome))
    assert room.does(room.lena, TakeFurther(source=group, led_to=outcome)).parts == {}
    assert [one["words"] for one in what_came_of_it(room.view(room.sam), a)["steps"]] == [
        "a",
        "Same person",
        "",
        "One person stays",
    ]
    assert room.refuses(room.birds[0], TakeFurther(source=a, led_to=outcome)) == "forbidden"
    assert room.refuses(room.lena, TakeFurther(source=a, led_to=a)) == "missing"
    room.does(room.birds[0], TakeBack(record=a))
    room.does(room.sam, RemoveCluster(cluster=group))
    assert not room.view(room.sam).of(Became) and room.one(Outcome, outcome).formal


def test_what_a_card_did_not_lead_to_after_all_stands_without_it() -> None:
    room = Carded()
    (a,) = room.shown("a")
    outcome = room.made(room.does(room.lena, AddOutcome(formal="One person stays")))
    room.does(room.lena, TakeFurther(source=a, led_to=outcome))
    (link,) = room.view(room.sam).of(Became)
    assert room.refuses(room.birds[0], TakeNoFurther(became=link.id)) == "forbidden"
    room.does(room.lena, TakeNoFurther(became=link.id))
    assert not room.view(room.sam).of(Became)
    assert room.one(Card, a).words == "a" and room.one(Outcome, outcome).formal == "One person stays"


def test_a_card_that_led_somewhere_is_taken_back_and_leaves_an_empty_place() -> None:
    """CG-WRD-5, CG-CAR-5"""
    room = Carded()
    (a,) = room.shown("a")
    outcome = room.made(room.does(room.lena, AddOutcome(formal="One person stays")))
    room.does(room.lena, TakeFurther(source=a, led_to=outcome))
    room.does(room.birds[0], TakeBack(record=a))
    assert (room.one(Card, a).words, room.one(Card, a).masked) == ("", True)
