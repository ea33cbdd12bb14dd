"""Markdown and CSV: nothing lost, nothing that runs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from server.writers.csv_files import unformulated, write_csv
from server.writers.markdown import write_markdown
from server.writers.pandoc import _run
from tests.writers.readers import parts_of
from tests.writers.sample import HOSTILE, hostile, sample
from workshops.document import Document, Paragraph, Run, Table


def read_back(markdown: bytes) -> str:
    """The plain words that a reader of GitHub's Markdown shows."""
    return _run(["--from=gfm", "--to=plain", "--wrap=none"], markdown).decode()


PLAIN = ["- x", "1. y", "# z", "> q", "a|b", "&nbsp; & &amp;", "*x* _y_ `z`", "<b>x</b>", "~~gone~~", "[a](http://b)"]


@pytest.mark.parametrize("text", [*PLAIN, *(one for one in HOSTILE if one.isascii() and one.isprintable())])
def test_words_are_read_as_they_were_written(text: str) -> None:
    told = read_back(write_markdown(Document("", "", (Paragraph(text), Table("T", "", ("A",), ((text,),))))))
    assert told.count(" ".join(text.split())) == 2


def test_headings_lists_and_statements_are_those_of_markdown() -> None:
    told = write_markdown(sample()).decode()
    assert "\n# A safe place to live\n" in told
    assert "\n### 1.1 Requirements\n" in told
    assert "**R-001** A young person **MUST NOT** be sent away." in told
    assert "> **Inferred.** The source does not say who pays." in told
    assert "\n- T1 goes to T3\n" in told
    assert "| O2 | =1+1 | Agreed with R-002 | not known | 0.25 |" in told


def test_nothing_hostile_becomes_a_page() -> None:
    tree = json.loads(_run(["--from=gfm", "--to=json"], write_markdown(hostile())))
    kinds = {kind for kind in ("RawBlock", "RawInline", "Image") if f'"{kind}"' in json.dumps(tree)}
    assert not kinds


def test_links_to_the_web_stay() -> None:
    told = write_markdown(Document("", "", (Paragraph((Run("the case", to="https://example.com/a"),)),)))
    assert b"[the case](https://example.com/a)" in told


def test_every_register_is_a_file_that_reads_back() -> None:
    files = parts_of(write_csv(sample()))
    assert list(files) == ["00 About.csv", "01 Outcomes.csv", "02 Empty.csv"]
    rows = list(csv.reader(io.StringIO(files["01 Outcomes.csv"].decode("utf-8-sig"))))
    assert rows[0] == ["Id", "In our own words", "Formal wording", "People", "Share"]
    assert rows[2] == ["O2", "'=1+1", "Agreed with R-002", "not known", "0.25"]
    assert len(rows) == 31


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "  =1", "＝1", "|calc", "\n=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert str(unformulated(cell)).startswith("'")


def test_numbers_stay_numbers() -> None:
    assert [unformulated(cell) for cell in (-1, 0.5, "a-b", "")] == [-1, 0.5, "a-b", ""]


def test_names_of_files_are_names_everywhere() -> None:
    tables = tuple(Table(name, "", ("Id",), ()) for name in ("../../etc", "a/b", "", "x" * 200, "a/b"))
    names = list(parts_of(write_csv(Document("", "", registers=tables))))
    assert names == ["00 About.csv", "01 etc.csv", "02 a b.csv", "03.csv", f"04 {'x' * 60}.csv", "05 a b.csv"]
