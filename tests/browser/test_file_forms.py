"""Every other file type, taken on the export page and opened: documents as text and tables, maps as graphs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.doing import tick
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

PLANNED = "planned on the finding that young people are passed between organisations"
START = "Family breakdown / asked to leave"


@pytest.fixture(scope="module")
def page(stage: Stage) -> Page:
    """A member's, who exports what a member may see."""
    return stage.page(f"/p/{stage.place}/export", stage.invite("Olwen", "member"))


def take(page: Page, folder: Path, forms: dict[str, str]) -> dict[str, Path]:
    """Make the files of these types; each by its ending."""
    came: list[Download] = []

    def keep(one: Download) -> None:
        came.append(one)

    for name in forms:
        tick(page, name, True)
    page.on("download", keep)
    page.get_by_role("button", name=f"Make {len(forms)} files").click()
    expect(page.get_by_text("Your browser saves them")).to_be_visible(timeout=60_000)
    for _ in range(100):
        if len(came) == len(forms):
            break
        page.wait_for_timeout(100)
    page.remove_listener("download", keep)
    assert len(came) == len(forms)
    for one in came:
        one.save_as(folder / one.suggested_filename)
    return {ending: next(folder.glob(f"*{ending}")) for ending in forms.values()}


def test_the_specification_as_opendocument_markdown_tables_and_a_page(page: Page, tmp_path: Path) -> None:
    for name in ("Word", "PDF"):
        tick(page, name, False)
    forms = {"ODT": ".odt", "Markdown": ".md", "CSV": ".csv.zip", "HTML": ".html"}
    files = take(page, tmp_path, forms)
    with zipfile.ZipFile(files[".odt"]) as odt:
        assert odt.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert PLANNED in odt.read("content.xml").decode()
    markdown = files[".md"].read_text()
    assert "\n# A safe place to live: service specification\n" in markdown and PLANNED in markdown
    with zipfile.ZipFile(files[".csv.zip"]) as tables:
        rows = [
            row for name in tables.namelist() for row in csv.reader(io.StringIO(tables.read(name).decode("utf-8-sig")))
        ]
    assert any(PLANNED in cell for row in rows for cell in row)
    assert PLANNED in files[".html"].read_text()


def test_a_map_as_graph_table_and_picture(stage: Stage, page: Page, tmp_path: Path) -> None:
    """The table comes back in as the same map."""
    tick(page, "Service specification", False)
    known = stage.one("pathways.map", moment="as_is")
    tick(page, f"Map: {known['name']}", True)
    tick(page, "SVG", False)
    forms = {"DOT": ".dot", "Mermaid": ".mmd", "CSV": ".csv", "PNG": ".png", "GraphML": ".graphml", "JSON": ".json"}
    files = take(page, tmp_path, forms)
    for ending in (".dot", ".mmd", ".csv", ".graphml"):
        assert START in files[ending].read_text("utf-8-sig"), ending
    assert "digraph" in files[".dot"].read_text()
    assert "flowchart" in files[".mmd"].read_text()
    assert START in json.dumps(json.loads(files[".json"].read_text()))
    picture = files[".png"].read_bytes()
    assert picture.startswith(b"\x89PNG\r\n") and int.from_bytes(picture[16:20]) > 1000
    page.get_by_role("link", name="Pathways", exact=True).click()
    page.get_by_role("button", name="Bring a map from a table").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a CSV file").click()
    chooser.value.set_files(files[".csv"])
    page.get_by_role("button", name="Bring it in").click()
    for kind, words in (("step", "step"), ("lane", "lane")):
        n = sum(one["map"] == known["id"] for one in stage.of(f"pathways.{kind}"))
        expect(page.get_by_role("dialog")).to_contain_text(f"{n} {words}s")
    page.get_by_role("link", name="Open the map").click()
    expect(page.get_by_role("button", name="Family breakdown").first).to_be_visible()
