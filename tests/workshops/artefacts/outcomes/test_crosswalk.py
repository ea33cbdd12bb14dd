"""The crosswalk between frameworks: offered from what is chosen, never applied."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.workshops.artefacts.outcomes.rooms import Framing
from workshops.artefacts.outcomes.crosswalk import offered
from workshops.artefacts.outcomes.frames import AddTheme, AdoptFramework, BeginFramework
from workshops.artefacts.outcomes.operations import Tag
from workshops.artefacts.outcomes.packs import crosswalk, packs
from workshops.artefacts.outcomes.records import Theme

SHANARRI, ENGLAND, WALES = "shanarri-2022", "every-child-matters", "wales-core-aims"


class Tagging(Framing):
    """An outcome, tagged by the names of themes of what was adopted."""

    def __init__(self, *keys: str) -> None:
        super().__init__()
        for key in keys:
            self.room.does(self.sam, AdoptFramework(key=key))
        self.tagged = self.worded()

    def tags(self, *names: str) -> None:
        themes = tuple(one.id for one in self.room.view(self.sam).of(Theme) if one.name in names)
        self.room.does(self.sam, Tag(outcome=self.tagged, themes=themes))

    def offers(self) -> list[str]:
        return [one.name for one in offered(self.room.view(self.sam), self.outcome(self.tagged))]


def test_the_packs_have_the_themes_of_their_sources() -> None:
    sizes = {key: len(one["themes"]) for key, one in packs().items()}
    assert sizes == {SHANARRI: 8, ENGLAND: 5, WALES: 7, "nef-wellbeing": 4, "talking-points": 15}
    sets = Counter(one["meaning"].split(":")[0] for one in packs()["talking-points"]["themes"])
    assert sets == {"Quality of life": 6, "Process": 5, "Change": 4}


def test_every_pack_is_marked_as_a_summary_and_what_was_not_read_again_says_so() -> None:
    assert all(one["summary"] is True and one["note"] for one in packs().values())
    general = {key for key, one in packs().items() if "general knowledge" in one["note"].lower()}
    assert general == {ENGLAND, "nef-wellbeing"}


def test_the_crosswalk_names_themes_that_there_are() -> None:
    names = {key: {one["name"] for one in pack["themes"]} for key, pack in packs().items()}
    for row in crosswalk():
        assert len(row) > 1
        assert all(set(themes) <= names[key] for key, themes in row.items())
    assert [row[SHANARRI] for row in crosswalk()] == [[one["name"]] for one in packs()[SHANARRI]["themes"]]
    assert not any("A flying start" in row.get(WALES, ()) for row in crosswalk())


def test_nothing_is_offered_before_anything_is_chosen() -> None:
    assert Tagging(SHANARRI, ENGLAND, WALES).offers() == []


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("Safe", ["Stay safe", "Best possible health", "Safe home and community"]),
        ("Nurtured", ["Safe home and community"]),
        ("Responsible", ["Make a positive contribution"]),
        ("Enjoy and achieve", ["Achieving", "Active", "Education and learning", "Play, leisure, sport and culture"]),
        ("A flying start", []),
    ],
)
def test_what_is_near_a_choice_is_offered(chosen: str, expected: list[str]) -> None:
    tagging = Tagging(SHANARRI, ENGLAND, WALES)
    tagging.tags(chosen)
    assert tagging.offers() == expected


def test_offering_applies_nothing() -> None:
    tagging = Tagging(SHANARRI, ENGLAND)
    tagging.tags("Safe")
    before = tagging.outcome(tagging.tagged)
    assert tagging.offers() == ["Stay safe"]
    assert tagging.outcome(tagging.tagged) == before


def test_what_is_chosen_already_is_not_offered_again() -> None:
    tagging = Tagging(SHANARRI, ENGLAND)
    tagging.tags("Safe", "Stay safe")
    assert tagging.offers() == []


def test_only_frameworks_that_were_adopted_are_looked_at() -> None:
    tagging = Tagging(SHANARRI, "talking-points")
    tagging.tags("Safe")
    assert tagging.offers() == []


def test_a_theme_of_ones_own_with_a_published_name_offers_nothing() -> None:
    tagging = Tagging(ENGLAND)
    begun = tagging.room.made(tagging.room.does(tagging.sam, BeginFramework(name="Our words")))
    tagging.room.does(tagging.sam, AddTheme(framework=begun, name="Safe"))
    tagging.tags("Safe")
    assert tagging.offers() == []
