"""Markdown: plain text that stays readable by itself, for wikis, issue trackers and version control."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from server.writers.nodes import NO_ATTR, Node, Nodes, inlines, para, raw_inline
from server.writers.pandoc import convert
from server.writers.statements import edition
from server.writers.tree import Form, tree_of
from workshops.document import Document, tidy

PLAIN = Form(image=lambda _svg, _width, _language: "", raw="markdown", tab="", first_level=2)
_ENTITY = re.compile(r"(&#?\w+;)")
ADORNMENTS = frozenset({"contents", "patchwork", "selvedge"})


def write_markdown(document: Document) -> bytes:
    """The document as GitHub's Markdown. A drawing is told by its text alternative and its list."""
    whole = tidy(document)
    tree = tree_of(whole, PLAIN)
    tree["blocks"] = _plain([*_edition(whole), *tree["blocks"]])
    return convert(tree, "gfm-raw_html", {})


def _edition(document: Document) -> Nodes:
    """The version and the date, which other formats have in their header."""
    told = edition(document)
    return [para(inlines(told))] if told else []


def _plain(blocks: Nodes) -> Nodes:
    """The blocks without what Markdown cannot say: contents, pictures that only adorn, links into the document."""
    return list(chain.from_iterable(map(_block, blocks)))


def _block(block: Node) -> Nodes:
    kind, content = block["t"], block.get("c")
    if kind == "Div" and content:
        return _div(*content)
    if kind == "Table" and content:
        return _table(content)
    if kind == "BlockQuote" and content:
        return [{"t": kind, "c": _plain(content)}]
    told: Node = _told(block)
    return [_unbroken(told) if kind == "Header" else told]


def _div(attributes: list[Any], inside: Nodes) -> Nodes:
    _, classes, pairs = attributes
    if ADORNMENTS & set(classes):
        return []
    if ["custom-style", "Captioned Figure"] in pairs:
        return [para(_told(_words_of_pictures(inside)))]
    found = _plain(inside)
    return [{"t": "BlockQuote", "c": found}] if "note" in classes else found


def _words_of_pictures(inside: Nodes) -> Nodes:
    pictures = (picture for block in inside for picture in block["c"])
    return [word for picture in pictures for word in picture["c"][1]]


def _table(content: list[Any]) -> Nodes:
    """The caption in front, then a table whose cells are single lines, as Markdown's have to be."""
    _, (_, caption), *rows = content
    titled = [para([{"t": "Strong", "c": _told(one["c"])}]) for one in caption if one["c"]]
    return [*titled, {"t": "Table", "c": [NO_ATTR, [None, []], *_unbroken(_told(rows))]}]


def _told(node: Any) -> Any:
    if isinstance(node, list):
        return [one for inside in node for one in _inline(inside)]
    return {key: _told(value) for key, value in node.items()} if isinstance(node, dict) else node


def _inline(node: Any) -> list[Any]:
    """A node, or what stands for it: the words of a link into the document, an id in bold, no picture."""
    kind = node.get("t") if isinstance(node, dict) else ""
    if kind == "Str":
        return _spaced(node["c"])
    if kind == "Image":
        return []
    if kind not in {"Link", "Span"}:
        return [_told(node)]
    attributes, words, *target = node["c"]
    if kind == "Span":
        return [{"t": "Strong", "c": _told(words)}, {"t": "Space"}]
    if target[0][0].startswith("#"):
        return list(_told(words))
    return [{"t": kind, "c": [attributes, _told(words), target[0]]}]


def _spaced(text: str) -> Nodes:
    """One node a word: what begins a word may need an escape, which pandoc sees only then."""
    found: Nodes = []
    for number, word in enumerate(text.split(" ")):
        found += [{"t": "Space"}] if number else []
        found += [_piece(piece) for piece in _ENTITY.split(word) if piece]
    return found


def _piece(piece: str) -> Node:
    """A word; one that would be read as a character's name is kept from it, which pandoc forgets."""
    return raw_inline("markdown", f"&amp;{piece[1:]}") if _ENTITY.fullmatch(piece) else {"t": "Str", "c": piece}


def _unbroken(node: Any) -> Any:
    if isinstance(node, list):
        return [_unbroken(one) for one in node]
    if isinstance(node, dict):
        return {"t": "Space"} if node.get("t") == "LineBreak" else {key: _unbroken(one) for key, one in node.items()}
    return node
