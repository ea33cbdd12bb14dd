"""What the tests see of a file: canonical text, the same for the same content whatever the packing."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pypdf

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DATA = re.compile(r"data:(image/[a-z+]+);base64,[A-Za-z0-9+/=]+")


def parts_of(packed: bytes) -> dict[str, bytes]:
    """The parts of an office file by name."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_text(packed: bytes) -> str:
    """The body, header and footer of a Word file as indented canonical XML."""
    parts = parts_of(packed)
    return "\n".join(_indented(parts[f"word/{name}.xml"]) for name in ("document", "header", "footer")) + "\n"


def open_text(packed: bytes) -> str:
    """The body of an OpenDocument file, and its header and footer, as indented canonical XML without namespaces."""
    parts = parts_of(packed)
    body, pages = (ElementTree.fromstring(parts[f"{name}.xml"]) for name in ("content", "styles"))
    found = [body.find(f"{_OFFICE}body"), pages.find(f"{_OFFICE}master-styles")]
    return "\n".join(_indented(ElementTree.tostring(part)) for part in found if part is not None) + "\n"


def csv_text(packed: bytes) -> str:
    """Every file with its lines, the ends of which are shown."""
    return "\n".join(f"--- {name}\n{part.decode()}".replace("\r", "␍") for name, part in parts_of(packed).items())


def html_text(page: bytes) -> str:
    """The page with every embedded picture named by its hash."""
    return _DATA.sub(lambda found: f"data:{found.group(1)};{_short(found.group())}", page.decode())


def pdf_text(file: bytes) -> str:
    """The text of every page, then the tags in reading order with their alternative texts."""
    reader = pypdf.PdfReader(io.BytesIO(file))
    pages = [f"--- page {number}\n{page.extract_text()}" for number, page in enumerate(reader.pages, start=1)]
    tags = [f"{'  ' * depth}{tag} {element.get('/Alt', '')}".rstrip() for depth, tag, element in tags_of(reader)]
    return "\n".join([*pages, "--- tags", *tags]) + "\n"


def excel_text(packed: bytes) -> str:
    """Every sheet with its cells, one row a line."""
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(packed)).worksheets:
        lines += [f"--- {sheet.title} {[table.ref for table in sheet.tables.values()]}"]
        lines += [repr(row) for row in sheet.iter_rows(values_only=True)]
    return "\n".join(lines) + "\n"


def tags_of(reader: pypdf.PdfReader) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Every structure element as depth, tag and dictionary, in reading order."""
    yield from elements(root_of(reader)["/StructTreeRoot"])


def root_of(reader: pypdf.PdfReader) -> Any:
    """The document catalogue."""
    return reader.trailer["/Root"]


def elements(node: Any, depth: int = 0) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Every structure element under a node, as ``tags_of`` tells them."""
    element = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(element, dict):
        return
    if "/S" in element:
        yield depth, str(element["/S"]).lstrip("/"), element
    inside = element.get("/K", [])
    for child in inside if isinstance(inside, list) else [inside]:
        yield from elements(child, depth + 1)


def _indented(part: bytes) -> str:
    root = ElementTree.fromstring(part)
    ElementTree.indent(root)
    return ElementTree.canonicalize(ElementTree.tostring(root))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
