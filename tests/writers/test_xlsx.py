"""Excel: one real table a sheet."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from server.writers.xlsx import write_xlsx
from tests.writers.sample import hostile, sample
from workshops.document import Document, Table


def opened(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(document)))


def test_the_first_sheet_says_what_the_file_is() -> None:
    rows = list(opened(sample())["About"].iter_rows(values_only=True))
    assert ("Title", "A safe place to live") in rows
    assert ("Owner", "Priya Nair, commissioner") in rows
    assert [label for label, _ in rows].count("Version") == 1


def test_every_sheet_is_one_table_with_a_header() -> None:
    for sheet in opened(sample()).worksheets:
        assert len(sheet.tables) == 1
        assert next(iter(sheet.tables.values())).headerRowCount in {None, 1}
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"


def test_numbers_stay_numbers_and_the_unknown_is_named() -> None:
    sheet = opened(sample())["Outcomes"]
    assert [cell.value for cell in sheet[2]][3:] == [12, 0.5]
    assert [cell.value for cell in sheet[3]][1:] == ["=1+1", "Agreed with R-002", "not known", 0.25]
    assert sheet["B3"].data_type == "s"


def test_without_registers_the_body_fills_the_sheets() -> None:
    workbook = opened(replace(sample(), registers=()))
    assert workbook.sheetnames == ["About", "Clauses", "Outcomes"]
    refs = [row[0] for row in workbook["Clauses"].iter_rows(min_row=2, values_only=True)]
    assert refs == [*(f"R-{number:03}" for number in range(1, 9)), "WTA-10", "H1"]


def test_sheet_names_are_made_to_fit() -> None:
    tables = tuple(Table(name, "", ("Id",), (("1",),)) for name in ("a" * 40, "A" * 40, "", "History", "😀/x", "About"))
    names = opened(Document("Title", "Kind", registers=tables)).sheetnames
    assert names == ["About", "a" * 31, f"{'A' * 29} 2", "Sheet", "History 2", "x", "About 2"]
    assert len(opened(replace(hostile(), registers=())).sheetnames) > 20
