"""The command: what it prints, and what it never prints."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from server import archive
from server.cli import main
from server.exports import Reader, Wanted, export
from server.opening import welcome
from server.settings import settings_from
from server.store.database import Database
from server.store.tables import partnerships, seats
from server.store.upgrading import differences, upgrade
from tests.server.web import Browser, Web, token_of
from tests.services import fresh_database
from workshops import Refused
from workshops.codec import encode


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DATABASE_URL", "PORT", "PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return tmp_path


def test_migrations_make_the_tables_that_are_declared(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    upgrade(url)
    upgrade(url)
    assert differences(url) == []


@pytest.mark.postgres
def test_migrations_make_the_same_tables_on_postgresql(postgres_url: str) -> None:
    url = fresh_database(postgres_url)
    upgrade(url)
    assert differences(url) == []


def test_a_database_that_does_not_fit_is_named(folder: Path) -> None:
    with pytest.raises(SystemExit, match="does not fit"):
        main(["database", "check"])
    main(["database", "upgrade"])
    main(["database", "check"])


def test_a_database_that_was_put_back_begins_another_life(folder: Path) -> None:
    main(["database", "upgrade"])
    url = settings_from().database_url
    before = Database(url).life()
    assert Database(url).life() == before
    main(["database", "restored"])
    assert Database(url).life() != before


def test_the_first_start_prints_a_link_that_works_once(web: Web) -> None:
    told = welcome(web.context, {})
    line = next(one for one in told.splitlines() if "First facilitator" in one)
    token = token_of(line.removesuffix("   (works once)"))
    assert web.browser().post("/welcome/look", {"token": token}).json["first"] is True


def test_a_live_session_prints_its_code(web: Web, sam: Browser) -> None:
    sam.opens_session()
    told = welcome(web.context, {})
    assert sam.code() in told
    assert f"/j/{sam.code().replace('-', '')}" in told
    assert "/welcome/" not in told


def test_no_secret_is_printed_where_somebody_hosts_it(web: Web, sam: Browser) -> None:
    sam.opens_session()
    told = welcome(web.context, {"PORT": "80", "DATABASE_URL": "postgres://"})
    assert told == "Common Ground is running at http://localhost:8000"


def test_the_first_facilitator_of_the_teaching_example_gets_a_seat_in_it(web: Web) -> None:
    from server.seats import ask_door
    from workshops.meeting.partnership import Found

    partnership = web.context.log.create_partnership()
    ask_door(web.context, partnership, Found(name="A case", teaching="Teaching example"))
    token = token_of(welcome(web.context, {}).splitlines()[1].removesuffix("   (works once)"))
    body = {"token": token, "name": "Sam", "sign_in_name": "sam", "password": "long enough for it"}
    browser = web.browser()
    assert browser.post("/welcome", body).json["partnership"] == partnership
    assert browser.get("/me").json["partnerships"][0]["roles"] == ["facilitator", "member"]


def test_another_teaching_example_has_a_link_that_joins_the_same_account(web: Web) -> None:
    from server.seats import ask_door
    from workshops.meeting.partnership import Found

    made = [web.context.log.create_partnership() for _ in range(2)]
    for partnership in made:
        ask_door(web.context, partnership, Found(name="A case", teaching="Teaching example"))
    links = [one.removesuffix("   (works once)") for one in welcome(web.context, {}).splitlines() if "/welcome/" in one]
    first, other = (token_of(link) for link in links)
    browser = web.browser()
    account = {"sign_in_name": "sam", "password": "long enough for it"}
    browser.post("/welcome", {"token": first, "name": "Sam", **account})
    browser.post("/welcome", {"token": other, "name": "Sam", "sign_in_name": "", "password": ""})
    found = browser.get("/me").json
    assert {one["id"] for one in found["partnerships"]} == set(made)
    assert found["account"]["sign_in_name"] == "sam"


def test_an_export_on_the_command_line_is_the_readers_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    web = Web(folder)
    sam = web.facilitator("Sam").begins()
    sam.asks("hypotheses.propose", think="An open thought")
    expected = export(web.context, Reader(sam.partnership, sam.seat), Wanted("hypotheses", "html")).content
    web.close()
    target = folder / "register.html"
    main(["export", sam.partnership, "hypotheses.html", "--as", sam.seat, "-o", str(target)])
    assert target.read_bytes() == expected
    for wrong in (["hypotheses.exe", "--as", sam.seat], ["hypotheses.html", "--as", "nobody"]):
        with pytest.raises(SystemExit, match="missing"):
            main(["export", sam.partnership, *wrong, "-o", str(target)])


def test_an_invitation_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["database", "upgrade"])
    main(["invite"])
    assert token_of(capsys.readouterr().out.strip())
    with pytest.raises(SystemExit, match="missing"):
        main(["invite", "nowhere"])


def test_an_archive_moves_a_partnership_whole_and_without_credentials(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one, other = Web(folder), Web(tmp_path_factory.mktemp("other"))
    sam = one.facilitator("Sam").begins()
    sam.opens_session()
    puffin = one.browser().joins(sam.code(), "Puffin")
    puffin.asks("meeting.send_quietly", words="A very quiet word")
    packed = archive.pack(one.context, sam.partnership)
    assert archive.unpack(other.context, packed) == sam.partnership
    for seat in (sam.seat, puffin.seat):
        before, after = (web.context.log.view(sam.partnership, seat)[0] for web in (one, other))
        assert [encode(record) for record in before.records()] == [encode(record) for record in after.records()]
    assert other.context.log.verify(sam.partnership)
    kept = other.context.database.work(lambda connection: connection.execute(select(seats)).mappings().all())
    assert all(row["account"] is None and row["come_back"] is None for row in kept)
    with pytest.raises(Refused, match="taken"):
        archive.unpack(other.context, packed)
    one.close()
    other.close()


def _altered(packed: bytes, change: Any) -> bytes:
    told = json.loads(gzip.decompress(packed))
    change(told)
    return gzip.compress(json.dumps(told).encode())


def test_what_is_no_archive_or_was_altered_is_refused_whole(
    web: Web, sam: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    packed = archive.pack(web.context, sam.partnership)
    other = Web(tmp_path_factory.mktemp("other"))
    wrong = [
        b"",
        b"not an archive",
        packed[:-20],
        gzip.compress(b"{}"),
        gzip.compress(b"[" * 100_000),
        _altered(packed, lambda told: told["entries"][0].update(put='[{"kind": "meeting.seat"}]')),
        _altered(packed, lambda told: told["entries"].pop()),
        _altered(packed, lambda told: told["entries"][0].update(number="one")),
        _altered(packed, lambda told: told["seats"][0].update(account="x")),
        _altered(packed, lambda told: told["partnership"].update(id="another")),
        _altered(packed, lambda told: told.update(version=2)),
    ]
    for one in wrong:
        with pytest.raises(Refused, match="invalid"):
            archive.unpack(other.context, one)
    found = other.context.database.work(lambda connection: connection.execute(select(partnerships)).all())
    other.close()
    assert found == []
