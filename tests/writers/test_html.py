"""HTML: one file that reads well with anything."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from server.writers.html import write_html
from tests.writers.sample import sample


@pytest.fixture(scope="module")
def page() -> str:
    return write_html(sample()).decode()


def test_it_names_its_language_title_and_main_part(page: str) -> None:
    assert '<html lang="en-GB">' in page
    assert "<title>A safe place to live. Service specification</title>" in page
    assert page.count("<main") == 1


def test_there_is_one_first_heading_and_no_level_is_skipped(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_link_within_the_page_arrives(page: str) -> None:
    targets = re.findall(r'href="#([^"]+)"', page)
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert "R-002" in targets


def test_pictures_have_alternatives_and_the_map_a_list(page: str) -> None:
    assert 'alt="A map with two lanes and two steps"' in page
    assert "The same figure as a list." in page
    assert len(re.findall(r"<img ", page)) == len(re.findall(r'alt="[^"]+"', page))


def test_table_headers_are_headers(page: str) -> None:
    assert len(re.findall(r"<th\b", page)) == 5
    assert "<caption>Outcomes and who keeps them</caption>" in page
