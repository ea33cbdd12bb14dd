"""The power goes: what was not synced is gone, in part or whole. What had been promised is there all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import DatabaseError

from server.store.database import Database
from tests.faults.busy import ACKNOWLEDGED
from tests.faults.disk import Disk, Files
from tests.faults.promises import doubled, holds, lost, promised
from tests.faults.working import OPERATIONS, work
from tests.rounds import ROUNDS, seeds

CUTS = 20 * ROUNDS
FEWER = 8


class Cut:
    """What is left after the power went, looked at by a program that starts anew."""

    def __init__(self, folder: Path, seen: Files, left: Files) -> None:
        folder.mkdir()
        for name, held in left.items():
            (folder / name).write_bytes(held)
        self.promised = promised(seen.get(ACKNOWLEDGED, b""))
        self.database = Database(f"sqlite:///{folder / 'commonground.db'}")

    def missing(self) -> int:
        """How many promises are broken; all, where the database cannot be read."""
        try:
            return len(lost(self.database, self.promised))
        except (DatabaseError, TypeError, ValueError):
            return len(self.promised)

    def whole(self) -> bool:
        """Whether the log proves itself and nothing is in it twice."""
        return holds(self.database) and not doubled(self.database)


def cuts(disk: Disk, seed: int, where: Path, times: int = CUTS) -> list[Cut]:
    """The power goes at many moments."""
    chance = Random(f"cuts {seed}")
    notes = len(disk.notes())
    moments = sorted(chance.randrange(notes) for _ in range(times - 1))
    found = enumerate(disk.power_cuts([*moments, notes], chance))
    return [Cut(where / f"cut-{number}", seen, left) for number, (seen, left) in found]


@pytest.mark.parametrize("seed", seeds(1))
def test_no_promise_is_broken(
    disk: Disk, tmp_path: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    work(disk, seed, "FULL")
    promises = 0
    for cut in cuts(disk, seed, tmp_path):
        assert (cut.missing(), cut.whole()) == (0, True)
        cut.database.close()
        promises += len(cut.promised)
    assert promises > OPERATIONS
    record_property("figure", f"0 of {promises} promises lost over {CUTS} cuts")


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_a_database_that_does_not_wait_for_the_disk_breaks_promises(
    disk: Disk, tmp_path: Path, synchronous: str, record_property: Callable[[str, object], None]
) -> None:
    work(disk, 0, synchronous)
    found = cuts(disk, 0, tmp_path, FEWER)
    missing, promises = sum(cut.missing() for cut in found), sum(len(cut.promised) for cut in found)
    assert missing > 0
    record_property("figure", f"{missing} of {promises} promises lost over {FEWER} cuts")
