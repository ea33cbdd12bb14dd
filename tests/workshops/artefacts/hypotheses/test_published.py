"""Published results: quoted with their direction, and never counted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import Workshop
from tests.workshops.documents import section, sheet, whole
from workshops import View
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.outline import hypotheses_document
from workshops.artefacts.hypotheses.published import PlaceQuote, QuoteResult, RemoveQuote, leaning
from workshops.artefacts.hypotheses.records import PublishedResult, Result
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.artefacts.specification.drafting import proposals
from workshops.artefacts.specification.operations import Begin
from workshops.document import tidy
from workshops.thread import what_came_of_it

MOMENT = "2026-05-12T15:30:00Z"
SURVEY = "NAFP commissioning survey, 2017"


def quote(**more: Any) -> QuoteResult:
    """A scale on which a low figure is agreement, as in the survey."""
    fields = {
        "statement": "Purchasers do not understand the sector.",
        "source": SURVEY,
        "low_words": "strongly agree",
        "high_words": "strongly disagree",
        "lowest": 0,
        "highest": 100,
        "average": 21,
    }
    return QuoteResult(**{**fields, **more})


class Quoting:
    """Sam facilitates, Priya is a member; six people score."""

    def __init__(self) -> None:
        self.room = Workshop()
        self.carers = self.room.group("Carers")
        self.sam = self.room.joins("Sam", "facilitator")
        self.priya = self.room.joins("Priya", "member")
        self.people = [self.room.joins(f"Bird {number}", group=self.carers) for number in range(6)]
        self.hypothesis = self.room.made(self.room.does(self.sam, Propose(think="Nobody understands us")))
        self.room.does(self.sam, FixRule(agrees_from=60, share=60, low_words="Not at all", high_words="Very much"))

    def quotes(self, **more: Any) -> str:
        return self.room.made(self.room.does(self.priya, quote(**more)))

    def scores(self, *values: int) -> Result:
        opened = self.room.made(self.room.does(self.sam, OpenRound(hypothesis=self.hypothesis)))
        for seat, value in zip(self.people, values, strict=False):
            self.room.does(seat, GiveScore(round=opened, value=value))
        self.room.does(self.sam, Reveal(round=opened))
        return self.view.of(Result)[-1]

    @property
    def view(self) -> View:
        return self.room.view(self.sam)

    @property
    def document(self) -> Any:
        return tidy(hypotheses_document(self.view, MOMENT))


@pytest.fixture
def quoting() -> Quoting:
    return Quoting()


def test_a_quote_keeps_the_direction_of_its_scale(quoting: Quoting) -> None:
    held = quoting.room.one(PublishedResult, quoting.quotes())
    assert (held.scale_from, held.low_words, held.scale_to, held.high_words) == (
        0,
        "strongly agree",
        100,
        "strongly disagree",
    )
    assert leaning(held) == "low"


@pytest.mark.parametrize(("average", "expected"), [(21, "low"), (53, "middle"), (62, "high"), (None, "")])
def test_the_average_is_nearer_to_one_end_or_about_half_way(
    quoting: Quoting, average: float | None, expected: str
) -> None:
    assert leaning(quoting.room.one(PublishedResult, quoting.quotes(average=average))) == expected


def test_the_document_says_the_direction_in_words(quoting: Quoting) -> None:
    quoting.quotes(sample="Providers that care for about 5,000 children.")
    told = whole(section(quoting.document, "What others have published"))
    assert "0 means “strongly agree” and 100 means “strongly disagree”, so a low figure means “strongly agree”." in told
    assert "Average 21, nearer to “strongly agree”." in told
    assert "0 to 100" in told and SURVEY in told
    assert "Who was asked: Providers that care for about 5,000 children." in told
    assert "They are no votes" in told


def test_scales_of_different_direction_stand_in_tables_of_their_own(quoting: Quoting) -> None:
    quoting.quotes()
    quoting.quotes(low_words="strongly disagree", high_words="strongly agree", average=79)
    told = whole(section(quoting.document, "What others have published"))
    assert "so a low figure means “strongly agree”." in told
    assert "so a low figure means “strongly disagree”." in told
    assert "Average 79, nearer to “strongly agree”." in told


def test_the_workbook_has_every_quote_with_both_ends(quoting: Quoting) -> None:
    quoting.quotes(hypothesis=quoting.hypothesis)
    (row,) = sheet(quoting.document, "All published results").rows
    assert row[0] == "H1" and row[2:6] == (0, "strongly agree", 100, "strongly disagree")


def test_without_quotes_the_document_has_no_such_section(quoting: Quoting) -> None:
    assert "What others have published" not in whole(quoting.document)


def test_beside_a_hypothesis_it_says_that_it_was_not_scored_here(quoting: Quoting) -> None:
    quoted = quoting.quotes()
    quoting.room.does(quoting.priya, PlaceQuote(quote=quoted, hypothesis=quoting.hypothesis))
    told = whole(section(quoting.document, "H1, about how it is"))
    assert "Published by others, not scored here: “Purchasers do not understand the sector.”" in told
    first, then = what_came_of_it(quoting.view, quoted)["steps"]
    assert first["words"] == "Purchasers do not understand the sector."
    assert then["id"] == quoting.hypothesis


def test_a_quote_feeds_no_verdict(quoting: Quoting) -> None:
    plain = Quoting()
    for average in (0, 3, 100):
        quoting.quotes(average=average, hypothesis=quoting.hypothesis)
    for values in ((90, 80, 10, 20, 70, 60), (90, 80)):
        with_quotes, without = quoting.scores(*values), plain.scores(*values)
        for name in ("n", "unsure", "strip", "hidden", "verdict"):
            assert getattr(with_quotes, name) == getattr(without, name)
    assert with_quotes.verdict == "not_scored"


def test_a_quote_drafts_no_requirement_and_decides_nothing(quoting: Quoting) -> None:
    quoting.quotes(hypothesis=quoting.hypothesis)
    quoting.room.does(quoting.sam, Begin(title="Service", reference="S-1"))
    assert proposals(quoting.view) == []
    quoting.room.does(quoting.sam, Decide(hypothesis=quoting.hypothesis, status="inconclusive", words="Others only."))
    assert proposals(quoting.view) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"scale_to": 0}, "scale_to"),
        ({"high_words": " Strongly Agree"}, "high_words"),
        ({"lowest": -1}, "lowest"),
        ({"highest": 101}, "highest"),
        ({"lowest": 30}, "average"),
        ({"highest": 20}, "highest"),
    ],
)
def test_figures_that_cannot_be_are_refused(quoting: Quoting, wrong: dict[str, Any], field: str) -> None:
    assert quoting.room.refuses(quoting.priya, quote(**wrong)) == "invalid", field
    assert quoting.view.of(PublishedResult) == []


def test_only_members_quote_and_take_away_what_was_quoted_wrongly(quoting: Quoting) -> None:
    assert quoting.room.refuses(quoting.people[0], quote()) == "forbidden"
    quoted = quoting.quotes()
    assert quoting.room.refuses(quoting.people[0], RemoveQuote(quote=quoted)) == "forbidden"
    quoting.room.does(quoting.priya, RemoveQuote(quote=quoted))
    assert quoting.view.of(PublishedResult) == []
