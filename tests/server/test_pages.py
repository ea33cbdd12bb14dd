"""The built client over HTTP: packed files, how long each is kept, and what a first page needs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from server.api import pages
from tests.server.web import Answer, Web

SCRIPT = "console.log('a script');" * 40
LINKS = ["</assets/a-1.js>; rel=modulepreload", "</assets/a-1.css>; rel=preload; as=style; crossorigin"]


@pytest.fixture(autouse=True)
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A client as the build leaves it."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / ".vite").mkdir()
    (folder / "index.html").write_text("<title>any page</title>")
    (folder / "join.html").write_text("<title>drawn beforehand</title>")
    (folder / "sw.js").write_text("// worker")
    (folder / "assets" / "a-1.js").write_text(SCRIPT)
    (folder / "assets" / "a-1.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (folder / "assets" / "a-1.js.br").write_bytes(b"brotli")
    (folder / ".vite" / "needed.json").write_text(json.dumps({"": LINKS, "j": LINKS, "take-part": LINKS[:1]}))
    monkeypatch.setattr(pages, "PLACES", (folder,))
    return folder


def ask(web: Web, path: str, accepted: str = "") -> Answer:
    """The answer to a browser that can unpack this, read to its end."""
    answer = web.app.test_client().get(path, headers={"Accept-Encoding": accepted})
    answer.get_data()
    answer.close()
    return answer


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("", None)]
)
def test_a_file_comes_packed_as_the_browser_can_unpack_it(web: Web, accepted: str, encoding: str | None) -> None:
    answer = ask(web, "/assets/a-1.js", accepted)
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Vary"] == "Accept-Encoding"
    plain = gzip.decompress(answer.data) if encoding == "gzip" else answer.data
    assert plain == (b"brotli" if encoding == "br" else SCRIPT.encode())


def test_each_way_of_packing_has_a_tag_of_its_own(web: Web) -> None:
    tags = {ask(web, "/assets/a-1.js", one).headers["ETag"] for one in ("br", "gzip", "")}
    assert len(tags) == 3


def test_files_with_a_digest_in_their_name_are_kept_and_pages_are_asked_for_again(web: Web) -> None:
    assert "immutable" in ask(web, "/assets/a-1.js").headers["Cache-Control"]
    assert {ask(web, path).headers["Cache-Control"] for path in ("/", "/sw.js", "/take-part/p")} == {"no-cache"}
    assert ask(web, "/assets/gone.js").status_code == 404


def test_the_join_page_is_drawn_beforehand_unless_another_language_is_asked_for(web: Web) -> None:
    paths = ("/", "/j/ABC", "/?lang=ur", "/take-part/p", "/index.html", "/p/x")
    assert {path for path in paths if "beforehand" in ask(web, path).text} == {"/", "/j/ABC"}


def test_a_first_page_says_what_it_needs(web: Web) -> None:
    assert ask(web, "/j/ABC").headers["Link"] == ", ".join(LINKS)
    assert ask(web, "/take-part/p/x").headers["Link"] == LINKS[0]
    assert not [path for path in ("/p/x/overview", "/sw.js") if "Link" in ask(web, path).headers]
