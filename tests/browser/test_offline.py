"""A phone that loses its signal: nothing written is lost, the page opens again, and all is sent once."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import Cast
from tests.browser.doing import NO_SIGNAL
from tests.browser.driving import PHONE, driving
from tests.browser.looking import look
from tests.browser.people import Joining, join
from tests.serving import serving

pytestmark = pytest.mark.browser

THINK = "buses stop at six"
BECAUSE = "the last one is cut every winter"
BEGUN = "and nobody tells us"
IN_CHARGE = """async () => {
  const change = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) await change;
}"""
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const {url} of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  return found;
}"""


@dataclass(frozen=True)
class Room:
    """A session, and the code that leads into it."""

    cast: Cast
    code: str

    def phone(self, nickname: str) -> Page:
        """Somebody joins on a phone; comes back once the service worker has what it keeps."""
        page = self.cast.driver.person(PHONE, has_touch=True, is_mobile=True)
        join(page, self.cast.server.url, Joining(self.code, nickname, "Young people"))
        page.evaluate(IN_CHARGE)
        return page


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Room]:
    """A room that writes on its own."""
    with serving(tmp_path_factory.mktemp("offline")) as server, driving(browser) as driver:
        cast = Cast.begin(server, driver)
        cast.plan("What we think is going on")
        cast.move_to("Write on your own")
        yield Room(cast, cast.code())
        assert driver.faults(NO_SIGNAL) == []


def test_words_written_without_signal_survive_a_reload_and_are_sent_once_each(room: Room) -> None:
    phone = room.phone("Puffin")
    phone.context.set_offline(True)
    for waiting in ("1 thing is waiting on this device.", "2 things are waiting on this device."):
        phone.get_by_label("We think…").fill(THINK)
        phone.get_by_label("because…").fill(BECAUSE)
        phone.get_by_role("button", name="Share with the group").click()
        expect(phone.get_by_text("No signal. It is safe on this phone")).to_be_visible()
        expect(phone.get_by_text(waiting)).to_be_visible()
    phone.get_by_label("We think…").fill(BEGUN)

    phone.reload()
    expect(phone.get_by_role("heading", name="No signal")).to_be_visible()
    expect(phone.get_by_text(f"{THINK} {BECAUSE}")).to_have_count(2)
    expect(phone.get_by_text(BEGUN)).to_be_visible()
    expect(phone.get_by_text("2 things are waiting on this device.")).to_be_visible()
    assert look(phone, "phone: opened without signal").wrong() == []
    phone.get_by_role("button", name="Help or leave").click()
    expect(phone.get_by_role("link", name="0800 1111")).to_be_visible()
    expect(phone.get_by_role("link", name="999")).to_be_visible()
    phone.get_by_role("button", name="Close").click()

    phone.context.set_offline(False)
    expect(phone.get_by_label("We think…")).to_have_value(BEGUN)
    expect(phone.get_by_role("button", name="2 things you’ve shared")).to_be_visible()
    room.cast.go(room.cast.sam, "hypotheses")
    expect(room.cast.sam.get_by_text(re.compile(THINK, re.IGNORECASE)).first).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("button", name="2 things you’ve shared")).to_be_visible()
    assert unsent(phone) == []


def test_a_network_that_swallows_everything_is_no_network(room: Room) -> None:
    """The browser believes to be online, and nothing comes: the page opens all the same."""
    phone = room.phone("Otter")
    phone.get_by_label("We think…").fill(BEGUN)
    room.cast.server.process.send_signal(signal.SIGSTOP)
    try:
        phone.reload(wait_until="commit")
        expect(phone.get_by_role("heading", name="No signal")).to_be_visible(timeout=30_000)
        expect(phone.get_by_text(BEGUN)).to_be_visible()
    finally:
        room.cast.server.process.send_signal(signal.SIGCONT)
    expect(phone.get_by_label("We think…")).to_have_value(BEGUN, timeout=30_000)
    # A page that is too old for the server is loaded anew, and keeps what was begun.
    phone.route("**/ticket", lambda route: route.fulfill(status=409, json={"code": "unknown_operation"}), times=1)
    with phone.expect_navigation():
        phone.context.set_offline(True)
        phone.context.set_offline(False)
    expect(phone.get_by_label("We think…")).to_have_value(BEGUN)


def test_a_new_build_takes_over_and_loses_no_words(room: Room) -> None:
    """The same worker under another address stands for one of an earlier build."""
    phone = room.cast.driver.person(PHONE, has_touch=True, is_mobile=True)
    phone.goto(room.cast.server.url)
    phone.evaluate("""async () => {
      for (const build of ["older", "old"]) await (await caches.open(`common-ground-pages-${build}`)).add("/mark.svg");
      localStorage.setItem("common-ground:unsent:p:s", "[1]");
      const workers = navigator.serviceWorker, register = workers.register.bind(workers);
      // The page itself, which is not loaded anew yet, would put its own worker in place.
      workers.register = () => new Promise(() => {});
      await register("/sw.js?earlier");
    }""")
    phone.evaluate(IN_CHARGE)
    assert phone.evaluate("navigator.serviceWorker.controller.scriptURL").endswith("?earlier")
    phone.reload()
    for _ in range(150):
        if phone.evaluate("navigator.serviceWorker.controller.scriptURL").endswith("/sw.js"):
            break
        phone.wait_for_timeout(100)
    assert phone.evaluate("navigator.serviceWorker.controller.scriptURL").endswith("/sw.js")
    names = phone.evaluate("caches.keys()")
    assert [name for name in names if name.endswith("older")] == []
    assert len(names) == 2, "a page of the build before may still ask for its parts"
    assert unsent(phone) == ["common-ground:unsent:p:s"]


def test_only_files_of_the_build_are_kept_and_leaving_leaves_nothing(room: Room) -> None:
    phone = room.phone("Wren")
    kept = phone.evaluate(KEPT)
    assert "/index.html" in kept and all(re.match(r"/index\.html$|/mark\.svg$|/assets/", path) for path in kept)
    place = phone.url.rsplit("/", 1)[1]
    phone.get_by_label("We think…").fill(BEGUN)
    phone.get_by_role("button", name="Help or leave").click()
    phone.get_by_role("button", name="Leave the session").click()
    phone.get_by_role("button", name="Leave now").click()
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    assert phone.evaluate(KEPT) == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    held = phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert place not in held and BEGUN not in held


def test_whoever_is_removed_keeps_nothing(room: Room) -> None:
    phone = room.phone("Heron")
    phone.get_by_label("We think…").fill(BEGUN)
    sam = room.cast.sam
    room.cast.go(sam, "people")
    sam.get_by_role("button", name="Remove Heron").click()
    sam.get_by_role("dialog").get_by_role("button", name=re.compile("^Remove")).click()
    expect(phone.get_by_role("heading", name="You are not in this room any more")).to_be_visible()
    expect(phone.get_by_text(BEGUN)).to_be_hidden()
    # The page is told first and forgets then.
    for _ in range(150):
        if not phone.evaluate(KEPT):
            break
        phone.wait_for_timeout(100)
    assert phone.evaluate(KEPT) == []
    assert BEGUN not in phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def unsent(phone: Page) -> list[str]:
    found: list[str] = phone.evaluate("Object.keys(localStorage).filter((key) => key.includes(':unsent:'))")
    return found
