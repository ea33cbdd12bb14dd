"""How soon a phone on slow 4G shows something: ``python -m tests.bench.paint``.

Largest Contentful Paint of the join page and of the room's first screen, each opened for the first time by an empty
browser: 1.6 Mbit/s down, 0.75 up, 150 ms there and back, a processor four times slower than this one. Medians of five.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from tests.browser.driving import PHONE, Driver, alone
from tests.browser.people import Joining, join
from tests.serving import Serving, demonstrated

RUNS: Final = 5
ALLOWED: Final = {"join page": 1500, "room's first screen": 2500}
NETWORK: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
    "connectionType": "cellular4g",
}
# The paint counts as the last one when nothing larger has come for a second.
LARGEST: Final = """() => new Promise((done) => {
  let last, timer;
  new PerformanceObserver((list) => {
    last = list.getEntries().at(-1);
    clearTimeout(timer);
    timer = setTimeout(() => done({
      at: last.startTime,
      what: last.element ? `${last.element.tagName} ${last.element.className || ""}` : "",
      first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
      bytes: performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, 0),
    }), 1000);
  }).observe({ type: "largest-contentful-paint", buffered: true });
})"""


@contextmanager
def slow_phone(driver: Driver, **options: Any) -> Iterator[Page]:
    """An empty browser on a slow network and a slow processor."""
    page = driver.person(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2, **options)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", dict(NETWORK))
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    try:
        yield page
    finally:
        page.context.close()


def paints(driver: Driver, url: str, **options: Any) -> list[dict[str, Any]]:
    """What each run saw first and largest, and when."""
    found = []
    for _ in range(RUNS):
        with slow_phone(driver, **options) as page:
            page.goto(url, wait_until="commit")
            found.append(page.evaluate(LARGEST))
    return found


def joined(driver: Driver, server: Serving) -> tuple[str, Any]:
    """The address of a seat in the live session, and the cookies that open it."""
    page = driver.person(PHONE)
    code = next(word for word in server.output.split() if re.fullmatch(r"\w{3}-\w{3}-\w{3}", word))
    join(page, server.url, Joining(code, "Linnet", "Young people"))
    state = page.context.storage_state()
    url = page.url
    page.context.close()
    return url, state


def main() -> int:
    """Print one line a page; 1 when one of them is too slow."""
    chromium = shutil.which("chromium") or sys.exit("Chromium is needed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as home, demonstrated(Path(home)) as server, alone(chromium) as driver:
        room, state = joined(driver, server)
        seen = {
            "join page": paints(driver, server.url),
            "room's first screen": paints(driver, room, storage_state=state),
        }
    medians = {name: statistics.median(one["at"] for one in runs) for name, runs in seen.items()}
    for name, runs in seen.items():
        first = statistics.median(one["first"] for one in runs)
        kilobytes = statistics.median(one["bytes"] for one in runs) / 1024
        print(
            f"{name:<22} largest {medians[name]:6.0f} ms of {ALLOWED[name]} allowed, first {first:6.0f} ms, "
            f"{kilobytes:5.0f} kB, {runs[0]['what']}"
        )
    return int(any(medians[name] > allowed for name, allowed in ALLOWED.items()))


if __name__ == "__main__":
    raise SystemExit(main())
