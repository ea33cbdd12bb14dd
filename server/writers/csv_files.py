"""CSV: a zip with one file a table, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from server.writers.packages import zipped
from server.writers.registers import sheets_of
from server.writers.statements import cell_runs
from workshops.document import Cell, Document, Table, text_of, tidy

# Spreadsheets take a text that begins with one of these for a formula; an apostrophe in front makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NOT_IN_NAMES = re.compile(r"[^\w -]+")
LONGEST_NAME = 60


def write_csv(document: Document) -> bytes:
    """Every register of the document as a CSV file, numbered in their order, the first about the document."""
    whole = tidy(document)
    tables = enumerate(sheets_of(whole))
    return zipped({_name(number, table): csv_text(_rows(table, whole.language)) for number, table in tables})


def csv_text(rows: Iterable[Iterable[str | int | float]]) -> bytes:
    """The rows as a spreadsheet reads them best: UTF-8 with its mark, lines ended as RFC 4180 says, no formulas."""
    written = io.StringIO()
    csv.writer(written).writerows([[unformulated(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def unformulated(cell: str | int | float) -> str | int | float:
    """The cell, or a text that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def _name(number: int, table: Table) -> str:
    plain = " ".join(_NOT_IN_NAMES.sub(" ", table.name).split())[:LONGEST_NAME].strip()
    return f"{number:02} {plain}".strip() + ".csv"


def _rows(table: Table, language: str) -> list[list[str | int | float]]:
    return [list(table.header), *([_value(cell, language) for cell in row] for row in table.rows)]


def _value(cell: Cell, language: str) -> str | int | float:
    return cell if isinstance(cell, int | float) else text_of(cell_runs(cell, language))
