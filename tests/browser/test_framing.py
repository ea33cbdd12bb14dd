"""What should get better, in several frameworks at once, put together with consent, and what matters most of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import look
from tests.browser.stage import Stage
from tests.wire.peer import Json
from tests.wire.socket import Connection

pytestmark = pytest.mark.browser

# What each is chosen by, what it calls itself, and how many themes it has.
FRAMEWORKS = (
    ("Wales: seven core aims", "Wales: seven core aims", 7),
    ("Every Child Matters", "Every Child Matters", 5),
    ("NEF model of wellbeing", "NEF dynamic model of wellbeing", 4),
)
OWN = "Somewhere that stays mine"
QUESTION = "Which of these matter most to you?"


@dataclass
class Framing:
    """Robin's laptop at the outcomes of the demonstration."""

    stage: Stage
    page: Page

    def outcome(self, ref: str) -> Json:
        """An outcome as it stands."""
        return self.stage.one("outcomes.outcome", ref=ref)

    def open(self, ref: str = "") -> Locator:
        """Open the outcomes, at one of them; returns what stands beside."""
        at = f"/{self.outcome(ref)['id']}" if ref else ""
        self.stage.visit(self.page, f"outcomes{at}")
        self.page.get_by_role("heading", level=1).wait_for()
        return self.page.get_by_role("complementary")

    def adopt(self, name: str) -> None:
        """Take a published framework beside those that are here."""
        self.page.get_by_role("button", name="Choose a framework").click()
        sheet = self.page.get_by_role("dialog")
        sheet.get_by_role("radio", name=name).check(force=True)
        sheet.get_by_role("button", name="Use this framework").click()
        expect(sheet).to_be_hidden()

    def tab(self, name: str) -> Locator:
        """The tab of a framework, by its name and the wording it has."""
        return self.page.get_by_role("tab", name=re.compile(f"^{name}"))

    def tiles(self) -> Locator:
        """The themes of the framework that is shown."""
        return self.page.get_by_role("group", name=re.compile("^Themes, "))


@pytest.fixture(scope="module")
def framing(stage: Stage) -> Framing:
    return Framing(stage, stage.page(f"/p/{stage.place}/outcomes", stage.robin))


def test_published_frameworks_stand_beside_each_other_as_they_were_published(framing: Framing) -> None:
    """Wales, England and NEF, each with its wording's date, its themes, what they mean, and what is missing."""
    page = framing.page
    framing.open()
    expect(framing.tab("SHANARRI, 2022 wording")).to_be_visible()
    page.get_by_text("What the words of SHANARRI mean").click()
    for chosen, name, themes in FRAMEWORKS:
        framing.adopt(chosen)
        expect(framing.tab(name)).to_have_attribute("aria-selected", "true")
        expect(framing.tab(name)).to_contain_text(re.compile(r", .*\d{4}.* wording$"))
        tiles = framing.tiles().get_by_role("button")
        expect(tiles).to_have_count(themes)
        expect(tiles.filter(has_text="No outcome yet")).to_have_count(themes)
        expect(page.get_by_text(f"What the words of {name} mean")).to_be_visible()
        expect(page.get_by_role("definition").filter(has_text="Not said yet")).to_have_count(0)
        expect(page.get_by_text(re.compile("^Source: "))).to_be_visible()
    assert look(page, "laptop: four frameworks").wrong() == []
    page.get_by_role("button", name="Choose a framework").click()
    expect(page.get_by_role("dialog").get_by_role("radio", name="SHANARRI")).to_have_count(0)
    page.keyboard.press("Escape")


def test_a_framework_of_ones_own_holds_the_words_people_here_use(framing: Framing) -> None:
    page, sheet = framing.page, framing.page.get_by_role("dialog")
    framing.open()
    page.get_by_role("button", name="Begin our own framework").click()
    sheet.get_by_label("What is it called?").fill("What we said in the park")
    sheet.get_by_role("button", name="Begin it").click()
    page.get_by_role("button", name="Add a theme").click()
    sheet.get_by_role("button", name="Add the theme").click()
    expect(sheet.get_by_text("Give the theme a word")).to_be_visible()
    sheet.get_by_label("The word").fill("Belonging")
    sheet.get_by_role("button", name="Add the theme").click()
    expect(framing.tab("What we said in the park, our own")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("button", name="Belonging")).to_contain_text("No outcome yet")


def test_themes_of_other_frameworks_are_offered_and_never_applied(framing: Framing) -> None:
    stage = framing.stage
    for key in ("every-child-matters", "wales-core-aims"):
        if not any(one["key"] == key for one in stage.of("outcomes.framework")):
            stage.ask("outcomes.adopt_framework", key=key)
    before = framing.outcome("O1")["themes"]
    beside = framing.open("O1")
    offered = beside.get_by_role("button", name="Stay safe, Every Child Matters")
    expect(offered).to_be_visible()
    expect(beside.get_by_role("button", name=re.compile("^Safe home and community, Wales"))).to_be_visible()
    expect(beside.get_by_text("Nothing is added unless you press it.")).to_be_visible()
    framing.tab("Every Child Matters").click()
    tile = framing.page.get_by_role("main").get_by_role("button", name=re.compile("^Stay safe"))
    expect(tile).to_contain_text("No outcome yet")
    assert framing.outcome("O1")["themes"] == before
    offered.click()
    expect(tile).to_contain_text("1 outcome")
    expect(offered).to_have_count(0)
    framing.page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(tile).to_contain_text("No outcome yet")
    stage.room.until(lambda: framing.outcome("O1")["themes"] == before)


