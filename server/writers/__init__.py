"""The file formats of exports. A format is one entry in `WRITERS`; no format knows what a document is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from server.writers.csv_files import write_csv
from server.writers.docx import write_docx
from server.writers.html import write_html
from server.writers.markdown import write_markdown
from server.writers.odt import write_odt
from server.writers.pdf import write_pdf
from server.writers.xlsx import write_xlsx
from workshops.document import Document


@dataclass(frozen=True, slots=True)
class Writer:
    """One file format. `write` is pure: the same document gives the same bytes, in any thread.

    It may take a second and waits for other programs, so an event loop gives it to a pool of native threads.
    `ending` is that of the file's name where it says more than the extension.
    """

    extension: str
    media_type: str
    write: Callable[[Document], bytes]
    ending: str = ""

    def file_name(self, name: str) -> str:
        """What the file of the document called `name` is called."""
        return f"{name}.{self.ending or self.extension}"


_OFFICE = "application/vnd.openxmlformats-officedocument"

WRITERS: dict[str, Writer] = {
    writer.extension: writer
    for writer in (
        Writer("docx", f"{_OFFICE}.wordprocessingml.document", write_docx),
        Writer("odt", "application/vnd.oasis.opendocument.text", write_odt),
        Writer("pdf", "application/pdf", write_pdf),
        Writer("html", "text/html; charset=utf-8", write_html),
        Writer("md", "text/markdown; charset=utf-8", write_markdown),
        Writer("xlsx", f"{_OFFICE}.spreadsheetml.sheet", write_xlsx),
        Writer("csv", "application/zip", write_csv, "csv.zip"),
    )
}
