"""Words explained: said once for everybody, kept for later sessions, reworded, shown again, taken away."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.specification.composed import document, section, sheet, whole
from tests.workshops.artefacts.specification.room import Room as Specified
from tests.workshops.meeting.test_conduct import Room
from workshops.artefacts.specification.versions import OpenAgain, Publish
from workshops.audiences import EVERYONE
from workshops.codec import decode, encode
from workshops.meeting.agenda import EndSession, MoveRoom, OpenSession
from workshops.meeting.explaining import (
    Explained,
    ExplainWord,
    RewordExplained,
    ShowExplained,
    TakeAwayExplained,
    explained_words,
)
from workshops.meeting.session_records import KindCount, Summary
from workshops.search import search
from workshops.state import Changes
from workshops.wording import digest

MEANING = "How bad it must be before you get help"
SEEN = digest("Threshold", MEANING)


def explained(room: Room, word: str = "Threshold", meaning: str = MEANING) -> str:
    return room.made(room.does(room.sam, ExplainWord(word=word, meaning=meaning)))


def test_a_word_is_explained_to_everybody_where_the_room_is() -> None:
    """CG-EXP-1"""
    room = Room()
    made = explained(room)
    (one,) = explained_words(room.view(room.puffin))
    assert (one.id, one.audience, one.word, one.meaning) == (made, EVERYONE, "Threshold", MEANING)
    assert one.activity == room.first and one.shown_at
    assert room.refuses(room.puffin, ExplainWord(word="Lot", meaning="A part of a contract")) == "forbidden"
    assert room.refuses(room.lena, TakeAwayExplained(explained=made)) == "forbidden"


@pytest.mark.parametrize("again", ["Threshold", "threshold", " THRESHOLD ", "Thréshold"])
def test_a_word_is_explained_once(again: str) -> None:
    """CG-EXP-1"""
    room = Room()
    explained(room)
    assert room.refuses(room.ayo, ExplainWord(word=again, meaning="Something else")) == "taken"
    other = explained(room, "Lot", "A part of a contract")
    seen = digest("Lot", "A part of a contract")
    reworded = RewordExplained(explained=other, word=again, meaning="A part", basis_digest=seen)
    assert room.refuses(room.sam, reworded) == "taken"


def test_whoever_rewords_it_saw_what_it_says_now() -> None:
    """CG-EXP-1"""
    room = Room()
    made = explained(room)
    better = RewordExplained(explained=made, word="threshold", meaning="Where help begins", basis_digest=SEEN)
    before = room.one(Explained, made)
    room.does(room.ayo, better)
    after = room.one(Explained, made)
    assert (after.word, after.meaning, after.shown_at) == ("threshold", "Where help begins", before.shown_at)
    assert room.refuses(room.sam, better) == "stale"


def test_it_stays_for_later_sessions_and_is_shown_again_there() -> None:
    """CG-EXP-1"""
    room = Room()
    made = explained(room)
    room.does(room.sam, EndSession(session=room.meeting))
    assert KindCount("meeting.explained", 1) in room.view(room.sam).of(Summary)[0].made
    later = room.session()
    room.does(room.sam, OpenSession(session=later))
    before = room.one(Explained, made)
    room.does(room.sam, ShowExplained(explained=made))
    after = room.one(Explained, made)
    assert after.activity not in ("", before.activity) and after.shown_at > before.shown_at


def test_between_sessions_it_is_kept_and_put_before_nobody() -> None:
    room = Room()
    room.does(room.sam, EndSession(session=room.meeting))
    assert room.one(Explained, explained(room)).activity == ""


def test_the_room_moves_on_and_keeps_the_word() -> None:
    room = Room()
    made = explained(room)
    room.does(room.sam, MoveRoom(session=room.meeting, activity=room.second))
    assert room.one(Explained, made).activity == room.first


def test_taken_away_it_leaves_the_log_too() -> None:
    """CG-EXP-1, CG-STA-7"""
    room = Room()
    made = explained(room)
    changes = room.does(room.ayo, TakeAwayExplained(explained=made))
    assert changes.parts[EVERYONE].erased == (made,)
    assert room.view(room.puffin).of(Explained) == []


def test_it_is_found_by_its_word_and_by_its_meaning() -> None:
    """CG-SEA-2"""
    room = Room()
    made = explained(room)
    found = search(room.view(room.puffin), "thresho")[0]
    assert (found.id, found.words) == (made, "Threshold")
    assert [one.id for one in search(room.view(room.puffin), "bad before")] == [made]


def test_the_specification_says_what_its_words_mean() -> None:
    """CG-DOC-1"""
    room = Specified()
    assert "What words mean here" not in whole(document(room))
    room.does(room.sam, ExplainWord(word="Threshold", meaning=MEANING))
    room.does(room.sam, ExplainWord(word="hub", meaning="The one place to ask"))
    assert MEANING in whole(section(document(room), "What words mean here"))
    assert sheet(document(room), "Words").rows == (("hub", "The one place to ask"), ("Threshold", MEANING))


def test_earlier_words_of_it_stay_with_it_until_it_is_taken_away() -> None:
    """CG-EXP-2"""
    room = Room()
    made = explained(room)
    first = room.one(Explained, made).said_at
    room.does(room.sam, RewordExplained(explained=made, word="Threshold", meaning="Y", basis_digest=SEEN))
    assert [one.meaning for one in explained_words(room.view(room.puffin))] == ["Y"]
    assert [one.meaning for one in explained_words(room.view(room.puffin), first)] == [MEANING]
    assert explained_words(room.view(room.puffin), "2026-03-01T09:59:59Z") == []
    room.does(room.sam, TakeAwayExplained(explained=made))
    assert explained_words(room.view(room.puffin), first) == []


def test_a_final_version_says_what_its_words_meant_when_it_was_published() -> None:
    """CG-EXP-2, CG-SPC-6"""
    room = Specified()
    made = room.does(room.sam, ExplainWord(word="Threshold", meaning=MEANING))
    hub = room.does(room.sam, ExplainWord(word="hub", meaning="The one place to ask"))
    room.does(room.priya, Publish(status="final"))
    published = sheet(document(room), "Words").rows
    assert published == (("hub", "The one place to ask"), ("Threshold", MEANING))
    room.does(room.sam, RewordExplained(explained=made, word="Line", meaning="X", basis_digest=SEEN))
    room.does(room.sam, RewordExplained(explained=made, word="Line", meaning="Y", basis_digest=digest("Line", "X")))
    room.does(room.sam, ExplainWord(word="Lot", meaning="A part of a contract"))
    room.does(room.sam, ShowExplained(explained=hub))
    assert room.refuses(room.sam, TakeAwayExplained(explained=made)) == "closed"
    assert sheet(document(room), "Words").rows == published
    assert MEANING in whole(section(document(room), "What words mean here"))
    room.does(room.priya, OpenAgain())
    now = (("hub", "The one place to ask"), ("Line", "Y"), ("Lot", "A part of a contract"))
    assert sheet(document(room), "Words").rows == now
    assert room.workshop.does(room.sam, TakeAwayExplained(explained=made)).parts[EVERYONE].erased == (made,)
    assert sheet(document(room), "Words").rows == (now[0], now[2])


def test_what_was_explained_before_it_was_written_down_when_stands_in_every_version() -> None:
    room = Specified()
    made = room.does(room.sam, ExplainWord(word="Threshold", meaning=MEANING))
    room.does(room.priya, Publish(status="final"))
    before = {**encode(room.workshop.one(Explained, made)), "said_at": ""}
    room.workshop.state.merge(Changes.of(put=[decode(before)]))
    assert sheet(document(room), "Words").rows == (("Threshold", MEANING),)
