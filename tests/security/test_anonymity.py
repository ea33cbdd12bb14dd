"""Guarantee 5: what comes out of a silent round has no author, and no order, id or time that gives one away."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields

import pytest

from tests.builders import Workshop
from workshops import Changes, Operation
from workshops.artefacts.agreement.operations import Begin
from workshops.artefacts.agreement.signing import Acknowledge
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll, Rank
from workshops.artefacts.cards.records import Card, Draft, Tally
from workshops.artefacts.cards.rounds import AddCard, OpenCards, RevealCards, WriteCard
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.records import Result
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.artefacts.pathways.operations import BeginMap
from workshops.artefacts.pathways.pain_points import AddPainPoint, GiveVote
from workshops.audiences import EVERYONE, participant
from workshops.codec import encode
from workshops.fields import spec_of
from workshops.meeting.agenda import OpenSession, activities_of
from workshops.meeting.moderation import ShowHeld
from workshops.meeting.readiness import SayReady
from workshops.meeting.records import Authored, Contributed, Seat
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held
from workshops.state import RECORDS

# Kinds in which a seat stands openly, each for a reason: it is somebody's place, or it binds whoever put it there.
NAMES_A_SEAT = {"agreement.signature", "specification.approval", "answers.promise", "meeting.register_opened"}
# Who sits together for a while, which everybody in the room can see; no words of theirs stand there.
SITS = {"meeting.small_room"}
# Told to facilitators alone.
FOR_FACILITATORS = {"meeting.taking_part", "meeting.muted", "meeting.permission", "meeting.exported"}
OWN_OR_SEALED = {"meeting.let_in", "meeting.note_by", "meeting.held_by"}


class Silence(Workshop):
    """Twelve young people and a facilitator."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.young = self.group("Young people")
        self.sam = self.joins("Sam", "facilitator", "member")
        self.birds = [self.joins(f"Bird {number}", group=self.young) for number in range(12)]
        self.meeting = self.session()
        self.does(self.sam, OpenSession(session=self.meeting))

    def everyone(self) -> str:
        return json.dumps([encode(one) for one in self.state.records(EVERYONE) if not isinstance(one, Seat)])

    def put(self, kind: type[Operation], **body: object) -> str:
        return self.made(self.does(self.sam, kind(**body)))


def cards(room: Silence) -> Changes:
    opened = room.put(OpenCards, question="What helps?")
    for number, bird in enumerate(room.birds):
        room.does(bird, WriteCard(round=opened, words=f"Card {number}"))
    return room.does(room.sam, RevealCards(round=opened))


def scores(room: Silence) -> Changes:
    room.put(FixRule, agrees_from=60, share=60, low_words="No", high_words="Yes")
    opened = room.put(OpenRound, hypothesis=room.put(Propose, think="They give up"))
    for number, bird in enumerate(room.birds):
        room.does(bird, GiveScore(round=opened, value=90 - 7 * number))
    return room.does(room.sam, Reveal(round=opened))


def options(room: Silence) -> tuple[str, ...]:
    board = room.put(OpenCards, question="Which?")
    room.does(room.sam, RevealCards(round=board))
    return tuple(room.put(AddCard, round=board, words=words) for words in ("Red", "Blue"))


def dots(room: Silence) -> Changes:
    chosen = options(room)
    opened = room.put(OpenPoll, question="Which?", way="dots", options=chosen, budget=3)
    for number, bird in enumerate(room.birds):
        room.does(bird, GiveDots(poll=opened, option=chosen[number % 2], count=1 + number % 3))
    return room.does(room.sam, ClosePoll(poll=opened))


def ranking(room: Silence) -> Changes:
    chosen = options(room)
    opened = room.put(OpenPoll, question="Which?", way="ranking", options=chosen)
    for number, bird in enumerate(room.birds):
        room.does(bird, Rank(poll=opened, order=chosen if number % 3 else chosen[::-1]))
    return room.does(room.sam, ClosePoll(poll=opened))


def readiness(room: Silence) -> Changes:
    activity = activities_of(room.view(room.sam), room.meeting)[0].id
    return [room.does(bird, SayReady(activity=activity)) for bird in room.birds][-1]


def acknowledgements(room: Silence) -> Changes:
    room.does(room.sam, Begin())
    return [room.does(bird, Acknowledge(version=1)) for bird in room.birds][-1]


def votes(room: Silence) -> Changes:
    drawn = room.put(BeginMap, name="As it is", moment="as_is")
    pain = room.put(AddPainPoint, map=drawn, words="They give up")
    return [room.does(bird, GiveVote(pain_point=pain)) for bird in room.birds][-1]


