"""What is taken from somebody's own Word file, so that documents look like theirs: styles, theme, header and footer.

Nothing else of it is kept, and nothing in what is kept may load anything or run.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from posixpath import normpath
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

from server.writers.packages import zipped
from workshops import Refused

LARGEST: Final = 5 * 1024 * 1024
LARGEST_UNPACKED: Final = 40 * 1024 * 1024
LARGEST_PART: Final = 3 * 1024 * 1024
MOST_PARTS: Final = 1000
DEEPEST: Final = 100

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_KINDS: Final = tuple(_MAIN.format(kind) for kind in ("document", "template"))
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_REL: Final = f"{{{_PACKAGE}}}Relationship"
_KEPT: Final = ("styles", "theme", "fontTable")
_FRAMING: Final = ("header", "footer")
_PICTURES: Final = ("png", "jpg", "jpeg", "gif")
# What a damaged or an encrypted file makes of reading.
_BROKEN: Final = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s\"<>]+", re.IGNORECASE)
_EMBEDDED_FONT = re.compile(r"<w:embed\w+ [^>]*/>")
_LAST_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_ID = re.compile(r'\br:id="([^"]+)"')


def kept(packed: bytes) -> bytes:
    """What is kept of a Word file, as a zip of ``styles.xml``, ``theme.xml``, ``fontTable.xml``, ``header.xml`` and
    ``footer.xml`` with their relationships and ``media``; only the styles are always there.

    Refused as invalid, by ``reason``: too_large, not_word, macros, or loads_from_elsewhere (a header that shows what
    is not inside the file).
    """
    if len(packed) > LARGEST:
        raise _refused("too_large")
    return _kept(_Package(packed))


def kept_again(looks: bytes) -> bytes:
    """What another installation kept of a Word file, read as if somebody brought that file here; refused like one."""
    try:
        with zipfile.ZipFile(io.BytesIO(looks)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
                raise _refused("too_large")
            parts = {one.filename: archive.read(one) for one in entries}
    except (*_BROKEN, RuntimeError):
        raise _refused("not_word") from None
    return _kept(_Package(zipped(_rewrapped(parts))))


def _rewrapped(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The least Word file that ``parts`` may have been kept of."""
    links = "".join(_line(f"r{kind}", kind, f"{kind}.xml") for kind in (*_KEPT, *_FRAMING) if f"{kind}.xml" in parts)
    references = "".join(f'<w:{kind}Reference w:type="default" r:id="r{kind}"/>' for kind in _FRAMING)
    named = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:sectPr>{references}</w:sectPr></w:document>'
    made = {
        "[Content_Types].xml": f"<Types>{_KINDS[0]}</Types>".encode(),
        "word/document.xml": named.encode(),
        "word/_rels/document.xml.rels": _listing(links.encode()),
    }
    for name, part in parts.items():
        kind, _, ending = name.partition(".")
        framed = ending == "rels" and kind in _FRAMING
        made[f"word/_rels/{kind}.xml.rels" if framed else f"word/{name}"] = _listing(part) if framed else part
    return made


def _listing(lines: bytes) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}">'.encode() + lines + b"</Relationships>"


def _kept(source: _Package) -> bytes:
    parts = {"styles.xml": source.named("styles")}
    if b"<w:styles" not in parts["styles.xml"]:
        raise _refused("not_word")
    fonts = source.named("fontTable")
    if fonts:
        parts["fontTable.xml"] = _EMBEDDED_FONT.sub("", fonts.decode()).encode()
    theme = source.named("theme")
    if theme and not source.has_relationships("theme"):
        parts["theme.xml"] = theme
    for kind in _FRAMING:
        parts |= source.framing(kind)
    return zipped(parts)


def _refused(reason: str) -> Refused:
    return Refused("invalid", reason=reason)


