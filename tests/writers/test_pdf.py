"""PDF: tags, names, and what must stay together on a page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from server.writers.pdf import write_pdf
from server.writers.statements import shares
from tests.writers.readers import root_of, tags_of
from tests.writers.sample import long_one, sample, whole_sheet
from workshops.document import Clause, Document, Paragraph, Section, Table


@pytest.fixture(scope="module")
def reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(write_pdf(sample())))


def text_of_pages(document: Document) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(write_pdf(document))).pages]


def test_it_claims_both_standards(reader: pypdf.PdfReader) -> None:
    told = root_of(reader)["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in told
    assert "<pdfaid:part>2<" in told
    assert "<pdfaid:conformance>A<" in told


def test_it_is_tagged_in_its_language_with_its_title(reader: pypdf.PdfReader) -> None:
    root = root_of(reader)
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "A safe place to live. Service specification"


def test_every_figure_has_a_text_alternative(reader: pypdf.PdfReader) -> None:
    figures = [element for _, tag, element in tags_of(reader) if tag == "Figure"]
    assert [figure["/Alt"] for figure in figures] == ["A map with two lanes and two steps", "The same map, large"]


def test_headings_step_down_one_level_at_a_time(reader: pypdf.PdfReader) -> None:
    levels = [int(tag[1]) for _, tag, _ in tags_of(reader) if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_a_table_has_header_cells_and_repeats_them(reader: pypdf.PdfReader) -> None:
    tags = [tag for _, tag, _ in tags_of(reader)]
    assert tags.count("TH") == 5
    pages = [page.extract_text() for page in reader.pages]
    assert sum("In our own words" in page for page in pages) > 1


def test_the_outline_lists_the_headings(reader: pypdf.PdfReader) -> None:
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == ["1. Service and pathway", "2. Outcomes", "Annex A. Not agreed"]


def test_header_and_footer_stand_on_every_page_but_the_cover(reader: pypdf.PdfReader) -> None:
    cover, *pages = (page.extract_text() for page in reader.pages)
    assert "Page 1" not in cover
    for number, page in enumerate(pages, start=2):
        assert f"Page {number} of {len(reader.pages)}" in page
        assert "DRAFT FOR ENGAGEMENT v0.4, 1 July 2026" in page
        assert "Teaching example" in page


def test_a_wide_figure_has_a_landscape_page(reader: pypdf.PdfReader) -> None:
    shapes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
    assert shapes == {(595, 842), (1191, 842)}


def test_a_map_that_fills_its_sheet_has_its_caption_there() -> None:
    pages = pypdf.PdfReader(io.BytesIO(write_pdf(whole_sheet()))).pages
    (wide,) = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert "Figure 1. All of it" in wide.extract_text() and "Young person" in wide.extract_text()


def test_headings_right_before_a_sheet_stand_on_it() -> None:
    """They would leave a page all but empty; and a map that fills its sheet makes room for them."""
    whole = whole_sheet()
    maps = Section(
        "The pathway", (Paragraph("On sheets."), Section("How it could be", whole.blocks), Paragraph("Last."))
    )
    document = replace(whole, blocks=(Section("Who took part", (Paragraph("Nine."),)), maps))
    pages = pypdf.PdfReader(io.BytesIO(write_pdf(document))).pages
    (sheet,) = [number for number, page in enumerate(pages) if page.mediabox.width > page.mediabox.height]
    before, words, after = (page.extract_text() for page in pages[sheet - 1 : sheet + 2])
    places = [words.index(each) for each in ("The pathway", "On sheets.", "How it could be", "Figure 1. All of it")]
    assert places == sorted(places)
    assert "Nine." in before and "The pathway" not in before and "Last." in after


def test_no_requirement_is_split_over_pages() -> None:
    whole = re.compile(r"R-(\d{3})")
    for page in text_of_pages(long_one(20))[2:]:
        assert len(whole.findall(page)) == page.count("Agreed 30 June 2026.")


def test_a_clause_longer_than_a_page_is_all_there() -> None:
    endless = Clause("R-001", "It MUST go on and on. " * 400 + "The end.", "MUST")
    pages = text_of_pages(Document("Long", "Specification", (Section("All", (endless,)),)))
    assert sum(page.count("MUST") for page in pages) == 400
    assert "The end." in pages[-1]


def test_an_introduction_never_stands_alone_at_the_end_of_a_page() -> None:
    clause = Clause("R-001", "It MUST keep its introduction. " * 12, "MUST")
    for lines in range(30, 48, 2):
        before = tuple(Paragraph(f"Line {number}") for number in range(lines))
        document = Document(
            "Intro", "Specification", (*before, Section("Need", (Paragraph("In short"), Paragraph("Who"), clause)))
        )
        (page,) = [page for page in text_of_pages(document)[1:] if "In short" in page and "....." not in page]
        assert "R-001" in page and "Who" in page, lines


def test_a_title_that_says_what_it_is_is_not_followed_by_it() -> None:
    cover, *pages = text_of_pages(Document("Homes: service specification", "Service specification", (Paragraph("A"),)))
    assert cover.lower().count("service specification") == 1
    assert pages[0].lower().count("service specification") == 1


def test_no_column_is_too_narrow_for_its_words() -> None:
    words = ("Acknowledgements", "Version", "https://example.com/" + "very-long/" * 9, "x")
    table = Table("T", "Caption", words, (words,) * 2, widths=(1, 1, 1, 40))
    assert sum(shares(table)) == pytest.approx(1)
    page = text_of_pages(Document("Table", "", (table,)))[-1]
    assert page.count("Acknowledgements") == page.count("Version") == 3


def test_other_scripts_are_drawn_or_named() -> None:
    page = text_of_pages(Document("Words", "", (Paragraph("Żółć Київ 😀 你好 ok"),)))[-1]
    assert "Żółć Київ" in page
    assert "[2 characters that this file cannot show] ok" in page


def test_a_language_beyond_solway_takes_the_other_family() -> None:
    polish = Document("Żółć", "Umowa", (Section("Zgoda", (Paragraph("Tak"),)),), language="pl")
    fonts = {str(font) for page in pypdf.PdfReader(io.BytesIO(write_pdf(polish))).pages for font in _fonts(page)}
    assert fonts
    assert not any("Solway" in font for font in fonts)


def _fonts(page: pypdf.PageObject) -> list[str]:
    resources: Any = page["/Resources"]
    fonts = resources.get("/Font", {})
    return [font.get_object()["/BaseFont"] for font in fonts.values()]
