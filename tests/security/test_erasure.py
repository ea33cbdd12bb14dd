"""Erasing a person, end to end: nothing of them is left in the database file, in files made or in anybody's sight."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from server import archive, cli
from server.accounts.invitations import Invitation
from server.store import tables
from tests.server.web import PASSWORD, Browser, Web
from tests.services import fresh_database
from workshops.codec import encode
from workshops.meeting.consent import consent
from workshops.wording import digest

SAID = "Zanzibar"
NAME = "Quokka"


class Life:
    """Quokka comes in by the code, says things in every way there is, and leaves traces beside the log."""

    def __init__(self, web: Web, sam: Browser) -> None:
        self.web, self.sam = web, sam
        sam.opens_session()
        answer = web.browser()
        self.quokka = answer.joins(sam.code(), NAME, ways=["listen"])
        self.otter = web.browser().joins(sam.code(), "Otter")
        self.moment = ""
        self.lives()

    def lives(self) -> None:
        quokka, sam = self.quokka, self.sam
        thought = quokka.asks("hypotheses.propose", think=f"{SAID} gives up")["made"][0]
        said = quokka.asks("outcomes.say", own_words=f"{SAID} key worker")["made"][0]
        sam.asks("outcomes.word_formally", of=said, basis_digest=digest(""), formal="One named worker")
        self.otter.asks("hypotheses.add_evidence", hypothesis=thought, words="Seen", strength="records", bearing="for")
        quokka.asks("meeting.send_quietly", words=f"{SAID} is too loud")
        cards = sam.asks("cards.open_round", question="What helps?")["made"][0]
        draft = quokka.asks("cards.write", round=cards, words=f"{SAID} first try")["made"][0]
        quokka.asks("cards.write", round=cards, words=f"{SAID} second try", draft=draft)
        sam.asks("cards.reveal", round=cards)
        group = sam.asks("cards.make_cluster", round=cards, name="People")["made"][0]
        quokka.asks("cards.rename_cluster", cluster=group, basis_digest="late", name=f"{SAID} and others")
        sam.asks("cards.remove_cluster", cluster=group)
        hidden = quokka.asks("outcomes.say", own_words=f"{SAID} uncle")["made"][0]
        sam.asks("meeting.hide", record=hidden)
        quokka.asks("outcomes.reword_own", of=said, basis_digest=digest(f"{SAID} key worker"), own_words=f"{SAID} two")
        sam.asks("meeting.set_room_rule", rule="moderation", on=True)
        quokka.asks("outcomes.say", own_words=f"{SAID} waits")
        quokka.asks("meeting.change_own", group="", ways=["type"])
        body = {"seat": quokka.seat, "name": f"{NAME} Bloggs", "reach": "Key worker Ann"}
        assert sam.post(sam.at("/register"), body).status_code == 204
        self.moment = quokka.get(quokka.at("/exports")).json["at"]

    def traces(self) -> list[str]:
        """Where the name or the words still are."""
        context, partnership = self.web.context, self.sam.partnership
        folder = context.settings.data_dir
        raw = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
        raw["archive"] = gzip.decompress(archive.pack(context, partnership))
        for path in ("/exports/outcomes.html", f"/exports/outcomes.html?at={self.moment}", f"/search?q={SAID}"):
            raw[path] = self.sam.get(self.sam.at(path)).data
        view, _ = context.log.view(partnership, self.sam.seat)
        raw["view"] = repr([encode(one) for one in view.records()]).encode()
        state = context.log._cache[partnership].state
        raw["state"] = repr([encode(one) for one in state.everything().records()]).encode()
        return sorted(name for name, held in raw.items() if SAID.encode() in held or NAME.encode() in held)


@pytest.fixture
def life(web: Web, sam: Browser) -> Life:
    return Life(web, sam)


def kept_of(web: Web, seat: str) -> int:
    """How many rows beside the log still know a seat."""
    named = (tables.seats, tables.browser_seats, tables.register)

    def count(connection: Connection) -> int:
        return sum(len(connection.execute(select(one).where(one.c.seat == seat)).all()) for one in named)

    return web.context.database.work(count)


def test_erased_by_oneself_nothing_is_left_anywhere(life: Life) -> None:
    """CG-ERA-1"""
    assert {"commonground.db", "archive", "view"} <= set(life.traces())
    life.quokka.asks("meeting.erase_own")
    assert life.traces() == []
    assert kept_of(life.web, life.quokka.seat) == 0
    assert life.web.context.log.verify(life.sam.partnership)
    assert life.quokka.get("/me").json["partnerships"] == []
    assert life.quokka.get(life.quokka.at("/my-things")).status_code == 404


def test_erased_by_a_facilitator_who_was_asked(life: Life) -> None:
    """CG-ERA-3"""
    asked = {"seat": life.quokka.seat, "asked": "told"}
    answer = life.otter.post(life.otter.at("/operations"), {"id": "x", "kind": "meeting.erase_person", "body": asked})
    assert answer.json["code"] == "forbidden"
    life.sam.asks("meeting.erase_person", **asked)
    assert life.traces() == [] and life.web.context.log.verify(life.sam.partnership)
    (deed,) = [one for one in life.sam.get(life.sam.at("/audit")).json["deeds"] if one["deed"] == "erased"]
    assert (deed["by"], deed["about"], deed["detail"]) == ("Sam", "", "told")


def test_what_others_said_is_still_there(life: Life) -> None:
    life.quokka.asks("meeting.erase_own")
    told = life.sam.get(life.sam.at("/exports/outcomes.html")).text
    assert "One named worker" in told
    assert "Seen" in life.otter.get(life.otter.at("/my-things")).text


def test_no_digest_is_left_that_a_guess_could_be_tried_against(life: Life) -> None:
    """CG-ERA-1"""
    table = tables.operations
    of_quokka = select(table.c.digest, table.c.outcome).where(table.c.seat == life.quokka.seat)
    rows = life.web.context.database.work(lambda connection: connection.execute(of_quokka).all())
    assert sum(bool(row.digest) for row in rows) > 3
    life.quokka.asks("meeting.erase_own")
    rows = life.web.context.database.work(lambda connection: connection.execute(of_quokka).all())
    assert {tuple(row) for row in rows} == {("", "{}")}


def test_of_ones_own_stream_nothing_is_left_not_even_what_was_taken_out_of_it_before(life: Life) -> None:
    """CG-ERA-1"""
    assent = {"version": consent()["version"], "data_read": True, "quotes": True}
    for _ in range(2):
        life.quokka.asks("meeting.assent", **assent)
    life.quokka.asks("meeting.withdraw_assent")
    stream = tables.entries.c.stream == f"participant:{life.quokka.seat}"
    own = select(tables.entries.c.put, tables.entries.c.salts).where(stream)
    rows = life.web.context.database.work(lambda connection: connection.execute(own).all())
    assert sum("meeting.assent" in row.put for row in rows) == 2
    life.quokka.asks("meeting.erase_own")
    rows = life.web.context.database.work(lambda connection: connection.execute(own).all())
    assert {held for row in rows for held in (*json.loads(row.put), *json.loads(row.salts))} == {None}
    assert life.web.context.log.verify(life.sam.partnership)


def test_what_is_taken_back_leaves_no_digest_either(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    asked = {"id": "first", "kind": "outcomes.say", "body": {"own_words": SAID}}
    said = puffin.post(puffin.at("/operations"), asked).json
    puffin.asks("outcomes.withdraw", of=said["made"][0])
    there = select(tables.operations.c.digest).where(tables.operations.c.operation == "first")
    assert web.context.database.work(lambda connection: connection.execute(there).scalar()) == ""
    assert puffin.post(puffin.at("/operations"), asked).json == said, "a resent operation still gets its first answer"


def test_an_account_goes_with_its_last_seat_and_not_before(web: Web, sam: Browser) -> None:
    """CG-ERA-1"""
    token = web.invitation(Invitation(sam.partnership, NAME, ("facilitator",)))
    body = {"token": token, "name": NAME, "sign_in_name": NAME.lower(), "password": PASSWORD}
    browser = web.browser()
    seat = browser.post("/welcome", body).json["seat"]
    quokka = replace(browser, partnership=sam.partnership, seat=seat)
    elsewhere = quokka.begins(name="Another one")
    quokka.asks("meeting.erase_own")
    assert [one["seat"] for one in quokka.get("/me").json["partnerships"]] == [elsewhere.seat]
    other = web.invitation(Invitation(elsewhere.partnership, "Jo", ("facilitator",)))
    jo = {"token": other, "name": "Jo", "sign_in_name": "jo", "password": PASSWORD}
    assert web.browser().post("/welcome", jo).status_code == 200
    replace(quokka, partnership=elsewhere.partnership, seat=elsewhere.seat, asked=50).asks("meeting.erase_own")
    assert web.browser().post("/sign-in", {"sign_in_name": NAME.lower(), "password": PASSWORD}).status_code == 404
    raw = (web.context.settings.data_dir / "commonground.db").read_bytes()
    assert NAME.encode() not in raw and NAME.lower().encode() not in raw


def test_an_export_made_before_is_not_given_out_any_more(life: Life) -> None:
    making = life.otter.post(life.otter.at("/exports/jobs"), {"name": "outcomes", "form": "html"}).json
    assert making["state"] == "ready"
    life.quokka.asks("meeting.erase_own")
    assert life.otter.get(life.otter.at(f"/exports/jobs/{making['id']}/file")).json["code"] == "stale"


def test_the_operator_erases_somebody_who_left(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """CG-ERA-1"""
    life.sam.asks("meeting.remove_seat", seat=life.quokka.seat)
    life.web.context.database.close()
    monkeypatch.setenv("DATA_DIR", str(life.web.context.settings.data_dir))
    for name in ("DATABASE_URL", "PORT", "PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    cli.main(["erase", life.sam.partnership, life.quokka.seat])
    raw = b"".join(one.read_bytes() for one in life.web.context.settings.data_dir.iterdir() if one.is_file())
    assert SAID.encode() not in raw and NAME.encode() not in raw
    with pytest.raises(SystemExit, match="missing"):
        cli.main(["erase", life.sam.partnership, "0" * 16])


@pytest.mark.postgres
def test_on_postgresql_no_row_is_left(tmp_path: Path, postgres_url: str) -> None:
    web = Web(tmp_path, DATABASE_URL=fresh_database(postgres_url))
    sam = web.facilitator("Sam").begins()
    life = Life(web, sam)
    life.quokka.asks("meeting.erase_own")
    rows = web.context.database.work(
        lambda connection: repr([connection.execute(select(one)).all() for one in tables.metadata.sorted_tables])
    )
    assert SAID not in rows and NAME not in rows and kept_of(web, life.quokka.seat) == 0
    assert web.context.log.verify(sam.partnership)
    web.close()
