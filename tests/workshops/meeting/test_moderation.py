"""Moderation before display: what contributors write waits, without its writer, until a facilitator shows it."""

from __future__ import annotations

from tests.workshops.meeting.test_conduct import Room
from workshops.artefacts.hypotheses.operations import Propose, Reword, Withdraw, words_of
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.audiences import FACILITATORS, SEALED, participant
from workshops.meeting.moderation import DeclineHeld, ShowHeld, TakeBackHeld
from workshops.meeting.people import RemoveSeat
from workshops.meeting.records import Authored
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held, HeldBy, OwnHeld


class Moderated(Room):
    """A room that moderates, with one contribution that waits."""

    def __init__(self) -> None:
        super().__init__()
        self.does(self.sam, SetRoomRule(rule="moderation", on=True))
        self.asked = self.does(self.puffin, Say(own_words="One key worker"))

    def held(self) -> Held:
        return self.view(self.sam).of(Held)[0]

    def own(self) -> list[OwnHeld]:
        return self.view(self.puffin).of(OwnHeld)


def test_a_contributors_words_wait_without_their_writer() -> None:
    """CG-MOD-1"""
    room = Moderated()
    assert set(room.asked.parts) == {FACILITATORS, participant(room.puffin), SEALED}
    assert room.puffin not in repr(room.asked.parts[FACILITATORS])
    assert (room.held().asks, room.held().words) == ("outcomes.say", "One key worker")
    assert [(one.words, one.status) for one in room.own()] == [("One key worker", "waiting")]
    assert room.made(room.does(room.lena, Say(own_words="Members do not wait")))


def test_what_is_shown_is_as_if_its_writer_had_made_it_now() -> None:
    """CG-MOD-2"""
    room = Moderated()
    said = room.made(room.does(room.sam, ShowHeld(held=room.held().id)))
    assert room.one(Outcome, said).own_words == "One key worker"
    assert [one.record for one in room.view(room.puffin).of(Authored)] == [said]
    everything = room.state.everything()
    assert not [*everything.of(Held), *everything.of(OwnHeld), *everything.of(HeldBy)]


def test_what_is_declined_stays_with_its_writer_and_the_reason() -> None:
    """CG-MOD-2"""
    room = Moderated()
    room.does(room.ayo, DeclineHeld(held=room.held().id, reason="It names somebody"))
    assert [(one.status, one.reason) for one in room.own()] == [("declined", "It names somebody")]
    assert not room.view(room.sam).of(Held)
    room.does(room.puffin, TakeBackHeld(held=room.own()[0].id))
    assert "One key worker" not in repr([room.state.records(one) for one in room.state.streams()])


def test_what_waits_can_be_taken_back() -> None:
    """CG-WRD-5"""
    room = Moderated()
    assert room.refuses(room.sam, TakeBackHeld(held=room.own()[0].id)) == "missing"
    room.does(room.puffin, TakeBackHeld(held=room.own()[0].id))
    assert not room.view(room.sam).of(Held) and not room.own()


def test_a_rewording_waits_too_and_is_refused_when_there_is_nothing_to_reword() -> None:
    """CG-MOD-1, CG-MOD-2"""
    room = Moderated()
    room.does(room.sam, SetRoomRule(rule="moderation", on=False))
    one = room.made(room.does(room.puffin, Propose(think="They give up")))
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    seen = words_of(room.one(Hypothesis, one))
    for words in ("They are given up on", "x"):
        room.does(room.puffin, Reword(hypothesis=one, basis_digest=seen, think=words))
    _, first, second = room.view(room.sam).of(Held)
    assert room.one(Hypothesis, one).think == "They give up" and first.words == "They are given up on"
    room.does(room.sam, ShowHeld(held=first.id))
    assert room.one(Hypothesis, one).think == "They are given up on"
    room.does(room.puffin, Withdraw(hypothesis=one))
    assert room.refuses(room.sam, ShowHeld(held=second.id)) == "missing"


def test_a_contributor_who_waits_to_be_shown_speaks_for_nobody_else() -> None:
    """CG-CON-3"""
    room = Moderated()
    assert room.refuses(room.puffin, Say(own_words="x", for_seat=room.lena)) == "forbidden"


def test_what_somebody_wrote_who_left_can_still_be_shown() -> None:
    room = Moderated()
    room.does(room.sam, RemoveSeat(seat=room.puffin))
    said = room.made(room.does(room.sam, ShowHeld(held=room.held().id)))
    assert room.one(Outcome, said).own_words == "One key worker"
    (note,) = room.state.everything().of(Authored)
    assert (note.record, note.audience) == (said, participant(room.puffin)), "so that erasing them reaches it"


def test_only_facilitators_show() -> None:
    room = Moderated()
    assert room.refuses(room.lena, ShowHeld(held=room.held().id)) == "missing"
    assert room.refuses(room.puffin, DeclineHeld(held=room.held().id)) == "missing"
