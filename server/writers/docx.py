"""Word: real styles, headings, lists and tables, so that a procurement team can go on working in the file."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache

from server.writers.packages import unzipped, zipped
from server.writers.pandoc import convert, default_file
from server.writers.raster import png_of
from server.writers.tree import Form, tree_of
from server.writers.word_package import (
    COVER_BREAK,
    PAGE_BREAK,
    SECTION,
    WIDE_BREAKS,
    WIDEST,
    completed,
)
from server.writers.word_styles import merged, styles_xml
from workshops.document import Document, tidy

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMES}><w:body>'
_TEMPLATE = f"{_HEAD}$body${SECTION}</w:body></w:document>"


def write_docx(document: Document, template: bytes = b"") -> bytes:
    """The document as a Word file with its fonts inside, or in the looks of a template (see ``word_template``)."""
    whole = tidy(document)
    own = unzipped(template) if template else None
    styles = merged(own["styles.xml"].decode())[0] if own else styles_xml(whole.language)
    parts = {
        "reference-doc": ("reference.docx", _reference(styles)),
        "template": ("document.openxml", _TEMPLATE.encode()),
    }
    return completed(convert(tree_of(whole, WORD), "docx", parts), whole, own)


@lru_cache(maxsize=8)
def _reference(styles: str) -> bytes:
    parts = unzipped(default_file("reference.docx"))
    parts["word/styles.xml"] = styles.encode()
    # pandoc shrinks pictures to this page, and the widest one that we use must not be shrunk.
    parts["word/document.xml"] = f"{_HEAD}<w:p/>{WIDEST}</w:body></w:document>".encode()
    return zipped(parts)


def _png(svg: str, width: float, language: str) -> str:
    return f"data:image/png;base64,{b64encode(png_of(svg, width, language)).decode()}"


WORD = Form(
    image=_png,
    raw="openxml",
    tab="<w:r><w:tab/></w:r>",
    cover_break=COVER_BREAK,
    page_break=PAGE_BREAK,
    wide=WIDE_BREAKS,
)
