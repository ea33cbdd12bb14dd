"""You said, we did: promises with a day, answers with a reason, and whether that was meant."""

from __future__ import annotations

import pytest

from tests.workshops.documents import whole
from tests.workshops.meeting.test_conduct import Room
from workshops import Changes, Operation
from workshops.artefacts.answers.operations import GiveAnswer, MovePromise, PromiseAnswer, SayWhetherMeant
from workshops.artefacts.answers.outline import answers_document
from workshops.artefacts.answers.owing import owed, unpromised
from workshops.artefacts.answers.records import Answer, Promise, Reply
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.wordings import Withdraw
from workshops.audiences import EVERYONE
from workshops.meeting.agenda import EndSession
from workshops.meeting.hiding import Hide, TakeBack
from workshops.meeting.holding import NoteInfluence
from workshops.meeting.people import Leave, RemoveSeat
from workshops.meeting.records import Seat
from workshops.meeting.session_records import Summary
from workshops.thread import what_came_of_it


class Asked(Room):
    """Puffin said something."""

    def __init__(self) -> None:
        super().__init__()
        self.said = self.made(self.does(self.puffin, Say(own_words="One key worker")))

    def promises(self, due: str = "2026-04-01") -> str:
        return self.made(self.does(self.sam, PromiseAnswer(of=self.said, owner=self.lena, due=due)))

    def answers(self, verdict: str = "did", due: str = "") -> str:
        asked = GiveAnswer(of=self.said, verdict=verdict, words="Since May", decided_by="The council", due=due)
        return self.made(self.does(self.lena, asked))


def test_a_promise_is_owed_until_it_is_answered_for_good_and_late_after_its_day() -> None:
    """CG-ANS-1"""
    room = Asked()
    assert unpromised(room.view(room.sam)) == [room.said]
    promise = room.promises()
    assert unpromised(room.view(room.sam)) == []
    assert [(one.overdue, one.days_late) for one in owed(room.view(room.puffin), "2026-04-01")] == [(False, 0)]
    assert [(one.overdue, one.days_late) for one in owed(room.view(room.puffin), "2026-04-08")] == [(True, 7)]
    room.answers("not_yet", "2026-05-01")
    (still,) = owed(room.view(room.puffin), "2026-04-08")
    assert (still.promise, still.due, still.first_due, still.overdue) == (promise, "2026-05-01", "2026-04-01", False)
    room.answers("cannot")
    assert owed(room.view(room.puffin), "2027-01-01") == []


def test_a_day_that_is_moved_is_remembered() -> None:
    """CG-ANS-1"""
    room = Asked()
    promise = room.promises()
    room.does(room.ayo, MovePromise(promise=promise, owner=room.ayo, due="2026-06-01"))
    assert (room.one(Promise, promise).due, room.one(Promise, promise).first_due) == ("2026-06-01", "2026-04-01")
    for due in ("soon", "2026-13-01", "20260401", "2026-W14-3"):
        assert room.refuses(room.sam, MovePromise(promise=promise, due=due)) == "invalid"
    assert room.refuses(room.sam, PromiseAnswer(of=room.said, due="2026-04-01")) == "taken"


def test_not_yet_needs_a_day_and_makes_a_promise() -> None:
    """CG-ANS-1"""
    room = Asked()
    asked = GiveAnswer(of=room.said, verdict="not_yet", words="In the budget talks", decided_by="The council")
    assert room.refuses(room.lena, asked) == "invalid"
    room.answers("not_yet", "2026-05-01")
    assert [one.owner for one in owed(room.view(room.sam), "2026-04-01")] == [room.lena]


def test_only_whoever_said_it_says_whether_that_was_meant() -> None:
    """CG-ANS-2"""
    room = Asked()
    answer = room.answers()
    reply = SayWhetherMeant(answer=answer, meant="partly", words="I meant the same one")
    for other in (room.sam, room.lena, room.joins("Otter")):
        assert room.refuses(other, reply) == "forbidden"
    changes = room.does(room.puffin, reply)
    assert room.puffin not in repr(changes.parts[EVERYONE])
    assert room.refuses(room.puffin, reply) == "taken"
    room.does(room.puffin, TakeBack(record=room.view(room.puffin).of(Reply)[0].id))
    room.does(room.puffin, reply)
    room.does(room.sam, Hide(record=room.view(room.sam).of(Reply)[0].id))


