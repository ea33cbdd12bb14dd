"""The styles and pages of OpenDocument text: the same look as the Word file, from the same table of styles."""

from __future__ import annotations

from server.writers.styles import BODY, CODES, DISPLAY, FAMILIES, PARAGRAPHS, Edge, Style

_NAMES = {
    "Normal": "Standard",
    "Body Text": "Text body",
    "First Paragraph": "First paragraph",
    "Table Text": "Table Contents",
    "Table Caption": "TableCaption",
    "Block Text": "Quotations",
    "caption": "Caption",
    "header": "Header",
    "footer": "Footer",
}
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
ROOT = f'{_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'

# A tiny paragraph that begins a page: on the master page of that name, or (without one) on the same as before.
BEGINNINGS = {"Begin Body": "Standard", "Begin Wide": "Wide", "Begin Page": ""}
_KEEP = {
    "": "",
    "lines": ' fo:keep-together="always"',
    "next": ' fo:keep-together="always" fo:keep-with-next="always"',
    "alone": ' fo:keep-together="always" fo:keep-with-next="auto"',
}
_BOLD = ' fo:font-weight="bold"'
_SHEETS = {"Cover": (210, 297, ""), "Body": (210, 297, "framed"), "Wide": (420, 297, "framed")}


def odf_name(name: str) -> str:
    """The name by which paragraphs refer to a style: spaces may not stand in it."""
    return _NAMES.get(name, f"Heading {name[-1]}" if name.startswith("heading") else name).replace(" ", "_20_")