def test_own_words_stand_together_only_with_a_yes_of_whoever_said_them(framing: Framing) -> None:
    """The no is nobody else's to see, a later yes counts, the words stay, and they may leave again."""
    stage = framing.stage
    said_by = stage.join("Puffin Two")
    writer = Connection(said_by, stage.place)
    assert not writer.ask("outcomes.say", own_words=OWN).get("refused")
    writer.close()
    stage.room.until(lambda: any(one["own_words"] == OWN for one in stage.of("outcomes.outcome")))
    ref = stage.one("outcomes.outcome", own_words=OWN)["ref"]
    beside, sheet = framing.open("O1"), framing.page.get_by_role("dialog")
    beside.get_by_role("button", name="Put others together with it").click()
    sheet.get_by_role("button", name="Put together").click()
    expect(sheet.get_by_text("Choose one or more.")).to_be_visible()
    sheet.get_by_role("checkbox", name=re.compile(f"^{ref} ")).check()
    expect(sheet.get_by_text("We ask whoever said it. Until then it stands alone.")).to_be_visible()
    sheet.get_by_role("button", name="Ask them").click()
    expect(beside.get_by_text(f"Asked, no yes yet: {ref}.")).to_be_visible()
    phone = stage.phone(who=said_by)
    phone.get_by_role("button", name="1 thing you’ve shared").click()
    expect(phone.get_by_text("Your words stay as they are. Nobody sees a no.")).to_be_visible()
    assert look(phone, "phone: may your words stand together").wrong() == []
    phone.get_by_role("button", name="No, alone").click()
    expect(phone.get_by_text("You said no. You can still say yes.")).to_be_visible()
    expect(beside.get_by_text(f"Asked, no yes yet: {ref}.")).to_be_visible()
    assert framing.outcome(ref)["into"] == ""
    phone.get_by_role("button", name="Yes, together").click()
    together = beside.get_by_role("region", name="Stands together with")
    expect(together.get_by_role("listitem")).to_contain_text(OWN)
    assert framing.outcome(ref)["own_words"] == OWN
    assert look(framing.page, "laptop: stands together").wrong() == []
    together.get_by_role("button", name=f"Let it stand alone {ref}").click()
    expect(together).to_contain_text("Stands alone.")
    phone.context.close()


def test_dots_say_what_matters_most_and_nobody_sees_whose(framing: Framing) -> None:
    """Asked for in the room, given on phones and laptops alike, shown as sums when it closes; and asked again."""
    stage, page = framing.stage, framing.page
    stage.begin("TPL-6")
    stage.move_to("priorities")
    phone = stage.phone(who=stage.join("Lark Zero"))
    others = [Connection(stage.join(f"Lark {number}"), stage.place) for number in ("One", "Two", "Three", "Four")]
    stage.visit(page, f"sessions/{stage.live()['id']}")
    page.get_by_role("button", name="Give dots").click()
    expect(phone.get_by_role("heading", name=QUESTION)).to_be_visible()
    framing.open()
    dots = page.get_by_role("region", name="What matters most")
    most, own = framing.outcome("O4"), framing.outcome("O2")
    for _ in range(3):
        dots.get_by_role("button", name="One dot more for O2", exact=True).click()
    expect(dots.get_by_text("You have 7 dots left")).to_be_visible()
    dots.get_by_role("button", name="One dot fewer for O2", exact=True).click()
    expect(dots.get_by_text("You have 8 dots left")).to_be_visible()
    phone.get_by_role("button", name=f"One dot more: {most['own_words']}").click()
    expect(phone.get_by_text("9 dots left.")).to_be_visible()
    poll = stage.one("cards.poll", status="open")["id"]
    for one in others:
        assert not one.ask("cards.give_dots", poll=poll, option=most["id"], count=10).get("refused")
        one.close()
    expect(dots.get_by_text("41 dots")).to_have_count(0)
    assert look(page, "laptop: dots").wrong() == []
    dots.get_by_role("button", name="Close and show together").click()
    lines = dots.get_by_role("listitem")
    expect(lines.first).to_contain_text(most["own_words"])
    expect(lines.first).to_contain_text("41 dots")
    expect(lines.filter(has_text=own["own_words"])).to_contain_text("2 dots")
    expect(dots.get_by_text("6 people gave dots.")).to_be_visible()
    expect(phone.get_by_role("listitem").filter(has_text=most["own_words"])).to_contain_text("41 dots")
    dots.get_by_role("button", name="Give dots again").click()
    expect(dots.get_by_text("You have 10 dots left")).to_be_visible()
    expect(phone.get_by_text("10 dots left.")).to_be_visible()
    phone.context.close()