def test_an_answer_is_what_came_of_a_contribution() -> None:
    """CG-THR-1"""
    room = Asked()
    room.promises()
    answer = room.answers()
    came = what_came_of_it(room.view(room.puffin), room.said)["steps"]
    assert {one["kind"] for one in came} == {"outcomes.outcome", "answers.promise", "answers.answer"}
    assert answer in {one["id"] for one in came}


def test_what_is_taken_back_is_owed_no_answer() -> None:
    """CG-WRD-5, CG-REM-1"""
    room = Asked()
    promise, answer = room.promises(), room.answers("not_yet", "2026-05-01")
    room.does(room.puffin, Withdraw(of=room.said))
    assert (room.one(Promise, promise).of, room.one(Answer, answer).of) == ("", "")
    assert owed(room.view(room.sam), "2027-01-01") == []
    assert room.refuses(room.puffin, SayWhetherMeant(answer=answer, meant="no")) == "forbidden"


def test_what_was_promised_stands_in_the_summary() -> None:
    """CG-PLN-3"""
    room = Asked()
    promise, answer = room.promises(), room.answers()
    room.does(room.sam, EndSession(session=room.meeting))
    found = room.view(room.sam).of(Summary)[0]
    assert found.promised == (promise,) and found.decisions == (answer,)


def test_the_document_tells_what_is_owed_and_what_was_answered_and_nobody_who_asked() -> None:
    """CG-DOC-1, CG-DOC-2"""
    room = Asked()
    other = room.made(room.does(room.puffin, Say(own_words="A phone that somebody answers")))
    room.does(room.sam, PromiseAnswer(of=other, due="2026-04-01"))
    answer = room.answers()
    room.does(room.puffin, SayWhetherMeant(answer=answer, meant="no", words="I meant the same one"))
    room.does(room.sam, NoteInfluence(session=room.meeting, part="heard_by", words="The head of housing"))
    made = whole(answers_document(room.view(room.lena), "2026-04-08T10:00:00Z"))
    for words in (
        "Was due on 1 April 2026, 7 days ago.",
        "One key worker",
        "We did this. Since May",
        "that is not what I meant. I meant the same one",
        "The head of housing",
    ):
        assert words in made
    assert room.puffin not in made and "Puffin" not in made


@pytest.mark.parametrize("goes", [Leave, RemoveSeat])
def test_who_owed_an_answer_and_left_holds_up_nobody(goes: type[Operation]) -> None:
    """CG-REM-1, CG-WRD-5"""
    room = Asked()
    promise = room.promises()
    if goes is Leave:
        room.does(room.lena, Leave())
    else:
        room.does(room.sam, RemoveSeat(seat=room.lena))
    assert room.one(Promise, promise).owner == ""
    room.does(room.sam, GiveAnswer(of=room.said, verdict="did", words="Since May", decided_by="The council"))
    room.does(room.puffin, TakeBack(record=room.said))
    assert (room.one(Promise, promise).of, unpromised(room.view(room.sam))) == ("", [])


def test_a_promise_that_still_names_somebody_who_left_holds_up_nobody() -> None:
    """CG-ADM-8, CG-WRD-5: in logs from before those who leave were let go of."""
    room = Asked()
    promise = room.promises()
    room.state.merge(Changes.of(removed=[room.one(Seat, room.lena)]))
    room.does(room.puffin, TakeBack(record=room.said))
    assert (room.one(Promise, promise).of, room.one(Promise, promise).owner) == ("", room.lena)


def test_a_number_that_is_taken_back_is_in_no_date() -> None:
    """CG-WRD-6"""
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="04")))
    promise = room.made(room.does(room.sam, PromiseAnswer(of=said, due="2026-04-04")))
    room.does(room.sam, GiveAnswer(of=said, verdict="not_yet", words="04 it is", decided_by="All", due="2026-04-04"))
    room.does(room.puffin, TakeBack(record=said))
    assert (room.one(Promise, promise).due, room.one(Promise, promise).first_due) == ("2026-04-04", "2026-04-04")
    assert [one.words for one in room.view(room.sam).of(Answer)] == ["… it is"]
