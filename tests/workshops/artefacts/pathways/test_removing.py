"""Taking a step away between others that continue one another."""

from __future__ import annotations

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops.artefacts.pathways.comparing import compare
from workshops.artefacts.pathways.marking import ContinueSteps
from workshops.artefacts.pathways.operations import CopyMap
from workshops.artefacts.pathways.parts import CopyPart
from workshops.artefacts.pathways.records import Step
from workshops.artefacts.pathways.removal import RemoveStep
from workshops.meeting.hiding import Hide

SECRET = "My uncle has a key"


class Chain(Drawn):
    """A step, and copies of it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = self.step(SECRET)

    def copies(self, map_id: str) -> str:
        """Copy a whole map; its id."""
        return self.room.made(self.room.does(self.lena, CopyMap(map=map_id, name=f"From {map_id}")))

    def on(self, map_id: str) -> Step:
        """The last step of a map."""
        return [one for one in self.room.view(self.lena).of(Step) if one.map == map_id][-1]

    def removes(self, step: str) -> None:
        self.room.does(self.lena, RemoveStep(step=step))

    def hides_the_first(self) -> list[str]:
        """What the steps say once the first one is out of sight."""
        self.room.does(self.sam, Hide(record=self.first))
        return [one.words for one in self.room.view(self.lena).of(Step)]


def test_a_copy_continues_what_the_copy_between_continued() -> None:
    """CG-MAP-2, CG-WRD-6"""
    chain = Chain()
    between = chain.copies(chain.map)
    last = chain.copies(between)
    chain.removes(chain.on(between).id)
    assert chain.on(last).origin == chain.first
    (told,) = compare(chain.room.view(chain.lena), chain.map, last).steps
    assert (told.change, told.before) == ("kept", (chain.first,))
    assert chain.hides_the_first() == ["…"]


def test_a_copy_in_its_own_map_is_one_of_what_the_copy_between_was_one_of() -> None:
    """CG-MAP-2, CG-WRD-6"""
    chain = Chain()
    for _ in range(2):
        chain.room.does(chain.lena, CopyPart(steps=(chain.on(chain.map).id,), map=chain.map))
    last = chain.on(chain.map)
    chain.removes(last.copied)
    assert chain.on(chain.map).copied == chain.first
    assert chain.hides_the_first() == ["…"]


def test_a_copy_that_came_back_to_the_first_map_is_a_copy_in_it() -> None:
    """CG-MAP-2, CG-WRD-6"""
    chain = Chain()
    between = chain.copies(chain.map)
    chain.room.does(chain.lena, CopyPart(steps=(chain.on(between).id,), map=chain.map))
    chain.removes(chain.on(between).id)
    back = chain.on(chain.map)
    assert (back.origin, back.copied) == ("", chain.first)
    assert chain.hides_the_first() == ["…"]


def test_a_copy_of_a_copy_within_a_map_goes_on_in_another_map() -> None:
    """CG-MAP-2, CG-WRD-6"""
    chain = Chain()
    chain.room.does(chain.lena, CopyPart(steps=(chain.first,), map=chain.map))
    between = chain.on(chain.map).id
    other = chain.begins("X")
    chain.room.does(chain.lena, CopyPart(steps=(between,), map=other))
    chain.removes(between)
    assert chain.on(other).origin == chain.first
    assert chain.hides_the_first() == ["…"]


def test_steps_that_were_put_together_stay_put_together() -> None:
    """CG-MAP-2, CG-MAP-5"""
    chain = Chain()
    second = chain.step("Sent on")
    between = chain.begins("X")
    both = chain.step("Both at once", lane=chain.lane("Hub", map_id=between))
    chain.room.does(chain.lena, ContinueSteps(step=both, origins=(chain.first, second)))
    last = chain.copies(between)
    chain.removes(both)
    assert (chain.on(last).origin, chain.on(last).merged) == (chain.first, (second,))