ROUNDS = (cards, scores, dots, ranking, readiness, acknowledgements, votes)


@pytest.mark.parametrize("play", ROUNDS, ids=lambda play: play.__name__)
def test_what_everybody_sees_names_no_one_and_tells_no_time(play: object) -> None:
    """CG-CAR-2, CG-RND-3, CG-CAR-4, CG-VOT-1"""
    room = Silence()
    assert callable(play)
    shown: Changes = play(room)
    for bird in room.birds:
        assert bird not in room.everyone()
    for one in shown.parts[EVERYONE].put:
        assert not {"at", "by", "seat", "author", "edited_by"} & vars(one).keys()
        assert "10:0" not in json.dumps(encode(one)).replace(one.id, ""), "the clock of this test stands in it"


def test_cards_appear_in_an_order_that_says_nothing_of_who_wrote_first() -> None:
    """CG-CAR-2"""
    places: Counter[int] = Counter()
    for seed in range(120):
        room = Silence(seed)
        cards(room)
        shown = sorted((one for one in room.view(room.sam).of(Card)), key=lambda one: one.order)
        places[[one.words for one in shown].index("Card 0")] += 1
    assert len(places) == 12 and max(places.values()) < 30, "whoever wrote first may stand anywhere"


def test_cards_come_under_new_ids_in_the_order_in_which_they_are_shown() -> None:
    """CG-STA-4, CG-CAR-2"""
    room = Silence()
    drafts: set[str] = set()
    opened = room.put(OpenCards, question="What helps?")
    for number, bird in enumerate(room.birds):
        drafts |= {one.id for one in room.does(bird, WriteCard(round=opened, words=f"Card {number}")).records()}
    shown = room.does(room.sam, RevealCards(round=opened))
    put = [one for one in shown.parts[EVERYONE].put if isinstance(one, Card)]
    assert [one.order for one in put] == list(range(12)) and not drafts & {one.id for one in put}
    assert not room.state.everything().of(Draft), "each card's words stand in one place"
    for bird in room.birds:
        (mine,) = room.view(bird).only(participant(bird)).of(Authored)
        assert mine.record in {one.id for one in put}


def test_who_wrote_which_of_two_cards_changes_no_byte_but_the_order() -> None:
    """CG-WRD-4"""
    seen = []
    for words in (("A", "B"), ("B", "A")):
        room = Silence()
        opened = room.put(OpenCards, question="What helps?")
        for bird, said in zip(room.birds, words, strict=False):
            room.does(bird, WriteCard(round=opened, words=said))
        room.does(room.sam, RevealCards(round=opened))
        told = [encode(one) for one in room.view(room.sam).of(Card)]
        seen.append(sorted(json.dumps({**one, "words": "", "order": 0}) for one in told))
    assert seen[0] == seen[1]


def test_moderated_cards_wait_shuffled_too_and_are_shown_without_their_writer() -> None:
    """CG-MOD-1"""
    firsts = set()
    for seed in range(12):
        room = Silence(seed)
        room.does(room.sam, SetRoomRule(rule="moderation", on=True))
        cards(room)
        held = room.view(room.sam).of(Held)
        firsts.add([one.words for one in held].index("Card 0"))
        assert len(held) == 12 and not any(bird in repr(held) for bird in room.birds)
        room.does(room.sam, ShowHeld(held=held[0].id))
        assert not any(bird in room.everyone() for bird in room.birds)
    assert len(firsts) > 4


def test_sums_are_of_many_and_in_the_order_of_size() -> None:
    room = Silence()
    scores(room)
    (result,) = room.view(room.sam).of(Result)
    assert result.strip and list(result.strip.dots) == sorted(result.strip.dots)
    dots(room)
    (tally,) = room.view(room.sam).of(Tally)
    assert [one.points for one in tally.lines] == sorted((one.points for one in tally.lines), reverse=True)


def test_nothing_that_people_say_carries_a_seat_or_a_time() -> None:
    """CG-WRD-4: no author, no 'last edited by', no exact moment beside words, whatever kind comes later."""
    for kind, cls in RECORDS.items():
        for one in fields(cls):
            spec = spec_of(one)
            names_a_seat = bool(spec and "meeting.seat" in spec.kinds)
            if issubclass(cls, Contributed):
                assert not names_a_seat and one.name not in {"at", "seat", "author", "by", "nickname"}, kind
                assert not one.name.endswith("_at"), kind
            if names_a_seat:
                assert kind in NAMES_A_SEAT | SITS | FOR_FACILITATORS | OWN_OR_SEALED, f"{kind} names a seat"
