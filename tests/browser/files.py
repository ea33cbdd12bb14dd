"""The words of a downloaded file, read by a library that did not write it."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pypdf


def words_of_docx(path: Path) -> str:
    found = docx.Document(str(path))
    tables = (cell.text for table in found.tables for row in table.rows for cell in row.cells)
    return " ".join(" ".join([*(one.text for one in found.paragraphs), *tables]).split())


def words_of_pdf(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def words_of_xlsx(path: Path) -> str:
    sheets = openpyxl.load_workbook(path, read_only=True).worksheets
    cells = (str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    return " ".join(" ".join(cells).split())
