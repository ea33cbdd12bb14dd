"""An installation in a folder, and browsers that speak with it over HTTP."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from server import api
from server.accounts import invitations
from server.accounts.invitations import Invitation
from server.app import make_context
from server.context import Context
from server.settings import settings_from
from server.store.upgrading import upgrade

Json = dict[str, Any]
# A werkzeug TestResponse, whose JSON is whatever the test expects.
Answer = Any
HEADERS = {"X-Requested-With": "common-ground"}
PASSWORD = "a long enough password"


_EMPTY: list[bytes] = []


def _new_database(url: str, folder: Path) -> None:
    """A new database by the migrations, which run once for all tests on SQLite."""
    if not url.startswith("sqlite"):
        return upgrade(url)
    file = folder / "commonground.db"
    if not _EMPTY:
        upgrade(url)
        _EMPTY.append(file.read_bytes())
    file.write_bytes(_EMPTY[0])
    return None


class Web:
    """The server, and the browsers that were opened."""

    def __init__(self, folder: Path, **environment: str) -> None:
        settings = settings_from({"DATA_DIR": str(folder), **environment})
        _new_database(settings.database_url, folder)
        self.context: Context = make_context(settings)
        self.app = Flask("server", static_folder=None)
        api.register(self.app, self.context)

    def close(self) -> None:
        self.context.database.close()

    def browser(self) -> Browser:
        return Browser(self.app.test_client())

    def invitation(self, invitation: Invitation | None = None) -> str:
        """The token of a new invitation; a first facilitator's by default."""
        return self.context.database.work(lambda connection: invitations.invite(connection, invitation or Invitation()))

    def facilitator(self, name: str = "Sam") -> Browser:
        """A browser signed in to a new account."""
        browser = self.browser()
        body = {"token": self.invitation(), "name": name, "sign_in_name": name.lower(), "password": PASSWORD}
        assert browser.post("/welcome", body).status_code == 200
        return browser


@dataclass
class Browser:
    """One browser with its cookies. ``partnership`` is where it usually is."""

    client: FlaskClient
    partnership: str = ""
    seat: str = ""
    asked: int = 0

    def get(self, path: str, **more: Any) -> Answer:
        return self.client.get(f"/api{path}", **more)

    def post(self, path: str, body: object = None, **more: Any) -> Answer:
        return self.client.post(f"/api{path}", json={} if body is None else body, **{"headers": HEADERS, **more})

    def at(self, path: str) -> str:
        return f"/partnerships/{self.partnership}{path}"

    def asks(self, kind: str, **body: Any) -> Json:
        """Have an operation done; returns the answer."""
        self.asked += 1
        answer = self.post(self.at("/operations"), {"id": f"{self.seat}-{self.asked}", "kind": kind, "body": body})
        assert answer.status_code == 200, answer.text
        return dict(answer.json or {})

    def begins(self, **more: Any) -> Browser:
        """Begin a partnership with two groups and an organisation."""
        body = {
            "name": "A safe place to live",
            "groups": [{"name": "Young people", "thread": "young_people"}, {"name": "Housing", "thread": "housing"}],
            "organisations": [{"name": "Harbour", "group": "Housing"}],
            **more,
        }
        answer = self.post("/partnerships", body)
        assert answer.status_code == 201, answer.text
        return replace(self, partnership=answer.json["partnership"], seat=answer.json["seat"])

    def opens_session(self) -> str:
        """Plan a session and go live; returns its id."""
        session: str = self.asks("meeting.plan_session", template="TPL-2")["made"][0]
        self.asks("meeting.open_session", session=session)
        return session

    def code(self) -> str:
        """The join code of the live session."""
        answer = self.get(self.at("/join-code"))
        assert answer.status_code == 200, answer.text
        return str(answer.json["code"])

    def looks_at(self, code: str, **more: Any) -> Answer:
        """What a code opens, before joining."""
        return self.post("/join/look", {"code": code}, **more)

    def joins(self, code: str, nickname: str, **more: Any) -> Browser:
        """Come in by a join code."""
        answer = self.post("/join", {"code": code, "nickname": nickname, **more})
        assert answer.status_code == 200, answer.text
        return replace(self, partnership=answer.json["partnership"], seat=answer.json["seat"])


def token_of(link: str) -> str:
    """The token in a welcome link."""
    found = re.search(r"/welcome/([\w-]+)$", link)
    assert found, link
    return found[1]
