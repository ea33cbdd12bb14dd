"""What pandoc does not put into a Word file: headers and footers, the fonts, rows that stay whole.

Every part is written with the same time, so that the same document gives the same bytes.
"""

from __future__ import annotations

import re
import uuid
from functools import lru_cache
from xml.sax.saxutils import escape

from server.writers.coverage import FONTS
from server.writers.drawings import drawing
from server.writers.packages import unzipped, zipped
from server.writers.phrases import phrase
from server.writers.raster import png_of
from server.writers.statements import edition, header_title, made_at
from server.writers.styles import FAMILIES, TEXT_WIDTH, WIDE_TEXT_WIDTH
from server.writers.word_dress import dress
from workshops.document import Document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Two pairs of headers and footers, since a tab stop at the right margin differs between portrait and landscape.
_TABS = {"": TEXT_WIDTH, "Wide": WIDE_TEXT_WIDTH}
_FRAMES = (("hdr", "header"), ("ftr", "footer"))


def _references(page: str) -> str:
    return "".join(f'<w:{kind}Reference w:type="default" r:id="rId{kind}{page}"/>' for _, kind in _FRAMES)


def _margins(top: int, bottom: int) -> str:
    sides = 'w:right="1020" w:left="1020" w:header="680" w:footer="600" w:gutter="0"'
    return f'<w:pgMar w:top="{top}" w:bottom="{bottom}" {sides}/>'


_PORTRAIT = f'<w:pgSz w:w="11906" w:h="16838"/>{_margins(1530, 1420)}'
# A map takes all the height that its caption leaves.
_LANDSCAPE_A3 = f'<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>{_margins(1330, 1220)}'

WIDEST = f"<w:sectPr>{_LANDSCAPE_A3}</w:sectPr>"
SECTION = f"<w:sectPr>{_references('')}{_PORTRAIT}</w:sectPr>"
_COVER = f"<w:sectPr>{_PORTRAIT}</w:sectPr>"
_WIDE = f"<w:sectPr>{_references('Wide')}{_LANDSCAPE_A3}</w:sectPr>"


def _break(section: str) -> str:
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'


COVER_BREAK = _break(_COVER)
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
WIDE_BREAKS = (_break(SECTION), _break(_WIDE), _break(_WIDE))

_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif"}
_ROW = re.compile(r"<w:tr>(<w:trPr>)?")
_DATED = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")
_SOURCE = re.compile(r'descr="data:[^"]*"')
_INLINE = '<wp:inline distT="0" distB="0" distL="0" distR="0">'
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>", re.DOTALL)
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)" ?/>')


def completed(packed: bytes, document: Document, own: dict[str, bytes] | None = None) -> bytes:
    """The Word file that pandoc made, with header, footer and fonts, or in the looks of somebody's ``own`` template."""
    parts = unzipped(packed)
    body = _SOURCE.sub('descr=""', parts["word/document.xml"].decode()).replace("<wp:inline>", _INLINE)
    parts["word/document.xml"] = _TABLE.sub(lambda table: _readable(table.group()), body).encode()
    parts["docProps/core.xml"] = _DATED.sub(
        rf"\g<1>{made_at(document):%Y-%m-%dT%H:%M:%SZ}<", parts["docProps/core.xml"].decode()
    ).encode()
    _frame(parts, document)
    if own:
        dress(parts, own)
    else:
        _embed(parts)
    _declare(parts)
    return zipped(parts)


def _readable(table: str) -> str:
    """The table with rows that stay whole, small print, and the whole width of the text."""
    small = table.replace('<w:pStyle w:val="Compact" />', '<w:pStyle w:val="TableText"/>')
    whole = _ROW.sub(lambda row: "<w:tr><w:trPr><w:cantSplit/>" + ("" if row.group(1) else "</w:trPr>"), small)
    return _GRID.sub(_full_width, whole)


def _full_width(grid: re.Match[str]) -> str:
    """The same shares of the whole text width: readers other than Word take these numbers literally."""
    widths = [int(width) for width in _COLUMN.findall(grid.group())]
    columns = "".join(f'<w:gridCol w:w="{width * TEXT_WIDTH // sum(widths)}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _link(parts: dict[str, bytes], name: str, links: dict[str, tuple[str, str]]) -> None:
    made = "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>' for key, (kind, target) in links.items()
    )
    empty = f'{_XML}<Relationships xmlns="{_PACKAGE}"></Relationships>'
    known = parts.get(name, empty.encode()).decode()
    parts[name] = known.replace("</Relationships>", f"{made}</Relationships>").encode()


