"""The file formats of exports. A format is one entry in `WRITERS`; no format knows what a document is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from server.writers.docx import write_docx
from server.writers.html import write_html
from server.writers.pdf import write_pdf
from server.writers.xlsx import write_xlsx
from workshops.document import Document


@dataclass(frozen=True, slots=True)
class Writer:
    """One file format. `write` is pure: the same document gives the same bytes, in any thread.

    It may take a second and waits for other programs, so an event loop gives it to a pool of native threads.
    """

    extension: str
    media_type: str
    write: Callable[[Document], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"

WRITERS: dict[str, Writer] = {
    writer.extension: writer
    for writer in (
        Writer("docx", f"{_OFFICE}.wordprocessingml.document", write_docx),
        Writer("pdf", "application/pdf", write_pdf),
        Writer("html", "text/html; charset=utf-8", write_html),
        Writer("xlsx", f"{_OFFICE}.spreadsheetml.sheet", write_xlsx),
    )
}