class _Package:
    """A Word file that somebody sent, read with suspicion."""

    def __init__(self, packed: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(packed))
        except (*_BROKEN, RuntimeError):
            raise _refused("not_word") from None
        entries = self._archive.infolist()
        if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
            raise _refused("too_large")
        self._names = {one.filename for one in entries}
        self._must_be_word()
        self._links = self._relationships("word/document.xml")

    def _must_be_word(self) -> None:
        types = self._xml("[Content_Types].xml").decode()
        if "macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in self._names):
            raise _refused("macros")
        if not any(kind in types for kind in _KINDS) or "word/document.xml" not in self._names:
            raise _refused("not_word")

    def named(self, kind: str) -> bytes:
        """The part that the document calls its styles, its theme and so on; empty where it has none."""
        target = self._target(kind)
        return self._xml(target) if target else b""

    def has_relationships(self, kind: str) -> bool:
        """Whether that part names others."""
        return bool(self._relationships(self._target(kind)))

    def framing(self, kind: str) -> dict[str, bytes]:
        """The usual header or footer of the last section, with the pictures in it; nothing where it has none."""
        sections = _LAST_SECTION.findall(self._xml("word/document.xml").decode())
        references = re.findall(rf"<w:{kind}Reference\b[^>]*>", sections[-1]) if sections else []
        ids = [_ID.search(one) for one in references if 'w:type="default"' in one]
        name = self._links.get(ids[0][1], ("", "", False))[1] if ids and ids[0] else ""
        if not name:
            return {}
        part = self._xml(name)
        if f'xmlns:w="{_W}"'.encode() not in part:
            raise _refused("not_word")
        return self._with_pictures(kind, name, part)

    def _with_pictures(self, kind: str, name: str, part: bytes) -> dict[str, bytes]:
        parts, lines = {f"{kind}.xml": part}, ""
        for key, (sort, target, outside) in self._relationships(name).items():
            if sort == "hyperlink" and outside and _ADDRESS.fullmatch(target):
                lines += _line(key, sort, target, ' TargetMode="External"')
                continue
            ending = target.rpartition(".")[2].lower()
            if outside or sort != "image" or ending not in _PICTURES:
                raise _refused("loads_from_elsewhere")
            place = f"media/{kind}-{len(parts)}.{ending}"
            parts[place] = self._read(target)
            lines += _line(key, sort, place)
        if lines:
            parts[f"{kind}.rels"] = lines.encode()
        return parts

    def _target(self, kind: str) -> str:
        return next((target for sort, target, outside in self._links.values() if sort == kind and not outside), "")

    def _relationships(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """What a part names: by id the sort, the part or address, and whether that is outside the file."""
        folder, _, file = name.rpartition("/")
        listing = f"{folder}/_rels/{file}.rels"
        if listing not in self._names:
            return {}
        found = {}
        for one in ElementTree.fromstring(self._xml(listing)).iter(_REL):  # noqa: S314  (no entities get here)
            outside = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            inside = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target if outside else inside, outside)
        return found

    def _xml(self, name: str) -> bytes:
        """A part that is well-formed XML in UTF-8 without declarations of its own."""
        part = self._read(name).removeprefix(b"\xef\xbb\xbf")
        try:
            text = part.decode()
            if "<!DOCTYPE" in text or "<!ENTITY" in text:
                raise _refused("not_word")
            _must_be_well_formed(text)
        except (UnicodeDecodeError, expat.ExpatError, ValueError):
            raise _refused("not_word") from None
        return part

    def _read(self, name: str) -> bytes:
        try:
            if self._archive.getinfo(name).file_size > LARGEST_PART:
                raise _refused("too_large")
            return self._archive.read(name)
        except (*_BROKEN, RuntimeError):
            raise _refused("not_word") from None


def _must_be_well_formed(text: str) -> None:
    """Raises ExpatError, or ValueError for what lies deeper than anything that Word writes."""
    depth = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(text, True)


def _line(key: str, sort: str, target: str, more: str = "") -> str:
    told = target.replace("&", "&amp;").replace('"', "&quot;")
    return f'<Relationship Id="{key}" Type="{_R}/{sort}" Target="{told}"{more}/>'
