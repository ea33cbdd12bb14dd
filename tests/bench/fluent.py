"""Ten people in one map of 200 steps, seen by an eleventh: ``python -m tests.bench.fluent``.

Each of ten moves, rewords or adds a step every second, over connections of their own. A browser has the map open; what
counts is how evenly its frames come meanwhile, and how long it takes from sending a change until it stands in the page.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.browser.driving import LAPTOP, alone
from tests.browser.people import PASSWORD
from tests.serving import Caller, Serving, serving
from tests.wire.socket import Connection
from workshops.artefacts.pathways.records import LANE_THREADS

PEOPLE, STEPS, LANES, SECONDS = 10, 200, 5, 20
THREADS: Final = LANE_THREADS[:LANES]
FRAMES: Final = """() => {
  window.frames = [];
  let before = performance.now();
  const next = (now) => { window.frames.push(now - before); before = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""


@contextmanager
def drawn_map(server: Serving) -> Iterator[tuple[Caller, str, str, list[Connection]]]:
    """A partnership with a map of STEPS steps, and PEOPLE connections to it."""
    sam = Caller(server.url)
    token = server.welcome_link().rsplit("/", 1)[1]
    sam.post("/welcome", token=token, name="Sam Okafor", sign_in_name="sam", password=PASSWORD)
    begun = {"name": "A wide map", "vision": "", "stage": "design", "groups": [], "organisations": []}
    partnership = str(sam.post("/partnerships", **begun)["partnership"])
    first = Connection(sam, partnership)
    made = first.ask("pathways.begin_map", name="Wide", moment="as_is")["made"][0]
    lanes = [
        first.ask("pathways.add_lane", map=made, name=f"Lane {number}", thread=THREADS[number])["made"][0]
        for number in range(LANES)
    ]
    chance = random.Random(7)
    steps: list[str] = []
    for number in range(STEPS):
        lane = chance.choice(lanes)
        asked = {"lane": lane, "words": f"Step number {number}", "column": number // 6}
        steps.append(first.ask("pathways.add_step", **asked)["made"][0])
    for number, step in enumerate(steps[6:]):
        first.ask("pathways.add_link", start=steps[number + chance.randrange(3)], end=step)
    people = [first, *(Connection(sam, partnership) for _ in range(PEOPLE - 1))]
    try:
        yield sam, partnership, made, people
    finally:
        for one in people:
            one.close()


def act(one: Connection, chance: random.Random, number: int) -> None:
    """One change that somebody makes, without waiting for its answer."""
    step = chance.choice(one.records("pathways.step"))
    lane = chance.choice(one.records("pathways.lane"))["id"]
    what = number % 3
    if what == 0:
        one.peer.ask("pathways.move_step", step=step["id"], lane=lane, column=chance.randrange(STEPS // 6))
    elif what == 1:
        one.peer.ask("pathways.add_step", lane=lane, words=f"Added {number}", after=step["id"])
    else:
        one.peer.ask("pathways.time_step", step=step["id"], touch=chance.randrange(5, 90), wait=chance.randrange(1, 9))


def edited(people: list[Connection]) -> None:
    """PEOPLE changes a second for SECONDS seconds, evenly spread."""
    chance, began = random.Random(11), time.monotonic()
    for number in range(SECONDS * PEOPLE):
        time.sleep(max(0.0, began + number / PEOPLE - time.monotonic()))
        act(people[number % PEOPLE], chance, number)


def seen_after(page: Page, one: Connection) -> list[float]:
    """Milliseconds from sending a new step until it stands in the page, twenty times."""
    found = []
    for number in range(20):
        words = f"Look {number}"
        lane = one.records("pathways.lane")[0]["id"]
        began = time.monotonic()
        one.peer.ask("pathways.add_step", lane=lane, words=words)
        page.get_by_role("button", name=words).first.wait_for(state="attached")
        found.append(1000 * (time.monotonic() - began))
    return found


def main() -> None:
    """Print how the map kept up."""
    chromium = shutil.which("chromium") or sys.exit("Chromium is needed: apt-get install chromium")
    with (
        tempfile.TemporaryDirectory() as home,
        serving(Path(home)) as server,
        alone(chromium) as driver,
        drawn_map(server) as (sam, partnership, made, people),
    ):
        cookies = [{"name": one.name, "value": one.value or "", "url": server.url} for one in sam.cookies]
        page = driver.person(LAPTOP)
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        page.goto(f"{server.url}/p/{partnership}/pathways/{made}")
        page.get_by_text("Step number 0", exact=True).first.wait_for(state="attached")
        page.wait_for_timeout(2_000)
        page.evaluate(FRAMES)
        edited(people)
        frames = sorted(page.evaluate("() => window.frames.splice(0)")[1:])
        after = sorted(seen_after(page, people[0]))
        print(f"{PEOPLE} people, {STEPS} steps, {PEOPLE} changes a second for {SECONDS} s: {len(frames)} frames")
        print(
            f"frames: median {statistics.median(frames):.0f} ms, p95 {part(frames, 0.95):.0f}, "
            f"p99 {part(frames, 0.99):.0f}, longest {frames[-1]:.0f}; {1000 * len(frames) / sum(frames):.0f} a second"
        )
        print(f"a new step stands in the page after: median {statistics.median(after):.0f} ms, longest {after[-1]:.0f}")
        print("\n".join(driver.errors) or "no errors in the browser")


def part(ordered: list[float], share: float) -> float:
    """The value below which that share lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    main()
