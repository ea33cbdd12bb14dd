"""What PDF/UA-1 and PDF/A-2 ask for, as far as it can be told from the structure of a file without a validator.

Numbers in brackets are the failure conditions of the Matterhorn Protocol.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdf
from pypdf.generic import ContentStream

from tests.writers.readers import root_of, tags_of

_HEADING = re.compile(r"H([1-6])")
_STANDARD = """Document Part Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl
LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form"""
STANDARD = frozenset(_STANDARD.split())


def problems(file: bytes) -> list[str]:
    """Everything that the file breaks, in words; empty for a good one."""
    reader = pypdf.PdfReader(io.BytesIO(file))
    root = root_of(reader)
    return [
        *_told_of_itself(reader, root),
        *_structure(reader, root),
        *(problem for page in reader.pages for problem in _page(page)),
        *_fonts(reader),
    ]


def _told_of_itself(reader: pypdf.PdfReader, root: Any) -> Iterator[str]:
    told = root["/Metadata"].get_data().decode() if "/Metadata" in root else ""
    wanted = {
        "it does not say PDF/UA-1 (06-001)": "<pdfuaid:part>1<" in told,
        "it does not say PDF/A-2a": "<pdfaid:part>2<" in told and "<pdfaid:conformance>A<" in told,
        "no title in its metadata (06-003)": "<dc:title>" in told,
        "the title is not shown (07-001)": _yes(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        "not marked as tagged (06-002)": _yes(root.get("/MarkInfo", {}).get("/Marked")),
        "suspects are left": not _yes(root.get("/MarkInfo", {}).get("/Suspects")),
        "no language (11-001)": bool(root.get("/Lang")),
        "no output intent": bool(root.get("/OutputIntents")),
        "it is encrypted": not reader.is_encrypted,
        "it runs something": not any(key in root for key in ("/OpenAction", "/AA", "/AcroForm")),
        "it holds scripts or files": not any(
            key in root.get("/Names", {}) for key in ("/JavaScript", "/EmbeddedFiles")
        ),
        "no file identifier": "/ID" in reader.trailer,
    }
    yield from (problem for problem, holds in wanted.items() if not holds)


def _yes(value: object) -> bool:
    """A boolean of PDF, which is true for Python whatever it says."""
    return str(value) in {"True", "true"}


def _structure(reader: pypdf.PdfReader, root: Any) -> Iterator[str]:
    roles = {key.lstrip("/"): value.lstrip("/") for key, value in root["/StructTreeRoot"].get("/RoleMap", {}).items()}
    tags = [(depth, roles.get(tag, tag), element) for depth, tag, element in tags_of(reader)]
    for _, tag, element in tags:
        if tag not in STANDARD:
            yield f"{tag} is no standard type (02-001)"
        if tag in {"Figure", "Formula"} and not str(element.get("/Alt", "")).strip():
            yield f"a {tag} without text alternative (13-004)"
        if tag == "TH" and "/Scope" not in str(element.get("/A", "")):
            yield "a TH without scope (15-003)"
    levels = [int(found[1]) for _, tag, _ in tags if (found := _HEADING.fullmatch(tag))]
    if levels and levels[0] != 1:
        yield "the first heading is not an H1 (14-002)"
    if any(later > earlier + 1 for earlier, later in pairwise(levels)):
        yield "a heading skips a level (14-003)"
    yield from _nested(root["/StructTreeRoot"], roles)
    if levels and not reader.outline:
        yield "no bookmarks"


INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}


def _nested(node: Any, roles: dict[str, str], parent: str = "") -> Iterator[str]:
    element = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(element, dict):
        return
    tag = str(element.get("/S", "")).lstrip("/")
    tag = roles.get(tag, tag)
    if tag in INSIDE and parent not in INSIDE[tag]:
        yield f"{tag} in {parent} (09-004)"
    inside = element.get("/K", [])
    for child in inside if isinstance(inside, list) else [inside]:
        yield from _nested(child, roles, tag or parent)


def _page(page: pypdf.PageObject) -> Iterator[str]:
    if "/StructParents" not in page:
        yield "a page outside the structure (01-005)"
    annotations = [one.get_object() for one in page.get("/Annots", [])]
    if annotations and page.get("/Tabs") != "/S":
        yield "tabs do not follow the structure (28-009)"
    for one in annotations:
        if one["/Subtype"] == "/Link" and ("/StructParent" not in one or not one.get("/Contents")):
            yield "a link without words or outside the structure (28-011, 28-012)"
    yield from _unmarked(page)


SHOWS = frozenset(b"Tj TJ ' \" S s f F f* B B* b b* sh Do EI".split())


def _unmarked(page: pypdf.PageObject) -> Iterator[str]:
    """Everything drawn is either tagged or an artifact."""
    depth = 0
    for _, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in {b"BDC", b"BMC"}:
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in SHOWS and not depth:
            yield f"{operator.decode()} is neither tagged nor an artifact (01-005)"
            return


def _fonts(reader: pypdf.PdfReader) -> Iterator[str]:
    seen = set()
    for page in reader.pages:
        for font in _of(page.get("/Resources", {})):
            name = str(font.get("/BaseFont"))
            if name in seen:
                continue
            seen.add(name)
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            described = inner.get("/FontDescriptor", {})
            if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"{name} is not embedded (31-001)"
            if "/ToUnicode" not in font:
                yield f"{name} cannot be read as text (10-001)"


def _of(resources: Any) -> Iterator[Any]:
    """The fonts of a page, and of the drawings on it."""
    held = resources.get_object() if hasattr(resources, "get_object") else resources
    yield from (one.get_object() for one in held.get("/Font", {}).values())
    for drawing in held.get("/XObject", {}).values():
        if "/Resources" in drawing.get_object():
            yield from _of(drawing.get_object()["/Resources"])
