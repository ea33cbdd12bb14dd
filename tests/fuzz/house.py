"""A demonstration case over HTTP in one process, and people of three kinds who call it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, select

from server.accounts.browsers import COOKIE
from server.accounts.invitations import Invitation
from server.demo import load
from server.store.tables import metadata
from tests.server.web import PASSWORD, Browser, Web
from workshops.meeting.people import DOOR

CASE: Final = "south_tyneside"
ROLES: Final = {
    "stranger": (),
    "contributor": ("contributor",),
    "facilitator": ("facilitator", "member", "commissioner", "safeguarding_lead"),
}
# What a stranger's visit may leave behind: that somebody tried, and a cookie.
TRACES: Final = frozenset(("attempts", "browsers"))
Cookies = dict[str, str]


class House:
    """One installation with one demonstration case."""

    def __init__(self, folder: Path) -> None:
        self.web = Web(folder)
        self.partnership = load(self.web.context, CASE)
        self._named = count()
        self.ids = self._pool()

    def close(self) -> None:
        self.web.close()

    def _pool(self) -> dict[str, list[Any]]:
        """What really exists, by the name of the parameter that may say it."""
        view, _ = self.web.context.log.view(self.partnership, DOOR.seat)
        found: dict[str, list[Any]] = {"record": [one.id for one in view.records()], "before": [0, 1], "after": [0, 1]}
        kinds = {
            "pathways.map": ("map_id", "as_is", "to_be"),
            "meeting.session": ("session",),
            "hypotheses.hypothesis": ("hypothesis",),
            "outcomes.outcome": ("outcome",),
        }
        for kind, names in kinds.items():
            found |= {name: [one.id for one in view.records() if one.kind == kind] for name in names}
        return found | {"name": ["agreement", "hypotheses"], "form": ["html", "csv"]}

    def visitor(self, who: str) -> Browser:
        """A fresh browser of somebody of that kind, in the partnership unless a stranger."""
        browser = self.web.browser()
        if who == "stranger":
            return browser
        invitation = Invitation(self.partnership, roles=ROLES[who])
        name = f"{who} {next(self._named)}"
        account = {"sign_in_name": name.replace(" ", "."), "password": PASSWORD} if who == "facilitator" else {}
        answer = browser.post("/welcome", {"token": self.web.invitation(invitation), "name": name, **account})
        assert answer.status_code == 200, answer.text
        return Browser(browser.client, self.partnership, answer.json["seat"])

    def cookies(self, who: str) -> Cookies:
        """The cookies of such a browser."""
        held = self.visitor(who).client.get_cookie(COOKIE)
        return {COOKIE: held.value} if held else {}

    def digest(self) -> str:
        """Of everything that is kept, what any visit leaves behind aside."""
        return digest_of(self.web.context.database.work, TRACES)


def digest_of(work: Callable[..., Any], without: frozenset[str]) -> str:
    """Of every row of every table."""

    def rows(table: Table) -> list[str]:
        ordered = select(table).order_by(*table.primary_key.columns)
        return work(lambda connection: [repr(tuple(row)) for row in connection.execute(ordered)])  # type: ignore[no-any-return]

    found = {table.name: rows(table) for table in metadata.sorted_tables if table.name not in without}
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()
