"""What holds for every format alike."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from server.writers import WRITERS, Writer
from tests.writers.readers import excel_text, html_text, open_text, parts_of, pdf_text, word_text
from tests.writers.sample import HOSTILE, hostile, long_one, sample
from workshops.document import Document, Paragraph

writers = pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)


@writers
def test_the_same_document_gives_the_same_bytes_in_any_thread(writer: Writer) -> None:
    first = writer.write(sample())
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(writer.write, [sample()] * 4)) == {first}


@writers
def test_another_date_gives_other_bytes(writer: Writer) -> None:
    assert writer.write(sample()) != writer.write(replace(sample(), date="2026-07-02"))


@writers
def test_hostile_texts_do_no_harm(writer: Writer) -> None:
    assert writer.write(hostile())


@writers
@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_stands_alone(writer: Writer, text: str) -> None:
    assert writer.write(Document(text, text, (Paragraph(text),), language=text))


@writers
def test_an_empty_document_is_still_a_file(writer: Writer) -> None:
    assert writer.write(Document("", ""))


@writers
def test_forty_pages_take_about_a_second(writer: Writer) -> None:
    writer.write(sample())
    started = time.perf_counter()
    writer.write(long_one(40))
    assert time.perf_counter() - started < 5, "more than a busy machine explains"


SHOWN = [text for text in HOSTILE if text.isascii() and text.isprintable()]


@pytest.mark.parametrize("text", SHOWN)
def test_a_hostile_text_is_read_as_it_was_written(text: str) -> None:
    document = Document("Title", "Kind", (Paragraph(text),))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert text in pdf_text(WRITERS["pdf"].write(document))
    assert escaped in word_text(WRITERS["docx"].write(document))
    assert escaped in open_text(WRITERS["odt"].write(document))
    assert escaped in html_text(WRITERS["html"].write(document)).replace("&quot;", '"').replace("&#39;", "'")


def test_excel_keeps_hostile_texts_as_text() -> None:
    packed = WRITERS["xlsx"].write(hostile())
    assert "'=1+1'" in excel_text(packed)
    sheets = [part for name, part in parts_of(packed).items() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<mergeCell" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_no_page_on_the_web_runs_or_loads_anything() -> None:
    page = WRITERS["html"].write(hostile()).decode()
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert 'src="http' not in page
