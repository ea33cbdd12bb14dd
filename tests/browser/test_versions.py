"""The specification goes out in versions: published, compared, read again as it was, approved, and opened again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.files import words_of_docx
from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json
from workshops.wording import digest

pytestmark = pytest.mark.browser

NEW = "The provider MUST answer within one working day."
OLDER = "The provider MUST offer an assessment bed to a young person who cannot safely go home."
NEWER = "The provider MUST offer an assessment bed or another appropriate place on the same day"
SAID = "We were left in the rain outside the office until somebody found the key"
WHY = "What young people said in October."


def way(words: str, version: int) -> re.Pattern[str]:
    """The name of a link to something of a version."""
    return re.compile(f"^{words} ?: Version {version}$")


@dataclass
class Publishing:
    """Nadia is a commissioner; Robin facilitates and publishes nothing."""

    stage: Stage
    nadia: Page

    def go(self, page: Page, place: str = "") -> None:
        """Open a page of the specification."""
        self.stage.visit(page, f"specification{place}")

    def versions(self, page: Page) -> Locator:
        """The dialog about versions."""
        page.locator("#main").get_by_role("button", name="More").click()
        page.get_by_role("menuitem", name=re.compile("^(Publish a version|Versions that went out)$")).click()
        return page.get_by_role("dialog")

    def publish(self, number: int) -> None:
        """Nadia publishes the next version."""
        self.go(self.nadia)
        self.versions(self.nadia).get_by_role("button", name=f"Publish version {number}").click()
        expect(self.nadia.get_by_text(f"Version {number} is published as a draft")).to_be_visible()

    def requirement(self, ref: str) -> Json:
        """A requirement as it stands."""
        return self.stage.one("specification.requirement", ref=ref)

    def mend_the_gaps(self) -> None:
        """Robin leaves out every requirement that is only a gap."""
        for one in self.stage.of("specification.requirement"):
            if one["status"] == "gap":
                self.stage.ask("specification.withdraw", requirement=one["id"], note="Not needed")


@pytest.fixture(scope="module")
def publishing(stage: Stage) -> Publishing:
    nadia = stage.invite("Nadia", "member", "commissioner", group="Commissioners")
    return Publishing(stage, stage.page(f"/p/{stage.place}/specification", nadia))


def test_requirements_are_filtered_by_how_far_they_are(publishing: Publishing) -> None:
    page = publishing.stage.page(f"/p/{publishing.stage.place}/specification", publishing.stage.robin)
    filters = page.get_by_role("group", name="Show which requirements")
    for status, held in (("Drafted", {"drafted"}), ("Agreed", {"agreed", "reserved"})):
        refs = [one["ref"] for one in publishing.stage.of("specification.requirement") if one["status"] in held]
        filters.get_by_role("button", name=f"{status} {len(refs)}").click()
        shown = page.get_by_role("button", name=re.compile("^R-.*Why is this here"))
        expect(shown).to_have_count(len(refs))
        assert {name[: len("R-000")] for name in shown.all_inner_texts()} == set(refs)
    page.context.close()


def test_a_version_is_published_and_told_from_the_one_before(publishing: Publishing) -> None:
    nadia = publishing.nadia
    publishing.stage.ask("specification.add_requirement", section="referral", words=NEW, strength="MUST")
    sheet = publishing.versions(nadia)
    sheet.get_by_label("What changed").fill(WHY)
    assert look(nadia, "laptop: publish a version", colours=False).wrong() == []
    sheet.get_by_role("button", name="Publish version 2").click()
    expect(sheet).to_be_hidden()
    expect(nadia.get_by_text("Version 2 is published as a draft")).to_be_visible()
    nadia.get_by_role("link", name="Compare with version 2").click()
    expect(nadia.get_by_text("Nothing has changed.")).to_be_visible()
    log = nadia.get_by_role("region", name="Change log")
    expect(log.get_by_role("listitem").first).to_contain_text(WHY)
    log.get_by_role("link", name=way("What came with it", 2)).click()
    expect(nadia.get_by_text("4 requirements changed: 1 added, 3 reworded.")).to_be_visible()
    expect(nadia.get_by_label("From", exact=True)).to_have_value("1")
    expect(nadia.get_by_label("To", exact=True)).to_have_value("2")
    changes = nadia.get_by_role("listitem")
    expect(changes.filter(has_text=NEW)).to_contain_text("Added")
    expect(changes.filter(has_text="R-026").locator("ins").first).to_contain_text("or another appropriate place")
    assert look(nadia, "laptop: two versions beside each other").wrong() == []
    changes.filter(has_text="R-026").get_by_role("link", name="R-026").click()
    expect(nadia.get_by_role("complementary", name="Why is R-026 here?")).to_be_visible()


def test_words_that_a_version_repeated_leave_an_open_comparison_when_they_are_hidden(publishing: Publishing) -> None:
    """Two versions that went out never change, except for what is taken out of them."""
    nadia, stage = publishing.nadia, publishing.stage
    (said, *_) = stage.ask("hypotheses.propose", think=SAID, because="nobody had told them")["made"]
    (made, *_) = stage.ask(
        "specification.add_requirement", section="referral", words=SAID, strength="MUST", sources=[said]
    )["made"]
    publishing.publish(3)
    stage.ask("specification.reword", requirement=made, basis_digest=digest(SAID, ""), words=NEW)
    publishing.publish(4)
    publishing.go(nadia, "/changes/3/4")
    expect(nadia.locator("del", has_text="rain").first).to_be_visible()
    stage.ask("meeting.hide", record=said)
    expect(nadia.get_by_text("1 requirement changed")).to_be_visible()
    expect(nadia.locator("del", has_text="rain")).to_have_count(0)


def test_a_version_is_read_again_as_it_was(publishing: Publishing, tmp_path: Path) -> None:
    nadia = publishing.nadia
    publishing.go(nadia)
    sheet = publishing.versions(nadia)
    sheet.get_by_role("link", name=way("Get it as a document", 1)).click()
    expect(nadia.get_by_role("radio", name=re.compile("^A version of the specification"))).to_be_checked()
    expect(nadia.get_by_label("Which version")).to_have_value("1")
    expect(nadia.get_by_role("complementary").get_by_text("As it stood")).to_be_visible()
    nadia.locator("label").filter(has=nadia.get_by_role("checkbox", name=re.compile("^PDF"))).click()
    assert look(nadia, "laptop: export of a version").wrong() == []
    with nadia.expect_download() as download:
        nadia.get_by_role("button", name="Make 1 file").click()
    download.value.save_as(tmp_path / "first.docx")
    words = words_of_docx(tmp_path / "first.docx")
    assert OLDER in words and NEWER not in words and NEW not in words
    assert publishing.requirement("R-026")["words"].startswith(NEWER)


def test_what_is_not_agreed_is_on_screen_as_the_document_counts_it(publishing: Publishing) -> None:
    nadia, stage = publishing.nadia, publishing.stage
    told = stage.robin.get(f"/partnerships/{stage.place}/unresolved")
    count = sum(len(held) for name, held in told.items() if name != "withdrawn")
    publishing.go(nadia, "/unresolved")
    expect(nadia.get_by_role("button", name=f"Unresolved {count}")).to_be_visible()
    expect(nadia.get_by_role("region", name="comments without an answer").get_by_role("listitem")).to_have_count(
        len(told["comments"])
    )
    expect(nadia.get_by_role("region", name="1 objection")).to_contain_text("What would fix it:")


def test_a_final_version_has_no_gaps_is_approved_and_opened_again(publishing: Publishing) -> None:
    nadia, stage = publishing.nadia, publishing.stage
    publishing.go(nadia)
    sheet = publishing.versions(nadia)
    sheet.get_by_role("radio", name=re.compile("^Final")).check(force=True)
    expect(sheet.get_by_text("1 gap stands in the way.")).to_be_visible()
    assert look(nadia, "laptop: a gap in the way of a final version", colours=False).wrong() == []
    publishing.mend_the_gaps()
    expect(sheet.get_by_text("1 gap stands in the way.")).to_have_count(0)
    number = len(stage.of("specification.version")) + 1
    sheet.get_by_role("button", name=f"Publish version {number}").click()
    expect(nadia.get_by_text(f"Version {number} is final")).to_be_visible()
    expect(nadia.get_by_role("button", name="Add a requirement")).to_have_count(0)
    expect(nadia.get_by_text("Not approved yet.")).to_be_visible()
    nadia.get_by_role("link", name=f"Approve version {number}").click()
    nadia.get_by_role("button", name=f"Approve version {number}").click()
    approving = nadia.get_by_role("dialog")
    approving.get_by_label("Your role").fill("Lead commissioner")
    assert look(nadia, "laptop: approve a version", colours=False).wrong() == []
    approving.get_by_role("button", name=f"Approve version {number}").click()
    log = nadia.get_by_role("region", name="Change log")
    expect(log).to_contain_text("Approved by Nadia, Lead commissioner")
    expect(log.get_by_role("listitem").filter(has_text="Approved by Nadia")).to_be_focused()
    again = publishing.versions(nadia)
    again.get_by_role("button", name="Open it again").click()
    expect(again.get_by_role("heading", name=f"Publish version {number + 1}")).to_be_visible()
    nadia.keyboard.press("Escape")
    stage.ask("specification.reword", **reworded(publishing.requirement("R-026")))
    expect(log.get_by_role("listitem").first).to_contain_text("Approved by Nadia")
    expect(nadia.get_by_text("1 requirement changed: 1 reworded.")).to_be_visible()


def reworded(one: Json) -> Json:
    """What words a requirement anew."""
    return {
        "requirement": one["id"],
        "basis_digest": digest(one["words"], one["plain"]),
        "words": OLDER,
        "plain": one["plain"],
    }


def test_who_does_not_publish_reads_the_versions(publishing: Publishing) -> None:
    stage = publishing.stage
    robin = stage.page(f"/p/{stage.place}/specification", stage.robin)
    sheet = publishing.versions(robin)
    expect(sheet.get_by_text("A commissioner publishes versions.")).to_be_visible()
    expect(sheet.get_by_role("button", name=re.compile("^Publish"))).to_have_count(0)
    sheet.get_by_role("link", name=way("What changed since", 1)).click()
    expect(robin.get_by_label("To", exact=True)).to_have_value("0")
    robin.context.close()
