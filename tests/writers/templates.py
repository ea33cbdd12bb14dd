"""A council's Word template, and files that only pretend to be one."""

from __future__ import annotations

import io
import zipfile
from base64 import b64decode

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt, RGBColor

from tests.writers.readers import parts_of

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==")


def council() -> bytes:
    """A template with styles in Georgia, a logo and a name in its header, an address in its footer, and some text."""
    made = docx.Document()
    for name, size in (("Normal", 12), ("Heading 1", 22), ("Title", 34)):
        style = made.styles[name]
        style.font.name, style.font.size = "Georgia", Pt(size)
        style.font.color.rgb = RGBColor(0x5A, 0x00, 0x5A)
    section = made.sections[0]
    header = section.header.paragraphs[0]
    header.add_run("Tyneshire Council ").add_picture(io.BytesIO(PIXEL), width=Pt(14))
    footer = section.footer
    footer.paragraphs[0].text = "Civic Hall, Tyneshire"
    footer.part.relate_to("https://www.example.gov.uk", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made.add_paragraph("Their own words, which stay with them")
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def altered(name: str, change: tuple[str, str] | bytes, packed: bytes = b"") -> bytes:
    """The template with one part changed, or added."""
    parts = parts_of(packed or council())
    parts[name] = change if isinstance(change, bytes) else parts[name].decode().replace(*change).encode()
    return zip_of(parts)


def zip_of(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()
