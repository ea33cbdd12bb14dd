"""What came of it, looked at as people do who see, move or read differently: versions, plans, answers, comparisons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import NO_SIGNAL
from tests.browser.looking import Screen, look, look_closely
from tests.browser.stage import Stage
from tests.serving import Caller

pytestmark = pytest.mark.browser

# A page below the partnership, and a heading or button that says it is there. {as_is}, {to_be} are the maps.
PAGES = (
    ("hypotheses/picture", "What to test first"),
    ("agreement/versions", "Versions"),
    ("agreement/certificate", "Certificate of signing"),
    ("specification/changes", "What changed"),
    ("pathways/{as_is}/compare", "What would change"),
    ("pathways/{to_be}/actions", "Action plan"),
    ("answers", "4 answers owed"),
)
# What opens over a page by a button of its main part.
SHEETS = (
    ("answers", "Promise an answer"),
    ("answers", "Answer"),
    ("answers", "Move the day"),
    ("pathways/{to_be}/actions", "Plan an action"),
    ("pathways/{to_be}/actions", "Say how far"),
    ("room", "Say to all"),
    ("room", "Hide an item"),
    ("room", "Write for somebody"),
)


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.expected = NO_SIGNAL
    return stage


@pytest.fixture(scope="module")
def laptop(stage: Stage) -> Page:
    return stage.page(f"/p/{stage.place}/overview", stage.robin)


@pytest.fixture(scope="module")
def puffin(stage: Stage) -> Caller:
    return stage.join("Puffin Two")


def go(stage: Stage, page: Page, path: str) -> None:
    maps = {one["moment"]: one["id"] for one in stage.of("pathways.map")}
    place = f"sessions/{stage.live()['id']}" if path == "room" else path.format(**maps)
    stage.visit(page, place)
    page.locator("main h1").first.wait_for()


def nothing_wrong(screen: Screen) -> None:
    assert screen.wrong() == []


@pytest.mark.parametrize(("path", "sign"), PAGES, ids=[path for path, _ in PAGES])
def test_pages_of_what_came_of_it(stage: Stage, laptop: Page, path: str, sign: str) -> None:
    go(stage, laptop, path)
    expect(laptop.locator("main").get_by_text(sign).first).to_be_visible()
    laptop.wait_for_load_state("networkidle")
    nothing_wrong(look_closely(laptop, f"laptop: {path}"))


def test_two_maps_are_compared_without_scrolling_to_the_side(stage: Stage, laptop: Page) -> None:
    """On a laptop of 1440 pixels, in letters of at least 13."""
    go(stage, laptop, "pathways/{as_is}/compare")
    for drawn in laptop.get_by_role("region", name=re.compile("^How it")).filter(has=laptop.locator("svg")).all():
        sizes = drawn.evaluate("(one) => [one.scrollWidth - one.clientWidth, one.querySelector('text.words')]")
        assert sizes[0] <= 0
    letters = laptop.locator("text.words").first.evaluate("(one) => one.getBoundingClientRect().height")
    assert letters >= 13
    laptop.get_by_role("tab", name="List").click()
    expect(laptop.get_by_role("heading", name="What becomes of each step")).to_be_visible()
    nothing_wrong(look_closely(laptop, "laptop: compare as a list"))


def test_sheets_of_what_came_of_it(stage: Stage, laptop: Page) -> None:
    wrong = []
    for path, name in SHEETS:
        go(stage, laptop, path)
        laptop.locator("#main, .bar").get_by_role("button", name=re.compile(rf"^{name}")).first.click()
        laptop.locator("dialog[open] h2").first.wait_for()
        wrong += look(laptop, f"laptop: {path}, {name}", colours=False).wrong()
        laptop.keyboard.press("Escape")
    assert wrong == []


def test_comments_and_reasons_in_the_drawers(stage: Stage, laptop: Page) -> None:
    """Open and settled comments on a requirement; why it hurts, on a map."""
    comment = next(one for one in stage.of("specification.comment") if one["answer"])
    go(stage, laptop, f"specification/{comment['requirement']}")
    drawer = laptop.get_by_role("complementary")
    drawer.get_by_text("1 settled comment").click()
    expect(drawer.get_by_text(comment["answer"])).to_be_visible()
    drawer.get_by_role("button", name="More").click()
    laptop.get_by_role("menuitem", name="Comment").click()
    expect(drawer.get_by_role("textbox")).to_be_focused()
    expect(drawer.get_by_role("button", name="Add the comment")).to_be_in_viewport(ratio=1)
    drawer.get_by_role("button", name="Add the comment").click()
    expect(drawer.get_by_text("Write your comment")).to_be_visible()
    drawer.get_by_role("textbox").fill("Say who pays.")
    nothing_wrong(look_closely(laptop, "laptop: comments"))
    drawer.get_by_role("button", name="Add the comment").click()
    expect(drawer.get_by_text("“Say who pays.”")).to_be_visible()
    go(stage, laptop, "pathways/{as_is}")
    laptop.get_by_text("Why? 5 causes, 1 root").click()
    laptop.get_by_role("button", name=re.compile(r"^Change the words\s*: They do their bit")).click()
    laptop.get_by_label("Because").first.fill("Each place helps with its own part only.")
    laptop.get_by_role("button", name="Save the words").click()
    expect(laptop.get_by_text("Each place helps with its own part only.").first).to_be_visible()


def test_finding_words_from_the_header(stage: Stage, laptop: Page) -> None:
    go(stage, laptop, "overview")
    laptop.get_by_role("button", name="Search").click()
    sheet = laptop.locator("dialog[open]")
    sheet.get_by_role("searchbox").or_(sheet.get_by_role("textbox")).first.fill("own part")
    expect(sheet.get_by_text("own part", exact=False).first).to_be_visible()
    nothing_wrong(look(laptop, "laptop: search", colours=False))
    laptop.keyboard.press("Escape")


def test_you_said_we_did_on_a_phone(stage: Stage, puffin: Caller) -> None:
    phone = stage.phone(f"/take-part/{stage.place}/answers", puffin)
    expect(phone.get_by_text("We did this").first).to_be_visible()
    expect(phone.get_by_text("We can’t do this").first).to_be_visible()
    nothing_wrong(look_closely(phone, "phone: you said, we did"))
    phone.context.close()


def test_new_pages_without_signal(stage: Stage, laptop: Page, puffin: Caller) -> None:
    """What is here stays, what the server works out says that it is not; the foot of a drawer stays in reach."""
    go(stage, laptop, "specification")
    phone = stage.phone(who=puffin)
    stage.move_to("silent_write")
    activity = stage.live()["activity"]
    stage.ask("cards.open_round", question="What would help?", activity=activity)
    phone.get_by_label("One card, one idea").wait_for()
    for page in (laptop, phone):
        page.context.set_offline(True)
        expect(page.get_by_text("No signal. Keep going.")).to_be_visible()
    foot = laptop.get_by_role("complementary").get_by_role("button", name="Record agreement")
    box, size = foot.bounding_box(), laptop.viewport_size
    assert box and size and box["y"] + box["height"] <= size["height"], "the foot of the drawer is out of sight"
    nothing_wrong(look_closely(laptop, "laptop: no signal"))
    phone.get_by_label("One card, one idea").fill("A night bus")
    phone.get_by_role("button", name="Keep this card").click()
    nothing_wrong(look_closely(phone, "phone: cards, no signal"))
    for page in (laptop, phone):
        page.context.set_offline(False)
    expect(phone.get_by_text("Your 1 card.")).to_be_visible(timeout=15_000)
    phone.context.close()
