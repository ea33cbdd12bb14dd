"""The route of a concern, end to end: raised by anybody, hidden at once, read by the lead alone, in nothing else."""

from __future__ import annotations

import gzip
import logging
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import select, update

from server import archive
from server.accounts.invitations import Invitation
from server.concerns.route import forget
from server.concerns.vault import KEY_FILE, Vault, vault_of
from server.settings import settings_from
from server.store import tables
from server.store.models import Answer
from tests.server.web import Browser, Json, Web
from workshops import Refused
from workshops.artefacts.outcomes.records import Outcome
from workshops.codec import encode

SECRET = "Zanzibar uncle hurts me"


class House:
    """Sam facilitates, Maryam is the safeguarding lead, Puffin has said something that must not stand there."""

    def __init__(self, web: Web, sam: Browser) -> None:
        self.web, self.sam = web, sam
        sam.opens_session()
        self.maryam = self.invited("Maryam", "member", "safeguarding_lead")
        self.puffin, self.otter = (web.browser().joins(sam.code(), one) for one in ("Puffin", "Otter"))
        self.said = self.puffin.asks("outcomes.say", own_words=SECRET)["made"][0]

    def invited(self, name: str, *roles: str) -> Browser:
        browser = self.web.browser()
        token = self.web.invitation(Invitation(self.sam.partnership, name, roles))
        answer = browser.post("/welcome", {"token": token, "name": name})
        assert answer.status_code == 200, answer.text
        return replace(browser, partnership=self.sam.partnership, seat=answer.json["seat"])

    def raises(self, browser: Browser, **more: object) -> Json:
        answer = browser.post(browser.at("/concerns"), {"id": "c1", "about": "record", "record": self.said, **more})
        assert answer.status_code == 201, answer.text
        return dict(answer.json)

    def concerns(self) -> list[Json]:
        return list(self.maryam.get(self.maryam.at("/concerns")).json["concerns"])

    def seen_by(self, browser: Browser) -> str:
        view, _ = self.web.context.log.view(browser.partnership, browser.seat)
        return repr([encode(one) for one in view.records()])


@pytest.fixture
def house(web: Web, sam: Browser) -> House:
    return House(web, sam)


def test_anybody_raises_a_concern_and_it_leaves_every_screen_at_once(house: House) -> None:
    """CG-SAF-1"""
    assert house.raises(house.otter, words="That sounds bad") == {"hidden": True, "safeguarding_lead": "Maryam"}
    for browser in (house.sam, house.otter, house.maryam):
        assert SECRET not in house.seen_by(browser)
    assert "meeting.concern_notice" not in house.seen_by(house.sam)
    (found,) = house.concerns()
    assert (found["words"], found["said"], found["raised_by"]) == (SECRET, "That sounds bad", "Otter")
    assert found["kind"] == "outcomes.outcome" and found["at"] and found["writer_known"]


def test_the_words_are_in_no_file_export_archive_search_or_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """CG-SAF-4"""
    caplog.set_level(logging.DEBUG)
    house.raises(house.otter, words="Kilimanjaro")
    folder = house.web.context.settings.data_dir
    for words in (SECRET, "Kilimanjaro"):
        assert not any(words.encode() in one.read_bytes() for one in folder.iterdir() if one.is_file())
        packed = gzip.decompress(archive.pack(house.web.context, house.sam.partnership)).decode()
        assert words not in packed and words not in caplog.text
        for browser in (house.sam, house.maryam):
            for name in ("outcomes.html", "hypotheses.html"):
                assert words not in browser.get(browser.at(f"/exports/{name}")).text
    assert house.web.context.log.verify(house.sam.partnership)
    assert "concerns" not in packed and "sealed" not in packed.replace('"stream": "sealed"', "")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("get", "/concerns", None),
        ("post", "/concerns/x/close", None),
        ("post", "/concerns/x/put-back", None),
        ("post", "/register/open", {"why": "concern", "reason": "x"}),
    ],
)
def test_only_the_lead_reads(house: House, method: str, path: str, body: Json | None) -> None:
    """CG-SAF-2"""
    for browser in (house.sam, house.puffin):
        at = browser.at(path)
        answer = browser.get(at) if method == "get" else browser.post(at, body)
        assert answer.status_code == 403


def test_the_same_concern_sent_again_is_the_same_one(house: House) -> None:
    assert house.raises(house.otter) == house.raises(house.otter)
    assert len(house.concerns()) == 1
    assert house.raises(house.sam, id="c1", about="seen", record="")["hidden"] is False
    assert len(house.concerns()) == 2


