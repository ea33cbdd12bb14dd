"""Search: only in what the reader sees, every word, best first."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.outcomes.operations import Say
from workshops.meeting.hiding import Hide
from workshops.meeting.readiness import SendQuietly
from workshops.search import search, tokens


class Said(Room):
    """Three thoughts and a quiet note."""

    def __init__(self) -> None:
        super().__init__()
        self.does(self.puffin, Propose(think="We get passed around", because="Nobody owns the café key"))
        self.does(self.puffin, Say(own_words="One key worker who stays"))
        self.does(self.lena, Say(own_words="A phone that somebody answers"))
        self.does(self.puffin, SendQuietly(words="My worker is here"))

    def found(self, seat: str, asked: str) -> list[str]:
        return [one.ref or one.kind for one in search(self.view(seat), asked)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("key", ["O1", "H1"]),
        ("key worker", ["O1"]),
        ("WORK", ["O1"]),
        ("cafe", ["H1"]),
        ("h1", ["H1"]),
        ("orker", []),
        ("", []),
        ("?!", []),
        ("key phone", []),
    ],
)
def test_every_word_must_begin_a_word(asked: str, found: list[str]) -> None:
    """CG-SEA-2"""
    assert Said().found(Said().lena, asked) == found


def test_each_reader_finds_only_what_they_see() -> None:
    """CG-SEA-1"""
    room = Said()
    assert room.found(room.sam, "worker") == ["meeting.quiet_note", "O1"]
    assert room.found(room.puffin, "worker") == ["meeting.sent_note", "O1"]
    assert room.found(room.lena, "worker") == ["O1"]


def test_what_is_hidden_is_not_found_by_anybody() -> None:
    """CG-SEA-1"""
    room = Said()
    said = search(room.view(room.sam), "stays")[0].id
    room.does(room.sam, Hide(record=said))
    assert room.found(room.sam, "stays") == room.found(room.lena, "stays") == []


def test_a_long_text_is_cut_around_what_was_asked() -> None:
    room = Said()
    room.does(room.lena, Propose(think="x " * 100 + "needle " + "y " * 30))
    (found,) = search(room.view(room.lena), "needle")
    assert "needle" in found.excerpt and len(found.excerpt) < 170 and found.excerpt.startswith("…")


def test_a_hidden_difference_makes_none_in_what_is_found() -> None:
    """CG-SEA-1"""
    one, other = Said(), Said()
    other.does(other.puffin, SendQuietly(words="key worker key worker"))
    other.does(other.sam, Hide(record=search(other.view(other.sam), "phone")[0].id))
    one.does(one.sam, Hide(record=search(one.view(one.sam), "phone")[0].id))
    for asked in ("key", "worker", "phone", "a"):
        assert search(one.view(one.lena), asked) == search(other.view(other.lena), asked)


def test_each_text_is_taken_apart_once_however_much_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """One search must not hold up a room."""
    room, taken = Said(), Counter[str]()
    room.does(room.lena, Propose(think="a b c d e f g h i j k l m " * 11))

    def counted(text: str) -> list[str]:
        taken[text] += 1
        return tokens(text)

    monkeypatch.setattr("workshops.search.tokens", counted)
    assert len(search(room.view(room.lena), "a b c d e f g h i j k l m")) == 1
    assert set(taken.values()) == {1}
