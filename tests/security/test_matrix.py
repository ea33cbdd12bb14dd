"""Every route and every kind of operation, by who asks and where: a reviewed file, which behaviour must equal.

``routes.txt`` is written by ``python -m tests.security.test_matrix``; a new route changes it, and a change is reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from argon2 import PasswordHasher

from server.accounts import browsers, passwords
from server.accounts.invitations import Invitation
from server.demo import load_all
from server.seats import PROJECTOR
from server.wire.permissions import rows
from tests.server.test_routes import OPEN, SEATED, routes_of
from tests.server.web import Answer, Browser, Web
from tests.services import fresh_database
from workshops import Actor, Operation, Refused, Stamp, State, View, admit
from workshops.audiences import streams_of
from workshops.catalogue import operation_kinds
from workshops.fields import Spec, spec_of
from workshops.meeting.people import WAITS
from workshops.meeting.records import ROLES, Seat

FILE: Final = Path(__file__).with_name("routes.txt")
ABOUT: Final = """\
What each route answers, by who asks: the HTTP status, with a body that would do. "elsewhere" is a facilitator of
another partnership: they and strangers never learn more than "not found" (404). Who waits has a place of their own and
no right: 403, or what there is to see of an empty room.
"""
ASKERS: Final = ("stranger", "elsewhere", WAITS, *ROLES)
# What whoever waits may call: their own things, asking for help, and reading a view in which nothing stands.
OF_WHO_WAITS: Final = {
    *("/ticket", "/my-things", "/my-things/download", "/search", "/concerns", "/keeping", "/exports/jobs"),
    *("/answers", "/influence", "/unresolved", "/hypotheses/points", "/specification/digest"),
}


class House:
    """One partnership with a person of each role, and another one."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.sam = web.facilitator("Sam").begins()
        self.sam.opens_session()
        self.session = self._session()
        self.askers = dict(self._askers())

    def _session(self) -> str:
        view, _ = self.web.context.log.view(self.sam.partnership, self.sam.seat)
        return next(one.id for one in view.records() if one.kind == "meeting.session")

    def _askers(self) -> Iterator[tuple[str, Browser]]:
        yield "stranger", replace(self.web.browser(), partnership=self.sam.partnership)
        jo = self.web.facilitator("Jo").begins(name="Another one")
        yield "elsewhere", replace(jo, partnership=self.sam.partnership)
        yield "contributor", self.web.browser().joins(self.sam.code(), "Puffin")
        for role in ROLES:
            if role not in ("facilitator", "contributor", "projector"):
                yield role, self._invited(role)
        yield "facilitator", self.sam
        yield "projector", self._wall()
        self.sam.asks("meeting.set_room_rule", rule="waiting_room", on=True)
        yield WAITS, self.web.browser().joins(self.sam.code(), "Heron")

    def _invited(self, role: str) -> Browser:
        browser = self.web.browser()
        token = self.web.invitation(Invitation(self.sam.partnership, role, (role,)))
        seat = browser.post("/welcome", {"token": token, "name": role}).json["seat"]
        return replace(browser, partnership=self.sam.partnership, seat=seat)

    def _wall(self) -> Browser:
        """The projector's seat in a browser of its own, as its only one."""
        seat = self.sam.post(self.sam.at("/projector")).json["seat"]
        wall, work = self.web.browser(), self.web.context.database.work
        begun, secret = work(browsers.begin)
        work(lambda connection: browsers.sit(connection, begun, self.sam.partnership, seat, PROJECTOR))
        wall.client.set_cookie(browsers.COOKIE, secret)
        return replace(wall, partnership=self.sam.partnership, seat=seat)

    def calls(self, route: str, asker: str) -> Answer:
        method, path = route.split(" ")
        values = {"<name>": "outcomes", "<form>": "md", "<session>": self.session}
        for name, value in {**values, "<partnership>": self.sam.partnership}.items():
            path = path.replace(name, value)
        for name in ("<map_id>", "<record>", "<concern>", "<job>", "<as_is>", "<to_be>", "<hypothesis>", "<outcome>"):
            path = path.replace(name, "0" * 16)
        path = path.replace("<int:before>", "1").replace("<int:after>", "0").removeprefix("/api")
        browser = self.askers[asker]
        return browser.get(path) if method == "GET" else browser.post(path, SEATED[route])


