"""Consent in layers: before the first contribution, for each session, and withdrawn at once."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops import Operation
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.audiences import FACILITATORS, participant
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
from workshops.meeting.room_records import NATIONS

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
