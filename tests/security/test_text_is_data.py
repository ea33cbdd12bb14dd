"""Whatever people write is text: in pages, tables, office files, pictures and answers, and in what they upload."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pytest

from server.writers.word_template import kept
from tests.server.web import HEADERS, Browser, Web
from workshops import Refused

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "]]><x/>&amp;",
    "[x](javascript:alert(1))",
    "{{7*7}} ${7*7}",
    "https://evil.example/picture.png",
)


class Scripts(HTMLParser):
    """Everything in a page that could run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "base"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}")
            if name in ("src", "srcset", "poster") and not (value or "").startswith("data:"):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture
def hostile(web: Web, sam: Browser) -> Browser:
    """A room in which people wrote all that."""
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), HOSTILE[1][:40])
    for words in HOSTILE:
        puffin.asks("outcomes.say", own_words=words)
        puffin.asks("hypotheses.propose", think=words, because=words)
    drawn = sam.asks("pathways.begin_map", name=HOSTILE[0], moment="as_is")["made"][0]
    lane = sam.asks("pathways.add_lane", map=drawn, name=HOSTILE[2], agency=True)["made"][0]
    for words in HOSTILE[:4]:
        sam.asks("pathways.add_step", lane=lane, words=words)
    return sam


def taken(browser: Browser, name: str) -> bytes:
    answer = browser.get(browser.at(f"/exports/{name}"))
    assert answer.status_code == 200, answer.text
    return bytes(answer.data)


def test_no_page_holds_anything_that_runs_or_loads(hostile: Browser) -> None:
    for name in ("outcomes", "hypotheses", "agreement"):
        page = Scripts()
        page.feed(taken(hostile, f"{name}.html").decode())
        assert page.found == []


def test_no_cell_of_a_spreadsheet_is_a_formula(hostile: Browser) -> None:
    for name in ("outcomes", "hypotheses"):
        book = openpyxl.load_workbook(io.BytesIO(taken(hostile, f"{name}.xlsx")))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert any("HYPERLINK" in str(cell.value) for cell in cells), "the words are there"
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(taken(hostile, "outcomes.csv"))) as packed:
        told = "".join(packed.read(one).decode("utf-8-sig") for one in packed.namelist())
    assert not re.search(r'(?:^|,)"?[=+@\t]', told, re.MULTILINE) and "'=HYPERLINK" in told


def test_no_office_file_loads_anything_from_elsewhere(hostile: Browser) -> None:
    for form in ("docx", "xlsx", "odt"):
        with zipfile.ZipFile(io.BytesIO(taken(hostile, f"outcomes.{form}"))) as packed:
            for one in packed.namelist():
                told = packed.read(one).decode("utf-8", "replace")
                if one.endswith(".rels"):
                    assert 'TargetMode="External"' not in told, one
                assert not one.lower().endswith((".bin", ".vba")) and "macroEnabled" not in told
                assert not re.search(r'xlink:href="https?://evil', told)


def test_pictures_and_formats_of_maps_hold_words_alone(hostile: Browser) -> None:
    drawn = hostile.get(hostile.at("/exports")).json["maps"][0]["id"]
    picture = ElementTree.fromstring(taken(hostile, f"map-{drawn}.svg"))
    for one in picture.iter():
        assert one.tag.rsplit("}", 1)[-1] not in ("script", "foreignObject", "image", "use", "a")
        assert not [name for name in one.attrib if name.startswith("on") or "href" in name]
    assert "<script>" in "".join(picture.itertext())
    assert ElementTree.fromstring(taken(hostile, f"map-{drawn}.graphml")) is not None


def test_answers_are_json_and_stay_so(hostile: Browser) -> None:
    for path in ("/my-things", "/search?q=alert", "/hypotheses/points"):
        answer = hostile.get(hostile.at(path))
        assert answer.content_type == "application/json" and answer.headers["X-Content-Type-Options"] == "nosniff"
    refused = hostile.get(hostile.at("/exports/<script>alert(1)<.html"))
    assert refused.status_code == 404 and refused.content_type == "application/problem+json"


def test_a_file_name_breaks_out_of_no_header(hostile: Browser) -> None:
    for name in ("a%0d%0aSet-Cookie:%20x=1", "..%2f..%2fetc%2fpasswd", "%22;%20filename=evil.exe"):
        answer = hostile.get(hostile.at(f"/exports/{name}.html"))
        assert answer.status_code == 404 and "Set-Cookie" not in answer.headers


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def word_file(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, words in parts.items():
            packed.writestr(name, words)
    return made.getvalue()


def uploads() -> dict[str, bytes]:
    whole = {"[Content_Types].xml": TYPES, "word/document.xml": "<x/>", "word/styles.xml": "<w:styles/>"}
    return {
        "an entity that grows": word_file(**{**whole, "[Content_Types].xml": f"{BOMB}<Types>&d;</Types>"}),
        "an entity from a file": word_file(**{**whole, "[Content_Types].xml": f"{OUTSIDE}<Types>&e;</Types>"}),
        "deep nesting": word_file(**{**whole, "word/_rels/document.xml.rels": "<a>" * 50_000}),
        "a part that grows": word_file(**{**whole, "word/styles.xml": "<w:styles>" + " " * 60_000_000}),
        "a path that climbs": word_file(**{"../../evil": "x", "[Content_Types].xml": TYPES}),
        "no archive at all": b"PK\x03\x04" + b"\x00" * 100,
    }


@pytest.mark.parametrize("name", uploads())
def test_a_hostile_template_is_refused_and_nothing_is_kept(sam: Browser, name: str) -> None:
    packed = uploads()[name]
    with pytest.raises(Refused, match="invalid"):
        kept(packed)
    answer = sam.client.post(f"/api{sam.at('/template')}", data=packed, headers=HEADERS)
    assert answer.status_code == 422 and "root:" not in answer.text and "Traceback" not in answer.text
    assert sam.get(sam.at("/template")).json["name"] == ""
