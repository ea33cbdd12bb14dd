"""The rich sample in every format against what was last read and approved.

After a wanted change run with ACCEPT_GOLDEN=1 and read the difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from server.writers import WRITERS
from tests.writers.readers import csv_text, excel_text, html_text, open_text, pdf_text, word_text
from tests.writers.sample import sample

GOLDEN = Path(__file__).parent / "golden"

READERS: dict[str, Callable[[bytes], str]] = {
    "docx": word_text,
    "odt": open_text,
    "md": bytes.decode,
    "csv": csv_text,
    "html": html_text,
    "pdf": pdf_text,
    "xlsx": excel_text,
}


@pytest.mark.parametrize("extension", WRITERS)
def test_the_sample_reads_as_approved(extension: str) -> None:
    read = READERS[extension](WRITERS[extension].write(sample()))
    approved = GOLDEN / f"sample.{extension}.txt"
    if os.environ.get("ACCEPT_GOLDEN"):
        approved.parent.mkdir(exist_ok=True)
        approved.write_text(read, encoding="utf-8")
    assert read == approved.read_text(encoding="utf-8")
