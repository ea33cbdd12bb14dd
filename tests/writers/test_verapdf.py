"""veraPDF holds every document of both demonstrations to PDF/UA-1 and PDF/A-2a, and finds what is broken on purpose."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import NameObject

from server.demo import load_all
from server.exports import Reader, Wanted, export
from server.writers.pdf import write_pdf
from tests.server.test_archive import CASES, installation
from tests.writers.readers import elements
from tests.writers.sample import hostile, long_one, sample
from tests.writers.verapdf import Verdicts, judge
from workshops.document import Document
from workshops.meeting.people import DOOR
from workshops.meeting.records import Seat
from workshops.report import DOCUMENTS

# Millions of checks in one go: a busy machine may take its time.
pytestmark = pytest.mark.timeout(600)
Break = Callable[[pypdf.PdfWriter], None]
OF_CASES = [f"{case}-{name}" for case in CASES for name in DOCUMENTS]
SAMPLES: dict[str, Callable[[], Document]] = {"sample": sample, "hostile": hostile, "long": lambda: long_one(20)}


def _without(tag: str, key: str) -> Break:
    """Take a key from every element with this tag."""

    def broken(writer: pypdf.PdfWriter) -> None:
        for _, found, element in elements(writer.root_object["/StructTreeRoot"]):
            if found == tag and key in element:
                del element[NameObject(key)]

    return broken


def _without_root(key: str) -> Break:
    """Take a key from the document's root."""

    def broken(writer: pypdf.PdfWriter) -> None:
        del writer.root_object[NameObject(key)]

    return broken


def _without_fonts(writer: pypdf.PdfWriter) -> None:
    for page in writer.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            described: Any = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            for key in {"/FontFile2", "/FontFile3"} & set(described):
                del described[NameObject(key)]


BROKEN: dict[str, tuple[Break, str]] = {
    "no_alternative": (_without("Figure", "/Alt"), "PDFUA-1 7.3-1"),
    "no_language": (_without_root("/Lang"), "PDFUA-1 7.2"),
    "no_title": (_without_root("/ViewerPreferences"), "PDFUA-1 7.1-10"),
    "no_fonts": (_without_fonts, "PDFUA-1 7.21.4.1-1"),
    "no_intent": (_without_root("/OutputIntents"), "PDFA-2A 6.2.10-2"),
}


@pytest.fixture(scope="module")
def verdicts(java_path: str, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """Everything in one go, since most of the time of a single file is Java's own beginning."""
    home: Path = tmp_path_factory.mktemp("verapdf")
    written = {**_demonstrations(home), **{name: write_pdf(made()) for name, made in SAMPLES.items()}}
    written |= {name: _broken(written["sample"], spoil) for name, (spoil, _) in BROKEN.items()}
    for name, content in written.items():
        (home / f"{name}.pdf").write_bytes(content)
    return judge(java_path, [home / f"{name}.pdf" for name in written])


def _demonstrations(home: Path) -> dict[str, bytes]:
    context = installation(home)
    found: dict[str, bytes] = {}
    for case, partnership in load_all(context).items():
        view, _ = context.log.view(partnership, DOOR.seat)
        reader = Reader(partnership, next(one.id for one in view.of(Seat) if "facilitator" in one.roles))
        found |= {f"{case}-{name}": export(context, reader, Wanted(name, "pdf")).content for name in DOCUMENTS}
    return found


def _broken(file: bytes, spoil: Break) -> bytes:
    writer, packed = pypdf.PdfWriter(clone_from=io.BytesIO(file)), io.BytesIO()
    spoil(writer)
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.parametrize("name", [*OF_CASES, *SAMPLES])
def test_what_we_write_holds_to_both_standards(verdicts: Verdicts, name: str) -> None:
    told: dict[str, dict[str, Any]] = verdicts[name]
    assert {profile: one["broken"] for profile, one in told.items()} == {"PDFUA-1": [], "PDFA-2A": []}
    assert all(one["passed"] and one["checks"] > 1000 for one in told.values())


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(verdicts: Verdicts, name: str) -> None:
    profile, rule = BROKEN[name][1].split()
    told = verdicts[name][profile]
    assert not told["passed"]
    assert [one for one in told["broken"] if one.startswith(f"{profile} {rule}")], told["broken"]
