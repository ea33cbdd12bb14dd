"""Word: styles, names and parts that people and screen readers rely on."""

from __future__ import annotations

import io
import re

import docx
import pytest

from server.writers.docx import write_docx
from tests.writers.readers import parts_of
from tests.writers.sample import sample
from workshops.document import Clause, Document, Paragraph, Section


@pytest.fixture(scope="module")
def packed() -> bytes:
    return write_docx(sample())


@pytest.fixture(scope="module")
def body(packed: bytes) -> str:
    return parts_of(packed)["word/document.xml"].decode()


def styled(packed: bytes, style: str) -> list[str]:
    paragraphs = docx.Document(io.BytesIO(packed)).paragraphs
    return [paragraph.text for paragraph in paragraphs if paragraph.style and paragraph.style.name == style]


def test_an_introduction_stays_with_what_it_introduces() -> None:
    blocks = (Paragraph("Alone"), Section("Need", (Paragraph("In short"), Clause("R-001", "It MUST open.", "MUST"))))
    made = docx.Document(io.BytesIO(write_docx(Document("Intro", "Specification", blocks))))
    kept = {one.text: bool(one.style and one.style.paragraph_format.keep_with_next) for one in made.paragraphs}
    assert kept["In short"] and kept["Alone"]
    last = (Section("Need", (Paragraph("In short"), Paragraph("Alone"))),)
    assert styled(write_docx(Document("Intro", "Specification", last)), "Lead In") == []


def test_headings_are_headings(packed: bytes) -> None:
    assert styled(packed, "Heading 1") == ["1. Service and pathway", "2. Outcomes", "Annex A. Not agreed"]
    assert styled(packed, "Heading 2") == ["1.1 Requirements", "1.2 How it could be"]
    assert styled(packed, "Title") == ["A safe place to live"]


def test_contents_link_to_headings(packed: bytes, body: str) -> None:
    assert len(styled(packed, "toc 1") + styled(packed, "toc 2")) == 5
    targets = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', body))
    assert targets
    assert targets <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body))


def test_clauses_keep_their_id_in_the_margin_and_stay_together(packed: bytes) -> None:
    first = styled(packed, "Clause")[0]
    assert first == "R-001\tA young person MUST NOT be sent away."
    for paragraph in docx.Document(io.BytesIO(packed)).styles:
        if paragraph.name in {"Clause", "Clause Detail"}:
            assert paragraph.paragraph_format.keep_with_next
            assert paragraph.paragraph_format.keep_together


def test_strength_is_bold(packed: bytes) -> None:
    runs = [run for paragraph in docx.Document(io.BytesIO(packed)).paragraphs for run in paragraph.runs]
    assert {run.text for run in runs if run.bold} >= {"MUST", "MUST NOT", "SHOULD NOT", "MAY"}


def test_tables_repeat_their_header_and_keep_rows_whole(body: str) -> None:
    assert body.count("<w:tblHeader") == body.count("<w:tbl>")
    assert body.count("<w:cantSplit/>") == len(re.findall(r"<w:tr>", body))


def test_pictures_have_text_alternatives(body: str) -> None:
    alternatives = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', body)
    assert "A map with two lanes and two steps" in alternatives
    assert all(alternatives)
    assert "data:image" not in body


def test_header_footer_language_and_fonts(packed: bytes) -> None:
    parts = parts_of(packed)
    assert "DRAFT FOR ENGAGEMENT" in parts["word/header.xml"].decode()
    assert "A safe place to live. Service specification" in parts["word/headerWide.xml"].decode()
    footer = parts["word/footer.xml"].decode()
    assert "NUMPAGES" in footer
    assert "Teaching example" in footer
    assert '<w:lang w:val="en-GB"' in parts["word/styles.xml"].decode().replace(" />", "/>")
    assert len([name for name in parts if name.endswith(".odttf")]) == 4


def test_wide_figures_stand_on_landscape_a3(packed: bytes) -> None:
    sections = docx.Document(io.BytesIO(packed)).sections
    assert [round((section.page_width or 0) / 36_000) for section in sections] == [210, 210, 420, 210]


def test_the_file_carries_the_date_of_the_document(packed: bytes) -> None:
    told = docx.Document(io.BytesIO(packed)).core_properties
    assert told.title == "A safe place to live. Service specification"
    assert told.created.date().isoformat() == "2026-07-01"
