"""What we write is opened by a program that is not ours, all of it in one go since that one is slow."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from server.writers.docx import write_docx
from server.writers.odt import write_odt
from server.writers.word_template import kept
from tests.writers.sample import headed_sheet, hostile, sample, whole_sheet
from tests.writers.templates import council

SEEN = ("A safe place to live", "R-001", "A young person MUST NOT be sent away.", "Outcomes and who keeps them")
FILES: dict[str, Callable[[], bytes]] = {
    "sample.docx": lambda: write_docx(sample()),
    "hostile.docx": lambda: write_docx(hostile()),
    "council.docx": lambda: write_docx(sample(), kept(council())),
    "sheet.docx": lambda: write_docx(whole_sheet()),
    "sheet-headed.docx": lambda: write_docx(headed_sheet()),
    "sheet-headed.odt": lambda: write_odt(headed_sheet()),
    "sheet.odt": lambda: write_odt(whole_sheet()),
    "sample.odt": lambda: write_odt(sample()),
    "hostile.odt": lambda: write_odt(hostile()),
}
A4, A3 = (595, 842), (1191, 842)


@pytest.fixture(scope="module")
def opened(soffice_path: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pypdf.PdfReader]:
    """Every file, as LibreOffice prints it."""
    home: Path = tmp_path_factory.mktemp("office")
    for name, written in FILES.items():
        (home / name).write_bytes(written())
    found: dict[str, pypdf.PdfReader] = {}
    for ending in ("docx", "odt"):
        names = [name for name in FILES if name.endswith(ending)]
        profile = f"-env:UserInstallation=file://{home}/profile"
        command = [soffice_path, profile, "--headless", "--convert-to", "pdf", "--outdir", str(home / ending), *names]
        subprocess.run(command, cwd=home, check=True, capture_output=True, timeout=240)
        found |= {name: pypdf.PdfReader(home / ending / Path(name).with_suffix(".pdf")) for name in names}
    return found


@pytest.mark.parametrize("name", FILES)
def test_it_opens(opened: dict[str, pypdf.PdfReader], name: str) -> None:
    assert len(opened[name].pages) > (1 if name.startswith("sheet") else 5)


@pytest.mark.parametrize("name", ["sheet.docx", "sheet.odt"])
def test_a_map_that_fills_its_sheet_has_its_caption_there(opened: dict[str, pypdf.PdfReader], name: str) -> None:
    (wide,) = [page for page in opened[name].pages if page.mediabox.width > page.mediabox.height]
    assert "Figure 1. All of it" in wide.extract_text() and wide.images


@pytest.mark.parametrize("name", ["sheet-headed.docx", "sheet-headed.odt"])
def test_no_heading_is_left_alone_before_a_sheet(opened: dict[str, pypdf.PdfReader], name: str) -> None:
    """Headings, map and caption share the sheet; the page before ends with what belongs to it."""
    pages = opened[name].pages
    (place,) = [number for number, page in enumerate(pages) if page.mediabox.width > page.mediabox.height]
    told = pages[place].extract_text()
    assert [seen for seen in ("D. The maps", "D.1 How it is now", "Figure 1. All of it") if seen not in told] == []
    assert pages[place].images
    assert "Words." in pages[place - 1].extract_text() and "The maps" not in pages[place - 1].extract_text()


@pytest.mark.parametrize("name", ["sample.docx", "council.docx", "sample.odt"])
def test_all_of_it_is_there(opened: dict[str, pypdf.PdfReader], name: str) -> None:
    words = " ".join(" ".join(page.extract_text().split()) for page in opened[name].pages)
    assert not [seen for seen in SEEN if seen not in words]
    assert f"Page 3 of {len(opened[name].pages)}" in words
    assert "DRAFT FOR ENGAGEMENT v0.4, 1 July 2026" in words


@pytest.mark.parametrize("name", ["sample.docx", "sample.odt"])
def test_pages_lie_as_they_should_and_show_our_letters(opened: dict[str, pypdf.PdfReader], name: str) -> None:
    pages = opened[name].pages
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
    assert sizes.count(A3) == 1
    assert set(sizes) == {A4, A3}
    fonts = {font for page in pages for font in _fonts(page)}
    assert any("AtkinsonHyperlegibleNext" in font for font in fonts)
    assert any("Solway" in font for font in fonts)


def _fonts(page: pypdf.PageObject) -> list[str]:
    resources: Any = page["/Resources"].get_object()
    return [str(one.get_object()["/BaseFont"]) for one in resources.get("/Font", {}).values()]
