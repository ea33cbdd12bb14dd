"""What somebody has begun to write stays theirs, whatever comes from the room, the network, or another hand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.doing import NO_SIGNAL, without_signal
from tests.browser.stage import Stage
from tests.serving import Caller
from tests.wire.socket import Connection
from workshops.wording import digest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stage(stage: Stage) -> Stage:
    stage.expected = NO_SIGNAL
    return stage


@pytest.fixture(scope="module")
def robin(stage: Stage) -> Page:
    """Robin's laptop."""
    return stage.page(f"/p/{stage.place}/overview", stage.robin)


def test_whoever_came_to_a_map_by_a_link_goes_on_to_another_step_and_stays_there(stage: Stage, robin: Page) -> None:
    steps = {one["ref"]: one for one in stage.of("pathways.step")}
    stage.visit(robin, f"pathways/{steps['A8']['map']}/{steps['A8']['id']}")
    expect(robin.get_by_role("tab", name="Step A8")).to_be_visible()
    robin.get_by_role("button", name=re.compile("^A3, ")).click()
    here = robin.get_by_role("tab", name="Step A3")
    expect(here).to_be_visible()
    words = robin.get_by_label("What happens", exact=True)
    words.fill("Somebody is still writing here")
    first = steps["A1"]
    stage.ask("pathways.reword_step", step=first["id"], basis_digest=digest(first["words"]), words="Other words")
    other = robin.get_by_role("button", name=re.compile("^A1, .*Other words"))
    expect(other).to_be_visible()
    expect(here).to_be_visible()
    expect(words).to_have_value("Somebody is still writing here")
    robin.get_by_role("button", name="Add an idea for this step").click()
    idea = robin.get_by_label("What could be better?")
    idea.fill("One number to ring")
    other.click()
    expect(words).to_have_value("Other words")
    expect(idea).to_be_hidden()
    robin.get_by_role("button", name=re.compile("^A3, ")).click()
    expect(words).to_have_value("Somebody is still writing here")
    expect(idea).to_have_value("One number to ring")


def test_what_is_shown_unasked_stays_while_somebody_writes_there(stage: Stage, robin: Page) -> None:
    """Beside the list stands the hypothesis that is scored, else the first: here its round is closed meanwhile."""
    (scored,) = [one for one in stage.of("hypotheses.round") if one["status"] == "open"]
    stage.visit(robin, "hypotheses")
    beside = robin.get_by_role("complementary", name="H3")
    beside.get_by_role("button", name="Add evidence").click()
    words = robin.get_by_role("dialog").get_by_label("What did you find?")
    words.fill("Two of three were sent on")
    expect(robin.get_by_text("a score is open")).to_be_attached()
    stage.ask("hypotheses.reveal", round=scored["id"])
    expect(robin.get_by_text("a score is open")).not_to_be_attached()
    expect(words).to_have_value("Two of three were sent on")
    robin.keyboard.press("Escape")
    expect(beside).to_be_visible()


def test_words_that_are_refused_after_the_page_was_closed_are_shown_with_the_reason(stage: Stage) -> None:
    stage.move_to("silent_write")
    phone = stage.phone("", stage.join("Sanderling"))
    phone.get_by_label("We think…").wait_for()
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.get_by_label("We think…").fill("nobody tells us why")
    phone.get_by_role("button", name="Share with the group").click()
    expect(phone.get_by_text("No signal. It is safe on this phone")).to_be_visible()
    phone.close(run_before_unload=False)
    seat = stage.one("meeting.seat", nickname="Sanderling")["id"]
    stage.ask("meeting.mute", seat=seat)
    phone.context.set_offline(False)
    again = phone.context.new_page()
    again.goto(f"{stage.server.url}/take-part/{stage.place}")
    expect(again.get_by_text("“nobody tells us why”")).to_be_visible()
    again.get_by_role("button", name="Put it away").click()
    expect(again.get_by_text("“nobody tells us why”")).to_be_hidden()
    again.context.close()


def test_what_is_written_when_all_cards_are_shown_goes_on_below_them(stage: Stage) -> None:
    """So does a card that was kept without signal and comes too late to be among them."""
    stage.move_to("silent_write")
    (round_, *_) = stage.ask("cards.open_round", question="What stops people?", activity=stage.live()["activity"])[
        "made"
    ]
    phone = stage.phone("", stage.join("Dunlin"))
    box = phone.get_by_role("textbox")
    box.wait_for()
    with without_signal(phone):
        box.fill("Nobody rings back")
        phone.get_by_role("button", name="Keep this card").click()
        expect(phone.get_by_text("We send this when you’re back")).to_be_visible()
        box.fill("and the form is")
        stage.ask("cards.reveal", round=round_)
    expect(box).to_have_value("Nobody rings back\nand the form is")
    phone.context.close()


