"""Who plays the main job: each person with a browser of their own, and what they do in words of the screens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import LAPTOP, PHONE, PROJECTOR, Driver
from tests.browser.people import PASSWORD, Joining, claim, join
from tests.serving import Serving

ROLES = ("Facilitator", "Member", "Contributor", "Signatory", "Commissioner", "Safety lead")
ASKED = {"X-Requested-With": "common-ground"}


@dataclass(frozen=True)
class Guest:
    """Somebody to invite by name."""

    name: str
    group: str
    roles: tuple[str, ...]
    organisation: str = ""


@dataclass
class Cast:
    """The server, the browsers, and the partnership once it is begun."""

    server: Serving
    driver: Driver
    sam: Page
    place: str = ""
    people: dict[str, Page] = field(default_factory=dict)

    @classmethod
    def begin(cls, server: Serving, driver: Driver) -> Cast:
        """Sam claims the first link and starts a partnership with two providers."""
        cast = cls(server, driver, driver.person(LAPTOP))
        sam = cast.sam
        claim(sam, server.welcome_link(), "Sam Okafor")
        sam.get_by_role("button", name="Start a partnership").click()
        sam.get_by_label("Name of the partnership").fill("A safe place to live")
        sam.get_by_label("The vision, in one sentence").fill("Every young person finds one door.")
        sam.get_by_label("Which nation it is in").select_option(label="Scotland")
        for number, name in enumerate(("Harbour Rooms", "Keel Row"), 1):
            sam.get_by_role("button", name="Add an organisation").click()
            sam.get_by_label(f"Organisation {number}", exact=True).fill(name)
            sam.get_by_label(f"Group of organisation {number}").select_option(label="Voluntary providers")
        sam.get_by_role("button", name="Start it").click()
        sam.wait_for_url("**/overview")
        cast.place = re.sub(r"(/p/[^/]+).*", r"\1", sam.url)
        return cast

    def go(self, who: Page, area: str) -> None:
        """Open a section of the partnership: by its link where there is one."""
        link = who.get_by_role("navigation", name="Pages").locator(f'ul a[href$="/{area}"]')
        if link.count():
            link.click()
        else:
            who.goto(f"{self.place}/{area}")

    def to_the_room(self, who: Page) -> None:
        """Somebody goes to the live session."""
        self.go(who, "sessions")
        named = "Go to the room"
        who.get_by_role("link", name=named).or_(who.get_by_role("button", name=named)).first.click()
        expect(who.get_by_text("Live", exact=True).first).to_be_visible()

    def invite(self, guest: Guest) -> Page:
        """Sam makes an invitation; the guest opens it in a browser of their own."""
        page = self.people[guest.name] = self.driver.person(LAPTOP)
        claim(page, self._link(guest), guest.name)
        return page

    def seat(self, guest: Guest) -> Page:
        """The same, with the link claimed as its page would send it."""
        token = self._link(guest).rsplit("/", 1)[1]
        page = self.people[guest.name] = self.driver.person(LAPTOP)
        body = {"token": token, "name": guest.name, "sign_in_name": guest.name.lower(), "password": PASSWORD}
        answer = page.request.post(f"{self.server.url}/api/welcome", data=body, headers=ASKED)
        assert answer.ok, answer.text()
        return page

    def _link(self, guest: Guest) -> str:
        """A one-time link, made on Sam's screen."""
        self.go(self.sam, "people")
        self.sam.get_by_role("button", name="Invite a person").first.click()
        sheet = self.sam.get_by_role("dialog")
        sheet.get_by_label("Name", exact=True).fill(guest.name)
        if guest.group:
            sheet.get_by_label("Group", exact=True).select_option(label=guest.group)
        if guest.organisation:
            sheet.get_by_label("Organisation", exact=True).select_option(label=guest.organisation)
        for role in ROLES:
            sheet.get_by_role("checkbox", name=re.compile(f"^{role}")).set_checked(role in guest.roles, force=True)
        sheet.get_by_role("button", name="Make the link").click()
        link = sheet.get_by_label("Invitation link").input_value()
        self.sam.keyboard.press("Escape")
        return re.sub(r"^https?://[^/]+", self.server.url, link)

    def plan(self, template: str) -> None:
        """Sam plans a session from a template and opens its room."""
        self.go(self.sam, "sessions")
        self.sam.get_by_role("button", name="Plan a session").first.click()
        self.sam.get_by_role("radio", name=re.compile(template)).check(force=True)
        self.sam.get_by_role("button", name="Make this plan").click()
        self.sam.get_by_role("button", name="Open the room").first.click()
        self.sam.get_by_text("Join code").first.wait_for()

    def end_session(self) -> None:
        """Sam ends the session that is live."""
        self.sam.get_by_role("button", name="End session").click()
        self.sam.get_by_role("button", name="End it for everybody").click()
        self.sam.get_by_role("button", name="End session").wait_for(state="hidden")

    def code(self) -> str:
        """The join code on Sam's screen."""
        place, code = self.sam.get_by_text("Join code").locator(".."), re.compile(r"\b(\w{3}) (\w{3}) (\w{3})\b")
        expect(place).to_contain_text(code)
        found = code.search(place.inner_text())
        assert found
        return "".join(found.groups())

    def young_person(self, nickname: str) -> Page:
        """Somebody joins by code on a phone."""
        page = self.people[nickname] = self.driver.person(PHONE, has_touch=True, is_mobile=True)
        join(page, self.server.url, Joining(self.code(), nickname, "Young people"))
        return page

    def projector(self) -> Page:
        """The wall, opened from Sam's screen; the window is moved to a page of the wall's size."""
        with self.sam.expect_popup() as opened:
            self.sam.get_by_role("button", name="Show on projector").click()
        page = opened.value
        page.set_viewport_size(PROJECTOR)
        # A page behind another one draws once a second, and every click waits for that.
        self.sam.bring_to_front()
        return page

    def move_to(self, activity: str) -> None:
        """Sam takes everybody to an activity of the plan."""
        while not self.now(activity).count():
            before = self.now("").inner_text().split("\n")[0]
            self.sam.get_by_role("button", name="Next activity").click()
            expect(self.now(before)).to_have_count(0)

    def now(self, activity: str) -> Locator:
        """The plan's current item, if it is this one."""
        return self.sam.locator("ol [aria-current]", has_text=activity)
