"""The styles of Word files: black on white, ids hanging in the margin, nothing that matters said by colour."""

from __future__ import annotations

from typing import NamedTuple

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

BODY = "Atkinson Hyperlegible Next"
DISPLAY = "Solway"
CODES = "Atkinson Hyperlegible Mono"

# Twentieths of a point, Word's unit: the margin ids hang in, and the width inside the margins of A4 and of A3 across.
HANGING = 1190
TEXT_WIDTH = 9865
WIDE_TEXT_WIDTH = 21771

_KEEP = "<w:keepNext/><w:keepLines/>"
_LINES = "<w:keepLines/>"
_DASHED_EDGE = '<w:pBdr><w:left w:val="dashed" w:sz="12" w:space="8" w:color="000000"/></w:pBdr>'
_RULE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
_RULE_ABOVE = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
_DASHES_BELOW = '<w:pBdr><w:bottom w:val="dashed" w:sz="8" w:space="12" w:color="000000"/></w:pBdr>'
_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
_CLAUSE = f'<w:tabs><w:tab w:val="left" w:pos="{HANGING}"/></w:tabs>'
_HUNG = f'<w:ind w:left="{HANGING}" w:hanging="{HANGING}"/>'
_INDENTED = f'<w:ind w:left="{HANGING}"/>'


class Style(NamedTuple):
    """A paragraph style: its parent, font size in half points (0: inherited), space in points, other marks in order."""

    name: str
    parent: str = "Normal"
    size: int = 0
    space: tuple[int, int] = (0, 6)
    before: str = ""
    after: str = ""
    letters: str = ""

    @property
    def id(self) -> str:
        """The id that paragraphs refer to."""
        return self.name.title().replace(" ", "") if self.name.startswith("heading") else self.name.replace(" ", "")


def _heading(level: int, size: int, above: int) -> Style:
    return Style(
        f"heading {level}", "Normal", size, (above, 6), _KEEP, f'<w:outlineLvl w:val="{level - 1}"/>', _display()
    )


def _display() -> str:
    return f'<w:rFonts w:ascii="{DISPLAY}" w:hAnsi="{DISPLAY}"/><w:b/><w:bCs/>'


_BOLD = "<w:b/><w:bCs/>"

PARAGRAPHS = (
    Style("Body Text"),
    Style("First Paragraph", "BodyText"),
    Style("Compact", "BodyText", 0, (1, 2)),
    Style("Table Text", "Normal", 19, (1, 1)),
    _heading(1, 42, 24),
    _heading(2, 30, 18),
    _heading(3, 25, 14),
    _heading(4, 23, 12),
    _heading(5, 23, 12),
    _heading(6, 23, 12),
    Style("Title", "Normal", 60, (12, 8), _LINES, "", _display()),
    Style("Subtitle", "Normal", 30, (0, 6), _LINES, "", _display()),
    Style("Cover Picture", "Normal", 0, (0, 0)),
    Style("Cover Status", "Normal", 22, (24, 0), "", "", _BOLD),
    Style("Cover Text", "Normal", 26, (0, 14), _DASHES_BELOW),
    Style("Cover Row", "Normal", 0, (0, 4)),
    Style("Cover Made", "Normal", 20, (36, 10)),
    Style("TOC Heading", "Normal", 42, (0, 8), _KEEP, "", _display()),
    Style("toc 1", "Normal", 0, (3, 0)),
    Style("toc 2", "Normal", 0, (0, 0), "", '<w:ind w:left="340"/>'),
    Style("Clause", "Normal", 0, (12, 3), _KEEP + _CLAUSE, _HUNG),
    Style("Clause Alone", "Clause", 0, (12, 3), f'<w:keepNext w:val="0"/>{_LINES}'),
    Style("Clause Detail", "Normal", 20, (0, 3), _KEEP, _INDENTED),
    Style("Clause End", "Normal", 20, (0, 3), _LINES, _INDENTED),
    Style("Note", "Normal", 20, (4, 6), _LINES + _DASHED_EDGE, '<w:ind w:left="227"/>'),
    Style("Block Text", "Normal", 23, (6, 2), _LINES, '<w:ind w:left="340"/>', _display()),
    Style("Quote Source", "Normal", 20, (0, 8), "", '<w:ind w:left="340"/>'),
    Style("List Heading", "Normal", 0, (8, 3), _KEEP),
    Style("Captioned Figure", "Normal", 0, (8, 2), _KEEP),
    Style("caption", "Normal", 0, (0, 6), _LINES, "", _BOLD),
    Style("Image Caption", "caption", 0, (0, 6), _LINES),
    Style("Table Caption", "caption", 0, (12, 4), _KEEP),
    Style("header", "Normal", 20, (0, 0), _RULE_BELOW + _RIGHT_TAB),
    Style("footer", "Normal", 20, (0, 0), _RULE_ABOVE + _RIGHT_TAB),
)

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


def _paragraph(style: Style) -> str:
    above, below = (points * 20 for points in style.space)
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>' if style.size else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.parent}"/><w:qFormat/>'
        f'<w:pPr>{style.before}<w:spacing w:before="{above}" w:after="{below}"/>{style.after}</w:pPr>'
        f"<w:rPr>{style.letters}{size}</w:rPr></w:style>"
    )
