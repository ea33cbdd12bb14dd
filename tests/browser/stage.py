"""A demonstration case with its room in hand: what is shown is moved over the wire, and looked at in real browsers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.driving import LAPTOP, PHONE, PROJECTOR, Driver, driving
from tests.browser.people import Joining, join
from tests.serving import Caller, Serving, serving
from tests.wire.peer import Json
from tests.wire.socket import Connection

PASSWORD = "three words in a row"
FOLLOW = """(to) => {
  const link = Object.assign(document.createElement("a"), { href: to });
  document.body.append(link);
  link.click();
  link.remove();
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}"""


@dataclass
class Stage:
    """The server, the browsers, and Robin, who facilitates over the wire."""

    server: Serving
    driver: Driver
    robin: Caller
    place: str
    room: Connection
    joined: list[Caller] = field(default_factory=list)
    # What a browser may say for itself here, without anything being wrong.
    expected: tuple[str, ...] = ()

    def page(self, path: str, who: Caller | None = None, size: ViewportSize = LAPTOP, **options: Any) -> Page:
        """A page of somebody's own browser; nobody's without ``who``."""
        page = self.driver.person(size, **options)
        if who:
            cookies = [{"name": one.name, "value": one.value or "", "url": self.server.url} for one in who.cookies]
            page.context.add_cookies(cookies)  # type: ignore[arg-type]
        page.goto(self.server.url + path)
        return page

    def phone(self, path: str = "", who: Caller | None = None, **options: Any) -> Page:
        """The same on a phone."""
        return self.page(path or f"/take-part/{self.place}", who, PHONE, has_touch=True, is_mobile=True, **options)

    def laptop(self, who: Caller | None = None) -> Page:
        """The live session on a laptop: Robin's, who waits until all of it stands, or somebody else's."""
        page = self.page(f"/p/{self.place}/sessions/{self.live()['id']}", who or self.robin)
        if not who:
            page.get_by_text("Join code").first.wait_for()
        return page

    def wall(self) -> Page:
        """What the room sees, on a projector."""
        return self.page(f"/projector/{self.place}", self.robin, PROJECTOR)

    def visit(self, page: Page, place: str) -> None:
        """Go on to another page of the partnership, as by one of its links."""
        page.evaluate(FOLLOW, f"/p/{self.place}/{place}")

    def comes(self, nickname: str, group: str = "Young people") -> Page:
        """Somebody joins on a phone as people do, by the code and page after page."""
        page = self.phone("/")
        join(page, self.server.url, Joining(self.code(), nickname, group))
        return page

    def faults(self) -> list[str]:
        """What went wrong in any browser."""
        return self.driver.faults(self.expected)

    def join(self, nickname: str, group: str = "Young people", organisation: str = "") -> Caller:
        """Somebody joins by code; group and organisation by their names."""
        caller = Caller(self.server.url)
        invited = caller.post("/join/look", code=self.code())
        chosen = next(one["id"] for one in invited["groups"] if one["name"] == group)
        held = next((one["id"] for one in invited["organisations"] if one["name"] == organisation), "")
        body = {"nickname": nickname, "group": chosen, "organisation": held, "ways": ["type"]}
        caller.post("/join", code=self.code(), id=f"join-{nickname}", **body)
        self.joined.append(caller)
        return caller

    def invite(self, name: str, *roles: str, group: str = "", organisation: str = "") -> Caller:
        """Somebody whom Robin invites by name, with an account of their own; group and organisation by their names."""
        group_id = next((one["id"] for one in self.of("meeting.group") if one["name"] == group), "")
        held = next((one["id"] for one in self.of("meeting.organisation") if one["name"] == organisation), "")
        body = {"name": name, "roles": list(roles), "group": group_id, "organisation": held}
        link = self.robin.post(f"/partnerships/{self.place}/invitations", **body)["link"]
        caller = Caller(self.server.url)
        signed_in = {"name": name, "sign_in_name": f"{name} {self.place}", "password": PASSWORD}
        caller.post("/welcome", token=link.rsplit("/", 1)[1], **signed_in)
        return caller

    def another(self, organisations: tuple[str, ...]) -> Stage:
        """A new partnership of Robin's on the same server, with nothing in it but these organisations."""
        groups = [{"name": "Young people", "thread": "young_people"}, {"name": "Providers", "thread": "voluntary"}]
        listed = [{"name": one, "group": "Providers"} for one in organisations]
        place = self.robin.post("/partnerships", name="Another", groups=groups, organisations=listed)["partnership"]
        return Stage(self.server, self.driver, self.robin, place, Connection(self.robin, place))

    def other_case(self, name: str) -> Stage:
        """Another demonstration case on the same server, with a facilitator of its own."""
        listed = self.server.command("partnerships").stdout.splitlines()
        place = next(line.split()[0] for line in listed if name in line)
        token = self.server.command("invite", place).stdout.strip().rsplit("/", 1)[1]
        facilitator = Caller(self.server.url)
        signed_in = {"name": "Una Reid", "sign_in_name": f"una {place}", "password": PASSWORD}
        facilitator.post("/welcome", token=token, **signed_in)
        return Stage(self.server, self.driver, facilitator, place, Connection(facilitator, place))

    def code(self) -> str:
        """The join code of the live session."""
        return str(self.robin.get(f"/partnerships/{self.place}/join-code")["code"])

    def ask(self, kind: str, **body: Any) -> Json:
        """Robin asks for a change, which must be granted."""
        answer = self.room.ask(kind, **body)
        assert not answer.get("refused"), (kind, answer)
        positions, cursors = answer.get("positions") or {}, self.room.peer.cursors
        self.room.until(lambda: all(cursors.get(stream, 0) >= number for stream, number in positions.items()))
        return answer

    def of(self, kind: str) -> list[Json]:
        """Every record of a kind that Robin sees."""
        return self.room.records(kind)

    def one(self, kind: str, **fields: Any) -> Json:
        """The first record of a kind with these fields, once Robin has it: a browser may show it sooner."""

        def found() -> list[Json]:
            return [one for one in self.of(kind) if fields.items() <= one.items()]

        self.room.until(lambda: bool(found()))
        return found()[0]

    def live(self) -> Json:
        """The session that is going on."""
        return self.one("meeting.session", status="live")

    def begin(self, template: str) -> None:
        """End what is live, if anything is, and open a session of a template."""
        self.end()
        (session, *_) = self.ask("meeting.plan_session", template=template)["made"]
        self.ask("meeting.open_session", session=session)
        self.room.until(lambda: any(one["status"] == "live" for one in self.of("meeting.session")))

    def end(self) -> None:
        """End what is live, if anything is."""
        for one in [one for one in self.of("meeting.session") if one["status"] == "live"]:
            self.ask("meeting.end_session", session=one["id"])

    def move_to(self, block: str, focus: str = "") -> None:
        """Take the room to the first activity of a kind, and put a record before it, or nothing."""
        session = self.live()["id"]
        plan = sorted((one for one in self.of("meeting.activity") if one["session"] == session), key=_order)
        activity = next(one["id"] for one in plan if one["block"] == block)
        if self.live()["activity"] != activity:
            self.ask("meeting.move_room", session=session, activity=activity)
        self.ask("meeting.look_at", session=session, focus=focus)

    def start_timer(self) -> float:
        """Let the time of the present activity run; the seconds that are left of it."""
        at = self.live()["activity"]
        timer = self.one("meeting.timer", activity=at)
        if not timer["started_at"]:
            self.ask("meeting.run_timer", timer=timer["id"], action="start")
        timer = self.one("meeting.timer", activity=at)
        running = datetime.now(UTC) - datetime.fromisoformat(timer["started_at"])
        return float(timer["seconds"] - timer["elapsed"]) - running.total_seconds()


def _order(record: Json) -> int:
    return int(record["order"])


@contextmanager
def staged(home: Path, demonstration: Path, browser: Browser) -> Iterator[Stage]:
    """The first demonstration case, with its facilitator's link claimed."""
    with serving(home, copied=demonstration) as server, driving(browser) as driver:
        robin = Caller(server.url)
        token = server.welcome_link().rsplit("/", 1)[1]
        seated = robin.post("/welcome", token=token, name="Robin Hay", sign_in_name="robin.hay", password=PASSWORD)
        room = Connection(robin, seated["partnership"])
        try:
            yield Stage(server, driver, robin, seated["partnership"], room)
        finally:
            room.close()
