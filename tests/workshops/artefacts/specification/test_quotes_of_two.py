"""Of two people whose words stand in one text, each takes back their own, whole, and leaves the other's as they are."""

from __future__ import annotations

from tests.workshops.artefacts.specification.room import Room
from workshops.artefacts.outcomes.grouping import AgreeGrouping, Group
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Grouping
from workshops.artefacts.outcomes.wordings import Withdraw, WordFormally
from workshops.artefacts.specification.records import Requirement, Wording
from workshops.artefacts.specification.versions import Publish
from workshops.meeting.safeguarding import TellOfConcern
from workshops.wording import digest


class Together(Room):
    """A short word and a sentence with it, of two young people, that one requirement quotes, and a version of it."""

    def __init__(self) -> None:
        super().__init__()
        self.long = self.does(self.young[0], Say(own_words="A home of my own"))
        self.short = self.does(self.young[1], Say(own_words="home"))
        self.does(self.lena, WordFormally(of=self.long, basis_digest=digest(""), formal="Feeling at home"))
        self.does(self.lena, Group(outcomes=(self.short,), into=self.long))
        (asked,) = self.view.of(Grouping)
        self.does(self.young[1], AgreeGrouping(grouping=asked.id, outcome=self.short))
        self.drafts()
        (self.quoting,) = (one.id for one in self.in_section("outcomes"))
        self.does(self.priya, Publish(status="draft"))

    def quoted(self) -> list[tuple[str, str]]:
        held: list[Requirement | Wording] = [self.requirement(self.quoting), *self.view.of(Wording)]
        return [(one.words.removeprefix("The service MUST work towards this change: "), one.plain) for one in held]


def test_words_that_go_are_not_cut_out_of_what_somebody_else_said() -> None:
    """CG-WRD-6, CG-WRD-3"""
    room = Together()
    room.does(room.young[1], Withdraw(of=room.short))
    assert room.quoted() == [("Feeling at home.", "A home of my own\n…")] * 2
    room.does(room.young[0], Withdraw(of=room.long))
    assert room.quoted() == [("Feeling at home.", "…\n…")] * 2


def test_words_of_a_concern_are_not_cut_out_of_what_somebody_else_said() -> None:
    """CG-SAF-5, CG-WRD-3"""
    room = Together()
    room.workshop.door(TellOfConcern(concern="c1", about="record", record=room.short))
    assert room.quoted() == [("Feeling at home.", "A home of my own\n…")] * 2
