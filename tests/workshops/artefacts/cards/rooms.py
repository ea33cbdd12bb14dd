"""A room that writes cards: a facilitator, five young people, a member."""

from __future__ import annotations

from tests.builders import Workshop
from workshops.artefacts.cards.records import Card, Draft
from workshops.artefacts.cards.rounds import OpenCards, RevealCards, WriteCard, cards_of
from workshops.audiences import participant


class Carded(Workshop):
    """Five birds of one group, Lena for herself, Sam in front."""

    def __init__(self) -> None:
        super().__init__()
        self.young = self.group("Young people")
        self.sam, self.lena = self.joins("Sam", "facilitator"), self.joins("Lena", "member")
        self.birds = [self.joins(f"Bird {n}", group=self.young) for n in range(5)]
        self.round = self.made(self.does(self.sam, OpenCards(question="What helps?")))

    def writes(self, seat: str, words: str) -> str:
        return self.made(self.does(seat, WriteCard(round=self.round, words=words)), participant(seat))

    def shown(self, *words: str) -> list[str]:
        """A card of each bird in turn, revealed; their ids by words."""
        for seat, one in zip(self.birds, words, strict=False):
            self.writes(seat, one)
        self.does(self.sam, RevealCards(round=self.round))
        by_words = {one.words: one.id for one in self.cards()}
        return [by_words[one] for one in words]

    def cards(self) -> list[Card]:
        return cards_of(self.view(self.sam), self.round)

    def drafts(self) -> list[Draft]:
        return self.state.everything().of(Draft)
