"""OpenDocument text, the format in which the public sector shares what others go on working in."""

from __future__ import annotations

from typing import Any

from server.writers.docx import WORD
from server.writers.odf_package import completed
from server.writers.odf_styles import ROOT, odf_name
from server.writers.pandoc import convert
from server.writers.tree import tree_of
from workshops.document import Document, tidy

_TEMPLATE = f"""<?xml version="1.0" encoding="utf-8" ?>
<office:document-content {ROOT}>
<office:automatic-styles>
$automatic-styles$
</office:automatic-styles>
<office:body><office:text>
$body$
</office:text></office:body></office:document-content>"""


def _begin(style: str) -> str:
    return f'<text:p text:style-name="{odf_name(style)}"/>'


OPEN = WORD._replace(
    raw="opendocument",
    tab="<text:tab/>",
    cover_break=_begin("Begin Body"),
    page_break=_begin("Begin Page"),
    wide=(_begin("Begin Wide"), _begin("Begin Body"), _begin("Begin Wide")),
)


def write_odt(document: Document) -> bytes:
    """The document as an OpenDocument file with its fonts inside."""
    whole = tidy(document)
    tree = tree_of(whole, OPEN)
    packed = convert(tree, "odt", {"template": ("content.opendocument", _TEMPLATE.encode())})
    return completed(packed, whole, list(_alternatives(tree)))


def _alternatives(node: Any) -> list[str]:
    """The text alternatives of all pictures, in reading order."""
    if isinstance(node, dict):
        if node.get("t") == "Image":
            return [" ".join(str(one.get("c", "")) for one in node["c"][1])]
        return _alternatives(list(node.values()))
    if isinstance(node, list):
        return [one for inside in node for one in _alternatives(inside)]
    return []
