"""The nodes of pandoc's tree that documents are made of. All text becomes `Str`, which is never read as markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshops.document import Run, Words, runs_of

Node = dict[str, Any]
Nodes = list[Node]

NO_ATTR: list[Any] = ["", [], []]


def inlines(words: Words) -> Nodes:
    """The words as inline nodes, links and strong text included."""
    return [node for run in runs_of(words) for node in _run(run)]


def para(inside: Nodes) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": inside}


def styled(style: str, words: Words, classes: Iterable[str] = ()) -> Node:
    """A paragraph in a named style of the Word file, and with classes on the web."""
    return div([para(inlines(words))], style=style, classes=classes)


def div(inside: Nodes, style: str = "", anchor: str = "", classes: Iterable[str] = (), **others: str) -> Node:
    """A group of blocks with a style, an anchor, classes or other attributes."""
    pairs = [["custom-style", style]] if style else []
    pairs += [[name, value] for name, value in others.items()]
    return {"t": "Div", "c": [[anchor, list(classes), pairs], inside]}


def span(inside: Nodes, style: str, name: str) -> Node:
    """A stretch of text with a character style and a class."""
    return {"t": "Span", "c": [["", [name], [["custom-style", style]]], inside]}


def header(level: int, text: str, anchor: str) -> Node:
    """A heading; formats have six levels."""
    return {"t": "Header", "c": [min(level, 6), [anchor, [], []], inlines(text)]}


def listed(items: Iterable[Words], ordered: bool = False) -> Node:
    """A list of one line an item."""
    made = [[{"t": "Plain", "c": inlines(item)}] for item in items]
    if ordered:
        return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], made]}
    return {"t": "BulletList", "c": made}


def image(source: str, alt: str, width: str) -> Node:
    """A picture with its text alternative."""
    return {"t": "Image", "c": [["", [], [["width", width]]], inlines(alt), [source, ""]]}


def table(anchor: str, caption: str, shares: Iterable[float], rows: Iterable[Iterable[Words]]) -> Node:
    """A table whose first row is its header; `shares` of the width add up to 1."""
    head, *others = [_row(row) for row in rows]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": share}] for share in shares]
    titled = [None, [{"t": "Plain", "c": inlines(caption)}]]
    body = [[NO_ATTR, 0, [], others]]
    return {"t": "Table", "c": [[anchor, [], []], titled, columns, [NO_ATTR, [head]], body, [NO_ATTR, []]]}


def raw(form: str, text: str) -> Nodes:
    """Marks of one format that the tree has no words for; nothing when `text` is empty."""
    return [{"t": "RawBlock", "c": [form, text]}] if text else []


def raw_inline(form: str, text: str) -> Node:
    """The same within a paragraph."""
    return {"t": "RawInline", "c": [form, text]}


def _row(cells: Iterable[Words]) -> list[Any]:
    plain = ([{"t": "Plain", "c": inlines(cell)}] for cell in cells)
    return [NO_ATTR, [[NO_ATTR, {"t": "AlignDefault"}, 1, 1, blocks] for blocks in plain]]


def _run(run: Run) -> Nodes:
    drawn = _lines(run.text)
    if run.strong:
        drawn = [{"t": "Strong", "c": drawn}]
    if run.to:
        target = run.to if "://" in run.to else f"#{run.to}"
        drawn = [{"t": "Link", "c": [NO_ATTR, drawn, [target, ""]]}]
    return drawn


def _lines(text: str) -> Nodes:
    drawn: Nodes = []
    for place, line in enumerate(text.split("\n")):
        drawn += [{"t": "LineBreak"}] if place else []
        drawn += [{"t": "Str", "c": line}] if line else []
    return drawn
