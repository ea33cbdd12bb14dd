"""What pandoc does not put into an OpenDocument file: text alternatives, table lines, header, footer and fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from server.writers.coverage import FONTS
from server.writers.drawings import drawing
from server.writers.odf_styles import TABLES, font_faces, odf_name, styles_xml
from server.writers.packages import unzipped, zipped
from server.writers.phrases import phrase
from server.writers.raster import png_of
from server.writers.statements import edition, header_title, made_at
from server.writers.styles import FAMILIES
from workshops.document import Document

_MARK = "Pictures/mark.png"
_STYLE_NAME = re.compile(r'(text:style-name=)"([^"]*)"')
_FRAME = re.compile(r'(<draw:frame draw:name="[^"]*")([^>]*>.*?)</draw:frame>', re.DOTALL)
_CELLS = re.compile(r'<style:style style:name="Table(?:Header)?RowCell".*?</style:style>', re.DOTALL)
_SECTION = re.compile(r'<text:section text:name="([^"]*)"[^>]*>\s*(<text:p [^>]*>)?')
_ROW = re.compile(r"<table:table-row>")
_DATED = re.compile(r"(<(?:meta:creation-date|dc:date)>)[^<]*<")
_NUMBER = "\x01"


def completed(packed: bytes, document: Document, alternatives: list[str]) -> bytes:
    """The file that pandoc made, with everything that it lacks. ``alternatives`` are those of its pictures in order."""
    parts = unzipped(packed)
    parts["content.xml"] = _content(parts["content.xml"].decode(), iter(alternatives)).encode()
    parts["styles.xml"] = styles_xml(document.language, _header(document), _footer(document)).encode()
    parts["meta.xml"] = _DATED.sub(
        rf"\g<1>{made_at(document):%Y-%m-%dT%H:%M:%SZ}<", parts["meta.xml"].decode()
    ).encode()
    parts[_MARK] = png_of(drawing("mark"), 6.0, document.language)
    fonts = {
        f"Fonts/{file}.ttf": (FONTS / f"{file}.ttf").read_bytes() for one in FAMILIES for file in one.faces.values()
    }
    parts |= fonts
    _declare(parts, {_MARK: "image/png", **dict.fromkeys(fonts, "application/x-font-ttf")})
    return zipped(parts)


def _content(content: str, alternatives: Iterator[str]) -> str:
    named = _STYLE_NAME.sub(lambda found: f'{found.group(1)}"{odf_name(found.group(2))}"', content)
    told = _FRAME.sub(lambda found: _told(found, next(alternatives, "")), named)
    lined = _CELLS.sub("", told).replace(
        "<office:automatic-styles>", f"{font_faces()}<office:automatic-styles>{TABLES}", 1
    )
    joined = _SECTION.sub(_bookmark, lined).replace("</text:section>", "")
    whole = _ROW.sub('<table:table-row table:style-name="WholeRow">', joined)
    return whole.replace('text:style-name="Cover_20_Picture"', 'text:style-name="Cover_20_First"', 1)


def _bookmark(section: re.Match[str]) -> str:
    """A bookmark in the first paragraph of a section, since links do not lead to sections."""
    return f'{section.group(2)}<text:bookmark text:name="{section.group(1)}"/>' if section.group(2) else ""


def _told(frame: re.Match[str], alternative: str) -> str:
    return f"{frame.group(1)}{frame.group(2)}<svg:desc>{escape(alternative)}</svg:desc></draw:frame>"


def _declare(parts: dict[str, bytes], media: dict[str, str]) -> None:
    made = "".join(
        f'<manifest:file-entry manifest:media-type="{kind}" manifest:full-path={quoteattr(name)}/>'
        for name, kind in media.items()
    )
    manifest = parts["META-INF/manifest.xml"].decode()
    parts["META-INF/manifest.xml"] = manifest.replace("</manifest:manifest>", f"{made}</manifest:manifest>").encode()


def _header(document: Document) -> str:
    alt = escape(phrase(document.language, "mark"))
    mark = (
        '<draw:frame draw:name="mark" text:anchor-type="as-char" svg:width="6mm" svg:height="6mm" svg:y="-4mm">'
        f'<draw:image xlink:href="{_MARK}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:desc>{alt}</svg:desc></draw:frame>"
    )
    told = f"{escape(document.status.upper())} {escape(edition(document))}".strip()
    return f'{mark}<text:s text:c="2"/>{_plain(header_title(document))}<text:tab/>{_plain(told)}'


def _footer(document: Document) -> str:
    page = phrase(
        document.language, "page", page=f"{_NUMBER}page-number{_NUMBER}", pages=f"{_NUMBER}page-count{_NUMBER}"
    )
    told = "".join(
        f"<text:{part}>1</text:{part}>" if place % 2 else _plain(part) for place, part in enumerate(page.split(_NUMBER))
    )
    return f"{_plain(document.tag)}<text:tab/>{told}"


def _plain(words: str) -> str:
    return escape(words).replace("\n", "<text:line-break/>")
