"""Taking part in another language: chosen by its own name, kept on the device, honest about what nobody has checked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.driving import PHONE
from tests.browser.looking import look
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

# The words of some elements that stand on two lines.
BROKEN = """all => all.flatMap((one) => {
  const found = [], words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (words.nextNode()) for (const { 0: word, index } of words.currentNode.data.matchAll(/[^\\s-]+/g)) {
    range.setStart(words.currentNode, index);
    range.setEnd(words.currentNode, index + word.length);
    if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(word);
  }
  return found;
})"""

# Also a bar that only now learns how high it is.
LOW_BARS = """() => [...document.querySelectorAll(".actions")].every((one) =>
  getComputedStyle(one).position === "static" || one.offsetHeight < innerHeight / 2)"""

UNCHECKED = "Nobody who speaks this language has checked these words yet."


def spoken(page: Page) -> tuple[str, str]:
    """The language and the direction that the page says it has."""
    return page.locator("html").get_attribute("lang") or "", page.locator("html").get_attribute("dir") or "ltr"


def test_a_language_is_chosen_by_its_own_name_and_kept(stage: Stage) -> None:
    page = stage.phone("/")
    assert spoken(page) == ("en", "ltr")
    expect(page.get_by_text(UNCHECKED)).to_be_hidden()
    page.get_by_role("button", name="اردو").click()
    expect(page.get_by_role("heading", name="نشست میں شامل ہوں")).to_be_visible()
    assert spoken(page) == ("ur", "rtl")
    expect(page.get_by_text("اردو بولنے والے کسی شخص نے یہ الفاظ ابھی نہیں جانچے")).to_be_visible()
    expect(page.get_by_text(UNCHECKED)).to_have_attribute("lang", "en")
    page.reload()
    expect(page.get_by_role("heading", name="نشست میں شامل ہوں")).to_be_visible()
    page.get_by_role("button", name="Gàidhlig").click()
    expect(page.get_by_role("heading", name="Thig a-steach gu seisean")).to_be_visible()
    assert spoken(page) == ("gd", "ltr")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Join a session")).to_be_visible()
    assert spoken(page) == ("en", "ltr")


def test_a_sentence_that_a_language_lacks_is_english_and_says_so(stage: Stage) -> None:
    page = stage.driver.person(PHONE)

    def lacking(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("join.title", "join.no_title"))

    page.route("**/assets/gd-*.js", lacking)
    page.goto(f"{stage.server.url}/?lang=gd")
    heading = page.get_by_role("heading", name="Join a session")
    expect(heading).to_have_attribute("lang", "en")
    expect(heading).to_have_css("text-decoration-line", "underline")
    expect(page.get_by_role("button", name="Cuideachadh no falbh")).to_be_visible()


def test_what_others_read_is_english_and_so_are_the_pages_of_work(stage: Stage) -> None:
    """Whoever comes to help reads English, whatever the phone speaks."""
    page = stage.phone("/?lang=ur", stage.join("Siskin"))
    page.locator("html[lang=ur] #code").wait_for()
    page.goto(f"{stage.server.url}/take-part/{stage.place}")
    page.get_by_role("button", name="مدد یا رخصت").click()
    page.get_by_role("button", name="سے بات کریں").click()
    page.locator("dialog[open]").get_by_role("button", name="Siskin").click()
    note = "Siskin would like to talk to someone, away from the group."
    stage.room.until(lambda: any(one["words"] == note for one in stage.of("meeting.quiet_note")))
    page.goto(f"{stage.server.url}/sign-in")
    page.get_by_label("Password").wait_for()
    assert spoken(page) == ("en", "ltr")


def test_scales_run_one_way_in_every_language(stage: Stage) -> None:
    round_ = stage.of("hypotheses.round")[-1]["id"]
    stage.move_to("private_score", round_)
    page = stage.phone("/?lang=ur", stage.join("Redwing"))
    page.locator("html[lang=ur] #code").wait_for()
    page.goto(f"{stage.server.url}/take-part/{stage.place}")
    low, high = (
        page.get_by_text(words, exact=True).bounding_box() for words in ("Disagree strongly", "Agree strongly")
    )
    assert low and high and low["x"] < high["x"]
    page.get_by_role("slider").press("ArrowRight")
    assert page.get_by_role("slider").input_value() == "55"


@pytest.mark.parametrize("language", ["ur", "gd"])
def test_every_screen_of_the_phone_holds_in_each_language(stage: Stage, language: str) -> None:
    """Also on the narrowest phone and at 400 %; arrows point where reading goes on."""
    page = stage.phone(f"/?lang={language}", stage.join(f"Twite {language}"))
    page.locator(f"html[lang={language}] #code").wait_for()
    assert look(page, f"phone, {language}: join").wrong() == []
    page.goto(f"{stage.server.url}/take-part/{stage.place}")
    shown = (
        ("silent_write", "", "textarea"),
        ("private_score", stage.of("hypotheses.round")[-1]["id"], "input[type=range]"),
        ("reveal", stage.of("hypotheses.result")[-1]["id"], ".strips"),
        ("talk", stage.of("pathways.map")[0]["id"], ".way"),
    )
    for block, focus, there in shown:
        stage.move_to(block, focus)
        page.locator(f"main {there}").first.wait_for()
        assert look(page, f"phone, {language}: {there}", colours=False).wrong() == []
    turned = "-1 1" if language == "ur" else "none"
    expect(page.locator(".way svg").first).to_have_css("scale", turned)
    page.goto(f"{stage.server.url}/take-part/{stage.place}/answers")
    expect(page.locator("a.back svg")).to_have_css("scale", turned)
    assert look(page, f"phone, {language}: answers", colours=False).wrong() == []


def test_large_letters_stay_on_a_small_phone_and_leave_room_to_read(stage: Stage) -> None:
    """Gaelic has the longest words; in twice the size nothing is cut off, and no bar takes half of the screen."""
    page = stage.phone("/?lang=gd", stage.join("Dotterel"))
    page.locator("html[lang=gd] #code").wait_for()
    page.goto(f"{stage.server.url}/take-part/{stage.place}")
    shown = (
        ("private_score", stage.of("hypotheses.round")[-1]["id"], "input[type=range]"),
        ("silent_write", "", "textarea"),
        ("reveal", stage.of("hypotheses.result")[-1]["id"], ".strips"),
        ("talk", stage.of("pathways.map")[0]["id"], ".way"),
    )
    for block, focus, there in shown:
        stage.move_to(block, focus)
        page.locator(f"main {there}").first.wait_for()
        for width, size in ((320, "125%"), (320, "200%"), (390, "200%")):
            page.set_viewport_size({"width": width, "height": 568})
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
            page.wait_for_function("width => document.documentElement.scrollWidth === width", arg=width)
            page.wait_for_function("() => document.querySelector('header').offsetHeight < innerHeight / 2")
            page.wait_for_function(LOW_BARS)
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 320, "height": 568})
    page.locator("header button").last.click()
    for number in ("0800 1111", "999"):
        expect(page.get_by_role("dialog").get_by_role("link").filter(has_text=number)).to_be_in_viewport(ratio=1)


def test_large_letters_break_no_word_of_what_is_asked(stage: Stage) -> None:
    """The ends of a scale, a heading beside Listen, what can be pressed, who to ring: at 320 px in twice the size."""
    page = stage.phone(who=stage.join("Whimbrel"))
    page.set_viewport_size({"width": 320, "height": 568})
    for block, focus, asked in (
        ("private_score", stage.of("hypotheses.round")[-1]["id"], "main .ends b"),
        ("talk", stage.of("pathways.map")[0]["id"], "main :is(.faces .button, .pain b, .pain .button)"),
        ("talk", stage.of("agreement.clause")[0]["id"], "main .head > *"),
    ):
        stage.move_to(block, focus)
        page.locator(asked).first.wait_for()
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.locator(asked).evaluate_all(BROKEN) == [], asked
    page.locator("header button").last.click()
    number = page.get_by_role("dialog").get_by_role("link").filter(has_text="0800 1111")
    number.scroll_into_view_if_needed()
    assert number.evaluate_all(BROKEN) == []
    expect(number).to_be_in_viewport(ratio=1)
    page.context.close()
