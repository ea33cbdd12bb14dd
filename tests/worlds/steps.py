"""How each secret happens, step by step, in one of two worlds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.worlds.world import World
from workshops import Actor, Changes, Operation, Stamp, View
from workshops.audiences import PROCUREMENT, organisation
from workshops.meeting.consent import consent
from workshops.meeting.records import MinorityView
from workshops.rules import is_door

Step = Callable[[World], None]
ASSENT: Final[dict[str, Any]] = {"version": consent()["version"], "data_read": True}


@dataclass(frozen=True, kw_only=True)
class Keep(Operation):
    """A record that one audience alone holds, as no operation of the product makes one yet."""

    stream: str
    words: str
    of: str

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = MinorityView(id=stamp.new_id(self.stream), audience=self.stream, of=self.of, words=self.words)
        return Changes.of(put=[made])


Keep.kind, Keep.allowed = "tests.keep", is_door


def nothing(world: World) -> None:
    """Nothing hidden happens."""


def does(name: str, kind: str, **body: object) -> Step:
    return lambda world: void(world.ask(name, kind, **body))


def void(_: object) -> None:
    return None


def score(**given: int) -> Step:
    return lambda world: void(world.ask("puffin", "hypotheses.score", round=world.first("hypotheses.round"), **given))


def kept_for(stream_of: Callable[[World], str], words: str) -> Step:
    def keep(world: World) -> None:
        of = world.first("hypotheses.hypothesis")
        world.door(Keep(stream=stream_of(world), words=words, of=of))

    return keep


def harbour(world: World) -> str:
    return organisation(world.organisations["Harbour"])


def procurement(world: World) -> str:
    return PROCUREMENT


def note(words: str, name: str = "puffin") -> Step:
    return does(name, "meeting.send_quietly", words=words)


def attention_on_ones_own(world: World) -> None:
    """Whoever looks at what only they hold is seen by nobody."""
    note("I need a break")(world)
    sent = next(one["id"] for one in world.peers["puffin"].streams[own(world)].values())
    world.says("puffin", "presence", record=sent, what="typing")


def own(world: World) -> str:
    return f"participant:{world.peers['puffin'].seat}"


def held_by(name: str) -> Step:
    def write(world: World) -> None:
        world.ask("sam", "meeting.set_room_rule", rule="moderation", on=True)
        world.ask(name, "outcomes.say", own_words="One key worker")
        world.ask("sam", "meeting.set_room_rule", rule="moderation", on=False)

    return write


def moderated(*words: str) -> Step:
    def write(world: World) -> None:
        world.ask("sam", "meeting.set_room_rule", rule="moderation", on=True)
        for one in words:
            world.ask("puffin", "outcomes.say", own_words=one)
        world.ask("sam", "meeting.set_room_rule", rule="moderation", on=False)

    return write


def concern(**told: str) -> Step:
    def tell(world: World) -> None:
        wren = world.browser("wren")
        if told:
            answer = wren.post(wren.at("/concerns"), {"id": repr(told)[:64], **told})
            assert answer.status_code == 201, answer.text
            world.network.settle()

    return tell


def worried_about(words: str) -> Step:
    """Something stood there, until somebody was worried about it."""

    def worry(world: World) -> None:
        said = world.ask("puffin", "outcomes.say", own_words=words)
        concern(about="record", record=said)(world)

    return worry


def hidden(words: str) -> Step:
    def hide(world: World) -> None:
        world.ask("sam", "meeting.hide", record=world.ask("puffin", "outcomes.say", own_words=words))

    return hide


def taken_back(words: str) -> Step:
    return lambda world: void(
        world.ask("puffin", "outcomes.withdraw", of=world.ask("puffin", "outcomes.say", own_words=words))
    )


def erased(words: str) -> Step:
    def erase(world: World) -> None:
        world.ask("bird3", "outcomes.say", own_words=words)
        world.ask("bird3", "meeting.send_quietly", words=words)
        world.ask("bird3", "meeting.erase_own")

    return erase


def knocks(*names: str) -> Step:
    def come(world: World) -> None:
        for name in names:
            heard = world.knocks(name).heard
            assert len(heard) == 1 and "welcome" in heard[0], "who waits hears of nothing"

    return come


def turned_away(world: World) -> None:
    redpoll = world.knocks("redpoll")
    world.ask("sam", "meeting.turn_away", waiting=redpoll.seat)


def silent_round(*words: str) -> Step:
    def write(world: World) -> None:
        opened = world.ask("sam", "cards.open_round", question="What helps?")
        for one in words:
            world.ask("puffin", "cards.write", round=opened, words=one)

    return write


def drew(shows: str) -> Step:
    def draw(world: World) -> None:
        drawn = {"drawing": [[0, *(len(shows) * at % 300 for at in range(12))]], "shows": shows}
        opened = world.ask("sam", "cards.open_round", question="What helps?")
        world.ask("puffin", "cards.write", round=opened, words="This", **drawn)

    return draw


def drew_and_hid(shows: str) -> Step:
    def draw(world: World) -> None:
        drawn = {"drawing": [[0, *(len(shows) * at % 300 for at in range(12))]], "shows": shows, "picture": "danger"}
        said = world.ask("puffin", "hypotheses.propose", think="Look", **drawn)
        world.ask("sam", "meeting.hide", record=said)

    return draw


def card(world: World, words: str) -> str:
    """A card with these words, put up by the facilitator."""
    opened = world.ask("sam", "cards.open_round", question=words)
    world.ask("sam", "cards.reveal", round=opened)
    return world.ask("sam", "cards.add", round=opened, words=words)


def poll(dots: int) -> Step:
    def choose(world: World) -> None:
        options = [card(world, "Red"), card(world, "Blue")]
        opened = world.ask("sam", "cards.open_poll", question="Which?", way="dots", options=options, budget=3)
        world.ask("puffin", "cards.give_dots", poll=opened, option=options[0], count=dots)
        world.ask("sam", "cards.close_poll", poll=opened)

    return choose


def grouping(agrees: bool | None) -> Step:
    def group(world: World) -> None:
        said = [world.ask("puffin", "outcomes.say", own_words=words) for words in ("A safe home", "Somewhere warm")]
        asked = world.ask("sam", "outcomes.group", outcomes=said[:1], into=said[1])
        if agrees is not None:
            world.ask("puffin", "outcomes.agree_grouping", grouping=asked, outcome=said[0], agrees=agrees)

    return group


def mute(world: World) -> None:
    world.ask("sam", "meeting.mute", seat=world.peers["puffin"].seat)


def permitted(given_by: str) -> Step:
    return lambda world: void(
        world.ask("sam", "meeting.note_permission", seat=world.peers["puffin"].seat, given_by=given_by)
    )


def register_opened(world: World) -> None:
    maryam = world.browser("maryam")
    assert maryam.post(maryam.at("/register/open"), {"why": "concern", "reason": "A child"}).status_code == 200
    world.network.settle()


def took_along(world: World) -> None:
    lena = world.browser("lena")
    assert lena.get(lena.at("/exports/outcomes.md")).status_code == 200
    world.network.settle()


def refused_try(world: World) -> None:
    world.ask("puffin", "meeting.remove_seat", seat=world.peers["sam"].seat)
