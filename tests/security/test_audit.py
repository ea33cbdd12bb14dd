"""What was done with rights, words and files is told to facilitators: whole, without words, and to nobody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from server import archive
from server.accounts.invitations import Invitation
from server.audit import COLUMNS, DEEDS, deeds
from server.wire.permissions import WORDS, verdict
from tests.server.web import Browser, Json, Web
from workshops.catalogue import operation_kinds

SAID = "Zanzibar"


class House:
    """Sam facilitates; Maryam is a member and the safeguarding lead; Puffin and Otter came by the code."""

    def __init__(self, web: Web, sam: Browser) -> None:
        self.web, self.sam = web, sam
        sam.opens_session()
        self.maryam = self.invited("Maryam", "member", "safeguarding_lead")
        self.puffin, self.otter = (web.browser().joins(sam.code(), one) for one in ("Puffin", "Otter"))

    def invited(self, name: str, *roles: str) -> Browser:
        browser = self.web.browser()
        token = self.web.invitation(Invitation(self.sam.partnership, name, roles))
        answer = browser.post("/welcome", {"token": token, "name": name})
        return replace(browser, partnership=self.sam.partnership, seat=answer.json["seat"])

    def deeds(self) -> list[Json]:
        return list(self.sam.get(self.sam.at("/audit")).json["deeds"])

    def newest(self) -> tuple[str, str, str, str]:
        one = self.deeds()[0]
        return one["deed"], one["by"], one["about"], one["detail"]


@pytest.fixture
def house(web: Web, sam: Browser) -> House:
    return House(web, sam)


def test_everything_that_is_done_with_people_and_words_is_told(house: House) -> None:
    sam, puffin = house.sam, house.puffin
    said = puffin.asks("outcomes.say", own_words=f"{SAID} key worker")["made"][0]
    sam.asks("meeting.hide", record=said)
    assert house.newest() == ("hidden", "Sam", "", "outcomes.outcome")
    hidden = next(one.id for one in seen(house) if one.kind == "meeting.hidden")
    sam.asks("meeting.show_again", hidden=hidden)
    assert house.newest() == ("shown_again", "Sam", "", "")
    sam.asks("meeting.mute", seat=puffin.seat)
    assert house.newest() == ("muted", "Sam", "Puffin", "")
    sam.asks("meeting.unmute", seat=puffin.seat)
    assert house.newest() == ("unmuted", "Sam", "Puffin", "")
    sam.asks("meeting.set_room_rule", rule="moderation", on=True)
    assert house.newest() == ("room_rule", "Sam", "", "moderation")
    sam.asks("meeting.remove_seat", seat=house.otter.seat)
    assert house.newest() == ("removed", "Sam", "Otter", "")
    sam.asks("meeting.erase_person", seat=puffin.seat, asked="guardian")
    assert house.newest() == ("erased", "Sam", "", "guardian")
    told = repr(house.deeds())
    assert SAID not in told and "Puffin" not in told, "a name that was erased is gone from what was told before, too"


def seen(house: House) -> list[Any]:
    view, _ = house.web.context.log.view(house.sam.partnership, house.sam.seat)
    return list(view.records())


def test_rights_are_told_with_what_they_were_before(house: House) -> None:
    organisation = next(one.id for one in seen(house) if one.kind == "meeting.organisation")
    roles = ["member", "signatory"]
    house.sam.asks(
        "meeting.change_roles", seat=house.maryam.seat, roles=roles, organisation=organisation, confirmed=True
    )
    changed = house.deeds()[0]
    assert (changed["deed"], changed["by"], changed["about"]) == ("rights_changed", "Sam", "Maryam")
    assert changed["before"] == ["member", "safeguarding_lead"]
    assert changed["after"] == [*roles, f"organisation:{organisation}"]
    given = [one for one in house.deeds() if one["deed"] == "seat_given"]
    assert [one["about"] for one in given] == ["Maryam", "Sam"], "who comes by the code is not told of"


def test_the_opening_of_the_register_is_told_to_all_facilitators_without_the_reason(house: House) -> None:
    """CG-SAF-3"""
    asked = {"why": "concern", "reason": f"{SAID} may be hurt"}
    assert house.maryam.post(house.maryam.at("/register/open"), asked).status_code == 200
    assert house.newest() == ("register_opened", "", "Maryam", "concern")
    assert SAID not in repr(house.deeds())


def test_a_concern_is_not_told(house: House) -> None:
    """CG-SAF-2"""
    before = house.deeds()
    said = house.puffin.asks("outcomes.say", own_words=SAID)["made"][0]
    for body in ({"id": "a", "about": "help"}, {"id": "b", "about": "record", "record": said}):
        assert house.otter.post(house.otter.at("/concerns"), body).status_code == 201
    (concern, *_) = house.maryam.get(house.maryam.at("/concerns")).json["concerns"]
    house.maryam.post(house.maryam.at(f"/concerns/{concern['id']}/close"))
    assert house.deeds() == before


def test_files_taken_along_are_told_but_not_what_young_people_read(house: House) -> None:
    before = len(house.deeds())
    house.puffin.get(house.puffin.at("/exports/outcomes.html"))
    house.puffin.get(house.puffin.at("/my-things/download"))
    assert len(house.deeds()) == before
    house.maryam.get(house.maryam.at("/exports/outcomes.html"))
    assert house.newest() == ("exported", "", "Maryam", "outcomes.html")
    job = house.sam.post(house.sam.at("/exports/jobs"), {"name": "agreement", "form": "md"}).json["id"]
    assert house.newest()[2] == "Maryam", "a file that nobody took has not left"
    assert house.sam.get(house.sam.at(f"/exports/jobs/{job}/file")).status_code == 200
    assert house.newest() == ("exported", "", "Sam", "agreement.md")


def test_it_is_a_table_too_and_for_facilitators_alone(house: House) -> None:
    formula = house.web.browser().joins(house.sam.code(), "=1+1")
    house.sam.asks("meeting.mute", seat=formula.seat)
    answer = house.sam.get(house.sam.at("/audit.csv"))
    lines = answer.data.decode("utf-8-sig").splitlines()
    assert answer.content_type.startswith("text/csv") and "attachment" in answer.headers["Content-Disposition"]
    assert lines[0] == ",".join(COLUMNS) and ",'=1+1," in lines[1]
    for path in ("/audit", "/audit.csv"):
        for browser in (house.maryam, house.puffin):
            assert browser.get(browser.at(path)).json["code"] == "forbidden"


def test_it_is_derived_from_the_log_and_so_travels_with_it(house: House, tmp_path: Path) -> None:
    house.sam.asks("meeting.mute", seat=house.puffin.seat)
    (tmp_path / "elsewhere").mkdir()
    elsewhere = Web(tmp_path / "elsewhere")
    partnership = archive.unpack(elsewhere.context, archive.pack(house.web.context, house.sam.partnership))
    moved = elsewhere.context.database.work(lambda connection: deeds(connection, partnership))
    elsewhere.close()
    assert [(one.deed, one.by, one.about) for one in moved] == [
        (one["deed"], one["by"], one["about"]) for one in house.deeds()
    ]
    assert {*DEEDS} <= {*operation_kinds()}


def test_no_deed_of_contributors_is_told_but_their_own_erasure() -> None:
    """What young people do is nobody's list."""
    rules = {kind: str(cls.allowed) for kind, cls in operation_kinds().items() if kind in DEEDS}
    allowed = {kind for kind, rule in rules.items() if WORDS[verdict(rule, "contributor")] != "-"}
    assert allowed == {"meeting.erase_own"}