def table(house: House) -> str:
    """The whole of routes.txt."""
    lines = [["route", *ASKERS]]
    lines += [[route, *(str(house.calls(route, one).status_code) for one in ASKERS)] for route in sorted(SEATED)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    told = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
    return "\n".join([ABOUT, *told, "", "Open to everybody:", *sorted(OPEN)]) + "\n"


def test_what_each_route_answers_is_what_was_reviewed(web: Web) -> None:
    assert table(House(web)) == FILE.read_text("utf-8"), "run: python -m tests.security.test_matrix, and review it"


def test_a_route_that_is_not_in_the_file_fails(web: Web) -> None:
    web.app.add_url_rule("/api/partnerships/<partnership>/new", "new", lambda partnership: "")
    assert routes_of(web.app) - (OPEN | SEATED.keys()) == {"GET /api/partnerships/<partnership>/new"}


def test_strangers_and_who_waits_learn_that_nothing_is_there() -> None:
    for line in FILE.read_text("utf-8").splitlines():
        if not line.startswith(("GET /api/partnerships/<partnership>/", "POST /api/partnerships/<partnership>/")):
            continue
        route, path, *told = line.split()
        assert told[:2] == ["404", "404"], f"{route} {path}"
        own = path.removeprefix("/api/partnerships/<partnership>") in OF_WHO_WAITS
        assert own or told[2] in ("404", "403"), f"{route} {path}: {told[2]} to who waits"


def test_what_who_waits_may_read_is_empty(web: Web) -> None:
    """CG-WAI-1"""
    house = House(web)
    house.sam.asks("outcomes.say", own_words="A zebra crossing")
    heron = house.askers[WAITS]
    for path in OF_WHO_WAITS:
        told = heron.get(heron.at(path))
        if told.status_code == 200:
            held = told.text
            assert "zebra" not in held and "Sam" not in held and house.sam.seat not in held
            assert house.session not in held and "A safe place" not in held


class Asking:
    """Bodies for operations that would do as far as shapes go, made from what a reader of everything can see."""

    def __init__(self, everything: View) -> None:
        self._by_kind: dict[str, str] = {}
        for one in everything.records():
            self._by_kind.setdefault(one.kind, one.id)
        self._any = next(iter(self._by_kind.values()))

    def body(self, cls: type[Operation]) -> Operation:
        specs = {one.name: spec_of(one) for one in fields(cls)}
        return cls(**{name: self._value(spec) for name, spec in specs.items() if spec and not spec.optional})

    def _value(self, spec: Spec) -> Any:
        one = self._one(spec)
        return ((one,) if spec.shape != "reference" or one else ()) if spec.many else one

    def _one(self, spec: Spec) -> Any:
        plain: dict[str, Any] = {"text": "words", "flag": True, "whole": int(spec.lowest), "number": spec.lowest}
        if spec.shape == "choice":
            return spec.values[-1]
        if spec.shape == "reference":
            return next((self._by_kind[kind] for kind in spec.kinds if kind in self._by_kind), self._any)
        return plain[spec.shape]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> State:
    """The state of a demonstration case: nearly every kind of record stands in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        web = Web(tmp_path_factory.mktemp("demo"))
        partnership = next(iter(load_all(web.context).values()))
        web.context.log.exists(partnership)
        web.context.log.view(partnership, "door")
        state = web.context.log._cache[partnership].state
        web.close()
    return state


def outcome(state: State, asked: Operation, role: str, seat: str) -> str:
    """The code of the refusal, "" where it was admitted; a rule that gives its reason is no question of the role."""
    roles = frozenset({role})
    streams = frozenset({f"participant:{seat}"}) if role == WAITS else streams_of(seat, roles, "")
    numbers: dict[str, int] = {}
    stamp = Stamp("2026-03-01T10:00:00Z", b"key", lambda stream: numbers.get(stream, 9000), Random(1))
    try:
        admit(state, asked, Actor(seat, roles, "", "", streams), stamp)
    except Refused as refused:
        return refused.code if not refused.data else f"{refused.code} with data"
    return ""


def test_every_operation_goes_by_the_table(full: State) -> None:
    """CG-ADM-1: what the table forbids is never admitted, and what it allows is never forbidden for the role."""
    asking = Asking(full.everything())
    seat = next(one.id for one in full.everything().of(Seat) if "contributor" in one.roles)
    wrong, admitted = [], set()
    for kind, cls, words in rows():
        for role, word in zip(("door", WAITS, *ROLES), words, strict=True):
            if role == "door":
                continue
            code = outcome(full, asking.body(cls), role, seat)
            forbids, allows = word == "-", word == "yes"
            if (forbids and code not in ("forbidden", "missing with data")) or (allows and code == "forbidden"):
                wrong.append(f"{kind} for {role}: table says {word}, answer is {code or 'admitted'}")
            if not code:
                admitted.add(kind)
    assert wrong == []
    assert len(admitted) > 35, "otherwise the bodies would not do, and nothing was shown"


def test_no_kind_is_open_to_who_waits_or_to_a_wall() -> None:
    """CG-WAI-1; only one's own authorship may open anything, and neither has any."""
    for kind, cls, words in rows():
        for role, word in zip(("door", WAITS, *ROLES), words, strict=True):
            if role in (WAITS, "projector"):
                assert word != "yes", f"{kind} for {role}"
                assert word == "-" or str(cls.allowed) in OF_ITS_WRITER, f"{kind} for {role}"


OF_ITS_WRITER: Final = {"wrote_it", "wrote_that", "holds_authorship", "said_it", "felt_it", "had_it"}


def test_every_kind_of_another_partnership_is_missing(web: Web) -> None:
    house = House(web)
    told = set()
    for kind in operation_kinds():
        asked = {"id": kind, "kind": kind, "body": {}}
        for asker in ("stranger", "elsewhere"):
            answer = house.askers[asker].post(house.sam.at("/operations"), asked)
            told.add((answer.status_code, answer.json["code"], str(answer.json["data"])))
    assert told == {(404, "missing", "{}")}


@pytest.mark.postgres
def test_on_postgresql_the_matrix_is_the_same(tmp_path: Path, postgres_url: str) -> None:
    web = Web(tmp_path, DATABASE_URL=fresh_database(postgres_url))
    assert table(House(web)) == FILE.read_text("utf-8")
    web.close()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        FILE.write_text(table(House(Web(Path(folder)))), "utf-8")
