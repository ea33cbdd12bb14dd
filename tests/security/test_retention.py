"""What is kept is let go in its time: one table, applied with a moved clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from server import cli, retention
from server.accounts import invitations
from server.accounts.invitations import Invitation
from server.retention import CLASSES
from server.settings import KEEP_DAYS, settings_from
from server.store import clock, tables
from tests.server.web import Browser, Web

SAID = "Zanzibar"


class Later:
    """A clock that can be moved on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._real = clock.now
        self.moved = timedelta()
        for place in ("clock.now", "log.now", "turn.now", "answers.now"):
            monkeypatch.setattr(f"server.store.{place}", self.now)

    def now(self) -> str:
        moment = datetime.fromisoformat(self._real()) + self.moved
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def on(self, days: float) -> None:
        self.moved += timedelta(days=days)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    return Later(monkeypatch)


def applied(web: Web) -> dict[str, int]:
    return {one.key: one.count for one in retention.apply(web.context) if one.count}


def in_file(web: Web, words: str) -> bool:
    return any(words.encode() in one.read_bytes() for one in web.context.settings.data_dir.iterdir() if one.is_file())


def test_quiet_notes_go_after_their_time_and_facilitators_see_that(web: Web, sam: Browser, later: Later) -> None:
    """CG-ERA-4"""
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    puffin.asks("meeting.send_quietly", words=f"{SAID} is too loud")
    later.on(KEEP_DAYS["quiet"] - 1)
    puffin.asks("meeting.send_quietly", words="Something newer")
    assert "quiet" not in applied(web) and in_file(web, SAID)
    later.on(1.5)
    assert applied(web)["quiet"] == 3
    assert not in_file(web, SAID) and in_file(web, "Something newer")
    assert web.context.log.verify(sam.partnership)
    assert [one["words"] for one in puffin.get(puffin.at("/my-things")).json["things"]] == ["Something newer"]
    (deed,) = [one for one in sam.get(sam.at("/audit")).json["deeds"] if one["deed"] == "let_go"]
    assert (deed["by"], deed["detail"]) == ("", "quiet 3")
    assert "quiet" not in applied(web), "once is enough"


def test_what_was_hidden_or_held_goes_and_that_a_concern_hid_something_stays(
    web: Web, sam: Browser, later: Later
) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    hidden, worrying = (puffin.asks("outcomes.say", own_words=f"{SAID} {n}")["made"][0] for n in range(2))
    sam.asks("meeting.hide", record=hidden)
    assert sam.post(sam.at("/concerns"), {"id": "c", "about": "record", "record": worrying}).status_code == 201
    sam.asks("meeting.set_room_rule", rule="moderation", on=True)
    puffin.asks("outcomes.say", own_words=f"{SAID} waits")
    later.on(91)
    gone = applied(web)
    assert (gone["hidden"], gone["held"]) == (1, 3) and not in_file(web, SAID)
    view, _ = web.context.log.view(sam.partnership, sam.seat)
    assert [one.why for one in view.records() if one.kind == "meeting.hidden"] == ["concern"]  # type: ignore[attr-defined]
    contributed = puffin.get(puffin.at("/my-things")).json["things"]
    assert [one["place"] for one in contributed] == ["hidden"] * 2, "that it was theirs stays theirs"


def test_the_days_are_counted_from_when_it_was_written_last(web: Web, sam: Browser, later: Later) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    sam.asks("meeting.set_room_rule", rule="moderation", on=True)
    puffin.asks("outcomes.say", own_words=SAID)
    later.on(60)
    view, _ = web.context.log.view(sam.partnership, sam.seat)
    held = next(one.id for one in view.records() if one.kind == "meeting.held")
    sam.asks("meeting.decline_held", held=held, reason="Too close to somebody")
    later.on(60)
    assert "held" not in applied(web) and in_file(web, SAID), "its writer has had the reason for 60 days"
    later.on(31)
    assert applied(web)["held"] == 1 and not in_file(web, SAID)


