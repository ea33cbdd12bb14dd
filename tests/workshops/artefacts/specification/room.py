"""A partnership with a little of every artefact, from which a specification can be drafted."""

from __future__ import annotations

from tests.builders import Workshop
from workshops import Operation
from workshops.artefacts.agreement.operations import Begin as BeginAgreement
from workshops.artefacts.agreement.operations import clauses_of
from workshops.artefacts.agreement.signing import Sign
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.outcomes.indicators import AddIndicator
from workshops.artefacts.outcomes.operations import AddOutcome, AddQuality
from workshops.artefacts.pathways.contributions import SayFeeling
from workshops.artefacts.pathways.links import AddLink
from workshops.artefacts.pathways.operations import AddLane, BeginMap
from workshops.artefacts.pathways.steps import AddStep
from workshops.artefacts.specification.operations import Begin, DraftRequirements
from workshops.artefacts.specification.records import Requirement
from workshops.artefacts.specification.sections import requirements_of
from workshops.artefacts.specification.wordings import words_of
from workshops.state import View


class Room:
    """A facilitator, a commissioner, a provider who signs, and six young people."""

    def __init__(self) -> None:
        self.workshop = Workshop()
        self.young_people = self.workshop.group("Young people")
        self.harbour = self.workshop.organisation("Harbour Homes")
        self.sam = self.workshop.joins("Sam", "facilitator")
        self.priya = self.workshop.joins("Priya", "commissioner", "member")
        self.lena = self.workshop.joins("Lena", "member", "signatory", organisation=self.harbour)
        self.young = [self.workshop.joins(f"Bird {n}", group=self.young_people) for n in range(6)]
        self.does(self.sam, Begin(title="Supported housing for young people", reference="CG/1"))

    def does(self, seat: str, asked: Operation) -> str:
        """Carry out an operation; the id of the first thing it made for everyone, or nothing."""
        changes = self.workshop.does(seat, asked)
        part = changes.parts.get("everyone")
        return part.put[0].id if part and part.put else ""

    def refuses(self, seat: str, asked: Operation) -> str:
        return self.workshop.refuses(seat, asked)

    @property
    def view(self) -> View:
        return self.workshop.view(self.sam)

    def signs(self, *refs: str) -> None:
        """Put the clause library and sign some of it."""
        self.workshop.does(self.sam, BeginAgreement())
        signed = [one for one in clauses_of(self.view) if one.ref in refs]
        asked = Sign(
            name="Lena Hall",
            role="Manager",
            authority="Board minute",
            clauses=tuple(one.id for one in signed),
            digests=tuple(one.digest for one in signed),
        )
        self.workshop.does(self.lena, asked)

    def hypothesis(self, think: str, status: str = "proposed", *, steps: tuple[str, ...] = ()) -> str:
        made = self.does(self.lena, Propose(think=think, steps=steps))
        if status != "proposed":
            self.workshop.does(self.sam, Decide(hypothesis=made, status=status))
        return made

    def map(self, prefix: str = "T", moment: str = "to_be") -> str:
        return self.does(self.sam, BeginMap(name=f"Map {prefix}", moment=moment, prefix=prefix))

    def lane(self, map_id: str, name: str, *, person: bool = False) -> str:
        return self.does(self.sam, AddLane(map=map_id, name=name, person=person))

    def step(self, lane: str, words: str, shape: str = "step", *, concern: bool = False, basis: str = "stated") -> str:
        return self.does(self.sam, AddStep(lane=lane, words=words, shape=shape, concern=concern, basis=basis))

    def link(self, start: str, end: str, label: str = "", moves: str = "person") -> str:
        return self.does(self.sam, AddLink(start=start, end=end, label=label, moves=moves))

    def feeling(self, step: str, words: str) -> str:
        return self.does(self.young[0], SayFeeling(step=step, face="fed_up", words=words))

    def outcome(self, formal: str, own_words: str = "", hypotheses: tuple[str, ...] = ()) -> str:
        return self.does(self.sam, AddOutcome(formal=formal, own_words=own_words, hypotheses=hypotheses))

    def quality(self, own_words: str) -> str:
        return self.does(self.young[0], AddQuality(own_words=own_words))

    def indicator(self, outcome: str, words: str, decision: str = "Whether to go on") -> str:
        asked = AddIndicator(
            outcome=outcome,
            words=words,
            decision=decision,
            reader="Steering group",
            frequency="Every three months",
            held_by="The Hub",
        )
        return self.does(self.sam, asked)

    def drafts(self) -> list[Requirement]:
        self.workshop.does(self.sam, DraftRequirements())
        return requirements_of(self.view)

    def requirement(self, record_id: str) -> Requirement:
        return self.workshop.one(Requirement, record_id)

    def seen(self, record_id: str) -> str:
        """The digest of the words that somebody reads now."""
        return words_of(self.requirement(record_id))

    def in_section(self, section: str) -> list[Requirement]:
        return [one for one in requirements_of(self.view) if one.section == section]
