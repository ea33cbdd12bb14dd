"""Every kind of operation, by people of every role, with hostile content: answered by a code, and the laws hold.

The laws: what a seat held, with the entries that it was sent, is what a fresh look gives it; a process that starts anew
reads the same; numbers have no gaps; the chain proves itself. No operation, whatever is in it, breaks a batch.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from server.store.log import Log
from server.store.models import Asked, Outcome
from server.wire.schemas import parse
from tests.fuzz.bodies import KINDS, Bodies
from tests.fuzz.house import House
from tests.fuzz.sense import LEFT_OUT
from tests.rounds import seeds
from workshops import Operation, Refused, View
from workshops.audiences import EVERYONE, FACILITATORS
from workshops.codec import encode
from workshops.meeting.people import DOOR, TakeSeat

PEOPLE = {
    "facilitator": ("facilitator", "member", "commissioner", "safeguarding_lead"),
    "member": ("member", "signatory"),
    "lead": ("member", "procurement_lead"),
    "contributor": ("contributor",),
    "observer": ("observer",),
}
TESTS = Path(__file__).parents[1]
LEAVING = ("meeting.leave", "meeting.erase_own")
# While talk is stopped, what people say waits and stands nowhere: everything else is asked first.
STOPPING = ("meeting.stop_talk", "meeting.go_on")
BATCH = 12
PATIENCE = 20
CROWDS = 5
OUT = {kind for kinds in LEFT_OUT.values() for kind in kinds}
SPOILT = 0.2
Json = dict[str, Any]
Held = dict[str, dict[str, Json]]


def fresh(log: Log, partnership: str, seat: str) -> Held:
    """What a fresh look gives a seat."""
    return held_in(log.view(partnership, seat)[0])


def held_in(view: View) -> Held:
    found = {one: {record.id: encode(record) for record in view.only(one).records()} for one in view.streams}
    plain: Held = json.loads(json.dumps(found))
    return {stream: records for stream, records in plain.items() if records}


class Mirror:
    """What somebody's client holds: begun with a snapshot, kept up with entries alone."""

    def __init__(self, log: Log, partnership: str, seat: str) -> None:
        self.seat, self.gone = seat, False
        self._log, self._partnership = log, partnership
        self.held: Held = {}
        self.numbers: dict[str, int] = {}
        self._begin()

    def _begin(self, only: Sequence[str] | None = None) -> None:
        _, heads, messages = self._log.join(self._partnership, self.seat, {})
        for stream in heads if only is None else only:
            self.held[stream], self.numbers[stream] = {}, heads[stream]
        for one in (json.loads(packet.body) for packet in messages):
            if only is None or one["stream"] in only:
                self.held[one["stream"]] = {record["id"]: record for record in one["records"]}

    def take(self, outcome: Outcome) -> None:
        """Rights first, then the entries of one's own streams."""
        before, own = set(self.held), [one for one in outcome.rights if one.seat == self.seat]
        self.gone = self.gone or any(not one.seated for one in own)
        for rights in () if self.gone else own:
            for stream in rights.revoked:
                self.held.pop(stream, None)
            self._begin(rights.granted)
        for stream in () if self.gone else set(self.held) & before:
            for entry in outcome.entries.get(stream, ()):
                self._merge(stream, json.loads(entry.text))

    def _merge(self, stream: str, entry: Json) -> None:
        assert entry["number"] == self.numbers[stream] + 1
        self.numbers[stream] = entry["number"]
        for gone in entry["removed"]:
            self.held[stream].pop(gone, None)
        self.held[stream].update({record["id"]: record for record in entry["put"] if record})

    def now(self) -> Held:
        plain: Held = json.loads(json.dumps(self.held))
        return {stream: records for stream, records in plain.items() if records}