def test_a_database_that_is_away_for_a_moment_leaves_nothing_on_the_screens(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CG-SAF-1: whoever raises it is told that it did not go through, sends it again, and then it is hidden."""
    rooms = house.web.context.rooms
    ask, away = rooms.ask, [True]

    def busy(*asked: Any) -> Answer:
        if away and away.pop():
            raise Refused("unavailable")
        return ask(*asked)

    monkeypatch.setattr(rooms, "ask", busy)
    body = {"id": "c1", "about": "record", "record": house.said}
    assert house.otter.post(house.otter.at("/concerns"), body).status_code == 503
    assert house.raises(house.otter)["hidden"] is True
    assert SECRET not in house.seen_by(house.otter)


def test_help_needs_no_words_and_no_record(house: House) -> None:
    assert house.raises(house.puffin, about="help", record="")["safeguarding_lead"] == "Maryam"
    assert SECRET in house.seen_by(house.otter)
    assert "meeting.concern_notice" in house.seen_by(house.maryam)


def test_what_one_may_not_see_is_missing_and_hides_nothing(house: House) -> None:
    answer = house.otter.post(house.otter.at("/concerns"), {"id": "c", "about": "record", "record": "nothing"})
    assert answer.status_code == 404 and house.concerns() == []
    session = house.web.context.log.view(house.sam.partnership, house.sam.seat)[0]
    seat = next(one.id for one in session.records() if one.kind == "meeting.session")
    assert house.raises(house.otter, record=seat)["hidden"] is False


def test_without_a_lead_it_is_kept_and_said_so(web: Web, sam: Browser) -> None:
    answer = sam.post(sam.at("/concerns"), {"id": "1", "about": "seen", "words": "Somebody cried"})
    assert answer.json == {"hidden": False, "safeguarding_lead": ""}
    late = House(web, sam)
    assert [one["said"] for one in late.concerns()] == ["Somebody cried"]


def test_what_was_harmless_is_put_back_and_still_its_writers(house: House) -> None:
    """CG-HID-2"""
    house.raises(house.otter)
    concern = house.concerns()[0]["id"]
    assert house.maryam.post(house.maryam.at(f"/concerns/{concern}/put-back")).status_code == 204
    view, _ = house.web.context.log.view(house.sam.partnership, house.otter.seat)
    (again,) = view.of(Outcome)
    assert again.own_words == SECRET
    house.puffin.asks("outcomes.withdraw", of=again.id)
    assert house.maryam.post(house.maryam.at(f"/concerns/{concern}/put-back")).status_code == 410
    assert "meeting.concern_notice" not in house.seen_by(house.maryam)


def test_who_is_who_is_told_to_the_lead_with_a_reason_and_all_facilitators_see_it(house: House) -> None:
    """CG-SAF-3"""
    body = {"seat": house.puffin.seat, "name": "Jo Bloggs", "reach": "Key worker Ann"}
    assert house.sam.post(house.sam.at("/register"), body).status_code == 204
    assert house.sam.get(house.sam.at("/register")).json == {"seats": [house.puffin.seat]}
    assert house.otter.post(house.otter.at("/register"), body).status_code == 403
    house.raises(house.otter)
    asked = {"why": "concern", "reason": "A child may be hurt", "concern": house.concerns()[0]["id"]}
    told = house.maryam.post(house.maryam.at("/register/open"), asked).json
    assert told["writer"] == {"seat": house.puffin.seat, "nickname": "Puffin"}
    assert told["people"] == [{"nickname": "Puffin", **body}]
    assert "meeting.register_opened" in house.seen_by(house.sam)
    assert "A child may be hurt" not in house.seen_by(house.sam) + house.seen_by(house.maryam)
    assert "meeting.register_opened" not in house.seen_by(house.otter)
    folder = house.web.context.settings.data_dir
    assert not any(b"Jo Bloggs" in one.read_bytes() for one in folder.iterdir() if one.is_file())


def test_a_concern_in_good_hands_is_forgotten_after_its_time(house: House) -> None:
    house.raises(house.otter)
    (found,) = house.concerns()
    assert house.maryam.post(house.maryam.at(f"/concerns/{found['id']}/close")).status_code == 204
    assert house.concerns()[0]["closed_at"]
    assert house.maryam.post(house.maryam.at("/concerns/none/close")).status_code == 404
    long_ago = update(tables.concerns).values(closed_at="2020-01-01T00:00:00.000Z")
    house.web.context.database.work(lambda connection: connection.execute(long_ago))
    forget(house.web.context)
    assert house.concerns() == []


def test_the_key_is_apart_from_the_database_and_without_it_nothing_can_be_read(house: House, tmp_path: Path) -> None:
    """CG-SAF-4"""
    house.raises(house.otter)
    sealed = house.web.context.database.work(
        lambda connection: connection.execute(select(tables.concerns.c.sealed)).scalar_one()
    )
    assert house.web.context.vault.open(sealed)["words"] == SECRET
    with pytest.raises(InvalidToken):
        Vault(Fernet.generate_key().decode()).open(sealed)
    assert stat.S_IMODE((house.web.context.settings.data_dir / KEY_FILE).stat().st_mode) == 0o600


def test_the_key_may_come_from_the_environment(tmp_path: Path) -> None:
    settings = settings_from({"DATA_DIR": str(tmp_path), "CONCERNS_KEY": Fernet.generate_key().decode()})
    assert vault_of(settings).open(vault_of(settings).seal({"words": "x"})) == {"words": "x"}
    assert not (tmp_path / KEY_FILE).exists()


def test_a_field_that_is_refused_is_not_repeated(house: House) -> None:
    """CG-SAF-4"""
    answer = house.otter.post(house.otter.at("/concerns"), {"id": "c", "about": SECRET, "words": SECRET})
    assert answer.status_code == 422 and SECRET not in answer.text


def test_who_waits_may_ask_for_help(house: House) -> None:
    house.sam.asks("meeting.set_room_rule", rule="waiting_room", on=True)
    heron = house.web.browser().joins(house.sam.code(), "Heron")
    assert house.raises(heron, about="help", record="")["safeguarding_lead"] == "Maryam"
    assert house.concerns()[0]["raised_by"] == "Heron"
