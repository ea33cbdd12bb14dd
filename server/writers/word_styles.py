"""The styles of Word files: black on white, ids hanging in the margin, nothing that matters said by colour."""

from __future__ import annotations

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

_TABLE = f"""<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="000000"/>
<w:bottom w:val="single" w:sz="4" w:color="6E6E6E"/><w:insideH w:val="single" w:sz="4" w:color="6E6E6E"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr>
<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="000000"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""

_CHARACTERS = f"""<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>
<w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="ClauseId"><w:name w:val="Clause Id"/><w:rPr>
<w:rFonts w:ascii="{CODES}" w:hAnsi="{CODES}"/>{_BOLD}<w:sz w:val="21"/></w:rPr></w:style>"""


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
        f'<?xml version="1.0" encoding="UTF-8"?><w:styles {W}>{defaults}{normal}{body}{_CHARACTERS}{_TABLE}</w:styles>'
    )


def style_id(name: str) -> str:
    """The id that paragraphs of a style refer to."""
    return name.title().replace(" ", "") if name.startswith("heading") else name.replace(" ", "")


def _paragraph(style: Style) -> str:
    above, below = (points * 20 for points in style.space)
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>' if style.size else ""
    letters = _DISPLAYED if style.display else _BOLD if style.bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id(style.name)}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style_id(style.parent)}"/><w:qFormat/>'
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
