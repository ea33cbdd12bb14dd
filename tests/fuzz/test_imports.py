"""Spoilt archives, maps and Word files: a clear refusal, soon and in little memory, and nothing half taken in."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete

from server import archive, templates
from server.exports import Reader, Wanted, export
from server.store.tables import partnerships, snapshots, word_templates
from server.writers.word_template import kept
from tests.fuzz.house import TRACES, House, digest_of
from tests.fuzz.spoilt import BOMBS, flipped, repacked, retold, shortened, spoilings, table
from tests.rounds import ROUNDS, seeds
from tests.server.web import Web
from tests.writers.templates import council
from workshops import Refused
from workshops.artefacts.pathways.records import Map
from workshops.meeting.people import DOOR

TRIES = 20
MOST_MEMORY = 512 * 2**20
MOST_SECONDS = 10.0
Record = Callable[[str, object], None]


@pytest.mark.parametrize("seed", seeds(1))
def test_a_spoilt_archive_is_refused_whole(house: House, tmp_path: Path, seed: int, record_property: Record) -> None:
    """What the chain does not hold together may differ: first answers, and times."""
    chance, spoil = Random(seed), spoilings(flipped, shortened, retold, retold, retold)
    templates.keep(house.web.context, house.partnership, "Tyneshire.docx", council())
    packed, taken = archive.pack(house.web.context, house.partnership), 0
    templates.forget(house.web.context, house.partnership)
    elsewhere = Web(tmp_path)
    work = elsewhere.context.database.work
    before = digest_of(work, TRACES)
    for number in range(TRIES):
        spoilt = spoil(packed, chance)
        try:
            archive.unpack(elsewhere.context, spoilt)
        except Refused as refused:
            assert refused.code == "invalid", number  # noqa: PT017  (either way is fine)
        else:
            taken += 1
            assert _proved(packed) == _proved(spoilt), f"seed {seed}, try {number}"
            _take_out(elsewhere, house.partnership)
        assert digest_of(work, TRACES) == before
    assert archive.unpack(elsewhere.context, packed) == house.partnership
    elsewhere.close()
    record_property("figure", f"{TRIES} spoilt archives, {TRIES - taken} refused")


def _proved(packed: bytes) -> list[list[object]]:
    """What the chain proves of each entry, in its order."""
    rows = json.loads(gzip.decompress(packed))["entries"]
    return sorted([row[name] for name in ("stream", "number", "put", "removed", "commitments")] for row in rows)


def _take_out(web: Web, partnership: str) -> None:
    """Everything that was taken in."""
    assert web.context.log.verify(partnership)
    with web.context.database.begin() as connection:
        for table in (snapshots, word_templates, *archive.TABLES):
            connection.execute(delete(table))
        connection.execute(delete(partnerships))


@pytest.mark.parametrize("seed", seeds(1))
def test_a_spoilt_word_file_is_refused_or_harmless(seed: int, record_property: Record) -> None:
    chance, spoil, taken = Random(seed), spoilings(flipped, shortened, repacked, repacked), 0
    packed = council()
    for _ in range(TRIES):
        begun = time.process_time()
        try:
            kept(spoil(packed, chance))
            taken += 1
        except Refused as refused:
            assert refused.code == "invalid" and refused.data["reason"]  # noqa: PT017  (either way is fine)
        assert time.process_time() - begun < MOST_SECONDS
    record_property("figure", f"{TRIES} spoilt Word files, {TRIES - taken} refused")


@pytest.mark.parametrize("seed", seeds(1))
def test_a_spoilt_map_is_refused_by_line_or_taken_in_whole(house: House, seed: int, record_property: Record) -> None:
    chance, sam, taken = Random(seed), house.visitor("facilitator"), 0
    view, _ = house.web.context.log.view(house.partnership, DOOR.seat)
    reader = Reader(house.partnership, sam.seat)
    maps = [export(house.web.context, reader, Wanted(f"map-{one.id}", "csv")) for one in view.of(Map)]
    for number in range(TRIES):
        text = table(chance.choice(maps).content.decode(), chance)[:150_000]
        before, begun = _entries(house), time.process_time()
        body = {"name": f"Map {seed} {number}", "moment": "as_is", "rows": text}
        answer = sam.post(sam.at("/maps/import"), body)
        assert time.process_time() - begun < MOST_SECONDS
        assert answer.status_code in (201, 409, 422), answer.text
        taken += answer.status_code == 201
        if answer.status_code == 422:
            assert answer.json["data"].get("reason") in ("rows", "no_table") or answer.json["data"]["fields"]
            assert _entries(house) == before
    assert taken < TRIES
    record_property("figure", f"{TRIES} spoilt maps, {TRIES - taken} refused")


def _entries(house: House) -> str:
    """The digest of all but the first answers: those remember a refusal too."""
    return digest_of(house.web.context.database.work, TRACES | {"operations"})


def test_bombs_are_refused_soon_and_in_little_memory(tmp_path: Path, record_property: Record) -> None:
    for name, made in BOMBS.items():
        (tmp_path / f"{name}.gz").write_bytes(made())
    ran = [sys.executable, "-m", "tests.fuzz.bombed", str(tmp_path)]
    done = subprocess.run(ran, capture_output=True, text=True, timeout=60 * ROUNDS, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["refused"] == sorted(BOMBS)
    assert max(told["seconds"]) < MOST_SECONDS
    assert told["memory"] < MOST_MEMORY
    record_property("figure", f"{told['memory'] / 2**20:.0f} MB, {max(told['seconds']):.1f} s at most")
