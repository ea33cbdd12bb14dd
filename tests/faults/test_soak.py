"""A long time in which people come, speak, take back and hang up: memory, descriptors and greenlets stay flat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

import pytest

from tests.fuzz.raw import frame, frames
from tests.fuzz.test_frames import Site
from tests.rounds import MINUTES, SEED
from tests.serving import serving
from tests.wire.socket import Connection

MOST_GROWTH = 12 * 2**20
PEOPLE = 6


@dataclass
class Sample:
    """What the server takes at a moment."""

    memory: int
    files: int
    greenlets: int


@pytest.fixture
def soaked(tmp_path: Path) -> Iterator[tuple[Site, Path]]:
    counted = tmp_path / "greenlets"
    with serving(tmp_path, program="tests.faults.counted", GREENLETS=str(counted)) as server:
        yield Site(server), counted


def test_a_long_meeting_costs_no_more_than_a_short_one(
    soaked: tuple[Site, Path], record_property: Callable[[str, object], None]
) -> None:
    site, counted = soaked
    chance, end, samples, asked = Random(SEED), time.monotonic() + 60 * MINUTES, [], 0
    people = [site.room.joins(f"Bird {n}") for n in range(PEOPLE)]
    while time.monotonic() < end:
        asked += sum(_speaks(one, chance) for one in people)
        place = chance.randrange(PEOPLE)
        people[place].close()
        people[place] = Connection(people[place].caller, site.room.id)
        with site.line().upgrades() as line:
            line.say(frames(chance), frame(b"3"))
        samples.append(Sample(site.memory(), site.descriptors(), int(counted.read_text() or 0)))
        time.sleep(0.2)
    # A connection is one descriptor to read and one to write.
    site.stands(2 * PEOPLE)
    third = len(samples) // 3
    before, after = (_typical(samples[start : start + third]) for start in (third, 2 * third))
    assert after.memory - before.memory < MOST_GROWTH
    assert after.files <= before.files + 2
    # Those of connections that have ended wait for their next ping, or for the time to join, and are then gone.
    assert after.greenlets <= 1.25 * before.greenlets + PEOPLE
    grown = (after.memory - before.memory) / 2**20
    record_property(
        "figure", f"{asked} asked in {MINUTES:g} min, {grown:+.1f} MB, {after.files} files, {after.greenlets} greenlets"
    )


def _speaks(peer: Connection, chance: Random) -> int:
    """Say something and take it back, so that what is kept stays as it was."""
    made = peer.ask("hypotheses.propose", think=f"Thought {chance.random()}").get("made", ())
    for one in made:
        peer.ask("hypotheses.withdraw", hypothesis=one)
    return 1 + len(made)


def _typical(samples: list[Sample]) -> Sample:
    return Sample(*(int(median(getattr(one, name) for one in samples)) for name in ("memory", "files", "greenlets")))
