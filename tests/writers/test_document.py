"""The neutral document."""

from __future__ import annotations

from server.writers.statements import edition
from workshops.document import Clause, Document, Paragraph, Run, Section, Trace, numbered, text_of, tidy, walk


def test_the_header_names_the_version_once() -> None:
    numbered_, worded = (Document("A", "B", (), version=one, date="2026-07-01") for one in ("0.4", "version 1 to 2"))
    assert edition(numbered_) == "v0.4, 1 July 2026"
    assert edition(worded) == "version 1 to 2, 1 July 2026"


def test_sections_are_numbered_in_depth_and_keep_their_own_numbers() -> None:
    inner = Section("Inner", (Section("Deep"),))
    first, annex, last = numbered((Section("A", (Paragraph("x"), inner)), Section("B", number="Annex A"), Section("C")))
    titles = [(block.number, block.title) for block in walk((first,)) if isinstance(block, Section)]
    assert titles == [("1", "A"), ("1.1", "Inner"), ("1.1.1", "Deep")]
    assert (annex.number, last.number) == ("Annex A", "3")


def test_text_of_anything() -> None:
    assert [text_of(cell) for cell in ("a", (Run("a"), Run("b")), 3, 0.5, None)] == ["a", "ab", "3", "0.5", ""]


def test_links_to_nowhere_become_text() -> None:
    runs = tuple(Run("x", to=to) for to in ("R-1", "R-9", "javascript:x()", "https://example.com/a", "http://a b"))
    clause = Clause("R-1", runs, thread=(Trace("Step", "A1", to="A1"),), anchor="R-1")
    (tidied,) = tidy(Document("", "", (clause,))).blocks
    assert isinstance(tidied, Clause)
    assert [run.to for run in tidied.words if isinstance(run, Run)] == ["R-1", "", "", "https://example.com/a", ""]
    assert tidied.thread is not None
    assert tidied.thread[0].to == ""


def test_anchors_are_unique_and_without_spaces() -> None:
    blocks = (Section("One", anchor="a b"), Section("Two", anchor="a b"), Paragraph((Run("go", to="a b"),)))
    one, two, link = tidy(Document("", "", blocks)).blocks
    assert isinstance(one, Section)
    assert isinstance(two, Section)
    assert isinstance(link, Paragraph)
    assert (one.anchor, two.anchor) == ("a-b", "")
    assert link.words == (Run("go", to="a-b"),)


def test_unprintable_characters_go_and_line_ends_agree() -> None:
    assert tidy(Document("a\x00b\ud800c\ufffed\u202ee", "one\r\ntwo\rthree\tfour")) == Document(
        "abcde", "one\ntwo\nthree four"
    )
