"""The files that are written from the declarations, and whether they still say the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from server.wire.describe import described
from server.wire.permissions import permissions
from server.wire.typescript import typescript

ROOT: Final = Path(__file__).resolve().parents[2]
WIRE: Final = "server/wire/WIRE.md"


def contents(root: Path = ROOT) -> dict[str, str]:
    """What each generated file should hold, by its path in the repository."""
    return {
        "client/src/wire.d.ts": typescript(),
        "tests/workshops/permissions.txt": permissions(),
        WIRE: described((root / WIRE).read_text("utf-8")),
    }


def write(root: Path = ROOT) -> Iterator[str]:
    """Write what differs; yields the paths that were written."""
    for path, words in contents(root).items():
        file = root / path
        if not file.exists() or file.read_text("utf-8") != words:
            file.write_text(words, "utf-8")
            yield path
