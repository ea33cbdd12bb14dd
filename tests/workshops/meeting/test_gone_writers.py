"""What somebody wrote and left behind before it was shown: still theirs, looked at first, and not picked out."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.cards.rooms import Carded
from workshops.artefacts.cards.records import Card
from workshops.artefacts.cards.rounds import RevealCards
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.audiences import EVERYONE
from workshops.meeting.erasing import ErasePerson
from workshops.meeting.moderation import ShowHeld
from workshops.meeting.people import Leave
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Held

SAID = "My uncle has a key"


class Left(Carded):
    """Six birds; one wrote a card and left."""

    def __init__(self, *, moderated: bool = False) -> None:
        super().__init__()
        self.birds.append(self.joins("Bird 5", group=self.young))
        self.gone = self.birds[0]
        for seat in self.birds:
            self.writes(seat, SAID if seat == self.gone else "A home")
        if moderated:
            self.does(self.sam, SetRoomRule(rule="moderation", on=True))

    def leaves(self) -> None:
        self.does(self.gone, Leave())

    def reveals(self) -> None:
        self.does(self.sam, RevealCards(round=self.round))

    def erases(self) -> str:
        """Erase who left; what everybody still sees."""
        self.door(ErasePerson(seat=self.gone, asked="in_writing"))
        return repr(self.state.records(EVERYONE))

    def shows_all(self) -> None:
        for one in self.view(self.sam).of(Held):
            self.does(self.sam, ShowHeld(held=one.id))


def test_a_card_of_who_left_looks_like_every_other_one() -> None:
    """CG-GRP-2, CG-CAR-2"""
    room = Left()
    room.leaves()
    room.reveals()
    assert len(room.cards()) == 6 and {one.group for one in room.cards()} == {room.young}


def test_a_card_of_who_left_waits_like_every_other_one() -> None:
    """CG-MOD-1"""
    room = Left(moderated=True)
    room.leaves()
    room.reveals()
    assert not room.view(room.lena).of(Card)
    held = room.view(room.sam).of(Held)
    assert len(held) == 6 and {one.group for one in held} == {room.young}


@pytest.mark.parametrize("moderated", [False, True])
def test_a_card_that_was_shown_after_its_writer_left_goes_when_they_are_erased(*, moderated: bool) -> None:
    """CG-ERA-1"""
    room = Left(moderated=moderated)
    room.leaves()
    room.reveals()
    room.shows_all()
    assert SAID in repr(room.cards()) and SAID not in room.erases()


def test_words_that_waited_while_their_writer_left_go_when_they_are_erased() -> None:
    """CG-ERA-1, CG-MOD-2"""
    room = Left(moderated=True)
    room.does(room.gone, Say(own_words=SAID))
    room.leaves()
    room.shows_all()
    (said,) = room.view(room.lena).of(Outcome)
    assert (said.own_words, said.group) == (SAID, room.young)
    assert SAID not in room.erases()
