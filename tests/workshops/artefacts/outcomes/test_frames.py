"""Frameworks: published ones in a named version, and one's own."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.outcomes.rooms import Framing
from workshops.artefacts.outcomes.frames import AddTheme, AdoptFramework, BeginFramework, themes_of
from workshops.artefacts.outcomes.packs import packs
from workshops.artefacts.outcomes.records import Framework


@pytest.fixture
def framing() -> Framing:
    return Framing()


def test_shanarri_comes_with_its_version_source_and_eight_meanings(framing: Framing) -> None:
    framework = framing.room.made(framing.room.does(framing.sam, AdoptFramework(key="shanarri-2022")))
    here = framing.room.view(framing.young[0])
    held = here.require(Framework, framework)
    assert (held.name, held.version, held.own) == ("SHANARRI", "2022", False) and held.source
    themes = themes_of(here, framework)
    assert [one.name for one in themes][:2] == ["Safe", "Healthy"] and len(themes) == 8
    assert all(one.meaning for one in themes)


def test_a_framework_is_adopted_once(framing: Framing) -> None:
    framing.room.does(framing.sam, AdoptFramework(key="shanarri-2022"))
    assert framing.room.refuses(framing.sam, AdoptFramework(key="shanarri-2022")) == "taken"


def test_there_must_be_such_a_framework(framing: Framing) -> None:
    assert framing.room.refuses(framing.sam, AdoptFramework(key="nothing")) == "missing"


def test_every_pack_says_where_it_comes_from() -> None:
    assert packs()
    assert all(one["source"] and one["version"] and one["themes"] for one in packs().values())


def test_a_framework_of_ones_own_grows_theme_by_theme(framing: Framing) -> None:
    framework = framing.room.made(framing.room.does(framing.sam, BeginFramework(name="Our words")))
    for name in ("A home", "People"):
        framing.room.does(framing.sam, AddTheme(framework=framework, name=name))
    assert framing.room.refuses(framing.sam, AddTheme(framework=framework, name=" people ")) == "taken"
    here = framing.room.view(framing.young[0])
    assert [(one.order, one.name) for one in themes_of(here, framework)] == [(1, "A home"), (2, "People")]
    assert here.require(Framework, framework).own


def test_two_frameworks_do_not_share_a_name(framing: Framing) -> None:
    framing.room.does(framing.sam, BeginFramework(name="Our words"))
    assert framing.room.refuses(framing.sam, BeginFramework(name="our words")) == "taken"


def test_a_published_framework_stays_as_published(framing: Framing) -> None:
    framework = framing.room.made(framing.room.does(framing.sam, AdoptFramework(key="shanarri-2022")))
    assert framing.room.refuses(framing.sam, AddTheme(framework=framework, name="Rich")) == "closed"


def test_frameworks_are_the_facilitators_to_choose(framing: Framing) -> None:
    for seat in (framing.priya, framing.young[0]):
        assert framing.room.refuses(seat, AdoptFramework(key="shanarri-2022")) == "forbidden"
        assert framing.room.refuses(seat, BeginFramework(name="Mine")) == "forbidden"
