"""The written content: counts, minutes, references that resolve, words that may be read by young people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.workshops.cases import AVOIDED, CLAUSES, FALKIRK, SOUTH_TYNESIDE, TEMPLATES

BLOCKS = {
    "welcome",
    "talk",
    "vision",
    "values",
    "break",
    "sort",
    "clauses",
    "consent",
    "sign",
    "dates",
    "rules",
    "silent_write",
    "write_in_format",
    "cluster",
    "private_score",
    "reveal",
    "pick_tests",
    "close",
    "own_words",
    "group_words",
    "priorities",
    "qualities",
    "map_steps",
    "map_times",
    "pain_points",
    "draft",
    "review",
    "evidence",
    "waste_walk",
    "five_whys",
    "sketch",
    "stress_test",
    "action_plan",
    "carousel",
}


def plain_texts() -> Iterator[str]:
    """What young people read on their phones: the library, the questions and both cases."""
    yield from (one["plain"] for one in CLAUSES)
    yield from (one["question"] for template in TEMPLATES for one in template["activities"])
    yield from (text for case in (SOUTH_TYNESIDE, FALKIRK) for text in case.plain_texts())


def test_the_clause_library_is_complete_and_in_order() -> None:
    assert [one["ref"] for one in CLAUSES] == [f"WTA-{n:02d}" for n in range(1, 23)]
    assert all(one["title"] and one["plain"] and one["formal"] and one["asks"] for one in CLAUSES)
    sections = [one["section"] for one in CLAUSES]
    assert sections == sorted(sections, key=sections.index)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: str(one["key"]))
def test_the_minutes_of_a_template_add_up(template: dict[str, Any]) -> None:
    assert sum(one["minutes"] for one in template["activities"]) == template["minutes"]
    assert {one["block"] for one in template["activities"]} <= BLOCKS


def test_the_templates_have_their_stated_lengths() -> None:
    stated = {"0": 0, "1": 150, "2": 120, "3": 120, "4": 330, "5": 240, "6": 90, "7": 180, "8": 120, "8B": 60}
    assert {one["key"]: one["minutes"] for one in TEMPLATES} == {f"TPL-{key}": held for key, held in stated.items()}


def test_young_people_read_short_sentences_and_no_words_to_avoid() -> None:
    avoided = re.compile(rf"\b({'|'.join(AVOIDED)})", re.IGNORECASE)
    texts = list(plain_texts())
    assert [text for text in texts if avoided.search(text) or "!" in text] == []
    sentences = [sentence for text in texts for sentence in re.split(r"[.?:]\s", text)]
    assert [one for one in sentences if len(one.split()) > 15] == []