class Crowd:
    """People of every role who ask for anything."""

    def __init__(self, house: House, number: int) -> None:
        self.log, self.partnership = house.web.context.log, house.partnership
        self.database = house.web.context.database
        self.chance = Random(number)
        self.mirrors: dict[str, Mirror] = {}
        self.accepted: Counter[str] = Counter()
        self.asked = 0
        self._name = f"fuzz-{house.partnership}-{number}"[:40]
        for who in PEOPLE:
            self._comes(who)

    def _comes(self, who: str) -> None:
        """Somebody takes a seat, which the others hear of."""
        self.asked += 1
        sits = TakeSeat(nickname=f"{who} {self._name}-{self.asked}"[-40:], roles=PEOPLE[who])
        outcome = self.log.append(self.partnership, [Asked(DOOR.seat, f"{self._name}-{self.asked}", sits)])
        self._tell(outcome)
        self.mirrors[who] = Mirror(self.log, self.partnership, outcome.answers[0].made[0])

    def all_kinds(self) -> None:
        """Each person asks for each kind in an order of chance; then some leave."""
        self._ask([(who, kind) for who in PEOPLE for kind in KINDS if kind not in (*LEAVING, *STOPPING)])
        for kind in STOPPING:
            self._ask([(who, kind) for who in PEOPLE])
        self.check()
        self._ask([(who, kind) for who in PEOPLE for kind in LEAVING])

    def insist(self, kinds: Collection[str]) -> None:
        """Ask again for what has not been accepted yet, the door too, in whose name the server asks."""
        for _ in range(PATIENCE):
            left = [one for one in kinds if one not in self.accepted]
            self._ask([(who, kind) for who in (*PEOPLE, DOOR.seat) for kind in left])

    def _ask(self, wanted: list[tuple[str, str]]) -> None:
        self.chance.shuffle(wanted)
        for start in range(0, len(wanted), BATCH):
            asked = [one for pair in wanted[start : start + BATCH] if (one := self._asks(*pair))]
            self._settle(asked)

    def _asks(self, who: str, kind: str) -> Asked | None:
        seat = DOOR.seat if who == DOOR.seat else self.mirrors[who].seat
        bodies = Bodies(self.chance, self._ids(seat))
        spoils = self.chance.random() < SPOILT
        self.asked += 1
        operation = _parsed(kind, bodies.spoilt(kind) if spoils else bodies.of(kind))
        return Asked(seat, f"{self._name}-{self.asked}", operation) if operation else None

    def _ids(self, seat: str) -> dict[str, list[str]]:
        """What exists for a seat, by kind; what is its own five times as often, and the crowd itself not at all."""
        found: dict[str, list[str]] = {}
        seats = [one.seat for one in self.mirrors.values()]
        view, _ = self.log.view(self.partnership, seat)
        own = str([encode(one) for one in view.records() if one.audience not in (EVERYONE, FACILITATORS)])
        for one in view.records():
            if one.id not in seats:
                found.setdefault(one.kind, []).extend([one.id] * (5 if one.id in own else 1))
        return found

    def _settle(self, batch: list[Asked]) -> None:
        outcome = self.log.append(self.partnership, batch)
        for asked, answer in zip(batch, outcome.answers, strict=True):
            if answer.refused is None:
                self.accepted[asked.operation.kind] += 1
        self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        for mirror in self.mirrors.values():
            mirror.take(outcome)
        for who in [who for who, mirror in self.mirrors.items() if mirror.gone]:
            del self.mirrors[who]
            self._comes(who)

    def check(self) -> None:
        """The laws."""
        restarted = Log(self.database)
        for mirror in self.mirrors.values():
            assert mirror.now() == fresh(self.log, self.partnership, mirror.seat)
            assert mirror.now() == fresh(restarted, self.partnership, mirror.seat)
        assert self.log.verify(self.partnership)


def _parsed(kind: str, body: Json) -> Operation | None:
    try:
        return parse(kind, body)
    except Refused:
        return None


@pytest.mark.parametrize("number", seeds(1))
def test_the_laws_hold_for_every_kind_and_role(
    house: House, number: int, record_property: Callable[[str, object], None]
) -> None:
    left, accepted, asked = set(KINDS) - set(LEAVING) - OUT, Counter[str](), 0
    for more in range(CROWDS):
        crowd = Crowd(house, CROWDS * number + more)
        crowd.all_kinds()
        crowd.insist(sorted(left - set(crowd.accepted)))
        crowd.check()
        left -= set(crowd.accepted)
        accepted, asked = accepted + crowd.accepted, asked + crowd.asked
        if not left:
            break
    assert not left
    told = f"{asked} asked, {accepted.total()} accepted, of {len(accepted)} of {len(KINDS)} kinds"
    record_property("figure", told)


def test_what_is_left_to_other_tests_is_done_there() -> None:
    written = "".join(one.read_text() for one in (TESTS / "workshops").rglob("*.py"))
    written += "".join(one.read_text() for one in (TESTS / "server").rglob("*.py"))
    assert set(KINDS) >= OUT
    assert {one for one in OUT if f"{KINDS[one].__name__}(" not in written and f'"{one}"' not in written} == set()


def test_entries_that_were_not_sent_are_noticed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = Crowd(house, 999)
    came: list[Json] = []
    kept = Mirror._merge

    def forgetful(self: Mirror, stream: str, entry: Json) -> None:
        came.append(entry)
        # One alone may be made good by what follows.
        if len(came) % 20 == 0:
            self.numbers[stream] = entry["number"]
        else:
            kept(self, stream, entry)

    monkeypatch.setattr(Mirror, "_merge", forgetful)
    with pytest.raises(AssertionError):
        crowd.all_kinds()
