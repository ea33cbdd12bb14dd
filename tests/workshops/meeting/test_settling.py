"""Two wordings of one text: the one that does not stand is let go, and stays its writer's."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops.artefacts.hypotheses.operations import Propose, Reword, words_of
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.audiences import EVERYONE, participant
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.records import Alternative, Authored
from workshops.meeting.room_records import OwnWording
from workshops.meeting.settling import ForgetWording, LetGoWording
from workshops.mine import mine
from workshops.wording import digest

STANDS, OTHER = "They stop asking for help", "They get tired of asking"


@pytest.fixture
def room() -> Room:
    return Room()


def two_wordings(room: Room) -> tuple[str, str]:
    """A hypothesis of Puffin's, reworded by Puffin and by Sam at once; and Sam's wording, which came too late."""
    one = room.made(room.does(room.puffin, Propose(think="They give up")))
    seen = words_of(room.one(Hypothesis, one))
    room.does(room.puffin, Reword(hypothesis=one, basis_digest=seen, think=STANDS))
    room.does(room.sam, Reword(hypothesis=one, basis_digest=seen, think=OTHER))
    (kept,) = room.view(room.lena).of(Alternative)
    return one, kept.id


def test_a_wording_that_does_not_stand_is_let_go_and_stays_its_writers(room: Room) -> None:
    """CG-WRD-7"""
    one, kept = two_wordings(room)
    changes = room.does(room.ayo, LetGoWording(wording=kept))
    assert kept in changes.parts[EVERYONE].erased and set(changes.parts) == {EVERYONE, participant(room.sam)}
    assert not room.view(room.lena).of(Alternative) and room.one(Hypothesis, one).think == STANDS
    assert [each.words for each in room.view(room.sam).of(OwnWording)] == [OTHER]
    assert kept not in {each.record for each in room.view(room.sam).of(Authored)}
    assert room.refuses(room.ayo, LetGoWording(wording=kept)) == "missing"


def test_whoever_wrote_the_text_decides_too_and_nobody_else(room: Room) -> None:
    _, kept = two_wordings(room)
    other = room.joins("Wren", group=room.young)
    for seat in (room.lena, other):
        assert room.refuses(seat, LetGoWording(wording=kept)) == "forbidden"
    room.does(room.puffin, LetGoWording(wording=kept))
    assert not room.view(room.puffin).of(Alternative) and not room.view(room.puffin).of(OwnWording)


def test_what_somebody_built_on_is_not_let_go(room: Room) -> None:
    _, kept = two_wordings(room)
    room.does(room.lena, KeepMinorityView(of=kept, words="This is how we say it"))
    assert room.refuses(room.sam, LetGoWording(wording=kept)) == "closed"


def test_its_writer_finds_it_among_their_own_and_forgets_it(room: Room) -> None:
    _, kept = two_wordings(room)
    room.does(room.puffin, LetGoWording(wording=kept))
    (own,) = (each for each in mine(room.view(room.sam), room.sam) if each.kind == "meeting.own_wording")
    assert (own.words, own.place) == (OTHER, "private")
    assert own.take_back == {"kind": "meeting.forget_wording", "body": {"wording": own.id}}
    assert room.refuses(room.ayo, ForgetWording(wording=own.id)) == "missing"
    room.does(room.sam, ForgetWording(wording=own.id))
    assert not room.view(room.sam).of(OwnWording)


def test_it_goes_with_its_writer(room: Room) -> None:
    """CG-ERA-1"""
    one = room.made(room.does(room.puffin, Propose(think="They give up")))
    room.does(room.puffin, Reword(hypothesis=one, basis_digest=digest("before", "", ""), think=OTHER))
    room.does(room.ayo, LetGoWording(wording=room.view(room.ayo).of(Alternative)[0].id))
    assert OTHER in repr(room.state.records(participant(room.puffin)))
    changes = room.does(room.puffin, EraseOwn())
    assert changes.parts[participant(room.puffin)].erased
    assert OTHER not in repr(room.state.records(participant(room.puffin)))
