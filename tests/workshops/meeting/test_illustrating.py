"""What stands beside words: a picture of the bank, a drawing, a face. It goes wherever the words go."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any
from xml.etree import ElementTree

import pytest

from server.wire.schemas import parse
from tests.workshops.artefacts.cards.rooms import Carded
from tests.workshops.artefacts.specification.composed import added as added_requirement
from tests.workshops.artefacts.specification.composed import clause
from tests.workshops.artefacts.specification.composed import document as specified
from tests.workshops.artefacts.specification.room import Room as Specified
from tests.workshops.meeting.test_conduct import Room
from workshops import Operation, Refused
from workshops.artefacts.answers.operations import GiveAnswer, PromiseAnswer
from workshops.artefacts.answers.outline import answers_document
from workshops.artefacts.cards.records import Card
from workshops.artefacts.cards.rounds import AddCard, OpenCards, RevealCards, RewordCard, WriteCard
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Propose, Withdraw
from workshops.artefacts.hypotheses.outline import hypotheses_document
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.catalogue import operation_kinds, record_kinds
from workshops.codec import decode, encode
from workshops.document import Clause, Figure, Quote, text_of, walk
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.hiding import Hide, ShowAgain, TakeBack
from workshops.meeting.illustrating import NOTHING, PICTURES, Illustrated, Illustrating, shown_by
from workshops.meeting.moderation import ShowHeld
from workshops.meeting.readiness import SendQuietly, TakeBackNote
from workshops.meeting.records import QuietNote, Seat, SentNote
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held, Hidden, OwnHeld
from workshops.meeting.safeguarding import beside_of
from workshops.wording import digest
from workshops.words import catalogue

DRAWN = ((0, 10, 20, 30, 40, 400, 300), (7, 5, 6))
BESIDE: dict[str, Any] = {"picture": "door_locked", "drawing": DRAWN, "shows": "A big lock", "face": "scared"}
ILLUSTRATED = [cls for cls in record_kinds().values() if issubclass(cls, Illustrated)]
ILLUSTRATING = [cls for cls in operation_kinds().values() if issubclass(cls, Illustrating)]


def traces_in(room: Room) -> list[str]:
    """Whatever still tells of what stood beside words, in any stream."""
    kept = [json.dumps(encode(one)) for name in room.state.streams() for one in room.state.records(name)]
    return [
        one for one in kept if "door_locked" in one or "[0, 10, 20" in one or "A big lock" in one or "scared" in one
    ]


def test_there_is_a_word_for_every_picture_in_every_language() -> None:
    """CG-BES-1"""
    for language in ("en", "gd", "ur"):
        words = [catalogue(language)[f"common.picture.{one}"] for one in PICTURES]
        assert len(set(words)) == len(PICTURES), language


@pytest.mark.parametrize("picture", ["Key", "key ", "../key", "<svg>", 7, None, ["key"], {"a": "key"}])
def test_what_is_in_no_bank_is_refused(picture: object) -> None:
    """CG-BES-1"""
    for kind in (cls.kind for cls in ILLUSTRATING):
        with pytest.raises(Refused) as refused:
            parse(kind, {"words": "x", "think": "x", "round": "r", "picture": picture})
        assert "picture" in str(refused.value.data["fields"]), kind


@pytest.mark.parametrize("cls", ILLUSTRATED, ids=lambda cls: cls.kind)
def test_without_one_a_record_is_kept_as_before(cls: type[Illustrated]) -> None:
    """CG-BES-1"""
    plain: dict[str, Any] = {
        one.name: () if one.default == () else "x" for one in fields(cls) if one.name not in NOTHING
    }
    bare = cls(**plain)
    assert encode(bare) == {"kind": cls.kind, **plain}
    assert decode(encode(bare)) == bare
    full = cls(**plain, **BESIDE)
    assert encode(full) == {"kind": cls.kind, **plain, **BESIDE}
    assert decode(json.loads(json.dumps(encode(full)))) == full


def test_a_card_keeps_its_picture_through_the_reveal_and_a_rewording() -> None:
    """CG-BES-2"""
    room = Carded()
    room.does(room.birds[0], WriteCard(round=room.round, words="Nowhere to go", **BESIDE))
    room.writes(room.birds[1], "A key")
    room.does(room.sam, RevealCards(round=room.round))
    shown = {one.words: one for one in room.cards()}
    assert shown_by(shown["Nowhere to go"]) == BESIDE
    assert shown_by(shown["A key"]) == NOTHING
    again = RewordCard(card=shown["Nowhere to go"].id, basis_digest=digest("Nowhere to go"), words="Nowhere")
    room.does(room.birds[0], again)
    assert shown_by(room.one(Card, shown["Nowhere to go"].id)) == BESIDE


def cards(room: Room) -> str:
    return room.made(room.does(room.sam, OpenCards(question="What helps?")))


def added(room: Room) -> Operation:
    round_ = cards(room)
    room.does(room.sam, RevealCards(round=round_))
    return AddCard(round=round_, words="Nowhere to go", **BESIDE)


def proposed(room: Room) -> Operation:
    return Propose(think="Nowhere to go", **BESIDE)


@pytest.mark.parametrize("asked", [added, proposed])
@pytest.mark.parametrize("built_on", [False, True])
def test_it_is_hidden_with_the_words_and_comes_back_with_them(
    asked: Callable[[Room], Operation], built_on: bool
) -> None:
    """CG-BES-2, CG-HID-1, CG-HID-2"""
    room = Room()
    said = room.made(room.does(room.puffin, asked(room)))
    if built_on and asked is proposed:
        room.does(room.lena, AddEvidence(hypothesis=said, words="Seen", strength="records", bearing="for"))
    room.does(room.sam, Hide(record=said))
    seen_by_all = repr(room.state.records(EVERYONE))
    assert not [one for one in ("door_locked", "(0, 10, 20", "A big lock") if one in seen_by_all]
    room.does(room.sam, ShowAgain(hidden=room.view(room.sam).of(Hidden)[0].id))
    back = [one for one in room.state.records(EVERYONE) if isinstance(one, Illustrated)]
    assert [shown_by(one) for one in back] == [BESIDE]


@pytest.mark.parametrize("asked", [added, proposed])
def test_it_waits_with_the_words_until_somebody_has_looked(asked: Callable[[Room], Operation]) -> None:
    """CG-BES-2, CG-MOD-1, CG-MOD-2"""
    room = Room()
    operation = asked(room)
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    changes = room.does(room.puffin, operation)
    assert EVERYONE not in changes.parts and participant(room.puffin) in changes.parts
    (held,) = room.view(room.sam).of(Held)
    assert json.loads(held.asked)["picture"] == "door_locked" and "A big lock" in held.words
    assert [shown_by(one) for one in room.view(room.puffin).of(OwnHeld)] == [BESIDE]
    shown = room.made(room.does(room.sam, ShowHeld(held=held.id)))
    back = room.view(room.lena).get(shown)
    assert isinstance(back, Illustrated) and shown_by(back) == BESIDE


def test_it_goes_quietly_to_those_who_run_the_room_alone() -> None:
    """CG-BES-2"""
    room = Room()
    changes = room.does(room.puffin, SendQuietly(words="Nowhere to go", **BESIDE))
    assert EVERYONE not in changes.parts and FACILITATORS in changes.parts
    (note,), (sent,) = room.view(room.sam).of(QuietNote), room.view(room.puffin).of(SentNote)
    assert shown_by(note) == shown_by(sent) == BESIDE
    room.does(room.puffin, TakeBackNote(sent=sent.id))
    assert traces_in(room) == []


@pytest.mark.parametrize("asked", [added, proposed])
def test_it_is_taken_back_with_the_words(asked: Callable[[Room], Operation]) -> None:
    """CG-BES-2, CG-WRD-5"""
    room = Room()
    said = room.made(room.does(room.puffin, asked(room)))
    changes = room.does(room.puffin, TakeBack(record=said))
    assert said in changes.parts[EVERYONE].erased and traces_in(room) == []


def test_withdrawn_from_under_what_others_built_it_leaves_an_empty_place() -> None:
    """CG-BES-2, CG-WRD-5"""
    room = Room()
    said = room.made(room.does(room.puffin, proposed(room)))
    room.does(room.lena, AddEvidence(hypothesis=said, words="Seen", strength="records", bearing="for"))
    room.does(room.puffin, Withdraw(hypothesis=said))
    assert room.one(Hypothesis, said).withdrawn and traces_in(room) == []


def test_nothing_of_it_stays_of_whoever_is_erased() -> None:
    """CG-BES-2, CG-ERA-1"""
    room = Room()
    round_ = cards(room)
    room.does(room.puffin, WriteCard(round=round_, words="Nowhere to go", **BESIDE))
    said = room.made(room.does(room.puffin, proposed(room)))
    room.does(room.lena, AddEvidence(hypothesis=said, words="Seen", strength="records", bearing="for"))
    room.does(room.puffin, SendQuietly(words="Nowhere", **BESIDE))
    room.does(room.sam, Hide(record=room.made(room.does(room.puffin, proposed(room)))))
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.puffin, proposed(room))
    assert len(traces_in(room)) > 5
    room.does(room.puffin, EraseOwn())
    assert traces_in(room) == []


@pytest.mark.parametrize("kind", [cls.kind for cls in ILLUSTRATING])
def test_a_drawing_comes_with_words_that_say_what_it_shows(kind: str) -> None:
    """CG-BES-3"""
    room = Room()
    round_ = cards(room)
    if kind == "cards.add":
        room.does(room.sam, RevealCards(round=round_))
    about = {"cards.add": {"round": round_}, "cards.write": {"round": round_}}.get(kind, {})
    words = {"think" if kind == "hypotheses.propose" else "words": "Nowhere to go"}
    drawn = {"drawing": [list(one) for one in DRAWN]}
    assert room.refuses(room.puffin, parse(kind, {**about, **words, **drawn})) == "invalid"
    assert room.refuses(room.puffin, parse(kind, {**about, **words, "shows": "A lock"})) == "invalid"
    assert room.does(room.puffin, parse(kind, {**about, **words, **drawn, "shows": "A lock"})).parts


def test_a_concern_keeps_what_was_drawn_wherever_it_was_found() -> None:
    """CG-BES-2"""
    room = Room()
    said = room.made(room.does(room.puffin, proposed(room)))
    assert beside_of(room.one(Hypothesis, said)) == BESIDE
    room.does(room.sam, Hide(record=said))
    assert beside_of(room.view(room.sam).of(Hidden)[0]) == BESIDE
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.puffin, proposed(room))
    assert beside_of(room.view(room.sam).of(Held)[0]) == BESIDE
    assert beside_of(room.one(Seat, room.puffin)) == NOTHING


def test_documents_draw_it_and_say_it_in_square_brackets() -> None:
    """CG-BES-1, CG-BES-3"""
    room = Room()
    room.does(room.puffin, proposed(room))
    document = hypotheses_document(room.view(room.sam), "2026-03-01T10:00:00Z")
    stated = [text_of(one.words) for one in walk(document.blocks) if isinstance(one, Clause)]
    assert [
        one.endswith("owhere to go. [A locked door] [Drawing: A big lock] [It feels: Scared]") for one in stated
    ] == [True]
    (figure,) = [one for one in walk(document.blocks) if isinstance(one, Figure)]
    assert (figure.alt, figure.caption) == ("A big lock", "Drawn beside H1: A big lock")
    lines = [one.attrib["d"] for one in ElementTree.fromstring(figure.svg).iter() if "d" in one.attrib]
    assert lines == ["M10 20L30 40L400 300", "M5 6L5 6"]
    assert "Nowhere to go [A locked door] [Drawing: A big lock]" in str(document.registers[0].rows)


def test_an_answer_stands_beside_what_was_drawn() -> None:
    """CG-BES-3"""
    room = Room()
    card = room.made(room.does(room.puffin, added(room)))
    room.does(room.sam, PromiseAnswer(of=card, due="2026-04-01"))
    room.does(room.sam, GiveAnswer(of=card, verdict="did", words="There is a bell.", decided_by="The board"))
    document = answers_document(room.view(room.sam), "2026-03-01T10:00:00Z")
    beside = "Nowhere to go [A locked door] [Drawing: A big lock] [It feels: Scared]"
    assert [one.words for one in walk(document.blocks) if isinstance(one, Quote)] == [beside]
    (figure,) = [one for one in walk(document.blocks) if isinstance(one, Figure)]
    assert (figure.alt, figure.caption) == ("A big lock", "Drawn beside these words: A big lock")
    assert document.registers[0].rows[0][0] == beside


def test_a_thread_says_what_was_drawn() -> None:
    """CG-BES-3"""
    room = Specified()
    idea = room.does(room.young[0], Propose(think="Nowhere to go", **BESIDE))
    added_requirement(room, "The Hub MUST open.", idea)
    (trace,) = clause(specified(room), "R-001").thread or ()
    assert trace.words == "Nowhere to go [A locked door] [Drawing: A big lock] [It feels: Scared]"
