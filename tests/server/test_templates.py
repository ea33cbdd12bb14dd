"""A partnership's own Word template over HTTP: who may bring one, what is refused, and where it is used."""

from __future__ import annotations

import io

import docx
import pytest

from server.exports import Reader, Wanted, export
from server.writers.word_template import LARGEST
from tests.server.web import HEADERS, Answer, Browser, Web
from tests.writers.templates import altered, council


def brings(browser: Browser, packed: bytes, name: str = "Tyneshire.docx") -> Answer:
    path = f"/api{browser.at(f'/template?name={name}')}"
    return browser.client.post(path, data=packed, headers={**HEADERS, "Content-Type": "application/octet-stream"})


def font(packed: bytes) -> str:
    return str(docx.Document(io.BytesIO(packed)).styles["Heading 1"].font.name)


def test_a_template_is_brought_used_and_taken_away(sam: Browser) -> None:
    assert sam.get(sam.at("/template")).json == {"name": "", "added_at": ""}
    told = brings(sam, council()).json
    assert told["name"] == "Tyneshire.docx" and told["added_at"]
    assert sam.get(sam.at("/template")).json == told
    assert font(sam.get(sam.at("/exports/hypotheses.docx?own_looks=true")).data) == "Georgia"
    assert font(sam.get(sam.at("/exports/hypotheses.docx")).data) == "Solway"
    assert sam.get(sam.at("/exports/hypotheses.pdf?own_looks=true")).data.startswith(b"%PDF")
    job = sam.post(sam.at("/exports/jobs"), {"name": "hypotheses", "form": "docx", "own_looks": True}).json
    assert font(sam.get(sam.at(f"/exports/jobs/{job['id']}/file")).data) == "Georgia"
    assert brings(sam, council(), "Other.docx").json["name"] == "Other.docx"
    assert sam.post(sam.at("/template/remove")).json == {"name": "", "added_at": ""}
    answer = sam.get(sam.at("/exports/hypotheses.docx?own_looks=true"))
    assert answer.json["data"] == {"reason": "no_template"}


def test_only_whoever_answers_for_documents_may_change_it(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    assert brings(puffin, council()).json["code"] == "forbidden"
    assert puffin.post(puffin.at("/template/remove")).json["code"] == "forbidden"
    brings(sam, council())
    assert puffin.get(puffin.at("/template")).json["name"] == "Tyneshire.docx"
    assert font(puffin.get(puffin.at("/exports/hypotheses.docx?own_looks=true")).data) == "Georgia"
    sam.asks("meeting.change_roles", seat=puffin.seat, roles=["commissioner", "member"])
    assert puffin.post(puffin.at("/template/remove")).status_code == 200


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (b"no file", "not_word"),
        (b"\x00" * (LARGEST + 1), "too_large"),
        (altered("word/vbaProject.bin", b"x"), "macros"),
    ],
    ids=["not_word", "too_large", "macros"],
)
def test_what_is_no_template_leaves_the_one_before(sam: Browser, packed: bytes, reason: str) -> None:
    brings(sam, council())
    answer = brings(sam, packed, "Wrong.docx")
    assert (answer.status_code, answer.json["data"]) == (422, {"reason": reason})
    assert sam.get(sam.at("/template")).json["name"] == "Tyneshire.docx"


def test_a_template_is_its_partnerships_own(web: Web, sam: Browser) -> None:
    brings(sam, council())
    jo = web.facilitator("Jo").begins(name="Another one")
    assert jo.get(jo.at("/template")).json["name"] == ""
    assert jo.get(sam.at("/template")).json["code"] == "missing"


def test_other_bodies_stay_as_small_as_ever(sam: Browser) -> None:
    assert sam.post(sam.at("/exports/jobs"), {"name": "a" * 400_000, "form": "pdf"}).json["code"] == "invalid"


def test_no_word_of_a_template_is_kept(web: Web, sam: Browser) -> None:
    brings(sam, council())
    made = export(web.context, Reader(sam.partnership, sam.seat), Wanted("hypotheses", "docx", own_looks=True))
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made.content)).paragraphs)
    assert "Their own words" not in words
