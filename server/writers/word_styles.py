"""The styles of Word files: black on white, ids hanging in the margin, nothing that matters said by colour."""

from __future__ import annotations

import re
from collections.abc import Mapping

from server.writers.styles import BODY, CODES, DISPLAY, PARAGRAPHS, Edge, Style

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_KEEP = {
    "": "",
    "lines": "<w:keepLines/>",
    "next": "<w:keepNext/><w:keepLines/>",
    "alone": '<w:keepNext w:val="0"/><w:keepLines/>',
}
_BOLD = "<w:b/><w:bCs/>"
_DISPLAYED = f'<w:rFonts w:ascii="{DISPLAY}" w:hAnsi="{DISPLAY}"/>{_BOLD}'

_TABLE_NORMAL = """<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
"""
_TABLE = f"""<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>\
<w:basedOn w:val="TableNormal"/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="000000"/>
<w:bottom w:val="single" w:sz="4" w:color="6E6E6E"/><w:insideH w:val="single" w:sz="4" w:color="6E6E6E"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr>
<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="000000"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""

_CHARACTERS = """<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>
<w:u w:val="single"/></w:rPr></w:style>
"""
_CLAUSE_ID = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="ClauseId"><w:name w:val="Clause Id"/>'
    "<w:rPr>{}</w:rPr></w:style>"
)
_CODED = f'\n<w:rFonts w:ascii="{CODES}" w:hAnsi="{CODES}"/>{_BOLD}<w:sz w:val="21"/>'
_NAMED = re.compile(r'<w:style\b[^>]*w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="([^"]+)"')


def styles_xml(language: str) -> str:
    """The whole style part, in the document's language."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{BODY}" w:hAnsi="{BODY}" w:cs="{BODY}"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    body = "".join(_paragraph(style) for style in PARAGRAPHS)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:styles {W}>{defaults}{normal}{body}{_CHARACTERS}'
        f"{_CLAUSE_ID.format(_CODED)}{_TABLE_NORMAL}{_TABLE}</w:styles>"
    )


def merged(theirs: str) -> tuple[str, dict[str, str]]:
    """Somebody's own style part with the styles that it lacks, in its own fonts; and the ids of all styles by name."""
    ids = {name.casefold(): key for key, name in _NAMED.findall(theirs)}
    missing = [style for style in PARAGRAPHS if style.name.casefold() not in ids]
    for style in missing:
        wanted = style_id(style.name)
        ids[style.name.casefold()] = f"CG{wanted}" if wanted in ids.values() else wanted
    made = "".join(_paragraph(style, ids, plain=True) for style in missing)
    made += "" if "clause id" in ids else _CLAUSE_ID.format(_BOLD)
    made += "" if "table" in ids else _TABLE.replace("TableNormal", ids.get("normal table", "TableNormal"))
    return theirs.replace("</w:styles>", f"{made}</w:styles>"), ids


def style_id(name: str) -> str:
    """The id that paragraphs of a style refer to."""
    return name.title().replace(" ", "") if name.startswith("heading") else name.replace(" ", "")


_OWN_IDS = {style.name.casefold(): style_id(style.name) for style in PARAGRAPHS} | {"normal": "Normal"}


def _paragraph(style: Style, ids: Mapping[str, str] = _OWN_IDS, *, plain: bool = False) -> str:
    """A style, among others with these ids by name; a plain one keeps the fonts of what it is based on."""
    above, below = (points * 20 for points in style.space)
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>' if style.size else ""
    letters = _BOLD if style.bold or (style.display and plain) else _DISPLAYED if style.display else ""
    name = style.name.casefold()
    parent = ids.get(style.parent.casefold(), "Normal")
    return (
        f'<w:style w:type="paragraph" w:styleId="{ids[name]}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{parent}"/><w:qFormat/>'
        f'<w:pPr>{_before(style)}<w:spacing w:before="{above}" w:after="{below}"/>{_after(style)}</w:pPr>'
        f"<w:rPr>{letters}{size}</w:rPr></w:style>"
    )


def _before(style: Style) -> str:
    """What Word wants before the spacing, in its order."""
    tabs = f'<w:tabs><w:tab w:val="{style.tab[0]}" w:pos="{style.tab[1]}"/></w:tabs>' if style.tab else ""
    return _KEEP[style.keep] + _edge(style.edge) + tabs


def _edge(edge: Edge | None) -> str:
    if edge is None:
        return ""
    line = "dashed" if edge.dashed else "single"
    drawn = f'<w:{edge.side} w:val="{line}" w:sz="{edge.eighths}" w:space="{edge.space}" w:color="000000"/>'
    return f"<w:pBdr>{drawn}</w:pBdr>"


def _after(style: Style) -> str:
    hanging = f' w:hanging="{style.hanging}"' if style.hanging else ""
    indent = f'<w:ind w:left="{style.left}"{hanging}/>' if style.left else ""
    return indent + (f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "")
