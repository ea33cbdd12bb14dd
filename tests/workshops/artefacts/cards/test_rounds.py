"""Cards written privately and revealed together."""

from __future__ import annotations

from tests.workshops.artefacts.cards.rooms import Carded
from workshops.artefacts.cards.records import Card, Draft
from workshops.artefacts.cards.rounds import AddCard, RevealCards, RewordCard, ThrowAway, WriteCard
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.meeting.conduct import Mute
from workshops.meeting.hiding import TakeBack
from workshops.meeting.moderation import ShowHeld
from workshops.meeting.people import RemoveSeat
from workshops.meeting.records import Alternative, Authored
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held
from workshops.wording import digest


def test_until_the_reveal_only_the_writer_sees_a_card() -> None:
    """CG-CAR-1"""
    room = Carded()
    changes = room.does(room.birds[0], WriteCard(round=room.round, words="One key worker"))
    assert set(changes.parts) == {participant(room.birds[0])}
    assert not room.view(room.sam).of(Draft)
    room.does(room.birds[0], WriteCard(round=room.round, words="One worker", draft=room.drafts()[0].id))
    assert [one.words for one in room.drafts()] == ["One worker"]
    assert room.refuses(room.birds[1], WriteCard(round=room.round, words="x", draft=room.drafts()[0].id)) == "missing"
    assert room.refuses(room.birds[1], AddCard(round=room.round, words="x")) == "closed"
    room.does(room.birds[0], ThrowAway(draft=room.drafts()[0].id))
    assert not room.drafts()


def test_the_reveal_shows_all_at_once_under_new_ids_and_keeps_no_second_copy() -> None:
    """CG-CAR-2"""
    room = Carded()
    drafts = {room.writes(seat, f"Card {n}") for n, seat in enumerate(room.birds)}
    changes = room.does(room.sam, RevealCards(round=room.round))
    cards = room.cards()
    assert sorted(one.words for one in cards) == [f"Card {n}" for n in range(5)]
    assert {one.group for one in cards} == {room.young} and not drafts & {one.id for one in cards}
    assert not room.drafts()
    assert {one for seat in room.birds for one in changes.parts[participant(seat)].erased} == drafts
    assert not any(seat in repr(changes.parts[EVERYONE]) for seat in room.birds)
    assert room.does(room.sam, RevealCards(round=room.round)).parts == {}
    assert room.refuses(room.birds[0], WriteCard(round=room.round, words="late")) == "closed"


def test_the_order_of_the_cards_is_not_that_of_the_writing() -> None:
    """CG-CAR-2"""
    orders = set()
    for seed in range(6):
        room = Carded()
        room._chance.seed(seed)
        orders.add(tuple(room.one(Card, one).order for one in room.shown(*"abcde")))
    assert len(orders) > 1


def test_each_card_still_belongs_to_whoever_wrote_it() -> None:
    """CG-CAR-2, CG-WRD-1"""
    room = Carded()
    first, *_ = room.shown(*"abcde")
    assert [one.record for one in room.view(room.birds[0]).of(Authored)] == [first]
    late = RewordCard(card=first, basis_digest=digest("a"), words="A")
    assert room.refuses(room.sam, late) == "forbidden"
    room.does(room.birds[0], late)
    room.does(room.birds[0], late)
    assert room.one(Card, first).words == "A" and room.view(room.sam).of(Alternative)[0].words == "A"
    room.does(room.birds[0], TakeBack(record=first))
    assert len(room.cards()) == 4


def test_after_the_reveal_cards_go_straight_up() -> None:
    room = Carded()
    room.shown("a")
    card = room.one(Card, room.made(room.does(room.lena, AddCard(round=room.round, words="b", for_seat=room.birds[1]))))
    assert (card.order, card.scribed, card.group) == (1, True, room.young)


def test_a_muted_seat_writes_no_card_and_one_that_left_is_still_heard() -> None:
    """CG-CON-1"""
    room = Carded()
    room.does(room.sam, Mute(seat=room.birds[0]))
    assert room.refuses(room.birds[0], WriteCard(round=room.round, words="x")) == "forbidden"
    room.writes(room.birds[1], "I have to go")
    room.does(room.sam, RemoveSeat(seat=room.birds[1]))
    room.does(room.sam, RevealCards(round=room.round))
    assert [(one.words, one.group) for one in room.cards()] == [("I have to go", "")]


def test_where_the_room_moderates_the_cards_of_contributors_wait() -> None:
    """CG-MOD-1"""
    room = Carded()
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    for seat in (room.birds[0], room.lena):
        room.writes(seat, seat)
    changes = room.does(room.sam, RevealCards(round=room.round))
    assert [one.words for one in room.cards()] == [room.lena]
    assert room.birds[0] not in repr(changes.parts[EVERYONE])
    held = room.view(room.sam).of(Held)[0]
    assert held.words == room.birds[0] and held.audience == FACILITATORS
    room.does(room.sam, ShowHeld(held=held.id))
    assert len(room.cards()) == 2 and room.view(room.birds[0]).of(Authored)


def test_no_place_among_the_cards_tells_how_many_wait() -> None:
    """CG-MOD-1, CG-CAR-2: everybody would see the gaps."""
    room = Carded()
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    for seat in (*room.birds, room.lena, room.sam):
        room.writes(seat, seat)
    room.does(room.sam, RevealCards(round=room.round))
    assert [one.order for one in room.cards()] == [0, 1]
