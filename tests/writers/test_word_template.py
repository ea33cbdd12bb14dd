"""A council's own Word template: its looks are taken, nothing else of it, and nothing that loads or runs."""

from __future__ import annotations

import io

import docx
import pytest

from server.writers.docx import write_docx
from server.writers.word_template import LARGEST, LARGEST_UNPACKED, kept
from tests.fuzz.spoilt import nested
from tests.writers.readers import parts_of
from tests.writers.sample import hostile, sample
from tests.writers.templates import PIXEL, altered, council, zip_of
from workshops import Refused

HEADER_LINKS = "word/_rels/header1.xml.rels"


@pytest.fixture(scope="module")
def template() -> bytes:
    return kept(council())


@pytest.fixture(scope="module")
def packed(template: bytes) -> bytes:
    return write_docx(sample(), template)


def test_only_its_looks_are_kept(template: bytes) -> None:
    parts = parts_of(template)
    assert set(parts) == {
        "styles.xml", "theme.xml", "fontTable.xml", "header.xml", "header.rels", "media/header-1.png",
        "footer.xml", "footer.rels",
    }  # fmt: skip
    assert parts["media/header-1.png"] == PIXEL
    assert not any(b"Their own words" in part for part in parts.values())
    assert kept(council()) == template


def test_its_styles_are_used_and_ours_added_in_its_fonts(packed: bytes) -> None:
    made = docx.Document(io.BytesIO(packed))
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert made.styles["Normal"].font.size == docx.shared.Pt(12)
    names = [style.name for style in made.styles]
    assert len(names) == len(set(names))
    assert {"Clause", "Clause Detail", "Note", "Cover Status", "Table Text"} <= set(names)
    assert "Atkinson" not in parts_of(packed)["word/styles.xml"].decode()
    used = {paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
    assert {"Heading 1", "Clause", "Title"} <= used


def test_its_header_and_footer_stand_above_our_lines(packed: bytes) -> None:
    parts = parts_of(packed)
    for page in ("", "Wide"):
        header, footer = (parts[f"word/{kind}{page}.xml"].decode() for kind in ("header", "footer"))
        assert header.index("Tyneshire Council") < header.index("DRAFT FOR ENGAGEMENT")
        assert footer.index("Civic Hall") < footer.index("NUMPAGES")
        assert "media/header-1.png" in parts[f"word/_rels/header{page}.xml.rels"].decode()
    assert parts["word/media/header-1.png"] == PIXEL
    section = docx.Document(io.BytesIO(packed)).sections[-1]
    assert section.header.paragraphs[0].text.startswith("Tyneshire Council")


def test_no_font_of_ours_and_no_mark_is_left(packed: bytes) -> None:
    assert not [name for name in parts_of(packed) if "odttf" in name or "mark" in name]


def test_the_same_template_gives_the_same_bytes_and_hostile_words_do_no_harm(template: bytes, packed: bytes) -> None:
    assert write_docx(sample(), template) == packed
    assert docx.Document(io.BytesIO(write_docx(hostile(), template))).paragraphs


def test_a_template_without_header_and_theme_takes_ours() -> None:
    plain = io.BytesIO()
    docx.Document().save(plain)
    made = parts_of(write_docx(sample(), kept(plain.getvalue())))
    assert "DRAFT FOR ENGAGEMENT" in made["word/header.xml"].decode()


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'
WORKBOOK = ("wordprocessingml.document.main", "spreadsheetml.main")
EXTERNAL = ('Target="media/image1.png"', 'Target="http://192.0.2.1/x.png" TargetMode="External"')
WRONG = {
    "nothing": (b"", "not_word"),
    "no zip": (b"Dear council, " * 100, "not_word"),
    "cut off": (council()[:-400], "not_word"),
    "another zip": (zip_of({"a.txt": b"hello"}), "not_word"),
    "a workbook": (
        altered("[Content_Types].xml", ("wordprocessingml.document.main", "spreadsheetml.main")),
        "not_word",
    ),
    "too large": (council() + b"\x00" * LARGEST, "too_large"),
    "a bomb": (altered("word/bomb.xml", b"\x00" * (LARGEST_UNPACKED + 1)), "too_large"),
    "a large part": (altered("word/styles.xml", b"<x>" + b" " * 4_000_000 + b"</x>"), "too_large"),
    "many parts": (zip_of({f"{number}.xml": b"" for number in range(1001)}), "too_large"),
    "macros": (altered("word/vbaProject.bin", b"x"), "macros"),
    "macros by name": (altered("[Content_Types].xml", ("document.main", "document.macroEnabled.main")), "macros"),
    "very deep styles": (altered("word/styles.xml", nested(200_000)), "not_word"),
    "entities": (altered("word/styles.xml", DOCTYPE), "not_word"),
    "broken styles": (altered("word/styles.xml", b"<w:styles"), "not_word"),
    "other styles": (altered("word/styles.xml", b"<styles/>"), "not_word"),
    "not UTF-8": (altered("word/styles.xml", b"<a>\xff</a>"), "not_word"),
    "a picture from elsewhere": (altered(HEADER_LINKS, EXTERNAL), "loads_from_elsewhere"),
    "an object": (altered(HEADER_LINKS, ("relationships/image", "relationships/oleObject")), "loads_from_elsewhere"),
    "a drawing that runs": (altered(HEADER_LINKS, ("image1.png", "image1.svg")), "loads_from_elsewhere"),
    "a picture outside": (altered(HEADER_LINKS, ("media/image1.png", "../../../etc/passwd.png")), "not_word"),
    "a script behind a link": (
        altered("word/_rels/footer1.xml.rels", ("https://www.example.gov.uk", "javascript:alert(1)")),
        "loads_from_elsewhere",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_template_or_would_load_something_is_refused(name: str) -> None:
    wrong, reason = WRONG[name]
    with pytest.raises(Refused, match="invalid") as refused:
        kept(wrong)
    assert refused.value.data == {"reason": reason}
