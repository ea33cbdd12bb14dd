"""Files and maps on screen: a file that takes a while, the council's own Word template, a map from a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, FilePayload, Page, Route, expect

from tests.browser.cast import Cast
from tests.browser.driving import driving
from tests.serving import serving
from tests.writers.templates import council

pytestmark = pytest.mark.browser

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRONG = "row,ref,words,lane\nlane,,Young person\nstop,A1,Asks,Young person\nstep,A2,Waits,Nobody\n"
RIGHT = "row,ref,words,lane,from,to\nlane,,Me\nstep,A1,Asks,Me\nstep,A2,Waits,Me\nlink,,,,A1,A2\n"


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Cast]:
    """A partnership in which nothing is said yet."""
    with serving(tmp_path_factory.mktemp("export")) as server, driving(browser) as driver:
        cast = Cast.begin(server, driver)
        yield cast
        assert driver.errors == []


def picks(page: Page, button: str, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files(FilePayload(name=name, mimeType=WORD, buffer=content))


class Held:
    """Files that are ready, held on their way to the page, so that there is time to look."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.routes: list[Route] = []
        page.route("**/exports/jobs/*/file", self.hold)

    def hold(self, route: Route) -> None:
        self.routes.append(route)

    def next(self) -> Route:
        """The next one, once it is asked for."""
        while not self.routes:
            self.page.wait_for_timeout(50)
        return self.routes.pop()


def tick(page: Page, name: str) -> None:
    """Press the tile of a checkbox, once it stands still."""
    page.locator("label").filter(has=page.get_by_role("checkbox", name=re.compile(f"^{name}"))).click()


def test_a_long_file_tells_how_far_it_is_and_comes_in_the_councils_look(cast: Cast, tmp_path: Path) -> None:
    sam = cast.sam
    files = Held(sam)
    cast.go(sam, "export")
    picks(sam, "Choose a Word template", "council.docx", b"no Word file at all")
    expect(sam.get_by_text("We can’t read that as a Word file.")).to_be_visible()
    picks(sam, "Choose a Word template", "council.docx", council())
    tick(sam, "In our own Word look")
    tick(sam, "PDF")

    sam.get_by_role("button", name="Make 1 file").click()
    expect(sam.get_by_text("Making the file: step 3 of 3")).to_be_visible()
    file = files.next()
    sam.get_by_role("button", name="Stop").click()
    expect(sam.get_by_text("You stopped it. Nothing of it is kept.")).to_be_visible()
    file.continue_()

    sam.get_by_role("button", name="Try 1 file again").click()
    expect(sam.get_by_text("Making the file: step 3 of 3")).to_be_visible()
    with sam.expect_download() as download:
        files.next().continue_()
    download.value.save_as(tmp_path / "specification.docx")
    header = docx.Document(str(tmp_path / "specification.docx")).sections[-1].header
    assert "Tyneshire Council" in " ".join(one.text for one in header.paragraphs)

    sam.get_by_role("button", name="Take it away").click()
    sam.get_by_role("dialog").get_by_role("button", name="Take it away").click()
    expect(sam.get_by_text("No Word template yet.")).to_be_visible()
    expect(sam.get_by_role("checkbox", name=re.compile("^In our own Word look"))).to_have_count(0)


def test_a_table_becomes_a_map_whole_or_not_at_all(cast: Cast) -> None:
    sam = cast.sam
    cast.go(sam, "pathways")
    sam.get_by_role("button", name="Bring a map from a table").click()
    picks(sam, "Choose a CSV file", "housing-route.csv", WRONG.encode())
    sam.get_by_role("button", name="Bring it in").click()
    wrong = sam.get_by_role("row")
    expect(wrong.nth(1)).to_have_text(re.compile("3.*row.*Write lane, step or link."))
    expect(wrong.nth(2)).to_have_text(re.compile("4.*lane.*No lane of this name is in the file."))
    picks(sam, "Choose another file", "housing-route.csv", RIGHT.encode("utf-16"))
    sam.get_by_role("button", name="Bring it in").click()
    expect(sam.get_by_text("housing route is here.")).to_be_visible()
    expect(sam.get_by_text("1 way from step to step")).to_be_visible()
    sam.get_by_role("link", name="Open the map").click()
    expect(sam.get_by_role("heading", name="housing route")).to_be_visible()
    cast.go(sam, "pathways")
    expect(sam.get_by_role("main").get_by_role("heading", level=2)).to_have_count(1)


def test_files_go_on_being_made_when_the_page_is_left_or_opened_anew(cast: Cast) -> None:
    sam = cast.sam
    cast.go(sam, "export")
    tick(sam, "PDF")
    files = Held(sam)
    sam.get_by_role("button", name="Make 1 file").click()
    expect(sam.get_by_text("Making the file: step 3 of 3")).to_be_visible()
    first = files.next()
    sam.get_by_role("link", name="Overview").click()
    expect(sam.get_by_role("heading", name="The specification so far")).to_be_visible()
    with sam.expect_download() as download:
        first.continue_()
    assert download.value.suggested_filename.endswith("specification.docx")
    sam.get_by_role("link", name="Export").click()
    expect(sam.get_by_role("link", name=download.value.suggested_filename)).to_be_visible()

    tick(sam, "PDF")
    sam.get_by_role("button", name="Make 1 file").click()
    files.next()
    sam.reload()
    expect(sam.get_by_text("Making the file: step 3 of 3")).to_be_visible()
    with sam.expect_download() as download:
        files.next().continue_()
    assert download.value.suggested_filename.endswith("specification.docx")
    sam.unroute_all(behavior="ignoreErrors")
