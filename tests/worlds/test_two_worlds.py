"""Two worlds that differ only in something hidden look the same to whoever may not see it.

Each pair of worlds runs the same visible script with the same key, chance and clock; one hidden thing differs. Every
entry, answer, snapshot and refusal that the onlooker receives must be equal, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from server.store.models import Asked
from tests.convergence.network import Network
from tests.wire.peer import Json, Peer
from workshops import Operation
from workshops.audiences import EVERYONE
from workshops.codec import encode
from workshops.meeting.partnership import Found
from workshops.meeting.people import AddGroup, TakeSeat
from workshops.meeting.safeguarding import TellOfConcern

NOON = "2026-03-01T12:00:00.000Z"


class Recorder(Peer):
    """A peer that keeps every byte it was sent."""

    def __init__(self, partnership: str) -> None:
        super().__init__(partnership)
        self.heard: list[str] = []

    def receive(self, event: str, message: Json) -> None:
        if event == "entries":
            for entry in message["entries"]:
                self.heard.append(json.dumps(["entry", message["stream"], entry], sort_keys=True))
        else:
            self.heard.append(json.dumps([event, message], sort_keys=True))
        super().receive(event, message)


class World:
    """A facilitator, an onlooker, and five others of one group, of whom the first one has a secret."""

    def __init__(self, data_dir: Path) -> None:
        data_dir.mkdir()
        self.network = Network(f"sqlite:///{data_dir / 'world.db'}", data_dir, 1)
        self.door(Found(name="A safe place to live"))
        group = self.door(AddGroup(name="Young people", thread="young_people"))
        self.sam = self.joins("Sam", "facilitator", group)
        self.secretive = self.joins("Puffin", "contributor", group)
        self.onlooker = self.joins("Otter", "contributor", group)
        self.others = [self.joins(f"Bird {n}", "contributor", group) for n in range(4)]

    def door(self, operation: Operation) -> str:
        name = f"door-{len(self.network.lines)}-{operation!r}"[:60]
        asked = Asked("door", name, operation)
        return self.network.context.log.append(self.network.partnership, [asked]).answers[0].made[0]

    def joins(self, nickname: str, role: str, group: str) -> Recorder:
        seat = self.door(TakeSeat(nickname=nickname, roles=(role,), group=group))
        peer = Recorder(self.network.partnership)
        self.network.open(seat, peer)
        self.network.settle()
        return peer

    def ask(self, peer: Peer, kind: str, **body: object) -> None:
        peer.ask(kind, **body)
        self.network.settle()

    def card(self, words: str) -> str:
        """A card with these words, put up by the facilitator."""
        self.ask(self.sam, "cards.open_round", question=words)
        self.ask(self.sam, "cards.reveal", round=self.last("cards.round"))
        self.ask(self.sam, "cards.add", round=self.last("cards.round"), words=words)
        return self.last("cards.card")

    def last(self, kind: str) -> str:
        return [str(one["id"]) for one in self.sam.streams[EVERYONE].values() if one["kind"] == kind][-1]

    def first(self, kind: str) -> str:
        return next(str(one["id"]) for one in self.sam.streams[EVERYONE].values() if one["kind"] == kind)


Secret = Callable[[World], None]


def play(world: World, secret: Secret) -> None:
    """The visible script, with the secret in its middle."""
    world.ask(world.sam, "meeting.set_room_rule", rule="waiting_room", on=True)
    world.ask(world.sam, "hypotheses.fix_rule", agrees_from=60, share=60, low_words="Disagree", high_words="Agree")
    world.ask(world.others[0], "hypotheses.propose", think="We get passed around")
    world.ask(world.sam, "hypotheses.open_round", hypothesis=world.first("hypotheses.hypothesis"))
    secret(world)
    world.ask(world.onlooker, "hypotheses.propose", think="Nobody calls back")
    world.ask(world.onlooker, "hypotheses.score", round="0" * 16, value=50)
    world.ask(world.onlooker, "hypotheses.score", round=world.first("hypotheses.round"), value=50)
    world.network.open(world.onlooker.seat, world.onlooker)
    world.network.settle()
    newcomer = Recorder(world.network.partnership)
    world.network.open(world.onlooker.seat, newcomer)
    world.network.settle()
    world.onlooker.heard.extend(newcomer.heard)
    world.onlooker.heard.append(everything_exportable(world))


def everything_exportable(world: World) -> str:
    view, moment = world.network.context.log.view(world.network.partnership, world.onlooker.seat)
    return json.dumps([moment, *(encode(one) for one in view.records())], sort_keys=True)


def nothing(world: World) -> None:
    """Nothing hidden happens."""


def score(value: int) -> Secret:
    return lambda world: world.ask(
        world.secretive, "hypotheses.score", round=world.first("hypotheses.round"), value=value
    )


def weight(importance: int, confidence: int) -> Secret:
    return lambda world: world.ask(
        world.secretive,
        "hypotheses.score",
        round=world.first("hypotheses.round"),
        importance=importance,
        confidence=confidence,
    )


def asked_to_group(world: World) -> None:
    for words in ("A safe home", "Somewhere warm"):
        world.ask(world.secretive, "outcomes.say", own_words=words)
    said = [str(one["id"]) for one in world.sam.streams[EVERYONE].values() if one["kind"] == "outcomes.outcome"]
    world.ask(world.sam, "outcomes.group", outcomes=said[:1], into=said[1])


def declined_grouping(world: World) -> None:
    asked_to_group(world)
    grouping, outcome = world.first("outcomes.grouping"), world.first("outcomes.outcome")
    world.ask(world.secretive, "outcomes.agree_grouping", grouping=grouping, outcome=outcome, agrees=False)


def note(words: str) -> Secret:
    return lambda world: world.ask(world.secretive, "meeting.send_quietly", words=words)


def knocks(*nicknames: str) -> Secret:
    def come(world: World) -> None:
        for nickname in nicknames:
            seat = world.door(TakeSeat(nickname=nickname, roles=("contributor",), by_code=True))
            waiting = Recorder(world.network.partnership)
            world.network.open(seat, waiting)
            world.network.settle()
            assert all(json.loads(one)[0] == "welcome" for one in waiting.heard), "who waits hears of nothing"

    return come


def turned_away(world: World) -> None:
    waiting = world.door(TakeSeat(nickname="Heron", roles=("contributor",), by_code=True))
    world.ask(world.sam, "meeting.turn_away", waiting=waiting)


def muted(world: World) -> None:
    world.ask(world.sam, "meeting.mute", seat=world.secretive.seat)


def silent_round(*words: str) -> Secret:
    def write(world: World) -> None:
        world.ask(world.sam, "cards.open_round", question="What helps?")
        for one in words:
            world.ask(world.secretive, "cards.write", round=world.first("cards.round"), words=one)

    return write


def poll(dots: int) -> Secret:
    def choose(world: World) -> None:
        options = [world.card("Red"), world.card("Blue")]
        world.ask(world.sam, "cards.open_poll", question="Which?", way="dots", options=options, budget=3)
        chosen = {"poll": world.first("cards.poll"), "option": options[0], "count": dots}
        world.ask(world.secretive, "cards.give_dots", **chosen)
        world.ask(world.sam, "cards.close_poll", poll=world.first("cards.poll"))

    return choose


def moderated(*words: str) -> Secret:
    def write(world: World) -> None:
        world.ask(world.sam, "meeting.set_room_rule", rule="moderation", on=True)
        for one in words:
            world.ask(world.secretive, "outcomes.say", own_words=one)
        world.ask(world.sam, "meeting.set_room_rule", rule="moderation", on=False)

    return write


def concern(*raised: str) -> Secret:
    def raise_all(world: World) -> None:
        lead = world.joins("Maryam", "safeguarding_lead", "")
        for one in raised:
            told = Asked("door", one, TellOfConcern(concern=one, about="seen"))
            world.network.context.log.append(world.network.partnership, [told])
        world.network.open(lead.seat, lead)
        world.network.settle()
        assert sum("meeting.concern_notice" in one for one in lead.heard) == bool(raised)

    return raise_all


def refused_try(world: World) -> None:
    world.ask(world.secretive, "meeting.remove_seat", seat=world.sam.seat)


PAIRS = {
    "another private score": (score(5), score(95)),
    "another importance beside a score": (weight(5, 90), weight(95, 10)),
    "a grouping was declined, or not answered": (asked_to_group, declined_grouping),
    "a private score, or none": (nothing, score(80)),
    "another quiet note": (note("Too loud"), note("Can we do this without the social workers?")),
    "a quiet note, or none": (nothing, note("I need a break")),
    "a refused try, or none": (nothing, refused_try),
    "somebody waits, or nobody": (nothing, knocks("Heron", "Wren")),
    "somebody was turned away, or nobody came": (nothing, turned_away),
    "somebody is muted, or nobody": (nothing, muted),
    "a private card, or none": (silent_round(), silent_round("One key worker", "And a phone")),
    "a contribution that waits, or none": (moderated(), moderated("One key worker")),
    "a concern about what was seen, or none": (concern(), concern("c1")),
    "a few dots, or one": (poll(3), poll(1)),
}


@pytest.fixture(autouse=True)
def same_key_and_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.store.database.secrets.token_hex", lambda size: "ab" * size)
    monkeypatch.setattr("server.store.log.secrets.token_hex", lambda size: "cd" * size)
    monkeypatch.setattr("server.store.log.secrets.randbits", lambda size: 7)
    for place in ("log", "answers"):
        monkeypatch.setattr(f"server.store.{place}.now", lambda: NOON)
    monkeypatch.setattr("server.live.receive.now", lambda: NOON)


@pytest.mark.parametrize("pair", PAIRS)
def test_an_onlooker_receives_the_same_bytes(tmp_path: Path, pair: str) -> None:
    heard = []
    for name, secret in zip(("one", "other"), PAIRS[pair], strict=True):
        world = World(tmp_path / name)
        play(world, secret)
        heard.append(world.onlooker.heard)
    assert heard[0] == heard[1]
    assert len(heard[0]) > 10


def test_the_secretive_one_does_see_a_difference(tmp_path: Path) -> None:
    heard = []
    for name, secret in zip(("one", "other"), PAIRS["another private score"], strict=True):
        world = World(tmp_path / name)
        play(world, secret)
        heard.append(world.secretive.heard)
    assert heard[0] != heard[1]


def test_a_shown_word_does_make_a_difference(tmp_path: Path) -> None:
    heard = []
    for name, think in (("one", "Waits are long"), ("other", "Waits are short")):
        world = World(tmp_path / name)
        play(world, lambda there, words=think: there.ask(there.secretive, "hypotheses.propose", think=words))  # type: ignore[misc]
        heard.append(world.onlooker.heard)
    assert heard[0] != heard[1]
