"""Consent in layers: before the first contribution, for each session, and withdrawn at once."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops import Operation
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll
from workshops.artefacts.cards.records import Ballot, Card
from workshops.artefacts.cards.rounds import OpenCards, RevealCards, WriteCard
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.records import Score
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.audiences import FACILITATORS, SEALED, participant
from workshops.meeting.agenda import EndSession, OpenSession
from workshops.meeting.consent import (
    Assent,
    GiveAssent,
    NotePermission,
    Permission,
    WithdrawAssent,
    consent,
    has_assented,
)
from workshops.meeting.people import RemoveSeat, actor_of
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.room import SetNation, SetRoomRule, room_rules
from workshops.meeting.room_records import NATIONS, Held

VERSION = consent()["version"]


class Asking(Room):
    """A room that asks for consent."""

    def __init__(self) -> None:
        super().__init__()
        self.does(self.sam, SetRoomRule(rule="consent", on=True))

    def agrees(self, **more: bool) -> None:
        self.does(self.puffin, GiveAssent(version=VERSION, data_read=True, **more))

    def says(self, words: str = "One key worker") -> str:
        return self.made(self.does(self.puffin, Say(own_words=words)))


def test_nobody_contributes_before_they_said_that_they_want_to() -> None:
    """CG-ASS-1"""
    room = Asking()
    refused = room.refusal(room.puffin, Say(own_words="x"))
    assert (refused.code, refused.data) == ("closed", {"reason": "consent", "version": VERSION})
    room.does(room.puffin, SendQuietly(words="What is this?"))
    room.agrees()
    room.says()


def test_scores_count_as_taking_part() -> None:
    """CG-ASS-1"""
    room = Asking()
    said = FixRule(agrees_from=60, share=60, low_words="No", high_words="Yes")
    room.does(room.sam, said)
    thought = room.made(room.does(room.sam, Propose(think="They give up")))
    scoring = room.made(room.does(room.sam, OpenRound(hypothesis=thought)))
    assert room.refuses(room.puffin, GiveScore(round=scoring, value=5)) == "closed"
    room.agrees()
    room.does(room.puffin, GiveScore(round=scoring, value=5))


@pytest.mark.parametrize("who", ["sam", "lena"])
def test_members_and_facilitators_are_not_asked(who: str) -> None:
    room = Asking()
    room.does(getattr(room, who), Say(own_words="x"))


def test_assent_is_private_and_for_one_session_and_version() -> None:
    """CG-ASS-1, CG-ASS-2"""
    room = Asking()
    room.agrees(quotes=True)
    assert set(room.history[-1].parts) == {participant(room.puffin)}
    assert [(one.version, one.quotes) for one in room.view(room.puffin).of(Assent)] == [(VERSION, True)]
    room.does(room.sam, EndSession(session=room.meeting))
    room.says("Between sessions it still counts")
    room.does(room.sam, OpenSession(session=room.session()))
    assert room.refuses(room.puffin, Say(own_words="x")) == "closed"
    room.agrees()
    assert len(room.view(room.puffin).of(Assent)) == 1
    room.says()


@pytest.mark.parametrize(
    ("asked", "code"),
    [(GiveAssent(version="old", data_read=True), "stale"), (GiveAssent(version=VERSION, data_read=False), "invalid")],
)
def test_assent_is_to_the_present_notice_that_was_read(asked: Operation, code: str) -> None:
    room = Asking()
    assert room.refuses(room.puffin, asked) == code


def test_withdrawal_is_at_once_and_leaves_what_was_said() -> None:
    """CG-ASS-2"""
    room = Asking()
    room.agrees()
    said = room.says()
    room.does(room.puffin, WithdrawAssent())
    assert room.refuses(room.puffin, Say(own_words="x")) == "closed"
    assert room.one(Outcome, said).own_words
    actor = actor_of(room.state, room.puffin)
    assert actor and not has_assented(room.view(room.puffin), actor)


def test_what_nobody_has_seen_goes_with_the_assent_and_is_in_no_reveal() -> None:
    """CG-ASS-2"""
    room = Asking()
    room.agrees()
    cards = room.made(room.does(room.sam, OpenCards(question="What helps?")))
    room.does(room.puffin, WriteCard(round=cards, words="A secret card"))
    room.does(room.sam, FixRule(agrees_from=60, share=60, low_words="No", high_words="Yes"))
    thought = room.made(room.does(room.sam, Propose(think="They give up")))
    scoring, counted = (room.made(room.does(room.sam, OpenRound(hypothesis=one))) for one in (thought, other(room)))
    for one in (scoring, counted):
        room.does(room.puffin, GiveScore(round=one, value=5))
    room.does(room.sam, Reveal(round=counted))
    options = tuple(room.made(room.does(room.sam, Say(own_words=words))) for words in ("Red", "Blue"))
    poll = room.made(room.does(room.sam, OpenPoll(question="Which?", way="dots", options=options, budget=3)))
    room.does(room.puffin, GiveDots(poll=poll, option=options[0], count=3))
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.puffin, Say(own_words="A secret that waits"))
    changes = room.does(room.puffin, WithdrawAssent())
    assert set(changes.parts) == {participant(room.puffin), FACILITATORS, SEALED}
    assert "secret" not in repr([room.state.records(one) for one in room.state.streams()])
    assert [one.round for one in room.view(room.puffin).of(Score)] == [counted], "what was counted is kept, privately"
    assert not room.view(room.puffin).of(Ballot) and not room.view(room.sam).of(Held)
    room.does(room.sam, RevealCards(round=cards))
    room.does(room.sam, ClosePoll(poll=poll))
    assert not room.view(room.sam).of(Card)


def other(room: Asking) -> str:
    return room.made(room.does(room.sam, Propose(think="They find no room")))


def test_who_never_assented_may_withdraw_too_and_nothing_happens() -> None:
    room = Asking()
    assert room.does(room.puffin, WithdrawAssent()).parts == {}


def test_an_older_version_counts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """CG-ASS-1: when the notice changes, everybody is asked again before they go on."""
    room = Asking()
    room.agrees()
    newer = {**consent(), "version": "2027-1"}
    monkeypatch.setattr("workshops.meeting.consent.consent", lambda: newer)
    refused = room.refusal(room.puffin, Say(own_words="x"))
    assert (refused.code, refused.data) == ("closed", {"reason": "consent", "version": "2027-1"})


def test_a_permission_is_for_the_facilitators() -> None:
    room = Asking()
    for given_by in ("guardian", "corporate_parent"):
        changes = room.does(room.sam, NotePermission(seat=room.puffin, given_by=given_by))
        assert set(changes.parts) == {FACILITATORS}
    assert [one.given_by for one in room.view(room.ayo).of(Permission)] == ["corporate_parent"]
    assert not room.view(room.puffin).of(Permission)
    room.does(room.sam, RemoveSeat(seat=room.puffin))
    assert not room.view(room.sam).of(Permission)


def test_ages_are_data_by_nation() -> None:
    nations = {one["key"]: one["decides_from"] for one in consent()["nations"]}
    assert set(nations) == set(NATIONS) and nations["scotland"] == 12
    room = Asking()
    room.does(room.sam, SetNation(nation="scotland"))
    assert (room_rules(room.view(room.puffin)).nation, room_rules(room.view(room.puffin)).consent) == ("scotland", True)
    assert all(one["source"] for one in consent()["nations"])