def _declare(parts: dict[str, bytes]) -> None:
    made = "".join(
        f'<Override PartName="/word/{kind}{page}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for page in _TABS
        for _, kind in _FRAMES
    )
    made += f'<Default Extension="odttf" ContentType="{_TYPE.rpartition(".")[0]}.obfuscatedFont"/>'
    types = parts["[Content_Types].xml"].decode()
    for ending, kind in _PICTURES.items():
        if f'Extension="{ending}"' not in types:
            made += f'<Default Extension="{ending}" ContentType="image/{kind}"/>'
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{made}</Types>").encode()


# ---- Header and footer -------------------------------------------------------------------------


def _frame(parts: dict[str, bytes], document: Document) -> None:
    """Put in the headers and footers, and the mark that they show."""
    inside = {"header": _header(document), "footer": _footer(document)}
    parts["word/media/mark.png"] = png_of(drawing("mark"), 6.0, document.language)
    for page, width in _TABS.items():
        tabs = f'<w:tabs><w:tab w:val="clear" w:pos="{TEXT_WIDTH}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        for root, kind in _FRAMES:
            line = f'<w:p><w:pPr><w:pStyle w:val="{kind}"/>{tabs if page else ""}</w:pPr>{inside[kind]}</w:p>'
            part = f'{_XML}<w:{root} xmlns:w="{_W}" xmlns:r="{_R}">{line}</w:{root}>'
            parts[f"word/{kind}{page}.xml"] = part.encode()
            _link(parts, "word/_rels/document.xml.rels", {f"rId{kind}{page}": (kind, f"{kind}{page}.xml")})
        _link(parts, f"word/_rels/header{page}.xml.rels", {"rIdMark": ("image", "media/mark.png")})


_TO_THE_RIGHT = "<w:r><w:tab/></w:r>"


def _header(document: Document) -> str:
    told = _run(document.status.upper(), bold=True) + _run(f" {edition(document)}")
    mark = _mark(phrase(document.language, "mark"))
    return f"{mark}{_run(f'  {header_title(document)}')}{_TO_THE_RIGHT}{told}"


def _footer(document: Document) -> str:
    page = phrase(document.language, "page", page="\x01PAGE\x01", pages="\x01NUMPAGES\x01").split("\x01")
    told = "".join(_field(text) if place % 2 else _run(text) for place, text in enumerate(page))
    return f"{_run(document.tag)}{_TO_THE_RIGHT}{told}"


def _run(text: str, bold: bool = False) -> str:
    letters = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return f'<w:r>{letters}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{_run("1")}</w:fldSimple>'


def _mark(alt: str) -> str:
    size = 216_000
    drawn = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawn}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size}" cy="{size}"/><wp:docPr id="9001" name="mark" descr="{escape(alt)}"/>'
        f'<a:graphic xmlns:a="{drawn}/main"><a:graphicData uri="{drawn}/picture"><pic:pic xmlns:pic="{drawn}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="9001" name="mark" descr="{escape(alt)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdMark"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


# ---- Fonts -------------------------------------------------------------------------------------


def _embed(parts: dict[str, bytes]) -> None:
    """Put the fonts in, obfuscated as Word asks (ECMA-376 part 4, 2.8.1), so that every reader sees the same page."""
    declared, links = [], {}
    for family, other, kind, faces in FAMILIES:
        inside = f'<w:altName w:val="{other}"/><w:charset w:val="00"/><w:family w:val="{kind}"/>'
        for place, file in faces.items():
            key = _key(file)
            parts[f"word/fonts/{file}.odttf"] = _obfuscated(file)
            links[f"rId{file}"] = ("font", f"fonts/{file}.odttf")
            inside += f'<w:embed{place} r:id="rId{file}" w:fontKey="{{{str(key).upper()}}}"/>'
        declared.append(f'<w:font w:name="{family}">{inside}</w:font>')
    parts["word/fontTable.xml"] = f'{_XML}<w:fonts xmlns:w="{_W}" xmlns:r="{_R}">{"".join(declared)}</w:fonts>'.encode()
    _link(parts, "word/_rels/fontTable.xml.rels", links)
    settings = parts["word/settings.xml"].decode()
    zoom = re.compile(r"(<w:settings[^>]*>)(\s*<w:zoom[^>]*/>)?")
    parts["word/settings.xml"] = zoom.sub(r"\1\2<w:embedTrueTypeFonts/>", settings, count=1).encode()


@lru_cache
def _obfuscated(file: str) -> bytes:
    content = (FONTS / f"{file}.ttf").read_bytes()
    key = _key(file).bytes[::-1]
    return bytes(byte ^ key[place % 16] for place, byte in enumerate(content[:32])) + content[32:]


def _key(file: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, file)
