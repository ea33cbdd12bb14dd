"""An agreement that everybody has signed: adopted, changed, the change signed apart, adopted again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.files import words_of_pdf
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

NOTE = "Adopted at the meeting in the town hall"
MORE = "It gives nobody an order."
WHO = {"role": "Manager", "authority": "Decision of the board"}


@dataclass
class Signing:
    """Two providers and Robin, who facilitates; Lena signs on a screen, Tom on the wire."""

    stage: Stage
    robin: Page
    lena: Page
    signs: dict[str, Connection]

    def clauses(self) -> list[Json]:
        """The clauses as they stand."""
        return self.stage.of("agreement.clause")

    def sign(self, name: str, clauses: list[Json]) -> None:
        """Agree with these clauses and sign them."""
        for one in clauses:
            self.signs[name].ask("agreement.take_position", clause=one["id"], digest=one["digest"], stance="agrees")
        signed = {"clauses": [one["id"] for one in clauses], "digests": [one["digest"] for one in clauses]}
        assert not self.signs[name].ask("agreement.sign", name=f"{name} Reid", **WHO, **signed).get("refused")

    def go(self, page: Page, place: str = "") -> None:
        """Open a page of the agreement."""
        self.stage.visit(page, f"agreement{place}")


@pytest.fixture(scope="module")
def signing(stage: Stage) -> Iterator[Signing]:
    stage = stage.another(("Harbour Rooms", "Keel Row"))
    stage.ask("agreement.begin")
    lena, tom = (
        stage.invite(name, "member", "signatory", group="Providers", organisation=organisation)
        for name, organisation in (("Lena", "Harbour Rooms"), ("Tom", "Keel Row"))
    )
    signs = {name: Connection(who, stage.place) for name, who in (("Lena", lena), ("Tom", tom))}
    where = f"/p/{stage.place}/agreement"
    yield Signing(stage, stage.page(f"{where}/versions", stage.robin), stage.page(where, lena), signs)
    for one in (*signs.values(), stage.room):
        one.close()


def test_only_what_everybody_signed_is_adopted(signing: Signing) -> None:
    robin = signing.robin
    expect(robin.get_by_role("button", name="Harbour Rooms and Keel Row must sign first")).to_be_visible()
    signing.sign("Lena", signing.clauses())
    expect(robin.get_by_role("button", name="Not yet: Keel Row must sign first")).to_be_visible()
    assert look(robin, "laptop: versions of the agreement").wrong() == []
    signing.sign("Tom", signing.clauses())
    robin.get_by_role("button", name="Adopt version 1").click()
    sheet = robin.get_by_role("dialog")
    sheet.get_by_label("A note").fill(NOTE)
    assert look(robin, "laptop: adopt", colours=False).wrong() == []
    sheet.get_by_role("button", name="Adopt version 1").click()
    expect(robin.get_by_text(NOTE)).to_be_visible()
    expect(robin.get_by_text("Adopted", exact=True)).to_be_visible()


def test_a_change_is_signed_apart_and_adopted_again(signing: Signing) -> None:
    robin, lena = signing.robin, signing.lena
    clause = next(one for one in signing.clauses() if one["ref"] == "WTA-05")
    new = {"plain": f"{clause['plain']} {MORE}", "formal": clause["formal"]}
    signing.stage.ask("agreement.reword", clause=clause["id"], basis_digest=clause["digest"], **new)
    expect(robin.get_by_text("1 clause changed. 21 stayed the same.")).to_be_visible()
    expect(robin.locator("ins")).to_contain_text(MORE)
    expect(robin.get_by_text("Version 1 was adopted on")).to_be_visible()
    lena.get_by_role("button", name="Sign the change").first.click()
    sheet = lena.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="You sign 1 clause")).to_be_visible()
    expect(sheet.get_by_label("Your name")).to_have_value("Lena Reid")
    sheet.get_by_role("button", name="Sign the change").click()
    expect(sheet).to_be_hidden()
    signing.sign("Tom", [one for one in signing.clauses() if one["ref"] == "WTA-05"])
    robin.get_by_role("button", name="Adopt version 2").click()
    robin.get_by_role("dialog").get_by_role("button", name="Adopt version 2").click()
    expect(robin.get_by_role("heading", name="Version 2, as it is now")).to_be_visible()
    expect(robin.get_by_text("Adopted", exact=True)).to_be_visible()


def test_the_certificate_holds_every_text_that_was_signed_and_prints(signing: Signing, tmp_path: Path) -> None:
    robin = signing.robin
    if not signing.stage.of("agreement.signature"):
        for name in ("Lena", "Tom"):
            signing.sign(name, signing.clauses())
    (session, *_) = signing.stage.ask("meeting.plan_session", template="TPL-2")["made"]
    signing.stage.ask("meeting.open_session", session=session)
    signing.go(robin, "/certificate")
    expect(robin.get_by_role("heading", name="Certificate of signing")).to_be_visible()
    expect(robin.get_by_role("link", name="Go there")).to_be_visible()
    for name in ("Harbour Rooms", "Keel Row"):
        expect(robin.get_by_role("heading", name=name)).to_be_visible()
    expect(robin.get_by_role("row")).to_have_count(2 * (1 + len(signing.clauses())))
    assert look(robin, "laptop: certificate").wrong() == []
    printed = tmp_path / "certificate.pdf"
    robin.pdf(path=printed, format="A4")
    words = words_of_pdf(printed)
    for clause in signing.clauses():
        digest = clause["digest"]
        assert clause["ref"] in words and digest[:8] in words and digest[-8:] in words
    for left_out in ("Overview", "Search", "Back to the agreement", "Go there"):
        assert left_out not in words, "what is only for the screen is not on paper"
