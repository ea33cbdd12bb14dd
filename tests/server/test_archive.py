"""Both demonstrations moved to another installation: the same log, the same rights, the same files byte for byte."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from pathlib import Path

import pytest
from sqlalchemy import select

from server import archive, templates
from server.context import Context
from server.demo import load_all
from server.exports import Reader, Wanted, export, offered
from server.live.rooms import Rooms
from server.settings import Settings
from server.store.database import Database
from server.store.log import Log
from server.store.tables import metadata, partnerships, seats
from server.writers import WRITERS
from server.writers.word_template import LARGEST_UNPACKED, kept
from tests.services import fresh_database
from tests.writers.readers import parts_of
from tests.writers.templates import council, zip_of
from workshops import Refused
from workshops.artefacts.agreement.records import Clause, Signature
from workshops.codec import encode
from workshops.meeting.people import DOOR
from workshops.meeting.records import Seat
from workshops.report import DOCUMENTS
from workshops.wording import digest

CASES = ("south_tyneside", "falkirk")
ROLES = ("facilitator", "contributor", "commissioner")


def installation(home: Path, url: str = "") -> Context:
    url = url or f"sqlite:///{home / 'commonground.db'}"
    database = Database(url)
    metadata.create_all(database.engine)
    log = Log(database)
    return Context(Settings(home, url, "", "", 0, ""), database, log, Rooms(log))


class Moved:
    """An installation with the demonstrations, and another one that took in their archives."""

    def __init__(self, here: Path, there: Path) -> None:
        self.before, self.after = installation(here), installation(there)
        self.partnerships = load_all(self.before)
        for case in CASES:
            templates.keep(self.before, self.partnerships[case], f"{case}.docx", council())
        self.packed = {case: archive.pack(self.before, self.partnerships[case]) for case in CASES}
        for case in CASES:
            assert archive.unpack(self.after, self.packed[case]) == self.partnerships[case]

    def readers(self, case: str) -> list[Reader]:
        """One reader of each kind that sees something else, the facilitator first."""
        view, _ = self.before.log.view(self.partnerships[case], DOOR.seat)
        held = {role: one.id for one in view.of(Seat) for role in one.roles}
        return [Reader(self.partnerships[case], held[role]) for role in ROLES]

    def same(self, reader: Reader, name: str, form: str, own_looks: bool = False) -> bytes:
        wanted = Wanted(name, form, own_looks)
        files = [export(context, reader, wanted) for context in (self.before, self.after)]
        assert files[0] == files[1], (name, form)
        return files[0].content


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    return Moved(tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("there"))


@pytest.mark.parametrize("case", CASES)
def test_an_archive_that_was_taken_in_gives_the_same_archive(moved: Moved, case: str) -> None:
    assert archive.pack(moved.after, moved.partnerships[case]) == moved.packed[case]


@pytest.mark.parametrize("case", CASES)
def test_the_chain_and_every_commitment_still_hold(moved: Moved, case: str) -> None:
    assert moved.after.log.verify(moved.partnerships[case])


@pytest.mark.parametrize("case", CASES)
def test_everybody_sees_what_they_saw(moved: Moved, case: str) -> None:
    for reader in moved.readers(case):
        told = [
            [encode(one) for one in context.log.view(reader.partnership, reader.seat)[0].records()]
            for context in (moved.before, moved.after)
        ]
        assert told[0] == told[1] and len(told[0]) > 50


@pytest.mark.parametrize("case", CASES)
def test_every_document_is_the_same_for_every_reader(moved: Moved, case: str) -> None:
    for reader in moved.readers(case):
        for name in DOCUMENTS:
            assert moved.same(reader, name, "csv")


@pytest.mark.parametrize("form", WRITERS)
def test_the_specification_is_the_same_in_every_format(moved: Moved, form: str) -> None:
    assert moved.same(moved.readers("south_tyneside")[0], "specification", form)


@pytest.mark.parametrize("case", CASES)
def test_the_word_template_comes_along_and_looks_the_same(moved: Moved, case: str) -> None:
    told = [templates.template_of(context, moved.partnerships[case]) for context in (moved.before, moved.after)]
    assert told[0] == told[1] and told[0].name == f"{case}.docx"
    made = moved.same(moved.readers(case)[0], "agreement", "docx", own_looks=True)
    assert made != moved.same(moved.readers(case)[0], "agreement", "docx")


@pytest.mark.parametrize("case", CASES)
def test_the_past_and_the_maps_can_be_exported_again(moved: Moved, case: str) -> None:
    reader = moved.readers(case)[0]
    told = [offered(context, reader) for context in (moved.before, moved.after)]
    assert told[0] == told[1] and told[0]["maps"]
    for one in told[0]["maps"]:
        assert moved.same(reader, f"map-{one['id']}", "svg")
        assert moved.same(reader, f"map-{one['id']}", "csv")
    entries = json.loads(gzip.decompress(moved.packed[case]))["entries"]
    early = sorted(entry["at"] for entry in entries)[len(entries) // 2]
    assert moved.same(Reader(reader.partnership, reader.seat, early), "agreement", "html")


@pytest.mark.parametrize("case", CASES)
def test_signatures_still_name_the_texts_that_were_signed(moved: Moved, case: str) -> None:
    view, _ = moved.after.log.view(moved.partnerships[case], DOOR.seat)
    clauses = {one.id: one for one in view.of(Clause)}
    signed = [text for one in view.of(Signature) for text in one.clauses]
    assert signed
    for clause in clauses.values():
        assert clause.digest == digest(clause.plain, clause.formal)
    assert all(clauses[text.clause].digest == text.digest for text in signed)


def test_no_credential_came_along(moved: Moved) -> None:
    kept = moved.after.database.work(lambda connection: connection.execute(select(seats)).mappings().all())
    assert kept and all(row["account"] is None and row["come_back"] is None for row in kept)


def _retold(packed: bytes, **changes: object) -> bytes:
    told = json.loads(gzip.decompress(packed))
    told["template"].update(changes)
    return gzip.compress(json.dumps(told).encode())


def _looks(**changes: bytes) -> str:
    """A kept template of which some parts say something else."""
    parts = {**parts_of(kept(council())), **{name.replace("__", "."): part for name, part in changes.items()}}
    return b64encode(zip_of(parts)).decode()


PICTURE = b'<Relationship Id="rId1" Type="x/image" Target="http://192.0.2.1/x.png" TargetMode="External"/>'
WRONG: dict[str, tuple[dict[str, object], str, str | None]] = {
    "no text": ({"content": "?"}, "template", "not_word"),
    "no zip": ({"content": b64encode(b"Dear council").decode()}, "template", "not_word"),
    "no styles": ({"content": _looks(styles__xml=b"<styles/>")}, "template", "not_word"),
    "macros": ({"content": _looks(vbaProject__bin=b"x")}, "template", "macros"),
    "loads": ({"content": _looks(header__rels=PICTURE)}, "template", "loads_from_elsewhere"),
    "another document": ({"content": _looks(document__xml=b"<!DOCTYPE x><x/>")}, "template", "not_word"),
    "a bomb": ({"content": _looks(styles__xml=b" " * (LARGEST_UNPACKED + 1))}, "template", "too_large"),
    "a large part": ({"content": _looks(styles__xml=b" " * 4_000_000)}, "template", "too_large"),
    "a name that is none": ({"name": "x" * 121}, "not_an_archive", None),
    "a time that is none": ({"added_at": "yesterday"}, "not_an_archive", None),
    "a number for a file": ({"content": 7}, "not_an_archive", None),
    "more than it may say": ({"more": "x"}, "not_an_archive", None),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_template_that_nobody_might_bring_is_refused_with_the_archive(
    moved: Moved, tmp_path: Path, name: str
) -> None:
    changes, reason, because = WRONG[name]
    elsewhere = installation(tmp_path)
    with pytest.raises(Refused, match="invalid") as refused:
        archive.unpack(elsewhere, _retold(moved.packed["falkirk"], **changes))
    assert refused.value.data.get("reason") == reason
    assert refused.value.data.get("because") == because
    assert elsewhere.database.work(lambda connection: connection.execute(select(partnerships)).all()) == []


def test_an_archive_of_an_earlier_version_has_no_template(moved: Moved, tmp_path: Path) -> None:
    told = json.loads(gzip.decompress(moved.packed["falkirk"]))
    del told["template"]
    elsewhere = installation(tmp_path)
    partnership = archive.unpack(elsewhere, gzip.compress(json.dumps(told).encode()))
    assert templates.template_of(elsewhere, partnership) == templates.Template()
    assert json.loads(gzip.decompress(archive.pack(elsewhere, partnership))) == told


@pytest.mark.postgres
def test_postgresql_takes_in_the_same(moved: Moved, postgres_url: str, tmp_path: Path) -> None:
    elsewhere = installation(tmp_path, fresh_database(postgres_url))
    assert archive.unpack(elsewhere, moved.packed["falkirk"]) == moved.partnerships["falkirk"]
    assert archive.pack(elsewhere, moved.partnerships["falkirk"]) == moved.packed["falkirk"]
    elsewhere.database.close()


def test_what_unpacks_to_more_than_expected_is_taken_in_when_asked_to(
    moved: Moved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = moved.packed["falkirk"]
    size = archive.size_of(packed)
    assert size == len(gzip.decompress(packed))
    monkeypatch.setattr(archive, "LARGEST", size - 1)
    elsewhere = installation(tmp_path)
    with pytest.raises(Refused, match="invalid") as refused:
        archive.unpack(elsewhere, packed)
    assert refused.value.data == {"reason": "too_large"}
    assert archive.unpack(elsewhere, packed, size) == moved.partnerships["falkirk"]
