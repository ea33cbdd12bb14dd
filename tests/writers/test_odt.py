"""OpenDocument text: what people who work on in it, and screen readers, rely on."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from server.writers.odt import write_odt
from tests.writers.readers import parts_of
from tests.writers.sample import sample


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    return parts_of(write_odt(sample()))


@pytest.fixture(scope="module")
def body(parts: dict[str, bytes]) -> str:
    return parts["content.xml"].decode()


def test_its_kind_can_be_told_by_the_first_bytes() -> None:
    first = zipfile.ZipFile(io.BytesIO(write_odt(sample()))).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_headings_are_headings_with_their_numbers(body: str) -> None:
    found = re.findall(r'<text:h text:style-name="Heading_20_(\d)" text:outline-level="\1">(.*?)</text:h>', body)
    told = [(level, re.sub("<[^>]*>", "", words)) for level, words in found]
    assert told[:3] == [("1", "1. Service and pathway"), ("2", "1.1 Requirements"), ("2", "1.2 How it could be")]


def test_every_link_into_the_document_arrives(body: str) -> None:
    targets = set(re.findall(r'xlink:href="#([^"]+)"', body))
    assert len(targets) > 5
    assert targets <= set(re.findall(r'<text:bookmark(?:-start)? text:name="([^"]+)"', body))


def test_every_style_that_is_used_is_there(parts: dict[str, bytes], body: str) -> None:
    used = set(re.findall(r'(?:text|table|draw|parent):?-?style-name="([^"]+)"', body))
    known = set(re.findall(r'style:name="([^"]+)"', body + parts["styles.xml"].decode()))
    assert used <= known
    assert not any(" " in name for name in used)


def test_tables_have_lines_and_headers_that_repeat_and_rows_that_stay_whole(body: str) -> None:
    assert body.count("<table:table-header-rows>") == body.count("<table:table ")
    assert body.count('table:style-name="WholeRow"') == body.count("<table:table-row")
    assert 'fo:border-bottom="1pt solid #000000"' in body
    assert 'fo:border="none"' not in body


def test_pictures_have_text_alternatives(parts: dict[str, bytes], body: str) -> None:
    alternatives = re.findall(r"<svg:desc>([^<]*)</svg:desc></draw:frame>", body)
    assert "A map with two lanes and two steps" in alternatives
    assert len(alternatives) == body.count("<draw:frame")
    assert all(alternatives)


def test_every_part_is_declared_and_nothing_is_missing(parts: dict[str, bytes]) -> None:
    declared = set(re.findall(r'manifest:full-path="([^"]+)"', parts["META-INF/manifest.xml"].decode()))
    assert declared - {"/"} == set(parts) - {"mimetype", "META-INF/manifest.xml"}
    assert len([name for name in parts if name.startswith("Fonts/")]) == 4


def test_language_date_and_pages(parts: dict[str, bytes], body: str) -> None:
    styles = parts["styles.xml"].decode()
    assert 'fo:language="en" fo:country="GB"' in styles
    assert "<dc:date>2026-07-01T00:00:00Z</dc:date>" in parts["meta.xml"].decode()
    assert 'fo:page-width="420mm" fo:page-height="297mm" style:print-orientation="landscape"' in styles
    assert "DRAFT FOR ENGAGEMENT" in styles
    assert styles.count("<text:page-count>") == 2
    assert body.count('text:style-name="Begin_20_Wide"') == 1