def test_who_waited_in_vain_is_forgotten(web: Web, sam: Browser, later: Later) -> None:
    sam.opens_session()
    sam.asks("meeting.set_room_rule", rule="waiting_room", on=True)
    web.browser().joins(sam.code(), "Heron")
    assert in_file(web, "Heron")
    later.on(1.1)
    assert applied(web)["waiting"] == 1 and not in_file(web, "Heron")


def test_what_lies_beside_the_logs_goes_too(web: Web, sam: Browser, later: Later) -> None:
    session = sam.opens_session()
    code = sam.code()
    sam.asks("meeting.end_session", session=session)
    assert web.browser().looks_at(code).status_code == 410
    web.invitation(Invitation(sam.partnership, f"{SAID} Invited", ("member",)))
    body = {"seat": sam.seat, "name": f"{SAID} Register"}
    assert sam.post(sam.at("/register"), body).status_code == 204
    later.on(400)
    before = retention.due(web.context)
    gone = applied(web)
    assert gone.keys() == {"invitations", "join_codes", "register", "browsers", "answers"}
    assert {one.key: one.count for one in before if one.count} == gone, "what is told to be due is what goes"
    assert not in_file(web, SAID)
    for table in (tables.invitations, tables.join_codes, tables.register, tables.browsers):
        counted = select(func.count()).select_from(table)
        assert web.context.database.work(lambda connection, wanted=counted: connection.execute(wanted).scalar()) == 0  # type: ignore[misc]


def test_what_is_agreed_said_and_signed_is_never_let_go_by_time(web: Web, sam: Browser, later: Later) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    said = puffin.asks("outcomes.say", own_words=SAID)["made"][0]
    later.on(5000)
    applied(web)
    view, _ = web.context.log.view(sam.partnership, sam.seat)
    assert view.get(said) is not None


def test_every_class_says_what_ends_it_and_who_decides(web: Web, sam: Browser) -> None:
    told = sam.get(sam.at("/keeping")).json["classes"]
    assert [one["key"] for one in told] == [one.key for one in CLASSES]
    for one in told:
        assert (one["days"] is None) == (one["decides"] != "operator"), one
    assert {one["key"] for one in told if one["days"] is not None} == {*KEEP_DAYS, "concerns"}
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    assert puffin.get(puffin.at("/keeping")).json["classes"] == told


def test_the_operator_sets_other_days_and_nothing_unknown(tmp_path: Path) -> None:
    settings = settings_from({"DATA_DIR": str(tmp_path), "KEEP_DAYS": "quiet=7, register=30"})
    days = {one.key: one.days for one in retention.classes(settings)}
    assert (days["quiet"], days["register"], days["held"]) == (7, 30, KEEP_DAYS["held"])
    for wrong in ("quite=7", "quiet=soon", "quiet", "agreed=1"):
        with pytest.raises(ValueError, match="KEEP_DAYS"):
            settings_from({"KEEP_DAYS": wrong})


def test_it_is_applied_whenever_the_server_starts(web: Web, later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    web.context.database.work(lambda connection: invitations.invite(connection, Invitation(name=SAID)))
    monkeypatch.setenv("DATA_DIR", str(web.context.settings.data_dir))
    for name in ("DATABASE_URL", "PORT", "PUBLIC_URL", "KEEP_DAYS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("server.app.serve", lambda *_: None)
    later.on(60)
    cli.main(["serve"])
    assert not in_file(web, SAID)


def test_the_command_says_what_is_due_and_applies_only_when_told(
    web: Web, sam: Browser, later: Later, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    web.context.database.work(lambda connection: invitations.invite(connection, Invitation(name=SAID)))
    monkeypatch.setenv("DATA_DIR", str(web.context.settings.data_dir))
    for name in ("DATABASE_URL", "PORT", "PUBLIC_URL", "KEEP_DAYS"):
        monkeypatch.delenv(name, raising=False)
    later.on(60)
    for arguments, left in ((["retention"], True), (["retention", "--apply"], False)):
        cli.main(arguments)
        line = next(one for one in capsys.readouterr().out.splitlines() if one.startswith("invitations"))
        assert line.split() == ["invitations", "14", "over", "operator", "1"]
        assert in_file(web, SAID) is left
