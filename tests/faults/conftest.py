"""Fixtures of the tests under faults."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults.disk import Disk
from tests.rounds import MINUTES
from tests.services import _missing as missing
from workshops.catalogue import ARTEFACTS

assert ARTEFACTS
# The soak takes minutes: `make campaign` says how many.
collect_ignore = [] if MINUTES else ["test_soak.py"]


@pytest.fixture(scope="session")
def preloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of what is preloaded into a program to give it a disk, or a clock, that the tests own."""
    compiler = shutil.which("cc") or missing("A C compiler", "gcc libc6-dev")
    folder = tmp_path_factory.mktemp("preloads")
    for source in Path(__file__).parent.glob("*.c"):
        made = folder / f"{source.stem}.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return folder


@pytest.fixture
def disk(preloads: Path, tmp_path: Path) -> Disk:
    """An empty disk, with room beside it for what the tests keep."""
    folder, beside = tmp_path / "disk", tmp_path / "beside"
    folder.mkdir()
    beside.mkdir()
    return Disk(preloads, folder, beside)
