"""What is mine: everything I said or chose, and nothing of anybody else, each with its way back."""

from __future__ import annotations

from tests.workshops.meeting.test_conduct import Room
from workshops.admission import OPERATIONS
from workshops.artefacts.cards.rounds import OpenCards, WriteCard
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.trials import PlanTest
from workshops.artefacts.outcomes.operations import Say
from workshops.meeting.agenda import activities_of
from workshops.meeting.consent import GiveAssent, consent
from workshops.meeting.hiding import Hide, TakeBackHidden
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.readiness import SayReady, SendQuietly
from workshops.meeting.records import Authored, QuietNote
from workshops.meeting.room import SetRoomRule
from workshops.mine import mine


class Full(Room):
    """Puffin has contributed in every way; Lena has, too."""

    def __init__(self) -> None:
        super().__init__()
        for seat in (self.lena, self.puffin):
            thought = self.made(self.does(seat, Propose(think=f"They give up, says {seat}")))
            self.does(seat, Say(own_words=f"One key worker for {seat}"))
            self.does(
                seat, AddEvidence(hypothesis=thought, words=f"I saw it: {seat}", strength="one_view", bearing="for")
            )
            self.does(seat, KeepMinorityView(of=thought, words=f"Not all of them, says {seat}"))
            self.does(seat, SendQuietly(words=f"I need a break: {seat}"))
        cards = self.made(self.does(self.sam, OpenCards(question="What helps?")))
        self.does(self.puffin, WriteCard(round=cards, words=f"Somebody who listens to {self.puffin}"))
        self.does(self.puffin, GiveAssent(version=consent()["version"], data_read=True))
        self.does(self.puffin, SayReady(activity=activities_of(self.view(self.sam), self.meeting)[0].id))

    def places(self, seat: str) -> list[tuple[str, str]]:
        return [(one.kind, one.place) for one in mine(self.view(seat), seat)]


def test_everything_of_mine_is_listed_and_nothing_of_others() -> None:
    """CG-OWN-1"""
    room = Full()
    assert room.places(room.puffin) == [
        ("hypotheses.hypothesis", "shown"),
        ("outcomes.outcome", "shown"),
        ("hypotheses.evidence", "shown"),
        ("meeting.minority_view", "shown"),
        ("meeting.sent_note", "private"),
        ("cards.draft", "private"),
        ("meeting.assent", "private"),
        ("meeting.ready", "private"),
    ]
    told = repr(mine(room.view(room.puffin), room.puffin))
    assert room.lena not in told and told.count(room.puffin) > 6


def test_each_is_taken_back_by_the_operation_that_is_told() -> None:
    """CG-OWN-2"""
    room = Full()
    while left := [one for one in mine(room.view(room.puffin), room.puffin) if one.take_back]:
        asked = left[-1].take_back
        assert asked
        room.does(room.puffin, OPERATIONS[asked["kind"]](**asked["body"]))
    assert {kind for kind, _ in room.places(room.puffin)} == {"meeting.assent", "meeting.ready"}
    standing = repr([room.state.records(one) for one in ("everyone", "facilitators")])
    assert "give up, says " + room.puffin not in standing and "give up, says " + room.lena in standing
    assert [one.words for one in room.view(room.sam).of(QuietNote)] == [f"I need a break: {room.lena}"]


def test_what_was_hidden_and_what_waits_is_still_mine() -> None:
    """CG-OWN-1, CG-OWN-2"""
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="One key worker")))
    room.does(room.sam, Hide(record=said))
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.puffin, Say(own_words="And a phone number"))
    hidden, waiting = mine(room.view(room.puffin), room.puffin)
    assert (hidden.place, hidden.words) == ("hidden", "") and (waiting.place, waiting.words) == (
        "private",
        "And a phone number",
    )
    for one in (hidden, waiting):
        assert one.take_back
        room.does(room.puffin, OPERATIONS[one.take_back["kind"]](**one.take_back["body"]))
    assert mine(room.view(room.puffin), room.puffin) == []
    assert not any("key worker" in repr(room.state.records(one)) for one in room.state.streams())


def test_the_work_of_a_member_stands_where_it_stands_and_is_not_called_hidden() -> None:
    """CG-OWN-1, CG-OWN-2"""
    room = Room()
    thought = room.made(room.does(room.puffin, Propose(think="They give up")))
    planned = PlanTest(hypothesis=thought, owner="Lena", looks_at="Records", measure="Days", threshold="Ten")
    room.does(room.lena, planned)
    (test,) = mine(room.view(room.lena), room.lena)
    assert (test.kind, test.place, test.take_back) == ("hypotheses.test", "shown", None)
    (note,) = room.view(room.lena).of(Authored)
    assert room.refuses(room.lena, TakeBackHidden(authored=note.id)) == "closed"
