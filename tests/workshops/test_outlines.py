"""Every document is one that every file format can carry, and shows each reader only what they may see."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import Workshop
from tests.workshops.documents import whole
from workshops.artefacts.agreement.operations import Begin, clauses_of
from workshops.artefacts.agreement.outline import agreement_document
from workshops.artefacts.agreement.positions import TakePosition
from workshops.artefacts.agreement.signing import Acknowledge, Sign
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Decide, Propose
from workshops.artefacts.hypotheses.outline import hypotheses_document
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.artefacts.outcomes.frames import AdoptFramework
from workshops.artefacts.outcomes.indicators import AddIndicator
from workshops.artefacts.outcomes.operations import AddQuality, Say
from workshops.artefacts.outcomes.outline import outcomes_document
from workshops.artefacts.specification.framework import framework_document
from workshops.document import Clause, Document, Section, Table, anchors, tidy, walk
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.readiness import SendQuietly
from workshops.state import View

Compose = Callable[[View, str], Document]
MOMENT = "2026-05-12T15:30:00Z"
DOCUMENTS = [agreement_document, outcomes_document, hypotheses_document, framework_document]
each_document = pytest.mark.parametrize("compose", DOCUMENTS)


class Partnership:
    """A little of everything that the documents tell."""

    def __init__(self) -> None:
        self.room = Workshop()
        self.organisation = self.room.organisation("Harbour Rooms")
        self.group = self.room.group("Young people")
        self.sam = self.room.joins("Sam", "facilitator")
        self.lena = self.room.joins("Lena", "member", "signatory", organisation=self.organisation)
        self.young = [self.room.joins(f"Bird {number}", group=self.group) for number in range(6)]
        self._agrees()
        self._wonders()
        self._hopes()

    def _agrees(self) -> None:
        self.room.does(self.sam, Begin())
        clauses = clauses_of(self.room.view(self.sam))
        for clause, stance in zip(clauses, ("objects", "reservation", "agrees"), strict=False):
            asked = TakePosition(clause=clause.id, digest=clause.digest, stance=stance, reason="Why.", fix="How.")
            self.room.does(self.lena, asked)
        texts = {one.id: one.digest for one in clauses[1:]}
        signing = Sign(name="L", role="R", authority="A", clauses=tuple(texts), digests=tuple(texts.values()))
        self.room.does(self.lena, signing)
        self.room.does(self.young[0], Acknowledge(version=1))

    def _wonders(self) -> None:
        self.room.does(self.sam, FixRule(agrees_from=60, share=60, low_words="No", high_words="Yes"))
        hypothesis = self.room.made(self.room.does(self.young[0], Propose(think="It takes too long")))
        opened = self.room.made(self.room.does(self.sam, OpenRound(hypothesis=hypothesis)))
        for number, seat in enumerate(self.young):
            self.room.does(seat, GiveScore(round=opened, value=10 * number))
        self.room.does(self.sam, Reveal(round=opened))
        self.room.does(self.lena, AddEvidence(hypothesis=hypothesis, words="So.", strength="records", bearing="for"))
        self.room.does(self.sam, Decide(hypothesis=hypothesis, status="testing", words="Let us see."))
        self.room.does(self.young[1], KeepMinorityView(of=hypothesis, words="No."))
        self.again = self.room.made(self.room.does(self.sam, OpenRound(hypothesis=hypothesis)))

    def _hopes(self) -> None:
        self.room.does(self.sam, AdoptFramework(key="shanarri-2022"))
        outcome = self.room.made(self.room.does(self.young[0], Say(own_words="A home")))
        said = {"decision": "D", "reader": "R", "frequency": "F", "held_by": "H"}
        self.room.does(self.lena, AddIndicator(outcome=outcome, words="Counted", **said))
        self.room.does(self.lena, AddIndicator(outcome=outcome, words="Idle"))
        self.room.does(self.young[2], AddQuality(own_words="One worker"))

    def document(self, compose: Compose, seat: str) -> Document:
        return compose(self.room.view(seat), MOMENT)


@pytest.fixture(scope="module")
def partnership() -> Partnership:
    return Partnership()


@each_document
def test_every_row_has_a_cell_for_every_heading(partnership: Partnership, compose: Compose) -> None:
    found = partnership.document(compose, partnership.sam)
    tables = [*found.registers, *(one for one in walk(found.blocks) if isinstance(one, Table))]
    assert tables
    for table in tables:
        assert {len(row) for row in table.rows} <= {len(table.header)}, table.name
        assert not table.widths or len(table.widths) == len(table.header), table.name


@each_document
def test_sheets_have_names_that_a_workbook_can_carry(partnership: Partnership, compose: Compose) -> None:
    names = [one.name for one in partnership.document(compose, partnership.sam).registers]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@each_document
def test_nothing_is_lost_in_tidying(partnership: Partnership, compose: Compose) -> None:
    found = partnership.document(compose, partnership.sam)
    assert tidy(found) == found
    assert anchors(found)


@each_document
def test_every_section_says_something(partnership: Partnership, compose: Compose) -> None:
    sections = partnership.document(compose, partnership.sam).blocks
    assert all(getattr(one, "blocks", ()) for one in sections)
    assert not [text for text in whole(sections).split("\n") if text.startswith("document.")]


@each_document
def test_every_reader_of_what_everybody_sees_gets_the_same_document(partnership: Partnership, compose: Compose) -> None:
    documents = [partnership.document(compose, seat) for seat in (partnership.lena, *partnership.young)]
    assert all(one == documents[0] for one in documents)


@each_document
def test_what_is_private_changes_no_document(compose: Compose) -> None:
    quiet, loud = Partnership(), Partnership()
    loud.room.does(loud.young[3], GiveScore(round=loud.again, value=99))
    loud.room.does(loud.young[3], SendQuietly(words="I am not happy here"))
    for reader in ("sam", "lena"):
        documents = [one.document(compose, getattr(one, reader)) for one in (quiet, loud)]
        assert documents[0] == documents[1]


def test_the_framework_asks_for_outcomes_and_qualities_and_names_no_service(partnership: Partnership) -> None:
    found = partnership.document(framework_document, partnership.sam)
    refs = [block.ref for block in walk(found.blocks) if isinstance(block, Clause)]
    assert refs == ["O1", "Q1"]
    said = whole(found)
    assert "It holds no service model" in said
    assert "It takes too long" not in whole(found.blocks[2:4])
    assert "MUST" not in said
    assert said.count("I2") >= 1 and "Idle" not in said
    assert [block.title for block in found.blocks if isinstance(block, Section)][-1] == "Who took part"