def test_whoever_leaves_while_a_code_is_looked_up_has_left(stage: Stage) -> None:
    """The answer comes late: it must not bring anybody back into the room."""
    other = Caller(stage.server.url)
    group = stage.one("meeting.group", name="Young people")["id"]
    body = {"nickname": "Siskin", "group": group, "organisation": "", "ways": ["type"]}
    code = other.post("/join", code=stage.code(), id="siskin-late", **body)["come_back"]
    phone = stage.phone("/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.route("**/api/come-back", hold)
    phone.get_by_role("button", name="I have a come-back code").click()
    phone.get_by_label("Type the come-back code").fill(code)
    phone.get_by_role("button", name="Come back in").click()
    while not held:
        phone.wait_for_timeout(20)
    phone.get_by_role("button", name="Help or leave").click()
    phone.get_by_role("dialog").get_by_role("button", name="Leave the session").click()
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    with phone.expect_response("**/api/sign-out"):
        held[0].continue_()
    assert phone.url.endswith("/left")
    phone.context.close()


def test_a_form_writes_over_nothing_that_only_another_hand_changed(stage: Stage, robin: Page) -> None:
    (before,) = stage.of("meeting.partnership")
    stage.visit(robin, "overview")
    robin.get_by_role("region", name="vision").get_by_role("button").click()
    sheet = robin.get_by_role("dialog")
    sheet.get_by_label("Name").fill("A safer place to live")
    stage.ask("meeting.describe", name=before["name"], vision="Nobody is sent on", stage=before["stage"])
    expect(robin.get_by_role("region", name="vision")).to_contain_text("Nobody is sent on")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_be_hidden()
    stage.room.until(lambda: bool(stage.of("meeting.partnership")[0]["name"] == "A safer place to live"))
    assert stage.of("meeting.partnership")[0]["vision"] == "Nobody is sent on"


def test_a_list_of_steps_keeps_what_a_colleague_put_into_it_meanwhile(stage: Stage, robin: Page) -> None:
    (hypothesis,) = [one for one in stage.of("hypotheses.hypothesis") if one["ref"] == "H1"]
    mine, theirs = [one for one in stage.of("pathways.step") if one["id"] not in hypothesis["steps"]][:2]

    def linked() -> set[str]:
        return set(stage.one("hypotheses.hypothesis", ref="H1")["steps"])

    stage.visit(robin, f"hypotheses/{hypothesis['id']}")
    robin.get_by_role("complementary").get_by_role("button", name="Change", exact=True).click()
    robin.get_by_role("menuitem", name="Link steps").click()
    sheet = robin.get_by_role("dialog")
    sheet.get_by_role("checkbox", name=re.compile(f"^{mine['ref']}\\b")).first.check()
    before = linked()
    stage.ask("hypotheses.link_steps", hypothesis=hypothesis["id"], steps=[*before, theirs["id"]])
    expect(robin.locator(f"a[href$='{theirs['id']}']").first).to_be_attached()
    sheet.get_by_role("button", name="Link these steps").click()
    stage.room.until(lambda: linked() == {*before, theirs["id"], mine["id"]})
    robin.get_by_role("button", name="Undo", exact=True).last.click()
    stage.room.until(lambda: linked() == {*before, theirs["id"]})


def test_marking_words_beyond_the_edge_of_a_dialog_closes_nothing(stage: Stage, robin: Page) -> None:
    stage.visit(robin, "overview")
    robin.get_by_role("region", name="vision").get_by_role("button").click()
    words = robin.get_by_role("dialog").get_by_label("Our shared vision")
    words.fill("Nobody waits alone")
    box = words.bounding_box()
    assert box
    robin.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    robin.mouse.down()
    robin.mouse.move(8, box["y"] + 20, steps=4)
    robin.mouse.up()
    expect(words).to_have_value("Nobody waits alone")
    robin.mouse.click(8, box["y"] + 20)
    expect(words).to_be_hidden()


def test_what_is_put_out_of_sight_leaves_an_open_thread_and_what_was_found(stage: Stage, robin: Page) -> None:
    point = next(one for one in stage.of("pathways.pain_point") if leaning(stage, one["id"]))
    stage.visit(robin, f"specification/{leaning(stage, point['id'])[0]}")
    beside = robin.get_by_role("complementary")
    expect(beside.get_by_text(point["words"]).first).to_be_visible()
    robin.keyboard.press("Control+k")
    robin.get_by_role("dialog").get_by_role("searchbox").fill(point["words"])
    hits = robin.get_by_role("dialog").get_by_role("listitem").filter(has_text=point["words"])
    expect(hits.first).to_be_visible()
    stage.ask("meeting.hide", record=point["id"])
    expect(hits).to_have_count(0)
    robin.keyboard.press("Escape")
    expect(beside.get_by_text(point["words"])).to_have_count(0)


def leaning(stage: Stage, source: str) -> list[str]:
    """The requirements that name a source."""
    return [str(one["id"]) for one in stage.of("specification.requirement") if source in one["sources"]]


def test_a_reason_for_one_is_not_said_to_another(stage: Stage) -> None:
    """Two wait to be shown: the reason that was begun for the first does not stand there for the second."""
    stage.move_to("silent_write")
    stage.ask("meeting.set_room_rule", rule="moderation", on=True)
    knot = Connection(stage.join("Knot"), stage.place)
    for words in ("the first of two", "the second of two"):
        knot.ask("hypotheses.propose", think=words)
    robin = stage.laptop()
    waiting = robin.get_by_role("region", name="Look before it shows")
    ask = waiting.get_by_role("button", name="Don’t show")
    ask.first.click()
    reason = robin.get_by_role("dialog").get_by_role("textbox")
    reason.fill("It names somebody")
    robin.keyboard.press("Escape")
    ask.last.click()
    expect(reason).to_have_value("")
    second = stage.one("meeting.held", words="the second of two")
    stage.ask("meeting.show_held", held=second["id"])
    expect(reason).to_be_hidden()
    stage.ask("meeting.set_room_rule", rule="moderation", on=False)
    knot.close()
    robin.context.close()


def test_what_is_typed_while_the_last_thing_is_on_its_way_stays(stage: Stage) -> None:
    robin = stage.laptop()
    field = robin.get_by_label("Put aside for later")
    field.wait_for()
    with without_signal(robin):
        field.fill("Bus times")
        field.press("Enter")
        field.fill("Who pays the taxi")
    stage.room.until(lambda: any(one["words"] == "Bus times" for one in stage.of("meeting.parked")))
    expect(robin.get_by_role("listitem").filter(has_text="Bus times")).to_be_visible()
    expect(field).to_have_value("Who pays the taxi")
    robin.context.close()


def test_the_register_shuts_when_its_reader_may_read_it_no_more(stage: Stage) -> None:
    lead = stage.invite("Ash", "member", "safeguarding_lead")
    page = stage.page(f"/p/{stage.place}/safety", lead)
    page.get_by_role("button", name="Who is who").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("textbox").fill("Asked by the duty team")
    sheet.get_by_role("button", name="Open the register").click()
    expect(sheet.get_by_role("textbox")).to_be_hidden()
    seat = stage.one("meeting.seat", nickname="Ash")["id"]
    stage.ask("meeting.change_roles", seat=seat, roles=["member"])
    expect(sheet).to_be_hidden()
    page.context.close()


def test_a_card_that_was_ticked_and_has_gone_is_ticked_no_more(stage: Stage) -> None:
    """Else nothing could be grouped: the card is missing, and there is nothing to untick."""
    stage.move_to("silent_write")
    body = {"question": "What helps?", "activity": stage.live()["activity"]}
    (round_, *_) = stage.ask("cards.open_round", **body)["made"]
    stage.ask("cards.write", round=round_, words="Somebody rings back", draft="")
    stage.ask("cards.reveal", round=round_)
    robin = stage.laptop()
    robin.get_by_role("checkbox", name="Somebody rings back").check()
    expect(robin.get_by_label("Name for the chosen card")).to_be_visible()
    (card,) = [one for one in stage.of("cards.card") if one["round"] == round_]
    stage.ask("meeting.hide", record=card["id"])
    expect(robin.get_by_label("Name for the cards you choose")).to_be_visible()
    robin.context.close()


def test_a_group_that_was_chosen_without_signal_stays_whatever_is_chosen_next(stage: Stage) -> None:
    phone = stage.phone("", stage.join("Turnstone", "Young people"))
    seat = stage.one("meeting.seat", nickname="Turnstone")["id"]
    own_group = phone.get_by_role("button", name="Your group and taking part")
    own_group.wait_for()
    with without_signal(phone):
        own_group.click()
        phone.get_by_role("dialog").get_by_role("combobox").select_option(label="Carers and families")
        phone.get_by_role("dialog").get_by_role("button", name="Change my group").click()
        phone.keyboard.press("Escape")
        phone.get_by_role("button", name="Reading and words").click()
        phone.get_by_role("dialog").get_by_role("switch", name="Just listen").click()
    phone.keyboard.press("Escape")
    expect(phone.get_by_text("waiting on this device")).to_be_hidden()
    carers = next(one["id"] for one in stage.of("meeting.group") if one["name"] == "Carers and families")
    stage.room.until(lambda: stage.one("meeting.seat", id=seat)["group"] == carers)
    phone.wait_for_load_state("networkidle")
    assert stage.one("meeting.seat", id=seat)["group"] == carers
    phone.context.close()
