"""Excel: a sheet about the document, then one real table a sheet. Nothing is merged and nothing is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from server.writers.registers import sheets_of
from server.writers.statements import cell_runs, made_at, running_title
from workshops.document import Cell, Document, Table, text_of, tidy

# Excel's own limits.
LONGEST_NAME = 31
LONGEST_CELL = 32_000

# Beyond U+FFFF a character counts twice, which only Excel reckons with.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']|[^\u0000-\uffff]")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LETTERS = {"font_name": "Calibri", "font_size": 11, "text_wrap": True, "valign": "top"}


def write_xlsx(document: Document) -> bytes:
    """The registers of the document as a workbook, or its tables and clauses where it has no registers."""
    whole = tidy(document)
    packed = io.BytesIO()
    workbook = xlsxwriter.Workbook(packed, _OPTIONS)
    workbook.set_properties({"title": running_title(whole), "created": made_at(whole), "status": whole.status})
    names = _SheetNames()
    for table in sheets_of(whole):
        _write(workbook, names.free(table.name), table, whole)
    workbook.close()
    return packed.getvalue()


class _SheetNames:
    """Names that Excel takes: short, without its special characters, each once, and not the one it keeps for itself."""

    def __init__(self) -> None:
        self._taken = {"history"}

    def free(self, wanted: str) -> str:
        plain = " ".join(_NOT_IN_NAMES.sub(" ", wanted).split()) or "Sheet"
        endings = ("" if number == 1 else f" {number}" for number in range(1, len(self._taken) + 2))
        names = (f"{plain[: LONGEST_NAME - len(ending)].rstrip()}{ending}" for ending in endings)
        name = next(name for name in names if name.lower() not in self._taken)
        self._taken.add(name.lower())
        return name


def _write(workbook: Workbook, name: str, table: Table, document: Document) -> None:
    sheet = workbook.add_worksheet(name)
    letters = workbook.add_format(_LETTERS)
    heads = _distinct(table.header)
    rows = [[_value(cell, document.language) for cell in row] for row in table.rows]
    columns = [{"header": head, "format": letters} for head in heads]
    shown = {
        "columns": columns,
        "data": rows,
        "style": "Table Style Light 1",
        "name": f"Table{workbook.sheetname_count}",
    }
    sheet.add_table(0, 0, max(len(rows), 1), len(heads) - 1, shown)
    _lay_out(sheet, heads, rows)


def _lay_out(sheet: Worksheet, heads: list[str], rows: list[list[str | int | float]]) -> None:
    for place, head in enumerate(heads):
        longest = max([len(head) + 3, *(len(str(row[place])) for row in rows)])
        sheet.set_column(place, place, min(max(longest + 2, 8), 60))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _value(cell: Cell, language: str) -> str | int | float:
    if isinstance(cell, int | float):
        return cell
    return text_of(cell_runs(cell, language))[:LONGEST_CELL]


def _distinct(header: Iterable[str]) -> list[str]:
    """Column names as Excel wants them: each once (in any case), none empty, none too long."""
    made: list[str] = []
    for place, head in enumerate(header, start=1):
        name = head[:240].strip() or f"{place}"
        made.append(name if name.lower() not in {other.lower() for other in made} else f"{name} {place}")
    return made
