"""Guarantee 4: whoever loses a right receives not one byte more once that is answered, whatever is under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from server.accounts.browsers import end
from server.store.models import Asked
from tests.convergence.network import Line
from tests.worlds.world import World, same_key_chance_and_clock
from workshops import Operation
from workshops.artefacts.outcomes.operations import Say
from workshops.audiences import EVERYONE, FACILITATORS, PROCUREMENT, organisation
from workshops.meeting.conduct import Mute
from workshops.meeting.erasing import ErasePerson
from workshops.meeting.people import ChangeRoles, RemoveSeat, TakeSeat
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.waiting_room import TurnAway


@pytest.fixture(autouse=True)
def same(monkeypatch: pytest.MonkeyPatch) -> None:
    same_key_chance_and_clock(monkeypatch)


@dataclass(frozen=True)
class Change:
    """Who loses what, and the operation that takes it."""

    who: str
    loses: Callable[[World], set[str]]
    asks: Callable[[World], Operation]


def seat_of(world: World, name: str) -> str:
    return world.peers[name].seat


def everything(name: str) -> Callable[[World], set[str]]:
    return lambda world: {EVERYONE, f"participant:{seat_of(world, name)}"}


def roles(name: str, *roles: str, confirmed: bool = True) -> Callable[[World], Operation]:
    return lambda world: ChangeRoles(
        seat=seat_of(world, name),
        roles=roles,
        organisation=world.organisations["Council"],
        confirmed=confirmed,
    )


CHANGES = {
    "the seat is removed": Change("otter", everything("otter"), lambda world: RemoveSeat(seat=seat_of(world, "otter"))),
    "the person is erased": Change(
        "otter", everything("otter"), lambda world: ErasePerson(seat=seat_of(world, "otter"), asked="told")
    ),
    "a facilitator becomes a member": Change("ayo", lambda world: {FACILITATORS}, roles("ayo", "member")),
    "a procurement lead becomes a member": Change("petra", lambda world: {PROCUREMENT}, roles("petra", "member")),
    "an organisation is confirmed no longer": Change(
        "noor",
        lambda world: {organisation(world.organisations["Council"])},
        roles("noor", "member", confirmed=False),
    ),
    "somebody who waits is turned away": Change(
        "dipper",
        lambda world: {f"participant:{seat_of(world, 'dipper')}"},
        lambda world: TurnAway(waiting=seat_of(world, "dipper")),
    ),
}


def peopled(folder: Path) -> World:
    """The world, a second facilitator, and somebody at the door."""
    world = World(folder)
    world.comes("ayo", world.door(TakeSeat(nickname="ayo", roles=("facilitator",))))
    world.ask("sam", "meeting.set_room_rule", rule="waiting_room", on=True)
    world.knocks("dipper")
    return world


def line_of(world: World, name: str) -> Line | None:
    return next((one for one in world.network.lines.values() if one.peer is world.peers[name]), None)


def noise(world: World, chance: Random, count: int) -> list[Asked]:
    """What others do in the same batch, in streams that are lost and in others."""
    made = []
    for number in range(count):
        words = f"noise {number} {chance.random()}"
        asked: Operation = chance.choice([Say(own_words=words), SendQuietly(words=words)])
        made.append(Asked(seat_of(world, "puffin"), words, asked))
    return made


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", CHANGES)
def test_not_a_byte_after_it_is_answered(tmp_path: Path, name: str, seed: int) -> None:
    """CG-ADM-7: in one batch with what others do, some of it before and some after, with packets under way."""
    change, chance = CHANGES[name], Random(seed)
    world = peopled(tmp_path / "world")
    lost = change.loses(world)
    world.peers["puffin"].ask("outcomes.say", own_words="Under way already")
    revoking = Asked(seat_of(world, "sam"), "revoking", change.asks(world))
    batch = [*noise(world, chance, 4), revoking, *noise(world, chance, 4)]
    before = len(world.peers[change.who].heard)
    outcome = world.context.log.append(world.partnership, batch)
    assert outcome.answers[4].refused is None
    world.network.announcements.announce(world.partnership, outcome)
    assert line_of(world, change.who) is None, "the line is cut, and what was queued on it went with it"
    world.network.settle()
    assert len(world.peers[change.who].heard) == before and world.network.leaks == []
    world.network.open(seat_of(world, change.who), world.peers[change.who])
    world.network.settle()
    told = "".join(world.peers[change.who].heard[before:])
    assert not any(stream in told for stream in lost)
    goodbye = "goodbye" in told
    assert goodbye or not lost & world.peers[change.who].streams.keys(), "whoever still has a seat purges what was held"
    world.close()


@pytest.mark.parametrize("name", ["the seat is removed", "the person is erased"])
def test_what_was_asked_before_and_comes_after_is_refused(tmp_path: Path, name: str) -> None:
    """CG-ADM-7"""
    change = CHANGES[name]
    world = peopled(tmp_path / "world")
    gone = seat_of(world, change.who)
    batch = [
        Asked(gone, "before", Say(own_words="In time")),
        Asked(seat_of(world, "sam"), "revoking", change.asks(world)),
        Asked(gone, "after", Say(own_words="Too late")),
    ]
    codes = [(one.refused or {}).get("code") for one in world.context.log.append(world.partnership, batch).answers]
    assert codes == [None, None, "signed_out"]
    world.close()


@pytest.mark.parametrize("name", CHANGES)
def test_over_http_it_is_gone_too(tmp_path: Path, name: str) -> None:
    change = CHANGES[name]
    world = peopled(tmp_path / "world")
    browser = world.browser(change.who)
    asked = {"a facilitator becomes a member": "/audit", "an organisation is confirmed no longer": "/search?q=a"}
    path = browser.at(asked.get(name, "/my-things"))
    assert browser.get(path).status_code == 200
    world.context.rooms.ask(world.partnership, seat_of(world, "sam"), "revoking", change.asks(world))
    after = {"audit": 403, "search": 200, "my-things": 404 if EVERYONE in change.loses(world) else 200}
    expected = 404 if name == "somebody who waits is turned away" else after[path.rsplit("/", 1)[1].split("?")[0]]
    assert browser.get(path).status_code == expected
    ticket = browser.post(browser.at("/ticket"))
    assert (ticket.status_code == 404) is (expected == 404)
    world.close()


def test_a_ticket_taken_before_opens_nothing_after(tmp_path: Path) -> None:
    """The race the other way round: the ticket is good for a minute, the seat is not."""
    world = peopled(tmp_path / "world")
    gone = seat_of(world, "otter")
    world.ask("sam", "meeting.remove_seat", seat=gone)
    before = len(world.peers["otter"].heard)
    world.network.open(gone, world.peers["otter"])
    world.network.settle()
    assert [one for one in world.peers["otter"].heard[before:] if "goodbye" not in one] == []
    world.close()


def test_who_is_muted_is_refused_from_the_next_turn_and_keeps_reading(tmp_path: Path) -> None:
    """CG-CON-1"""
    world = peopled(tmp_path / "world")
    puffin, sam = seat_of(world, "puffin"), seat_of(world, "sam")
    batch = [
        Asked(puffin, "before", Say(own_words="In time")),
        Asked(sam, "mute", Mute(seat=puffin)),
        Asked(puffin, "after", Say(own_words="Too late")),
    ]
    outcome = world.context.log.append(world.partnership, batch)
    world.network.announcements.announce(world.partnership, outcome)
    world.network.settle()
    assert [(one.refused or {}).get("data") for one in outcome.answers] == [None, None, {"reason": "muted"}]
    assert line_of(world, "puffin") is not None and "In time" in "".join(world.peers["puffin"].heard)
    world.close()


def test_signing_out_cuts_every_line_of_the_browser_and_no_other(tmp_path: Path) -> None:
    world = peopled(tmp_path / "world")
    world.network.announcements.hang_up(world.network.browser.key)
    assert not world.network.lines, "in these worlds all lines come from one browser"
    world.context.database.work(lambda connection: end(connection, world.network.browser))
    before = len(world.peers["sam"].heard)
    world.context.rooms.ask(world.partnership, "door", "late", TakeSeat(nickname="late", roles=("contributor",)))
    assert len(world.peers["sam"].heard) == before
    world.close()