def styles_xml(language: str, header: str, footer: str) -> str:
    """The whole style part. ``header`` and ``footer`` are what stands in their paragraphs."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {ROOT}>{font_faces()}<office:styles>'
        f"{_defaults(language)}{''.join(map(_paragraph, PARAGRAPHS))}{_OTHERS}{_outline()}</office:styles>"
        f"<office:automatic-styles>{''.join(map(_sheet, _SHEETS))}{_WIDE_LINES}</office:automatic-styles>"
        f"<office:master-styles>{_master('Standard', 'Body', header, footer)}"
        f'<style:master-page style:name="Cover" style:page-layout-name="PageCover" style:next-style-name="Standard"/>'
        f"{_master('Wide', 'Wide', header, footer)}</office:master-styles></office:document-styles>"
    )


def font_faces() -> str:
    """The fonts, which travel inside the file."""
    return f"<office:font-face-decls>{''.join(_face(*family) for family in FAMILIES)}</office:font-face-decls>"


def _face(name: str, stand_in: str, kind: str, faces: dict[str, str]) -> str:
    sources = "".join(
        f'<svg:font-face-uri xlink:href="Fonts/{file}.ttf" xlink:type="simple">'
        '<svg:font-face-format svg:string="truetype"/></svg:font-face-uri>'
        for file in faces.values()
    )
    return (
        f"<style:font-face style:name=\"{name}\" svg:font-family=\"'{name}', '{stand_in}'\" "
        f'style:font-family-generic="{kind}"><svg:font-face-src>{sources}</svg:font-face-src></style:font-face>'
    )


def _defaults(language: str) -> str:
    spoken, _, others = language.partition("-")
    country = next((part for part in others.split("-") if len(part) == 2), "none")
    letters = f'style:font-name="{BODY}" fo:font-size="11pt" fo:language="{spoken}" fo:country="{country}"'
    return (
        '<style:default-style style:family="paragraph">'
        '<style:paragraph-properties fo:line-height="115%" fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties {letters} fo:hyphenate="false"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    )


def _paragraph(style: Style) -> str:
    name = odf_name(style.name)
    level = f' style:default-outline-level="{style.level}"' if style.level else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" style:family="paragraph" '
        f'style:parent-style-name="{odf_name(style.parent)}"{level}>'
        f"<style:paragraph-properties{_shape(style)}>{_tabs(style)}</style:paragraph-properties>"
        f"<style:text-properties{_letters(style)}/></style:style>"
    )


def _shape(style: Style) -> str:
    above, below = style.space
    indent = f' fo:margin-left="{style.left / 20:g}pt" fo:text-indent="{-style.hanging / 20:g}pt"' if style.left else ""
    return f' fo:margin-top="{above}pt" fo:margin-bottom="{below}pt"{indent}{_KEEP[style.keep]}{_edge(style.edge)}'


def _edge(edge: Edge | None) -> str:
    if edge is None:
        return ""
    line = "dashed" if edge.dashed else "solid"
    drawn = f' fo:border-{edge.side}="{edge.eighths / 8:g}pt {line} #000000" fo:padding-{edge.side}="{edge.space}pt"'
    return f'{drawn} style:join-border="false"'


def _tabs(style: Style) -> str:
    if style.tab is None:
        return ""
    side, place = style.tab
    # Places are counted from the indent here, from the margin in Word.
    stop = f'<style:tab-stop style:type="{side}" style:position="{(place - style.left) / 20:g}pt"/>'
    return f"<style:tab-stops>{stop}</style:tab-stops>"


def _letters(style: Style) -> str:
    font = f' style:font-name="{DISPLAY}"' if style.display else ""
    bold = _BOLD if style.bold or style.display else ""
    return font + bold + (f' fo:font-size="{style.size / 2:g}pt"' if style.size else "")


def _beginning(name: str, master: str) -> str:
    where = f' style:master-page-name="{master}"' if master else ""
    page = "" if master else ' fo:break-before="page"'
    return (
        f'<style:style style:name="{odf_name(name)}" style:display-name="{name}" style:family="paragraph" '
        f'style:parent-style-name="Standard"{where}><style:paragraph-properties{page} fo:line-height="0.05pt" '
        'fo:margin-top="0pt" fo:margin-bottom="0pt"/><style:text-properties fo:font-size="1pt"/></style:style>'
    )


def _more(name: str, parent: str, inside: str) -> str:
    display = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{display}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{inside}'
    )


_OTHERS = (
    "".join(_beginning(*one) for one in BEGINNINGS.items())
    + _more("Cover_20_First", "Cover_20_Picture", ' style:master-page-name="Cover"/>')
    + _more("Table_20_Heading", "Table_20_Contents", f"><style:text-properties{_BOLD}/></style:style>")
    + '<style:style style:name="Clause_20_Id" style:display-name="Clause Id" style:family="text">'
    f'<style:text-properties style:font-name="{CODES}"{_BOLD} fo:font-size="10.5pt"/></style:style>'
    '<style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text">'
    '<style:text-properties style:text-underline-style="solid" style:text-underline-width="auto"/></style:style>'
    '<style:style style:name="Bullet_20_Symbols" style:display-name="Bullet Symbols" style:family="text"/>'
    '<style:style style:name="Numbering_20_Symbols" style:display-name="Numbering Symbols" style:family="text"/>'
    '<style:style style:name="Definition" style:family="text"/>'
    '<style:style style:name="Formula" style:family="graphic"><style:graphic-properties text:anchor-type="as-char" '
    'svg:y="0mm" style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
)


def _outline() -> str:
    levels = (
        f'<text:outline-level-style text:level="{level}" style:num-format=""><style:list-level-properties/>'
        "</text:outline-level-style>"
        for level in range(1, 7)
    )
    return f'<text:outline-style style:name="Outline">{"".join(levels)}</text:outline-style>'


def _sheet(name: str) -> str:
    width, height, framed = _SHEETS[name]
    turned = "landscape" if width > height else "portrait"
    margins = (12, 10.6) if framed else (27, 25)
    # A map takes all the height that its caption leaves.
    head, foot = (11.5, 11) if turned == "landscape" else (15, 14.4)
    frames = (
        f'<style:header-style><style:header-footer-properties fo:min-height="{head}mm" fo:margin-bottom="{head - 10}mm"'
        f'/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="{foot}mm" '
        f'fo:margin-top="{foot - 9.4:g}mm"/></style:footer-style>'
    )
    return (
        f'<style:page-layout style:name="Page{name}"><style:page-layout-properties fo:page-width="{width}mm" '
        f'fo:page-height="{height}mm" style:print-orientation="{turned}" fo:margin-top="{margins[0]}mm" '
        f'fo:margin-bottom="{margins[1]}mm" fo:margin-left="18mm" fo:margin-right="18mm"/>'
        f"{frames if framed else ''}</style:page-layout>"
    )


def _lined(name: str) -> str:
    stop = '<style:tab-stops><style:tab-stop style:type="right" style:position="384mm"/></style:tab-stops>'
    return (
        f'<style:style style:name="Wide{name}" style:family="paragraph" style:parent-style-name="{name}">'
        f"<style:paragraph-properties>{stop}</style:paragraph-properties></style:style>"
    )


_WIDE_LINES = _lined("Header") + _lined("Footer")


def _master(name: str, sheet: str, header: str, footer: str) -> str:
    wide = "Wide" if sheet == "Wide" else ""
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="Page{sheet}">'
        f'<style:header><text:p text:style-name="{wide}Header">{header}</text:p></style:header>'
        f'<style:footer><text:p text:style-name="{wide}Footer">{footer}</text:p></style:footer></style:master-page>'
    )


TABLES = (
    '<style:style style:name="TableHeaderRowCell" style:family="table-cell"><style:table-cell-properties '
    'fo:border-top="1pt solid #000000" fo:border-bottom="1pt solid #000000" fo:padding="1mm"/></style:style>'
    '<style:style style:name="TableRowCell" style:family="table-cell"><style:table-cell-properties '
    'fo:border-bottom="0.5pt solid #6e6e6e" fo:padding="1mm"/></style:style>'
    '<style:style style:name="WholeRow" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
)
