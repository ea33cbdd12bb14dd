"""Putting a Word file into the looks of somebody's own template: their styles and header, with our lines below."""

from __future__ import annotations

import re

from server.writers.styles import TEXT_WIDTH, WIDE_TEXT_WIDTH
from server.writers.word_styles import merged

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINE = re.compile(r"<w:p>.*</w:p>", re.DOTALL)
_DRAWING = re.compile(r"<w:r><w:drawing>.*?</w:drawing></w:r>", re.DOTALL)
_STYLED = re.compile(r'<w:pPr><w:pStyle w:val="\w+"/>')
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TABS = re.compile(r"<w:tabs>.*?</w:tabs>", re.DOTALL)
_PLACE = re.compile(r'<w:tab\b[^>]*w:pos="(\d+)"')


def dress(parts: dict[str, bytes], own: dict[str, bytes]) -> None:
    """Change a file's parts, which have our header and footer, into those of the template (see ``word_template``)."""
    _, ids = merged(own["styles.xml"].decode())
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace('<w:pStyle w:val="TableText"/>', _style(ids, "table text")).encode()
    for name, place in (("theme.xml", "word/theme/theme1.xml"), ("fontTable.xml", "word/fontTable.xml")):
        if name in own:
            parts[place] = own[name]
    parts |= {f"word/{name}": part for name, part in own.items() if name.startswith("media/")}
    del parts["word/media/mark.png"]
    for page in ("", "Wide"):
        for kind in _ROOTS:
            _combine(parts, own, (kind, page), _style(ids, kind))


def _style(ids: dict[str, str], name: str) -> str:
    return f'<w:pStyle w:val="{ids[name]}"/>'


def _combine(parts: dict[str, bytes], own: dict[str, bytes], which: tuple[str, str], style: str) -> None:
    """Their header above our line, or the same with the footer; ours alone where they have none."""
    kind, page = which
    place = f"word/{kind}{page}.xml"
    ours = parts[place].decode()
    line = _STYLED.sub("<w:pPr>", _TABS.sub("", _DRAWING.sub("", "".join(_LINE.findall(ours)))))
    line = line.replace("<w:pPr>", f"<w:pPr>{style}{_tabs(own, WIDE_TEXT_WIDTH if page else TEXT_WIDTH)}", 1)
    theirs = own.get(f"{kind}.xml", b"").decode()
    before, end, after = (theirs or _LINE.sub("", ours)).rpartition(f"</w:{_ROOTS[kind]}>")
    parts[place] = f"{before}{line}{end}{after}".encode()
    lines = own.get(f"{kind}.rels", b"").decode()
    listing = f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'
    parts[f"word/_rels/{kind}{page}.xml.rels"] = listing.encode()


def _tabs(own: dict[str, bytes], right: int) -> str:
    """One tab stop, at the right margin, whatever stops their styles have."""
    theirs = "".join(_TABS.findall(own["styles.xml"].decode()))
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{one}"/>' for one in sorted(set(map(int, _PLACE.findall(theirs)))))
    return f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{right}"/></w:tabs>'
