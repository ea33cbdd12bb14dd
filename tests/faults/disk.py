"""A disk that the tests own: `disk.c`, preloaded into the real program, notes what is written and synced, and fails.

A power cut is played afterwards from the notes, at any moment: what was synced by then is there; of what was not, any
part may be, in any order, since that is all that a disk promises.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeAlias

HEADER = struct.Struct("<BBHIQ")
SECTOR = 512
Files: TypeAlias = dict[str, bytes]


class Note(NamedTuple):
    """One thing done to a file: (w)ritten, cu(t) to a length, (s)ynced, (u)nlinked, or a sync that failed (x)."""

    what: str
    name: str
    offset: int
    data: bytes


@dataclass
class Disk:
    """The disk under one folder. ``faults`` is changed while the program runs; ``journal`` is read after it ended."""

    preloads: Path
    folder: Path
    beside: Path
    before: Files = field(default_factory=dict)

    def environment(self, *, noting: bool = True) -> dict[str, Any]:
        """What a program needs to run on this disk. What is there already counts as safe."""
        self.before = {one.name: one.read_bytes() for one in self.folder.iterdir() if one.is_file()}
        self.fail("")
        faults = str(self.beside / "faults")
        found = {"LD_PRELOAD": str(self.preloads / "disk.so"), "DISK_FOLDER": str(self.folder), "DISK_FAULTS": faults}
        return {**found, "DISK_JOURNAL": str(self.beside / "journal")} if noting else found

    def fail(self, how: str) -> None:
        """From now on: ``f`` full, ``w`` writes fail, ``s`` syncs fail, ``r`` reads fail; "" is mended."""
        fresh = self.beside / "faults.new"
        fresh.write_text(how)
        fresh.rename(self.beside / "faults")

    def notes(self) -> list[Note]:
        """Everything that was done, in order."""
        return list(_notes((self.beside / "journal").read_bytes()))

    def power_cuts(self, moments: Sequence[int], chance: Random) -> Iterator[tuple[Files, Files]]:
        """At each moment (a count of notes, rising): the files as programs saw them, and as the cut leaves them."""
        notes, done = self.notes(), 0
        seen, platter = _held(self.before), Platter(_held(self.before))
        for moment in moments:
            for note in notes[done:moment]:
                _do(note, seen)
                platter.take(note)
            done = moment
            yield _whole(seen), platter.left(chance)


@dataclass
class Platter:
    """What is safe, and what waits for a sync. Removing a file waits for the next sync of any."""

    safe: dict[str, bytearray]
    waiting: dict[str, list[Note]] = field(default_factory=dict)
    removed: dict[str, Note] = field(default_factory=dict)

    def take(self, note: Note) -> None:
        """Something is done to a file."""
        if note.what == "u":
            self.waiting.pop(note.name, None)
            self.removed[note.name] = note
        elif note.what in "wt":
            self._remove([note.name])
            self.waiting.setdefault(note.name, []).append(note)
        elif note.what == "s":
            self._remove(list(self.removed))
            for one in self.waiting.pop(note.name, []):
                _do(one, self.safe)
        else:
            self.waiting.pop(note.name, None)

    def _remove(self, names: list[str]) -> None:
        for name in names:
            if self.removed.pop(name, None):
                self.safe.pop(name, None)

    def left(self, chance: Random) -> Files:
        """What a power cut leaves."""
        files = _held(self.safe)
        for due in [*self.waiting.values(), list(self.removed.values())]:
            for note in due:
                _arrive(note, files, chance)
        return _whole(files)


def _notes(packed: bytes) -> Iterator[Note]:
    place = 0
    while place < len(packed):
        what, name_length, _, length, offset = HEADER.unpack_from(packed, place)
        name = place + HEADER.size
        data = name + name_length
        held = length if what == ord("w") else 0
        yield Note(chr(what), packed[name:data].decode(), offset, packed[data : data + held])
        place = data + held


def _do(note: Note, files: dict[str, bytearray]) -> None:
    if note.what == "u":
        files.pop(note.name, None)
    elif note.what in "wt":
        held = files.setdefault(note.name, bytearray())
        held.extend(bytes(max(0, note.offset - len(held))))
        held[note.offset : note.offset + len(note.data) if note.what == "w" else None] = note.data


def _arrive(note: Note, files: dict[str, bytearray], chance: Random) -> None:
    """Nothing of a write, all of it, or some of its sectors."""
    fate = chance.random()
    if note.what != "w" or fate < 0.3:
        if fate < 0.3:
            _do(note, files)
        return
    for start in range(0, len(note.data), SECTOR) if fate < 0.6 else ():
        if chance.random() < 0.5:
            _do(note._replace(offset=note.offset + start, data=note.data[start : start + SECTOR]), files)


def _held(files: Mapping[str, bytes | bytearray]) -> dict[str, bytearray]:
    return {name: bytearray(held) for name, held in files.items()}


def _whole(files: Mapping[str, bytearray]) -> Files:
    return {name: bytes(held) for name, held in files.items()}
