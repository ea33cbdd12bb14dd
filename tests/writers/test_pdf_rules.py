"""Every document of a demonstration as a PDF that holds to the rules, and a rule that can be broken."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import NameObject

from server.demo import load
from server.exports import Reader, Wanted, export
from server.writers.pdf import write_pdf
from tests.server.test_archive import installation
from tests.writers.pdf_rules import problems
from tests.writers.readers import elements
from tests.writers.sample import hostile, sample
from workshops.meeting.people import DOOR
from workshops.meeting.records import Seat
from workshops.report import DOCUMENTS


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    home: Path = tmp_path_factory.mktemp("rules")
    context = installation(home)
    partnership = load(context, "south_tyneside")
    view, _ = context.log.view(partnership, DOOR.seat)
    reader = Reader(partnership, next(one.id for one in view.of(Seat) if "facilitator" in one.roles))
    return {name: export(context, reader, Wanted(name, "pdf")).content for name in DOCUMENTS}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_holds_to_the_rules(files: dict[str, bytes], name: str) -> None:
    assert problems(files[name]) == []


def test_so_do_rich_and_hostile_ones() -> None:
    assert problems(write_pdf(sample())) == []
    assert problems(write_pdf(hostile())) == []


def test_what_is_broken_is_found() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_pdf(sample())))
    root = writer.root_object
    for key in ("/Lang", "/ViewerPreferences", "/OutputIntents"):
        del root[NameObject(key)]
    for _, tag, element in elements(root["/StructTreeRoot"]):
        if tag in {"Figure", "TH"}:
            for key in ("/Alt", "/A"):
                if key in element:
                    del element[NameObject(key)]
    packed = io.BytesIO()
    writer.write(packed)
    found = problems(packed.getvalue())
    assert {"no language (11-001)", "the title is not shown (07-001)", "no output intent"} <= set(found)
    assert found.count("a Figure without text alternative (13-004)") == 2
    assert found.count("a TH without scope (15-003)") == 5
