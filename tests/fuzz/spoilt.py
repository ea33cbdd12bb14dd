"""Files that people bring along, spoilt: bytes flipped, cut short, blown up, nested, or saying something else."""

from __future__ import annotations

import copy
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any, Final

VALUES: Final[tuple[Any, ...]] = (
    None, True, 0, -1, 2**31, 2**63, 10**30, 1.5, "", "\x00", "\ud800", "x" * 100_000, [], {}, [[]], "[", "{}",
)  # fmt: skip


def flipped(packed: bytes, chance: Random) -> bytes:
    """Some bytes are others."""
    held = bytearray(packed)
    for _ in range(chance.choice((1, 1, 3, 20))):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def shortened(packed: bytes, chance: Random) -> bytes:
    """The end, the beginning or a piece is missing."""
    start, end = sorted(chance.randrange(len(packed)) for _ in range(2))
    return chance.choice((packed[:start], packed[end:], packed[:start] + packed[end:]))


def retold(packed: bytes, chance: Random) -> bytes:
    """An archive that says something else, somewhere."""
    told = json.loads(gzip.decompress(packed))
    for _ in range(chance.choice((1, 1, 2))):
        _spoil(told, chance)
    return gzip.compress(json.dumps(told).encode(), compresslevel=1)


def _spoil(told: Any, chance: Random) -> None:
    rows = told.get(chance.choice(("entries", "operations", "seats")))
    if not isinstance(rows, list) or not isinstance(told.get("partnership"), dict):
        return
    row = chance.choice(
        [told, told["partnership"], told.get("template") or told, chance.choice(rows) if rows else told]
    )
    name = chance.choice(list(row))
    ways: tuple[Callable[[], Any], ...] = (
        lambda: row.update({name: chance.choice(VALUES)}),
        lambda: row.pop(name),
        lambda: row.update(more=1),
        lambda: rows.append(copy.deepcopy(chance.choice(rows))),
        lambda: rows.pop(chance.randrange(len(rows))),
        lambda: chance.shuffle(rows),
        lambda: row.update({name: f"{row[name]}"[1:]}),
    )
    chance.choice(ways)()


def repacked(packed: bytes, chance: Random) -> bytes:
    """A Word file in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    name = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: flipped(parts[name], chance),
        lambda: shortened(parts[name], chance),
        lambda: parts[chance.choice(list(parts))],
        lambda: nested(200_000),
        lambda: b"<a " + b" ".join(b'b%d="c"' % one for one in range(100_000)) + b"/>",
        lambda: parts[name].replace(b"<w:", b"<w:x><w:", 50),
        lambda: parts[name].decode("utf-8", "replace").encode("utf-16"),
        lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
    )
    parts[name] = chance.choice(ways)()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for one, part in parts.items():
            made.writestr(one, part)
    return written.getvalue()


def nested(depth: int) -> bytes:
    """XML that is well-formed, and very deep."""
    return b'<w:styles xmlns:w="x">' + b"<a>" * depth + b"</a>" * depth + b"</w:styles>"


def table(text: str, chance: Random) -> str:
    """A map in CSV in which cells, lines or separators are others."""
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    ways: tuple[Callable[[], Any], ...] = (
        lambda: lines.pop(place),
        lambda: lines.insert(place, chance.choice(lines)),
        lambda: lines.__setitem__(place, lines[place].replace(",", chance.choice((";", "\t", '"', "")))),
        lambda: lines.__setitem__(place, lines[place] + '"' * chance.randint(1, 3)),
        lambda: lines.__setitem__(place, lines[place].replace(",", f",{chance.choice(WORDS)}", 2)),
        lambda: lines.extend([chance.choice(lines)] * 2_000),
        lambda: lines.__setitem__(place, "," * 20_000),
        lambda: lines.__setitem__(place, "x" * 140_000),
    )
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(lines))
        chance.choice(ways)()
    return "\n".join(lines)


WORDS: Final = ("=1+1", "1e400", "-1", "٣", "nan", "\x00", "\ud800", "İ", "é" * 500, "'", '"', "\r", "9" * 400, " ")

BOMBS: Final[dict[str, Callable[[], bytes]]] = {
    "nothing but noughts": lambda: _blown(b"", bytes(2**20), 300),
    "many empty lists": lambda: _blown(b"[", b"[]," * 2**18, 160),
    "lists in lists": lambda: _blown(b"", b"[" * 2**20, 20),
    "one long text": lambda: _blown('{"a":"\U0001f600'.encode(), b"a" * 2**20, 150),
    "a thousand wrappings": lambda: _wrapped(1_000),
}


def _blown(begun: bytes, piece: bytes, times: int) -> bytes:
    written = io.BytesIO()
    with gzip.GzipFile(fileobj=written, mode="wb", compresslevel=1) as packed:
        packed.write(begun)
        for _ in range(times):
            packed.write(piece)
    return written.getvalue()


def _wrapped(times: int) -> bytes:
    held = b"x"
    for _ in range(times):
        held = gzip.compress(held)
    return held


def spoilings(*ways: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random], bytes]:
    """One of these ways, by chance."""
    return partial(_one_of, ways)


def _one_of(ways: tuple[Callable[[bytes, Random], bytes], ...], packed: bytes, chance: Random) -> bytes:
    return chance.choice(ways)(packed, chance)
