"""Two worlds that differ only in something hidden look the same to whoever may not see it.

Each pair of worlds runs the same visible script with the same key, chance and clock; one hidden thing differs. Every
entry, answer, snapshot, presence and refusal that anybody who may not know receives must be equal, byte for byte:
live, coming back by cursor, coming new, and asking for what is not theirs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.worlds.hidden import SECRETS, Secret
from tests.worlds.steps import Step, does, nothing
from tests.worlds.world import CLOCK, EVENING, NOON, WAITS, World, same_key_chance_and_clock


@pytest.fixture(autouse=True)
def same(monkeypatch: pytest.MonkeyPatch) -> None:
    same_key_chance_and_clock(monkeypatch)


def play(world: World, hidden: Step) -> None:
    """The visible script, with the hidden thing in its middle."""
    world.ask("sam", "meeting.set_room_rule", rule="waiting_room", on=True)
    world.knocks(WAITS)
    world.ask("sam", "hypotheses.fix_rule", agrees_from=60, share=60, low_words="Disagree", high_words="Agree")
    world.ask("bird1", "hypotheses.propose", think="We get passed around")
    world.ask("sam", "hypotheses.open_round", hypothesis=world.first("hypotheses.hypothesis"))
    CLOCK.at = EVENING
    hidden(world)
    CLOCK.at = NOON
    world.ask("otter", "hypotheses.propose", think="Nobody calls back")
    world.ask("otter", "hypotheses.score", round="0" * 16, value=50)
    world.ask("otter", "hypotheses.score", round=world.first("hypotheses.round"), value=50)
    for name in ("lena", "noor", "obi", WAITS):
        world.ask(name, "meeting.hide", record=world.first("hypotheses.hypothesis"))
        world.says(name, "presence", record=world.first("hypotheses.hypothesis"), what="selection")
    world.everybody_comes_back()


Heard = dict[str, list[str]]
WITHOUT: list[Heard] = []


def heard_in(folder: Path, hidden: Step) -> Heard:
    if hidden is nothing and WITHOUT:
        return WITHOUT[0]
    world = World(folder)
    play(world, hidden)
    world.close()
    assert world.network.leaks == []
    if hidden is nothing:
        WITHOUT.append(world.heard())
    return world.heard()


def heard_in_both(folder: Path, secret: Secret) -> list[Heard]:
    return [heard_in(folder / "one", secret.one), heard_in(folder / "other", secret.other)]


def differing(heard: list[Heard]) -> set[str]:
    """Who received something else in the one world than in the other; who is there in one alone does not count."""
    one, other = heard
    return {name for name in one.keys() & other.keys() if one[name] != other[name]}


def may_differ(secret: Secret) -> set[str]:
    return {*secret.knows, *(f"late {name}" for name in secret.knows)}


@pytest.mark.parametrize("name", SECRETS)
def test_whoever_may_not_know_receives_the_same_bytes(tmp_path: Path, name: str) -> None:
    secret = SECRETS[name]
    found = differing(heard_in_both(tmp_path, secret))
    if secret.late:
        found = {one for one in found if one.startswith("late ")}
    assert found - may_differ(secret) == set()


def test_whoever_may_know_does_see_a_difference(tmp_path: Path) -> None:
    """Otherwise the worlds would be the same, and the comparison proved nothing."""
    for number, name in enumerate(("another private score", "an item of another organisation", "another quiet note")):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert may_differ(SECRETS[name]) <= differing(heard_in_both(folder, SECRETS[name]))


def test_a_shown_word_makes_a_difference_to_everybody_but_who_waits(tmp_path: Path) -> None:
    shown = Secret(
        does("puffin", "outcomes.say", own_words="Waits are long"),
        does("puffin", "outcomes.say", own_words="Waits are short"),
        frozenset(),
    )
    heard = heard_in_both(tmp_path, shown)
    assert heard[0].keys() - differing(heard) == {WAITS, f"late {WAITS}"}
    assert all(len(one) > 10 for name, one in heard[0].items() if not name.startswith("late") and name != WAITS)
