"""The comparison of two worlds finds every hole: each check of an audience, taken out alone, makes it fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from server.live.announce import Announcements, room_of
from server.live.receive import Receiver
from server.store import reading
from server.store.log import Log
from server.store.models import Answer, Asked, Behind, Cached, Outcome
from server.store.packets import Packet, entries_packet
from server.store.turn import Turn
from tests.worlds.hidden import SECRETS
from tests.worlds.hidden import Secret as Hidden
from tests.worlds.steps import note, nothing
from tests.worlds.test_over_http import told
from tests.worlds.test_two_worlds import differing, heard_in_both, may_differ, play
from tests.worlds.world import World, same_key_chance_and_clock
from workshops import Actor, Stamp, State, View
from workshops.audiences import EVERYONE, FACILITATORS, PROCUREMENT
from workshops.meeting import people
from workshops.meeting.records import Seat

Patch = pytest.MonkeyPatch
Hole = Callable[[Patch], None]


@pytest.fixture(autouse=True)
def same(monkeypatch: Patch) -> None:
    same_key_chance_and_clock(monkeypatch)
    # The world without anything hidden is not shared with the tests in which nothing is broken.
    monkeypatch.setattr("tests.worlds.test_two_worlds.WITHOUT", [])


def everybody_holds_what_facilitators_hold(patch: Patch) -> None:
    _sitting(patch, lambda actor: actor.streams | {FACILITATORS})


def every_member_leads_procurement(patch: Patch) -> None:
    _sitting(patch, lambda actor: actor.streams | ({PROCUREMENT} if "member" in actor.roles else set()))


def _sitting(patch: Patch, streams: Callable[[Actor], frozenset[str]]) -> None:
    before = people.actor_from

    def actor_from(seat: Seat) -> Actor:
        actor = before(seat)
        return actor._replace(streams=streams(actor))

    patch.setattr(people, "actor_from", actor_from)


def packets_go_to_the_room_of_everyone(patch: Patch) -> None:
    before = Announcements.announce

    def announce(self: Announcements, partnership: str, outcome: Outcome) -> None:
        before(self, partnership, outcome)
        for stream in outcome.entries.keys() - {EVERYONE}:
            self._sending.room(room_of(partnership, EVERYONE), entries_packet(stream, outcome.entries[stream]))

    patch.setattr(Announcements, "announce", announce)


def catching_up_asks_for_no_right(patch: Patch) -> None:
    def catch_up(self: Log, partnership: str, seat: str, reader: Behind) -> Any:
        with self._database.begin() as connection:
            return reading.up_to_date(connection, partnership, self._asked(connection, partnership), reader)

    patch.setattr(Log, "_catch_up", catch_up)


def attention_goes_to_everyone(patch: Patch) -> None:
    def presence(self: Receiver, connected: Any, message: Any) -> None:
        packet = Packet.of("presence", {"seat": connected.seat, **message})
        self._announcements._sending.room(room_of(connected.partnership, EVERYONE), packet)

    patch.setattr(Receiver, "presence", presence)


def a_view_holds_every_stream(patch: Patch) -> None:
    def view(self: Log, partnership: str, seat: str, at: str) -> tuple[View, str]:
        cached = self._current(partnership)
        return cached.state.everything(), cached.moment(cached.state.streams())

    patch.setattr(Log, "_view", view)


def the_newest_moment_is_that_of_every_stream(patch: Patch) -> None:
    patch.setattr(Cached, "moment", lambda self, streams: max(self.moments.values(), default=""))


def ids_come_from_how_much_has_happened(patch: Patch) -> None:
    before = Stamp.__init__

    def with_turns(self: Stamp, at: str, key: bytes, number_of: Callable[[str], int], chance: Any) -> None:
        before(self, at, key, lambda stream: sum(number_of(one) for one in STREAMS), chance)

    patch.setattr(Stamp, "__init__", with_turns)


STREAMS = (EVERYONE, FACILITATORS, "sealed")


def a_turn_is_told(patch: Patch) -> None:
    before = Turn._decide

    def decide(self: Turn, asked: Asked) -> tuple[Answer, int | None]:
        answer, turn = before(self, asked)
        return replace(answer, positions={**answer.positions, "turn": turn or 0}), turn

    patch.setattr(Turn, "_decide", decide)


def rights_are_asked_before_sight(patch: Patch) -> None:
    """What is there and not yours is forbidden, and what never was is missing."""
    from workshops import admission

    before = admission.references_hold

    def hold(asked: Any, here: View) -> None:
        whole = here._state.everything()
        before(asked, whole if any(whole.get(one) for one in vars(asked).values() if isinstance(one, str)) else here)

    patch.setattr(admission, "references_hold", hold)


def concerns_are_told_to_facilitators(patch: Patch) -> None:
    from workshops.meeting import safeguarding

    patch.setattr(safeguarding, "participant", lambda seat: FACILITATORS)


def a_snapshot_holds_what_facilitators_hold(patch: Patch) -> None:
    before = State.records

    def records(self: State, stream: str) -> Any:
        return [*before(self, stream), *(before(self, FACILITATORS) if stream == EVERYONE else ())]

    patch.setattr(State, "records", records)


def held_words_are_shown_at_once(patch: Patch) -> None:
    from workshops.meeting import contributing

    patch.setattr(contributing, "FACILITATORS", EVERYONE)


HOLES: dict[str, tuple[Hole, Hidden]] = {
    one.__name__.replace("_", " "): (one, secret)
    for one, secret in (
        (everybody_holds_what_facilitators_hold, SECRETS["a quiet note, or none"]),
        (every_member_leads_procurement, SECRETS["an item of the procurement lead"]),
        (packets_go_to_the_room_of_everyone, SECRETS["an item of another organisation"]),
        (catching_up_asks_for_no_right, SECRETS["another private score"]),
        (attention_goes_to_everyone, SECRETS["attention on what is one's own"]),
        (a_view_holds_every_stream, SECRETS["a private card, or none"]),
        (the_newest_moment_is_that_of_every_stream, SECRETS["a private score, or none"]),
        (ids_come_from_how_much_has_happened, SECRETS["a quiet note, or none"]),
        (a_turn_is_told, SECRETS["a private score, or none"]),
        (concerns_are_told_to_facilitators, SECRETS["a concern about what was seen, or none"]),
        (a_snapshot_holds_what_facilitators_hold, SECRETS["somebody waits, or nobody"]),
        (held_words_are_shown_at_once, SECRETS["a contribution that waits, or none"]),
    )
}


@pytest.mark.parametrize("name", HOLES)
def test_a_hole_is_found(tmp_path: Path, monkeypatch: Patch, name: str) -> None:
    hole, secret = HOLES[name]
    monkeypatch.setattr("tests.convergence.network.Network._check_audience", lambda *_: None)
    hole(monkeypatch)
    assert differing(heard_in_both(tmp_path, secret)) - may_differ(secret)


def test_an_id_that_somebody_else_holds_is_missing_like_one_that_never_was(tmp_path: Path, monkeypatch: Patch) -> None:
    """Without the order of admission, a guess at an id would tell that it is there."""
    answers = []
    for broken in (False, True):
        with monkeypatch.context() as patch:
            if broken:
                rights_are_asked_before_sight(patch)
            world = World(tmp_path / str(broken))
            play(world, note("Too loud"))
            note_id = next(
                one["id"]
                for one in world.peers["sam"].streams[FACILITATORS].values()
                if one["kind"] == "meeting.quiet_note"
            )
            asked = [world.peers["otter"].ask("meeting.mute", seat=one) for one in (note_id, "0" * 16)]
            asked += [world.peers["otter"].ask("meeting.hide", record=one) for one in (note_id, "0" * 16)]
            world.network.settle()
            answers.append([world.peers["otter"].answers[one]["refused"]["code"] for one in asked])
            world.close()
    assert answers == [["missing"] * 4, ["missing", "missing", "forbidden", "missing"]]


def test_a_route_that_reads_another_view_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    """Over HTTP, too: search that reads every stream finds what it should not."""
    found = []
    for name, hidden in (("one", nothing), ("other", note("Zanzibar is too loud"))):
        world = World(tmp_path / name)
        play(world, hidden)
        otter, path = world.browser("otter"), f"/partnerships/{world.partnership}/search?q=zanzibar"
        whole = told(world, otter, path)
        with monkeypatch.context() as patch:
            a_view_holds_every_stream(patch)
            found.append((whole, told(world, otter, path)))
        world.close()
    (one, broken), (other, broken_too) = found
    assert one == other and broken != broken_too
