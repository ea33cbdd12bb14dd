"""A room with a map on the wall: readable steps for the tests of drawing."""

from __future__ import annotations

from tests.builders import Workshop
from workshops.artefacts.pathways.contributions import AddIdea, SayFeeling
from workshops.artefacts.pathways.links import AddLink
from workshops.artefacts.pathways.operations import AddLane, BeginMap
from workshops.artefacts.pathways.pain_points import AddPainPoint
from workshops.artefacts.pathways.records import Lane, Link, Step
from workshops.artefacts.pathways.steps import AddStep


class Drawn:
    """A facilitator, a member, six young people; one as-is map with the person's lane and a council lane."""

    def __init__(self) -> None:
        self.room = Workshop()
        self.young_people = self.room.group("Young people")
        self.sam = self.room.joins("Sam", "facilitator")
        self.lena = self.room.joins("Lena", "member", group=self.room.group("Housing", "housing"))
        self.young = [self.room.joins(f"Bird {n}", group=self.young_people) for n in range(6)]
        self.map = self.begins("A", "as_is")
        self.person = self.lane("Young person", person=True)
        self.council = self.lane("Council housing")

    def begins(self, prefix: str, moment: str = "to_be") -> str:
        asked = BeginMap(name=f"Map {prefix}", moment=moment, prefix=prefix)
        return self.room.made(self.room.does(self.lena, asked))

    def lane(self, name: str, *, map_id: str = "", person: bool = False) -> str:
        asked = AddLane(map=map_id or self.map, name=name, person=person)
        return self.room.made(self.room.does(self.lena, asked))

    def step(self, words: str, *, lane: str = "", after: str = "") -> str:
        asked = AddStep(lane=lane or self.council, words=words, after=after)
        return self.room.made(self.room.does(self.lena, asked))

    def link(self, start: str, end: str, label: str = "") -> str:
        return self.room.made(self.room.does(self.lena, AddLink(start=start, end=end, label=label)))

    def pain(self, words: str, *steps: str) -> str:
        return self.room.made(self.room.does(self.lena, AddPainPoint(map=self.map, words=words, steps=steps)))

    def feeling(self, seat: str, step: str, words: str = "") -> str:
        return self.room.made(self.room.does(seat, SayFeeling(step=step, face="fed_up", words=words)))

    def idea(self, seat: str, words: str, *, step: str = "", pain_point: str = "") -> str:
        asked = AddIdea(map=self.map, words=words, step=step, pain_point=pain_point)
        return self.room.made(self.room.does(seat, asked))

    def ways(self, map_id: str = "") -> set[tuple[str, str]]:
        """The links of a map as pairs of refs."""
        here = self.room.view(self.lena)
        refs = {one.id: one.ref for one in here.of(Step)}
        return {(refs[one.start], refs[one.end]) for one in here.of(Link) if one.map == (map_id or self.map)}

    def now(self, step: str) -> Step:
        return self.room.one(Step, step)

    def lanes(self, map_id: str) -> list[Lane]:
        return [one for one in self.room.view(self.lena).of(Lane) if one.map == map_id]

    def steps(self, map_id: str) -> list[Step]:
        """The steps of a map in the order in which they were made."""
        return [one for one in self.room.view(self.lena).of(Step) if one.map == map_id]
