"""A partnership that talks about outcomes: a facilitator, a member, six young people."""

from __future__ import annotations

from tests.builders import Workshop
from workshops.artefacts.outcomes.indicators import AddIndicator
from workshops.artefacts.outcomes.operations import AddOutcome, AddQuality, Say
from workshops.artefacts.outcomes.records import Indicator, Outcome, ServiceQuality

OWN = "Somewhere safe to stay, not just anywhere."
FORMAL = "Young people live safely, with family or in a home they chose."


class Framing:
    """Sam facilitates, Priya is a member, the others are young people."""

    def __init__(self) -> None:
        self.room = Workshop()
        self.young_people = self.room.group("Young people")
        self.sam = self.room.joins("Sam", "facilitator")
        self.priya = self.room.joins("Priya", "member")
        self.young = [self.room.joins(f"Bird {number}", group=self.young_people) for number in range(6)]

    def said(self, words: str = OWN) -> str:
        return self.room.made(self.room.does(self.young[0], Say(own_words=words)))

    def worded(self) -> str:
        asked = AddOutcome(formal=FORMAL, own_words=OWN, group=self.young_people)
        return self.room.made(self.room.does(self.sam, asked))

    def quality(self) -> str:
        return self.room.made(self.room.does(self.young[1], AddQuality(own_words="One worker I know")))

    def indicator(self, outcome: str, **texts: str) -> str:
        asked = AddIndicator(outcome=outcome, words="Safely housed 6 months later", **texts)
        return self.room.made(self.room.does(self.priya, asked))

    def outcome(self, record_id: str) -> Outcome:
        return self.room.one(Outcome, record_id)

    def service_quality(self, record_id: str) -> ServiceQuality:
        return self.room.one(ServiceQuality, record_id)

    def found(self, indicator: str) -> Indicator:
        return self.room.one(Indicator, indicator)
