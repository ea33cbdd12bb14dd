"""HTML: one file with nothing to load, for reading on any screen and for printing."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from server.writers.pandoc import convert
from server.writers.phrases import phrase
from server.writers.tree import Form, tree_of
from workshops.document import Document, tidy

TEMPLATE = Path(__file__).with_name("document.html")


def write_html(document: Document) -> bytes:
    """The document as a self-contained page. Drawings are images, so that nothing in them can run."""
    whole = tidy(document)
    tree = tree_of(whole, WEB)
    tree["meta"]["skip"] = {"t": "MetaString", "c": phrase(whole.language, "skip")}
    return convert(tree, "html5", {"template": (TEMPLATE.name, TEMPLATE.read_bytes())})


def _svg(svg: str, _width: float, _language: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


WEB = Form(image=_svg, raw="html", tab=" ", first_level=2)
